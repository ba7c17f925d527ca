import { once } from '../../../parse/deferred.js';
import type { Check } from '../check.js';
import { ibsenDeploymentChecks } from './ibsen/deployment.js';
import { ibsenEffectivenessChecks } from './ibsen/effectiveness.js';
import { ibsenFollowUpChecks } from './ibsen/follow-up.js';
import { ibsenNeedsChecks } from './ibsen/needs.js';
import { ibsenPoolsChecks } from './ibsen/pools.js';
import { ibsenSampleChecks } from './ibsen/sample.js';
import { ibsenSetUpChecks } from './ibsen/set-up.js';
import { ibsenSharesChecks } from './ibsen/shares.js';
import { ibsenSizesChecks } from './ibsen/sizes.js';
import { ibsenStreamsChecks } from './ibsen/streams.js';
import { ibsenUsesChecks } from './ibsen/uses.js';
import { ibsenWeeklyChecks } from './ibsen/weekly.js';
import { rr145ChangeChecks } from './rr145/change.js';
import { rr145FactorChecks } from './rr145/factor.js';
import { rr145PlansChecks } from './rr145/plans.js';
import { rr145PointsChecks } from './rr145/points.js';
import { rr145ScenariosChecks } from './rr145/scenarios.js';
import { rr145SharesChecks } from './rr145/shares.js';
import { rr145SitesChecks } from './rr145/sites.js';
import { fjChecks, ipbChecks, rr232Checks } from './small-reports.js';

/** Every check, in the order of the reports and their chapters; made when they are first asked for. */
export const allChecks = once((): readonly Check[] => [
  ...rr145SitesChecks(),
  ...rr145PointsChecks(),
  ...rr145PlansChecks(),
  ...rr145SharesChecks(),
  ...rr145ChangeChecks(),
  ...rr145FactorChecks(),
  ...rr145ScenariosChecks(),
  ...rr232Checks(),
  ...fjChecks(),
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
  ...ipbChecks(),
]);
