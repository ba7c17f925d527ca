import { openModel } from 'openras';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Value } from '../../src/cli/export/workbook/book/formula.js';
import { bytesOf } from '../../src/cli/export/workbook/book/write.js';
import { serialOf } from '../../src/cli/export/workbook/families.js';
import { type ModelBook, workbookOf } from '../../src/cli/export/workbook/workbook.js';
import type { DrawnBook, ModelEdit } from './book-draw.js';
import { DRAWN_BOOKS } from './book-kinds.js';
import { type Draw, drawFrom } from './draw.js';
import { type Typed, typeInto } from './edit-book.js';
import { type Answer, expectedOf, isExpected } from './expected.js';
import { type LibreOffice, startLibreOffice, type WorkedOut } from './libreoffice.js';

/** Cases of each kind, and of each again after something was typed into the file; BOOK_CASES=20000 takes half an hour. */
const CASES = Number(process.env.BOOK_CASES ?? 4000);
/** Cases of a model, and how many models LibreOffice is given at a time. */
const [EACH, TOGETHER] = [500, 4] as const;
const SEED = 20_2605;
const NOW = new Date('2026-04-01T09:30:00Z');
/** The row of the first family in "Cases", from 0. */
const FIRST = 9;

/** A value that is not the one: what is stored beside every formula, so that nothing that was stored can pass. */
const wrong = (value: Value): Value =>
  typeof value === 'number' ? value + 1 : typeof value === 'string' ? `${value}?` : !value;

type Case = Readonly<Record<string, unknown>>;

/** Cases that `allocate` answers. */
function drawCases({ model, draw: one }: DrawnBook, draw: Draw): Case[] {
  const open = openModel(model as unknown);
  const cases: Case[] = [];
  for (let tries = 0; cases.length < EACH && tries < EACH * 40; tries += 1) {
    const drawn = one(draw, `F${cases.length}`);
    if (['budget', 'no-budget', 'refer-to-costing', 'not-eligible'].includes(expectedOf(open, drawn).status))
      cases.push(drawn);
  }
  return cases;
}

function bookOf(model: unknown, cases: readonly Case[]): ModelBook {
  return workbookOf(model, cases as never);
}

/** Where the columns of "Cases" stand, by their names. */
function columnsOf(book: ModelBook): ReadonlyMap<string, number> {
  const sheet = book.sheets[2];
  const headers = [...(sheet?.cells ?? [])].filter(([place]) => place.startsWith(`${FIRST - 1},`));
  return new Map(headers.map(([place, { value }]) => [String(value), Number(place.split(',')[1])]));
}

/** What a row of the recalculated file says. */
function answerAt(found: WorkedOut, columns: ReadonlyMap<string, number>, index: number): Answer {
  const cell = (header: string) => found('Cases', FIRST + index, columns.get(header) ?? -1);
  const budget = cell('Budget (£)');
  const pence = typeof budget === 'number' ? Math.round(budget * 100) : undefined;
  const warning = cell('Warning');
  return {
    status: String(cell('Status')),
    indicative: pence === undefined ? null : `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`,
    warning: warning === '' || warning === null ? null : String(warning),
  };
}

/** The cell of the sheet "Model" that an edit is typed into. */
function placeOf(book: ModelBook, { name, index, value, isTimes }: ModelEdit): Typed {
  const sheet = book.sheets[1];
  const range = sheet?.names.find((one) => one.name === name)?.range ?? '';
  const [, letter = '', from = '', , to = from] = /!\$([A-Z])\$(\d+)(?::\$([A-Z])\$(\d+))?$/.exec(range) ?? [];
  const [top, left] = [Number(from) - 1, letter.charCodeAt(0) - 65];
  const place = to === from ? { row: top, column: left + index } : { row: top + index, column: left };
  const by = isTimes ? Number(sheet?.cells.get(`${place.row},${place.column + 1}`)?.value) : 1;
  return { sheet: 2, ...place, value: typeof value === 'number' ? Number((value * by).toFixed(8)) : value };
}

/** What people type where points stand. */
const ODD = [null, 'abc', -1, 1.2345678, 1_000_001, 2_000_000_000, 0] as const;

describe('a workbook gives what allocate gives', () => {
  let office: LibreOffice;
  beforeAll(() => {
    office = startLibreOffice();
  });
  afterAll(() => office?.close());

  test.each(DRAWN_BOOKS)(
    'random models, cases and changes: %s',
    async (kind, make) => {
      const draw = drawFrom(SEED + kind.length);
      let [compared, budgets, changed] = [0, 0, 0];
      for (let left = CASES / EACH; left > 0; left -= TOGETHER) {
        const files = [];
        for (let number = 0; number < Math.min(left, TOGETHER); number += 1) files.push(await drawFiles(make, draw));
        const found = await office.recalculate(files.flatMap(({ plain, edited }) => [plain, edited]));
        files.forEach((file, index) => {
          const [plain, edited] = [found[2 * index], found[2 * index + 1]];
          if (plain === undefined || edited === undefined) throw new Error('nothing came back');
          const counts = compareFiles(file, plain, edited);
          compared += counts.compared;
          budgets += counts.budgets;
          changed += counts.changed;
        });
      }
      expect(compared).toBeGreaterThan(CASES * 0.9);
      expect(budgets).toBeGreaterThan(CASES / 8);
      expect(changed).toBeGreaterThan(CASES / 8);
    },
    3_600_000,
  );
});

