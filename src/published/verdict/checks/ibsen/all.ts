import type { Check } from '../../check.js';
import { ibsenDeploymentChecks } from './deployment.js';
import { ibsenEffectivenessChecks } from './effectiveness.js';
import { ibsenFollowUpChecks } from './follow-up.js';
import { ibsenNeedsChecks } from './needs.js';
import { ibsenPoolsChecks } from './pools.js';
import { ibsenSampleChecks } from './sample.js';
import { ibsenSetUpChecks } from './set-up.js';
import { ibsenSharesChecks } from './shares.js';
import { ibsenSizesChecks } from './sizes.js';
import { ibsenStreamsChecks } from './streams.js';
import { ibsenUsesChecks } from './uses.js';
import { ibsenWeeklyChecks } from './weekly.js';

/** Every check of IBSEN, in the order of its chapters. */
export const ibsenChecks = (): readonly Check[] => [
  ...ibsenSampleChecks(),
  ...ibsenFollowUpChecks(),
  ...ibsenSharesChecks(),
  ...ibsenSizesChecks(),
  ...ibsenPoolsChecks(),
  ...ibsenStreamsChecks(),
  ...ibsenDeploymentChecks(),
  ...ibsenUsesChecks(),
  ...ibsenNeedsChecks(),
  ...ibsenWeeklyChecks(),
  ...ibsenEffectivenessChecks(),
  ...ibsenSetUpChecks(),
];
