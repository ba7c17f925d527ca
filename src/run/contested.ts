import { allocateWithoutSteps } from '../allocation/allocate-without-steps.js';
import type { Model } from '../allocation/kinds.js';
import type { Path, ProblemList } from '../errors.js';
import { at } from '../exact/at.js';
import { madeForWarnings } from '../model/made-for.js';
import type { Allocation } from '../model/shared/budget/allocation.js';
import type { ContestedBudget } from '../moderation/case/contested.js';
import type { ConventionName } from '../money/period.js';
import type { Warning } from '../warning.js';
import type { ParsedSettings } from './council/settings.js';
import type { Families, Family } from './family/family.js';
import { allocationCase } from './family/views.js';
import { offered } from './question/amount-at.js';
import { yearly } from './yearly.js';

/** Asks what is paid while answers are contested, and refuses what cannot go with it. */
export function checkContested(
  { families }: Families,
  { whileContested }: ParsedSettings,
  problems: ProblemList,
): void {
  const isAny = families.some(({ pointsClaimed }) => pointsClaimed !== undefined);
  if (isAny && whileContested === undefined) {
    const message =
      'answers are contested (pointsClaimed); say what is paid until they are decided: higher, lower or present-package';
    problems.add('choice-needed', ['settings', 'whileContested'], message);
  }
  families.forEach(({ caseId, pointsClaimed, points, final, excludeReason }, row) => {
    if (pointsClaimed === undefined || excludeReason !== undefined) return;
    const place: Path = ['cohort', 'cases', row];
    if (final !== undefined) {
      const message = 'answers are contested; nothing is final until they are decided';
      problems.add('inconsistent', [...place, 'final'], message, { caseId });
    }
    if (points !== undefined) return;
    problems.add('inconsistent', [...place, 'pointsClaimed'], 'is for a model that prices points', { caseId });
  });
}

/** What budgets of contested answers are by each side, in the order of the families, and who has no amount by one of them. */
export interface ContestedOfRun {
  /** What moderation is told: also £0, so that nothing becomes final. */
  readonly stated: readonly (ContestedBudget | undefined)[];
  /** Those of whom both budgets are amounts. */
  readonly budgets: readonly (ContestedBudget | undefined)[];
  readonly warnings: readonly Warning[];
}

const SIDES = ['as the authority has them', 'as the family gives them'];

/**
 * Both budgets of each family whose answers are contested: by the answers as the authority has them, and by the family's.
 *
 * @choice contested-in-a-run: a family's claim is its points by its own answers; what its amounts come to goes by the
 * answers as the authority has them, and both budgets are shown; without an amount by one of them, or with £0 and the advice to refer, it is said by name and what is paid is not known
 */
export function contestedOf(
  model: Model,
  families: readonly Family[],
  allocations: readonly Allocation[],
  {
    whileContested,
    convention,
  }: { readonly whileContested?: ParsedSettings['whileContested']; readonly convention?: ConventionName | undefined },
): ContestedOfRun {
  const some = families.flatMap((family, index) => (family.pointsClaimed === undefined ? [] : [{ family, index }]));
  if (some.length === 0 || whileContested === undefined) return { stated: [], budgets: [], warnings: [] };
  const cases = some.map(({ family }) =>
    allocationCase({ ...family, ...(family.pointsClaimed !== undefined && { points: family.pointsClaimed }) }),
  );
  const claimed = allocateWithoutSteps(model, cases, () => undefined).map((one) => yearly(one, convention));
  const [stated, budgets] = [0, 1].map(() => families.map((): ContestedBudget | undefined => undefined)) as [
    (ContestedBudget | undefined)[],
    (ContestedBudget | undefined)[],
  ];
  const warnings = some.flatMap(({ family: { caseId }, index }, place): Warning[] => {
    const both = [at(allocations, index), at(claimed, place)] as const;
    const [asAgreed, asClaimed] = [both[0].indicative, both[1].indicative];
    if (asAgreed !== null && asClaimed !== null) stated[index] = { asAgreed, asClaimed, whileContested };
    const lacking = both.flatMap((one, side) => (offered(one, one.indicative) === undefined ? [at(SIDES, side)] : []));
    if (lacking.length === 0) {
      budgets[index] = stated[index];
      return [];
    }
    const message = `answers are contested, and by those ${lacking.join(' and by those ')} there is no amount`;
    return [{ code: 'contested-without-amount', message, caseId }];
  });
  // What is said of a family by its own answers, and not by those of the authority.
  const agreed = new Set(allocations.flatMap((one) => one.warnings.map(({ message }) => message)));
  const madeFor = madeForWarnings(claimed.map((one) => one.warnings.filter(({ message }) => !agreed.has(message))));
  return { stated, budgets, warnings: [...warnings, ...madeFor] };
}
