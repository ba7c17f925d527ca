import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../../src/cli/export/workbook/book/write.js';
import { MOST_FAMILIES, workbookOf } from '../../../src/cli/export/workbook/workbook.js';
import { errorOf } from '../support.js';
import { evaluator } from './evaluate.js';
import { type BookRead, FIRST, readBook } from './read-book.js';

const NOW = new Date('2026-04-01T09:30:00Z');
const HEAD = { schemaVersion: 1, period: 'year' } as const;
const PRICE = {
  ...HEAD,
  kind: 'price-point',
  fundingBasis: 'pot',
  method: 'stated',
  prices: [{ money: '0.01', points: '2' }],
  rounding: {},
} as const;

async function bookOf(model: object, cases: readonly object[]): Promise<BookRead> {
  return readBook(await bytesOf(workbookOf(model, cases as never), { now: NOW }));
}

const casesOf = (points: readonly (number | string)[]) =>
  points.map((own, index) => ({ caseId: `F${index}`, points: String(own) }));

/** What the formulas of the file come to, row by row: amount and warning, or the status. */
function answers({ cells, columns }: BookRead, rows: number): string[] {
  const works = evaluator(cells);
  const at = (name: string, index: number) => works(`Cases!${columns.get(name)}${FIRST + index}`);
  return Array.from({ length: rows }, (_, index) => {
    const told = [at('Status', index), at('Budget (£)', index), at('Warning', index)];
    return told
      .map((own) => (typeof own === 'number' ? own.toFixed(2) : own))
      .filter((own) => own !== '')
      .join(' ');
  });
}

const answersTo = async (model: object, points: readonly (number | string)[]) =>
  answers(await bookOf(model, casesOf(points)), points.length);

