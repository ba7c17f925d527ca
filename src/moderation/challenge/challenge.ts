import { fail } from '../../errors.js';
import { type Amount, formatAmount, formatPounds, parseAmount } from '../../money/amount.js';
import { type DayText, formatDay } from '../../money/calendar.js';
import type { Period } from '../../money/period.js';
import { parseInput } from '../../parse/parse.js';
import type { Warning } from '../../warning.js';
import { type ContestedResult, contestedResult } from '../case/contested.js';
import { planCostOf, type Sufficiency, sufficiencyOf } from '../duty/sufficiency.js';
import {
  type ChallengeInput,
  type ChallengeOutcome,
  challengeSchema,
  type ParsedChallenge,
} from './challenge-input.js';
import { type Rescored, rescore } from './rescore.js';

/** A challenge on record. Plain JSON; amounts in pounds per `period`. */
export interface Challenge {
  /** The family's id. */
  readonly caseId: string;
  /** The period of every amount. */
  readonly period: Period;
  /** The day that it was raised, `YYYY-MM-DD`. */
  readonly raisedOn: DayText;
  /** Who raised it. */
  readonly raisedBy: string;
  /** What is challenged. */
  readonly against: ChallengeInput['against'];
  /** On what grounds. */
  readonly grounds: string;
  /** The contested answers scored and priced again; null where none is contested. */
  readonly rescored: Rescored | null;
  /** The amount that is challenged. */
  readonly amountBefore: Amount;
  /** The amount from here on; null while the outcome is pending. */
  readonly amountAfter: Amount | null;
  /** What the family is paid until the outcome, and on what footing. */
  readonly paidMeanwhile: {
    /** Pounds per period. */
    readonly amount: Amount;
    /** On which footing. */
    readonly footing: string;
  };
  /** Both budgets of contested answers and what is paid until they are decided; only where `whileContested` is stated. */
  readonly contested?: ContestedResult;
  /** How it ended; everything but the result is null while it is pending. */
  readonly outcome: {
    /** What was decided, or that it is pending. */
    readonly result: ChallengeOutcome['result'];
    /** The day, `YYYY-MM-DD`. */
    readonly on: DayText | null;
    /** Who decided. */
    readonly by: string | null;
    /** Why. */
    readonly reason: string | null;
  };
  /** The duty to meet need at the amount that holds now; until the outcome the lesser of what is paid and challenged. */
  readonly duty: Sufficiency;
  /** What somebody has to look at: a shortfall at the amount that holds. */
  readonly warnings: readonly Warning[];
}

/**
 * Records a challenge: the contested answers scored and priced again, before and after, what is paid meanwhile, the
 * outcome and its day.
 *
 * The duty to meet need is answered at the amount that holds: the one after the outcome, until then what is paid
 * meanwhile or the challenged amount, whichever is less.
 *
 * @throws RasError `missing` for an upheld challenge without its new amount; `inconsistent` for an outcome before the
 * challenge, and for a response of another case; `unknown-name` for an answer to a statement that the response lacks
 * @source IPB page 32 (points where families may challenge); RR145 6.12 (families challenged the panel)
 * @choice paid-meanwhile: stated with its footing; no report says what is paid until a challenge is decided
 * @choice while-contested: of contested answers the higher budget, the lower or the present package is paid until they are
 * decided; stated, and what is paid has to agree with it
 * @choice duty-meanwhile: need does not wait for an outcome, so until then the lesser of what is paid and what is
 * challenged is held against it
 * @category Moderation
 * @example
 * ```ts
 * import { recordChallenge } from 'openras/moderation';
 * const challenge = recordChallenge({
 *   caseId: 'F1', period: 'year', raisedOn: '2026-06-01', raisedBy: 'the parents', against: 'final',
 *   grounds: 'two nights a week are not enough', amount: '6000',
 *   paidMeanwhile: { amount: '6000', footing: 'the challenged budget is paid until the outcome' },
 *   outcome: { result: 'upheld', on: '2026-06-20', by: 'Review panel', reason: 'three nights', amount: '7280' },
 * });
 * challenge.amountAfter; // => '7280.00'
 * challenge.duty.answer; // => 'cannot-be-said-yet'
 * ```
 */
export function recordChallenge(input: ChallengeInput): Challenge {
  const parsed = parseInput(challengeSchema, input, ['challenge']);
  const { answers } = input;
  const { caseId, period, outcome, amount, paidMeanwhile } = parsed;
  const { rescored, warnings } = answers === undefined ? { rescored: null, warnings: [] } : rescore(caseId, answers);
  const after = outcome.result === 'pending' ? null : (outcome.amount ?? amount);
  const contested = contestedOf(parsed, rescored);
  const paid = paidMeanwhile.amount < amount ? paidMeanwhile.amount : amount;
  const duty = sufficiencyOf(after ?? paid, parsed.duty, period, planCostOf(parsed.duty));
  return {
    caseId,
    period,
    raisedOn: formatDay(parsed.raisedOn),
    raisedBy: parsed.raisedBy,
    against: parsed.against,
    grounds: parsed.grounds,
    rescored,
    amountBefore: formatAmount(amount),
    amountAfter: after === null ? null : formatAmount(after),
    paidMeanwhile: { amount: formatAmount(paidMeanwhile.amount), footing: paidMeanwhile.footing },
    ...(contested !== undefined && { contested }),
    outcome:
      outcome.result === 'pending'
        ? { result: 'pending', on: null, by: null, reason: null }
        : { result: outcome.result, on: formatDay(outcome.on), by: outcome.by, reason: outcome.reason },
    duty,
    warnings: [...warningsOf(caseId, duty, after === null && paid < amount), ...warnings],
  };
}

/** Both budgets, which `paidMeanwhile` has to go by. */
function contestedOf(
  { whileContested, presentPackage, paidMeanwhile, period }: ParsedChallenge,
  rescored: Rescored | null,
): ContestedResult | undefined {
  if (whileContested === undefined || rescored === null) return undefined;
  const { indicativeBefore, indicativeAfter, modelPeriod } = rescored;
  const at = ['challenge', 'whileContested'];
  if (indicativeBefore === null || indicativeAfter === null) {
    return fail('undefined-result', at, 'the model gives no budget for one of the two answers');
  }
  if (modelPeriod !== period) {
    return fail('inconsistent', at, `the model’s budgets are per ${modelPeriod}, the challenge per ${period}`);
  }
  const budgets = { asAgreed: parseAmount(indicativeBefore), asClaimed: parseAmount(indicativeAfter) };
  const result = contestedResult({ ...budgets, whileContested }, presentPackage ?? null);
  const paid = formatAmount(paidMeanwhile.amount);
  if (paid === result.meanwhile) return result;
  const right = result.meanwhile === null ? 'there is none' : formatPounds(result.meanwhile);
  const message = `is ${formatPounds(paid)}; by whileContested (${whileContested}) it is ${right}`;
  return fail('inconsistent', ['challenge', 'paidMeanwhile', 'amount'], message);
}

function warningsOf(caseId: string, { answer, shortfall, atLeast }: Sufficiency, isMeanwhile: boolean): Warning[] {
  if (answer !== 'shortfall') return [];
  const what = isMeanwhile ? 'what is paid until the outcome' : 'the amount that holds';
  const message = `${what} is £${shortfall} ${atLeast ? 'or more ' : ''}short of assessed need`;
  return [{ code: 'shortfall', message, caseId, details: { shortfall } }];
}
