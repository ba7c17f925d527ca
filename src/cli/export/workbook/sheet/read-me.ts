import { formatAmount } from '../../../../money/amount.js';
import { type BookSheet, newSheet, type Placed, put } from '../book/book.js';
import { MOST, MOST_POINTS, MOST_UNIT } from '../bounds.js';

/** What a workbook says of itself. */
export interface ReadMeParts {
  readonly model: { readonly id: string | null; readonly kind: string; readonly sha256: string };
  readonly title?: string;
  readonly period: string;
  readonly families: number;
  readonly leftOut: number;
  readonly version: string;
  readonly differ: Placed;
  readonly outOfBounds: Placed;
}

/** How many letters a line of text holds. */
const TEXT_WIDTH = 85;

/** The first sheet: what the workbook is, what may be changed in it, and how far it can be trusted. */
export function writeReadMe({
  model,
  title,
  period,
  families,
  leftOut,
  version,
  differ,
  outOfBounds,
}: ReadMeParts): BookSheet {
  const sheet = newSheet('Read me');
  sheet.isLandscape = false;
  sheet.widths = [32, TEXT_WIDTH + 5];
  put(sheet, { row: 0, column: 0 }, 'Personal budgets with live formulas', 'title');
  let row = 1;
  const line = (label: string, what: string | number | Placed): void => {
    row += 1;
    put(sheet, { row, column: 0 }, label, 'label');
    put(sheet, { row, column: 1 }, what, 'text');
    if (typeof what === 'string') sheet.lines.set(row, Math.ceil(what.length / TEXT_WIDTH));
  };
  const heading = (text: string): void => {
    row += 2;
    put(sheet, { row, column: 0 }, text, 'heading');
  };
  line(
    'What it is',
    'The budgets that a stored model of openras gives these families, worked out again by formulas of a spreadsheet, beside the amounts that openras gave.',
  );
  if (title !== undefined) line('Model', title);
  if (model.id !== null) line('Id of the model', model.id);
  line('Kind', model.kind);
  line('SHA-256 of the model', model.sha256);
  line('Amounts', `pounds a ${period}; indicative budgets, before any decision about a family`);
  line('Families', families);
  if (leftOut > 0) line('Rows left out with a reason', leftOut);
  line('Written by', `openras ${version}`);
  heading('Is it right?');
  line('Rows that differ from openras', differ);
  line('Rows out of bounds', outOfBounds);
  line(
    '',
    'Both have to read 0 as the file was written. After a change the first counts the families whose answer the change moves; grey cells stay as openras gave them.',
  );
  heading('The sheets');
  line(
    'Model',
    'What the model holds: prices or a table. Yellow cells may be changed: amounts, points that a price is for, hours, the rounding. Where stretches of points begin and what the model answers there stays as it was.',
  );
  line(
    'Cases',
    'A row for each family: yellow cells may be changed, such as its points; status, budget and warning follow. Grey columns are what openras gave; "Differs" is 1 where a row is not the same.',
  );
  line('Stretches', 'The model in whole numbers: from which points on which line of pence holds.');
  line('Working', 'The budget of each family, step by step, in whole pence and millionths of a penny.');
  heading('How a penny is the same');
  line(
    '',
    'Points become whole millionths, a price a whole number of pence and a fraction; quotient and remainder are carried from three digits to the next, as by hand, and the amount is rounded once. No formula adds fractions of a penny.',
  );
  line(
    'Bounds',
    `Points up to ${MOST_POINTS.toLocaleString('en-GB')}, amounts up to £${formatAmount(BigInt(MOST)).replace(/\B(?=(\d{3})+\.)/g, ',')}, rounding to at most £${(MOST_UNIT / 100).toLocaleString('en-GB')}. Beyond them, and where a price is finer than whole numbers up to 2^47 hold, the status is out-of-bounds and there is no amount: a spreadsheet would not divide such numbers exactly.`,
  );
  line('', 'The file holds families: it is for inside, and not to be published.');
  return sheet;
}
