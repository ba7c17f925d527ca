import * as z from 'zod';
import { fail, problemList, show } from '../../../errors.js';
import { multiplyRatios, ratio } from '../../../exact/ratio.js';
import { wholeText } from '../../../identifier.js';
import { schemaFor } from '../../../parse/deferred.js';
import { parseInput, readTogether } from '../../../parse/parse.js';
import { MAX_AGE } from '../../../questionnaire/instrument/ages.js';
import { hasPoints } from '../../../questionnaire/instrument/check-instrument.js';
import { type IndexedInstrument, indexOrTell } from '../../../questionnaire/instrument/indexed.js';
import type { InstrumentInput } from '../../../questionnaire/instrument/instrument.js';
import { shortText } from '../calibration/result.js';
import { cellText, joined, numbersOf, partsOf } from '../common.js';
import { DIALECTS, type Dialect } from '../dialect.js';
import type { SqlColumnRead } from '../model-to-sql.js';
import { fromCases, quotedColumn } from '../names.js';
import { MICRO } from '../pieces.js';
import { ageNumber, caseOf, dayNumber, FAULTS_OF_ID, faultOf, trimmed, type When } from '../readers.js';
import { readColumns, readTable, type SqlTable, tableFields } from '../table.js';
import { answerKey, answerWhens, isNamed, numberLayers, placeLayers } from './answer.js';

/** Which column of a table of answers holds what. */
export interface SqlAnswerColumns {
  /** The family's id; `case_id` unless told otherwise. */
  readonly caseId?: string | undefined;
  /** Its age in whole years, where sections or the questionnaire are for ages; `age` unless told otherwise. */
  readonly age?: string | undefined;
  /** The day of the assessment; not read unless it is named. */
  readonly assessedOn?: string | undefined;
  /** For each statement, by id, the column of its agreed answer; its id unless told otherwise. */
  readonly answers?: Readonly<Record<string, string>> | undefined;
  /** For each statement whose need question counts, the column of its answer; `ID@need` unless told otherwise. */
  readonly needs?: Readonly<Record<string, string>> | undefined;
  /** For each fact that sections ask for, by name, its column; its name unless told otherwise. */
  readonly characteristics?: Readonly<Record<string, string>> | undefined;
}

/** How a questionnaire is written as SQL, and how it scores. */
export interface SqlInstrumentOptions extends SqlTable {
  /** What the columns are called; as the fields of it say unless told otherwise. */
  readonly columns?: SqlAnswerColumns | undefined;
  /** A statement without an agreed answer: refused (the default), counted as 0 points, or left out. */
  readonly unanswered?: 'refuse' | 'zero' | 'exclude' | undefined;
  /** A statement without points: refused (the default), or left out. */
  readonly unpriced?: 'refuse' | 'exclude' | undefined;
  /** A case whose age is outside the instrument's range: refused (the default), or scored with a warning. */
  readonly outsideAges?: 'refuse' | 'allow' | undefined;
}

/** A questionnaire as SQL. */
export interface InstrumentSql {
  /** The query: `case_id`, `status`, `points`, `maximum`, `warning`, `instrument_id` and `instrument_version`. */
  readonly sql: string;
  /** The columns of the table that are read. */
  readonly reads: readonly SqlColumnRead[];
}

const optionsSchema = schemaFor<SqlInstrumentOptions>()(() => {
  const name = wholeText().optional();
  const names = z.record(wholeText(), wholeText()).optional();
  return z.strictObject({
    ...tableFields(),
    columns: z
      .strictObject({ caseId: name, age: name, assessedOn: name, answers: names, needs: names, characteristics: names })
      .optional(),
    unanswered: z.enum(['refuse', 'zero', 'exclude']).optional(),
    unpriced: z.enum(['refuse', 'exclude']).optional(),
    outsideAges: z.enum(['refuse', 'allow']).optional(),
  });
});

