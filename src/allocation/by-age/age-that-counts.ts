import { fail, type Path } from '../../errors.js';
import { ageOn } from './age.js';
import type { ParsedByAgeCase } from './case.js';
import type { ParsedByAgeModel } from './model.js';

/** What an age is counted from. */
type AgeFacts = Partial<Pick<ParsedByAgeCase, 'age' | 'bornOn' | 'assessedOn' | 'startsOn'>>;

/** The age that counts by the model's rule. */
export function ageThatCounts({ ageRule, ageDay }: ParsedByAgeModel, one: AgeFacts, path: Path): number {
  const need = (name: 'age' | 'bornOn' | 'assessedOn' | 'startsOn'): number =>
    one[name] ?? fail('missing', [...path, name], `is missing; the model's rule for the age is ${ageRule}`);
  if (ageRule === 'stated') return need('age');
  // A model with the rule `fixed-day` has the day.
  const day = ageRule === 'fixed-day' ? ageDay : need(ageRule === 'assessed' ? 'assessedOn' : 'startsOn');
  if (day === undefined) return fail('missing', ['model', 'ageDay'], 'goes with the rule fixed-day');
  const age = ageOn(need('bornOn'), day);
  return age < 0 ? fail('inconsistent', [...path, 'bornOn'], 'is after the day on which the age counts') : age;
}
