import type { Path } from '../../errors.js';
import type { Pence } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { type AmountRecord, amountRecord, type Citation } from '../rule/amount-record.js';

/** What a new record of one rule on one case needs to know. */
export interface RuleRecordPlan {
  /** The rule's name in the policy; every step of the record begins with it. */
  readonly ruleId: string;
  readonly period: Period;
  readonly cites: Citation;
  /** The amount before the rule; null where there is none. */
  readonly before: Pence | null;
  readonly casePath: Path;
}

/** A new record of one rule on one case, which begins with the amount before the rule as step `before`. */
export function ruleRecord({ ruleId, period, cites, before, casePath }: RuleRecordPlan): AmountRecord {
  const record = amountRecord(ruleId, period, cites, casePath);
  if (before !== null) record.take('before', 'the amount before this rule', before, 'amount before');
  return record;
}
