import * as z from 'zod';
import type { CaseInput } from '../../../allocation/allocate.js';
import { calibrationValue } from '../../../costing/calibration-value.js';
import type { PackageCost } from '../../../costing/result.js';
import { type ProblemList, problemList, show } from '../../../errors.js';
import { idSchema } from '../../../identifier.js';
import { formatAmount, parseAmount } from '../../../money/amount.js';
import { parseRows } from '../../../parse.js';
import type { Score } from '../../../questionnaire/score-types.js';
import type { Warning } from '../../../warning.js';
import { readCosts } from '../../data/costs.js';
import { readScores } from '../../data/scores.js';
import { amount, checked, date, id, oneOf, points, text } from '../../input/cells.js';
import { type Columns, optional, readColumns, required } from '../../input/columns.js';
import { type CsvTable, readCsv } from '../../input/csv.js';
import type { InputFile } from '../../input/file.js';
import { readJson } from '../../input/json.js';
import { placeDetails, withPlaces } from '../../place.js';
import type { CouncilFile, GroupFiles } from './council.js';

const CASE_COLUMNS = {
  case_id: required(id),
  status: optional(oneOf(['existing', 'newcomer'])),
  group: optional(id),
  exclude_reason: optional(text),
  points: optional(checked(points)),
  package_value: optional(amount),
  one_off: optional(amount),
  communicated: optional(amount),
  communicated_on: optional(date),
  final: optional(amount),
};

/** One family as a run sees it. */
export interface Family {
  readonly caseId: string;
  readonly isNewcomer: boolean;
  readonly group: string | undefined;
  readonly excludeReason: string | undefined;
  /** Absent where the family is left out, and where the model does not price points. */
  readonly points: string | undefined;
  /** The case in the form of a model that does not price points. */
  readonly modelCase: CaseInput | undefined;
  /** The existing package in pounds a year, one-offs included; absent for a newcomer. */
  readonly packageValue: string | undefined;
  readonly oneOff: string | undefined;
  /** What the family has been told, in pounds a year. */
  readonly communicated: string | undefined;
  readonly isCommunicated: boolean;
  /** What has been agreed, in pounds a year. */
  readonly final: string | undefined;
}

/** A set of families, what it was made of, and what to say about it. */
export interface Families {
  readonly families: readonly Family[];
  readonly kept: ReadonlyMap<string, readonly string[]>;
  /** The scored questionnaires, where points come from answers. */
  readonly scores: readonly Score[];
  readonly files: readonly InputFile[];
  readonly control: { readonly rows: number; readonly answered: number | null; readonly lines: number | null };
  readonly warnings: readonly Warning[];
  /** The cases file, to say where a family stands. */
  readonly table: CsvTable;
}

/**
 * Reads a set of families: its cases, with points from the answers and packages from the lines where there are such
 * files, and otherwise from columns of the cases.
 *
 * @throws RasError with every problem of a file, with its line and column
 */
export function readFamilies(cwd: string, council: CouncilFile, files: GroupFiles): Families {
  const table = readCsv(cwd, council.pathOf(files.cases));
  const keep = council.council.keep.filter((name) => table.header.includes(name));
  const columns = readColumns(table, CASE_COLUMNS, { keep, unique: 'case_id' });
  const scored = scoresOf(cwd, council, files);
  const costed = costsOf(cwd, council, files);
  const problems = problemList();
  const known = new Set(columns.values.case_id);
  const modelCases = modelCasesOf(cwd, council, files);
  const { instrument = '', priceBook = '' } = council.council;
  checkKnown(scored?.points.keys() ?? [], known, files.answers ?? instrument, problems);
  checkKnown(modelCases?.cases.keys() ?? [], known, files.modelCases ?? '', problems);
  checkKnown(costed?.values.keys() ?? [], known, files.lines ?? priceBook, problems);
  const families = Array.from({ length: columns.rowCount }, (_, index) =>
    familyOf(
      columns,
      index,
      { scores: scored?.points, packages: costed?.values, modelCases: modelCases?.cases },
      problems,
    ),
  );
  problems.throwIfAny();
  return {
    families,
    kept: columns.kept,
    scores: scored?.scores ?? [],
    files: [table.file, ...(scored?.files ?? []), ...(costed?.files ?? []), ...(modelCases?.files ?? [])],
    control: { rows: columns.rowCount, answered: scored?.points.size ?? null, lines: costed?.lines ?? null },
    warnings: [...(scored?.warnings ?? []), ...(costed?.warnings ?? [])],
    table,
  };
}

