import * as z from 'zod';
import { type ProblemList, problemList, show } from '../../errors.js';
import { wholeText } from '../../identifier.js';
import { schemaFor } from '../../parse/deferred.js';
import { quotedColumn } from './names.js';
import type { Key, Plan } from './plan.js';

/** Which column of the table holds what of a case for one model; each is called as here, with underscores, unless told otherwise. */
export interface SqlOwnColumns {
  /** The family's id; `case_id` unless told otherwise. */
  readonly caseId?: string | undefined;
  /** Its points; `points` unless told otherwise. */
  readonly points?: string | undefined;
  /** Its miles to school one way, of a transport model; `miles` unless told otherwise. */
  readonly miles?: string | undefined;
  /** Its type of school, of a transport model; `school_type` unless told otherwise. */
  readonly schoolType?: string | undefined;
  /** Its group, where prices or tables are for groups; `group` unless told otherwise. */
  readonly group?: string | undefined;
  /** Its age in whole years, where tables or models are for ages; `age` unless told otherwise. */
  readonly age?: string | undefined;
  /** Its day of birth, of a model by age that asks for it; `born_on` unless told otherwise. */
  readonly bornOn?: string | undefined;
  /** The id of the questionnaire, where tables are for questionnaires; `instrument` unless told otherwise. */
  readonly instrument?: string | undefined;
  /** Its level of need, of a model that gives hours to levels; `level` unless told otherwise. */
  readonly level?: string | undefined;
  /** Yes or no, as was decided before; not read unless it is named. */
  readonly eligible?: string | undefined;
  /** The day on which the budget starts; not read unless it is named or a model by age counts from it. */
  readonly startsOn?: string | undefined;
  /** The day of the assessment; not read unless it is named or a model by age counts from it. */
  readonly assessedOn?: string | undefined;
  /** Whether the head releases money that a school manages, yes or no; `head_agrees` unless told otherwise. */
  readonly headAgrees?: string | undefined;
  /** Whether the family asks for a budget of education money, yes or no; `requested` unless told otherwise. */
  readonly requested?: string | undefined;
  /** For each add-on of the model, by id, the column that says yes or no; its id unless told otherwise. */
  readonly addOns?: Readonly<Record<string, string>> | undefined;
  /** For each outcome of level prices, by id, the column that holds its level; its id unless told otherwise. */
  readonly answers?: Readonly<Record<string, string>> | undefined;
  /** For each type of education money the column of its pounds; the type unless told otherwise. */
  readonly sources?: Readonly<Record<string, string>> | undefined;
}

/** Which column of the table holds what; each is called as here, with underscores, unless told otherwise. */
export interface SqlColumns extends SqlOwnColumns {
  /** For each stream, by id, which column holds what its own model reads; as for a model alone unless told otherwise. */
  readonly streams?: Readonly<Record<string, SqlOwnColumns>> | undefined;
}

function ownFields() {
  const name = wholeText().optional();
  const names = z.record(wholeText(), wholeText()).optional();
  const keys = { group: name, age: name, instrument: name, level: name, schoolType: name, requested: name };
  const days = { startsOn: name, assessedOn: name, bornOn: name };
  const lists = { addOns: names, answers: names, sources: names };
  return { caseId: name, points: name, miles: name, ...keys, eligible: name, headAgrees: name, ...days, ...lists };
}

/** Which column holds what. */
export const columnsSchema = schemaFor<SqlColumns>()(() =>
  z.strictObject({ ...ownFields(), streams: z.record(wholeText(), z.strictObject(ownFields())).optional() }),
);

/** A column that the statement reads, quoted. */
export interface ReadColumn {
  /** What it is called in the statement. */
  readonly as: string;
  /** What it is called in what is refused, and among the columns that are read. */
  readonly name: string;
  /** Its name in the table. */
  readonly column: string;
  readonly quoted: string;
}

/** The columns that the statement reads. */
export interface ColumnsRead {
  readonly caseId: ReadColumn;
  /** Points or miles. */
  readonly points?: ReadColumn;
  /** What chooses among prices or tables; `group` is a word of SQL, so that none is called by its key alone. */
  readonly keys: ReadonlyMap<Key, ReadColumn>;
  readonly eligible?: ReadColumn;
  readonly startsOn?: ReadColumn;
  readonly assessedOn?: ReadColumn;
  readonly headAgrees?: ReadColumn;
  /** In the order of the model's add-ons. */
  readonly addOns: readonly ReadColumn[];
  /** In the order of the model's outcomes. */
  readonly answers: readonly ReadColumn[];
  /** In the order of the plan's terms. */
  readonly sources: readonly ReadColumn[];
}

/** The fields that name one column each, and what the column is called unless they do. */
const CALLED = {
  caseId: 'case_id',
  points: 'points',
  miles: 'miles',
  schoolType: 'school_type',
  group: 'group',
  age: 'age',
  bornOn: 'born_on',
  instrument: 'instrument',
  level: 'level',
  eligible: 'eligible',
  startsOn: 'starts_on',
  assessedOn: 'assessed_on',
  headAgrees: 'head_agrees',
  requested: 'requested',
} as const;

/** A field that names one column. */
export type ColumnField = keyof typeof CALLED;

/** What the models of streams do not have of their own. */
const OF_CASE: ReadonlySet<ColumnField> = new Set(['caseId', 'startsOn', 'assessedOn']);

