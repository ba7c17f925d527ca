import { expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import type { Model } from '../../src/allocation/kinds.js';
import { explainAllocation } from '../../src/explain/allocation.js';
import { caseHistory } from '../../src/moderation/history/case-history.js';
import { moderate } from '../../src/moderation/moderate.js';
import { councilCaseSheet, councilSheets, sharedSheets } from '../../src/report/run/council.js';
import { directorSheet } from '../../src/report/run/director.js';
import { runCouncil } from '../../src/run/run-council.js';

test('the page says of how many families the money of a stream may not come', () => {
  const price = (money: string) =>
    ({
      schemaVersion: 1,
      kind: 'price-point',
      period: 'year',
      fundingBasis: 'pot',
      method: 'total',
      rounding: {},
      prices: [{ money, points: '1' }],
    }) as const;
  const model = {
    schemaVersion: 1,
    kind: 'streams',
    period: 'year',
    streams: [
      { id: 'care', model: price('100') },
      { id: 'health', model: price('75'), uncertain: true },
    ],
  } as Model;
  const both = [10, 4].map((points, index) => ({
    id: index === 0 ? 'care' : 'health',
    case: { points },
  }));
  const policy = {
    schemaVersion: 1,
    period: 'year',
    rules: [{ rule: 'pass-on', at: 'communicated', actor: 'Panel', reason: 'as it is' }],
  } as const;
  const results = runCouncil({
    settings: { title: 'Streams', pot: { amount: 'packages' } },
    model,
    policy,
    cohort: {
      cases: [{ caseId: 'A', traditional: '1000' }],
      modelCases: [{ caseId: 'A', streams: both } as never],
    },
  });
  // 10 x 100 without the 4 x 75 that may not come
  expect(results.outcomes[0]?.amounts.indicative).toBe('1000.00');
  expect(directorSheet(results).rows.map(([, answer]) => answer)).toContain(
    'For 1 family the money of a funding stream may not come; it is not in the indicative budgets.',
  );
  // So do the tables of the report, the list of families and the history of the case.
  const sheets = councilSheets(results);
  const titled = [...sheets, councilCaseSheet(results)].filter(({ title }) =>
    title?.endsWith('; money of streams that may not come is in no amount'),
  );
  expect(titled.map(({ title }) => title?.split(/[;?]/)[0])).toEqual([
    'Is it affordable',
    'From the pot to the balance of the indicative budgets, in pounds a year',
    'The four amounts, in pounds',
    'What each rule did, in pounds',
    'Protection and the duty to meet need',
    'From the existing package without one-offs to the indicative amount (a change of less than 10 % counts as unchanged)',
    'From the existing package without one-offs to the communicated amount (a change of less than 10 % counts as unchanged)',
    'Indicative budgets, in pounds a year',
  ]);
  // And those that are shared.
  const ofShared = sharedSheets(results, undefined).filter(({ title }) => title?.endsWith('is in no amount'));
  expect(ofShared.map(({ title }) => title?.slice(0, 24))).toEqual([
    'Is it affordable? In pou',
    'From the existing packag',
    'From the existing packag',
  ]);
  expect(sheets.find(({ title }) => title === 'What the model gives')?.rows.at(-1)).toEqual([
    'families with money of a stream that may not come, in no budget',
    1,
    0,
  ]);
  const allocation = allocate(model, { caseId: 'A', streams: both } as never);
  const moderated = moderate({ caseId: 'A', period: 'year', amounts: { indicative: '1000' } }, policy);
  expect(caseHistory({ moderated, allocation }).entries.find(({ stage }) => stage === 'indicative')?.words).toContain(
    'The money of health is not certain to come and is not in it.',
  );
});

test('who is not eligible for a stream has a budget of the others, and is not said to have none', () => {
  const price = { schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total' };
  const priced = { ...price, rounding: {}, prices: [{ money: '100', points: '1' }] };
  const model = {
    schemaVersion: 1,
    kind: 'streams',
    period: 'year',
    streams: [
      { id: 'care', model: priced },
      { id: 'health', label: 'Continuing care', model: priced },
    ],
  } as unknown as Model;
  const streams = [
    { id: 'care', case: { points: 10 } },
    { id: 'health', eligible: false },
  ];
  const one = { caseId: 'A', streams } as never;
  const allocation = allocate(model, one);
  expect([allocation.indicative, allocation.warnings.map(({ message }) => message)]).toEqual([
    '1000.00',
    ['not eligible for the stream "Continuing care", as decided before; no money of it, which is not £0'],
  ]);
  expect(explainAllocation(allocation)).toContain(
    'It was decided beforehand that you are not eligible for Continuing care. You can ask for the reasons.',
  );
  // No row has points, so that there is no sum of them; nor are they nought on average.
  const results = runCouncil({
    settings: { title: 'Streams' },
    model,
    cohort: {
      cases: [
        { caseId: 'A', traditional: '1000' },
        { caseId: 'B', traditional: '1000' },
      ],
      modelCases: [one, { ...(one as object), caseId: 'B' } as never],
      needs: [
        {
          caseId: 'A',
          duty: { needs: [{ id: 'n', need: 'care', arrangements: { necessary: false, reason: 'met' } }] },
        },
      ],
    },
  });
  const [control] = councilSheets(results);
  expect(control?.rows.filter(([what]) => String(what).includes('points'))).toEqual([
    ['points', undefined],
    ['families without points on record', 2],
  ]);
  expect(directorSheet(results).rows.map(([, answer]) => answer)).toContain(
    'The 1 family whose needs are stated has no points on record, and 0 of them are newcomers; the 1 other has no points on record, and 0 of them are newcomers.',
  );
});