test('without a profile that works everything out LibreOffice gives what is stored, so that wrong values would pass', async () => {
  const office = startLibreOffice(false);
  const model = { schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'stated' };
  const book = bookOf({ ...model, prices: [{ money: '100.00', points: '1' }], rounding: {} }, [
    { caseId: 'a', points: '3' },
  ]);
  const [found] = await office.recalculate([await bytesOf(book, { now: NOW, stored: wrong })]);
  office.close();
  // Three points at £100 are £300; a pound more is stored.
  expect(found?.('Cases', FIRST, columnsOf(book).get('Budget (£)') ?? -1)).toBe(301);
});

/** A workbook as it was written and after something was typed into its file, and what each row is to be answered. */
interface Files {
  readonly book: ModelBook;
  readonly cases: readonly Case[];
  readonly plain: Buffer;
  readonly edited: Buffer;
  readonly expected: readonly Answer[];
  readonly after: readonly { readonly one: Case; readonly answer: Answer }[];
  readonly context: string;
}

/** A model that some cases have an answer of, and its files. */
async function drawFiles(make: (draw: Draw) => DrawnBook, draw: Draw): Promise<Files> {
  let drawn = make(draw);
  let cases = drawCases(drawn, draw);
  while (cases.length < EACH) {
    drawn = make(draw);
    cases = drawCases(drawn, draw);
  }
  const book = bookOf(drawn.model, cases);
  expect(book, JSON.stringify(drawn.model)).toMatchObject({ differ: 0, outOfBounds: 0 });
  const plain = await bytesOf(book, { now: NOW, stored: wrong });
  const { model, typed: edits } = drawn.edit(draw);
  const typed = edits.map((one) => placeOf(book, one));
  const points = columnsOf(book).get('points');
  const open = openModel(model as unknown);
  const after = cases.map((one, index) => {
    if (points === undefined || !draw.once(5)) return { one, answer: expectedOf(open, one) };
    const value = draw.once(3) ? draw.of(ODD) : Number(drawn.draw(draw, 'x').points);
    typed.push({ sheet: 3, row: FIRST + index, column: points, value });
    return { one: { ...one, points: value }, answer: answerOfTyped(open, one, value) };
  });
  const before = openModel(drawn.model as unknown);
  return {
    book,
    cases,
    plain,
    edited: typeInto(plain, typed),
    expected: cases.map((one) => expectedOf(before, one)),
    after,
    context: `${JSON.stringify(drawn.model)} ${JSON.stringify(model)}`,
  };
}

/** What points that were typed are to be answered; more than a million are beyond what the workbook works out. */
function answerOfTyped(open: ReturnType<typeof openModel>, one: Case, value: number | string | null): Answer {
  const isBeyond = typeof value === 'number' && value > 1_000_000 && value <= 1_000_000_000;
  if (isBeyond) return { status: 'out-of-bounds', indicative: null, warning: null };
  return expectedOf(open, { ...one, points: value }, value === null ? 'points' : undefined);
}

function compareFiles({ book, cases, expected, after, context }: Files, plain: WorkedOut, edited: WorkedOut) {
  const columns = columnsOf(book);
  const off = (found: WorkedOut, answers: readonly Answer[], of: readonly Case[]) =>
    answers.flatMap((answer, index) => {
      const own = answerAt(found, columns, index);
      return isExpected(own, answer) ? [] : [{ one: of[index], answer, found: own }];
    });
  expect(off(plain, expected, cases).slice(0, 3), context).toEqual([]);
  // Every formula of the file comes to what the file stores beside it.
  expect(notAsStored(book, plain).slice(0, 3), context).toEqual([]);
  const answers = after.map(({ answer }) => answer);
  const changed = after.map(({ one }) => one);
  expect(off(edited, answers, changed).slice(0, 3), context).toEqual([]);
  // The total counts the rows that are no longer as openras gave them.
  const moved = answers.filter((answer, index) => !isSame(answer, expected[index])).length;
  expect([plain('Cases', 2, 0), edited('Cases', 2, 0)], context).toEqual([0, moved]);
  const budgets = expected.filter(({ status }) => status === 'budget').length;
  return { compared: cases.length, budgets, changed: moved };
}

const isSame = (a: Answer, b: Answer | undefined): boolean =>
  a.status === b?.status && a.indicative === b.indicative && a.warning === b.warning;

function notAsStored(book: ModelBook, found: WorkedOut) {
  return book.sheets.flatMap(({ name, cells }) =>
    [...cells].flatMap(([place, { value, formula }]) => {
      if (formula === undefined) return [];
      const [row = 0, column = 0] = place.split(',').map(Number);
      const cell = found(name, row, column) ?? '';
      // A reader gives a number that is shown as a day as one.
      const own = cell instanceof Date ? serialOf(cell.toISOString().slice(0, 10)) : cell;
      const isEqual =
        typeof value === 'number'
          ? Math.abs(Number(own) - value) <= 1e-9 * Math.abs(value)
          : String(own) === String(value);
      return isEqual ? [] : [{ name, place, formula, value, own }];
    }),
  );
}