/**
 * Writes the scoring of a questionnaire as a query of a council's own database: the points that `scoreResponses` gives
 * the agreed answers of each row, the most that they could be, and the codes of the warnings.
 *
 * `status` is `scored`; `missing` or `refused`, where a response would be refused, and `warning` says of which
 * statement and why, such as `sleep: unknown-name`.
 *
 * @param instrument a questionnaire with points
 * @throws RasError for a questionnaire or names that are not valid; `choice-needed` for statements without points
 * @choice sql-answers: names are compared without regard to the capitals of ASCII and to repeated blanks; another letter
 * has to stand as the questionnaire writes it, because databases differ in what its capital is
 * @example
 * ```ts
 * import { instrumentToSql } from 'openras/export';
 * const instrument = {
 *   schemaVersion: 1 as const, id: 'short', version: '1', title: 'A short questionnaire',
 *   source: { kind: 'council' as const, citation: 'Our council, 2026' },
 *   outcomes: [{ id: 'healthy', title: 'Be healthy' }],
 *   statements: [{ id: 'sleep', outcome: 'healthy', text: 'My child sleeps well', levels: [
 *     { name: 'help', points: 10 }, { name: 'no help', points: 0 },
 *   ] }],
 * };
 * const { reads } = instrumentToSql(instrument, { dialect: 'duckdb', table: 'answers' });
 * reads.map(({ column }) => column); // => ['case_id', 'sleep']
 * ```
 * @category Export
 */
export function instrumentToSql(instrument: InstrumentInput, options: SqlInstrumentOptions): InstrumentSql {
  const [indexed, parsed] = readTogether(
    () => readPriced(instrument),
    () => parseInput(optionsSchema, options, ['options']),
  );
  refuseUnpriced(indexed, parsed.unpriced ?? 'refuse');
  const [{ table, before }, columns] = readTogether(
    () => readTable(parsed),
    () => columnsOf(indexed, parsed.columns ?? {}),
  );
  const dialect = DIALECTS[parsed.dialect];
  const parts = partsOf({ dialect, scope: '' });
  const { caseId, age, assessedOn, statements, facts } = columns;
  const id = dialect.text(caseId.quoted);
  const texts = [
    ...statements.flatMap(({ answer, need }) => [answer, ...(need === undefined ? [] : [need])]),
    ...facts,
  ];
  const cells = [
    `${id} AS case_id`,
    `COUNT(*) OVER (PARTITION BY ${id}) AS copies`,
    ...(age === undefined ? [] : [cellText(dialect, age)]),
    ...(assessedOn === undefined ? [] : [cellText(dialect, assessedOn, dialect.day)]),
    ...texts.map((one) => `${trimmed(dialect, dialect.text(one.quoted))} AS ${one.as}_text`),
  ];
  let rows = parts.add(`  SELECT\n    ${cells.join(',\n    ')}\n  ${fromCases(table)}`);
  const keys = texts.map(({ as }) => `nullif(${answerKey(dialect, `${as}_text`)}, '') AS ${as}`);
  rows = parts.addLayer(
    [...keys, ...numbersOf((text) => ageNumber(text, MAX_AGE), age), ...numbersOf(dayNumber, assessedOn)],
    rows,
  );
  const answered = statements.map(({ indexed: { bands }, answer: { as } }) => {
    const own = numberLayers(dialect, as, as);
    const places = bands.size > 0 ? placeLayers(dialect, as, as) : [];
    return Array.from({ length: 3 }, (_, layer) => [...(own[layer] ?? []), ...(places[layer] ?? [])]);
  });
  for (const layer of [0, 1, 2]) {
    const own = answered.flatMap((layers) => layers[layer] ?? []);
    if (own.length > 0) rows = parts.addLayer(own, rows);
  }
  const context = { dialect, indexed, columns, unanswered: parsed.unanswered ?? 'refuse' } as const;
  rows = parts.addLayer([...saidLayer(context), ...sectionLayer(context)], rows);
  rows = parts.addLayer(statusLayer(context), rows);
  rows = parts.addLayer([`${caseOf(faultsOf(context, parsed.outsideAges ?? 'refuse'))} AS fault`], rows);
  rows = parts.addLayer(sumLayer(context), rows);
  const { id: name, version } = indexed.instrument;
  const refusal = `coalesce(fault, CASE WHEN counted = 0 THEN 'answers: undefined-result' END)`;
  return {
    sql: `${[
      `${before}WITH ${parts.all.join(',\n')}`,
      'SELECT case_id, status,',
      `  CASE WHEN status = 'scored' THEN ${shortText(dialect, 'points', 6)} END AS points,`,
      `  CASE WHEN status = 'scored' THEN ${shortText(dialect, 'maximum', 6)} END AS maximum,`,
      `  CASE WHEN status = 'scored' THEN codes ELSE refusal END AS warning,`,
      `  ${dialect.literal(name)} AS instrument_id, ${dialect.literal(version)} AS instrument_version`,
      `FROM (\n  SELECT case_id, points, maximum, ${refusal} AS refusal, ${joined(codesOf(context))} AS codes,`,
      `    CASE WHEN ${refusal} LIKE '%: missing' THEN 'missing' WHEN ${refusal} IS NOT NULL THEN 'refused' ELSE 'scored' END AS status`,
      `  FROM ${rows}\n) openras_scores`,
    ].join('\n')};\n`,
    reads: columns.all.map(({ name: as, column }) => ({ as, column })),
  };
}

