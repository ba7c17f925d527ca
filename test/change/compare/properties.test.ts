import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareStageColumns, compareStages } from '../../../src/change/compare/compare.js';
import type { CompareOptions } from '../../../src/change/options.js';
import type { CohortCase } from '../../../src/cohort/case.js';
import { type Fraction, fraction, halfUp, over, plus, times } from '../../support/fractions.js';
import { runsOf, timeFor } from '../../support/runs.js';

interface Amounts {
  readonly from: number;
  readonly to: number;
}

const OPTIONS = { from: 'traditional', to: 'final', list: 3 } as const;
const pence = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 4_000_000 }));
const large = fc.integer({ min: 1, max: 1e13 });
const someAmounts = fc.array(fc.record({ from: fc.oneof(pence, large), to: fc.oneof(fc.constant(0), pence, large) }), {
  minLength: 1,
  maxLength: 25,
});

const pounds = (value: number | bigint): string => {
  const text = value.toString().padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
};
const casesOf = (amounts: readonly Amounts[]): CohortCase[] =>
  amounts.map(({ from, to }, index) => ({
    caseId: `c${String(index).padStart(3, '0')}`,
    site: String(index % 3),
    status: index % 5 === 4 ? 'newcomer' : 'existing',
    traditional: pounds(from),
    final: pounds(to),
  }));
const compare = (cases: readonly CohortCase[], options: Partial<CompareOptions> = {}) =>
  compareStages(cases, { ...OPTIONS, ...options });

/** A plain second way: fractions added one by one, sorted by cross multiplication. */
const less = (a: Fraction, b: Fraction): number => (a.n * b.d < b.n * a.d ? -1 : a.n * b.d > b.n * a.d ? 1 : 0);
const minus = (a: Fraction, b: Fraction): Fraction => plus(a, { n: -b.n, d: b.d });
const sum = (values: readonly Fraction[]): Fraction => values.reduce(plus, fraction(0));
const mean = (values: readonly Fraction[]): Fraction => over(sum(values), fraction(values.length));
const median = (values: readonly Fraction[]): Fraction => {
  const sorted = [...values].sort(less);
  const middle = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return times(sum(middle.flatMap((value) => value ?? [])), fraction(1, 2n));
};
/** In per cent to one decimal. */
const percent = (value: Fraction): string => {
  const tenths = halfUp(times(value, fraction(1000)));
  const digits = (tenths < 0n ? -tenths : tenths).toString().padStart(2, '0');
  return `${tenths < 0n ? '-' : ''}${digits.slice(0, -1)}.${digits.slice(-1)}`;
};

