import { describe, expect, test } from 'vitest';
import { folded } from '../../src/cli/input/table/like-values.js';
import { asTyped, doubleIn } from '../../src/cli/input/table/look-alikes.js';
import { likelyMeant } from '../../src/cli/input/table/spelling.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

// £100 a point.
const { model } = calibratePricePoint([{ caseId: 'S', points: 10, packageValue: '1000' }], { fundingBasis: 'pot' });
put(folder, 'model.json', JSON.stringify(model));

describe('a short name', () => {
  test.each([
    ['sit', 'site'],
    ['sie', 'site'],
    ['iste', 'site'],
    ['nam', 'name'],
    ['nae', 'name'],
    ['name1', 'name'],
    ['aeg', 'age'],
    ['itm', 'item'],
    ['ed', 'end'],
  ])('%s looks like %s', (name, meant) => {
    expect(likelyMeant(name, [meant])).toBe(meant);
  });

  // Columns that councils have beside ours, each a letter from one.
  test.each([
    ['send', 'end'],
    ['wage', 'age'],
    ['size', 'site'],
    ['date', 'rate'],
  ])('%s is no %s', (name, other) => {
    expect(likelyMeant(name, [other])).toBeUndefined();
  });

  test('of two letters is nothing but itself', () => {
    expect(['t', 'too', 'ot'].map((name) => likelyMeant(name, ['to']))).toEqual([undefined, undefined, undefined]);
  });
});

describe('letters of another alphabet that look Latin', () => {
  // Cyrillic а (U+0430) in nаme, Greek ο (U+03BF) in gr_oup, Cyrillic с and е.
  test.each([
    ['n\u0430me', 'name'],
    ['gr\u03bfup', 'group'],
    ['\u0441as\u0435_id', 'case_id'],
    ['\uff50\uff4f\uff49\uff4e\uff54\uff53', 'points'],
  ])('are a question in the name of a column: %s', (name, meant) => {
    expect(likelyMeant(name, [meant])).toBe(meant);
  });

  test('are asked about in a table, at the place of the name', async () => {
    put(folder, 'cyrillic.csv', 'case_id,points,gr\u043eup\nA,10,g\n');
    const { code, err } = await run('allocate', 'model.json', 'cyrillic.csv');
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('cyrillic.csv:1:16: the column "gr\u043eup" looks like "group"'),
    ]);
  });

  test('are folded each to one letter of a keyboard, and no printable text changes', () => {
    const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('');
    expect(asTyped(printable)).toBe(printable);
    // Every sign of full width is the printable one 65,248 places before it.
    const wide = Array.from({ length: 94 }, (_, index) => String.fromCharCode(0xff01 + index)).join('');
    expect(asTyped(wide)).toBe(printable.slice(1));
    expect(asTyped('\u0410\u0412\u0421\u0395\u041d')).toBe('ABCEH');
  });
});

describe('an id', () => {
  test.each([
    ['\u04101', '"A" and is another (U+0410)'],
    ['\uff21\uff11', '"A" and is another (U+FF21)'],
    ['F\u20111', '"-" and is another (U+2011)'],
    ['01/02/2026', 'looks like a day'],
    ['1-Feb', 'looks like a day'],
    ['Feb-26', 'looks like a day'],
    ['2026-02-01', 'looks like a day'],
    ['2026-02-01 00:00:00', 'looks like a day'],
  ])('%s is a question of every reader of ids', async (id, words) => {
    put(folder, 'ids.csv', `case_id,points\n${id},10\nB,5\n`);
    put(folder, 'lines.csv', `case_id,amount,period,basis\n${id},100,year,gross\n`);
    for (const call of [
      ['allocate', 'model.json', 'ids.csv', '--format', 'csv'],
      ['cost', 'lines.csv'],
    ]) {
      const { code, err } = await run(...call);
      expect([code, err]).toEqual([2, expect.stringContaining(words)]);
      const taken = await run(...call, '--accept', 'like-ids');
      expect([taken.code, taken.out]).toEqual([0, expect.stringContaining(id)]);
    }
  });

  test.each([
    'F-001',
    '12/34',
    '2026-13-01',
    '40-Feb',
    'A-1-2',
    'O\u2019Neil',
    '\u0416\u0443\u043a',
    'Feb',
    '1/2',
    'é',
  ])('%s is none', async (id) => {
    put(folder, 'ids.csv', `case_id,points\n${id},10\n`);
    const { code, out } = await run('allocate', 'model.json', 'ids.csv', '--format', 'csv');
    expect([code, out]).toEqual([0, expect.stringContaining(`${id},10,,1000.00`)]);
  });

  test('with a curly apostrophe, a long dash or a wide blank is asked about beside one from the keyboard', async () => {
    for (const [odd, plain] of [
      ['O\u2019Neil', "O'Neil"],
      ['F\u20131', 'F-1'],
      ['F\u00a01', 'F 1'],
    ]) {
      put(folder, 'two.csv', `case_id,points\n${odd},10\n${plain},10\n`);
      const { code, err } = await run('allocate', 'model.json', 'two.csv');
      expect([code, err]).toEqual([2, expect.stringContaining('two.csv:3:1: case_id:')]);
      expect(folded(odd ?? '')).toBe(folded(plain ?? ''));
    }
  });

  test('of a table with a mapping is asked about as well', async () => {
    put(folder, 'own.csv', 'case_id,points,package_value\n\u04101,10,1000\nB2,20,2000\n');
    const made = await run('import', 'own.csv', '--as', 'sample', '--mapping', 'own.json', '--out', 'clean.csv');
    expect(made.code, made.err).toBe(0);
    const { code, err } = await run('calibrate', 'ras4', 'own.csv', '--mapping', 'own.json', '--basis', 'pot');
    expect([code, err]).toEqual([2, expect.stringContaining('U+0410')]);
  });

  test('that a spreadsheet made a day of is a question of import', async () => {
    put(folder, 'days.csv', 'case_id,points,package_value\n1-Feb,10,1000\nB2,20,2000\n');
    const { code, err } = await run('import', 'days.csv', '--as', 'sample', '--out', 'clean-days.csv');
    expect([code, err]).toEqual([2, expect.stringContaining('days that it has made of them')]);
  });

  test('that is its own is none: a word of another alphabet has no double', () => {
    expect(['\u0416\u0443\u043a', 'A1', 'é1', '\u00a3'].map(doubleIn)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