describe('the formulas of a workbook, worked out a second time', () => {
  // A point is half a penny: 1, 2, 3, 4 and 5 points are 0.5, 1, 1.5, 2 and 2.5 pence.
  test.each([
    ['half-up', ['0.01', '0.01', '0.02', '0.02', '0.03']],
    // To the even penny: 0.5 to 0, 1.5 to 2, 2.5 to 2.
    ['half-even', ['0.00', '0.01', '0.02', '0.02', '0.02']],
    ['down', ['0.00', '0.01', '0.01', '0.02', '0.02']],
    ['up', ['0.01', '0.01', '0.02', '0.02', '0.03']],
  ] as const)('half pennies %s', async (mode, expected) => {
    const found = await answersTo({ ...PRICE, rounding: { mode } }, [1, 2, 3, 4, 5]);
    expect(found).toEqual(expected.map((pounds) => `budget ${pounds}${pounds === '0.00' ? ' zero-budget' : ''}`));
  });

  // To £10: 1.5 points of £10 are £15, halfway; a millionth of a point less is below it, a millionth more above.
  test.each([
    ['half-up', ['10.00', '20.00', '20.00']],
    ['half-even', ['10.00', '20.00', '20.00']],
    ['down', ['10.00', '10.00', '10.00']],
    ['up', ['20.00', '20.00', '20.00']],
  ] as const)('the millionth beside half a unit %s', async (mode, expected) => {
    const model = { ...PRICE, prices: [{ money: '10.00', points: '1' }], rounding: { unit: '10', mode } };
    expect(await answersTo(model, ['1.499999', '1.5', '1.500001'])).toEqual(expected.map((one) => `budget ${one}`));
  });

  // 25 · 3 points at £1 for 3,000,001 points are 7500/3000001 pence = 0.0024…; the part behind the millionths of a penny
  // is all there is at 1 millionth of a point: 100/3000001/1000000 pence, more than nothing.
  test('less than a millionth of a penny is rounded up where the model rounds up', async () => {
    const model = { ...PRICE, prices: [{ money: '1.00', points: '3000001' }], rounding: { mode: 'up' } };
    expect(await answersTo(model, ['0.000001', '75', '0'])).toEqual([
      'budget 0.01',
      'budget 0.01',
      'budget 0.00 zero-budget',
    ]);
    expect(await answersTo({ ...model, rounding: { mode: 'half-even' } }, ['0.000001'])).toEqual([
      'budget 0.00 zero-budget',
    ]);
  });

  test('a straight line between rows, its ends and what lies outside', async () => {
    const row = { cases: 1, over: 1, packages: 1 };
    const model = {
      ...HEAD,
      kind: 'percentile',
      fundingBasis: 'pot',
      method: 'quantile',
      definition: 7,
      between: 'interpolate',
      above: 'refer-to-costing',
      below: 'clamp',
      counts: { scores: 2, packages: 2 },
      rows: [
        { ...row, points: '40', percentile: '100', money: '100.01' },
        { ...row, points: '20', percentile: '0', money: '100.00' },
      ],
      rounding: {},
    };
    // From 20 to 40 points the amount rises by one penny: at 30 it is 100.005, halfway, and goes up.
    expect(await answersTo(model, ['20', '29.999999', '30', '40', '40.000001', '19.999999'])).toEqual([
      'budget 100.00',
      'budget 100.00',
      'budget 100.01',
      'budget 100.01',
      'refer-to-costing above-table',
      'budget 100.00 clamped-below',
    ]);
  });

  test('a table: its rows, off its step, above it', async () => {
    const model = {
      ...HEAD,
      kind: 'allocation-table',
      step: '1',
      tables: [
        {
          rows: [
            { from: '0', to: '9', amount: '0.00' },
            { from: '10', to: '19', amount: '1000.00' },
          ],
        },
      ],
    };
    const book = await bookOf(model, casesOf(['0', '9', '10', '19', '20']));
    expect(answers(book, 5)).toEqual([
      'budget 0.00 zero-budget',
      'budget 0.00 zero-budget',
      'budget 1000.00',
      'budget 1000.00',
      'refer-to-costing score-above',
    ]);
    // Typed into the file: half a point is off the step.
    book.cells.set(`Cases!B${FIRST}`, { value: 9.5 });
    expect(answers(book, 1)).toEqual(['refused points: invalid']);
  });

  test('hours: 10.5 hours a week at £17.345 for 52 weeks are £9,470.37', async () => {
    // 10.5 · 52 = 546 hours; 546 · 17.345 = 9470.37.
    const model = {
      ...HEAD,
      kind: 'hours-by-need-level',
      levels: [{ id: 'high', hours: '10.5' }],
      hoursPer: 'week',
      ratePerHour: '17.345',
      convention: '52-weeks',
    };
    expect(answers(await bookOf(model, [{ caseId: 'a', level: 'high' }]), 1)).toEqual(['budget 9470.37']);
  });

  test('an equal share of £100.00 less £0.01 for three places is £33.33', async () => {
    const model = {
      ...HEAD,
      kind: 'equal-share',
      pot: '100.00',
      topSlices: [{ id: 'staff', amount: '0.01' }],
      places: 3,
    };
    expect(answers(await bookOf(model, [{ caseId: 'a' }]), 1)).toEqual(['budget 33.33 ignores-need']);
  });

  test('a price and points that are typed over are followed by every formula', async () => {
    const book = await bookOf({ ...PRICE, prices: [{ money: '100.00', points: '1' }] }, casesOf([1, 2]));
    expect(answers(book, 2)).toEqual(['budget 100.00', 'budget 200.00']);
    const at = book.names.get('price_money') ?? '';
    book.cells.set(at, { value: 150.55 });
    book.cells.set(`Cases!B${FIRST}`, { value: 0.5 });
    // Half of £150.55 is 75.275, halfway, and goes up; two points are £301.10.
    expect(answers(book, 2)).toEqual(['budget 75.28', 'budget 301.10']);
    const works = evaluator(book.cells);
    expect(works(book.names.get('rows_that_differ') ?? '')).toBe(2);
    // 75.28 + 301.10, beside the 300.00 that openras gave.
    expect([works(book.names.get('sum_of_budgets') ?? ''), works('Cases!A6')]).toEqual([376.38, 76.38]);
    book.cells.set(`Cases!B${FIRST}`, { value: null });
    expect(answers(book, 1)).toEqual(['missing points: missing']);
  });

  test('the largest numbers are right, and beyond them a row says so', async () => {
    // £1,000,000 a point, a million points: £1,000,000,000,000, some 2^46.5 pence; a penny more a point is beyond.
    const model = { ...PRICE, prices: [{ money: '1000000.00', points: '1' }] };
    expect(await answersTo(model, ['1000000', '0.000001', '999999.999999', '1000000.000001'])).toEqual([
      'budget 1000000000000.00',
      'budget 1.00',
      'budget 999999999999.00',
      'out-of-bounds',
    ]);
    expect(await answersTo({ ...PRICE, prices: [{ money: '1000000.01', points: '1' }] }, [1])).toEqual([
      'out-of-bounds',
    ]);
  });

  test('what no whole number of a spreadsheet holds is refused', () => {
    const model = { ...PRICE, prices: [{ money: '1.00', points: '10000000000000000000/3' }] };
    const cases = casesOf([1]);
    const error = errorOf(() => workbookOf(model, cases as never));
    expect(error).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('larger or finer than the whole numbers'),
    });
    expect(errorOf(() => workbookOf(PRICE, []))).toMatchObject({ code: 'missing' });
    const many = Array.from({ length: MOST_FAMILIES + 1 }, () => ({ caseId: 'a', points: '1' }));
    expect(errorOf(() => workbookOf(PRICE, many as never))).toMatchObject({ code: 'too-large' });
  });
});

