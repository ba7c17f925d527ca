import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { guarded, unguarded } from '../../src/cli/formula-guard.js';
import { readDelimited } from '../../src/cli/input/intake/delimited.js';
import { readCsv } from '../../src/cli/input/text/csv.js';
import { toCsv } from '../../src/cli/output/csv.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { instrumentOf, levelsOf } from '../questionnaire/support.js';
import { cell, sheet as sheetOf, workbook, zip } from './make-workbook.js';
import { put, runIn, temporaryFolder, testDesk } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

// Every sign that a spreadsheet takes for a formula, ids that are numbers below nought, and ids with apostrophes of their own.
const IDS = ['-a', '=b', '+c', '@d', "'-e", "''=f", "'g", '-12', "'-12", '\uff1dh', "O'N"];

const text = fc.string({
  unit: fc.constantFrom("'", '-', '=', '+', '@', '\t', '\n', '1', '.', 'a', ',', '"', '\uff0b'),
  maxLength: 6,
});

describe('what is written with an apostrophe before it', () => {
  test('is read without it, whatever the text', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(unguarded(guarded(given))).toBe(given);
      }),
      { numRuns: 5000 },
    );
  });

  test('is safe: a cell begins with no sign of a formula, unless it is a number', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(guarded(given)).toMatch(/^(?![=+\-@\t\r\uff0b\uff0d\uff1d\uff20])|^-\d+(\.\d+)?$/);
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ['-a', "'-a"],
    ["'-a", "''-a"],
    ["''-a", "'''-a"],
    ["'a", "'a"],
    ['-12.50', '-12.50'],
    ["'-12.50", "''-12.50"],
    [' -a', "' -a"],
    ['\tb', "'\tb"],
  ])('%s is the cell %s', (given, cell) => {
    expect([guarded(given), unguarded(cell)]).toEqual([cell, given]);
  });

  test('is read so by the readers of tables and of what is mapped, in names of columns as well', () => {
    const rows = IDS.map((id) => [id, `x${id}`]);
    const csv = toCsv({ columns: ['-id', '=of'], rows });
    put(folder, 'table.csv', csv);
    const table = readCsv(testDesk(folder), 'table.csv');
    expect([table.header, [...table.rows()].map(({ cells }) => cells)]).toEqual([['-id', '=of'], rows]);
    expect(readDelimited(Buffer.from(csv), 'table.csv').sheet.rows).toEqual([['-id', '=of'], ...rows]);
  });
});

// £100 a point.
const { model } = calibratePricePoint([{ caseId: 'S', points: 10, packageValue: '1000' }], { fundingBasis: 'pot' });

