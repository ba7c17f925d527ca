import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { readDelimited } from '../../src/cli/input/intake/delimited.js';
import { alike } from '../../src/cli/input/intake/mapped.js';
import type { Mapping } from '../../src/intake/mapping.js';
import { understand } from '../../src/intake/understand.js';

const COHORT = readFileSync(`${root}test/fixtures/intake/cohort-excel.csv`, 'latin1');

function read(text: string, mapping?: Mapping, answers: Readonly<Record<string, string>> = {}) {
  const { sheet } = readDelimited(Buffer.from(text, 'latin1'), 'cohort.csv');
  return understand([sheet], { as: 'cases', mapping, answers: new Map(Object.entries(answers)), alike });
}

const first = read(COHORT, undefined, { columns: 'yes', 'word-package_value-dash': 'blank' });

test('the first year asks two questions, and with them answered none', () => {
  expect(read(COHORT).open.map(({ id }) => id)).toEqual(['columns', 'word-package_value-dash']);
  expect(first.open).toEqual([]);
  expect(read(COHORT, first.mapping).open).toEqual([]);
});

/**
 * The next year's extract: a column has a new name, a cell a new word, and there is one more total. Lines 5 to 15 of the
 * first are f001 to f011, whose packages are 2,931.50 + 5,549.50 + 37,328.60 + 3,712.50 + 3,180.20 + 13,713.60 + 4,023.00
 * + 3,712.50 + 2,008.50 + 12,681.40 + 4,043.00 = 92,884.30; after them stands a row of commas.
 */
const SECOND = COHORT.replace('RAS Score', 'Needs total 2027')
  .replace(/^(f020,.*),Y,\r\n/m, '$1,Pending,\r\n')
  .replace(/^(f011,.*\r\n)/m, '$1North team subtotal,,,,"£92,884.30",,,,,,\r\n');

test("the second year's extract is stopped with three questions and nothing else, each with its cell", () => {
  const second = read(SECOND, first.mapping);
  expect(second.open.map(({ id, place }) => [id, place])).toEqual([
    ['renamed-points', 'line 4, column D'],
    ['total-North-team-subtotal', 'line 16, column A'],
    // f012 to f020 follow on lines 18 to 26: line 16 was added, and line 17 is a row of commas.
    ['word-status-Pending', 'line 26, column J'],
  ]);
  const answers = {
    'renamed-points': 'Needs total 2027',
    'total-North-team-subtotal': 'leave out',
    'word-status-Pending': 'existing',
  };
  const answered = read(SECOND, first.mapping, answers);
  expect(answered.open).toEqual([]);
  expect(answered.table.rows).toEqual(first.table.rows);
  // What was answered is kept: the same extract is not asked about again.
  expect(read(SECOND, answered.mapping).open).toEqual([]);
});
