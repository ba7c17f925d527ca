import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { Model } from '../../src/allocation/kinds.js';
import { councilCaseSheet } from '../../src/report/run/council.js';
import type { CouncilFamily } from '../../src/run/council/data.js';
import type { CouncilSettings } from '../../src/run/council/settings.js';
import { runCouncil } from '../../src/run/run-council.js';
import { needOf, policyOf, rule } from '../moderation/support.js';

type Row = Record<string, string>;
const rows = parse(readFileSync(new URL('./contested.csv', import.meta.url)), { columns: true }) as Row[];

/** £712,170.80 for 4,876 points, £146.05636 a point. */
const model: Model = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'reference-sample',
  method: 'total',
  prices: [{ money: '712170.80', points: '4876' }],
  rounding: {},
};
const policy = policyOf(rule('pass-on', {}), rule('finalise', { at: 'final', requireSchoolPlace: false }));

test.each(rows.map((row) => [row.case, row] as const))('a contested answer: %s', (_, row) => {
  const [, whole = '', once] = /^(\d*)(?: \((\d+) once\))?$/.exec(row.package ?? '') ?? [];
  const family: CouncilFamily = {
    caseId: 'F1',
    points: row.points ?? '',
    ...(row.points_claimed && { pointsClaimed: row.points_claimed }),
    ...(whole === '' ? { status: 'newcomer' as const } : { traditional: whole, ...(once && { oneOff: once }) }),
  };
  const results = runCouncil({
    settings: {
      title: 'Ours',
      whileContested: row.while_contested as NonNullable<CouncilSettings['whileContested']>,
    },
    model,
    policy,
    cohort: { cases: [family], needs: [{ caseId: 'F1', duty: needOf(row.need ?? '') }] },
  });
  const moderated = results.moderated?.cases[0];
  // What the family's answers come to is on its page in its own words, and in the council's list.
  const list = councilCaseSheet(results);
  const cellOf = (name: string) => {
    const place = list.columns.indexOf(name);
    return place < 0 ? '' : String(list.rows[0]?.[place] ?? '');
  };
  expect({
    as_agreed: cellOf('contested_as_agreed'),
    as_claimed: cellOf('contested_as_claimed'),
    meanwhile: cellOf('paid_meanwhile'),
    final: moderated?.status.final === 'contested' ? 'contested' : 'not contested',
    amount: moderated?.amounts.final ?? null,
    shortfall: moderated?.duty.at(-1)?.shortfall,
    sentence: cellOf('contested'),
    because: moderated?.moderation.at(-1)?.because,
  }).toEqual({
    as_agreed: row.as_agreed,
    as_claimed: row.as_claimed,
    meanwhile: row.meanwhile,
    final: row.final,
    // Nobody has agreed a plan, so that nothing is final in any case.
    amount: null,
    shortfall: row.shortfall,
    sentence: row.sentence,
    because: row.sentence === '' ? 'the plan is not complete; the plan is not agreed' : row.sentence,
  });
});
