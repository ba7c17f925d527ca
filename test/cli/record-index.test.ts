import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openRecords } from '../../src/cli/input/record/record-source.js';
import { recordFiles } from '../../src/cli/output/file/record-files.js';
import type { RasError } from '../../src/errors.js';
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
        const told = [...openRecords(folder, name).all()].flatMap(({ fault, misnamed }) => fault ?? misnamed ?? []);
        expect(told.length).toBeGreaterThan(0);
        expect(told.map(String).join()).not.toContain('NaN');
      }
    }
  });
});

test('a case is found though its id is written with escapes and the index names another', () => {
  const name = written('escaped', ['F1', 'F2'], false);
  const [records, path] = ['allocations.ndjson', 'allocations.index.csv'].map((file) => join(folder, name, file)) as [
    string,
    string,
  ];
  for (const own of ['F\\u0031', '\\u0046\\u0031', '\\u00461']) {
    const lines = readFileSync(records, 'utf8').trimEnd().split('\n');
    const other = lines.map((line) => line.replace(/"caseId":"[^"]*1"/, `"caseId":"${own}"`));
    writeFileSync(records, other.map((line) => `${line}\n`).join(''));
    let offset = 0;
    const rows = other.map((line) => {
      const { caseId, kind } = JSON.parse(line) as { caseId: string; kind: string };
      const row = `${caseId === 'F1' ? 'Z9' : caseId},${kind},${offset},${Buffer.byteLength(line) + 1}\n`;
      offset += Buffer.byteLength(line) + 1;
      return row;
    });
    writeFileSync(path, `case_id,kind,offset,length\n${rows.join('')}`);
    expect(() => openRecords(folder, name).of('F1')).toThrow('does not name "F1"');
    expect(openRecords(folder, name).of('F3')).toEqual([]);
  }
});

describe('what does not fit an index is told in its place, and what comes after it is read on', () => {
  test.each([false, true])('packed: %s', (gzip) => {
    const name = written(`on-${gzip}`, PLAIN, gzip);
    const path = join(folder, name, 'allocations.index.csv');
    const text = readFileSync(path, 'utf8');
    const all = [...openRecords(folder, name).all()];
    const [first, second, third] = text.split('\n').slice(1, 4) as [string, string, string];
    // Another case on line 2 of the index, another kind on line 3, nothing readable on line 4.
    const altered = text
      .replace(first, first.replace(/^F10,/, 'F11,'))
      .replace(second, second.replace('allocation', 'bananas'))
      .replace(third, third.replace(/,\d+$/, ',x'));
    writeFileSync(path, altered);
    const read = [...openRecords(folder, name).all()];
    const told = read.map(({ fault, misnamed }) => {
      const { problems } = (fault ?? misnamed ?? { problems: [] }) as RasError;
      return problems.map(({ details }) => details?.line).join();
    });
    // The record after the one without a length does not begin where the one before it is known to end.
    expect(told.slice(0, 5)).toEqual(['2', '3', '4', '5', '']);
    expect(told.slice(5).join('')).toBe('');
    expect(read.map(({ value }) => value)).toEqual(all.map(({ value }, index) => (index === 2 ? undefined : value)));
  });

  test('a file that goes on after its index is told at its end', () => {
    const name = written('longer', PLAIN, false);
    const records = join(folder, name, 'allocations.ndjson');
    writeFileSync(records, `${readFileSync(records, 'utf8')}{"caseId":"F77"}\n`);
    const read = [...openRecords(folder, name).all()];
    expect(read).toHaveLength(2 * PLAIN.length + 1);
    expect(String(read.at(-1)?.fault)).toContain('where its index ends at');
  });
});
