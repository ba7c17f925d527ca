import { allocateAll } from '../../../allocation/allocate.js';
import { MODEL_KINDS } from '../../../allocation/kinds.js';
import { modelsOfCase, undatedWarningsOf } from '../../../allocation/models-of-case.js';
import { fail } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import type { Allocation } from '../../../model/shared/budget/allocation.js';
import { formatAmount, parseAmount } from '../../../money/amount.js';
import { readTogether } from '../../../parse/parse.js';
import type { Step } from '../../../record/step/step.js';
import { freshAllocationSheet } from '../../../report/cases/allocations.js';
import { controlTotals } from '../../../report/control-totals.js';
import { type Sheet, withKept } from '../../../report/sheet.js';
import { type CaseFile, readCases } from '../../data/cases/cases.js';
import { readPlainCases } from '../../data/cases/plain-cases.js';
import { readModel } from '../../data/model.js';
import { isJson } from '../../data/rows.js';
import { checkQuestionnaire } from '../../data/sample/questionnaire.js';
import type { Io } from '../../io.js';
import { addExample, addFormat, addKeep, addOut, type OutputOptions } from '../../options.js';
import { deliver, deliverCsv, formatOf } from '../../output/deliver.js';
import { helpText } from '../../output/terminal/help.js';
import { withPlaces } from '../../place.js';
import type { Register } from '../../program.js';
import { allocatePlain } from './allocate-plain.js';

/** What a case of the JSON result says beside its allocation. */
interface BesideAllocation {
  /** The points of the case, as the file has them, where it has any. */
  readonly points?: unknown;
  /** The columns that were carried along, by their names. */
  readonly kept?: Readonly<Record<string, string>>;
  /** How the amount came about; where `--steps` asks for it. */
  readonly steps?: readonly Step[];
}

/** An allocation without its steps. */
type Told<One> = One extends Allocation ? Omit<One, 'steps'> : never;

/** A case of the JSON result: its points and what is carried along stand beside what it was allocated. */
export type AllocatedCase = BesideAllocation & Told<Allocation>;

/** What is printed as JSON. */
export interface AllocatedCases {
  /** Every case that was not left out, in the order of the file. */
  readonly cases: readonly AllocatedCase[];
}

/** `openras allocate`: a stored model applied to cases. */
export const registerAllocate: Register = (program, io) => {
  const command = program
    .command('allocate')
    .description('apply a stored model to cases')
    .argument('<model.json>', 'the model')
    .argument(
      '<cases>',
      'CSV with case_id and points (assessed_on, starts_on, exclude_reason), or JSON cases in the form of the model',
    )
    .option('--steps', 'give the steps of every case, in JSON')
    .addHelpText('after', () => `\nForms of case (openras example KIND prints a model as well):\n${formsOfCases()}`);
  addExample(addKeep(addOut(addFormat(command), 'file')), 'openras allocate model.json cases.csv --format csv').action(
    (modelFile: string, casesFile: string, options: OutputOptions & { readonly steps?: true }) => {
      refuseOneOffs(options);
      if (allocateAsCsv(io, modelFile, casesFile, options)) return;
      const [{ model, origin }, file] = readTogether(
        () => readModel(io.cwd, modelFile),
        () => readCases(io, casesFile, options.keep ?? []),
      );
      const unknown = checkQuestionnaire(model, file.questionnaire, casesFile);
      const allocations = withPlaces([origin, { at: ['cases'], source: file.source, rows: file.rows }], () =>
        allocateAll(model, file.cases),
      );
      const models = file.cases.flatMap((one) => modelsOfCase(model, one));
      const warnings = [
        ...allocations.flatMap((allocation) => allocation.warnings),
        ...unknown,
        ...undatedWarningsOf(models.filter(({ isDated }) => !isDated)),
      ];
      const result: AllocatedCases = {
        cases: allocations.map((one, index) => jsonOf(file, one, index, options.steps === true)),
      };
      deliver(
        io,
        { result, warnings, totals: [totalsOf(allocations, file)], list: listOf(file, allocations) },
        options,
      );
    },
  );
};

/** Allocates a plain file from its bytes to those of the list; false where it has to be read row by row. */
function allocateAsCsv(
  io: Io,
  modelFile: string,
  casesFile: string,
  options: OutputOptions & { readonly steps?: true },
): boolean {
  if (formatOf(io, options) !== 'csv' || options.steps === true || (options.keep ?? []).length > 0) return false;
  const cases = isJson(casesFile) ? undefined : readPlainCases(io, casesFile);
  const told = cases === undefined ? undefined : allocatePlain(() => readModel(io.cwd, modelFile).model, cases);
  if (told === undefined) return false;
  deliverCsv(io, told.csv, told.warnings, options);
  return true;
}

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
  return withKept(freshAllocationSheet(rows), kept);
}

function jsonOf({ cases, kept }: CaseFile, allocation: Allocation, index: number, withSteps: boolean): AllocatedCase {
  const { caseId, steps, ...rest } = allocation;
  const carried = [...kept].map(([name, cells]) => [name, at(cells, index)] as const);
  return {
    caseId,
    ...(cases[index]?.points !== undefined && { points: cases[index].points }),
    ...rest,
    ...(carried.length > 0 && { kept: Object.fromEntries(carried) }),
    ...(withSteps && { steps }),
  };
}

/** Control totals of a list of allocations: every row of the file has one answer. */
export function totalsOf(
  allocations: readonly Allocation[],
  { cases, leftOut }: Pick<CaseFile, 'cases' | 'leftOut'>,
): Sheet {
  const count = (status: Allocation['status']): number => allocations.filter((one) => one.status === status).length;
  const total = allocations.reduce((sum, { indicative }) => sum + parseAmount(indicative ?? '0'), 0n);
  const totals = controlTotals('Control totals', 'cases in the file', cases.length + leftOut);
  for (const [status, label] of ANSWERS) totals.part(label, count(status));
  totals.part('left out with a reason', leftOut);
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

/** What the cases are counted under beside their answer; they stand in the lines above as well. */
const OUTSIDE = [
  ['points beyond the maximum of the model', ['beyond-maximum']],
  ['points beyond the largest score of its sample', ['beyond-sample']],
  ['outside the dates of the model', ['before-effective', 'after-effective']],
  ['in other prices than the model', ['other-price-base']],
  ['with money of a stream that may not come, in no budget', ['uncertain-streams']],
] as const;

/** How many cases the model was not made for, or may have more, a line a reason, where there are any. */
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
