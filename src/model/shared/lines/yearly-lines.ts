import type { CostingRules } from '../../../costing/options.js';
import type { PackageCost } from '../../../costing/package/result.js';
import { formatRounded } from '../../../exact/round.js';
import { formatPounds } from '../../../money/amount.js';
import type { StepRecorder } from '../../../record/step/recorder.js';
import type { StepInput } from '../../../record/step/step.js';
import { countOf, type Warning } from '../../../warning.js';
import type { OneOffs } from '../../sample.js';
import { countedLines, lineStep, totalStep } from './costed-lines.js';

/** What is bought once among lines that make a budget per year: what is taken off for it, and what is said of it. */
export interface OneOffLines {
  /** The sum of the one-offs, to be taken off; none where there are none or they count. */
  readonly less: readonly StepInput[];
  readonly warnings: readonly Warning[];
}

interface WhereLines {
  readonly prefix?: string;
  readonly of?: string;
  readonly inKindToo?: boolean;
}

/**
 * Records what is bought once, so that it does not come back every year.
 *
 * @param where the prefix of the steps of the lines, whose lines they are, and whether those that stay services count
 * @choice one-offs: what is bought once is left out of a budget per year, with a warning, unless the model includes it
 * by name; RR145 5.31 tells of budgets that one-off purchases skewed
 */
export function recordOneOffs(
  cost: PackageCost,
  { costing, oneOffs }: { readonly costing: CostingRules; readonly oneOffs: OneOffs },
  steps: StepRecorder,
  { prefix = '', of = '', inKindToo = true }: WhereLines = {},
): OneOffLines {
  const lines = countedLines(cost).filter(({ kind, inKind }) => kind === 'one-off' && (inKindToo || !inKind));
  if (lines.length === 0) return { less: [], warnings: [] };
  const id = `${prefix}one-offs`;
  const sum = steps.number({
    id,
    rule: 'lines that are bought once',
    operation: 'sum',
    inputs: lines.map((line) => steps.ref('term', `${prefix}${lineStep(line.id, costing)}`, line.id)),
    unit: 'pounds',
    period: 'one-off',
    choice: 'one-offs',
  });
  const pounds = formatRounded(sum, 2);
  const verb = oneOffs === 'exclude' ? 'left out of' : 'in';
  const message = `one-off purchases of ${formatPounds(pounds)} in ${countOf(lines.length, 'line')}${of} are ${verb} the budget per year`;
  const details = { pounds, lines: lines.length };
  const warnings = [{ code: `one-offs-${oneOffs}d`, message, caseId: cost.caseId, details }];
  return { less: oneOffs === 'exclude' ? [steps.ref('less', id, 'bought once')] : [], warnings };
}

/** What lines come to in a year, without what is bought once where that does not count. */
export interface YearlyTotal {
  /** The step that gives it. */
  readonly id: string;
  readonly warnings: readonly Warning[];
}

/** Records what all lines come to in a year; `where` as in `recordOneOffs`. */
export function recordYearly(
  cost: PackageCost,
  model: { readonly costing: CostingRules; readonly oneOffs: OneOffs },
  steps: StepRecorder,
  where: WhereLines = {},
): YearlyTotal {
  const { prefix = '' } = where;
  const all = `${prefix}${totalStep(model.costing)}`;
  const { less, warnings } = recordOneOffs(cost, model, steps, where);
  if (less.length === 0) return { id: all, warnings };
  const id = `${prefix}every year`;
  steps.number({
    id,
    rule: 'what comes back every year',
    operation: 'subtract',
    inputs: [steps.ref('from', all, 'all lines'), ...less],
    unit: 'pounds',
    period: 'year',
    choice: 'one-offs',
  });
  return { id, warnings };
}
