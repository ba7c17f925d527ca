import { type Amount, formatPounds } from '../../money/amount.js';
import { countOf, type Warning } from '../../warning.js';

/** What a level of a statement costs, as packages have it. */
export interface FittedLevel {
  /** The statement. */
  readonly statementId: string;
  /** The points of the level; of several put together those of the lowest. */
  readonly from: string;
  /** The points of the level; of several put together those of the highest. */
  readonly to: string;
  /** How many levels are put together; 1 where it stands alone. */
  readonly levels: number;
  /** How many cases are at it. */
  readonly n: number;
  /** Pounds per period; null of fewer cases than are asked for. */
  readonly pounds: Amount | null;
  /** Pounds more than the level below, or than no points; never below £0. */
  readonly more: Amount | null;
  /** What the one price of a point gives on average for the points of these cases. */
  readonly byPrice: Amount | null;
  /** Pounds more than the level below were increments below £0 allowed; null where levels can't be told apart. */
  readonly unbounded: string | null;
}

interface Told {
  readonly n: number;
  readonly fewest: number;
  readonly levels: readonly FittedLevel[];
  /** Whether the levels can be told apart. */
  readonly isApart: boolean;
}

/** What has to be known before pounds of a level are believed. */
export function levelWarnings({ n, fewest, levels, isApart }: Told): Warning[] {
  const warnings: Warning[] = [];
  if (n < fewest * levels.length) {
    const message = `${countOf(n, 'case')} for ${countOf(levels.length, 'level')}: too few to trust any one of them; ${fewest * levels.length} or more would be better`;
    warnings.push({ code: 'few-cases', message, details: { cases: n, levels: levels.length } });
  }
  if (!isApart) {
    const message =
      'some levels stand only together with others in these cases, so that what each of them costs cannot be told apart';
    warnings.push({ code: 'levels-alike', message });
  }
  return [...warnings, ...levels.flatMap((level) => warningsOfLevel(level, fewest))];
}

function warningsOfLevel(level: FittedLevel, fewest: number): Warning[] {
  const { statementId: statement, from, to, n, pounds, unbounded } = level;
  const points = from === to ? (from === '1' ? '1 point' : `${from} points`) : `${from} to ${to} points`;
  const details = { statement, from, to, cases: n };
  if (pounds === null) {
    const message = `${countOf(n, 'case')} have points on ${statement}, fewer than ${fewest}: no pounds of a level are told`;
    return [{ code: 'few-at-statement', message: n === 1 ? message.replace(' have ', ' has ') : message, details }];
  }
  const warnings: Warning[] = [];
  if (level.levels > 1) {
    const message = `${level.levels} levels of ${statement} (${points}) are fitted as one, since a level of fewer than ${countOf(fewest, 'case')} is not told of alone; together they have ${n}`;
    warnings.push({ code: 'levels-together', message, details });
  }
  if (unbounded?.startsWith('-')) {
    const message = `left to itself the fit says that ${points} on ${statement} cost less than the level below (${formatPounds(unbounded)}); the bound holds the step at £0 or more, and no weight should be set by it`;
    warnings.push({ code: 'more-need-costs-less', message, details: { ...details, unbounded } });
  }
  return warnings;
}
