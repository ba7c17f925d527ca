import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { runIn, temporaryFolder } from '../cli/support.js';
import { blocksOf, pageText } from '../pages/pages.js';
import { type LibreOffice, startLibreOffice } from './libreoffice.js';

const folder = temporaryFolder();
const run = runIn(folder);
let office: LibreOffice;
beforeAll(() => {
  office = startLibreOffice();
  cpSync(`${root}fixtures/example-council`, folder, { recursive: true });
});
afterAll(() => office?.close());

/** The row of the first family in "Cases", from 0. */
const FIRST = 9;

test('the page gives finance the budgets of the example council', async () => {
  const lines = blocksOf(pageText('docs/export.md'))
    .filter(
      ({ kind, code }) => kind === 'sh' && /^openras (score|export workbook) /.test(code) && !code.includes('duckdb'),
    )
    .flatMap(({ code }) => code.trim().split('\n'));
  expect(lines.at(-1)).toBe('openras export workbook model.json cases.csv --out budgets.xlsx');
  for (const line of lines) expect([line, (await run(...line.split(' ').slice(1))).code]).toEqual([line, 0]);
  const [found] = await office.recalculate([readFileSync(join(folder, 'budgets.xlsx'))]);
  const csv = (await run('allocate', 'model.json', 'cases.csv', '--format', 'csv')).out.trim().split('\n');
  const columns = csv[0]?.split(',') ?? [];
  const expected = csv.slice(1).map((line) => {
    const cells = line.split(',');
    return [cells[columns.indexOf('case_id')], Number(cells[columns.indexOf('indicative')])];
  });
  expect(expected).toHaveLength(123);
  // The columns of "Cases": id, points, status, budget.
  expect(expected.map((_, index) => [found?.('Cases', FIRST + index, 0), found?.('Cases', FIRST + index, 3)])).toEqual(
    expected,
  );
  // Two families of the page on SQL, as the databases give them.
  expect([found?.('Cases', FIRST, 3), found?.('Cases', FIRST + 61, 3)]).toEqual([5988.31, 18695.21]);
  expect([found?.('Cases', 2, 0), found?.('Cases', 6, 0)]).toEqual([0, 0]);
});