describe('ids and groups that begin like a formula', () => {
  beforeAll(() => {
    put(folder, 'model.json', JSON.stringify(model));
    const policy = {
      schemaVersion: 1,
      period: 'year',
      rules: [{ rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a decent start', amount: '500' }],
    };
    put(folder, 'policy.json', JSON.stringify(policy));
    put(folder, 'instrument.json', JSON.stringify(instrumentOf([{ levels: levelsOf(10, 0) }])));
    put(
      folder,
      'cases.csv',
      sheet(['case_id', 'points', 'package_value', 'group'], (id) => [id, '10', '900', id]),
    );
    put(
      folder,
      'lines.csv',
      sheet(['case_id', 'amount', 'period', 'basis'], (id) => [id, '900', 'year', 'gross']),
    );
  });

  const sheet = (columns: readonly string[], row: (id: string) => string[]): string =>
    toCsv({ columns, rows: IDS.map(row) });

  async function made(name: string, ...call: string[]): Promise<readonly string[]> {
    const accept = call[0] === 'import' ? [] : ['--accept', 'like-ids'];
    const { code, err } = await run(...call, ...accept, '--force', '--out', name);
    expect([call.join(' '), code, err]).toEqual([call.join(' '), 0, err]);
    const table = readCsv(testDesk(folder), name);
    const column = table.header.indexOf('case_id');
    return [...table.rows()].map(({ cells }) => cells[column] ?? '');
  }

  test.each([
    ['allocate', 'allocate model.json cases.csv'],
    ['cost', 'cost lines.csv'],
    ['uplift', 'uplift cases.csv --from 2025-26 --to 2026-27 --rates 2026-27=3.6'],
    ['import', 'import cases.csv --as sample --mapping import.json'],
  ])('are the same in what %s writes', async (_, call) => {
    expect(await made('out.csv', ...call.split(' '))).toEqual(IDS);
  });

  test('are the same in a workbook that holds what was written', async () => {
    const rows = [['case_id', 'points', 'package_value'], ...IDS.map((id) => [guarded(id), '10', '900'])];
    const xml = rows
      .map(
        (cells, row) =>
          `<row r="${row + 1}">${cells.map((text, at) => cell(`${'ABC'[at]}${row + 1}`, text)).join('')}</row>`,
      )
      .join('');
    put(folder, 'cases.xlsx', zip(workbook([sheetOf(xml)])));
    expect(await made('out.csv', 'import', 'cases.xlsx', '--as', 'sample', '--mapping', 'book.json')).toEqual(IDS);
  });

  test('are the same from one command to the next: allocate, moderate; compare reads groups so', async () => {
    expect(await made('allocated.csv', 'allocate', 'model.json', 'cases.csv')).toEqual(IDS);
    expect(await made('moderated.csv', 'moderate', 'policy.json', 'allocated.csv')).toEqual(IDS);
    // Columns that compare names families and groups by: each is one of its own.
    put(
      folder,
      'stages.csv',
      sheet(['case_id', 'site', 'traditional', 'final'], (id) => [id, id, '900', '1000']),
    );
    const { code, out } = await run('compare', 'stages.csv', '--accept', 'like-ids', '--format', 'json');
    const groups: readonly { readonly kind: string; readonly cells: readonly unknown[] }[] =
      JSON.parse(out).result.tables.change.rows;
    expect([code, groups.flatMap(({ kind, cells }) => (kind === 'group' ? cells[0] : [])).sort()]).toEqual([
      0,
      [...IDS].sort(),
    ]);
    const again = await run('moderate', 'policy.json', 'allocated.csv', '--accept', 'like-ids', '--format', 'json');
    const cases: readonly { readonly caseId: string }[] = JSON.parse(again.out).result.cases;
    expect(cases.map(({ caseId }) => caseId)).toEqual(IDS);
  });

  test('leave a disputed package out of a sample, whose file of cases names it', async () => {
    put(
      folder,
      'answers.csv',
      sheet(['case_id', 's1'], (id) => [id, 'level a']),
    );
    expect(await made('scores.csv', 'score', 'instrument.json', 'answers.csv')).toEqual(IDS);
    expect(await made('costs.csv', 'cost', 'lines.csv')).toEqual(IDS);
    put(
      folder,
      'facts.csv',
      sheet(['case_id', 'exclude_reason', 'group'], (id) => [id, id === "'-e" ? 'disputed' : '', id]),
    );
    expect(await made('sample.csv', 'sample', 'scores.csv', 'costs.csv', '--cases', 'facts.csv')).toEqual(IDS);
    const table = readCsv(testDesk(folder), 'sample.csv');
    const [reason, group] = ['exclude_reason', 'group'].map((name) => table.header.indexOf(name));
    const rows = [...table.rows()].map(({ cells }) => [cells[group ?? -1], cells[reason ?? -1]]);
    expect(rows).toEqual(IDS.map((id) => [id, id === "'-e" ? 'disputed' : '']));
  });

  test('are found among the records of a run, which verify', async () => {
    const council = { schemaVersion: 1, title: 'A council', model: 'model.json', cohort: { cases: 'cases.csv' } };
    put(folder, 'council.json', JSON.stringify(council));
    const { code, err } = await run('run', 'council.json', '--out', 'results', '--accept', 'like-ids');
    expect([code, err]).toEqual([0, err]);
    for (const id of IDS) {
      const checked = await run('check-record', 'results', '--', id);
      expect([id, checked.code, checked.err]).toEqual([id, 0, checked.err]);
    }
    const whole = await run('check-record', 'results');
    expect([whole.code, whole.err]).toEqual([0, whole.err]);
  });

  test('are the same names in an allocation table that is printed, read, converted and read again', async () => {
    const rows = IDS.map((id, place) => [String(place * 10), String(place * 10 + 9), id, String(place * 100)]);
    put(folder, 'bands.csv', toCsv({ columns: ['from', 'to', 'name', 'amount'], rows }));
    const reading = ['--step', '1', '--period', 'year', '--force'];
    const names = async (name: string): Promise<readonly string[]> => {
      const { code, err } = await run('table', 'convert', name, ...reading, '--out', 'bands.json');
      expect([code, err]).toEqual([0, err]);
      const model: { readonly tables: readonly { readonly rows: readonly { readonly name: string }[] }[] } = JSON.parse(
        readFileSync(join(folder, 'bands.json'), 'utf8'),
      );
      return model.tables.flatMap(({ rows }) => rows.map(({ name }) => name));
    };
    expect(await names('bands.csv')).toEqual(IDS);
    const back = await run('table', 'convert', 'bands.json', '--force', '--out', 'again.csv');
    expect([back.code, back.err]).toEqual([0, back.err]);
    expect(await names('again.csv')).toEqual(IDS);
  });

  test('written by hand without an apostrophe are the same ids', async () => {
    put(folder, 'plain.csv', 'case_id,points\n-a,10\n=b,10\n');
    put(folder, 'guarded.csv', "case_id,points\n'-a,10\n'=b,10\n");
    const [plain, with_] = [
      await run('allocate', 'model.json', 'plain.csv', '--format', 'csv'),
      await run('allocate', 'model.json', 'guarded.csv', '--format', 'csv'),
    ];
    expect([plain.code, plain.out]).toEqual([0, with_.out]);
  });
});
