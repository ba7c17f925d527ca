import { allocateAll } from '../../allocation/allocate.js';
import { MODEL_KINDS } from '../../allocation/kinds.js';
import type { Allocation } from '../../model/allocation.js';
import { formatAmount, parseAmount } from '../../money/amount.js';
import { allocationSheet } from '../../report/allocations.js';
import { figures, type Sheet, withKept } from '../../report/sheet.js';
import { type CaseFile, readCases } from '../data/cases.js';
import { readModel } from '../data/model.js';
import { addExample, addFormat, addKeep, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import { withPlaces } from '../place.js';
import type { Register } from '../program.js';

/** `openras allocate`: a stored model applied to cases. */
export const registerAllocate: Register = (program, io) => {
  const command = program
    .command('allocate')
    .description('apply a stored model to cases')
    .argument('<model.json>', 'the model')
    .argument('<cases>', 'CSV with case_id and points, or JSON cases in the form of the model')
    .option('--steps', 'give the steps of every case, in JSON')
    .addHelpText('after', () => `\nForms of case (openras example KIND prints a model as well):\n${formsOfCases()}`);
  addExample(addKeep(addOut(addFormat(command), 'file')), 'openras allocate model.json cases.csv --format csv').action(
    (modelFile: string, casesFile: string, options: OutputOptions & { readonly steps?: true }) => {
      const { model } = readModel(io.cwd, modelFile);
      const file = readCases(io.cwd, casesFile, options.keep ?? []);
      const allocations = withPlaces([{ at: ['cases'], source: file.source }], () => allocateAll(model, file.cases));
      const warnings = allocations.flatMap((allocation) => allocation.warnings);
      const result = { cases: allocations.map((one, index) => jsonOf(file, one, index, options.steps === true)) };
      deliver(io, { result, warnings, totals: [totalsOf(allocations)], list: listOf(file, allocations) }, options);
    },
  );
};

function listOf({ cases, traditional, kept }: CaseFile, allocations: readonly Allocation[]): Sheet {
  const rows = allocations.map((allocation, index) => {
    const points = cases[index]?.points;
    const before = traditional.get(allocation.caseId);
    return {
      allocation,
      ...((typeof points === 'string' || typeof points === 'number') && { points: String(points) }),
      ...(before !== undefined && { traditional: before }),
    };
  });
  return withKept(allocationSheet(rows), kept);
}

/** One case of the JSON result: its points and the columns that are carried stand beside what it was allocated. */
function jsonOf({ cases, kept }: CaseFile, allocation: Allocation, index: number, withSteps: boolean) {
  const { caseId, steps, ...rest } = allocation;
  const carried = [...kept].map(([name, cells]) => [name, cells[index]] as const);
  return {
    caseId,
    ...(cases[index]?.points !== undefined && { points: cases[index].points }),
    ...rest,
    ...(carried.length > 0 && { kept: Object.fromEntries(carried) }),
    ...(withSteps && { steps }),
  };
}

/** Control totals of a list of allocations. */
export function totalsOf(allocations: readonly Allocation[]): Sheet {
  const count = (status: Allocation['status']): number => allocations.filter((one) => one.status === status).length;
  const total = allocations.reduce((sum, { indicative }) => sum + parseAmount(indicative ?? '0'), 0n);
  return figures('Control totals', [
    ['cases', allocations.length],
    ['with a budget', count('budget')],
    ['no budget by the table', count('no-budget')],
    ['to be referred to costing', count('refer-to-costing')],
    ['not eligible', count('not-eligible')],
    ['the plan comes first', count('plan-first')],
    [`budgets, £ a ${allocations[0]?.period ?? 'year'}`, formatAmount(total)],
  ]);
}

function formsOfCases(): string {
  return [...MODEL_KINDS.values()]
    .map(({ kind, title, example }) => `  ${kind}: ${title}\n    ${JSON.stringify(example.case)}`)
    .join('\n');
}
