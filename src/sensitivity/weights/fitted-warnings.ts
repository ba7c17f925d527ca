import { formatPounds } from '../../money/amount.js';
import { countOf, type Warning } from '../../warning.js';
import type { Answers } from '../answers/answers.js';

/** What a point on one statement is worth, as set and as fitted. */
export interface FittedWeight {
  /** The statement. */
  readonly statementId: string;
  /** How many cases have points on it. */
  readonly n: number;
  /** Pounds per point, to two decimals, as near to the packages as can be with no weight below £0; null without points. */
  readonly fitted: string | null;
  /** The fitted pounds over the one price of a point: how many times what professionals give it; null without a price. */
  readonly times: string | null;
  /** Pounds per point were weights below £0 allowed; null where statements can't be told apart. */
  readonly unbounded: string | null;
}

/** What has to be known before a fitted weight is believed. */
export function warningsOf(
  { n, statements }: Answers,
  weights: readonly FittedWeight[],
  isApart: boolean,
  casesPerStatement: number,
): Warning[] {
  const warnings: Warning[] = [];
  if (n < casesPerStatement * statements.length) {
    const message = `${countOf(n, 'case')} for ${countOf(statements.length, 'statement')}: too few to trust any one weight; ${casesPerStatement * statements.length} or more would be better`;
    warnings.push({ code: 'few-cases', message, details: { cases: n, statements: statements.length } });
  }
  if (!isApart) {
    const message = 'some statements are answered alike in every case, so that their weights cannot be told apart';
    warnings.push({ code: 'statements-alike', message });
  }
  for (const { statementId, unbounded, fitted } of weights) {
    if (fitted === null) {
      const message = `nobody has points on ${statementId}, so that it has no fitted weight`;
      warnings.push({ code: 'no-points', message, details: { statement: statementId } });
    } else if (unbounded?.startsWith('-')) {
      const message = `left to itself the fit says that more need on ${statementId} costs less (${formatPounds(unbounded)} a point); the bound holds it at £0 or more, and no weight should be set by it`;
      warnings.push({ code: 'more-need-costs-less', message, details: { statement: statementId, unbounded } });
    }
  }
  return warnings;
}
