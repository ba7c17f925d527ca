import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRecords } from '../../src/cli/input/record/record-source.js';
import { recordFiles } from '../../src/cli/output/file/record-files.js';
import type { AnyRecord } from '../../src/records/kinds.js';
import { temporaryFolder } from './support.js';

const folder = temporaryFolder();

/** First, last, ids that begin like others, ids that read like a cell of the index, ids that a spreadsheet would work out. */
const PLAIN = [
  'F10',
  'F1',
  'F100',
  '1F10',
  'f1',
  'allocation',
  '0',
  '120',
  "'=x",
  '=x',
  '-5',
  '+a',
  '@b',
  'é',
  "'F1",
  'F',
];
const QUOTED = [...PLAIN, 'a,b', 'say "F1"', 'a', 'b', 'F1,allocation', '"F1"'];
const ABSENT = ['', 'F1000', 'F1,', 'F1,allocation,0,9', '1', '5', 'x', 'case_id', 'F10\nF1', "''=x"];

/** Two records a case, of different length, as the command writes them. */
function written(name: string, ids: readonly string[], gzip: boolean): string {
  const records = ['allocation', 'challenge'].flatMap((kind) =>
    ids.map((caseId, index) => ({ caseId, kind, status: 'x'.repeat(index % 7) }) as unknown as AnyRecord),
  );
  const { records: lines, index } = recordFiles(records, gzip);
  const results = join(folder, name);
  const ending = gzip ? 'ndjson.gz' : 'ndjson';
  mkdirSync(results);
  writeFileSync(join(results, `allocations.${ending}`), Buffer.concat([...lines]));
  writeFileSync(join(results, 'allocations.index.csv'), [...index].join(''));
  return name;
}

describe('one case found by the index is what reading every record finds', () => {
  test.each([
    ['plain', PLAIN, false],
    ['packed', PLAIN, true],
    ['quoted', QUOTED, false],
    ['quoted-packed', QUOTED, true],
  ] as const)('%s', { timeout: 60_000 }, (name, ids, gzip) => {
    const source = openRecords(folder, written(name, ids, gzip));
    const all = [...source.all()];
    expect(all).toHaveLength(2 * ids.length);
    for (const id of ids) {
      const own = source.of(id);
      expect(own).toEqual(all.filter(({ value }) => (value as AnyRecord).caseId === id));
      expect(own.map(({ value }) => (value as AnyRecord).kind)).toEqual(['allocation', 'challenge']);
    }
    for (const id of ABSENT) expect(source.of(id)).toEqual([]);
  });
});

test('an index written by another program is read whole: line endings, quotes, order of columns', () => {
  const name = written('other', PLAIN, false);
  const path = join(folder, name, 'allocations.index.csv');
  const text = readFileSync(path, 'utf8');
  const expected = openRecords(folder, name).of('F1');
  const lines = text.trimEnd().split('\n');
  const turned = lines.map((line) => line.split(',').reverse().join(','));
  const quoted = lines.map((line) => line.split(',').map((cell) => `"${cell}"`));
  for (const other of [lines.join('\r\n'), turned.join('\n'), quoted.join('\n'), text.replace('\n', '\n\n')]) {
    writeFileSync(path, other);
    expect(openRecords(folder, name).of('F1')).toEqual(expected);
  }
});

test('an index that points at another case, or outside the file, is refused', () => {
  const name = written('wrong', PLAIN, false);
  const path = join(folder, name, 'allocations.index.csv');
  const text = readFileSync(path, 'utf8');
  const place = (/^F1,allocation,(\d+),(\d+)$/m.exec(text) ?? []).slice(1).map(Number);
  const told = (line: string): (() => unknown) => {
    writeFileSync(path, text.replace(/^F1,allocation,.*$/m, line));
    return () => openRecords(folder, name).of('F1');
  };
  expect(told('F1,allocation,0,48')).toThrow(/another case stands|is no JSON/);
  for (const wrong of ['-1,4', '0,99999999', `${place[0]},-1`, `x,${place[1]}`, '1.5,2']) {
    expect(told(`F1,allocation,${wrong}`)).toThrow('points outside allocations.ndjson');
  }
});

describe('an index that is not that of its file is refused', () => {
  test.each([
    ['a line left out', (text: string) => text.replace(/^F1,allocation,.*\n/m, ''), 'where the record before ends at'],
    ['the last line left out', (text: string) => text.replace(/[^\n]*\n$/, ''), 'where its index ends at'],
    [
      'another kind',
      (text: string) => text.replace(/^F1,allocation/m, 'F1,bananas'),
      'says "bananas", where the record',
    ],
    ['an empty offset', (text: string) => text.replace(/^F10,allocation,0,/m, 'F10,allocation,,'), 'points outside'],
    ['a length in hexadecimals', (text: string) => text.replace(/(\d+)$/m, '0x10'), 'points outside'],
    ['all lines of a case under another name', (text: string) => text.replace(/^F1,/gm, 'F9,'), 'does not name "F1"'],
  ])('%s', { timeout: 60_000 }, (what, alter, message) => {
    for (const gzip of [false, true]) {
      const name = written(`${what} ${gzip}`.replaceAll(' ', '-'), PLAIN, gzip);
      const path = join(folder, name, 'allocations.index.csv');
      const text = readFileSync(path, 'utf8');
      // As the command writes it, and as a spreadsheet does.
      for (const ending of ['\n', '\r\n']) {
        writeFileSync(path, alter(text).replaceAll('\n', ending));
        expect(() => [openRecords(folder, name).of('F10'), openRecords(folder, name).of('F1')]).toThrow(message);
        expect(() => [...openRecords(folder, name).all()]).toThrow(/^(?!.*NaN)/);
      }
    }
  });
});
