import { problemList } from '../../errors.js';
import { at } from '../../exact/at.js';
import { formatRatio, type Ratio, ratio } from '../../exact/ratio.js';
import { formatMicro, microPoints } from '../../model/allocation-table/place.js';
import { roundToStep } from '../../model/allocation-table/table/lookup.js';
import { type Amount, formatAmount, parseAmount } from '../../money/amount.js';
import { positionOf } from './grid.js';
import type { BandCase, ParsedBandOptions } from './options.js';
import type { MadeRow, PlacedCase } from './rows.js';
import type { ScoreAnswer } from './scores.js';

/** What banding does to one case. */
export interface BandedCase {
  /** The family's id. */
  readonly caseId: string;
  /** Its points. */
  readonly points: string;
  /** Its group; null where it has none. */
  readonly group: string | null;
  /** The scores of the row that it falls in: `70–115`. */
  readonly row: string;
  /** The model's budget in pounds per period; null where the model gives none. */
  readonly before: Amount | null;
  /** The table's budget in pounds per period; null where the row gives none. */
  readonly after: Amount | null;
  /** After less before; null where either is. */
  readonly difference: Amount | null;
}

/** What banding does to the sample as a whole, in pounds per period. */
export interface BandingTotals {
  /** How many cases. */
  readonly n: number;
  /** How many of them change. */
  readonly changed: number;
  /** Cases to which the model or the table gives no budget; they are in no sum. */
  readonly withoutBudget: number;
  /** The sum of the model's budgets. */
  readonly before: Amount;
  /** The sum of the table's budgets. */
  readonly after: Amount;
  /** Before less after: what the table leaves over; negative when the table gives more than the model. */
  readonly residual: Amount;
}

/** Finds the place of each case on the grid of scores, all problems at once. */
export function positionsOf(cases: readonly BandCase[], options: ParsedBandOptions): number[] {
  const { step, offStep, maximumPoints } = options;
  const problems = problemList();
  const most = microPoints(maximumPoints);
  const positions = cases.map(({ caseId, points }) => {
    const score = roundToStep(microPoints(points), microPoints(step), offStep);
    const where = ['options', 'sample', caseId, 'points'];
    if (score === undefined) {
      const message = `${formatRatio(points)} points are not on the step of ${formatRatio(step)}; round them by offStep`;
      problems.add('invalid', where, message);
    } else if (score > most) {
      problems.add(
        'out-of-range',
        where,
        `${formatMicro(score)} points are more than the maximum, ${formatMicro(most)}`,
      );
    } else return positionOf(ratioOfMicro(score), step);
    return 0;
  });
  problems.throwIfAny();
  return positions;
}

const ratioOfMicro = (points: number): Ratio => ratio(BigInt(points), 1_000_000n);

/** What banding does to the cases that fall under one table. */
export function effectOn(
  cases: readonly BandCase[],
  placed: readonly PlacedCase[],
  rows: readonly MadeRow[],
): BandedCase[] {
  return cases.map(({ caseId, points, group = null }, index) => {
    const { position, answer } = at(placed, index);
    const made = rowHolding(rows, position);
    const { amount } = made.row;
    const after = amount === null ? null : parseAmount(amount);
    const before = typeof answer === 'bigint' ? answer : null;
    return {
      caseId,
      points: formatRatio(points),
      group,
      row: spanOfRow(made),
      before: before === null ? null : formatAmount(before),
      after: after === null ? null : formatAmount(after),
      difference: before === null || after === null ? null : formatAmount(after - before),
    };
  });
}

/** The scores of a row as people write them. */
export function spanOfRow({ row: { from, to } }: MadeRow): string {
  return from === to ? String(from) : `${from}–${to}`;
}

function rowHolding(rows: readonly MadeRow[], position: number): MadeRow {
  let low = 0;
  let high = rows.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (at(rows, middle).last < position) low = middle + 1;
    else high = middle;
  }
  return at(rows, low);
}

/** Adds up what banding did. */
export function totalsOf(cases: readonly BandedCase[]): BandingTotals {
  let before = 0n;
  let after = 0n;
  let changed = 0;
  let withoutBudget = 0;
  for (const one of cases) {
    if (one.before === null || one.after === null) withoutBudget += 1;
    else {
      before += parseAmount(one.before);
      after += parseAmount(one.after);
      if (one.before !== one.after) changed += 1;
    }
  }
  return {
    n: cases.length,
    changed,
    withoutBudget,
    before: formatAmount(before),
    after: formatAmount(after),
    residual: formatAmount(before - after),
  };
}

/** The answers of a model for cases, by their exact points, one place a case. */
export function placeCases(positions: readonly number[], answers: readonly ScoreAnswer[]): PlacedCase[] {
  return positions.map((position, index) => ({ position, answer: at(answers, index) }));
}