function readPriced(instrument: InstrumentInput): IndexedInstrument {
  const problems = problemList();
  const indexed = indexOrTell(instrument, problems);
  return indexed ?? problems.throwAll();
}

function refuseUnpriced({ instrument: { statements } }: IndexedInstrument, unpriced: 'refuse' | 'exclude'): void {
  const without = statements.filter((statement) => !hasPoints(statement));
  if (without.length === statements.length)
    fail('undefined-result', ['instrument'], 'has no points, so there is no score');
  if (without.length === 0 || unpriced === 'exclude') return;
  const names = without
    .slice(0, 6)
    .map(({ id }) => show(id))
    .join(', ');
  fail('choice-needed', ['instrument', 'statements'], `no points for ${names}; unpriced: 'exclude' leaves them out`);
}

/** A column of text that is read. */
interface TextColumn {
  readonly as: string;
  readonly name: string;
  readonly column: string;
  readonly quoted: string;
}

function columnsOf(indexed: IndexedInstrument, named: SqlAnswerColumns) {
  const problems = problemList();
  const { instrument } = indexed;
  const sections = instrument.sections ?? [];
  const needsAge = instrument.ages !== undefined || sections.some(({ appliesTo }) => appliesTo.ages !== undefined);
  const called = { caseId: 'case_id', age: 'age', assessedOn: 'assessed_on' } as const;
  const { caseId, age, assessedOn } = readColumns(called, needsAge ? ['caseId', 'age'] : ['caseId'], named);
  if (!needsAge && named.age !== undefined) tellUnread(problems, 'age');
  const list = (field: 'answers' | 'needs' | 'characteristics', as: string, ids: readonly string[], usual = '') => {
    const own = named[field] ?? {};
    for (const id of Object.keys(own)) if (!ids.includes(id)) tellUnread(problems, field, id);
    return ids.map((id, index): TextColumn => {
      const column = Object.hasOwn(own, id) ? (own[id] ?? id) : `${id}${usual}`;
      try {
        return {
          as: `${as}_${index + 1}`,
          name: `${id}${usual}`,
          column,
          quoted: quotedColumn(column, ['options', 'columns', field, id]),
        };
      } catch (error) {
        problems.addError(error);
        return { as, name: id, column, quoted: '' };
      }
    });
  };
  const all = [...indexed.statements.values()];
  const role = instrument.needQuestion?.role;
  const asking = role === 'gate' || role === 'consistency-check' ? all.filter(({ asksNeed }) => asksNeed) : [];
  const answers = list(
    'answers',
    'answer',
    all.map(({ statement }) => statement.id),
  );
  const needs = list(
    'needs',
    'need',
    asking.map(({ statement }) => statement.id),
    '@need',
  );
  const names = [...new Set(sections.flatMap(({ appliesTo }) => appliesTo.characteristic?.name ?? []))];
  const facts = list('characteristics', 'fact', names);
  problems.throwIfAny();
  const statements = all.map((statement, index) => {
    const need = needs[asking.indexOf(statement)];
    return { indexed: statement, answer: answers[index] as TextColumn, ...(need !== undefined && { need }) };
  });
  const first = caseId ?? { as: '', name: '', column: '', quoted: '' };
  const read = [first, ...(age === undefined ? [] : [age]), ...(assessedOn === undefined ? [] : [assessedOn])];
  return { caseId: first, age, assessedOn, statements, facts, names, all: [...read, ...answers, ...needs, ...facts] };
}

function tellUnread(problems: ReturnType<typeof problemList>, ...path: string[]): void {
  problems.add('unknown-name', ['options', 'columns', ...path], `${show(path.at(-1))} is not read; leave it out`);
}

interface Scoring {
  readonly dialect: Dialect;
  readonly indexed: IndexedInstrument;
  readonly columns: ReturnType<typeof columnsOf>;
  readonly unanswered: 'refuse' | 'zero' | 'exclude';
}

