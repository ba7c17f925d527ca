import { fail } from '../../errors.js';
import { at } from '../../exact/at.js';
import { formatRatio, type Ratio, ratio } from '../../exact/ratio.js';
import { type AllocationTableRow, MAX_ROWS } from '../../model/allocation-table/model.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import { PENNY, roundPence } from '../../money/rounding.js';
import { positionOf } from './grid.js';
import type { ParsedBandOptions } from './options.js';
import type { ScoreAnswer } from './scores.js';

/** A row of the table that banding makes, as a model stores it. */
export interface BandRow extends AllocationTableRow {
  readonly from: string;
  readonly to: string;
  readonly amount: Amount | null;
}

/** One band: its scores as positions on the grid, both included. */
export interface Band {
  readonly first: number;
  readonly last: number;
}

/** What a band is made from. */
export interface BandSource {
  /** Every score on the step from 0 to the maximum, and what the model says of it. */
  readonly scores: readonly Ratio[];
  readonly answers: readonly ScoreAnswer[];
  /** Cases of the sample that fall under this table; absent without a sample. */
  readonly cases: readonly PlacedCase[] | undefined;
}

/** A case of the sample: its position on the grid, and what the model says of it. */
export interface PlacedCase {
  readonly position: number;
  readonly answer: ScoreAnswer;
}

/** A row that banding made, and how far the model's amounts in it lie apart. */
export interface MadeRow extends Band {
  readonly row: BandRow;
  /** The lowest and the highest amount of the model in the band; null where it gives none. */
  readonly lowest: Pence | null;
  readonly highest: Pence | null;
}

/** The bands that the options ask for. */
function bandsOf({ answers }: BandSource, options: ParsedBandOptions): Band[] {
  const { breaks, bandWidth, step } = options;
  const end = answers.length - 1;
  const starts = breaks?.map((start) => positionOf(start, step)) ?? startsOf(answers, options);
  const all = bandWidth === undefined ? starts : everyNth(positionOf(bandWidth, step), end);
  const withZero = all[0] === 0 ? all : [0, ...all];
  return withZero.map((first, index) => ({ first, last: (withZero[index + 1] ?? end + 1) - 1 }));
}

const everyNth = (width: number, end: number): number[] =>
  Array.from({ length: Math.floor(end / width) + 1 }, (_, index) => index * width);

/** Where the rounded answer of the model changes. */
function startsOf(answers: readonly ScoreAnswer[], { amountRounding = PENNY }: ParsedBandOptions): number[] {
  const rounded = answers.map((one) => (typeof one === 'bigint' ? roundPence(ratio(one), amountRounding) : one));
  return rounded.flatMap((one, index) => (index === 0 || one !== rounded[index - 1] ? [index] : []));
}

/** The rows of the table, one a band. */
export function rowsOf(source: BandSource, options: ParsedBandOptions): MadeRow[] {
  const bands = bandsOf(source, options);
  const { names } = options;
  if (bands.length > MAX_ROWS) {
    fail('too-large', ['options'], `${bands.length} bands are more than the ${MAX_ROWS} rows of a table`);
  }
  if (names !== undefined && names.length !== bands.length) {
    fail('inconsistent', ['options', 'names'], `${names.length} names for ${bands.length} bands; expected one each`);
  }
  const members = source.cases && casesByBand(source.cases, bands, source.scores.length);
  return bands.map((band, index) => {
    const name = names?.[index] ?? `Band ${index + 1}`;
    return madeRow(band, name, source, members?.[index], options);
  });
}

function casesByBand(cases: readonly PlacedCase[], bands: readonly Band[], scores: number): ScoreAnswer[][] {
  const bandAt = new Int32Array(scores);
  bands.forEach(({ first, last }, index) => {
    bandAt.fill(index, first, last + 1);
  });
  const members: ScoreAnswer[][] = bands.map(() => []);
  for (const { position, answer } of cases) at(members, at(bandAt, position)).push(answer);
  return members;
}

function madeRow(
  band: Band,
  name: string,
  { scores, answers }: BandSource,
  members: readonly ScoreAnswer[] | undefined,
  options: ParsedBandOptions,
): MadeRow {
  const inside = answers.slice(band.first, band.last + 1);
  const textAt = (position: number): string => formatRatio(at(scores, position));
  const span = { from: textAt(band.first), to: textAt(band.last), name };
  const counted = members === undefined ? {} : { cases: members.length };
  const first = at(inside, 0);
  const other = inside.findIndex((one) => sortOf(one) !== sortOf(first));
  if (other >= 0) {
    const message = `from ${span.from} to ${span.to} the model gives some scores a budget and others none`;
    fail('inconsistent', ['options', 'breaks'], `${message}; begin a band at ${textAt(band.first + other)}`);
  }
  const amounts = inside.filter((one) => typeof one === 'bigint');
  if (typeof first !== 'bigint') {
    const row = { ...span, amount: null, answer: first, ...counted };
    return { ...band, row, lowest: null, highest: null };
  }
  const lowest = amounts.reduce((least, one) => (one < least ? one : least), first);
  const highest = amounts.reduce((most, one) => (one > most ? one : most), first);
  const exact = exactAmount({ lowest, highest, members, span }, options);
  const amount = formatAmount(roundPence(exact, options.amountRounding));
  return { ...band, row: { ...span, amount, ...counted }, lowest, highest };
}

const sortOf = (answer: ScoreAnswer) => (typeof answer === 'bigint' ? 'budget' : answer);

interface AmountSource {
  readonly lowest: Pence;
  readonly highest: Pence;
  readonly members: readonly ScoreAnswer[] | undefined;
  readonly span: { readonly from: string; readonly to: string };
}

function exactAmount({ lowest, highest, members = [], span }: AmountSource, options: ParsedBandOptions): Ratio {
  const { amount, byRounding } = options;
  if (byRounding || amount === 'lowest') return ratio(lowest);
  if (amount === 'highest') return ratio(highest);
  if (amount === 'middle') return ratio(lowest + highest, 2n);
  const budgets = members.filter((answer) => typeof answer === 'bigint');
  if (budgets.length > 0)
    return ratio(
      budgets.reduce((sum, one) => sum + one, 0n),
      BigInt(budgets.length),
    );
  const message = `no case of the sample lies from ${span.from} to ${span.to}, so that their mean is not defined`;
  return fail('undefined-result', ['options', 'amount'], `${message}; take wider bands or another rule`);
}
