import type { Model } from '../../allocation/kinds.js';
import { type ModelOfCase, modelsOfCase, undatedWarningsOf } from '../../allocation/models-of-case.js';
import { otherDayWarnings } from '../../model/dates.js';
import { parseDay } from '../../money/calendar.js';
import type { Warning } from '../../warning.js';
import type { Family } from './family.js';
import { allocationCase } from './views.js';

/**
 * What is said of families whose case states no day: by the day on which their amount was agreed or told, and of those
 * without any day how many they are. A model of streams or by age is held against it, and so are the models within it.
 *
 * @choice day-told-or-agreed: where a family states neither the start of its budget nor its assessment, the day on which
 * its amount was agreed is held against the dates of the model, else that on which it was told; whatever the model does
 * outside its dates, this is a warning
 */
export function dayWarnings(model: Model, families: readonly Family[]): Warning[] {
  const undated: ModelOfCase[] = [];
  const warnings = families.flatMap((family) => {
    const { caseId, agreedOn, communicatedOn } = family;
    const field = agreedOn === undefined ? 'communicatedOn' : 'agreedOn';
    const on = agreedOn ?? communicatedOn;
    return modelsOfCase(model, allocationCase(family)).flatMap((one) => {
      if (one.isDated) return [];
      if (on !== undefined)
        return otherDayWarnings(one.model, { on: parseDay(on), field }, caseId, one.priceBase, one.name);
      undated.push(one);
      return [];
    });
  });
  return [...warnings, ...undatedWarningsOf(undated)];
}
