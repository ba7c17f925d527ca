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

/**
 * The lines of a file, code and words alike, spaces and marks of comments taken off; without imports of one line, blank
 * lines and the examples of docstrings, each of which stands by itself to be copied. The names of a longer import count.
 */
function writtenLines(source: string): Line[] {
  const blank = (part: string): string => part.replace(/[^\n]/g, '');
  const kept = source
    .replace(/^ \* ```[\s\S]*?^ \* ```$/gm, blank)
    .replace(
      /^(?:import|export)\b[^;{\n]*(?:\{[^}\n]*\}[^;\n]*)?from '[^']+';$|^(?:import|export)(?: type)? \{$/gm,
      blank,
    );
  const marks = /^(?:\/\*\*?|\*\/|\*(?= |$)|\/\/)\s*|\s*\*\/$/g;
  const lines = kept.split('\n').map((text, index) => ({
    number: index + 1,
    text: text.trim().replace(marks, '').replace(/\s+/g, ' '),
  }));
  return lines.filter(({ text }) => text !== '');
}

/** The places where the same lines stand, each list of them once. */
function samePlaces(files: ReadonlyMap<string, string>): string[][] {
  const found = new Map<string, string[]>();
  for (const [path, source] of files) {
    const lines = writtenLines(source);
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
    ['six lines, whatever their spaces', six, `// first\n\n  ${six.replace(/\n/g, '\n\n   ')}`, [['a.ts:1', 'b.ts:3']]],
    [
      'six lines of which some are words',
      `/** What it is.\n * How much. */\n${six.slice(0, 55)}`,
      `x();\n/**\n * What it is.\n  * How much.\n */\n${six.slice(0, 55)}`,
      [['a.ts:1', 'b.ts:3']],
    ],
    ['no examples', ` * \`\`\`ts\n${six}\n * \`\`\``, ` * \`\`\`ts\n${six}\n * \`\`\``, []],
    ['no imports of one line', "import { a } from 'a';\n".repeat(9), "import { a } from 'a';\n".repeat(9), []],
    [
      'imports of the same six names',
      `import {\n${'abcdef'.replace(/./g, '  $&,\n')}} from './one.js';`,
      `import {\n${'abcdef'.replace(/./g, '  $&,\n')}} from '../other.js';`,
      [['a.ts:2', 'b.ts:2']],
    ],
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
