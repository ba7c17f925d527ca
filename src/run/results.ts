import type { Model } from '../allocation/kinds.js';
import type { StageComparison } from '../change/compare/comparison.js';
import type { ChangeTable } from '../change/tables/table.js';
import type { PackageCosts } from '../costing/cost-packages.js';
import type { EquityStatement } from '../equity/statement/statement.js';
import type { Policy } from '../moderation/policy/policy.js';
import type { ModeratedCases } from '../moderation/result/summarise-all.js';
import type { PotBridge } from '../pot/bridge/bridge.js';
import type { Warning } from '../warning.js';
import type { Calibration } from './calibrate.js';
import type { Check } from './checks.js';
import type { Retold } from './decide-model.js';
import type { Families } from './family.js';
import type { Firmness } from './firmness.js';
import type { FamilyOutcome } from './outcome.js';

/** All that a council's run comes to. Plain data. */
export interface CouncilResults {
  readonly title: string;
  /** The characteristics to carry into lists, in the council's order. */
  readonly keep: readonly string[];
  /** The support plans, costed on their own. */
  readonly plans?: PackageCosts;
  readonly sample?: Families;
  readonly cohort: Families;
  /** The stored model, or the one that this run made. */
  readonly model: Model;
  /** Absent where a stored model was applied. */
  readonly calibration?: Calibration;
  /** Families who were told another amount; only after a recalibration that was asked for by name. */
  readonly retold: readonly Retold[];
  /** The families of the cohort that are not left out, in the order of the data. */
  readonly outcomes: readonly FamilyOutcome[];
  /** Absent where the council names no pot. */
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
  /** What changed in an earlier round, by site. */
  readonly history?: ChangeTable;
  /** The checks that the run makes of itself. */
  readonly checks: readonly Check[];
  readonly warnings: readonly Warning[];
}
