import type { DatedModel } from '../../model/dates.js';
import type { ColumnReader, ColumnsRead, ReadColumn } from './columns.js';
import type { Dialect, SqlDialect } from './dialect.js';
import { caseOf, dayNumber, FAULTS_OF_ID, faultOf, flag, trimmed, type When } from './readers.js';

/** What a part of the statement is written with. */
export interface Context {
  readonly name: SqlDialect;
  readonly dialect: Dialect;
  /** The table, quoted, with its schema where it has one. */
  readonly table: string;
  /** Which rows of it are answered, of a model within a model; asked of the id of the case as text. */
  readonly where?: (caseId: string) => string;
  /** What stands in the names of the statement's parts, so that those of two models are not the same. */
  readonly scope: string;
  readonly reader: ColumnReader;
  /** Where the model stands. */
  readonly path: readonly (string | number)[];
}

/** The answers of a model: parts of the statement, and the query over them that gives a row for each row of the table. */
export interface Answers {
  readonly parts: readonly string[];
  /** Gives `case_id`, `pence`, `status` and `warning`. */
  readonly select: string;
  /** Points up to which each case is priced; null where none are read. */
  readonly points: bigint | null;
}

/** The parts of a statement, each of which knows those before it. */
export interface Parts {
  readonly all: readonly string[];
  /** Adds a part, and gives its name. */
  add(select: string): string;
  /** Adds what is worked out of the rows of a part. */
  addLayer(layer: readonly string[], from: string): string;
}

/** Begins the parts of a statement. */
export function partsOf({ dialect, scope }: Pick<Context, 'dialect' | 'scope'>): Parts {
  const all: string[] = [];
  const add = (select: string): string => {
    const name = `openras_${scope}${all.length + 1}`;
    all.push(dialect.part(name, select));
    return name;
  };
  return { all, add, addLayer: (layer, from) => add(`  SELECT *,\n    ${layer.join(',\n    ')}\n  FROM ${from}`) };
}

/** What any model reads of a case. */
export type CommonColumns = Pick<ColumnsRead, 'caseId' | 'eligible' | 'startsOn' | 'assessedOn'>;

/** A cell as text without the blanks around it. */
export const cellText = (dialect: Dialect, { as, quoted }: ReadColumn, read = dialect.text): string =>
  `${trimmed(dialect, read(quoted))} AS ${as}_text`;

/** The cells as text that any model reads; text is read the same in every database. */
export function commonCells(dialect: Dialect, { caseId, eligible, startsOn, assessedOn }: CommonColumns): string[] {
  const { text, day } = dialect;
  return [
    `${text(caseId.quoted)} AS case_id`,
    `COUNT(*) OVER (PARTITION BY ${text(caseId.quoted)}) AS copies`,
    ...listed(eligible).map((column) => cellText(dialect, column)),
    ...listed(startsOn, assessedOn).map((column) => cellText(dialect, column, day)),
  ];
}

/** The numbers of those cells. */
export function commonNumbers({ eligible, startsOn, assessedOn }: CommonColumns): string[] {
  return [...numbersOf(flag, eligible), ...numbersOf(dayNumber, startsOn, assessedOn)];
}

/** The numbers that a reader makes of columns, where they are read. */
export function numbersOf(read: (text: string) => string, ...columns: (ReadColumn | undefined)[]): string[] {
  return listed(...columns).map(({ as }) => `${read(`${as}_text`)} AS ${as}`);
}

/** What may be wrong with what any model reads. */
export function commonFaults({ eligible, startsOn, assessedOn }: CommonColumns): When[] {
  return [...FAULTS_OF_ID, ...[eligible, startsOn, assessedOn].flatMap((column) => faultOf(column))];
}

/** The day on which the budget starts counts, else that of the assessment. */
export function ownDay({ startsOn, assessedOn }: CommonColumns): string {
  const days = listed(startsOn, assessedOn).map(({ as }) => as);
  return `${days.length > 1 ? `coalesce(${days.join(', ')})` : (days[0] ?? 'NULL')} AS own_day`;
}

function listed(...columns: (ReadColumn | undefined)[]): ReadColumn[] {
  return columns.filter((column) => column !== undefined);
}

/** What is decided of a row before it is priced, and which codes are said of its day where it goes on. */
export interface Decided {
  readonly status: readonly When[];
  readonly warning: readonly When[];
  readonly told: readonly string[];
}

/** The order in which a row is refused or referred: `fault` by itself, its day, and `late` by what the model asks of it. */
export function decidedOf(dated: DatedModel, columns: CommonColumns): Decided {
  const time = timeOf(dated, columns);
  const notEligible: When[] = columns.eligible === undefined ? [] : [['eligible = 0', "'not-eligible'"]];
  const rule = dated.outsideDates ?? 'warn';
  const isOutside = `(${time.outside}) IS NOT NULL`;
  const outside: When[] =
    rule === 'warn' || time.outside === undefined
      ? []
      : [[isOutside, rule === 'refuse' ? "'out-of-dates'" : "'refer-to-costing'"]];
  const told = [time.outside, time.prices].filter((one) => one !== undefined);
  return {
    status: [
      ["fault LIKE '%: missing'", "'missing'"],
      ['fault IS NOT NULL', "'refused'"],
      ...notEligible,
      ...outside,
      ["late LIKE '%: missing'", "'missing'"],
      ['late IS NOT NULL', "'refused'"],
    ],
    warning: [
      ['fault IS NOT NULL', 'fault'],
      ...notEligible,
      ...outside.map(([condition]): When => [condition, joined(rule === 'refuse' ? told.slice(0, 1) : told)]),
      ['late IS NOT NULL', 'late'],
    ],
    told,
  };
}

/** Codes one after the other; nothing where there is none. */
export function joined(codes: readonly string[]): string {
  if (codes.length === 0) return 'NULL';
  return `nullif(substr(${codes.map((code) => `coalesce(', ' || ${code}, '')`).join(' || ')}, 3), '')`;
}

/** What is said of the day of a case; nothing where no column of days is read. */
function timeOf({ effectiveFrom, effectiveTo, priceBase }: DatedModel, { startsOn, assessedOn }: CommonColumns) {
  if (startsOn === undefined && assessedOn === undefined) return {};
  const number = (day: string): string => day.replaceAll('-', '');
  const outside: When[] = [
    ...(effectiveFrom === undefined ? [] : [[`own_day < ${number(effectiveFrom)}`, "'before-effective'"] as const]),
    ...(effectiveTo === undefined ? [] : [[`own_day > ${number(effectiveTo)}`, "'after-effective'"] as const]),
  ];
  const year = Number(priceBase?.slice(0, 4));
  const isOther = `own_day < ${year}0401 OR own_day > ${year + 1}0331`;
  return {
    ...(outside.length > 0 && { outside: caseOf(outside) }),
    ...(priceBase !== undefined && { prices: caseOf([[isOther, "'other-price-base'"]]) }),
  };
}
