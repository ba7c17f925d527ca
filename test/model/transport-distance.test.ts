import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import type { TransportModel } from '../../src/model/transport-distance/model.js';
import { parseAmount } from '../../src/money/amount.js';
import { runsOf, timeFor } from '../support/runs.js';

const shared = { schemaVersion: 1, kind: 'transport-distance', period: 'year' } as const;
// No report publishes a rate: these are ours.
const rates = [
  { schoolType: 'special', fromMiles: 0, toMiles: 5, perMile: '0.60' },
  { schoolType: 'special', fromMiles: 5, toMiles: 20, perMile: '0.45' },
  { schoolType: 'mainstream', fromMiles: 2, toMiles: null, perMile: '0.40' },
];
const perMile: TransportModel = { ...shared, basis: 'per-mile', rates, legsPerDay: 2, days: 190 };
const flat: TransportModel = {
  ...shared,
  basis: 'flat-per-band',
  rates: [
    { schoolType: 'special', fromMiles: 0, toMiles: 5, amount: '900' },
    { schoolType: 'special', fromMiles: 5, toMiles: null, amount: '2000' },
  ],
};
const one = (schoolType: string, miles: number | string, more: object = {}) => ({
  caseId: 'c',
  schoolType,
  miles,
  ...more,
});
const budget = (model: TransportModel, given: ReturnType<typeof one>) => allocate(model, given).indicative;