/** What each answer comes to, as text; of a need answer whether it means that no support is needed. */
function saidLayer({ dialect, indexed, columns }: Scoring): string[] {
  return columns.statements.flatMap(({ indexed: statement, answer, need }) => {
    const { as } = answer;
    const said = caseOf([[`${as} IS NULL`, 'NULL'], ...answerWhens(dialect, statement, as, as)]);
    if (need === undefined) return [`${said} AS ${as}_said`];
    const whens = [...indexed.needAnswers.values()].map((name): When => {
      const isNone = indexed.noSupportNeeded.has(name) ? '1' : '0';
      return [isNamed(dialect, need.as, `${need.as}_text`, name), isNone];
    });
    return [`${said} AS ${as}_said`, `${caseOf([[`${need.as} IS NULL`, 'NULL'], ...whens], '-1')} AS ${need.as}_said`];
  });
}

/** For each section 1 where it is asked, 0 where it is not, and nothing where a fact that decides is missing. */
function sectionLayer({ dialect, indexed, columns }: Scoring): string[] {
  const { sections = [] } = indexed.instrument;
  return sections.map(({ appliesTo: { ages, characteristic } }, index) => {
    const age = columns.age?.as ?? 'NULL';
    const last = ages?.to === undefined ? '' : ` AND ${age} <= ${ages.to}`;
    const fact = characteristic === undefined ? undefined : columns.facts[columns.names.indexOf(characteristic.name)];
    const isOne = characteristic?.oneOf
      .map((name) => `(${isNamed(dialect, fact?.as ?? '', `${fact?.as}_text`, name)})`)
      .join(' OR ');
    const asked = [
      ...(ages === undefined ? [] : [`(${age} >= ${ages.from}${last})`]),
      ...(fact === undefined ? [] : [`(${fact.as} IS NOT NULL AND (${isOne}))`]),
    ];
    const out = [
      ...(ages === undefined ? [] : [`(${age} IS NOT NULL AND NOT (${age} >= ${ages.from}${last}))`]),
      ...(fact === undefined ? [] : [`(${fact.as} IS NOT NULL AND NOT (${isOne}))`]),
    ];
    return `CASE WHEN ${out.join(' OR ')} THEN 0 WHEN ${asked.join(' AND ')} THEN 1 END AS section_${index + 1}`;
  });
}

const sectionOf = ({ indexed }: Scoring, id: string | undefined): string | undefined =>
  id === undefined ? undefined : `section_${(indexed.instrument.sections ?? []).findIndex((one) => one.id === id) + 1}`;

/** Whether each statement is asked, and whether it is answered (`a`), gated (`g`) or not answered (`u`). */
function statusLayer(scoring: Scoring): string[] {
  const isGate = scoring.indexed.instrument.needQuestion?.role === 'gate';
  return scoring.columns.statements.flatMap(({ indexed: { statement }, answer: { as }, need }) => {
    const section = sectionOf(scoring, statement.section);
    const gated: When[] =
      need === undefined || !isGate
        ? []
        : [
            [`${need.as} IS NULL`, "'u'"],
            [`${need.as}_said = 1`, "'g'"],
          ];
    return [
      `${section === undefined ? '1' : `coalesce(${section}, 0)`} AS ${as}_asked`,
      `${caseOf([...gated, [`${as} IS NULL`, "'u'"]], "'a'")} AS ${as}_status`,
    ];
  });
}

function faultsOf(scoring: Scoring, outsideAges: 'refuse' | 'allow'): When[] {
  const { dialect, indexed, columns, unanswered } = scoring;
  const { ages, sections = [] } = indexed.instrument;
  const { age, assessedOn } = columns;
  const last = ages?.to === undefined ? '' : ` OR age_read > ${ages.to}`;
  const isOutside = `age_read < ${ages?.from}${last}`.replaceAll('age_read', age?.as ?? '');
  const statements = columns.statements.flatMap(({ indexed: { statement }, answer, need }): When[] => {
    const { as } = answer;
    const told = (code: string): string => dialect.literal(`${statement.id}: ${code}`);
    const isOpen = unanswered === 'refuse' ? '' : ` AND ${as} IS NOT NULL`;
    return [
      ...(need === undefined ? [] : [[`${need.as}_said = -1`, told('unknown-name')] as const]),
      [`substr(${as}_said, 1, 1) = '!'`, `${dialect.literal(`${statement.id}: `)} || substr(${as}_said, 2)`],
      [`${as}_asked = 1 AND ${as}_status = 'u'${isOpen}`, told('missing')],
    ];
  });
  const open = sections.flatMap(({ appliesTo }, index): When[] => {
    const fact = columns.facts[columns.names.indexOf(appliesTo.characteristic?.name ?? '')];
    const missing = `section_${index + 1} IS NULL`;
    return [
      ...(appliesTo.ages === undefined ? [] : [[`${missing} AND ${age?.as} IS NULL`, "'age: missing'"] as const]),
      ...(fact === undefined
        ? []
        : [[`${missing} AND ${fact.as} IS NULL`, dialect.literal(`${fact.name}: missing`)] as const]),
    ];
  });
  return [
    ...FAULTS_OF_ID,
    ...faultOf(age),
    ...faultOf(assessedOn),
    ...(ages === undefined || outsideAges === 'allow' ? [] : [[isOutside, "'age: out-of-range'"] as const]),
    ...open,
    ...statements,
  ];
}

