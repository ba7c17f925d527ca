import type { ErrorCode } from '../../errors.js';
import { formatScaled, type Ratio } from '../../exact/ratio.js';
import type { ParsedAllocationTable, ParsedRow, ParsedTable } from './model.js';

/**
 * Points as a whole number of millionths, the finest that points can be: at most 10^15, so that plain numbers hold them
 * and their sums exactly.
 */
export type MicroPoints = number;

/** A row with its bounds ready for comparison. */
export interface PlacedRow {
  readonly row: ParsedRow;
  /** Its place in the table as it is written. */
  readonly position: number;
  readonly from: MicroPoints;
  /** Infinity for `and above`. */
  readonly to: MicroPoints;
}

/** What a table says of a score. */
export type TableAnswer =
  | { readonly what: 'row'; readonly placed: PlacedRow; readonly clamped: boolean }
  | { readonly what: 'referred'; readonly why: 'gap' | 'above' }
  | { readonly what: 'refused'; readonly code: ErrorCode; readonly message: string };

/** Exact points in millionths. */
export function microPoints({ numerator, denominator }: Ratio): MicroPoints {
  return Number((numerator * 1_000_000n) / denominator);
}

/** Millionths of a point as people write points. */
export function formatMicro(points: MicroPoints): string {
  const text = formatScaled(BigInt(points), 6);
  return text.replace(/\.?0{1,6}$/, '');
}

/** The rows of a table in the order of their scores. */
export function placeRows({ rows }: Pick<ParsedTable, 'rows'>): PlacedRow[] {
  const placed = rows.map((row, position) => ({
    row,
    position,
    from: microPoints(row.from),
    to: row.to === null ? Number.POSITIVE_INFINITY : microPoints(row.to),
  }));
  return placed.sort((a, b) => a.from - b.from || a.to - b.to || a.position - b.position);
}

/** The scores of a row as people write them: `70–115`, `131+`, `0`. */
export function spanOf({ from, to }: Pick<PlacedRow, 'from' | 'to'>): string {
  if (to === Number.POSITIVE_INFINITY) return `${formatMicro(from)}+`;
  return from === to ? formatMicro(from) : `${formatMicro(from)}–${formatMicro(to)}`;
}

/** What is wrong with a score that the questionnaire cannot give; it is asked of the score itself, before any rounding. */
export function beyondQuestionnaire(
  most: MicroPoints,
  score: MicroPoints,
): { readonly code: 'out-of-range'; readonly message: string } | undefined {
  if (score <= most) return undefined;
  const message = `${formatMicro(score)} points are more than the questionnaire can give, ${formatMicro(most)}`;
  return { code: 'out-of-range', message };
}

/** What a table says of a score that is on its step. */
export function answerAt(
  model: Pick<ParsedAllocationTable, 'gap' | 'above'>,
  { maximum }: Pick<ParsedTable, 'maximum'>,
  rows: readonly PlacedRow[],
  score: MicroPoints,
): TableAnswer {
  const points = formatMicro(score);
  const beyond = beyondQuestionnaire(maximum === undefined ? Number.POSITIVE_INFINITY : microPoints(maximum), score);
  if (beyond !== undefined) return { what: 'refused', ...beyond };
  const inside = rowAt(rows, score, false);
  if (inside !== undefined) return inside;
  const end = rows.reduce((last, { to }) => Math.max(last, to), 0);
  if (score <= end) {
    if (model.gap === 'refer-to-costing') return { what: 'referred', why: 'gap' };
    return { what: 'refused', code: 'undefined-result', message: `no row of the table holds ${points} points` };
  }
  if (model.above === 'refer-to-costing') return { what: 'referred', why: 'above' };
  const clamped = model.above === 'highest-row' ? rowAt(rows, end, true) : undefined;
  const message = `${points} points are above the highest row, which ends at ${formatMicro(end)}`;
  return clamped ?? { what: 'refused', code: 'undefined-result', message };
}

function rowAt(rows: readonly PlacedRow[], score: MicroPoints, clamped: boolean): TableAnswer | undefined {
  const [placed, second] = rows.filter(({ from, to }) => from <= score && score <= to);
  if (placed === undefined) return undefined;
  if (second === undefined) return { what: 'row', placed, clamped };
  const message = `${formatMicro(score)} points stand in two rows, ${spanOf(placed)} and ${spanOf(second)}; expected one`;
  return { what: 'refused', code: 'inconsistent', message };
}
