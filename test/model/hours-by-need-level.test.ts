import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { hoursOfBudget } from '../../src/model/hours-by-need-level/hours-of.js';
import type { HoursModel } from '../../src/model/hours-by-need-level/model.js';
import { parseAmount } from '../../src/money/amount.js';
import { runsOf, timeFor } from '../support/runs.js';

// IBSEN Table C.5 prints £15.54 as the mean hourly cost of the pilot sites; the hours are ours.
const model: HoursModel = {
  schemaVersion: 1,
  kind: 'hours-by-need-level',
  period: 'year',
  levels: [
    { id: 'some', hours: '3.5' },
    { id: 'high', hours: 20 },
  ],
  hoursPer: 'week',
  ratePerHour: '15.54',
  convention: '52-weeks',
};

describe('hours by level of need', () => {
  it('multiplies the hours of the level by the weeks and the rate', () => {
    // 20 x 52 x 15.54 = 16,161.60; 3.5 x 52 x 15.54 = 2,828.28
    expect(allocate(model, { caseId: 'a', level: 'high' }).indicative).toBe('16161.60');
    expect(allocate(model, { caseId: 'a', level: 'some' }).indicative).toBe('2828.28');
  });

  it('shows the rate wherever it shows hours', () => {
    const { quantities } = allocate(model, { caseId: 'a', level: 'some' });
    expect(quantities).toEqual([{ quantity: '3.5', unit: 'hour', per: 'week', rate: '15.54' }]);
  });

  it('has no rate, no hours and no convention of its own', () => {
    const without = (key: keyof HoursModel) =>
      Object.fromEntries(Object.entries(model).filter(([name]) => name !== key));
    const one = { caseId: 'a', level: 'high' };
    expect(() => allocate(without('ratePerHour') as HoursModel, one)).toThrow(
      'model.ratePerHour: is missing; no report',
    );
    expect(() => allocate(without('convention') as HoursModel, one)).toThrow('how many of a week make a year?');
    const levels = [{ id: 'high' }] as unknown as HoursModel['levels'];
    expect(() => allocate({ ...model, levels }, one)).toThrow('model.levels[0].hours: is missing');
  });

  it('calls a missing rate a choice that is needed', () => {
    const { ratePerHour: _, ...without } = model;
    const act = () => allocate(without as HoursModel, { caseId: 'a', level: 'high' });
    expect(act).toThrow(expect.objectContaining({ code: 'choice-needed', path: ['model', 'ratePerHour'] }));
  });

  it('names a level that it does not know', () => {
    expect(() => allocate(model, { caseId: 'a', level: 'huge' })).toThrow(
      'case.level: no level of need is called "huge"',
    );
  });

  it("makes the Independent Living Fund's weekly thresholds yearly ones by 52 weeks (IBSEN 8.6)", () => {
    const yearly = (hours: number, ratePerHour: string) =>
      allocate({ ...model, levels: [{ id: 'x', hours }], ratePerHour }, { caseId: 'a', level: 'x' }).indicative;
    const published = readFileSync('fixtures/published/ibsen/ilf-thresholds.json', 'utf8');
    expect(published).toContain('10400');
    expect(published).toContain('16640');
    expect(yearly(20, '10')).toBe('10400.00');
    expect(yearly(20, '16')).toBe('16640.00');
  });

  it('never says that a budget buys more hours than it pays for', { timeout: timeFor(runsOf(100)) }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e8 }), fc.integer({ min: 1, max: 1e5 }), (pence, rate) => {
        const options = { amount: pence / 100, period: 'week', hoursPer: 'week', ratePerHour: rate / 100 } as const;
        const { quantity } = hoursOfBudget(options);
        const hundredths = parseAmount(quantity);
        expect(hundredths * BigInt(rate)).toBeLessThanOrEqual(BigInt(pence) * 100n);
        expect((hundredths + 1n) * BigInt(rate)).toBeGreaterThan(BigInt(pence) * 100n);
      }),
      { numRuns: runsOf(100), seed: 15_154 },
    );
  });

  it('refuses to read a budget as hours at a rate of £0', () => {
    const options = { amount: 1, period: 'week', hoursPer: 'week', ratePerHour: 0 } as const;
    expect(() => hoursOfBudget(options)).toThrow('division by 0');
  });
});
