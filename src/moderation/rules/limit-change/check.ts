import type { ProblemList } from '../../../errors.js';
import type { LimitChange } from './form.js';

type Check = (rule: LimitChange, problems: ProblemList) => void;

const checkBothSides: Check = ({ greatestFall, greatestRise }, problems) => {
  if (greatestFall === null && greatestRise === null)
    problems.add('inconsistent', ['greatestFall'], 'neither falls nor rises are limited; pass-on does that');
};

const checkThreshold: Check = ({ mode, significantlyMoreThan }, problems) => {
  if (mode === 'as-printed' && significantlyMoreThan === undefined) {
    const message = 'RR232 does not say what "significantly" is; name a percentage, 0 for any change';
    problems.add('choice-needed', ['significantlyMoreThan'], message);
  }
  if (mode !== 'as-printed' && significantlyMoreThan !== undefined)
    problems.add('inconsistent', ['significantlyMoreThan'], 'the clamp needs no threshold; leave it out');
};

const hasSide =
  (side: 'greatestFall' | 'greatestRise'): Check =>
  ({ mode, [side]: limit }, problems) => {
    if (mode === 'as-printed' && limit === null)
      problems.add('inconsistent', [side], 'as-printed has a limit on both sides');
  };

const checkOnceAsPrinted: Check = ({ mode, frequency }, problems) => {
  if (mode === 'as-printed' && frequency !== 'once')
    problems.add('inconsistent', ['frequency'], 'as-printed is for once; years need the clamp');
};

const hasNoYears =
  (field: 'year' | 'endYear' | 'atEnd'): Check =>
  ({ frequency, [field]: given }, problems) => {
    if (frequency === 'once' && given !== undefined)
      problems.add('inconsistent', [field], 'a limit that is applied once has no years');
  };

const checkYear: Check = ({ frequency, year }, problems) => {
  if (frequency !== 'once' && year === undefined)
    problems.add('choice-needed', ['year'], 'say which year of the transition this is, from 1');
};

const checkEnd: Check = ({ frequency, endYear, atEnd }, problems) => {
  if (frequency === 'once') return;
  if (endYear !== undefined && atEnd === undefined)
    problems.add('choice-needed', ['atEnd'], 'say what happens to a gap in the end year: jump or continue');
  if (endYear === undefined && atEnd !== undefined) problems.add('missing', ['endYear'], 'say which year is the last');
};

/** What a limit on change has to say once some of its choices are made; each looks at as few fields as it can. */
export function limitChangeChecks(): readonly Check[] {
  return [
    checkBothSides,
    checkThreshold,
    hasSide('greatestFall'),
    hasSide('greatestRise'),
    checkOnceAsPrinted,
    hasNoYears('year'),
    hasNoYears('endYear'),
    hasNoYears('atEnd'),
    checkYear,
    checkEnd,
  ];
}
