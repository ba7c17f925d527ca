import { describe, expect, test } from 'vitest';
import { calibrationValue } from '../../src/costing/calibration-value.js';
import { costPackage } from '../../src/costing/cost-package.js';
import { costPackages } from '../../src/costing/cost-packages.js';
import type { LineInput } from '../../src/costing/line/line.js';
import type { CostOptions } from '../../src/costing/options.js';
import type { PackageInput } from '../../src/costing/package/package.js';
import type { PackageCost } from '../../src/costing/package/result.js';
import { isRasError } from '../../src/errors.js';

const yearly = (id: string, amount: string, rest: Partial<LineInput> = {}): LineInput => ({
  id,
  amount,
  per: 'year',
  ...rest,
});
const cost = (lines: LineInput[], options: CostOptions = {}, rest: Partial<PackageInput> = {}) =>
  costPackage({ caseId: 'c', kind: 'plan', lines, ...rest }, options);
const codes = (lines: LineInput[], rest: Partial<PackageInput> = {}, options: CostOptions = {}) =>
  cost(lines, options, { needs: [], ...rest }).warnings.map((warning) => warning.code);

function code(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (isRasError(error)) return error.code;
    throw error;
  }
  return 'no problem';
}

describe('part of a year (W10)', () => {
  const october = [yearly('a', '10000', { startsOn: '2026-10-01' })];
  const year = (by: 'days' | 'months'): CostOptions => ({ year: { startsOn: '2026-04-01', by } });

  test('10,000 from 1 October costs 4,986.30 by days and 5,000.00 by months, and 10,000 in a full year', () => {
    // 182/365 x 10,000 = 4,986.301...
    expect(cost(october, year('days')).inside).toMatchObject({ inYear: '4986.30', total: '10000.00' });
    expect(cost(october, year('months')).inside.inYear).toBe('5000.00');
    expect(cost(october, year('days')).nextYear.withContingency).toBe('10000.00');
  });

  test('no year asked for means no in-year cost, not £0', () => expect(cost(october).inside.inYear).toBeNull());

  test('a line without dates takes those of its plan', () => {
    expect(cost([yearly('a', '10000')], year('months'), { startsOn: '2026-10-01' }).inside.inYear).toBe('5000.00');
  });

  test('a line that ends in the year is not in the base of the next', () => {
    const lines = [yearly('a', '1200', { endsOn: '2026-06-30' }), yearly('b', '100')];
    const result = cost(lines, year('months'));
    expect(result.inside).toMatchObject({ total: '1300.00', inYear: '400.00' });
    expect(result.nextYear).toMatchObject({ withContingency: '100.00', ended: ['a'] });
  });

  test('a one-off counts in the year in which it is bought', () => {
    const bought = (startsOn: string): LineInput[] => [{ id: 'a', kind: 'one-off', amount: '415', startsOn }];
    expect(cost(bought('2026-12-01'), year('days')).inside).toMatchObject({ oneOff: '415.00', inYear: '415.00' });
    const before = cost(bought('2025-12-01'), year('days'));
    expect(before.inside).toMatchObject({ oneOff: '0.00', inYear: '0.00', lines: 0 });
    expect(before.leftOut).toEqual([{ line: 'a', reason: 'bought on 2025-12-01, outside the year' }]);
  });

  test('on a day, only the lines that run then are in the full-year cost', () => {
    const lines = [
      yearly('old rate', '1000', { service: 'respite', endsOn: '2026-09-30' }),
      yearly('new rate', '1200', { service: 'respite', startsOn: '2026-10-01' }),
    ];
    expect(codes(lines)).toContain('lines-in-succession');
    expect(cost(lines).inside.total).toBe('2200.00');
    const current = cost(lines, { onDay: '2026-11-01' });
    expect(current.inside.total).toBe('1200.00');
    expect(current.leftOut).toEqual([{ line: 'old rate', reason: 'ended on 2026-09-30' }]);
    expect(current.warnings.map((warning) => warning.code)).toEqual(['needs-not-stated']);
  });
});

