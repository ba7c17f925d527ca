import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { councilSheets } from '../../src/report/run/council.js';
import { directorSheet } from '../../src/report/run/director.js';
import type { CouncilFamily } from '../../src/run/council/data.js';
import { runCouncil } from '../../src/run/run-council.js';
import { needOf } from '../moderation/support.js';

type Row = Record<string, string>;
const rows = parse(readFileSync(new URL('./needs-of-some.csv', import.meta.url)), { columns: true }) as Row[];

const settings = {
  title: 'Any council',
  calibrate: { kind: 'price-point' as const, options: { fundingBasis: 'pot' as const } },
};
/** £200 a point. */
const sample = { cases: [{ caseId: 'S1', points: 10, traditional: '2000' }] };

/** Those whose needs are stated have 10 points and so £2,000 each; the others have 20, and the last of them are newcomers. */
function resultsOf(row: Row) {
  const short = (row.short_by ?? '').split('|').filter((one) => one !== '');
  const stated = Number(row.enough) + short.length;
  const families = Number(row.families);
  const cases = Array.from({ length: families }, (_, index): CouncilFamily => {
    const isNewcomer = index >= families - Number(row.newcomers_not_stated);
    return {
      caseId: `F${index + 1}`,
      points: index < stated ? 10 : 20,
      ...(isNewcomer ? { status: 'newcomer' } : { traditional: '2000' }),
    };
  });
  const needs = cases.slice(0, stated).map(({ caseId }, index) => ({
    caseId,
    duty: { ...needOf(String(2000 + Number(short[index] ?? 0))), figureHeardOn: null },
  }));
  return runCouncil({ settings, sample, cohort: { cases, needs } });
}

test.each(rows.map((row) => [row.case, row] as const))('is it enough? %s', (_, row) => {
  const results = resultsOf(row);
  const said = directorSheet(results).rows.flatMap(([question, answer]) =>
    question === 'Is it enough?' ? [String(answer)] : [],
  );
  const [totals] = councilSheets(results).filter(({ title }) => title?.startsWith('Is it enough?'));
  expect({
    answer: results.enough.answer.replace('-', ' '),
    known_shortfalls: totals?.rows.find(([what]) => what === 'known shortfalls, £ a year')?.[1] ?? '',
    said,
  }).toEqual({
    answer: row.answer,
    known_shortfalls: row.known_shortfalls,
    said: [row.headline, row.range, row.needs, row.compared].filter((one) => one !== ''),
  });
});
