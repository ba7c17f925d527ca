import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { allocate, allocateCohort } from '../../src/allocation/allocate.js';
import type { Model } from '../../src/allocation/kinds.js';
import { isRasError } from '../../src/errors.js';
import type { Allocation } from '../../src/model/shared/budget/allocation.js';
import type { PointsCohort } from '../../src/model/shared/points/points-columns.js';
import { runsOf, timeFor } from '../support/runs.js';

const BASE = { schemaVersion: 1, period: 'year', rounding: {} } as const;

/** A model of each kind that prices columns, all of them with amounts on both sides of the bounds. */
const MODELS: readonly Model[] = [
  { ...BASE, kind: 'price-point', fundingBasis: 'pot', method: 'total', prices: [{ money: '12000', points: '61' }] },
  {
    ...BASE,
    kind: 'percentile',
    fundingBasis: 'pot',
    method: 'quantile',
    definition: 7,
    between: 'interpolate',
    above: 'refer-to-costing',
    below: 'clamp',
    counts: { scores: 2, packages: 2 },
    rows: [
      { points: '55', percentile: '100', cases: 1, money: '9000', over: 1, packages: 1 },
      { points: '10', percentile: '0', cases: 1, money: '3000', over: 1, packages: 1 },
    ],
  },
  {
    schemaVersion: 1,
    period: 'year',
    kind: 'allocation-table',
    step: 1,
    offStep: 'half-up',
    gap: 'refer-to-costing',
    above: 'highest-row',
    tables: [
      {
        rows: [
          { from: 0, to: 9, amount: null, answer: 'no-budget' },
          { from: 12, to: 40, amount: '2000' },
          { from: 41, to: 55, amount: '4000' },
        ],
      },
    ],
  },
];

const DAYS = ['2026-03-31', '2026-04-01', '2026-10-05', '2027-03-31', '2027-04-01'] as const;
const rule = fc.constantFrom('warn', 'refer', 'refuse');
const day = fc.constantFrom('', ...DAYS);

/** What a model states of what it was made for: each of it, or not. */
const madeFor = fc
  .record(
    {
      maximumPoints: fc.integer({ min: 50, max: 70 }),
      largestScore: fc.integer({ min: 30, max: 50 }),
      effectiveFrom: fc.constantFrom('2026-04-01', '2026-10-05'),
      effectiveTo: fc.constantFrom('2026-10-05', '2027-03-31'),
      priceBase: fc.constantFrom('2025-26', '2026-27'),
      outsideDates: rule,
    },
    { requiredKeys: [] },
  )
  .chain((stated) =>
    stated.maximumPoints === undefined
      ? fc.constant(stated)
      : rule.map((beyondMaximum) => ({ ...stated, beyondMaximum })),
  );

interface Family {
  readonly tenths: number;
  readonly startsOn: string;
  readonly assessedOn: string;
}

const families = fc.array(fc.record({ tenths: fc.integer({ min: 0, max: 800 }), startsOn: day, assessedOn: day }), {
  minLength: 1,
  maxLength: 12,
});

/** An allocation of each family by itself; undefined where it is refused. */
function oneByOne(model: Model, list: readonly Family[], priceBase: string | undefined): (Allocation | undefined)[] {
  return list.map(({ tenths, startsOn, assessedOn }, index) => {
    try {
      return allocate(model, {
        caseId: `c${index}`,
        points: `${tenths / 10}`,
        ...(startsOn !== '' && { startsOn }),
        ...(assessedOn !== '' && { assessedOn }),
        ...(priceBase !== undefined && { priceBase }),
      } as never);
    } catch (error) {
      if (!isRasError(error)) throw error;
      return undefined;
    }
  });
}

function columnsOf(list: readonly Family[], priceBase: string | undefined): PointsCohort {
  return {
    points: list.map(({ tenths }) => tenths),
    pointsDecimals: 1,
    startsOn: list.map(({ startsOn }) => startsOn),
    assessedOn: list.map(({ assessedOn }) => assessedOn),
    ...(priceBase !== undefined && { priceBase }),
  };
}

describe.each(MODELS)('columns for $kind', (bare) => {
  test('give each case what it has by itself, whatever the model was made for', {
    timeout: timeFor(runsOf(400)),
  }, () => {
    const priceBase = fc.constantFrom(undefined, '2025-26', '2026-27');
    fc.assert(
      fc.property(madeFor, families, priceBase, (stated, list, prices) => {
        const model = { ...bare, ...stated } as Model;
        const each = oneByOne(model, list, prices);
        if (each.includes(undefined)) {
          expect(() => allocateCohort(model, columnsOf(list, prices))).toThrow(/can give|the model /);
          return;
        }
        const known = each.filter((one) => one !== undefined);
        const cohort = allocateCohort(model, columnsOf(list, prices));
        const pence = known.map(({ indicative }) =>
          indicative === null ? Number.NaN : Math.round(Number(indicative) * 100),
        );
        expect(Array.from(cohort.pence)).toEqual(pence);
        const having = (...codes: string[]) =>
          known.filter(({ warnings }) => warnings.some(({ code }) => codes.includes(code))).length;
        const counted = {
          referred: known.filter(({ status }) => status === 'refer-to-costing').length,
          beyondMaximum: having('beyond-maximum'),
          outsideDates: having('before-effective', 'after-effective'),
          otherPriceBase: having('other-price-base'),
        };
        expect(cohort).toMatchObject(counted);
      }),
      { seed: 20261126, numRuns: runsOf(400) },
    );
  });
});

describe('the days of columns', () => {
  const model = { ...MODELS[0], effectiveTo: '2026-10-05' } as Model;
  const points = [10, 20];

  it('are counted where they lie outside the dates, and priced', () => {
    const { total, outsideDates, otherPriceBase } = allocateCohort(model, { points, startsOn: ['2026-10-06', ''] });
    // 12,000 x 10 / 61 = 1,967.21 and 12,000 x 20 / 61 = 3,934.43
    expect([total, outsideDates, otherPriceBase]).toEqual(['5901.64', 1, 0]);
  });

  it('are dates or blank, one for each case', () => {
    const wrong = (startsOn: unknown) => () => allocateCohort(model, { points, startsOn } as PointsCohort);
    expect(wrong(['2026-10-06', null])).toThrow('startsOn[1]');
    expect(wrong(['6 October', '2026-02-30'])).toThrow(/^startsOn\[0\]: .* \(and 1 more problem\)$/);
    expect(wrong(['2026-10-06'])).toThrow('startsOn: has 1 places where points has 2');
    expect(wrong('2026-10-06')).toThrow('startsOn: expected a list of dates');
    expect(() => allocateCohort(model, { points, priceBase: '2026' })).toThrow('priceBase: a financial year');
  });
});