describe('gross and net', () => {
  const lines = [yearly('a', '100', { basis: 'gross' }), yearly('b', '80', { basis: 'net' })];

  test('are not added without a choice', () => expect(code(() => cost(lines))).toBe('choice-needed'));

  test('the other kind is listed as without a price when one is chosen', () => {
    const result = cost(lines, { basis: 'gross' });
    expect(result.value).toEqual({ status: 'incomplete', pricedLines: '100.00', period: 'year', unpriced: ['b'] });
    expect(result.basis).toBe('gross');
  });

  test('each counts as it is stated when that is chosen', () => {
    expect(cost(lines, { basis: 'as-stated' })).toMatchObject({ basis: 'as-stated', inside: { total: '180.00' } });
  });

  test('the result says which it is', () => {
    expect(cost([yearly('a', '1')], {}, { basis: 'net' }).basis).toBe('net');
    expect(cost([yearly('a', '1')]).basis).toBe('not-stated');
  });

  test('a line of £0 is both', () => {
    expect(cost([yearly('a', '1', { basis: 'net' }), yearly('b', '0', { basis: 'gross' })]).basis).toBe('net');
  });

  test('amounts that do not say are added with a warning', () => {
    expect(codes([yearly('a', '1', { basis: 'net' }), yearly('b', '1')])).toContain('basis-not-stated');
  });
});

describe('warnings', () => {
  const serves = ['sleep'];
  const needs = [{ id: 'sleep' }];

  test('an assessed need that no line serves', () => {
    expect(codes([], { needs })).toEqual(['no-lines', 'need-without-line']);
    expect(codes([yearly('a', '0', { serves })], { needs })).toEqual([]);
    expect(codes([{ id: 'a', serves, kind: 'contingency', amount: '5', per: 'year' }], { needs })).toEqual([
      'need-without-line',
    ]);
  });

  test('a need that is met elsewhere is recorded and not asked for', () => {
    expect(
      codes([yearly('a', '0', { serves })], { needs: [...needs, { id: 'physio', signpostedTo: 'health' }] }),
    ).toEqual([]);
  });

  test('a line that serves no need; insurance and contingency have none of their own', () => {
    expect(codes([yearly('a', '5')])).toEqual(['line-without-need']);
    expect(
      codes([yearly('a', '5', { role: 'employers-insurance' }), yearly('b', '5', { kind: 'contingency' })]),
    ).toEqual([]);
  });

  test('a personal assistant without insurance, and wages without on-costs', () => {
    const pa = yearly('pa', '4095', { role: 'personal-assistant', serves });
    expect(codes([pa], { needs })).toEqual(['pa-without-insurance', 'wages-without-on-costs']);
    const insured = [pa, yearly('i', '135', { role: 'employers-insurance' })];
    expect(codes(insured, { needs })).toEqual(['wages-without-on-costs']);
    expect(codes([...insured, yearly('o', '500', { role: 'on-costs' })], { needs })).toEqual([]);
    expect(codes([yearly('w', '5', { role: 'wage', includesOnCosts: true, serves })], { needs })).toEqual([]);
  });

  test('the name of a line is never taken for its role', () => {
    expect(codes([yearly('a', '5', { name: 'PA wages', serves })], { needs })).toEqual([]);
  });

  test('criteria that a plan is recorded as not meeting', () => {
    const record = { reviewOn: '2027-03-01', criteria: { stayInControl: false, makeItHappen: true } };
    const result = cost([yearly('a', '5')], {}, { record });
    expect(result.warnings.map(({ message }) => message)).toContain('the plan does not meet: stayInControl');
    expect(result.record?.reviewOn).toBe('2027-03-01');
  });
});

describe('rounding', () => {
  const thirds = ['a', 'b', 'c'].map((id): LineInput => ({ id, quantity: '0.335', unit: 'item', price: '1' }));

  test('each line goes to the penny, half up, and the total adds up the rounded lines', () => {
    // 0.335 -> 0.34, three times
    expect(cost(thirds).inside.total).toBe('1.02');
  });

  test('once at the end on request', () => {
    // 1.005 -> 1.01
    const once = cost(thirds, { rounding: 'once' });
    expect(once.inside.total).toBe('1.01');
    expect(calibrationValue(once).amount).toBe('1.01');
    expect(cost(thirds, { rounding: 'once', roundingMode: 'down' }).inside.total).toBe('1.00');
  });
});

test('what the authority delivers through its own contracts comes off the money (RR232 4.18)', () => {
  const result = cost([yearly('a', '300', { inKind: true }), yearly('b', '700')]);
  expect([result.inside.total, result.inKind, result.asMoney]).toEqual(['1000.00', '300.00', '700.00']);
});

