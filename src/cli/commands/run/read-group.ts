import type { CaseInput } from '../../../allocation/allocate.js';
import type { Path } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import type { InstrumentInput } from '../../../questionnaire/instrument/instrument.js';
import type { CouncilFamily, FamilyGroup } from '../../../run/council/data.js';
import { defined } from '../../../run/council/defined.js';
import { flagColumns } from '../../data/cases/flag-columns.js';
import { readPackages } from '../../data/money/costs.js';
import { plainExtract } from '../../data/money/lines.js';
import { QUESTIONNAIRE_COLUMNS, questionnaireIn, type SaidQuestionnaire } from '../../data/sample/questionnaire.js';
import { readResponses } from '../../data/sample/scores.js';
import { amount, checked, date, id, idList, oneOf, points, reason, text } from '../../input/table/cells.js';
import { type Columns, optional, readColumns, required } from '../../input/table/columns.js';
import { askOfListedIds } from '../../input/table/like-values.js';
import type { Desk } from '../../input/table/reading.js';
import { type CsvTable, readCsv } from '../../input/text/csv.js';
import type { InputFile } from '../../input/text/file.js';
import { type JsonFile, readJson } from '../../input/text/json.js';
import type { Located, Origin } from '../../place.js';
import type { CouncilFile, GroupFiles } from './council-file.js';
import type { Tell } from './tell.js';

/** The flat amounts that the families of the cohort have; a sample's packages are not told apart from them. */
const COHORT_COLUMNS = { add_ons: optional(idList) };

const CASE_COLUMNS = {
  case_id: required(id),
  status: optional(oneOf(['existing', 'newcomer'])),
  group: optional(id),
  household: optional(id),
  shared_package: optional(id),
  exclude_reason: optional(reason),
  points: optional(checked(points)),
  points_before: optional(checked(points)),
  points_claimed: optional(checked(points)),
  package_value: optional(amount),
  one_off: optional(amount),
  communicated: optional(amount),
  communicated_on: optional(date),
  final: optional(amount),
  agreed_on: optional(date),
  assessed_on: optional(date),
  starts_on: optional(date),
  price_base: optional(text),
  ...QUESTIONNAIRE_COLUMNS,
};

/** The column of a field, where the two do not have the same name. */
const COLUMN_OF_FIELD: ReadonlyMap<unknown, string> = new Map([
  ['traditional', 'package_value'],
  ['pointsBefore', 'points_before'],
  ['pointsClaimed', 'points_claimed'],
  ['sharedPackage', 'shared_package'],
  ['addOns', 'add_ons'],
]);

/** A set of families as its files have it, where each part stands, and the files in the order of the manifest. */
export interface GroupRead {
  readonly group: FamilyGroup;
  readonly origins: readonly Origin[];
  readonly files: readonly InputFile[];
  /** Whether every file of it could be read. */
  readonly isWhole: boolean;
  /** The questionnaire that the points of its rows are of, where they say so. */
  readonly questionnaire: SaidQuestionnaire | undefined;
}

/** What the council's own files give to both sets of families. */
export interface Shared {
  readonly instrument: JsonFile | undefined;
  readonly priceBook: JsonFile | undefined;
}

/**
 * Reads the files of a set of families.
 *
 * @param at where the set stands in the council's data: `sample` or `cohort`
 * @param tell gathers what is wrong in a file
 */