describe('a personal transport budget', () => {
  it('is the rate for distance and type of school times miles, journeys and days', () => {
    // 0.45 x 7.3 x 2 x 190 = 1,248.30; 0.40 x 10 x 2 x 190 = 1,520
    expect(budget(perMile, one('special', '7.3'))).toBe('1248.30');
    expect(budget(perMile, one('mainstream', 10))).toBe('1520.00');
  });

  it("takes a case's own journeys and days before the model's", () => {
    // 0.60 x 4 x 4 legs x 100 days = 960
    expect(budget(perMile, one('special', 4, { legsPerDay: 4, days: 100 }))).toBe('960.00');
  });

  it('is a flat amount where that is the basis, whatever the journeys', () => {
    expect(budget(flat, one('special', 4.999))).toBe('900.00');
    expect(budget(flat, one('special', 5))).toBe('2000.00');
  });

  it('puts a distance on the edge into the band that begins there', () => {
    // 5 miles: 0.45 x 5 x 380 = 855, not 0.60 x 5 x 380 = 1,140
    expect(budget(perMile, one('special', 5))).toBe('855.00');
  });

  it('warns of a fall at the edge of a band, and only there', () => {
    const warningsOf = (model: TransportModel, miles: number | string) =>
      allocate(model, one('special', miles)).warnings.map(({ code, details }) => [code, details?.percentLess]);
    // Just short of 5 miles: 0.60 x 5 = 3.00 a journey. 0.45 x 5 = 2.25 is 25 % less, 0.45 x 6 = 2.70 is 10 % less.
    expect(allocate(perMile, one('special', 6)).warnings).toEqual([
      {
        code: 'band-edge-fall',
        message:
          'a family just short of 5 miles gets more: at 6 miles it is 10.0 per cent less; check the rates at the edge of the band',
        caseId: 'c',
        details: { edge: '5', miles: '6', percentLess: '10.0' },
      },
    ]);
    expect(warningsOf(perMile, 5)).toEqual([['band-edge-fall', '25.0']]);
    // 0.45 x 6.67 = 3.0015
    expect([4.99, '6.67', 10].flatMap((miles) => warningsOf(perMile, miles))).toEqual([]);
    expect([4, 5, 30].flatMap((miles) => warningsOf(flat, miles))).toEqual([]);
    const falling: TransportModel = {
      ...shared,
      basis: 'flat-per-band',
      rates: [
        { schoolType: 'special', fromMiles: 0, toMiles: 5, amount: '900' },
        { schoolType: 'special', fromMiles: 5, toMiles: 9, amount: '1000' },
        { schoolType: 'special', fromMiles: 9, toMiles: null, amount: '800' },
        { schoolType: 'mainstream', fromMiles: 0, toMiles: 2, amount: '5000' },
      ],
    };
    // 800 against 1,000, the most of what is nearer
    expect(warningsOf(falling, 12)).toEqual([['band-edge-fall', '20.0']]);
    expect(warningsOf(falling, 8)).toEqual([]);
  });

  it('warns exactly where somebody nearer gets more', { timeout: timeFor(runsOf(100)) }, () => {
    const miles = fc.integer({ min: 0, max: 190 });
    fc.assert(
      fc.property(fc.tuple(miles, fc.nat(99), fc.nat(99)), ([tenths, near, far]) => {
        const perPound = (pence: number) => `0.${`${pence}`.padStart(2, '0')}`;
        const model: TransportModel = {
          ...perMile,
          rates: [
            { schoolType: 'special', fromMiles: 0, toMiles: 5, perMile: perPound(near) },
            { schoolType: 'special', fromMiles: 5, toMiles: 20, perMile: perPound(far) },
          ],
        };
        const falls = tenths >= 50 && near * 50 > far * tenths;
        const { warnings } = allocate(model, one('special', tenths / 10));
        expect(warnings.some(({ code }) => code === 'band-edge-fall')).toBe(falls);
      }),
      { numRuns: runsOf(100), seed: 11 },
    );
  });

  it('refers a distance without a rate to costing, and names a type of school that it does not know', () => {
    for (const miles of [20, 25]) {
      expect(allocate(perMile, one('special', miles))).toMatchObject({ status: 'refer-to-costing', indicative: null });
    }
    expect(allocate(perMile, one('mainstream', 1)).warnings.map(({ code }) => code)).toEqual(['no-rate']);
    expect(() => allocate(perMile, one('nursery', 1))).toThrow(
      'expected one of "special", "mainstream", not "nursery"',
    );
  });

  it('shows miles with their rate', () => {
    // 7.3 x 380 = 2,774 miles
    const { quantities } = allocate(perMile, one('special', '7.3'));
    expect(quantities).toEqual([{ quantity: '2774', unit: 'mile', per: 'year', rate: '0.45' }]);
  });

  it('has no rate, no journeys and no days of its own', () => {
    const noRate = [{ schoolType: 'special', fromMiles: 0, toMiles: null }] as unknown as typeof rates;
    expect(() => allocate({ ...perMile, rates: noRate }, one('special', 1))).toThrow(
      'no report publishes a mileage rate',
    );
    const bare: TransportModel = { ...shared, basis: 'per-mile', rates };
    expect(() => allocate(bare, one('special', 1))).toThrow('how many journeys a day are paid for?');
    expect(() => allocate(bare, one('special', 1, { legsPerDay: 2 }))).toThrow('how many days in a year?');
  });

  it('refuses bands that overlap or end before they begin', () => {
    const band = (fromMiles: number, toMiles: number) => ({ schoolType: 'special', fromMiles, toMiles, perMile: 1 });
    const withRates = (own: ReturnType<typeof band>[]) => () => allocate({ ...perMile, rates: own }, one('special', 1));
    expect(withRates([band(0, 5), band(4, 9)])).toThrow('4 miles is within the band of rates[0]');
    expect(withRates([band(5, 5)])).toThrow('ends farther away');
  });

  it('is paid in instalments that add up to it, the odd pennies first or last as chosen', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    const paid = (leftover: 'first' | 'last') =>
      allocate({ ...flat, payments: { number: 7, leftover } }, one('special', 1)).payments;
    // 900 / 7 = 128.571...: 7 x 128.57 = 899.99 and a penny is left
    expect(paid('first')).toEqual(['128.58', ...Array(6).fill('128.57')]);
    expect(paid('last')).toEqual([...Array(6).fill('128.57'), '128.58']);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 366 }), fc.integer({ min: 0, max: 499_999 }), (number, micro) => {
        const given = one('special', micro / 1e5);
        const { payments = [], indicative } = allocate({ ...perMile, payments: { number } }, given);
        const pence = payments.map((payment) => parseAmount(payment));
        expect(pence).toHaveLength(number);
        expect(pence.reduce((sum, part) => sum + part, 0n)).toBe(parseAmount(indicative ?? ''));
        expect(Number((pence[0] ?? 0n) - (pence.at(-1) ?? 0n))).toBeLessThanOrEqual(1);
      }),
      { numRuns: runsOf(100), seed: 15_165 },
    );
  });
});
