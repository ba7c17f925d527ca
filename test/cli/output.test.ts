import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { toCsv } from '../../src/cli/output/csv.js';
import { buildManifest } from '../../src/cli/output/file/manifest.js';
import { printReport, type Report } from '../../src/cli/output/terminal/print.js';
import { withProgress } from '../../src/cli/output/terminal/progress.js';
import { toTable } from '../../src/cli/output/terminal/table.js';
import { tellReading } from '../../src/cli/output/terminal/tell-reading.js';
import { toMarkdown } from '../../src/report/markdown.js';
import { figures, toObjects, withKept } from '../../src/report/sheet.js';
import { errorOf, testIo } from './support.js';

const REPORT: Report = {
  result: { price: '10.50', n: 12n, bySite: new Map([['__proto__', '1.00']]) },
  warnings: [{ code: 'zero-budget', caseId: 'C1', message: 'has 0 points' }],
  totals: [figures('Control totals', [['rows in', 2]])],
  list: {
    columns: ['caseId', 'indicative'],
    rows: [
      ['C1', '-12.00'],
      ['C2', undefined],
    ],
  },
};

describe('a report is printed', () => {
  test('as a table on a terminal, its warnings on stderr', () => {
    const io = testIo('/', { isTTY: true });
    printReport(io, REPORT);
    expect(io.out()).toMatch(/Control totals[\s\S]*rows in[\s\S]*caseId[\s\S]*C1 +│ +-12\.00 │/);
    expect(io.err()).toBe('warning: C1: has 0 points\n');
  });

  test('as JSON in a pipe, with its warnings and nothing on stderr', () => {
    const io = testIo('/');
    printReport(io, REPORT);
    const parsed: unknown = JSON.parse(io.out());
    expect(parsed).toEqual({
      result: { price: '10.50', n: '12', bySite: JSON.parse('{"__proto__": "1.00"}') },
      warnings: REPORT.warnings,
    });
    expect(io.err()).toBe('');
  });

  test('as CSV: the list alone', () => {
    const io = testIo('/');
    printReport(io, REPORT, { format: 'csv' });
    expect(io.out()).toBe('caseId,indicative\nC1,-12.00\nC2,\n');
  });

  test('as Markdown: the totals first', () => {
    const io = testIo('/');
    printReport(io, REPORT, { format: 'markdown' });
    expect(io.out()).toBe(
      '### Control totals\n\n| what | value |\n| --- | ---: |\n| rows in | 2 |\n\n' +
        '| caseId | indicative |\n| --- | ---: |\n| C1 | -12.00 |\n| C2 |  |\n',
    );
  });

  test('with what is said of several cases said once', () => {
    const io = testIo('/');
    const of = (message: string, ...caseIds: string[]) => caseIds.map((caseId) => ({ code: 'x', message, caseId }));
    printReport(
      io,
      { ...REPORT, warnings: [...of('no points', 'A', 'B'), ...of('no needs', 'A', 'B', 'C', 'D', 'E')] },
      { format: 'csv' },
    );
    expect(io.err()).toBe('warning: A, B: no points\nwarning: A, B, C and 2 more cases: no needs\n');
  });

  test('with at most a hundred warnings', () => {
    const io = testIo('/');
    const warnings = Array.from({ length: 250 }, (_, index) => ({ code: 'x', message: `line one\nline ${index}` }));
    printReport(io, { ...REPORT, warnings }, { format: 'csv' });
    expect(io.err().split('\n').slice(98)).toEqual([
      'warning: line one?line 98',
      'warning: line one?line 99',
      '250 warnings (first 100 shown; --format json has them all)',
      '',
    ]);
  });
});

