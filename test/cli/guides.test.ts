import { readdirSync, readFileSync } from 'node:fs';
import { Command } from 'commander';
import { expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { registers } from '../../src/cli/registers.js';
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

/** Pages of docs that are made from the sources or tell of the project itself. */
const NO_GUIDES = ['ARCHITECTURE.md', 'choices.md', 'errata.md', 'migration.md'];

const guides = readdirSync(`${root}docs`)
  .filter((file) => file.endsWith('.md') && !NO_GUIDES.includes(file))
  .map((file) => ({ file, blocks: blocksOf(readFileSync(`${root}docs/${file}`, 'utf8')) }));

function blocksOf(text: string): { kind: string; code: string }[] {
  return [...text.matchAll(/^```(\w+)\n(.*?)^```/gms)].map(([, kind = '', code = '']) => ({ kind, code }));
}

test.each(guides)('$file opens with the command that is typed, then the call', ({ blocks: [first, second] }) => {
  expect(first?.kind).toBe('sh');
  expect(first?.code).toMatch(/^openras /);
  expect(second?.kind).toBe('ts');
});

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
  const known = command.options.map(({ long }) => long);
  const odd = words.find((word) => word.startsWith('--') && !known.includes(word));
  return odd === undefined ? undefined : `${text}: no option ${odd}`;
}
