import { type Path, problemList } from '../../errors.js';
import { at } from '../../exact/at.js';
import { formatAmount } from '../../money/amount.js';
import { given, penceInPounds, stepRecorder } from '../../record/step/recorder.js';
import type { Warning } from '../../warning.js';
import { type Allocation, type AllocationPart, notEligible } from '../shared/budget/allocation.js';
import { recordSum } from '../shared/budget/record-budget.js';
import type { EducationSource, ParsedEducationMoneyCase } from './case.js';
import { KIND, type ParsedEducationMoneyModel } from './model.js';
import { releaseOf } from './release.js';

/**
 * How much education money a child's budget can hold, which is the same whether or not the family asks for a budget.
 *
 * @source RR145 1.10; IPB pp.10-13
 */
export function allocateEducation(
  model: ParsedEducationMoneyModel,
  one: ParsedEducationMoneyCase,
  path: Path,
): Allocation {
  const { caseId, sources } = one;
  const { period } = model;
  if (one.eligible === false) return notEligible(caseId, KIND, period);
  const parts = partsOf(sources, model, path);
  const steps = stepRecorder();
  const terms = sources
    .filter((_, index) => at(parts, index).counts)
    .map(({ id, amount }) => given('term', penceInPounds(amount), id));
  const source = model.rule === 'school-money-never' ? 'RR145 1.10' : 'IPB pp.11-13';
  const sum = { terms, rule: 'the education money that a budget can hold', source };
  const indicative = recordSum(steps, sum, model, path);
  const warnings = one.requested ? [] : [notRequested(caseId)];
  return { caseId, modelKind: KIND, status: 'budget', indicative, period, warnings, parts, steps: steps.steps };
}

function partsOf(
  sources: readonly EducationSource[],
  model: ParsedEducationMoneyModel,
  path: Path,
): readonly AllocationPart[] {
  const problems = problemList();
  const parts = sources.flatMap((source, index) => {
    try {
      const release = releaseOf(source, model, [...path, 'sources', index]);
      return [{ id: source.id, amount: formatAmount(source.amount), ...release }];
    } catch (error) {
      problems.addError(error);
      return [];
    }
  });
  problems.throwIfAny();
  return parts;
}

/** @source IPB pp.10-12 (nothing is a personal budget until a family asks; the same money is spent for it otherwise) */
function notRequested(caseId: string): Warning {
  const message = 'no personal budget is asked for; the same amount pays for additional provision instead';
  return { code: 'not-requested', message, caseId };
}