describe('for any cases', () => {
  it('the four average changes agree with a plain second way', { timeout: timeFor(runsOf(100)) }, () => {
    fc.assert(
      fc.property(someAmounts, (amounts) => {
        const from = amounts.map((one) => fraction(one.from));
        const to = amounts.map((one) => fraction(one.to));
        const changes = amounts.map((one) => fraction(one.to - one.from, BigInt(one.from)));
        const found = compare(casesOf(amounts)).everyone.amounts;
        expect(found?.changeOfMean.percent).toBe(percent(over(minus(mean(to), mean(from)), mean(from))));
        expect(found?.changeOfMedian.percent).toBe(percent(over(minus(median(to), median(from)), median(from))));
        expect(found?.meanOfChanges.percent).toBe(percent(mean(changes)));
        expect(found?.medianOfChanges.percent).toBe(percent(median(changes)));
      }),
      { numRuns: runsOf(100), seed: 15_125 },
    );
  });

  it('the influence of each case is what leaving it out of the file does', { timeout: timeFor(runsOf(40)) }, () => {
    fc.assert(
      fc.property(someAmounts, (amounts) => {
        fc.pre(amounts.length > 1);
        const cases = casesOf(amounts);
        const { influence } = compare(cases, { list: 25 }).everyone;
        if (!influence.known) throw new Error('an influence of two or more cases with a base is known');
        expect(influence.most.length).toBe(cases.length);
        for (const { caseId, percent } of influence.most) {
          const without = compare(cases.filter((one) => one.caseId !== caseId));
          expect(percent).toBe(without.everyone.amounts?.changeOfMean.percent);
        }
        const all = influence.most.map(({ percent }) => Number(percent));
        expect(Number(influence.lowest.percent)).toBe(Math.min(...all));
        expect(Number(influence.highest.percent)).toBe(Math.max(...all));
      }),
      { numRuns: runsOf(40), seed: 15_126 },
    );
  });

  it('the order of the file changes nothing', { timeout: timeFor(runsOf(50)) }, () => {
    const shuffled = someAmounts.chain((amounts) => {
      const cases = casesOf(amounts);
      return fc.tuple(fc.constant(cases), fc.shuffledSubarray(cases, { minLength: cases.length }));
    });
    fc.assert(
      fc.property(shuffled, ([cases, other]) => {
        expect(compare(other, { by: 'site' })).toEqual(compare(cases, { by: 'site' }));
      }),
      { numRuns: runsOf(50), seed: 15_127 },
    );
  });

  it('all amounts times seven leave every percentage and every count as it is', {
    timeout: timeFor(runsOf(50)),
  }, () => {
    fc.assert(
      fc.property(fc.array(fc.record({ from: pence, to: pence }), { minLength: 1, maxLength: 20 }), (amounts) => {
        const times7 = amounts.map(({ from, to }) => ({ from: 7 * from, to: 7 * to }));
        const [one, other] = [compare(casesOf(amounts)).everyone, compare(casesOf(times7)).everyone];
        expect(other.directions).toEqual(one.directions);
        expect(other.amounts?.percentChanges).toEqual(one.amounts?.percentChanges);
        expect(other.topShares.map(({ percent }) => percent)).toEqual(one.topShares.map(({ percent }) => percent));
        expect(other.influence).toEqual(one.influence);
        for (const key of ['changeOfMean', 'changeOfMedian', 'meanOfChanges', 'medianOfChanges'] as const) {
          expect(other.amounts?.[key].percent).toBe(one.amounts?.[key].percent);
        }
      }),
      { numRuns: runsOf(50), seed: 15_128 },
    );
  });

  it('the counts add up: ways to n, existing and newcomers to everyone, groups to all, compared and excluded to cases', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    const gaps = fc.record(
      {
        traditional: fc.nat(3000),
        communicated: fc.nat(3000),
        final: fc.nat(3000),
        status: fc.constantFrom('existing' as const, 'newcomer' as const),
        site: fc.constantFrom('1', '2', '3'),
        excludeReason: fc.constantFrom('', 'left'),
      },
      { requiredKeys: [] },
    );
    const stages = fc.constantFrom('traditional' as const, 'communicated' as const);
    const zeroBase = fc.constantFrom('exclude' as const, 'include' as const);
    fc.assert(
      fc.property(fc.array(gaps, { maxLength: 30 }), stages, zeroBase, (rows, from, zeroBase) => {
        const cases = rows.map((row, index) => ({ caseId: String(index), ...row }));
        const by = rows.some(({ site }) => site !== undefined) ? { by: 'site' } : {};
        const result = compare(cases, { from, zeroBase, ...by });
        for (const part of [result, ...result.groups]) {
          const { everyone, existing, newcomers, excluded } = part;
          expect(existing.n + newcomers.n).toBe(everyone.n);
          expect(excluded.reduce((total, { cases }) => total + cases, everyone.n)).toBe(part.cases);
          for (const { n, directions } of [everyone, existing, newcomers]) {
            expect(directions.up.cases + directions.unchanged.cases + directions.down.cases).toBe(n);
          }
        }
        if (result.by !== null) {
          expect(result.groups.reduce((total, { everyone }) => total + everyone.n, 0)).toBe(result.everyone.n);
        }
        expect(JSON.stringify(result)).not.toMatch(/NaN|Infinity/);
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
      }),
      { numRuns: runsOf(100), seed: 15_129 },
    );
  });

  it('columns give the same figures as cases', { timeout: timeFor(runsOf(50)) }, () => {
    fc.assert(
      fc.property(someAmounts, (amounts) => {
        const cases = casesOf(amounts);
        const columns = {
          amounts: {
            traditional: Float64Array.from(amounts, ({ from }) => from),
            final: Float64Array.from(amounts, ({ to }) => to),
          },
          newcomer: amounts.map((_, index) => (index % 5 === 4 ? 1 : 0)),
          characteristics: [
            { name: 'site', names: ['2', '0', '1'], codes: amounts.map((_, index) => (index + 1) % 3) },
          ],
          caseIds: cases.map(({ caseId }) => caseId),
        };
        const byColumns = compareStageColumns(columns, { ...OPTIONS, by: 'site' });
        const byCases = compare(cases, { by: 'site' });
        expect(byColumns.everyone).toEqual(byCases.everyone);
        expect(byColumns.newcomers).toEqual(byCases.newcomers);
        expect(byColumns.groups.filter(({ cases }) => cases > 0)).toEqual(byCases.groups);
      }),
      { numRuns: runsOf(50), seed: 15_130 },
    );
  });
});
