import { describe, expect, test } from 'vitest';
import type { CaseInput } from '../../src/allocation/allocate.js';
import type { Model } from '../../src/allocation/kinds.js';
import { councilSheets } from '../../src/report/run/council.js';
import type { CouncilFamily } from '../../src/run/council/data.js';
import { runCouncil } from '../../src/run/run-council.js';
import { councilOf } from './support.js';

const priceOf = (more: object = {}) =>
  ({
    schemaVersion: 1,
    kind: 'price-point',
    period: 'year',
    fundingBasis: 'pot',
    method: 'total',
    prices: [{ money: '100', points: '1' }],
    rounding: {},
    ...more,
  }) as const;

const time = { effectiveFrom: '2019-04-01', effectiveTo: '2020-03-31', priceBase: '2019-20' };

/** Care holds for a year only; the short break has two models by age, of which that of older children has ended. */
const streams = {
  schemaVersion: 1,
  kind: 'streams',
  period: 'year',
  streams: [
    { id: 'care', model: priceOf(time) },
    {
      id: 'break',
      model: {
        schemaVersion: 1,
        kind: 'by-age',
        period: 'year',
        ageRule: 'stated',
        groups: [
          { fromAge: 0, toAge: 13, model: priceOf() },
          { fromAge: 14, toAge: null, model: priceOf({ effectiveTo: '2020-03-31' }) },
        ],
      },
    },
  ],
} as Model;

const streamsCase = (caseId: string, age: number, care: object = {}, more: object = {}) =>
  ({
    caseId,
    streams: [
      { id: 'care', case: { points: 10, ...care } },
      { id: 'break', case: { age, case: { points: 5 } } },
    ],
    ...more,
  }) as CaseInput;

function said(model: Model, family: Partial<CouncilFamily>, one: CaseInput): string[] {
  const cases = [{ caseId: 'A', traditional: '1500', ...family }];
  return runCouncil(councilOf({ model, cohort: { cases, modelCases: [one] } })).warnings.map(
    ({ caseId, message }) => `${caseId ?? 'all'}: ${message}`,
  );
}

describe('models within a model are held against the day on which a family agreed or was told an amount', () => {
  const ended = 'after the model of the stream "care" has ended, on 2020-03-31';
  const prices =
    'A: the case was agreed in 2026-27, and the amounts of the model of the stream "care" are in the prices of 2019-20; restate them';
  const older =
    'A: the case was agreed on 2026-05-01, after the model of the stream "break" from the age of 14 on has ended, on 2020-03-31';

  test('of streams, and of the age group within a stream that the child is in', () => {
    const day = { agreedOn: '2026-05-01' };
    expect(said(streams, day, streamsCase('A', 8))).toEqual([`A: the case was agreed on 2026-05-01, ${ended}`, prices]);
    expect(said(streams, day, streamsCase('A', 15))).toEqual([
      `A: the case was agreed on 2026-05-01, ${ended}`,
      prices,
      older,
    ]);
    expect(said(streams, { communicatedOn: '2018-05-01' }, streamsCase('A', 8, { priceBase: '2019-20' }))).toEqual([
      'A: the case was told an amount on 2018-05-01, before the model of the stream "care" holds, from 2019-04-01',
    ]);
    expect(said(streams, { agreedOn: '2019-05-01' }, streamsCase('A', 15))).toEqual([]);
  });

  test('by the day of the stream or of the case where there is one, and not where a family is not eligible', () => {
    const day = { agreedOn: '2026-05-01' };
    const notEligible = 'A: not eligible for the stream "care", as decided before; no money of it, which is not £0';
    const own = said(streams, day, streamsCase('A', 8, { startsOn: '2019-06-01' }));
    expect(own).toEqual([]);
    expect(said(streams, { ...day, assessedOn: '2019-06-01' }, streamsCase('A', 15))).toEqual([]);
    const not = {
      caseId: 'A',
      streams: [
        { id: 'care', eligible: false },
        { id: 'break', case: { age: 8, case: { points: 5 } } },
      ],
    };
    expect(said(streams, day, not as unknown as CaseInput)).toEqual([notEligible]);
    expect(said(priceOf(time) as Model, day, { caseId: 'A', points: 5, eligible: false } as CaseInput)).toEqual([
      'A: not eligible, as decided before the model was applied; no budget, which is not a budget of £0',
    ]);
  });

  test('where nobody states a day that is said of each model, with how many cases', () => {
    expect(said(streams, {}, streamsCase('A', 15))).toEqual([
      'all: the model of the stream "care" holds from 2019-04-01 to 2020-03-31, and 1 case states no day, so that whether it holds there is not known',
      'all: the model of the stream "break" from the age of 14 on holds to 2020-03-31, and 1 case states no day, so that whether it holds there is not known',
    ]);
  });

  test('of an age group by a fixed day: 13 on 1 September 2026 and 14 a day later', () => {
    const byAge = (toAge: object, older: object) =>
      ({
        schemaVersion: 1,
        kind: 'by-age',
        period: 'year',
        ageRule: 'fixed-day',
        ageDay: '2026-09-01',
        groups: [
          { fromAge: 0, toAge: 13, model: priceOf(toAge) },
          { fromAge: 14, toAge: null, model: priceOf(older) },
        ],
      }) as Model;
    const model = byAge({ effectiveTo: '2026-03-31' }, {});
    const bornOn = (day: string) => ({ caseId: 'A', bornOn: day, case: { points: 5 } }) as unknown as CaseInput;
    const day = { communicatedOn: '2026-05-01' };
    expect(said(model, day, bornOn('2012-09-02'))).toEqual([
      'A: the case was told an amount on 2026-05-01, after the model for the ages 0 to 13 has ended, on 2026-03-31',
    ]);
    expect(said(model, day, bornOn('2012-09-01'))).toEqual([]);
  });

  test('stands in the report with the dates of each model within', () => {
    const cases = [{ caseId: 'A', traditional: '1000' }];
    const results = runCouncil(councilOf({ model: streams, cohort: { cases, modelCases: [streamsCase('A', 8)] } }));
    const rows = councilSheets(results).find(({ title }) => title === 'The stored model')?.rows ?? [];
    expect(rows.filter(([what]) => String(what).includes(', '))).toEqual([
      ['effective from, stream care', '2019-04-01'],
      ['effective to, stream care', '2020-03-31'],
      ['effective to, ages from 14, stream break', '2020-03-31'],
    ]);
  });
});