/** The keys by which prices are chosen, and the fields that name their columns. */
const KEYS: ReadonlyMap<Key, ColumnField> = new Map([
  ['group', 'group'],
  ['age', 'age'],
  ['instrument', 'instrument'],
  ['level', 'level'],
  ['school_type', 'schoolType'],
  ['requested', 'requested'],
]);

/** Reads columns by their fields, and knows afterwards which of those that were named nobody asked for. */
export interface ColumnReader {
  /** The column of a field, whether it is named or not. */
  of(field: ColumnField, as?: string): ReadColumn;
  /** The column of a field, where it is named. */
  named(field: ColumnField): ReadColumn | undefined;
  /** The columns of a list of ids. */
  list(field: 'addOns' | 'answers' | 'sources', as: string, ids: readonly string[]): ReadColumn[];
  /** The columns of the model of a stream; the id of the case and its days are the case's own. */
  within(stream: string): ColumnReader;
  /** Every column that was read, once, in the order in which they were asked for. */
  readonly read: () => readonly ReadColumn[];
  /**
   * @throws RasError `unknown-name` for a column that the model does not read, `invalid` for a name that no database has
   */
  finish(): void;
}

/** Reads columns as they are called in the table. */
export function columnReader(columns: SqlColumns): ColumnReader {
  const problems = problemList();
  const used = new Set<string>();
  const found = new Map<string, ReadColumn>();
  const told = new Set<string>();
  const reader = (own: SqlColumns, path: readonly string[], outer?: ColumnReader): ColumnReader => {
    const read = (at: readonly string[], as: string, name: string, column: string): ReadColumn => {
      const place = [...path, ...at];
      used.add(place.join('\n'));
      const one = { as, name, column, quoted: nameOrTell(column, place, problems, told) };
      found.set(`${[...path, name].join('\n')}\n${column}`, one);
      return one;
    };
    const isOuter = (field: ColumnField): boolean => outer !== undefined && OF_CASE.has(field);
    const self: ColumnReader = {
      of(field, as = CALLED[field]) {
        if (outer !== undefined && isOuter(field)) return outer.of(field, as);
        return read([field], as, CALLED[field], own[field] ?? CALLED[field]);
      },
      named(field) {
        if (outer !== undefined && isOuter(field)) return outer.named(field);
        return own[field] === undefined ? undefined : self.of(field);
      },
      list: (field, as, ids) =>
        ids.map((id, index) => {
          const named = own[field] ?? {};
          const alias = `${as}_${index + 1}`;
          const name = field === 'sources' ? id : alias;
          return read([field, id], alias, name, Object.hasOwn(named, id) ? (named[id] ?? id) : id);
        }),
      within(stream) {
        const streams = own.streams ?? {};
        return reader(Object.hasOwn(streams, stream) ? (streams[stream] ?? {}) : {}, ['streams', stream], self);
      },
      read: () => [...found.values()],
      finish() {
        for (const place of placesOf(columns)) if (!used.has(place.join('\n'))) refuse(problems, place);
        problems.throwIfAny();
      },
    };
    return self;
  };
  return reader(columns, []);
}

function nameOrTell(column: string, place: readonly string[], problems: ProblemList, told: Set<string>): string {
  try {
    return quotedColumn(column, ['options', 'columns', ...place]);
  } catch (error) {
    // A column that several models of a case read is told of once.
    if (!told.has(place.join('\n'))) problems.addError(error);
    told.add(place.join('\n'));
    return '';
  }
}

/** Where a column is named. */
function placesOf(columns: object, path: readonly string[] = []): (readonly string[])[] {
  return Object.entries(columns).flatMap(([field, named]: [string, unknown]) => {
    if (typeof named === 'object' && named !== null) return placesOf(named, [...path, field]);
    return named === undefined ? [] : [[...path, field]];
  });
}

/** The columns that the model of a plan asks for. */
export function columnsOf({ measure, sections, addOns }: Plan, reader: ColumnReader): ColumnsRead {
  const asked = new Set(sections.flatMap(({ asks }) => asks.map(({ key }) => key)));
  const optional = (field: 'eligible' | 'startsOn' | 'assessedOn') => {
    const column = reader.named(field);
    return column === undefined ? {} : { [field]: column };
  };
  const ids = (list: readonly { readonly id: string }[]): string[] => list.map(({ id }) => id);
  const keys = [...KEYS].filter(([key]) => asked.has(key));
  return {
    caseId: reader.of('caseId'),
    ...(measure.by === 'points' && { points: reader.of(measure.field, 'points') }),
    keys: new Map(keys.map(([key, field]) => [key, reader.of(field, `own_${key}`)])),
    ...optional('eligible'),
    ...optional('startsOn'),
    ...optional('assessedOn'),
    addOns: reader.list('addOns', 'add_on', ids(addOns)),
    answers: reader.list('answers', 'answer', measure.by === 'levels' ? ids(measure.outcomes) : []),
    sources: reader.list('sources', 'source', measure.by === 'sources' ? ids(measure.terms) : []),
    ...(measure.by === 'sources' && { headAgrees: reader.of('headAgrees') }),
  };
}

function refuse(problems: ProblemList, place: readonly string[]): void {
  const message = `${show(place.at(-1))} is not read by a model of this form; leave it out`;
  problems.add('unknown-name', ['options', 'columns', ...place], message);
}