describe('cells are safe', () => {
  const HOSTILE = ["=cmd|' /C calc'!A0", '+1+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '-', '-cmd', '=1'];

  test.each(HOSTILE)('in CSV: %j does not begin like a formula', (cell) => {
    const written = toCsv({ columns: [cell], rows: [[cell]] });
    expect(parse(written, { record_delimiter: '\n' })).toEqual([[`'${cell}`], [`'${cell}`]]);
  });

  test.each(['-12.00', '-0.01', '12', '-5', 'C-1', '1-2', ''])('in CSV: %j stays as it is', (cell) => {
    expect(toCsv({ columns: ['a', 'b'], rows: [[cell, 'x']] })).toBe(`a,b\n${cell},x\n`);
  });

  test('in CSV: commas, quotes and line endings stay in their cell', () => {
    const rows = [['a,b', 'a"b', 'a\nb', 'a\r\nb']];
    expect(parse(toCsv({ columns: ['1', '2', '3', '4'], rows }), { from: 2 })).toEqual(rows);
  });

  test('in Markdown: no new column, no new row, no markup', () => {
    expect(toMarkdown({ columns: ['a'], rows: [['x | y\n| z'], ['<b>[l](u)`c` *e* a_b \\|']] })).toBe(
      '| a |\n| --- |\n| x \\| y \\| z |\n| &lt;b>\\[l\\](u)\\`c\\` \\*e\\* a_b \\\\\\| |\n',
    );
  });

  test('on a terminal: no control characters, no long lines', () => {
    const table = toTable({ columns: ['\u001b[31mred'], rows: [['\u001b]0;title\u0007'], ['x'.repeat(5000)]] }, 100);
    expect(table.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    // 70 characters, a blank and a border on either side
    expect(Math.max(...table.split('\n').map((line) => line.length))).toBeLessThanOrEqual(74);
  });

  test('on a terminal: a sentence is wrapped and not cut', () => {
    const words = Array.from({ length: 60 }, (_, index) => `word${index}`);
    const table = toTable({ columns: ['answer'], rows: [[words.join(' ')]] }, 100);
    expect(table.match(/word\d+/g)).toEqual(words);
  });
});

test('of notes on the tables a hundred are told, and how many there are', () => {
  const io = testIo('/');
  for (let index = 0; index < 250; index += 1) io.reading.warn(`note ${index}`);
  tellReading(io);
  expect(io.err().split('\n').slice(99)).toEqual(['warning: note 99', '250 notes on the tables (first 100 shown)', '']);
});

test('kept columns stand beside the result, also as objects', () => {
  const sheet = withKept({ columns: ['caseId'], rows: [['C1'], ['C2']] }, new Map([['__proto__', ['a', 'b']]]));
  expect(JSON.stringify(toObjects(sheet))).toBe('[{"caseId":"C1","__proto__":"a"},{"caseId":"C2","__proto__":"b"}]');
});

test('progress is silent where stderr is no terminal, and gives the result', () => {
  const io = testIo('/');
  expect(withProgress(io, 'reading', 10, (done) => [done(5), 'result'][1])).toBe('result');
  expect(io.err()).toBe('');
});

test('progress is drawn on a terminal and cleared at the end, also when the work fails', () => {
  const written: string[] = [];
  const stderr = { isTTY: true, columns: 80, write: (text: string) => written.push(text) };
  const io = { ...testIo('/'), stderr };
  const work = () =>
    withProgress(io, 'reading', 10, () => {
      throw new Error('failed');
    });
  expect(work).toThrow('failed');
  expect(written.join('')).toContain('reading');
  expect(written.join('')).toContain('0 of 10');
});

describe('a manifest', () => {
  const input = { name: '/home/me/cases.csv', bytes: 3, sha256: 'ab', rows: 1 };
  const run = { command: 'run', options: { b: 1, a: 2 }, inputs: [input, { ...input, name: 'data/x.csv' }] };

  test('takes its time from the clock that it is given, and names no folder of the machine', () => {
    const manifest = buildManifest(testIo('/'), run);
    expect(manifest).toMatchObject({ tool: 'openras', command: 'run', madeAt: '2026-04-01T09:30:00Z', checks: [] });
    expect(manifest.inputs.map(({ name }) => name)).toEqual(['cases.csv', 'data/x.csv']);
  });

  test('takes its time from SOURCE_DATE_EPOCH when that is set', () => {
    // 1 767 225 600 seconds after the beginning of 1970 is the beginning of 2026: 56 years of 365 days and 14 leap days.
    expect((56 * 365 + 14) * 86_400).toBe(1_767_225_600);
    const io = testIo('/', { env: { SOURCE_DATE_EPOCH: '1767225600' } });
    expect(buildManifest(io, run).madeAt).toBe('2026-01-01T00:00:00Z');
    expect(errorOf(() => buildManifest(testIo('/', { env: { SOURCE_DATE_EPOCH: 'now' } }), run)).code).toBe('invalid');
  });
});
