import type { Check } from '../../check.js';
import { rr145ChangeChecks } from './change.js';
import { rr145FactorChecks } from './factor.js';
import { rr145PlansChecks } from './plans.js';
import { rr145PointsChecks } from './points.js';
import { rr145ScenariosChecks } from './scenarios.js';
import { rr145SharesChecks } from './shares.js';
import { rr145SitesChecks } from './sites.js';

/** Every check of RR145, in the order of its chapters. */
export const rr145Checks = (): readonly Check[] => [
  ...rr145SitesChecks(),
  ...rr145PointsChecks(),
  ...rr145PlansChecks(),
  ...rr145SharesChecks(),
  ...rr145ChangeChecks(),
  ...rr145FactorChecks(),
  ...rr145ScenariosChecks(),
];
