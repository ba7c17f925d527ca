import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { EXTRACT_COLUMNS } from '../../src/costing/extract/extract-columns.js';
import { withKept } from '../../src/report/sheet.js';
import { examples, prepare } from '../cli/every-command.js';
import { temporaryFolder, testIo } from '../cli/support.js';
import { pageText } from './pages.js';

/** Commands whose list is not of columns of their own: they print a page or a file, or that of another file. */
const WITHOUT = [
  'table print',
  'table convert',
  'example',
  'explain',
  'schema',
  'case-pack',
  'report',
  'uplift',
  'import',
  'export sql',
  'export workbook',
];

/** Columns that stand in words with their unit: nothing is left to say of them. */
const IN_WORDS = ['compare'];

const folder = temporaryFolder();
const page = pageText('docs/columns.md');

/** The columns of each command as the page tells of them; a `*` stands for columns that the user names. */
const told = new Map<string, string[]>();
for (const part of page.split(/^(?=\*\*`)/m).slice(1)) {
  const [head = '', ...lines] = part.split('\n');
  const columns = lines
    .flatMap((line) => /^\| (?:`(\w+)`|(\*)[^|]*\*) \|/.exec(line)?.slice(1, 3) ?? [])
    .filter(Boolean);
  for (const [, command = ''] of head.matchAll(/\*\*`(?:openras )?([\w -]+)`\*\*/g)) told.set(command, columns);
}

beforeAll(async () => {
  await prepare(folder);
}, 300_000);

/** The header of the list that a command writes as CSV. */
async function headerOf(name: string, argv: readonly string[]): Promise<string[]> {
  const io = testIo(folder);
  const words = argv.filter((word, index) => !['--out', '--format'].includes(word) && argv[index - 1] !== '--out');
  const code = await runProgram([...name.split(' '), ...words, '--format', 'csv'], io, registers);
  expect({ name, code, err: code === 0 ? '' : io.err() }).toEqual({ name, code: 0, err: '' });
  return io.out().split('\n')[0]?.split(',') ?? [];
}

const commands = [...examples].filter(([name]) => ![...WITHOUT, ...IN_WORDS].includes(name));

/** Kept columns that are called as those that a command writes itself. */
const KEPT = ['change', 'answer', 'change_kept'];

/** The headers of the tables of a page. */
const headersOf = (markdown: string): string[][] =>
  [...markdown.matchAll(/^\| (.*) \|\n\|(?: ?:?-+:? ?\|)+$/gm)].map(([, header = '']) => header.split(' | '));

const twice = (names: readonly string[]): string[] => names.filter((name, index) => names.indexOf(name) < index);

describe('no two columns of a sheet have one name', () => {
  test.each([...examples].filter(([name]) => !WITHOUT.includes(name)))(
    '%s',
    { timeout: 120_000 },
    async (name, argv) => {
      expect(twice(await headerOf(name, argv))).toEqual([]);
      const io = testIo(folder);
      const words = argv.filter((word, index) => !['--out', '--format'].includes(word) && argv[index - 1] !== '--out');
      expect(await runProgram([...name.split(' '), ...words, '--format', 'markdown'], io, registers)).toBe(0);
      expect(headersOf(io.out()).length).toBeGreaterThan(0);
      for (const header of headersOf(io.out())) expect(twice(header)).toEqual([]);
    },
  );

  test('compare with all families together, and by a column that is called as a figure', async () => {
    writeFileSync(join(folder, 'twice.csv'), 'case_id,traditional,final,families\nA,3000,3300,x\nB,5000,4000,y\n');
    expect((await headerOf('compare', ['twice.csv'])).slice(0, 2)).toEqual(['Who', 'Families']);
    const by = await headerOf('compare', ['twice.csv', '--by', 'families']);
    expect(by.slice(0, 2)).toEqual(['Families (group)', 'Families']);
  });

  test('kept columns beside those that a command writes', () => {
    const kept = withKept(
      { columns: ['case_id', 'change', 'answer'], rows: [['A', '1', 'budget']] },
      new Map(KEPT.map((name) => [name, ['x']])),
    );
    expect(kept.columns.slice(3, 5)).toEqual(['change_kept', 'answer_kept']);
    expect(twice(kept.columns)).toEqual([]);
  });
});

describe('the columns of what a command writes', () => {
  test.each(commands)('%s', { timeout: 120_000 }, async (name, argv) => {
    const columns = told.get(name) ?? [];
    const header = await headerOf(name, argv);
    if (name === 'run') {
      // Those of an allocation, then its own, of which a run without stated needs lacks some, and what it keeps.
      const [first, own] = [told.get('allocate') ?? [], header.slice(told.get('allocate')?.length)];
      expect(header.slice(0, first.length)).toEqual(first);
      expect(own.filter((column) => columns.includes(column))).toEqual(columns.slice(0, 3));
      return;
    }
    const at = columns.indexOf('*');
    if (at < 0) {
      expect(header).toEqual(columns);
      return;
    }
    const after = columns.length - at - 1;
    expect(header.slice(0, at)).toEqual(columns.slice(0, at));
    expect(header.slice(header.length - after)).toEqual(columns.slice(at + 1));
    expect(header.length).toBeGreaterThanOrEqual(columns.length);
  });

  test('of every command stand on the page, and of no other', () => {
    const names = commands.map(([name]) => name);
    expect(names.filter((name) => !told.has(name))).toEqual([]);
    expect(
      [...told.keys()].filter(
        (name) => !names.includes(name) && !IN_WORDS.includes(name) && !['uplift', 'import'].includes(name),
      ),
    ).toEqual([]);
  });
});

test('the guide on costing tells of every column of a file of lines, and of no other', () => {
  const costing = pageText('docs/costing.md')
    .split(/^## /m)
    .find((part) => part.startsWith('From lines'));
  const columns = [...(costing ?? '').matchAll(/^\| `(\w+)` \|/gm)].map(([, column]) => column);
  expect(columns).toEqual([...EXTRACT_COLUMNS]);
});
