import * as z from 'zod';
import { type Path, type ProblemList, problemList, show } from '../../errors.js';
import { refuseUnreadable } from '../../guard/guard.js';
import { idSchema } from '../../identifier.js';
import type { DutyInput } from '../../moderation/duty/needs.js';
import { dutySchema } from '../../moderation/duty/needs-schema.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseRows } from '../../parse/rows.js';
import type { Families, Family } from '../family/family.js';
import type { CaseNeeds } from './data.js';
import { defined } from './defined.js';
import { told } from './relocate.js';

const caseNeedsSchema = schemaFor<CaseNeeds>()(() => z.strictObject({ caseId: idSchema, duty: dutySchema }));

/** A council's assessed needs as a file holds them. */
export const needsSchema = schemaFor<readonly CaseNeeds[]>()(() =>
  z.array(caseNeedsSchema).meta({ description: 'The assessed needs of families, an entry a family.' }),
);

/**
 * Gives families their assessed needs.
 *
 * @param given a list of cases with their needs
 * @param at where the list stands in the data
 * @choice figure-heard: the day on which a family heard a figure is the earliest of what its needs and its row say, the day of an
 * agreement among them; a
 * family that no row says was told anything has heard none, unless its needs say so
 */
export function withNeeds(
  families: Families | undefined,
  given: unknown,
  at: Path,
  problems: ProblemList,
): Families | undefined {
  if (given === undefined) return families;
  const own = problemList();
  const known = families && new Set(families.families.map(({ caseId }) => caseId));
  const parsed = told(own, [], () => parseRows(caseNeedsSchema, given, at, checkCaseIds(known)));
  told(own, [], () => refuseUnreadable(given, at));
  if (families === undefined || parsed === undefined || own.total > 0) {
    told(problems, [], () => own.throwIfAny());
    return families;
  }
  // As they were written: a record keeps them as data.
  const needs = new Map((given as readonly CaseNeeds[]).map(({ caseId, duty }) => [caseId, duty]));
  return {
    ...families,
    families: families.families.map((family): Family => {
      const duty = needs.get(family.caseId);
      return duty === undefined ? family : { ...family, duty: heardBy(duty, family) };
    }),
  };
}

/** Tells of each case that stands twice or that no family is, whatever else is wrong with its row. */
function checkCaseIds(known: ReadonlySet<string> | undefined) {
  return (rows: readonly { readonly caseId: string }[], problems: ProblemList, at: Path): void => {
    const seen = new Set<string>();
    rows.forEach(({ caseId }, index) => {
      const where = [...at, index, 'caseId'];
      if (seen.has(caseId)) problems.add('duplicate', where, 'this case stands in the list twice');
      if (known?.has(caseId) === false)
        problems.add('unknown-name', where, `${show(caseId)} is in no row of the cases`);
      seen.add(caseId);
    });
  };
}

function heardBy(duty: DutyInput, { isTold, communicated, communicatedOn, agreedOn }: Family): DutyInput {
  const { figureHeardOn: stated, ...rest } = duty;
  const own = [stated, communicatedOn].filter((day) => typeof day === 'string');
  // Told before it was agreed, on a day that nobody knows.
  const isUndated = own.length === 0 && communicated !== undefined;
  const days = [...own, ...(agreedOn === undefined || isUndated ? [] : [agreedOn])].sort();
  // Told without a day: when is asked, whatever the needs say of "not yet".
  const figureHeardOn = days[0] ?? (isTold ? undefined : null);
  return defined({ ...rest, figureHeardOn });
}
