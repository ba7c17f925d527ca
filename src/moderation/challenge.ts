import { fail, show } from '../errors.js';
import { type Amount, formatAmount } from '../money/amount.js';
import { formatDay } from '../money/calendar.js';
import type { Period } from '../money/period.js';
import { parseInput } from '../parse.js';
import type { Warning } from '../warning.js';
import { type ChallengeInput, challengeSchema, type ParsedChallenge } from './challenge-input.js';
import { type Rescored, rescore } from './rescore.js';
import { type Sufficiency, sufficiencyOf } from './sufficiency.js';

/** A challenge on record. Plain JSON; amounts in pounds per `period`. */
export interface Challenge {
  readonly caseId: string;
  readonly period: Period;
  readonly raisedOn: string;
  readonly raisedBy: string;
  readonly against: ParsedChallenge['against'];
  readonly grounds: string;
  /** Null where no answer is contested. */
  readonly rescored: Rescored | null;
  readonly amountBefore: Amount;
  /** Null while the outcome is pending. */
  readonly amountAfter: Amount | null;
  readonly paidMeanwhile: { readonly amount: Amount; readonly footing: string };
  readonly outcome: {
    readonly result: ParsedChallenge['outcome']['result'];
    readonly on: string | null;
    readonly by: string | null;
    readonly reason: string | null;
  };
  /** The duty to meet need at the amount that holds now. */
  readonly duty: Sufficiency;
  readonly warnings: readonly Warning[];
}

/**
 * Records a challenge: the contested answers scored and priced again, before and after, what is paid meanwhile, the
 * outcome and its day.
 *
 * The duty to meet need is answered at the amount that holds: the one after the outcome, until then the challenged one.
 *
 * @throws RasError `missing` for an upheld challenge without its new amount; `inconsistent` for an outcome before the
 * challenge, and for a response of another case; `unknown-name` for an answer to a statement that the response lacks
 * @source IPB page 32 (points where families may challenge); RR145 6.12 (families challenged the panel)
 * @choice paid-meanwhile: stated with its footing; no report says what is paid until a challenge is decided
 * @example
 * ```ts
 * import { recordChallenge } from 'openras';
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
  if (typeof input !== 'object' || input === null) fail('invalid', ['challenge'], `${show(input)} is no challenge`);
  const { answers, ...rest } = input;
  const parsed = parseInput(challengeSchema, rest, ['challenge']);
  const { caseId, period, outcome, amount, paidMeanwhile } = parsed;
  const rescored = answers === undefined ? null : rescore(caseId, answers);
  const after = outcome.result === 'pending' ? null : (outcome.amount ?? amount);
  const duty = sufficiencyOf(after ?? amount, parsed.duty, period);
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
    outcome:
      outcome.result === 'pending'
        ? { result: 'pending', on: null, by: null, reason: null }
        : { result: outcome.result, on: formatDay(outcome.on), by: outcome.by, reason: outcome.reason },
    duty,
    warnings: warningsOf(caseId, duty),
  };
}

function warningsOf(caseId: string, { answer, shortfall, atLeast }: Sufficiency): Warning[] {
  if (answer !== 'shortfall') return [];
  const message = `the amount that holds is £${shortfall} ${atLeast ? 'or more ' : ''}short of assessed need`;
  return [{ code: 'shortfall', message, caseId, details: { shortfall } }];
}