describe('the value that calibrates a model', () => {
  const lines = [
    yearly('a', '100'),
    yearly('ilf', '50', { payer: 'ilf' }),
    yearly('plan', '20', { role: 'support-planning' }),
    { id: 'new', name: 'a new idea' },
  ];

  test('is no number while a line has no price, and is not £0', () => {
    expect(calibrationValue(cost(lines))).toMatchObject({ status: 'incomplete', amount: null, pricedLines: '120.00' });
  });

  test('leaves lines without a price out only when asked, and says so', () => {
    const value = calibrationValue(cost(lines), { unpriced: 'leave-out' });
    expect(value).toMatchObject({ status: 'without-unpriced-lines', amount: '120.00' });
    expect(value.leftOut).toEqual([
      { reason: 'unpriced', lines: ['new'], amount: '0.00' },
      { reason: 'payer', lines: ['ilf'], amount: '50.00' },
    ]);
  });

  test('can hold another stream, and leave out planning', () => {
    const options = { unpriced: 'leave-out', payers: ['budget', 'ilf'], withoutRoles: ['support-planning'] } as const;
    expect(
      calibrationValue(cost(lines), {
        ...options,
        payers: [...options.payers],
        withoutRoles: [...options.withoutRoles],
      }).amount,
    ).toBe('150.00');
  });

  test('comes from a cost and from nothing else', () => {
    expect(code(() => calibrationValue(null as unknown as PackageCost))).toBe('invalid');
    expect(code(() => calibrationValue({ lines: [null] } as unknown as PackageCost))).toBe('invalid');
  });

  test('is the same from a stored cost', () => {
    const stored = JSON.parse(JSON.stringify(cost(lines)));
    expect(calibrationValue(stored)).toEqual(calibrationValue(cost(lines)));
  });
});

describe('many packages', () => {
  test('control totals come with them', () => {
    const { control, costs } = costPackages([
      { caseId: 'a', kind: 'package', lines: [yearly('1', '100'), yearly('2', '50', { payer: 'school' })] },
      { caseId: 'b', kind: 'package', lines: [{ id: '1', amount: '15', kind: 'one-off' }, { id: '2' }] },
    ]);
    expect(costs.map(({ caseId }) => caseId)).toEqual(['a', 'b']);
    expect(control).toEqual({
      packages: 2,
      lines: 4,
      linesByPayer: 4,
      linesWithoutPrice: 1,
      linesLeftOut: 0,
      incomplete: 1,
      recurring: '100.00',
      oneOff: '15.00',
      contingency: '0.00',
      total: '115.00',
      outside: '50.00',
    });
  });

  test('the problems of all are told at once, with their package', () => {
    const bad = (caseId: string): PackageInput => ({ caseId, kind: 'package', lines: [{ id: 'x', amount: 1 }] });
    try {
      costPackages([bad('a'), { ...bad('b'), lines: [] }, bad('c')]);
      expect.unreachable();
    } catch (error) {
      if (!isRasError(error)) throw error;
      expect(error.problems.map(({ path }) => path)).toEqual([
        ['packages', 0, 'lines', 0, 'per'],
        ['packages', 2, 'lines', 0, 'per'],
      ]);
    }
  });

  test('a case has one package and one plan, not two of a kind', () => {
    const one = { caseId: 'a', lines: [] };
    expect(
      code(() =>
        costPackages([
          { ...one, kind: 'package' },
          { ...one, kind: 'plan' },
        ]),
      ),
    ).toBe('no problem');
    expect(
      code(() =>
        costPackages([
          { ...one, kind: 'package' },
          { ...one, kind: 'package' },
        ]),
      ),
    ).toBe('duplicate');
  });

  test('more than 100,000 lines in one call are refused', () => {
    const lines = Array.from({ length: 1000 }, (_, index) => yearly(`${index}`, '1'));
    const many = Array.from({ length: 101 }, (_, index): PackageInput => ({ caseId: `${index}`, kind: 'plan', lines }));
    expect(code(() => costPackages(many))).toBe('too-large');
  });

  test('what is no list is refused', () => {
    expect(code(() => costPackages('packages' as unknown as PackageInput[]))).toBe('invalid');
    expect(code(() => costPackages([null as unknown as PackageInput]))).toBe('invalid');
  });
});
