import type { Stage } from '../../stage.js';
import type { GroupMean } from '../strata/stratum-means.js';
import type { StatementResults } from './rows.js';
import { isUntold } from './share.js';
import { meanKey } from './share-gaps.js';

/** The mean amount of a group at one level of need, in pounds per period. */
export interface LevelMean extends GroupMean {
  /** The stage. */
  readonly stage: Stage;
  /** The characteristic. */
  readonly by: string;
  /** The level of need; null for all of them together, and those whose need is not known. */
  readonly level: string | null;
}

/** The mean amounts of groups at each level of need, and over all: where one tells another story than the other, both are seen. */
export function levelMeans({ gaps, share }: StatementResults): LevelMean[] {
  return gaps.stages.flatMap(({ stage, characteristics }) =>
    characteristics.flatMap(({ by, groups, strata }) => [
      ...strata.rows.flatMap(({ stratum, groups: own }) =>
        own
          .filter(({ group }) => share === undefined || share.means.has(meanKey(by, stratum, group)))
          .map((one) => ({ stage, by, level: stratum, ...one })),
      ),
      ...groups
        .filter(({ group }) => !isUntold(share, by, group))
        .map(({ group, n, smallCell, mean }) => ({ stage, by, level: null, group, n, smallCell, mean })),
    ]),
  );
}
