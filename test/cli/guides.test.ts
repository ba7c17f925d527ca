import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { addReading } from '../../src/cli/options.js';
import { registers } from '../../src/cli/registers.js';
import { listErrata } from '../../src/published/index.js';
import { allForms } from '../../src/schemas/list.js';
import { testIo } from './support.js';

const page = readFileSync(`${root}docs/command-line.md`, 'utf8');
const [, lists = ''] = page.split('## Where each function is');
const [table = '', others = ''] = lists.split('### Only in code');

/** Every function of the public surface. */
function publicFunctions(): string[] {
  const files = readdirSync(`${root}test/surface`).map((file) => readFileSync(`${root}test/surface/${file}`, 'utf8'));
  const names = files.flatMap((text) => [...text.matchAll(/^function (\w+)/gm)].map(([, name = '']) => name));
  return [...new Set(names)].sort();
}

const rows = [...table.matchAll(/^\| (`.*) \| (`openras .*) \|$/gm)].map(([, names = '', command = '']) => ({
  names: quoted(names),
  commands: quoted(command).filter((text) => text.startsWith('openras ')),
}));

function quoted(text: string): string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
}

test('every public function stands once in the lists, and nothing else does', () => {
  const listed = [...rows.flatMap(({ names }) => names), ...quoted(others)];
  expect([...listed].sort()).toEqual(publicFunctions());
});

/** The files that a file of the sources needs, itself included, by whatever way. */
function neededBy(start: string): Set<string> {
  const found = new Set<string>();
  const waiting = [start];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file) || !existsSync(file)) continue;
    found.add(file);
    for (const [, to = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\() ?'(\.[^']+)\.js'/g))
      waiting.push(join(dirname(file), `${to}.ts`));
  }
  return found;
}

/** Code without comments and imports: what is named in it is used, or has its home there. */
function codeOf(text: string): string {
  return text.replaceAll(/\/\*\*?[\s\S]*?\*\/|^\s*\/\/.*$/gm, '').replaceAll(/^import [\s\S]*? from '.*';$/gm, '');
}

const REGISTERS = readFileSync(`${root}src/cli/registers.ts`, 'utf8');

/** Which of the functions no file of the commands names or is the home of. */
function notReached(names: readonly string[], commands: readonly string[]): string[] {
  const texts = commands.flatMap((command) => {
    const [, name = ''] = command.split(' ');
    const entry = REGISTERS.slice(REGISTERS.indexOf(`name: '${name}',`));
    const [, path = ''] = /import\('\.\/([^']+)\.js'\)/.exec(entry) ?? [];
    return [...neededBy(join(root, 'src/cli', `${path}.ts`))].map((file) => codeOf(readFileSync(file, 'utf8')));
  });
  return names.filter((name) => !texts.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
}

test.each(rows)('$commands reaches $names', { timeout: 60_000 }, ({ names, commands }) => {
  expect(notReached(names, commands)).toEqual([]);
});

test('a function of another command would be told', () => {
  expect(notReached(['scoreResponses', 'foldLedger'], ['openras score'])).toEqual(['foldLedger']);
});

/** Pages of docs that are made from the sources or tell of the project itself. */
const NO_GUIDES = ['ARCHITECTURE.md', 'choices.md', 'errata.md', 'migration.md'];

const guides = readdirSync(`${root}docs`)
  .filter((file) => file.endsWith('.md') && !NO_GUIDES.includes(file))
  .map((file) => ({ file, blocks: blocksOf(readFileSync(`${root}docs/${file}`, 'utf8')) }));

function blocksOf(text: string): { kind: string; code: string }[] {
  return [...text.matchAll(/^```([\w ]+)\n(.*?)^```/gms)].map(([, kind = '', code = '']) => ({ kind, code }));
}

test.each(guides)(
  '$file opens with the command that is typed, then a file to copy, the call or the page that it prints',
  ({ blocks }) => {
    const [first, second] = blocks;
    expect(first?.kind).toBe('sh');
    expect(first?.code).toMatch(/^openras /);
    expect(['csv', 'json', 'ts', 'text page']).toContain(second?.kind);
    expect(blocks.map(({ kind }) => kind)).toContain('ts');
  },
);

test.each(['choices.md', 'errata.md', 'migration.md'])(
  '%s opens with a command as well, before its first chapter',
  async (file) => {
    const text = readFileSync(`${root}docs/${file}`, 'utf8');
    const [block] = blocksOf(text.split('\n## ')[0] ?? '');
    const program = new Command();
    for (const { load } of registers) (await load())(program, testIo('.'));
    expect(block?.kind).toBe('sh');
    const line = block?.code.trim() ?? '';
    // What is in print no command knows; the library lists its errata, by these names.
    if (file !== 'errata.md')
      expect([line.startsWith('openras schema '), complaintOf(line, program)]).toEqual([true, undefined]);
    else {
      expect(line).toContain(
        "import('openras/published').then(({ listErrata }) => console.table(listErrata(), ['id', 'verdict']))",
      );
      expect(listErrata().every((one) => Object.hasOwn(one, 'id') && Object.hasOwn(one, 'verdict'))).toBe(true);
    }
    const form = /^openras schema (.+)$/.exec(line)?.[1];
    if (form !== undefined) expect([...allForms().keys()]).toContain(form);
  },
);

test('every command that a guide shows is there, with its options', { timeout: 120_000 }, async () => {
  const program = new Command();
  for (const { load } of registers) (await load())(program, testIo('.'));
  const shown = guides.flatMap(({ file, blocks }) =>
    blocks
      .filter(({ kind }) => kind === 'sh')
      .flatMap(({ code }) => code.split('\n').filter((line) => line.startsWith('openras ')))
      .map((text) => ({ file, text })),
  );
  const listed = rows.flatMap(({ commands }) => commands.map((text) => ({ file: 'command-line.md', text })));
  expect(shown.length).toBeGreaterThan(guides.length);
  expect([...shown, ...listed].filter(({ text }) => complaintOf(text, program) !== undefined)).toEqual([]);
});

/** What is wrong with a call, if anything: no such command, or no such option. */
function complaintOf(text: string, program: Command): string | undefined {
  const words = text.split(' ').slice(1);
  if (words[0] === '--version') return undefined;
  const above = program.commands.find((one) => one.name() === words[0]);
  const command = above?.commands.find((one) => one.name() === words[1]) ?? above;
  if (command === undefined) return `${text}: no such command`;
  // What reads tables has the options of reading besides.
  const known = [...command.options, ...addReading(new Command()).options].map(({ long }) => long);
  const odd = words.find((word) => word.startsWith('--') && !known.includes(word));
  return odd === undefined ? undefined : `${text}: no option ${odd}`;
}
