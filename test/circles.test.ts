import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { root } from '../scripts/manifest.mjs';
import { filesBelow } from '../scripts/sources.mjs';

// A file that can only be read together with files that need it is no file of its own. Types count.
type Graph = ReadonlyMap<string, readonly string[]>;

/** Whom each source file imports, types included. */
function importsOfAll(): Graph {
  const files = filesBelow('src', '.ts');
  return new Map(files.map((path) => [path, importsOf(path).filter((other) => files.includes(other))]));
}

function importsOf(path: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(root + path, 'utf8'), true);
  const local = importedFiles.map(({ fileName }) => fileName).filter((name) => name.startsWith('.'));
  return local.map((name) => posix.join(path, '..', name).replace(/\.js$/, '.ts'));
}

/** Everything that a file reaches by its imports. */
function reach(graph: Graph, from: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [...(graph.get(from) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(graph.get(next) ?? []));
  }
  return reached;
}

/** The files of each circle, sorted: those that reach each other. */
function circlesOf(graph: Graph): string[][] {
  const reached = new Map([...graph.keys()].map((file) => [file, reach(graph, file)]));
  const circles = new Map<string, string[]>();
  for (const [file, others] of reached) {
    if (!others.has(file)) continue;
    const circle = [...others].filter((other) => reached.get(other)?.has(file)).sort();
    circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

describe('the check for circles', () => {
  test.each([
    ['no circle', 'ab bc ac', []],
    ['a file that imports itself', 'aa ab', ['a']],
    ['two files', 'ab ba ac', ['a,b']],
    ['three files, and two apart', 'ab bc ca ad de ed', ['a,b,c', 'd,e']],
  ])('finds %s', (_, edges, circles) => {
    const graph = new Map<string, string[]>();
    for (const [from = '', to = ''] of edges.split(' ')) {
      graph.set(from, [...(graph.get(from) ?? []), to]);
      if (!graph.has(to)) graph.set(to, []);
    }
    expect(circlesOf(graph).map((circle) => circle.join())).toEqual(circles);
  });

  test('sees imports of types, and what is exported on', () => {
    expect(importsOf('src/moderation/rule/context.ts')).toContain('src/errors.ts');
    expect(importsOf('src/index.ts')).toContain('src/moderation/moderate.ts');
  });
});

test('no file needs, types included, a file that needs it', { timeout: 120_000 }, () => {
  expect(circlesOf(importsOfAll())).toEqual([]);
});
