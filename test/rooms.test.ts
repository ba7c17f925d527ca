import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { bundledParts, entries, manifest, root, runtimeDependencies } from '../scripts/manifest.mjs';
import { filesBelow, parseSource, walk } from '../scripts/sources.mjs';
import { FLOORS } from './support/floors.js';

const SUBPATH_ONLY = [
  'payment',
  'monitoring',
  'records',
  'run',
  'export',
  'change',
  'equity',
  'sensitivity',
  'programme-cost',
  'published',
  'report',
  'cli',
  'schemas',
];

/** The room of a source file: `src/money/amount.ts` lives in money, `src/errors.ts` in errors. */
function roomOf(path: string): string {
  return path.split('/')[1]?.replace(/\.ts$/, '') ?? '';
}

function floorOf(room: string): number {
  return FLOORS.findIndex((floor) => floor.includes(room));
}

function mayImport(room: string, other: string): boolean {
  if (room === 'index') return !SUBPATH_ONLY.includes(other);
  return room === other || floorOf(other) < floorOf(room);
}

function importsOf(path: string): string[] {
  return ts.preProcessFile(readFileSync(root + path, 'utf8'), true).importedFiles.map(({ fileName }) => fileName);
}

/** What a file must not ask for, because the answer differs from one run to the next. */
function chanceAndClockIn(path: string): string[] {
  const found: string[] = [];
  walk(parseSource(path), (node) => {
    const text = node.getText();
    if (ts.isPropertyAccessExpression(node) && /^(Math\.random|Date\.now)$/.test(text)) found.push(text);
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) found.push(text);
    if (ts.isCallExpression(node) && node.expression.getText() === 'Date') found.push(text);
  });
  return found;
}

const sources = filesBelow('src', '.ts');

describe.each(sources)('%s', (path) => {
  const room = roomOf(path);
  const imports = importsOf(path);

  test('imports only rooms above its own', () => {
    expect(room === 'index' || floorOf(room) >= 0, `${room} is not in the list of rooms`).toBe(true);
    const local = imports.filter((name) => name.startsWith('.')).map((name) => posix.join(path, '..', name));
    const others = local.filter((name) => name.startsWith('src/')).map((name) => roomOf(name.replace(/\.js$/, '.ts')));
    expect(others.filter((other) => !mayImport(room, other))).toEqual([]);
  });

  test('imports from files, not through the public fronts', () => {
    expect(imports.filter((name) => /(^|\/)index\.js$/.test(name))).toEqual([]);
  });

  if (room === 'cli') return;
  test('needs no Node, no clock, no chance and no other package', () => {
    expect(imports.filter((name) => isBuiltin(name) || name.startsWith('node:'))).toEqual([]);
    const packages = imports.filter((name) => !name.startsWith('.'));
    const allowed = [...runtimeDependencies, ...(room === 'record' ? bundledParts : [])];
    const isAllowed = (name: string) => allowed.some((one) => name === one || name.startsWith(`${one}/`));
    expect(packages.filter((name) => !isAllowed(name))).toEqual([]);
    expect(chanceAndClockIn(path)).toEqual([]);
  });
});

test('every index.ts in src is the front of a public entry of package.json', () => {
  const fronts = sources.filter((path) => path.endsWith('/index.ts'));
  const sourcesOfEntries = entries.map(({ source }) => source);
  expect(fronts.filter((path) => !sourcesOfEntries.includes(path))).toEqual([]);
  expect(sourcesOfEntries.filter((path) => !sources.includes(path))).toEqual([]);
});

test.each(entries)('$specifier points to its own code and types', ({ name, specifier, source }) => {
  expect(manifest.exports[specifier.replace('openras', '.')]).toEqual({
    import: { types: source.replace(/^src(.*)\.ts$/, './dist/types$1.d.ts'), default: `./dist/${name}.js` },
    require: { types: `./dist/${name}.d.cts`, default: `./dist/commonjs/${name}.js` },
  });
});

test('what is published names no machine path and no note to ourselves', () => {
  const folders = ['src', 'docs', 'fixtures'].filter((folder) => existsSync(root + folder));
  const files = [...folders.flatMap((folder) => filesBelow(folder, '')), 'README.md', 'CHANGELOG.md'];
  const texts = files.filter(
    (path) => /\.[a-z]+$/.test(path) && existsSync(root + path) && !path.includes('docs/api/'),
  );
  const private_ = /\/(work|tmp|home|root|Users)\/|\b(TODO|FIXME)\b/i;
  const found = texts.flatMap((path) => {
    const lines = readFileSync(root + path, 'utf8').split('\n');
    return lines.flatMap((line, index) => (private_.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));
  });
  expect(found).toEqual([]);
});