/** The sums of the statements that count. */
function sumLayer({ dialect: { whole }, columns, unanswered }: Scoring): string[] {
  const priced = columns.statements.filter(({ indexed: { maximum } }) => maximum !== undefined);
  const isCounted = (as: string): string =>
    `fault IS NULL AND ${as}_asked = 1${unanswered === 'zero' ? '' : ` AND ${as}_status <> 'u'`}`;
  const sum = (value: (as: string, most: bigint) => string): string =>
    priced
      .map(({ answer: { as }, indexed: { maximum } }) => {
        const most = multiplyRatios(maximum ?? ratio(0n), ratio(MICRO)).numerator;
        return `CASE WHEN ${isCounted(as)} THEN ${value(as, most)} ELSE 0 END`;
      })
      .join(' + ');
  return [
    `${sum((as) => `CASE WHEN ${as}_status = 'a' THEN CAST(${as}_said AS ${whole}) ELSE 0 END`)} AS points`,
    `${sum((_, most) => `CAST(${most} AS ${whole})`)} AS maximum`,
    `${sum(() => '1')} AS counted`,
  ];
}

/** The codes of what is said of a case that was scored, in their order. */
function codesOf({ indexed, columns, unanswered }: Scoring): string[] {
  const { ages, effectiveFrom, effectiveTo, needQuestion } = indexed.instrument;
  const { age, assessedOn, statements } = columns;
  const when = (condition: string, code: string): string => `CASE WHEN ${condition} THEN '${code}' END`;
  const number = (day: string): string => day.replaceAll('-', '');
  const outside =
    ages === undefined ? '' : `${age?.as} < ${ages.from}${ages.to === undefined ? '' : ` OR ${age?.as} > ${ages.to}`}`;
  const some = (own: (one: (typeof statements)[number]) => string | undefined): string[] =>
    statements.flatMap((one) => own(one) ?? []);
  const inSection = some(({ indexed: { statement }, answer: { as }, need }) => {
    const given = need === undefined ? `${as} IS NOT NULL` : `(${as} IS NOT NULL OR ${need.as} IS NOT NULL)`;
    return statement.section === undefined ? undefined : `(${as}_asked = 0 AND ${given})`;
  });
  const isPositive = (as: string): string =>
    `${as}_said IS NOT NULL AND ${as}_said NOT LIKE '!%' AND ${as}_said <> '0'`;
  const needs = some(({ answer: { as }, need }) => {
    if (need === undefined) return undefined;
    const is = `${as}_asked = 1 AND ${need.as}_said = 1 AND ${isPositive(as)}`;
    return when(is, needQuestion?.role === 'gate' ? 'gate-overrides-answer' : 'need-and-support-disagree');
  });
  const open = some(({ indexed: { maximum }, answer: { as } }) =>
    maximum === undefined ? undefined : `(${as}_asked = 1 AND ${as}_status = 'u')`,
  );
  const unpriced = some(({ indexed: { maximum }, answer: { as } }) =>
    maximum === undefined ? `${as}_asked = 1` : undefined,
  );
  return [
    ...(ages === undefined ? [] : [when(`${age?.as} IS NULL`, 'age-not-given'), when(outside, 'outside-ages')]),
    ...(assessedOn === undefined || effectiveFrom === undefined
      ? []
      : [when(`${assessedOn.as} < ${number(effectiveFrom)}`, 'outside-effective-dates')]),
    ...(assessedOn === undefined || effectiveTo === undefined
      ? []
      : [when(`${assessedOn.as} > ${number(effectiveTo)}`, 'outside-effective-dates')]),
    ...(inSection.length === 0 ? [] : [when(inSection.join(' OR '), 'section-not-asked')]),
    ...needs,
    ...(open.length === 0 || unanswered === 'refuse'
      ? []
      : [when(open.join(' OR '), unanswered === 'zero' ? 'unanswered-as-zero' : 'unanswered-excluded')]),
    ...(unpriced.length === 0 ? [] : [when(unpriced.join(' OR '), 'unpriced-excluded')]),
  ];
}
