import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { directorSheet } from '../../src/report/run/director.js';
import type { CouncilFamily } from '../../src/run/council/data.js';
import { runCouncil } from '../../src/run/run-council.js';
import { capOf, councilOf } from '../run/support.js';

type Row = Record<string, string>;
const rows = parse(readFileSync(new URL('./recalibration.csv', import.meta.url)), { columns: true }) as Row[];

/** A sample of one family with one point, so that its package is the price. */
const priceOf = (pounds = '') => ({ cases: [{ caseId: 'S1', points: 1, traditional: pounds }] });
const modelOf = (pounds = '') => runCouncil(councilOf({ sample: priceOf(pounds) })).model;

test.each(rows.map((row) => [row.case, row] as const))('who is told another amount, and why: %s', (_, row) => {
  const family: CouncilFamily = {
    caseId: 'F1',
    points: row.points ?? '',
    ...(row.points_before && { pointsBefore: row.points_before }),
    traditional: row.package ?? '',
    communicated: row.told ?? '',
  };
  const results = runCouncil(
    councilOf({
      sample: priceOf(row.price),
      cohort: { cases: [family] },
      policy: capOf(row.cap ?? ''),
      before: { model: modelOf(row.price_before), policy: capOf(row.cap_before ?? '') },
    }),
    { recalibrate: true },
  );
  const [retold] = results.retold;
  const { price, points, policy, together } = retold?.causes ?? {};
  expect({
    would_be_told: retold?.wouldBeTold,
    price_alone: price,
    points_alone: points,
    policy_alone: policy,
    together,
    sentence: directorSheet(results).rows.find(([, answer]) => String(answer).startsWith('Why, '))?.[1],
  }).toEqual({
    would_be_told: row.would_be_told,
    price_alone: row.price_alone,
    points_alone: row.points_alone,
    policy_alone: row.policy_alone,
    together: row.together,
    sentence: row.sentence,
  });
});
