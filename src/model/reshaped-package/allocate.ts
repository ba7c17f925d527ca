import type { PackageCost } from '../../costing/package/result.js';
import type { Path, ProblemList } from '../../errors.js';
import { formatRounded } from '../../exact/round.js';
import type { Amount } from '../../money/amount.js';
import { readTogether } from '../../parse/parse.js';
import { prefixSteps } from '../../record/step/prefix.js';
import { type StepRecorder, stepRecorder } from '../../record/step/recorder.js';
import type { Warning } from '../../warning.js';
import { type Allocation, notEligible } from '../shared/budget/allocation.js';
import { recordBudget } from '../shared/budget/record-budget.js';
import { costLines, tellOfLines, totalStep, unpricedWarning } from '../shared/lines/costed-lines.js';
import { recordOneOffs, recordYearly } from '../shared/lines/yearly-lines.js';
import type { ParsedReshapedPackageCase } from './case.js';
import { KIND, type ParsedReshapedPackageModel } from './model.js';

/**
 * The money of an existing package that is freed from services, so that something else can be bought with it.
 *
 * The lines that stay as services (`inKind`) are taken off. Where what is wanted instead costs more than is freed, the
 * budget is what is freed and the difference is a shortfall.
 *
 * @source RR232 4.21, 4.45, 6.15
 */
export function allocateReshaped(
  model: ParsedReshapedPackageModel,
  one: ParsedReshapedPackageCase,
  path: Path,
): Allocation {
  const { caseId } = one;
  const { period } = model;
  if (one.eligible === false) return notEligible(caseId, KIND, period);
  const [existing, wanted] = readTogether(
    () => costLines(one, 'package', model.costing, path),
    () => costInstead(model, one, path),
  );
  const costs = wanted === undefined ? [existing] : [existing, wanted];
  const unpriced = costs.filter(({ value }) => value.status === 'incomplete');
  const warnings: Warning[] = [...existing.warnings, ...ofWanted(wanted), ...unpriced.map(unpricedWarning)];
  const steps = stepRecorder();
  steps.adopt(existing.steps);
  const base = { caseId, modelKind: KIND, period, steps: steps.steps };
  if (unpriced.length > 0) return { ...base, status: 'refer-to-costing', indicative: null, warnings };
  const oneOffs = recordOneOffs(existing, model, steps, { inKindToo: false });
  const freed = steps.number({
    id: 'exact-budget',
    rule: 'the existing package less what stays as services',
    operation: 'subtract',
    inputs: [
      steps.ref('from', totalStep(model.costing), 'value of the existing package'),
      steps.ref('less', 'in kind', 'lines that stay as services'),
      ...oneOffs.less,
    ],
    unit: 'pounds',
    period,
    source: 'RR232 4.21, 4.45',
  });
  const lacking = wanted === undefined ? { warnings: [] } : recordShortfall(model, wanted, steps);
  const indicative = recordBudget(steps, 'exact-budget', freed, { period, rounding: model.costing.rounding }, path);
  const { shortfall } = lacking;
  return {
    ...base,
    status: 'budget',
    indicative,
    ...(shortfall !== undefined && { shortfall }),
    warnings: [...warnings, ...oneOffs.warnings, ...lacking.warnings],
  };
}

interface Lacking {
  readonly shortfall?: Amount;
  readonly warnings: readonly Warning[];
}

/** @choice negative-remainder: what is wanted beyond the money that is freed is a shortfall beside the budget */
function recordShortfall(model: ParsedReshapedPackageModel, wanted: PackageCost, steps: StepRecorder): Lacking {
  const prefix = 'instead: ';
  steps.adopt(prefixSteps(wanted.steps, prefix));
  const { id, warnings } = recordYearly(wanted, model, steps, { prefix, of: ' of what is wanted instead' });
  const lacking = steps.number({
    id: 'lacking',
    rule: 'what is wanted instead less what is freed; more than nothing is a shortfall',
    operation: 'subtract',
    inputs: [steps.ref('from', id, 'wanted instead'), steps.ref('less', 'exact-budget', 'freed')],
    unit: 'pounds',
    period: 'year',
    choice: 'negative-remainder',
  });
  return lacking.numerator > 0n ? { shortfall: formatRounded(lacking, 2), warnings } : { warnings };
}

/** Tells what is wrong with the lines of a case that was refused: those of its package, and of what is wanted instead. */
export function tellOfReshaped(
  model: ParsedReshapedPackageModel,
  one: unknown,
  problems: ProblemList,
  path: Path,
): void {
  tellOfLines(model, one, problems, path);
  const { eligible, instead }: { readonly eligible?: unknown; readonly instead?: unknown } = { ...(one as object) };
  if (eligible !== false) tellOfLines(model, instead, problems, [...path, 'instead']);
}

/** What a person should look at in what is wanted instead; that no needs are listed is told of the package already. */
function ofWanted(wanted: PackageCost | undefined): Warning[] {
  return (wanted?.warnings ?? []).flatMap((one) =>
    one.code === 'needs-not-stated' ? [] : [{ ...one, message: `of what is wanted instead: ${one.message}` }],
  );
}

function costInstead(
  { costing }: ParsedReshapedPackageModel,
  { caseId, instead }: ParsedReshapedPackageCase,
  path: Path,
): PackageCost | undefined {
  if (instead === undefined) return undefined;
  return costLines({ caseId, ...instead }, 'plan', costing, [...path, 'instead']);
}
