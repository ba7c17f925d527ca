import type { Amount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import type { Stage } from '../../stage.js';
import type { Warning } from '../../warning.js';
import type { ContestedResult } from '../case/contested.js';
import type { Sufficiency } from '../duty/sufficiency.js';
import type { ModeratedStage } from '../moderated-stage.js';
import type { ModerationRound, ModerationStep } from './round.js';

/**
 * Where one of the two moderated amounts stands.
 *
 * - `set`: it stands
 * - `given`: the case came with it; the rules of that stage were not applied again
 * - `awaiting`: worked out, and waits for a sign-off
 * - `returned`: sent back; the case starts again with `restartCase`
 * - `blocked`: worked out, and may not become final
 * - `contested`: worked out, and answers behind it are contested
 * - `not-reached`: the stage before is not done
 * - `absent`: no such amount
 */
export type StageStatus =
  | 'set'
  | 'given'
  | 'awaiting'
  | 'returned'
  | 'blocked'
  | 'contested'
  | 'not-reached'
  | 'absent';

/** What the duty to meet need says of one of the amounts. */
export interface StageDuty extends Sufficiency {
  /** Which amount it is about. */
  readonly stage: Exclude<Stage, 'traditional'>;
  /** Before the plan the answer informs; at the final budget anything but `sufficient` blocks. */
  readonly force: 'informs' | 'blocks';
}

/** An amount without the rules of transition, and what those cost; in pounds per the case's period. */
export interface Protection {
  /** The amount without them; null where there would be none. */
  readonly unprotected: Amount | null;
  /** The amount less the unprotected one; negative where limits on rises save more than protection costs. */
  readonly cost: Amount | null;
}

/** A case after moderation. Plain JSON, to be stored beside the decision. */
export interface Moderated {
  /** The family's id. */
  readonly caseId: string;
  /** The period of every amount: the policy's, and the case's. */
  readonly period: Period;
  /** The four amounts in pounds per `period`; null where a stage does not exist or is not done. */
  readonly amounts: Readonly<Record<Stage, Amount | null>>;
  /** What the rules came to, also where it waits, was returned or is blocked. */
  readonly proposed: Readonly<Record<ModeratedStage, Amount | null>>;
  /** Where each of the two stands. */
  readonly status: Readonly<Record<ModeratedStage, StageStatus>>;
  /** Every rule in its order: who, why, before, after, and steps that replay. */
  readonly moderation: readonly ModerationStep[];
  /** What the rules of transition cost; null where none was applied before the stage. */
  readonly protection: Readonly<Record<ModeratedStage, Protection | null>>;
  /** What hold-backs kept, in pounds per `period`; it is not available to meet need. */
  readonly heldBack: Amount;
  /** Both budgets where answers are contested, and what is paid until they are decided; absent where none is. */
  readonly contested?: ContestedResult;
  /** The duty to meet need beside every amount there is. */
  readonly duty: readonly StageDuty[];
  /** Which time the case goes through, 1 being the first. */
  readonly round: number;
  /** The rounds that ended in a return. */
  readonly earlier: readonly ModerationRound[];
  /** What somebody has to look at: a shortfall, a promise that was broken, a decision that is awaited. */
  readonly warnings: readonly Warning[];
}
