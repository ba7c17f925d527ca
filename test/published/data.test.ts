import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { figureIdsFile } from '../../scripts/figure-ids.mjs';
import { root } from '../../scripts/manifest.mjs';
import { filesBelow } from '../../scripts/sources.mjs';
import { parseInput } from '../../src/parse/parse.js';
import type { Table } from '../../src/published/figures/schema.js';
import { fj, ibsen, ipb, isFigureId, publishedFigure, rr145, rr232 } from '../../src/published/index.js';
import { errataSchema, tableSchema } from './forms.js';
import { printedValue, withoutZeros } from './printed-value.js';

const reports = [rr145, rr232, fj, ibsen, ipb];
const files = filesBelow('fixtures/published', '.json').filter((path) => path.split('/').length === 4);
const read = (path: string): unknown => JSON.parse(readFileSync(root + path, 'utf8'));
const tableFiles = files.filter((path) => !path.endsWith('/errata.json'));
const tables: Table[] = tableFiles.map((path) => parseInput(tableSchema, read(path), [path]));
const figures = tables.flatMap((table) => table.figures);

describe('the files of published figures', () => {
  test('hold 2,028 figures in 124 tables of five reports', () => {
    expect([tables.length, figures.length]).toEqual([124, 2028]);
    expect(new Set(tables.map(({ report }) => report)).size).toBe(5);
  });

  test.each(files)('%s is as the schema says', (path) => {
    const schema = path.endsWith('/errata.json') ? errataSchema : tableSchema;
    expect(() => parseInput(schema, read(path), [path])).not.toThrow();
  });

  test('are all in the package, and say the same there', () => {
    const packaged = reports.flatMap((report) => [...report.tables.values()]);
    const byId = (a: Table, b: Table) => (a.id < b.id ? -1 : 1);
    expect(packaged.sort(byId)).toEqual([...tables].sort(byId));
    const errata = files.filter((path) => path.endsWith('/errata.json')).map((path) => read(path));
    expect(reports.flatMap((report) => report.errata).length).toBe(
      errata.flatMap((file) => parseInput(errataSchema, file).errata).length,
    );
  });

  test('give every figure, table and erratum an id of its own', () => {
    const unique = (ids: readonly string[]) => expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    unique(figures.map(({ id }) => id));
    unique(tables.map(({ id }) => id));
    unique(reports.flatMap(({ errata }) => errata.map(({ id }) => id)));
  });
});

describe('each printed figure', () => {
  test.each(tables.filter((table) => table.figures.length > 0))('of $id has the value that its text says', (table) => {
    const wrong = table.figures.filter(({ printed, value }) => printedValue(printed) !== withoutZeros(value));
    expect(wrong.map(({ id, printed, value }) => `${id}: ${printed} is not ${value}`)).toEqual([]);
  });

  test('is a multiple of the step that it is printed to', () => {
    const offStep = figures.filter(({ value, precision, exact }) => {
      const scaled = (text: string) => BigInt(Math.round(Number(text) * 10_000));
      return exact !== true && scaled(value) % scaled(precision) !== 0n;
    });
    expect(offStep.map(({ id, value, precision }) => `${id}: ${value} to ${precision}`)).toEqual([]);
  });

  test('stands where its report says', () => {
    expect(publishedFigure('rr145-t34-site-2-ib-minimum')).toMatchObject({
      report: 'RR145',
      table: 'rr145-t34',
      at: 'Table 34',
      printed: '£240',
      precision: '10',
      period: 'year',
    });
  });
});

test('the types of the ids are those of the data (node scripts/figure-ids.mjs writes them)', () => {
  expect(readFileSync(`${root}src/published/figures/figure-ids.ts`, 'utf8')).toBe(figureIdsFile());
  expect(figures.every(({ id }) => isFigureId(id))).toBe(true);
  expect(isFigureId('rr145-t99')).toBe(false);
});

describe('the errata', () => {
  test('name figures that exist', () => {
    const ids = new Set(figures.map(({ id }) => id));
    const missing = reports.flatMap(({ errata }) => errata.flatMap((erratum) => erratum.figures));
    expect(missing.filter((id) => !ids.has(id))).toEqual([]);
  });

  test('of RR145 are E1 to E25', () => {
    const expected = Array.from({ length: 25 }, (_, index) => `E${index + 1}`);
    expect(rr145.errata.map(({ id }) => id)).toEqual(expected);
  });
});

test('an unknown figure or table is told by its name', () => {
  // @ts-expect-error an id that no report has does not compile
  expect(() => publishedFigure('rr145-t99')).toThrow('"rr145-t99"');
  // @ts-expect-error nor does one of another report
  expect(() => rr145.figure('fj-cohort-engaged')).toThrow('RR145 has no figure "fj-cohort-engaged"');
  expect(() => rr145.table('rr145-t3' as 'rr145-t33')).toThrow('RR145 has no table "rr145-t3"');
  expect(rr145.tables.get('rr145-t33')?.figures.length).toBe(71);
});
