import type { CaseInput } from '../../../allocation/allocate.js';
import type { Path } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import type { InstrumentInput } from '../../../questionnaire/instrument/instrument.js';
import type { CouncilFamily, FamilyGroup } from '../../../run/data.js';
import { defined } from '../../../run/defined.js';
import { readPackages } from '../../data/costs.js';
import { readResponses } from '../../data/scores.js';
import { amount, checked, date, id, oneOf, points, text } from '../../input/cells.js';
import { type Columns, optional, readColumns, required } from '../../input/columns.js';
import { type CsvTable, readCsv } from '../../input/csv.js';
import type { InputFile } from '../../input/file.js';
import { type JsonFile, readJson } from '../../input/json.js';
import type { Desk } from '../../input/reading.js';
import type { Origin } from '../../place.js';
import type { CouncilFile, GroupFiles } from './council-file.js';
import type { Tell } from './tell.js';

const CASE_COLUMNS = {
  case_id: required(id),
  status: optional(oneOf(['existing', 'newcomer'])),
  group: optional(id),
  exclude_reason: optional(text),
  points: optional(checked(points)),
  points_before: optional(checked(points)),
  package_value: optional(amount),
  one_off: optional(amount),
  communicated: optional(amount),
  communicated_on: optional(date),
  final: optional(amount),
  assessed_on: optional(date),
  starts_on: optional(date),
  price_base: optional(text),
};

/** The column of a field, where the two do not have the same name. */
const COLUMN_OF_FIELD: ReadonlyMap<unknown, string> = new Map([
  ['traditional', 'package_value'],
  ['pointsBefore', 'points_before'],
]);

/** A set of families as its files have it, where each part stands, and the files in the order of the manifest. */
export interface GroupRead {
  readonly group: FamilyGroup;
  readonly origins: readonly Origin[];
  readonly files: readonly InputFile[];
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
  { council, pathOf }: CouncilFile,
  names: GroupFiles,
  at: 'sample' | 'cohort',
  { instrument, priceBook }: Shared,
  tell: Tell,
): GroupRead {
  const cases = tell(() => readCases(desk, pathOf(names.cases), council.keep, [at, 'cases']));
  const answers =
    names.answers === undefined || instrument === undefined
      ? undefined
      : readAnswers(desk, pathOf(names.answers), instrument, [at, 'answers'], tell);
  const lines = names.lines === undefined ? undefined : readLines(desk, pathOf(names.lines), [at, 'packages'], tell);
  const modelCases =
    names.modelCases === undefined
      ? undefined
      : readModelCases(desk.cwd, pathOf(names.modelCases), [at, 'modelCases'], tell);
  return {
    group: {
      cases: cases?.families ?? [],
      ...defined({ answers: answers?.responses, packages: lines?.packages, modelCases: modelCases?.cases }),
    },
    origins: [cases, answers, modelCases].flatMap((read) => read?.origin ?? []).concat(lines?.origins ?? []),
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
  const columns = readColumns(table, CASE_COLUMNS, { mayKeep: keep, unique: 'case_id', groups: ['group', ...keep] });
  const families = Array.from({ length: columns.rowCount }, (_, row) => familyOf(columns, row));
  const origin: Origin = {
    at,
    source: locatedBy(table),
    // The column is told by its place.
    tellPath: ([row]) => (typeof row === 'number' ? [families[row]?.caseId ?? row] : []),
  };
  return { families, origin, file: table.file };
}

/** A table of families that is asked by the names of fields. */
function locatedBy(table: CsvTable) {
  return {
    file: table.file,
    locate: ([row, field]: Path) => {
      if (row === undefined) return undefined;
      return table.locate(field === undefined ? [row] : [row, COLUMN_OF_FIELD.get(field) ?? field]);
    },
  };
}

function familyOf({ values, kept }: Columns<typeof CASE_COLUMNS>, row: number): CouncilFamily {
  const characteristics = [...kept].flatMap(([name, cells]) => {
    const value = at(cells, row);
    return value === '' ? [] : [{ name, value }];
  });
  return defined({
    caseId: at(values.case_id, row),
    status: values.status[row],
    group: values.group[row],
    excludeReason: values.exclude_reason[row],
    points: values.points[row],
    pointsBefore: values.points_before[row],
    traditional: values.package_value[row],
    oneOff: values.one_off[row],
    communicated: values.communicated[row],
    communicatedOn: values.communicated_on[row],
    final: values.final[row],
    assessedOn: values.assessed_on[row],
    startsOn: values.starts_on[row],
    priceBase: values.price_base[row],
    characteristics: characteristics.length === 0 ? undefined : characteristics,
  });
}

/** A case that is wrong as a whole is told by its place. */
function withoutCase(path: Path): Path {
  return path.at(-1) === 'caseId' ? [] : path;
}

function readAnswers(desk: Desk, name: string, instrument: JsonFile, at: Path, tell: Tell) {
  return tell(() => {
    const { responses, source } = readResponses(desk, name, instrument.value as InstrumentInput, []);
    const origin: Origin = { at, source, tellPath: withoutCase };
    return { responses, origin, file: source.file };
  });
}

function readLines(desk: Desk, name: string, at: Path, tell: Tell) {
  return tell(() => {
    const { origins, ...read } = readPackages(desk, [name], { kind: 'package' }, at);
    return { ...read, origins: origins.map((origin): Origin => ({ ...origin, tellPath: withoutCase })) };
  });
}

function readModelCases(cwd: string, name: string, at: Path, tell: Tell) {
  return tell(() => {
    const source = readJson(cwd, name);
    const origin: Origin = { at, source };
    return { cases: source.value as readonly CaseInput[], origin, file: source.file };
  });
}
