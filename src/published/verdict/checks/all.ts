import { once } from '../../../parse/deferred.js';
import type { Check } from '../check.js';
import { ibsenChecks } from './ibsen/all.js';
import { rr145Checks } from './rr145/all.js';
import { fjChecks, ipbChecks, rr232Checks } from './small-reports.js';

/** Every check, in the order of the reports and their chapters; made when they are first asked for. */
export const allChecks = once((): readonly Check[] => [
  ...rr145Checks(),
  ...rr232Checks(),
  ...fjChecks(),
  ...ibsenChecks(),
  ...ipbChecks(),
]);
