import { Command } from 'commander';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type * as print from '../../src/cli/output/terminal/print.js';
import { renderReport } from '../../src/cli/output/terminal/print.js';
import { toTable } from '../../src/cli/output/terminal/table.js';
import { terminalWidth } from '../../src/cli/output/terminal/terminal-width.js';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { examples, prepare } from './every-command.js';
import { temporaryFolder, testIo } from './support.js';

const reports: print.Report[] = [];
// What a command prints is kept, so that one run is enough to see it at several widths.
vi.mock('../../src/cli/output/terminal/print.js', async (original) => {
  const real = await original<typeof print>();
  const printReport: typeof print.printReport = (io, report, options) => {
    reports.push(report);
    real.printReport(io, report, options);
  };
  return { ...real, printReport };
});

const folder = temporaryFolder();

/** Commands that have a table to print and read what a run leaves or what is published. */
const BESIDE: ReadonlyMap<string, readonly string[]> = new Map([
  ['check-record', ['results']],
  ['audit-sample', ['results', '--size', '20', '--seed', '7']],
  ['verify', []],
]);

beforeAll(() => prepare(folder), 120_000);

/** An Io whose terminal has so many columns. */
function screen(columns: number) {
  const io = testIo(folder, { isTTY: true });
  return { ...io, stdout: { ...io.stdout, columns }, stderr: { ...io.stderr, columns } };
}

/** Every command that does something, with the words that call it. */
async function allCommands(): Promise<(readonly [string, Command])[]> {
  const program = new Command();
  for (const { load } of registers) (await load())(program, testIo(folder));
  const below = (command: Command, words: readonly string[]): (readonly [string, Command])[] =>
    command.commands.length === 0
      ? [[words.join(' '), command] as const]
      : command.commands.flatMap((one) => below(one, [...words, one.name()]));
  return below(program, []);
}

const commands = await allCommands();
const withTable = commands.filter(([, command]) =>
  command.options.some(({ argChoices }) => argChoices?.includes('table')),
);

/**
 * How many places a text takes on a terminal, by the ranges that Unicode's EastAsianWidth calls wide: a measure of its
 * own, to set against that of the program.
 */
function places(text: string): number {
  const bare = text.replace(/\p{Mn}/gu, '');
  const wide = bare.match(
    /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60]/gu,
  );
  const pictures = bare.match(/\p{Emoji_Presentation}/gu);
  // A picture of the astral planes is two code units long and two places wide.
  return bare.length + (wide?.length ?? 0) + (pictures ?? []).filter((one) => one.length === 1).length;
}

function widest(text: string): number {
  return Math.max(...text.split('\n').map(places));
}

/** The columns of the last table of a text, each as its head and its cells without blanks. */
function columnsOfLast(text: string): string[] {
  const [, head = '', body = ''] = text.slice(text.lastIndexOf('┌')).split(/┌.*┐|├.*┤|└.*┘/);
  const cells = (part: string): string[][] =>
    part.split('\n').flatMap((line) => (line.startsWith('│') ? [line.slice(1, -1).split('│')] : []));
  const [heads, rows] = [cells(head), cells(body)];
  return (heads[0] ?? []).map((_, column) =>
    [...heads, ...rows]
      .map((row) => row[column] ?? '')
      .join('')
      .replaceAll(' ', ''),
  );
}

/** The same of a CSV. */
function columnsOfCsv(text: string): string[] {
  const rows: string[][] = parse(text);
  const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '').replaceAll(' ', '');
  return (rows[0] ?? []).map((_, column) => rows.map((row) => plain(row[column] ?? '')).join(''));
}

