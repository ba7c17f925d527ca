import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { put, temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();

/** Four families at one level of need; 2 say yes (£100, £300), 2 say no (£200, £200), in any writing. */
const table = (words: readonly string[], more: readonly string[] = []): string =>
  [
    'case_id,points,traditional,indicative,site,night_care',
    ...[...words, ...more].map((word, n) => `F${n},10,100,${[100, 300, 200, 200, 150][n]},S,${word}`),
  ].join('\n');

async function groupsOf(content: string, argv: (name: string) => readonly string[]) {
  put(folder, 'cases.csv', content);
  const io = testIo(folder);
  const code = await runProgram(argv('cases.csv'), io, registers);
  return { code, out: io.out(), err: io.err() };
}

const commands: [string, (name: string) => readonly string[]][] = [
  [
    'equity',
    (name) => ['equity', name, '--by', 'night_care', '--stage', 'indicative', '--bands', 'each', '--format', 'json'],
  ],
  ['compare', (name) => ['compare', name, '--to', 'indicative', '--by', 'night_care', '--format', 'json']],
];

describe.each(commands)('%s', (_, argv) => {
  test('reads Y and N as yes and no, in one column and in another file', { timeout: 60_000 }, async () => {
    const plain = await groupsOf(table(['yes', 'yes', 'no', 'no']), argv);
    expect({ code: plain.code, err: plain.code === 0 ? '' : plain.err }).toEqual({ code: 0, err: '' });
    expect(plain.out).toContain('"yes"');
    for (const words of [
      ['Y', 'yes', 'N', 'no'],
      ['TRUE', 'Yes', 'FALSE', '0'],
      ['Y', 'Y', 'N', 'N'],
    ]) {
      const mixed = await groupsOf(table(words), argv);
      expect(mixed.out).toBe(plain.out);
      expect(mixed.err).toMatch(/cases\.csv: night_care: .*read as yes or no/);
      expect(mixed.err).not.toContain('taken as two groups');
    }
  });

  test('asks where two writings stand beside other words', { timeout: 60_000 }, async () => {
    const { code, err } = await groupsOf(table(['Y', 'yes', 'N', 'N'], ['not asked']), argv);
    expect(code).toBe(2);
    expect(err).toContain(
      'cases.csv:3:17: night_care: "yes" and "Y" both say yes, beside words that are neither; are they one group? Write both alike',
    );
  });

  test('keeps words that are no yes and no, and a column of 1 and 0', { timeout: 60_000 }, async () => {
    const numbers = await groupsOf(table(['1', '1', '0', '0']), argv);
    expect([numbers.code, numbers.out.includes('"1"'), numbers.err.includes('read as')]).toEqual([0, true, false]);
    const some = await groupsOf(table(['Y', 'Y', 'N', 'N'], ['not asked']), argv);
    expect([some.code, some.out.includes('"Y"'), some.out.includes('"not asked"')]).toEqual([0, true, true]);
  });
});

describe('run', () => {
  test('compares those who say yes with those who say no, however each row is written', {
    timeout: 120_000,
  }, async () => {
    const pageOf = async (isChanged: boolean) => {
      const copy = join(folder, isChanged ? 'changed' : 'plain');
      for (const name of ['example-council', 'reconstructed-cohort', 'plans']) {
        cpSync(`${root}fixtures/${name}`, join(copy, name), { recursive: true });
      }
      const council = join(copy, 'example-council');
      const settings = JSON.parse(readFileSync(join(council, 'council.json'), 'utf8'));
      settings.equity = { ...settings.equity, by: ['night_care'] };
      writeFileSync(join(council, 'council.json'), JSON.stringify(settings));
      const cases = join(council, 'cohort', 'cases.csv');
      const [header = '', ...lines] = readFileSync(cases, 'utf8').split('\n');
      const column = header.split(',').indexOf('night_care');
      const written = lines.map((line, row) => {
        const cells = line.split(',');
        const word = cells[column];
        if (row % 2 === 0 || word === undefined) return line;
        cells[column] = word === 'yes' ? 'Y' : word === 'no' ? 'N' : word;
        return cells.join(',');
      });
      if (isChanged) {
        expect(written).not.toEqual(lines);
        writeFileSync(cases, [header, ...written].join('\n'));
      }
      const io = testIo(council);
      const code = await runProgram(['run', 'council.json', '--out', 'results'], io, registers);
      expect({ code, err: code === 0 ? '' : io.err() }).toEqual({ code: 0, err: '' });
      expect(io.err().includes('read as yes or no')).toBe(isChanged);
      return readFileSync(join(council, 'results', 'director.md'), 'utf8');
    };
    const plain = await pageOf(false);
    expect(plain).toContain('night_care');
    expect(await pageOf(true)).toBe(plain);
  });
});
