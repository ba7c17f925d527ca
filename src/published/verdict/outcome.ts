import { fail } from '../../errors.js';
import { type Interval, intervalOfExact } from '../../exact/interval.js';
import { parseRatio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { allowedBy, roundingOf } from '../figures/allowed.js';
import type { Figure } from '../figures/report.js';
import { figureById } from '../figures/reports.js';
import { type Check, isSearch } from './check.js';
import { evaluate, type ReadFigure } from './evaluate.js';
import { judge, type Verdict } from './judge.js';
import { groupDigits, writeFormula } from './write-formula.js';

/** What a check finds. */
export interface Outcome {
  readonly verdict: Verdict;
  /** The values that the other figures leave possible, to one decimal more than is printed; null for none. */
  readonly derived: { readonly low: string; readonly high: string } | null;
  /** The arithmetic in one line, with the printed numbers; after "open:" why it decides nothing, where it does not. */
  readonly arithmetic: string;
}

const asPrinted: ReadFigure = (id) => intervalOfExact(parseRatio(figureById(id).value));
const asRounded: ReadFigure = (id) => roundingOf(figureById(id));

/** Carries a check out. One that the report leaves open is told with its arithmetic and its reason, and decides nothing. */
export function outcomeOf(check: Check): Outcome {
  const outcome = compared(check);
  if (check.open === undefined) return outcome;
  return { ...outcome, verdict: 'cannot-be-derived', arithmetic: `${outcome.arithmetic}; open: ${check.open}` };
}

function compared(check: Check): Outcome {
  const figure = figureById(check.figure);
  const printed = allowedBy(figure);
  const value = parseRatio(figure.value);
  if (isSearch(check.by)) {
    const found = check.by.find(asRounded);
    if (found === undefined) {
      return { verdict: 'contradicted', derived: null, arithmetic: `${check.by.search}: there is none` };
    }
    const text = `${check.by.search}: ${rangeText(figure, found)}`;
    const verdict = judge(printed, value, { asPrinted: found, possible: found }, check.relation);
    return { verdict, derived: ends(figure, found), arithmetic: text };
  }
  const point = evaluate(check.by, asPrinted);
  const possible = evaluate(check.by, asRounded);
  return {
    verdict: judge(printed, value, { asPrinted: point, possible }, check.relation),
    derived: ends(figure, possible),
    arithmetic: arithmeticOf(check, figure, point, possible),
  };
}

function arithmeticOf({ by, relation }: Check, figure: Figure, point: Interval, possible: Interval): string {
  if (isSearch(by)) return fail('invalid', [], 'a search has no formula');
  const bound = relation === 'at-least' ? 'at least ' : relation === 'at-most' ? 'at most ' : '';
  const result = rangeText(figure, point);
  const wider = rangeText(figure, possible);
  const rounding = wider === result ? '' : `; ${wider} with every figure’s rounding`;
  const formula = writeFormula(by);
  return `${bound}${formula}${typeof by === 'string' ? '' : ` = ${result}`}${rounding}`;
}

function rangeText(figure: Figure, interval: Interval): string {
  const { low, high } = ends(figure, interval);
  const inUnit = (value: string): string => {
    const text = groupDigits(value.replace('-', ''));
    const unit = figure.unit.startsWith('pounds') ? `£${text}` : figure.unit === 'percent' ? `${text}%` : text;
    return value.startsWith('-') ? `−${unit}` : unit;
  };
  return low === high ? inUnit(low) : `${inUnit(low)} to ${inUnit(high)}`;
}

/** Both ends to one decimal more than the figure is printed to, without zeros that say nothing. */
function ends({ precision }: Figure, { low, high }: Interval): { low: string; high: string } {
  const own = precision.split('.')[1]?.length;
  const decimals = own === undefined ? (precision.length > 2 ? 0 : 1) : own + 1;
  const text = (value: Interval['low']): string => withoutZeros(formatRounded(value, decimals));
  return { low: text(low), high: text(high) };
}

function withoutZeros(value: string): string {
  let text = value;
  if (!text.includes('.')) return text;
  while (text.endsWith('0')) text = text.slice(0, -1);
  return text.endsWith('.') ? text.slice(0, -1) : text;
}
