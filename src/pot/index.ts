/**
 * A pot and its contingency: the ledger, money held back, families who leave and join, the bridge.
 *
 * @module openras/pot
 */

export type { PackageBeside } from './beside.js';
export { type BridgeLine, type PotAllocation, type PotBridge, type PotInput, potBridge } from './bridge/bridge.js';
export { exactBudget } from './bridge/exact-budget.js';
export type { DoubleFunding, Reserves } from './hold-back/double-funding.js';
export { holdBack } from './hold-back/hold-back.js';
export type { HeldBackCase } from './hold-back/hold-back-case.js';
export type { HoldBackCaseInput, HoldBackInput } from './hold-back/hold-back-input.js';
export type { HeldBack, HoldBackLine } from './hold-back/hold-back-result.js';
export {
  type JoinerEffects,
  type JoinerWithoutAmount,
  joinerEffects,
  type MayCome,
  type PricedJoiner,
} from './leavers-and-joiners/joiner-effects.js';
export type { Joiner, JoinerOptions } from './leavers-and-joiners/joiner-options.js';
export type { Leaver, LeaverQuestion } from './leavers-and-joiners/leaver.js';
export { type LeaverEffects, type LeavingNewcomer, leaverEffects } from './leavers-and-joiners/leaver-effects.js';
export type { LeaverGap } from './leavers-and-joiners/leaver-gap.js';
export type { LeaverOptions, LeavingYear } from './leavers-and-joiners/leaver-options.js';
export type { LedgerEvent } from './ledger/event/events.js';
export type { AgreeEvent } from './ledger/event/kind/agree.js';
export type { AllocateEvent } from './ledger/event/kind/allocate.js';
export type { CommunicateEvent } from './ledger/event/kind/communicate.js';
export type { DrawEvent } from './ledger/event/kind/draw.js';
export type { IncreaseEvent } from './ledger/event/kind/increase.js';
export type { JoinEvent } from './ledger/event/kind/join.js';
export type { LeaveEvent } from './ledger/event/kind/leave.js';
export type { OneOffEvent } from './ledger/event/kind/one-off.js';
export type { ReleaseEvent } from './ledger/event/kind/release.js';
export type { StartEvent } from './ledger/event/kind/start.js';
export type { UpliftEvent } from './ledger/event/kind/uplift.js';
export type { UnspentBudget, YearEndEvent } from './ledger/event/kind/year-end.js';
export type { YearEnd } from './ledger/event/year-closed.js';
export { foldLedger } from './ledger/fold.js';
export type { Ledger } from './ledger/ledger.js';
export type { LedgerNeed } from './ledger/need.js';
export type { LedgerOpening } from './ledger/opening.js';
export type { LedgerOptions } from './ledger/options.js';
export type { LedgerPlace, LedgerShortfall } from './ledger/place.js';
export type { LedgerColumn, LedgerEntry, LedgerFamily, LedgerLine, RanOut } from './ledger/report.js';
export type { LedgerReport } from './ledger/result.js';
export type { NeedCheck, NeedShortfall } from './need.js';
export type { PotCase, Progress } from './pot-case.js';
export {
  type RecalculatedCase,
  type Recalculation,
  recalculateForLeavers,
  type UnequalBudgets,
} from './recalculate/recalculate.js';
export type { KeepReserve, RecalculateOptions } from './recalculate/recalculate-options.js';
