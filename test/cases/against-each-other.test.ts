import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocateCohort } from '../../src/allocation/allocate.js';
import type { Model } from '../../src/allocation/kinds.js';
import { type OpenModel, openModel } from '../../src/allocation/open-model.js';
import { compareScenarios } from '../../src/change/what-if/what-if.js';
import { calibratePercentile } from '../../src/model/percentile/calibrate.js';
import { alignCohort } from '../../src/model/percentile/cohort/align-cohort.js';
import { BETWEEN_RULES, OUTSIDE_RULES } from '../../src/model/percentile/model.js';
import { TIE_RULES } from '../../src/model/percentile/ties/ties.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { formatAmount, parseAmount } from '../../src/money/amount.js';
import type { CouncilData, CouncilFamily } from '../../src/run/council/data.js';
import { runCouncil } from '../../src/run/run-council.js';
import { councilOf } from '../run/support.js';
import { runsOf, timeFor } from '../support/runs.js';

const RUNS = runsOf(100);
const SEED = 20_150;
const LONG = timeFor(RUNS);

/** Holds a property on random inputs, always the same. */
const holds = <Value>(arbitrary: fc.Arbitrary<Value>, property: (value: Value) => void): void =>
  fc.assert(fc.property(arbitrary, property), { seed: SEED, numRuns: RUNS });

/** Families with points, some of them equal, and a package. */
const sample = fc.array(fc.record({ points: fc.integer({ min: 1, max: 30 }), pence: fc.nat(5_000_000) }), {
  minLength: 1,
  maxLength: 12,
});
const ties = fc.constantFrom(...TIE_RULES);

const rowsOf = (list: readonly { readonly points: number; readonly pence: number }[]) =>
  list.map(({ points, pence }, index) => ({
    caseId: `F${index}`,
    points,
    packageValue: formatAmount(BigInt(pence)),
  }));

const poundsOf = (pence: Float64Array): (string | null)[] =>
  Array.from(pence, (own) => (Number.isNaN(own) ? null : formatAmount(BigInt(own))));

const sumOf = (amounts: readonly (string | null)[]): string =>
  formatAmount(amounts.reduce((sum, amount) => sum + (amount === null ? 0n : parseAmount(amount)), 0n));

describe('functions set against each other', () => {
  test(
    'calibrating by rank and allocating to the sample is aligning it',
    () => {
      holds(fc.tuple(sample, ties), ([list, rule]) => {
        const rows = rowsOf(list);
        const { model } = calibratePercentile(rows, { fundingBasis: 'pot', ties: rule });
        const aligned = alignCohort(
          { points: list.map(({ points }) => points), packagePence: list.map(({ pence }) => pence) },
          { ties: rule },
        );
        const opened = openModel(model);
        const allocated = rows.map(({ caseId, points }) => opened.allocate({ caseId, points }).indicative);
        expect(allocated).toEqual(poundsOf(aligned.pence));
        const { total } = allocateCohort(model, { points: list.map(({ points }) => points) });
        expect([total, sumOf(allocated)]).toEqual([aligned.total, aligned.total]);
        expect(aligned.pot).toBe(sumOf(rows.map(({ packageValue }) => packageValue)));
        // What is not in the budgets is named: rounding, and what another rule than the mean gives or keeps.
        const named = [aligned.total, aligned.residual, aligned.modelVariance];
        expect(sumOf(named)).toBe(aligned.pot);
      });
    },
    LONG,
  );

  test(
    'every total is that of its rows, and a cohort is priced as one case after the other, by every kind with columns',
    () => {
      const points = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 });
      holds(fc.tuple(anyModel, points), ([{ model, groups }, tenths]) => {
        const opened: OpenModel = openModel(model);
        const codes = tenths.map((_, index) => (groups.length === 0 ? 0 : index % groups.length));
        const columns = {
          points: tenths,
          pointsDecimals: 1,
          ...(groups.length > 0 && { groups: { names: groups, codes } }),
        };
        const each = tenths.map((own, index) => {
          const group = groups[codes[index] ?? 0];
          return opened.allocate({ caseId: `C${index}`, points: own / 10, ...(group !== undefined && { group }) });
        });
        const cohort = allocateCohort(model, columns);
        const count = (is: (one: (typeof each)[number]) => boolean) => each.filter(is).length;
        const has = (code: string) => count(({ warnings }) => warnings.some((one) => one.code === code));
        expect(poundsOf(cohort.pence)).toEqual(each.map(({ indicative }) => indicative));
        expect(cohort).toMatchObject({
          period: opened.period,
          total: sumOf(each.map(({ indicative }) => indicative)),
          referred: count(({ status }) => status === 'refer-to-costing'),
          zeroBudgets: has('zero-budget'),
          beyondMaximum: has('beyond-maximum'),
        });
        expect(cohort.noBudget ?? 0).toBe(count(({ status }) => status === 'no-budget'));
      });
    },
    LONG,
  );

  test(
    'the price of a point gives back the money of its sample, but for what rounding leaves',
    () => {
      holds(sample, (list) => {
        const { model, report } = calibratePricePoint(rowsOf(list), { fundingBasis: 'pot' });
        const { total } = allocateCohort(model, { points: list.map(({ points }) => points) });
        const { budgets, residual, packages } = report.onSample;
        expect(budgets).toBe(total);
        expect(packages).toBe(sumOf(rowsOf(list).map(({ packageValue }) => packageValue)));
        expect(sumOf([budgets, residual])).toBe(packages);
        const off = parseAmount(residual);
        // Half a penny a family at most.
        expect(2n * (off < 0n ? -off : off)).toBeLessThanOrEqual(BigInt(list.length));
      });
    },
    LONG,
  );

  test(
    'recalibrating on the same sample moves nobody who was told what the first model gives',
    () => {
      holds(fc.tuple(sample, fc.constantFrom('price-point', 'percentile')), ([list, kind]) => {
        const cases = list.map(({ points, pence }, index): CouncilFamily => {
          return { caseId: `F${index}`, points, traditional: formatAmount(BigInt(pence)) };
        });
        const settings = {
          title: 'A constructed council',
          calibrate: { kind, options: { fundingBasis: 'pot' } },
          pot: { amount: 'packages' },
        } as CouncilData['settings'];
        const first = runCouncil(councilOf({ settings, sample: { cases }, cohort: { cases } }));
        const told = cases.map((one, index): CouncilFamily => {
          const communicated = first.outcomes[index]?.amounts.communicated;
          return communicated === undefined ? one : { ...one, communicated };
        });
        const data = councilOf({ settings, sample: { cases }, cohort: { cases: told }, model: first.model });
        const { recalibration } = runCouncil(data, { recalibrate: true });
        expect(recalibration).toMatchObject({ retold: [], totals: { change: '0.00' } });
        expect(recalibration?.same).toBe(told.filter(({ communicated }) => communicated !== undefined).length);
      });
    },
    LONG,
  );
});

