import * as z from 'zod';
import { checkUnique } from '../../costing/unique-ids.js';
import { type Path, problemList } from '../../errors.js';
import { formatAmount } from '../../money/amount.js';
import { withCheck } from '../../parse.js';
import { given, penceInPounds, stepRecorder } from '../../step/record.js';
import type { Warning } from '../../warning.js';
import { type Allocation, type AllocationPart, notEligible } from '../allocation.js';
import { caseShape } from '../case.js';
import { type AnyModelKind, defineKind } from '../kind.js';
import { recordSum } from '../record-budget.js';
import {
  type EducationSource,
  educationMoneyModelSchema,
  educationSourceSchema,
  KIND,
  type ParsedEducationMoneyModel,
} from './model.js';
import { releaseOf } from './release.js';

const caseFields = z.strictObject({
  ...caseShape(KIND),
  sources: z.array(educationSourceSchema).max(100),
  /** Whether the family has asked for a personal budget; no amount depends on it. */
  requested: z.boolean(),
});

/** A case: every sum of education money for the child. */
const educationCaseSchema = withCheck(caseFields, ({ sources }, problems) => {
  checkUnique(sources, ['sources'], 'source', problems);
});

/**
 * How much education money a child's budget can hold, which is the same whether or not the family asks for a budget.
 *
 * @source RR145 1.10; IPB pp.10-13
 */
function allocateEducation(
  model: ParsedEducationMoneyModel,
  one: z.output<typeof educationCaseSchema>,
  path: Path,
): Allocation {
  const { caseId, sources } = one;
  const { period } = model;
  if (one.eligible === false) return notEligible(caseId, KIND, period);
  const parts = partsOf(sources, model, path);
  const steps = stepRecorder();
  const terms = sources
    .filter((_, index) => parts[index]?.counts)
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

/** Rules for education money as a kind of model. */
export const educationMoneyKind: AnyModelKind = defineKind({
  kind: KIND,
  title: 'education money: what of it a budget can hold',
  modelSchema: educationMoneyModelSchema,
  caseSchema: educationCaseSchema,
  allocate: allocateEducation,
  disclosure: {
    indicativeUpFront: true,
    shown:
      'the amount that could be a personal budget, for each school that the family considers, before it asks for one',
    sequence: [
      'banding of additional learning money',
      'care and health amounts at the same time',
      'draft plan shared with the family',
      'school named and personal budget asked for',
      'school place confirmed and plan complete',
      'final budget',
    ],
    source: 'IPB pp.10-13, 34',
  },
  example: {
    model: {
      schemaVersion: 1,
      kind: KIND,
      period: 'year',
      rule: 'school-money-by-agreement',
      topUpInSchool: 'never',
    },
    case: {
      caseId: 'C1',
      kind: KIND,
      requested: true,
      sources: [
        { id: 'place', type: 'pupil-funding', amount: '4000' },
        { id: 'notional SEN', type: 'school-managed', amount: '1500', headAgrees: true },
        { id: 'top-up', type: 'individual-top-up', amount: '2600' },
      ],
    },
  },
});
