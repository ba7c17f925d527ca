import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeCell, unescapeCell, writeCsv } from '../../../src/model/allocation-table/cells.js';
import { type AllocationTableModel, allocationTableSchema } from '../../../src/model/allocation-table/model.js';
import { allocationTableFromRows } from '../../../src/model/allocation-table/read/from-rows.js';
import { parseInput } from '../../../src/parse/parse.js';
import { printAllocationTable } from '../../../src/report/allocation-table/print.js';
import { anyTable, COUNCIL_ROWS, tableOf } from '../../model/allocation-table/tables.js';
import { runsOf, timeFor } from '../../support/runs.js';

const council = tableOf(COUNCIL_ROWS, {
  title: 'Short breaks <2026>',
  effectiveFrom: '2026-04-01',
  challengePoints: ['Within 28 days of the letter', 'After | each review'],
  tables: [{ name: 'Children & young people', group: 'a', rows: COUNCIL_ROWS }],
});

const readCsv = (text: string): Map<string, string>[] =>
  (parse(text, { columns: true }) as Record<string, string>[]).map((row) => new Map(Object.entries(row)));

describe('a printed table', () => {
  test('as Markdown: title, period, effective date, rows, challenge points', () => {
    expect(printAllocationTable(council, 'markdown')).toBe(
      [
        '# Short breaks \\<2026\\>',
        '',
        'Amounts are in pounds per year. Effective from 2026-04-01. Points count in steps of 1; both ends of a range belong to it. An amount is indicative: a starting point for planning, not the final budget.',
        '',
        '## Children \\& young people, group a',
        '',
        '| Points | Level | Amount per year |',
        '| --- | --- | ---: |',
        '| 0–69 | no support | No budget |',
        '| 70–115 | small support | £500 |',
        '| 116–130 | some support | £1,000 |',
        '| 131 and above | high support | Refer to panel |',
        '',
        '## When a decision can be challenged',
        '',
        '- Within 28 days of the letter',
        '- After \\| each review',
        '',
      ].join('\n'),
    );
  });

  test('as HTML: every text is escaped', () => {
    const nasty = '<script>alert("x")</script>&\'';
    const model = tableOf([{ from: 0, to: null, name: nasty, amount: '0.5' }], {
      title: nasty,
      challengePoints: [nasty],
      tables: [{ name: nasty, rows: [{ from: 0, to: null, name: nasty, amount: '0.5' }] }],
    });
    const html = printAllocationTable(model, 'html');
    expect(html).not.toContain('<script');
    expect(html.match(/&lt;script&gt;alert\(&quot;x&quot;\)&lt;\/script&gt;&amp;&#39;/g)).toHaveLength(4);
    expect(html).toContain('<td>£0.50</td>');
    expect(html).toContain('<th scope="col">Amount per year</th>');
  });

  test('as CSV: a row a row, with its period, its date and its challenge points', () => {
    const [first] = readCsv(printAllocationTable(council, 'csv'));
    expect(Object.fromEntries(first ?? [])).toEqual({
      table: 'Children & young people',
      group: 'a',
      from: '0',
      to: '69',
      name: 'no support',
      amount: 'no budget',
      shown: '',
      period: 'year',
      step: '1',
      off_step: 'refuse',
      gap: 'refuse',
      above: 'refer-to-costing',
      effective_from: '2026-04-01',
      title: 'Short breaks <2026>',
      challenge_points: 'Within 28 days of the letter\nAfter | each review',
    });
  });

  test('what is not stated is said not to be', () => {
    const text = printAllocationTable(tableOf(COUNCIL_ROWS), 'markdown');
    expect(text).toContain('Effective date: not stated.');
    expect(text).toContain('- Not stated.');
  });

  test('the number of cases behind a row is printed only when asked', () => {
    const model = tableOf([{ from: 0, to: null, amount: '7.00', cases: 3 }]);
    expect(printAllocationTable(model, 'csv')).not.toContain('cases');
    expect(printAllocationTable(model, 'markdown', { cases: true })).toContain('| 0 and above | 3 | £7 |');
    expect(readCsv(printAllocationTable(model, 'csv', { cases: true }))[0]?.get('cases')).toBe('3');
  });

  test('in another form is refused', () => {
    expect(() => printAllocationTable(council, 'pdf' as never)).toThrow('format');
  });
});

const line = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '' && !/\p{Cc}/u.test(text));
const nasty = fc.oneof(line, fc.constantFrom('=1+1', "'=1", "''@x", ' -5', '+44', '"a",b', 'a;b', '＝x', "'"));

/** A model as its own schema reads it, with the amounts and points in their plainest form. */
const plain = (model: unknown) => parseInput(allocationTableSchema, model);

describe('a table that is printed as CSV and read back', () => {
  test('is the same model, whatever its texts', { timeout: timeFor(runsOf(200)) }, () => {
    const texts = fc.record({ name: nasty, group: nasty, title: nasty, challenge: nasty, row: nasty, shown: nasty });
    fc.assert(
      fc.property(anyTable, texts, fc.option(fc.nat(9)), (base, text, cases) => {
        const [table = { rows: [] }] = base.tables;
        const rows = table.rows.map((row) => ({
          ...row,
          name: text.row,
          ...(row.amount === null && { shown: text.shown }),
          ...(cases !== null && { cases }),
        }));
        const model: AllocationTableModel = {
          ...base,
          title: text.title,
          effectiveFrom: '2026-04-01',
          challengePoints: [text.challenge, 'and again'],
          tables: [{ ...table, name: text.name, group: text.group, ageRange: { from: 3, to: 9 }, rows }],
        };
        const back = allocationTableFromRows(readCsv(printAllocationTable(model, 'csv', { cases: true })));
        expect(plain(back)).toEqual(plain(model));
      }),
      { numRuns: runsOf(200), seed: 15_117 },
    );
  });
});

describe('cells', () => {
  test.each(['=SUM(A1)', '+1', '-1', '@x', '\t=1', ' =1', '＝1', "'=1"])('%j cannot be run as a formula', (text) => {
    expect(escapeCell(text)).toBe(`'${text}`);
    expect(unescapeCell(escapeCell(text))).toBe(text);
  });

  test('any cells come back from CSV as they went', { timeout: timeFor(runsOf(100)) }, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), (rows) => {
        const back = parse(writeCsv([['a', 'b'], ...rows]), { relax_column_count: false }) as string[][];
        expect(back.slice(1).map((cells) => cells.map(unescapeCell))).toEqual(rows);
      }),
      { numRuns: runsOf(100), seed: 15_118 },
    );
  });
});