describe('a what-if with nothing changed', () => {
  test(
    'changes nothing: no winner, no loser, no cause, no shortfall that it makes',
    () => {
      const one = fc.record({ points: fc.integer({ min: 0, max: 40 }), old: fc.nat(20_000), need: fc.nat(20_000) });
      const terms = fc.record({
        threshold: fc.integer({ min: 0, max: 30 }),
        contingency: fc.integer({ min: 0, max: 100 }),
        fall: fc.integer({ min: 0, max: 100 }),
        order: fc.constantFrom('contingency-first' as const, 'limits-first' as const),
      });
      holds(fc.tuple(anyModel, fc.array(one, { maxLength: 10 }), terms), ([{ model, groups }, list, own]) => {
        const { threshold, contingency, fall, order } = own;
        const cases = list.map(({ points, old, need }, index) => ({
          caseId: `C${index}`,
          points,
          traditional: old,
          costOfNeed: need,
          ...(groups.length > 0 && { group: groups[index % groups.length] as string }),
        }));
        const scenario = { model, threshold, contingency, limits: { fall, rise: 5 }, order };
        const { scenarios } = compareScenarios(cases, {
          schemaVersion: 1,
          scenarios: [
            { name: 'now', ...scenario },
            { name: 'again', ...scenario },
          ],
        });
        const [now, again] = scenarios;
        const { causes, ...against } = again?.againstBase ?? { causes: {} };
        expect(new Set(Object.values(causes))).toEqual(new Set(['0.00']));
        expect(against).toMatchObject({ winners: 0, losers: 0, gained: '0.00', lost: '0.00', dropped: 0, entered: 0 });
        expect(again?.total).toBe(now?.total);
        expect([again?.need.made ?? 0, again?.need.madeByChange ?? '0.00']).toEqual([0, '0.00']);
      });
    },
    LONG,
  );
});

const header = { schemaVersion: 1, period: 'year' } as const;
const bounds = fc.oneof(
  fc.constant({}),
  fc.record({ largestScore: fc.integer({ min: 1, max: 20 }) }),
  fc.record({
    maximumPoints: fc.integer({ min: 20, max: 45 }),
    largestScore: fc.integer({ min: 1, max: 20 }),
    beyondMaximum: fc.constantFrom('warn', 'refer'),
  }),
);
const rounding = fc.constantFrom({}, { unit: '1' }, { unit: '50', mode: 'up' });
const money = fc.nat(9_000_000).map((pence) => formatAmount(BigInt(pence)));

/** A model of a kind that prices columns, and the groups that it has a price or a table for. */
interface Priced {
  readonly model: Model;
  readonly groups: readonly string[];
}

const groups = fc.constantFrom<readonly string[]>([], ['old', 'young']);

const pricePoint = fc.tuple(groups, money, money, rounding, bounds).map(([own, first, second, round, more]): Priced => {
  const prices =
    own.length === 0
      ? [{ money: first, points: '97' }]
      : own.map((group, index) => ({ group, money: index === 0 ? first : second, points: '97' }));
  const kind = { kind: 'price-point', fundingBasis: 'pot', method: 'total' } as const;
  return { model: { ...header, ...kind, prices, rounding: round, ...more } as Model, groups: own };
});

const percentile = fc
  .tuple(sample, ties, fc.constantFrom(...BETWEEN_RULES), fc.constantFrom(...OUTSIDE_RULES))
  .map(([list, rule, between, outside]): Priced => {
    const options = { fundingBasis: 'pot', ties: rule, between, above: outside, below: outside } as const;
    return { model: calibratePercentile(rowsOf(list), options).model, groups: [] };
  });

const table = fc
  .tuple(groups, money, money, fc.constantFrom('half-up', 'down', 'up'))
  .map(([own, first, second, offStep]): Priced => {
    const rows = (amount: string) => [
      { from: 0, to: 5, amount: null, answer: 'no-budget' },
      { from: 6, to: 12, amount: '0.00' },
      { from: 13, to: 20, amount },
      { from: 21, to: null, amount: null, answer: 'refer-to-costing' },
    ];
    const tables =
      own.length === 0
        ? [{ rows: rows(first) }]
        : own.map((group, index) => ({ group, rows: rows(index === 0 ? first : second) }));
    return { model: { ...header, kind: 'allocation-table', step: 1, offStep, tables } as Model, groups: own };
  });

const anyModel = fc.oneof(pricePoint, percentile, table);
