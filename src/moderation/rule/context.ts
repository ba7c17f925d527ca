import type { Path } from '../../errors.js';
import type { Pence } from '../../money/amount.js';
import type { Warning } from '../../warning.js';
import type { ParsedCase } from '../case/moderation-case.js';
import type { Sufficiency } from '../duty/sufficiency.js';
import type { ModeratedStage } from '../moderated-stage.js';
import type { PolicyHeader } from '../policy/policy-header.js';
import type { ModerationStep } from '../result/round.js';
import type { AmountRecord } from './amount-record.js';
import type { LimitPromise } from './promise.js';

/** What a rule sees of one case. */
export interface RuleContext {
  readonly one: ParsedCase;
  /** The rule's name in the policy. */
  readonly ruleId: string;
  readonly policy: PolicyHeader;
  readonly stage: ModeratedStage;
  /** The amount before the rule, recorded as step `before`; null where there is none. */
  readonly before: Pence | null;
  /** The limits that the rules before this one promised. */
  readonly promises: readonly LimitPromise[];
  readonly record: AmountRecord;
  readonly casePath: Path;
  readonly rulePath: Path;
  /** What the duty to meet need says of an amount. */
  readonly dutyOn: (amount: Pence | null) => Sufficiency;
  /** Whether every sign-off before this rule at this stage was given. */
  readonly signedOff: boolean;
  /** True while the amount without transition rules is worked out beside the real one; nobody signs that. */
  readonly beside: boolean;
}

/** The parts of a moderation step that only some rules have. */
export type StepDetails = Pick<
  ModerationStep,
  'binding' | 'projection' | 'heldBack' | 'order' | 'decision' | 'reasonCode' | 'on'
>;

/** What a rule did to one case. */
export interface Outcome {
  readonly after: Pence | null;
  /** Why the rule left the case alone; absent when it applied. */
  readonly because?: string;
  /** What the rule promises about the amount from here on. */
  readonly promise?: Omit<LimitPromise, 'by'>;
  /** Who decided, where a person did and not the policy. */
  readonly actor?: string;
  readonly reason?: string;
  readonly details?: StepDetails;
  readonly warnings?: readonly Warning[];
}

/** A case that a rule leaves alone, with the reason. */
export function leftAlone({ before }: RuleContext, because: string): Outcome {
  return { after: before, because };
}

/** Why every rule after a return leaves the case alone. */
export const RETURNED = 'the case was returned';

/** Why a sign-off that nobody gave leaves it alone. */
export const AWAITS = 'awaits a decision';

/** Why most rules leave a case without an amount alone. */
export const NO_AMOUNT = 'there is no amount yet that the rule could apply to';
