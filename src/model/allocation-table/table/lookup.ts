import { at, numberAt } from '../../../exact/at.js';
import type { ParsedAllocationTable, ParsedTable } from '../model.js';
import { answerAt, type MicroPoints, microPoints, type PlacedRow, placeRows, type TableAnswer } from '../place.js';

/** A stretch of scores of which a table says the same. */
export interface Stretch {
  readonly from: MicroPoints;
  /** NaN where there is no budget. */
  readonly pence: number;
  /** Under what a case without a budget is counted. */
  readonly count?: 'referred' | 'noBudget';
  readonly clamped: boolean;
  readonly refused: boolean;
}

/** A table, ready for many cases. */
export interface Lookup {
  /** What the table says of a score that is on its step. */
  readonly find: (score: MicroPoints) => Stretch;
  /** The same for one score, told in full and slowly. */
  readonly answer: (score: MicroPoints) => TableAnswer;
  /** The most points that the questionnaire can give; without an end where nobody states it. */
  readonly most: MicroPoints;
}

// Up to this many scores the answer to each is written down once, so that a case costs one look.
const MAX_DIRECT = 65_536;

/** A table as a fast function of the score: one look where the scores are few, otherwise a halving search. */
export function lookupOf(model: ParsedAllocationTable, table: ParsedTable): Lookup {
  const step = microPoints(model.step);
  const rows = placeRows(table);
  const answer = (score: MicroPoints): TableAnswer => answerAt(model, table, rows, score);
  const most = table.maximum === undefined ? Number.POSITIVE_INFINITY : microPoints(table.maximum);
  const stretches = startsOf(rows, table, step).map((from) => stretchOf(from, answer(from)));
  const places = at(stretches, stretches.length - 1).from / step + 1;
  if (places > MAX_DIRECT) {
    const starts = Float64Array.from(stretches, ({ from }) => from);
    return { answer, most, find: (score) => at(stretches, placeOf(starts, score)) };
  }
  const direct: Stretch[] = [];
  let current = 0;
  for (let place = 0; place < places; place += 1) {
    while (current + 1 < stretches.length && at(stretches, current + 1).from <= place * step) current += 1;
    direct.push(at(stretches, current));
  }
  return { answer, most, find: (score) => at(direct, Math.min(score / step, places - 1)) };
}

/** Where the answer of a table may change, in order. */
function startsOf(rows: readonly PlacedRow[], { maximum }: ParsedTable, step: MicroPoints): MicroPoints[] {
  const starts = new Set<MicroPoints>([0]);
  for (const { from, to } of rows) {
    starts.add(from);
    if (to !== Number.POSITIVE_INFINITY) starts.add(to + step);
  }
  if (maximum !== undefined) starts.add(microPoints(maximum) + step);
  return [...starts].sort((a, b) => a - b);
}

function stretchOf(from: MicroPoints, answer: TableAnswer): Stretch {
  const nothing = { from, pence: Number.NaN, clamped: false, refused: false };
  if (answer.what === 'referred') return { ...nothing, count: 'referred' };
  if (answer.what === 'refused') return { ...nothing, refused: true };
  const { clamped, placed } = answer;
  const { amount, answer: words } = placed.row;
  if (amount !== null) return { from, pence: Number(amount), clamped, refused: false };
  return { ...nothing, clamped, count: words === 'no-budget' ? 'noBudget' : 'referred' };
}

/** The place of the last stretch that starts at or before a score. */
function placeOf(starts: Float64Array, score: MicroPoints): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (numberAt(starts, middle) <= score) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A score on the step of the table, or undefined where it is off the step and the table refuses it. */
export function roundToStep(
  points: MicroPoints,
  step: MicroPoints,
  offStep: ParsedAllocationTable['offStep'],
): MicroPoints | undefined {
  const rest = points % step;
  if (rest === 0) return points;
  if (offStep === 'refuse') return undefined;
  const up = offStep === 'up' || (offStep === 'half-up' && rest * 2 >= step);
  return points - rest + (up ? step : 0);
}