function scoresOf(cwd: string, { council, pathOf }: CouncilFile, { answers }: GroupFiles) {
  if (answers === undefined || council.instrument === undefined) return undefined;
  const { unanswered } = council;
  const { scores, files } = readScores(cwd, pathOf(council.instrument), pathOf(answers), {
    ...(unanswered !== undefined && { unanswered }),
    withSteps: false,
  });
  const points = new Map(scores.map((score) => [score.caseId, score.points]));
  return { points, scores, files, warnings: scores.flatMap((score) => score.warnings) };
}

interface PackageOf {
  readonly value: string | null;
  readonly oneOff: string;
  readonly unpriced: readonly string[];
}

function costsOf(cwd: string, { council, pathOf }: CouncilFile, { lines }: GroupFiles) {
  if (lines === undefined) return undefined;
  const { priceBook, convention } = council;
  const { control, costs, files } = readCosts(cwd, [pathOf(lines)], {
    ...(priceBook !== undefined && { priceBook: pathOf(priceBook) }),
    extract: { kind: 'package' },
    costing: convention === undefined ? {} : { convention },
  });
  const warnings = costs.flatMap((cost) => cost.warnings.filter(({ code }) => code !== 'needs-not-stated'));
  return {
    values: new Map(costs.map((cost) => [cost.caseId, packageOf(cost)])),
    files,
    warnings,
    lines: control.lines,
  };
}

function packageOf(cost: PackageCost): PackageOf {
  const { amount: value, oneOff } = calibrationValue(cost, { oneOff: 'include' });
  return { value, oneOff, unpriced: cost.unpriced.map(({ line }) => line) };
}

/** Where the points, the packages and the cases of a model come from; absent where the cases file states them. */
interface Sources {
  readonly scores: ReadonlyMap<string, string> | undefined;
  readonly packages: ReadonlyMap<string, PackageOf> | undefined;
  readonly modelCases: ReadonlyMap<string, CaseInput> | undefined;
}

function modelCasesOf(cwd: string, { pathOf }: CouncilFile, { modelCases }: GroupFiles) {
  if (modelCases === undefined) return undefined;
  const source = readJson(cwd, pathOf(modelCases));
  const cases = withPlaces([{ at: [], source }], () => parseRows(z.looseObject({ caseId: idSchema }), source.value));
  return { cases: new Map(cases.map((one): [string, CaseInput] => [one.caseId, one])), files: [source.file] };
}

function familyOf(
  { values, table }: Columns<typeof CASE_COLUMNS>,
  index: number,
  { scores, packages, modelCases }: Sources,
  problems: ProblemList,
): Family {
  const caseId = values.case_id[index] ?? '';
  const isNewcomer = values.status[index] === 'newcomer';
  const cost = packages?.get(caseId);
  const unpriced = cost !== undefined && cost.value === null;
  const reason = values.exclude_reason[index] ?? (unpriced ? `no price for ${cost.unpriced.join(', ')}` : undefined);
  const scored = scores === undefined ? values.points[index] : scores.get(caseId);
  const packageValue = packages === undefined ? values.package_value[index] : (cost?.value ?? undefined);
  const add = (column: string, message: string): void =>
    problems.add('missing', [caseId], message, placeDetails(table.file.name, table.locate([index, column])));
  const modelCase = modelCases?.get(caseId);
  if (reason === undefined && modelCases === undefined && scored === undefined) {
    add('case_id', 'has no points: no answers, and none are stated');
  }
  if (reason === undefined && modelCases !== undefined && modelCase === undefined) {
    add('case_id', 'has no case for the model');
  }
  if (reason === undefined && !isNewcomer && packageValue === undefined) {
    add('case_id', 'has no package; give its lines, or make it a newcomer, or leave it out with a reason');
  }
  if (isNewcomer && packageValue !== undefined)
    add('status', 'is a newcomer and has a package; expected one of the two');
  return {
    caseId,
    isNewcomer,
    group: values.group[index],
    excludeReason: reason,
    points: scored,
    modelCase,
    packageValue,
    oneOff: packages === undefined ? values.one_off[index] : cost?.oneOff,
    communicated: values.communicated[index],
    isCommunicated: values.communicated[index] !== undefined || values.communicated_on[index] !== undefined,
    final: values.final[index],
  };
}

/** Rows of another file that belong to no family are a fault, not something to leave out. */
function checkKnown(ids: Iterable<string>, known: ReadonlySet<string>, file: string, problems: ProblemList): void {
  for (const caseId of ids) {
    if (!known.has(caseId)) {
      problems.add('unknown-name', [], `${show(caseId)} is in no row of the cases`, placeDetails(file, undefined));
    }
  }
}

/** The existing package without its one-off part, in pounds a year. */
export function recurringPackage({ packageValue, oneOff }: Family): string | undefined {
  return packageValue === undefined ? undefined : formatAmount(parseAmount(packageValue) - parseAmount(oneOff ?? '0'));
}
