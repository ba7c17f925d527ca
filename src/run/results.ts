import type { Model } from '../allocation/kinds.js';
import type { StageComparison } from '../change/compare/comparison.js';
import type { ChangeTable } from '../change/tables/table.js';
import type { PackageCosts } from '../costing/cost-packages.js';
import type { OutcomeGap } from '../equity/outcomes/outcome-gaps.js';
import type { EquityStatement } from '../equity/statement/statement.js';
import type { Policy } from '../moderation/policy/policy.js';
import type { ModeratedCases } from '../moderation/result/summarise-all.js';
import type { ConventionName } from '../money/period.js';
import type { PotBridge } from '../pot/bridge/bridge.js';
import type { Stage } from '../stage.js';
import type { Warning } from '../warning.js';
import type { Calibration } from './calibrate.js';
import type { Families } from './family/family.js';
import type { FamilyOutcome } from './family/outcome.js';
import type { Affordable } from './question/affordable.js';
import type { Check } from './question/checks.js';
import type { Enough } from './question/enough.js';
import type { Firmness } from './question/firmness.js';
import type { LoweredBy } from './question/lowered.js';
import type { Shareable } from './question/shareable.js';
import type { Recalibration, Retold } from './recalibration/recalibration-result.js';

/** What may be shared of a run: no figure of few families, and none from which one could be worked out. */
export interface SharedResults extends Shareable {
  /** What the council calls small: a figure of fewer families. */
  readonly smallCell: number;
  /** Whether an earlier page was named, and what both together give is left out. */
  readonly isHeldAgainst: boolean;
  /** The amounts that are not shared by group, since the earlier page has some of them as they are. */
  readonly mixed: readonly Stage[];
  /** The statement of equal need with small groups together. */
  readonly equity?: EquityStatement;
  /** What changed in an earlier round, by site, with sites of few families left blank. */
  readonly history?: ChangeTable;
}

/** All that a council's run comes to. Plain data. */
export interface CouncilResults {
  /** The title of the run, as the council file gives it. */
  readonly title: string;
  /** The characteristics to carry into lists, in the council's order. */
  readonly keep: readonly string[];
  /** The support plans, costed on their own. */
  readonly plans?: PackageCosts;
  /** The families that the model was calibrated from; absent where a stored model was applied. */
  readonly sample?: Families;
  /** The families of the year. */
  readonly cohort: Families;
  /** The stored model, or the one that this run made. */
  readonly model: Model;
  /** The convention by which the amounts of a model of another period became yearly; absent where none was named. */
  readonly convention?: ConventionName;
  /** Absent where a stored model was applied. */
  readonly calibration?: Calibration;
  /** What a recalibration that was asked for by name does to whom; absent without one. */
  readonly recalibration?: Recalibration;
  /** Families who would be told another amount by the same policy; only after a recalibration that was asked for by name. */
  readonly retold: readonly Retold[];
  /** The families of the cohort that are not left out, in the order of the data. */
  readonly outcomes: readonly FamilyOutcome[];
  /** Whether the amounts meet assessed need, as far as anybody has stated it. */
  readonly enough: Enough;
  /** Whether the amounts are affordable, stage by stage; absent where the council names no pot. */
  readonly affordable?: Affordable;
  /** From the pot to its balance at the indicative budgets; absent where the council names no pot. */
  readonly bridge?: PotBridge;
  /** The policy of moderation, as the data hold it; absent without one. */
  readonly policy?: Policy;
  /** Absent without a policy; its cases are in the order of `outcomes`, without their steps: `recordsOfRun` has them. */
  readonly moderated?: ModeratedCases;
  /** From the existing package to every later amount that there is. */
  readonly comparisons: readonly StageComparison[];
  /** Absent where a stored model was applied. */
  readonly firmness?: Firmness;
  /** Absent where the council names no characteristics to compare, and where nobody is allocated. */
  readonly equity?: EquityStatement;
  /** How often groups are limited, referred, short of need, contested or have lowered answers; absent where nobody is. For inside. */
  readonly outcomeGaps?: readonly OutcomeGap[];
  /** What of all this may be shared; absent where the council does not say what is small. */
  readonly shared?: SharedResults;
  /** Whose answers were lowered, by each characteristic that is compared; absent where no family's own answers are known. */
  readonly lowered?: readonly LoweredBy[];
  /** What changed in an earlier round, by site. */
  readonly history?: ChangeTable;
  /** The checks that the run makes of itself. */
  readonly checks: readonly Check[];
  /** What the run wants to be looked at, in the order in which it came up. */
  readonly warnings: readonly Warning[];
}