export function readGroup(
  desk: Desk,
  { council, pathOf, tableOf }: CouncilFile,
  names: GroupFiles,
  at: 'sample' | 'cohort',
  { instrument, priceBook }: Shared,
  tell: Tell,
): GroupRead {
  const cases = tell(() => readCases(desk, tableOf(names.cases), council.keep, [at, 'cases']));
  const answers =
    names.answers === undefined || instrument === undefined
      ? undefined
      : readAnswers(desk, tableOf(names.answers), instrument, [at, 'answers'], tell);
  const lines = names.lines === undefined ? undefined : readLines(desk, tableOf(names.lines), [at, 'packages'], tell);
  const modelCases =
    names.modelCases === undefined
      ? undefined
      : readModelCases(desk, pathOf(names.modelCases), [at, 'modelCases'], tell);
  const isRead = (name: unknown, read: unknown): boolean => name === undefined || read !== undefined;
  return {
    isWhole:
      cases !== undefined &&
      isRead(names.answers, answers) &&
      isRead(names.lines, lines) &&
      isRead(names.modelCases, modelCases),
    group: {
      cases: cases?.families ?? [],
      ...defined({ answers: answers?.responses, packages: lines?.packages, modelCases: modelCases?.cases }),
    },
    origins: [cases, answers, modelCases].flatMap((read) => read?.origin ?? []).concat(lines?.origins ?? []),
    questionnaire: cases?.questionnaire,
    files: [
      ...(cases === undefined ? [] : [cases.file]),
      ...(answers === undefined || instrument === undefined ? [] : [instrument.file, answers.file]),
      ...(lines === undefined || priceBook === undefined ? [] : [priceBook.file]),
      ...(lines?.files ?? []),
      ...(modelCases === undefined ? [] : [modelCases.file]),
    ],
  };
}

function readCases(desk: Desk, name: string, keep: readonly string[], at: Path) {
  const table = readCsv(desk, name);
  const spec: typeof CASE_COLUMNS & Partial<typeof COHORT_COLUMNS> = {
    ...CASE_COLUMNS,
    ...(at[0] === 'cohort' && COHORT_COLUMNS),
    ...flagColumns(keep),
  };
  const columns = readColumns(table, spec, {
    mayKeep: keep,
    unique: 'case_id',
    groups: ['group', ...keep],
    // They may stand in the file of answers.
    about: ['points'],
  });
  const families = Array.from({ length: columns.rowCount }, (_, row) => familyOf(columns, row));
  const questionnaire = questionnaireIn(table, columns.values);
  return { families, origin: { at, source: locatedBy(table, families) }, file: table.file, questionnaire };
}

/** A table of families that is asked by the names of fields. */
function locatedBy(table: CsvTable, families: readonly CouncilFamily[]): Located {
  return {
    file: table.file,
    locate: ([row, field]: Path) => {
      if (row === undefined) return undefined;
      return table.locate(field === undefined ? [row] : [row, COLUMN_OF_FIELD.get(field) ?? field]);
    },
    // The column is told by its place.
    tellPath: ([row]) => (typeof row === 'number' ? [families[row]?.caseId ?? row] : []),
  };
}

function familyOf(
  { values, kept }: Columns<typeof CASE_COLUMNS & Partial<typeof COHORT_COLUMNS>>,
  row: number,
): CouncilFamily {
  const characteristics = [...kept].flatMap(([name, cells]) => {
    const value = at(cells, row);
    return value === '' ? [] : [{ name, value }];
  });
  return defined({
    caseId: at(values.case_id, row),
    status: values.status[row],
    group: values.group[row],
    addOns: values.add_ons?.[row],
    household: values.household[row],
    sharedPackage: values.shared_package[row],
    excludeReason: values.exclude_reason[row],
    points: values.points[row],
    pointsBefore: values.points_before[row],
    pointsClaimed: values.points_claimed[row],
    traditional: values.package_value[row],
    oneOff: values.one_off[row],
    communicated: values.communicated[row],
    communicatedOn: values.communicated_on[row],
    final: values.final[row],
    agreedOn: values.agreed_on[row],
    assessedOn: values.assessed_on[row],
    startsOn: values.starts_on[row],
    priceBase: values.price_base[row],
    characteristics: characteristics.length === 0 ? undefined : characteristics,
  });
}

function readAnswers(desk: Desk, name: string, instrument: JsonFile, at: Path, tell: Tell) {
  return tell(() => {
    const { responses, source } = readResponses(desk, name, instrument.value as InstrumentInput, []);
    return { responses, origin: { at, source }, file: source.file };
  });
}

function readLines(desk: Desk, name: string, at: Path, tell: Tell) {
  return tell(() => readPackages(desk, [name], plainExtract({ kind: 'package' }), at));
}

function readModelCases(desk: Desk, name: string, at: Path, tell: Tell) {
  return tell(() => {
    const source = readJson(desk.cwd, name);
    askOfListedIds(desk, name, source.value);
    const origin: Origin = { at, source };
    return { cases: source.value as readonly CaseInput[], origin, file: source.file };
  });
}
