import { expect, test } from 'vitest';
import { councilSchema } from '../../src/cli/commands/run/council-file.js';
import { parseInput } from '../../src/parse/parse.js';
import { type Block, blocksOf, PAGES, pageText } from './pages.js';

/** What no test runs: how a schema of ours is written is no use of the package. */
const NOT_RUN: ReadonlySet<string> = new Set(['CONTRIBUTING.md ts']);

/** Lines that install and build, which needs a network, and one that copies: the test of its page does that. */
const OF_THE_SHELL = /^(npm ci|npm install|cp -r) /;

/**
 * Lines and rows of databases, which test/engines/guide.engine.ts runs and compares, and statements, which
 * test/engines/servers.engine.ts runs.
 */
const WITH_DATABASES = 'docs/export.md';
const OF_A_DATABASE = /^(cut|duckdb|psql) /;

/** The one line by which the library lists what no command knows; test/cli/guides.test.ts holds it to the library. */
const OF_THE_LIBRARY = /^node -e "import\('openras\/published'\)/;

/** Why a block escapes every test; nothing where one runs it. */
function escapes(
  path: string,
  { kind, code, file }: Block,
  index: number,
  blocks: readonly Block[],
): string | undefined {
  if (NOT_RUN.has(`${path} ${kind}`)) return undefined;
  const lines = code.trim().split('\n');
  switch (kind) {
    case 'ts':
      // test/examples.test.ts runs what imports the package.
      return code.includes("from 'openras") ? undefined : 'imports nothing of openras';
    case 'sh':
      return lines.find(
        (line) =>
          !line.startsWith('openras ') &&
          !OF_THE_SHELL.test(line) &&
          !(path === 'docs/errata.md' && OF_THE_LIBRARY.test(line)) &&
          !(path === WITH_DATABASES && OF_A_DATABASE.test(line)),
      );
    case 'rows':
    case 'sql':
      return path === WITH_DATABASES ? undefined : 'no test runs a database for this page';
    case 'json':
    case 'csv':
      if (file === undefined) return 'no words say what to save it as';
      return blocks.some((one) => one !== blocks[index] && one.code.includes(file))
        ? undefined
        : 'nothing uses the file';
    case 'text':
    case 'text fault':
    case 'text page':
      return blocks.slice(0, index).some((one) => one.kind === 'sh') ? undefined : 'no command prints it';
    default:
      return `no test knows blocks of ${kind === '' ? 'no kind' : kind}`;
  }
}

test.each(PAGES)('no block of %s escapes the tests', (path) => {
  const blocks = blocksOf(pageText(path));
  // Every fence is one of a pair that was read.
  expect(pageText(path).match(/^```/gm)?.length ?? 0).toBe(2 * blocks.length);
  const found = blocks.flatMap((block, index) => {
    const why = escapes(path, block, index, blocks);
    return why === undefined ? [] : [[why, block.code]];
  });
  expect(found).toEqual([]);
});

test('two files of a page do not share a name', () => {
  for (const path of PAGES.filter((one) => one !== 'docs/calibration-year.md')) {
    const names = blocksOf(pageText(path)).flatMap(({ file }) => file ?? []);
    expect([path, new Set(names).size]).toEqual([path, names.length]);
  }
});

test('the council file of the page on the command is one', () => {
  const [council] = blocksOf(pageText('docs/command-line.md')).filter(({ kind }) => kind === 'json');
  expect(parseInput(councilSchema, JSON.parse(council?.code ?? '')).title).toBe('Our council, 2026-27');
});