describe('on a terminal', () => {
  test.each(withTable.map(([name]) => name))(
    '%s fits 80 and 120 columns, and --wide loses nothing',
    {
      timeout: 120_000,
    },
    async (name) => {
      const args = BESIDE.get(name) ?? examples.get(name);
      expect(args, 'a call to try').toBeDefined();
      reports.length = 0;
      const io = screen(80);
      const code = await runProgram([...name.split(' '), ...(args ?? []), '--format', 'table'], io, registers);
      expect([code, io.err()]).toEqual([0, expect.anything()]);
      const [report] = reports;
      if (report === undefined) throw new Error('nothing was printed');
      expect(io.out()).toBe(renderReport(report, 'table', 80));
      expect(widest(io.out())).toBeLessThanOrEqual(80);
      expect(widest(renderReport(report, 'table', 120))).toBeLessThanOrEqual(120);
      expect(columnsOfLast(renderReport(report, 'table'))).toEqual(columnsOfCsv(renderReport(report, 'csv')));
      // A line a problem, and never a flood of them.
      const told = io.err().split('\n');
      expect(told.length).toBeLessThanOrEqual(102);
    },
  );

  test('--wide shows every column, and without it those that do not fit are named', async () => {
    const call = ['cost', ...(examples.get('cost') ?? []), '--format', 'table'];
    const [narrow, wide] = [screen(80), screen(80)];
    await runProgram(call, narrow, registers);
    await runProgram([...call, '--wide'], wide, registers);
    const shown = columnsOfLast(narrow.out()).length;
    const all = columnsOfLast(wide.out()).length;
    const [, count, names] =
      /(\d+) columns not shown \(--wide shows all\): ([\s\S]*)$/.exec(
        narrow.out().slice(narrow.out().lastIndexOf('┘')),
      ) ?? [];
    expect(all - shown).toBe(Number(count));
    expect(names?.split(',')).toHaveLength(all - shown);
    expect(widest(wide.out())).toBeGreaterThan(80);
  }, 60_000);

  test.each(commands.map(([name]) => name).concat(''))('the help of "%s" fits 80 and 100 columns', async (name) => {
    for (const columns of [80, 100]) {
      const io = screen(columns);
      expect(await runProgram([...name.split(' ').filter((word) => word !== ''), '--help'], io, registers)).toBe(0);
      expect(
        io
          .out()
          .split('\n')
          .filter((line) => places(line) > columns),
      ).toEqual([]);
    }
  });

  test('the page of explain is wrapped, and its words are those of the file', async () => {
    const [io, piped] = [screen(80), testIo(folder)];
    const call = ['explain', ...(examples.get('explain') ?? [])];
    expect([await runProgram(call, io, registers), await runProgram(call, piped, registers)]).toEqual([0, 0]);
    const prose = io
      .out()
      .split('\n')
      .filter((line) => !line.startsWith('|'));
    expect(Math.max(...prose.map(places))).toBeLessThanOrEqual(80);
    expect(Math.max(...piped.out().split('\n').map(places))).toBeGreaterThan(80);
    expect(io.out().split(/\s+/)).toEqual(piped.out().split(/\s+/));
  });

  test.each([
    [['alocate'], /^error: unknown command 'alocate' \(Did you mean allocate\?\) \(--help shows what is expected\)\n$/],
    [['allocate', 'm.json', 'c.csv', '--fromat', 'csv'], /^error: unknown option '--fromat' .*\n$/],
    [['allocate'], /^error: missing required argument .*\n$/],
    [['compare', 'stages.csv', '--format', 'xml'], /^error: option '--format <format>' argument 'xml' is invalid.*\n$/],
  ])('a problem with the arguments %j is one line', async (argv, line) => {
    const io = screen(80);
    expect(await runProgram(argv, io, registers)).toBe(2);
    expect(io.err()).toMatch(line);
    expect(io.out()).toBe('');
  });

  test('the width is what the terminal says, 80 at the least, and 100 where there is none', () => {
    expect(
      [200, 120, 80, 40, 0, undefined].map((columns) => terminalWidth(columns === undefined ? {} : { columns })),
    ).toEqual([200, 120, 80, 80, 100, 100]);
  });
});

describe('a table', () => {
  test('counts a full-width character as two places and a combining mark as none', () => {
    const name = '東京都の家族支援サービス'.repeat(12);
    const sheet = {
      columns: ['名前', 'case_id', 'e\u0301te\u0301'],
      rows: [
        [name, 'A1', 'e\u0301'.repeat(100)],
        ['한국어 가족', 'A2', '🙂🙂'],
      ],
    };
    const table = toTable(sheet, 80);
    expect(new Set(table.trimEnd().split('\n').map(places)).size).toBe(1);
    expect(widest(table)).toBeLessThanOrEqual(80);
    expect(columnsOfLast(table)[0]).toBe(`名前${name}한국어가족`);
  });

  test('breaks no number, and leaves out columns rather than squeeze them', () => {
    const columns = Array.from({ length: 12 }, (_, index) => `amount_${index}`);
    const table = toTable({ columns, rows: [columns.map(() => '-10000000000000.00')] }, 80);
    // 18 characters, two blanks and a border each: three take 63 and a border, four would take 84 and one.
    expect(table.match(/-10000000000000\.00/g)).toHaveLength(3);
    expect(table).toContain('9 columns not shown (--wide shows all): amount_3, amount_4');
    expect(widest(table)).toBeLessThanOrEqual(80);
  });

  test('shows first the columns that the sheet marks, in the order of the sheet', () => {
    const long = 'x'.repeat(60);
    const sheet = { columns: ['a', 'b', 'c', 'd'], rows: [[long, '2', long, long]], first: ['d', 'b'] };
    // Two texts of 20 at the least, and a 1: the marked come first, then the first of the others.
    expect(toTable(sheet, 50)).toMatch(/│ b │ d +│\n[\s\S]*2 columns not shown \(--wide shows all\): a, c\n$/);
  });

  test('is defined for no rows, no columns, and a column wider than the line', () => {
    expect(toTable({ columns: ['a'], rows: [] }, 80)).toContain('│ a │');
    expect(toTable({ columns: [], rows: [] }, 80)).not.toContain('not shown');
    const table = toTable({ columns: ['n'], rows: [['x'.repeat(300)]] }, 80);
    expect(table.match(/x/g)).toHaveLength(300);
    expect(widest(table)).toBeLessThanOrEqual(80);
  });
});
