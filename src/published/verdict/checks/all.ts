import type { Check } from '../check.js';
import { IBSEN_DEPLOYMENT } from './ibsen-deployment.js';
import { IBSEN_EFFECTIVENESS } from './ibsen-effectiveness.js';
import { IBSEN_FOLLOW_UP } from './ibsen-follow-up.js';
import { IBSEN_NEEDS } from './ibsen-needs.js';
import { IBSEN_POOLS } from './ibsen-pools.js';
import { IBSEN_SAMPLE } from './ibsen-sample.js';
import { IBSEN_SET_UP } from './ibsen-set-up.js';
import { IBSEN_SHARES } from './ibsen-shares.js';
import { IBSEN_SIZES } from './ibsen-sizes.js';
import { IBSEN_STREAMS } from './ibsen-streams.js';
import { IBSEN_USES } from './ibsen-uses.js';
import { IBSEN_WEEKLY } from './ibsen-weekly.js';
import { RR145_CHANGE } from './rr145-change.js';
import { RR145_FACTOR } from './rr145-factor.js';
import { RR145_PLANS } from './rr145-plans.js';
import { RR145_POINTS } from './rr145-points.js';
import { RR145_SCENARIOS } from './rr145-scenarios.js';
import { RR145_SHARES } from './rr145-shares.js';
import { RR145_SITES } from './rr145-sites.js';
import { FJ_CHECKS, IPB_CHECKS, RR232_CHECKS } from './small-reports.js';

/** Every check, in the order of the reports and their chapters. */
export const CHECKS: readonly Check[] = [
  ...RR145_SITES,
  ...RR145_POINTS,
  ...RR145_PLANS,
  ...RR145_SHARES,
  ...RR145_CHANGE,
  ...RR145_FACTOR,
  ...RR145_SCENARIOS,
  ...RR232_CHECKS,
  ...FJ_CHECKS,
  ...IBSEN_SAMPLE,
  ...IBSEN_FOLLOW_UP,
  ...IBSEN_SHARES,
  ...IBSEN_SIZES,
  ...IBSEN_POOLS,
  ...IBSEN_STREAMS,
  ...IBSEN_DEPLOYMENT,
  ...IBSEN_USES,
  ...IBSEN_NEEDS,
  ...IBSEN_WEEKLY,
  ...IBSEN_EFFECTIVENESS,
  ...IBSEN_SET_UP,
  ...IPB_CHECKS,
];
