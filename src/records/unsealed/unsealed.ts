import type { Allocation } from '../../model/shared/budget/allocation.js';
import type { Moderated, StageDuty } from '../../moderation/result/result.js';

/** A record of a release that sealed nothing: what could be worked out of it agrees, and no more is known. */
export interface UnsealedRecord<Kind extends string, Result> {
  /** That it bears no seal. */
  readonly sealed: false;
  /** The kind of result that it stands for. */
  readonly kind: Kind;
  /** The case that it is of. */
  readonly caseId: string;
  /** The result as it was stored. */
  readonly result: Result;
  /** What could not be checked, in sentences; a page that explains the record says them first. */
  readonly unchecked: readonly string[];
}

/** An indicative budget as it was kept before records were sealed. */
export type UnsealedAllocation = UnsealedRecord<'allocation', Allocation>;

/** What later releases say of a duty, and earlier ones did not. */
type LaterOfDuty = 'needsShort' | 'costsAfterFigure';

/** What a duty says that was kept by any release. */
export type KeptDuty = Omit<StageDuty, LaterOfDuty> & Partial<Pick<StageDuty, LaterOfDuty>>;

/** A moderated case as any release kept it: the earliest did not say on which needs a shortfall falls. */
export type KeptModerated = Omit<Moderated, 'duty'> & {
  /** The duty to meet need beside every amount there is. */
  readonly duty: readonly KeptDuty[];
};

/** A moderated case as it was kept before records were sealed. */
export type UnsealedModerated = UnsealedRecord<'moderated', KeptModerated>;

/** Any record that is not sealed. */
export type AnyUnsealed = UnsealedAllocation | UnsealedModerated;
