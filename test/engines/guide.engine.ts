import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { temporaryFolder, testIo } from '../cli/support.js';
import { blocksOf, pageText } from '../pages/pages.js';
import type { Engine } from './engine.js';
import { ENGINES } from './engines.js';

const blocks = blocksOf(pageText('docs/export.md'));

/** What a guide does at a database's own command line, by the name of its program. */
const PROGRAMS: Readonly<Record<string, string>> = { duckdb: 'duckdb', postgresql: 'psql' };

describe.each(ENGINES.filter(([dialect]) => dialect in PROGRAMS))('%s', (dialect, start) => {
  const folder = temporaryFolder();
  const program = PROGRAMS[dialect] ?? '';
  let engine: Engine;
  let calibrated = 0;
  beforeAll(async () => {
    engine = await start();
    cpSync(`${root}fixtures/example-council`, folder, { recursive: true });
    for (const { file, code } of blocks) if (file !== undefined) writeFileSync(join(folder, file), code);
  });
  afterAll(() => engine?.close());

  async function openras(line: string): Promise<string> {
    const io = testIo(folder);
    expect([line, await runProgram(line.split(' ').slice(1), io, registers)]).toEqual([line, 0]);
    return io.out();
  }

  /** What stands at the end of a line of the database's program: SQL, or a file of it; files are of the folder. */
  function sqlOf(line: string): string {
    const [, file] = / -f (\S+)$/.exec(line) ?? [];
    if (file !== undefined) return readFileSync(join(folder, file), 'utf8');
    const sql = / -c "(.*)"$/.exec(line)?.[1] ?? '';
    return sql.replaceAll(/'(\w+\.csv)'/g, (_, name: string) => `'${join(folder, name)}'`);
  }

  /** The commands of the page that lead to this database: those that make the model, and its own. */
  function linesOfPage(): { readonly lines: readonly string[]; readonly shown: string }[] {
    const isOwn = new RegExp(`^(openras score|${program}) `, 'm');
    return blocks
      .filter(({ kind, code }) => kind === 'sh' && isOwn.test(code))
      .map(({ code }) => ({
        lines: code.trim().split('\n'),
        shown: blocks.find(({ kind }) => kind === 'rows')?.code ?? '',
      }));
  }

  /** Does what a line says, and gives the rows where it asks for some. */
  async function follow(line: string) {
    if (line.startsWith('openras ')) await openras(line);
    else if (line === 'cut -d, -f1,2 cases.csv > points.csv') {
      const rows = readFileSync(join(folder, 'cases.csv'), 'utf8').trim().split('\n');
      const two = rows.map((row) => `${row.split(',').slice(0, 2).join(',')}\n`);
      writeFileSync(join(folder, 'points.csv'), two.join(''));
    } else if (line.includes('$(cat ')) {
      const [, file = ''] = /\$\(cat (\S+)\)/.exec(line) ?? [];
      const [row] = await engine.query(readFileSync(join(folder, file), 'utf8'));
      const model = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
      // What the command makes of the same sample, but for the files that it names.
      expect({ status: row?.status, ...JSON.parse(String(row?.model)) }).toMatchObject({
        status: 'calibrated',
        prices: model.prices,
        largestScore: model.largestScore,
      });
      calibrated += 1;
    } else if (/SELECT case_id|check-/.test(line)) return engine.query(sqlOf(line));
    else await engine.run(sqlOf(line));
    return [];
  }

  test('the page takes the example council from a model to budgets', async () => {
    const answers = [];
    for (const { lines, shown } of linesOfPage())
      for (const line of lines) answers.push({ shown, rows: await follow(line) });
    const [totals, few, ...none] = answers.filter(({ rows }) => rows.length > 0);
    expect(none).toEqual([]);
    expect(totals?.rows).toMatchObject([
      { rows_in_table: '123', rows_answered: '123', budget: '123', unaccounted: '0', without_reason: '0' },
    ]);
    const printed = few?.rows.map((row) => Object.values(row).map((cell) => cell ?? ''));
    const [header, ...rows] = few?.shown.trim().split('\n') ?? [];
    expect(Object.keys(few?.rows[0] ?? {}).join(',')).toBe(header);
    expect(printed?.map((cells) => cells.join(','))).toEqual(rows);
    // The whole cohort, as the command allocates it.
    const csv = await openras('openras allocate model.json cases.csv --format csv');
    const expected = csv
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(','))
      .map(([id, , , indicative, , status]) => ({ case_id: id, indicative, status }));
    const found = await engine.query('SELECT case_id, indicative, status FROM openras_budgets ORDER BY case_id');
    expect(found).toEqual(expected);
    expect(found).toHaveLength(123);
    expect(calibrated).toBe(dialect === 'duckdb' ? 1 : 0);
  });
});
