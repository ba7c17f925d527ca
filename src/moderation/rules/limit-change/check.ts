import type { ProblemList } from '../../../errors.js';
import { upliftFactor } from '../../../money/uplift.js';
import type { LimitChange } from './form.js';

/** What a limit on change has to say once some of its choices are made. */
export function checkLimitChange(rule: LimitChange, problems: ProblemList): void {
  if (rule.greatestFall === null && rule.greatestRise === null) {
    problems.add('inconsistent', ['greatestFall'], 'neither falls nor rises are limited; pass-on does that');
  }
  if (rule.mode === 'as-printed') checkAsPrinted(rule, problems);
  else if (rule.significantlyMoreThan !== undefined) {
    problems.add('inconsistent', ['significantlyMoreThan'], 'the clamp needs no threshold; leave it out');
  }
  checkYears(rule, problems);
  checkUplift(rule, problems);
}

function checkAsPrinted(
  { greatestFall, greatestRise, significantlyMoreThan, frequency }: LimitChange,
  problems: ProblemList,
) {
  if (significantlyMoreThan === undefined) {
    const message = 'RR232 does not say what "significantly" is; name a percentage, 0 for any change';
    problems.add('choice-needed', ['significantlyMoreThan'], message);
  }
  if (greatestFall === null) problems.add('inconsistent', ['greatestFall'], 'as-printed has a limit on both sides');
  if (greatestRise === null) problems.add('inconsistent', ['greatestRise'], 'as-printed has a limit on both sides');
  if (frequency !== 'once') problems.add('inconsistent', ['frequency'], 'as-printed is for once; years need the clamp');
}

function checkYears({ frequency, year, endYear, atEnd }: LimitChange, problems: ProblemList): void {
  if (frequency === 'once') {
    const given = Object.entries({ year, endYear, atEnd }).filter(([, value]) => value !== undefined);
    for (const [key] of given) problems.add('inconsistent', [key], 'a limit that is applied once has no years');
    return;
  }
  if (year === undefined) problems.add('choice-needed', ['year'], 'say which year of the transition this is, from 1');
  if (endYear !== undefined && atEnd === undefined) {
    problems.add('choice-needed', ['atEnd'], 'say what happens to a gap in the end year: jump or continue');
  }
  if (endYear === undefined && atEnd !== undefined) problems.add('missing', ['endYear'], 'say which year is the last');
}

function checkUplift({ uplift }: LimitChange, problems: ProblemList): void {
  if (uplift === 'none') return;
  try {
    upliftFactor(uplift);
  } catch (error) {
    problems.addError(error, ['uplift']);
  }
}
