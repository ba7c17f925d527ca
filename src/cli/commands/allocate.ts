import { allocateAll } from '../../allocation/allocate.js';
import { MODEL_KINDS } from '../../allocation/kinds.js';
import { fail } from '../../errors.js';
import type { Allocation } from '../../model/allocation.js';
import { formatAmount, parseAmount } from '../../money/amount.js';
import { allocationSheet } from '../../report/allocations.js';
import { controlTotals } from '../../report/control-totals.js';
import { type Sheet, withKept } from '../../report/sheet.js';
import { type CaseFile, readCases } from '../data/cases.js';
import { readModel } from '../data/model.js';
import { addExample, addFormat, addKeep, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import { helpText } from '../output/help.js';
import { withPlaces } from '../place.js';
import type { Register } from '../program.js';

/** `openras allocate`: a stored model applied to cases. */
export const registerAllocate: Register = (program, io) => {
  const command = program
    .command('allocate')
    .description('apply a stored model to cases')
    .argument('<model.json>', 'the model')
    .argument('<cases>', 'CSV with case_id and points (assessed_on, starts_on), or JSON cases in the form of the model')
    .option('--steps', 'give the steps of every case, in JSON')
    .addHelpText('after', () => `\nForms of case (openras example KIND prints a model as well):\n${formsOfCases()}`);
  addExample(addKeep(addOut(addFormat(command), 'file')), 'openras allocate model.json cases.csv --format csv').action(
    (modelFile: string, casesFile: string, options: OutputOptions & { readonly steps?: true }) => {
      refuseOneOffs(options);
      const { model } = readModel(io.cwd, modelFile);
      const file = readCases(io, casesFile, options.keep ?? []);
      const allocations = withPlaces([{ at: ['cases'], source: file.source }], () => allocateAll(model, file.cases));
      const warnings = allocations.flatMap((allocation) => allocation.warnings);
      const result = { cases: allocations.map((one, index) => jsonOf(file, one, index, options.steps === true)) };
      deliver(
        io,
        { result, warnings, totals: [totalsOf(allocations, file.cases.length)], list: listOf(file, allocations) },
        options,
      );
    },
  );
};

/** The package in the output is without its one-off part: whoever reads both columns would take it off twice. */
function refuseOneOffs({ keep = [] }: OutputOptions): void {
  if (!keep.includes('one_off')) return;
  const message = '--keep one_off: traditional is already without the one-off part, which would be taken off again';
  fail('inconsistent', [], message);
}

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

/** Control totals of a list of allocations: every row of the file has one answer. */
export function totalsOf(allocations: readonly Allocation[], rows: number): Sheet {
  const count = (status: Allocation['status']): number => allocations.filter((one) => one.status === status).length;
  const total = allocations.reduce((sum, { indicative }) => sum + parseAmount(indicative ?? '0'), 0n);
  const totals = controlTotals('Control totals', 'cases in the file', rows);
  for (const [status, label] of ANSWERS) totals.part(label, count(status));
  totals.figure(`budgets, £ a ${allocations[0]?.period ?? 'year'}`, formatAmount(total));
  for (const [label, n] of outsideOf(allocations)) totals.figure(label, n);
  return totals.sheet();
}

const ANSWERS: readonly (readonly [Allocation['status'], string])[] = [
  ['budget', 'with a budget'],
  ['no-budget', 'no budget by the table'],
  ['refer-to-costing', 'to be referred to costing'],
  ['not-eligible', 'not eligible'],
  ['plan-first', 'the plan comes first'],
];

/** What the cases are counted under that a model was not made for; they stand in the lines above as well. */
const OUTSIDE = [
  ['points beyond the maximum of the model', ['beyond-maximum']],
  ['points beyond the largest score of its sample', ['beyond-sample']],
  ['outside the dates of the model', ['before-effective', 'after-effective']],
  ['in other prices than the model', ['other-price-base']],
] as const;

/** How many cases the model was not made for, a line a reason, where there are any. */
function outsideOf(allocations: readonly Allocation[]): [string, number][] {
  return OUTSIDE.flatMap(([label, codes]): [string, number][] => {
    const count = allocations.filter(({ warnings }) =>
      warnings.some(({ code }) => codes.some((one) => one === code)),
    ).length;
    return count === 0 ? [] : [[label, count]];
  });
}

/** JSON in one line, with blanks at which it can be wrapped. */
function spaced(value: unknown): string {
  return JSON.stringify(value, null, 1).replaceAll(/\n */g, ' ');
}

function formsOfCases(): string {
  return [...MODEL_KINDS.values()]
    .map(
      ({ kind, title, example }) => `${helpText(`${kind}: ${title}`, '  ')}\n${helpText(spaced(example.case), '    ')}`,
    )
    .join('\n');
}
