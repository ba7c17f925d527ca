import type { CaseInput } from '../../allocation/allocate.js';
import type { CohortCase } from '../../cohort/case.js';
import type { LeftOutPercentileCase, PercentileCase } from '../../model/percentile/sample/rows.js';
import type { LeftOutCase, SampleCase } from '../../model/sample.js';
import type { ContestedBudget } from '../../moderation/case/contested.js';
import type { ModerationCase } from '../../moderation/case/moderation-case.js';
import { defined } from '../council/defined.js';
import { characteristicOf, type Family } from './family.js';
import { flagsOf } from './flags.js';
import type { FamilyOutcome } from './outcome.js';

// A family is one record; here it takes the form that each question asks for.

/** As a case to be allocated; what its own form for the model says stands before the row. */
export function allocationCase(family: Family): CaseInput {
  const { caseId, points, group, addOns, modelCase, assessedOn, startsOn, priceBase } = family;
  const time = defined({ assessedOn, startsOn, priceBase });
  return modelCase === undefined ? defined({ caseId, points, group, addOns, ...time }) : { ...time, ...modelCase };
}

/** As a case that calibrates a price of a point. */
export function priceCase({
  caseId,
  points,
  traditional,
  oneOff,
  group,
  excludeReason,
}: Family): SampleCase | LeftOutCase {
  // A family that is left out may lack points or package; of any other the calibration refuses it.
  return defined({ caseId, points, packageValue: traditional, oneOff, group, excludeReason }) as
    | SampleCase
    | LeftOutCase;
}

/** As a case that calibrates a table of percentiles. */
export function percentileCase({
  caseId,
  points,
  traditional,
  oneOff,
  status,
  excludeReason,
}: Family): PercentileCase | LeftOutPercentileCase {
  return defined({
    caseId,
    points,
    status,
    packageValue: traditional,
    oneOff: traditional === undefined ? undefined : oneOff,
    excludeReason,
  }) as PercentileCase | LeftOutPercentileCase;
}

/** As a case to moderate: its package with one-offs, what the model gave, and what stands already. */
export function moderationCase(
  { caseId, traditional, oneOff, communicated, final, status, duty }: Family,
  indicative: string | null,
  period: ModerationCase['period'],
  contested?: ContestedBudget,
): ModerationCase {
  return defined({
    caseId,
    period,
    amounts: {
      traditional: traditional ?? null,
      indicative,
      communicated: communicated ?? null,
      final: final ?? null,
    },
    packageParts: traditional === undefined || oneOff === undefined ? undefined : { oneOff },
    status,
    contested,
    // What needs cost is stated a year.
    duty: period === 'year' ? duty : undefined,
  });
}

/** As a case of the sample that is held against its model. */
export function firmCase(family: Family, indicative: string | null): CohortCase {
  const { caseId, points, household, traditional, oneOff } = family;
  return defined({
    caseId,
    points,
    household,
    traditional,
    oneOff: oneOff === undefined ? undefined : { traditional: oneOff },
    indicative: indicative ?? undefined,
    flags: flagsOf(family),
  });
}

/** Characteristics that a case of a comparison has a field of its own for. */
const OWN_FIELDS = ['status', 'site', 'group'];

/**
 * As a case of a comparison with the others: its package without one-offs, and every later amount that it has.
 *
 * @param names the characteristics that are compared or held equal
 */
export function cohortCase({ family, amounts }: FamilyOutcome, names: readonly string[] = []): CohortCase {
  const { caseId, points, group, household, status } = family;
  const characteristics = names.flatMap((name) => {
    const value = OWN_FIELDS.includes(name) ? undefined : characteristicOf(family, name);
    return value === undefined ? [] : [{ name, value }];
  });
  const site = characteristicOf(family, 'site');
  return defined({ caseId, points, group, household, site, status, characteristics, ...amounts });
}
