import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { root } from '../scripts/manifest.mjs';
import { filesBelow } from '../scripts/sources.mjs';

// What two of the rooms that ask about families need both belongs in the room of the cohort.
const ROOMS = ['change', 'equity', 'sensitivity'];
const SAME = 6;

interface Line {
  readonly number: number;
  readonly text: string;
}

/** The lines of code of a file, spaces evened out; without comments, imports and blank lines. */
function codeLines(source: string): Line[] {
  const blank = (part: string): string => part.replace(/[^\n]/g, '');
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, blank)
    .replace(/^\s*\/\/.*$/gm, blank)
    .replace(/^(?:import|export)\b[^;{]*(?:\{[^}]*\}[^;]*)?from '[^']+';$/gm, blank);
  const lines = code.split('\n').map((text, index) => ({ number: index + 1, text: text.trim().replace(/\s+/g, ' ') }));
  return lines.filter(({ text }) => text !== '');
}

/** The places where the same lines stand, each list of them once. */
function samePlaces(files: ReadonlyMap<string, string>): string[][] {
  const found = new Map<string, string[]>();
  for (const [path, source] of files) {
    const lines = codeLines(source);
    for (const [index, { number }] of lines.slice(0, 1 - SAME).entries()) {
      const key = lines
        .slice(index, index + SAME)
        .map(({ text }) => text)
        .join('\n');
      found.set(key, [...(found.get(key) ?? []), `${path}:${number}`]);
    }
  }
  return [...found.values()].filter((places) => places.length > 1);
}

describe('the check for equal code', () => {
  const six = Array.from({ length: 6 }, (_, line) => `const a${line} = ${line};`).join('\n');
  test.each([
    ['nothing in files of five lines', six.slice(15), six.slice(15), []],
    [
      'six lines, whatever their spaces and comments',
      six,
      `// first\n\n  ${six.replace(/\n/g, '\n\n /* so */ ')}`,
      [['a.ts:1', 'b.ts:3']],
    ],
    ['no imports', "import { a } from 'a';\n".repeat(9), "import { a } from 'a';\n".repeat(9), []],
  ])('finds %s', (_, one, other, places) => {
    expect(
      samePlaces(
        new Map([
          ['a.ts', one],
          ['b.ts', other],
        ]),
      ),
    ).toEqual(places);
  });
});

test('no two places of the three rooms share six lines', () => {
  const paths = ROOMS.flatMap((room) => filesBelow(`src/${room}`, '.ts'));
  const files = new Map(paths.map((path) => [path, readFileSync(root + path, 'utf8')]));
  expect(files.size).toBeGreaterThan(100);
  expect(samePlaces(files)).toEqual([]);
});
