import { fail, type Path, type ProblemList, problemList } from '../../errors.js';
import { ageOn } from './age.js';
import type { ParsedByAgeCase } from './case.js';
import type { ParsedByAgeModel } from './model.js';

/** What an age is counted from. */
type AgeFacts = Partial<Pick<ParsedByAgeCase, 'age' | 'bornOn' | 'assessedOn' | 'startsOn'>>;

/** The age that counts by the model's rule. */
export function ageThatCounts(model: ParsedByAgeModel, one: AgeFacts, path: Path): number {
  const { ageRule, ageDay } = model;
  const problems = problemList();
  tellOfMissing(model, (name) => one[name] !== undefined, problems, path);
  problems.throwIfAny();
  const need = (name: keyof AgeFacts): number => one[name] ?? fail('missing', [...path, name], missing(model));
  if (ageRule === 'stated') return need('age');
  // A model with the rule `fixed-day` has the day.
  const day = ageRule === 'fixed-day' ? ageDay : need(ageRule === 'assessed' ? 'assessedOn' : 'startsOn');
  if (day === undefined) return fail('missing', ['model', 'ageDay'], 'goes with the rule fixed-day');
  const age = ageOn(need('bornOn'), day);
  return age < 0 ? fail('inconsistent', [...path, 'bornOn'], 'is after the day on which the age counts') : age;
}

/** Tells of each field that the model's rule counts from and that is not given. */
export function tellOfMissing(
  model: ParsedByAgeModel,
  isGiven: (name: keyof AgeFacts) => boolean,
  problems: ProblemList,
  path: Path,
): void {
  for (const name of NEEDED[model.ageRule])
    if (!isGiven(name)) problems.add('missing', [...path, name], missing(model));
}

const NEEDED: Readonly<Record<ParsedByAgeModel['ageRule'], readonly (keyof AgeFacts)[]>> = {
  stated: ['age'],
  assessed: ['assessedOn', 'bornOn'],
  starts: ['startsOn', 'bornOn'],
  'fixed-day': ['bornOn'],
};

const missing = ({ ageRule }: ParsedByAgeModel): string => `is missing; the model's rule for the age is ${ageRule}`;