/** Names that a spreadsheet could take for a formula, an error, a number or an escape. */
const ODD = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(1)',
  '#N/A',
  '#VALUE!',
  '_x0041_',
  'TRUE',
  '12',
  'A*',
  '=HYPERLINK("http://x")',
  '<b>&',
  "it's",
  ' "quoted"',
];

describe('names and ids', () => {
  test('stand as texts, and in no formula', async () => {
    const groups = ODD.map((name) => name.trim());
    const model = {
      ...PRICE,
      id: '=cmd',
      prices: groups.map((group, index) => ({ group, money: `${index + 1}.00`, points: '1' })),
      addOns: [{ id: '=ADD', label: '=LABEL()', amount: '1.00' }],
    };
    const cases = groups.map((group, index) => ({
      caseId: group,
      points: '1',
      group,
      ...(index === 0 && { addOns: ['=ADD'] }),
    }));
    const book = await bookOf(model, cases);
    // Each group has its own price, and the first family a flat amount of £1.
    expect(answers(book, groups.length)).toEqual(
      groups.map((_, index) => `budget ${index === 0 ? '2.00' : `${index + 1}.00`}`),
    );
    groups.forEach((name, index) => {
      expect(book.cells.get(`Cases!A${FIRST + index}`)).toEqual({ value: name });
    });
    const formulas = [...book.cells.values()].flatMap(({ formula }) => (formula === undefined ? [] : [formula]));
    expect(formulas.length).toBeGreaterThan(100);
    // The words of formulas are ours: small letters, signs of codes and blanks.
    for (const formula of formulas)
      for (const [, word = ''] of formula.matchAll(/"([^"]*)"/g)) expect(word).toMatch(/^[a-z_, :-]*$/);
    for (const formula of formulas) expect(formula).not.toMatch(/HYPERLINK|SUM\(1\)|cmd|LABEL|ADD/);
  });

  test('what is stored beside each formula is what it comes to', async () => {
    const book = await bookOf(
      { ...PRICE, prices: [{ money: '712170.80', points: '4876' }] },
      casesOf([41, 0, '12.5', '88.000001']),
    );
    const works = evaluator(book.cells);
    const off = [...book.cells].filter(
      ([place, { formula, value }]) => formula !== undefined && works(place) !== (value ?? ''),
    );
    expect(off).toEqual([]);
  });
});
