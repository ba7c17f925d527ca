import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { readDelimited } from '../../src/cli/input/intake/delimited.js';
import { alike } from '../../src/cli/input/intake/mapped.js';
import type { Mapping } from '../../src/intake/mapping.js';
import type { TargetName } from '../../src/intake/target/targets.js';
import { understand } from '../../src/intake/understand.js';
import type { Understanding } from '../../src/intake/understanding.js';
import { runsOf, timeFor } from '../support/runs.js';
import { DISTORTIONS, type Draw, type Extract, saved } from './distort.js';

/** What bears on a budget, and the dates. */
const MONEY = ['case_id', 'status', 'exclude_reason', 'points', 'package_value', 'one_off', 'assessed_on'];

function read(bytes: Buffer, as: TargetName, mapping?: Mapping, answers = new Map<string, string>()): Understanding {
  return understand([readDelimited(bytes, 'extract.csv').sheet], { as, mapping, answers, alike });
}

/** The rows of a clean table in what bears on a budget, in an order of their own. */
function rowsOf({ table }: Understanding): string[] {
  const columns = MONEY.map((name) => table.header.indexOf(name));
  return table.rows.map((row) => columns.map((column) => row[column] ?? '').join('|')).sort();
}

function extractFrom(text: string): Extract {
  const sheet = readDelimited(Buffer.from(text, 'latin1'), 'x').sheet;
  const rows = sheet.rows.map((row) => row.map(String)).filter((row) => row.some((cell) => cell !== ''));
  const at = rows.findIndex((row) => row.filter((cell) => cell !== '').length > 5);
  return {
    titles: rows.slice(0, at),
    header: rows[at] ?? [],
    rows: rows.slice(at + 1, -1),
    foot: rows.slice(-1),
    delimiter: ',',
    encoding: 'utf8',
  };
}

/** The extract of a council, by its own names, read through the mapping that it was answered in. */
const own = extractFrom(
  readFileSync(`${root}test/fixtures/intake/cohort-excel.csv`, 'latin1')
    .replaceAll('\x92', "'")
    .replaceAll('\x96', '-'),
);
const answers = new Map([
  ['columns', 'yes'],
  ['word-package_value-dash', 'blank'],
]);
const mapped = read(saved(own), 'cases', undefined, answers);

/** The same in our names, of which nothing is asked. */
const OURS: Readonly<Record<string, string>> = {
  'Client No.': 'case_id',
  'Assessment Date': 'assessed_on',
  Age: 'age',
  'RAS Score': 'points',
  'Annual Package Cost (£)': 'package_value',
  'Of which one-off': 'one_off',
  Area: 'site',
  'Existing client?': 'status',
  'Reason excluded': 'exclude_reason',
};
const kept = own.header.flatMap((name, index) => (OURS[name] === undefined ? [] : [index]));
const status = own.header.indexOf('Existing client?');
const plain: Extract = {
  ...own,
  titles: [],
  foot: [],
  header: kept.map((index) => OURS[own.header[index] ?? ''] ?? ''),
  rows: own.rows.map((row) =>
    kept.map((index) => {
      const cell = row[index] ?? '';
      if (index === status) return cell === 'Y' ? 'existing' : 'newcomer';
      return cell === '-' ? '' : cell;
    }),
  ),
};

/** A generator of numbers from a seed (Lehmer's, 48271 modulo 2^31 - 1). */
function drawFrom(seed: number): Draw {
  let state = (seed * 7919 + 12345) % 2147483647;
  return (below) => {
    state = (state * 48271) % 2147483647;
    return state % below;
  };
}

test('the undistorted extracts are read alike, and without a question', () => {
  expect(mapped.open).toEqual([]);
  const second = read(saved(own), 'cases', mapped.mapping);
  expect(second.open).toEqual([]);
  const ours = read(saved(plain), 'cases');
  expect(ours.open).toEqual([]);
  expect(rowsOf(ours)).toEqual(rowsOf(mapped));
  expect(ours.table.rows).toHaveLength(123);
});

/** The first rows that one list has and the other lacks. */
function differences(rows: readonly string[], right: readonly string[]): string {
  const more = rows.filter((row) => !right.includes(row));
  const less = right.filter((row) => !rows.includes(row));
  return `${rows.length} rows, with ${more.slice(0, 2).join(' and ')} for ${less.slice(0, 2).join(' and ')}`;
}

const SEED = Number(process.env.INTAKE_SEED ?? 20261);
const names = Object.keys(DISTORTIONS);
/** Without a mapping nobody can know of a column that it is not there any more. */
const namesWithoutMapping = names.filter((name) => name !== 'fewerColumns');

test.each([
  ['through a mapping', own, mapped.mapping, names],
  ['by our own names', plain, undefined, namesWithoutMapping],
] as const)(
  'a distorted extract, read %s, never gives another budget without a question',
  { timeout: timeFor(runsOf(200)) },
  (_, base, mapping, names) => {
    const right = rowsOf(mapped);
    let asked = 0;
    const wrong: string[] = [];
    const count = runsOf(200);
    for (let index = 0; index < count; index += 1) {
      const draw = drawFrom(SEED + index);
      const chosen = Array.from({ length: 1 + draw(3) }, () => names[draw(names.length)] ?? '');
      const distorted = chosen.reduce((extract, name) => DISTORTIONS[name]?.(extract, draw) ?? extract, base);
      const understood = read(saved(distorted), 'cases', mapping);
      if (understood.open.length > 0) asked += 1;
      else if (rowsOf(understood).join('\n') !== right.join('\n'))
        wrong.push(`seed ${SEED + index}: ${chosen.join(', ')}: ${differences(rowsOf(understood), right)}`);
    }
    expect(wrong).toEqual([]);
    // Some are harmless and are read, others are asked about.
    expect(asked).toBeGreaterThan(count / 5);
    expect(asked).toBeLessThan(count);
  },
);
