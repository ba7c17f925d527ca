import { type ParsedStreamsModel, streamsModelSchema } from '../../allocation/streams/model.js';
import { multiplyRatios, ONE, parseRatio, type Ratio } from '../../exact/ratio.js';
import { periodFactors } from '../../model/shared/lines/period-factor.js';
import { parseInput } from '../../parse/parse.js';
import type { Answers, Context } from './common.js';
import { joined } from './common.js';
import type { Dialect } from './dialect.js';
import { commonColumns, frameOf, type OwnColumn } from './frame.js';
import { MOST_PENCE } from './pieces.js';
import { caseOf, flag, type When } from './readers.js';
import { type AnswersWithin, leastPoints, within } from './within.js';

type Stream = ParsedStreamsModel['streams'][number];

/** Several streams: each row is answered by the model of each, and what is certain is added up to the penny. */
export function answersOfStreams(stored: unknown, context: Context, answersWithin: AnswersWithin): Answers {
  const { dialect, reader, scope, path } = context;
  const model = parseInput(streamsModelSchema, stored, ['model']);
  const { streams } = model;
  const readers = streams.map(({ id }) => reader.within(id));
  const eligible = readers.map((one, index) => {
    const column = one.named('eligible');
    return column === undefined ? undefined : { column: { ...column, as: `eligible_${index + 1}` }, read: flag };
  });
  const own = eligible.filter((one): one is OwnColumn & typeof one => one !== undefined);
  const frame = frameOf({ columns: commonColumns(context), own, layers: [], late: [] }, model, context);
  const inner = streams.map((_, index) => {
    const isIn = eligible[index] === undefined ? '1 = 1' : `coalesce(eligible_${index + 1}, 1) = 1`;
    return answersWithin(within(stored, ['streams', index]), {
      ...context,
      reader: readers[index] ?? reader,
      scope: `${scope}${index + 1}_`,
      where: frame.handedOn(isIn),
      path: [...path, 'streams', index, 'model'],
    });
  });
  const joins = inner.map(({ select }, index) => {
    const name = `s${index + 1}`;
    return `LEFT JOIN (\n  ${select}\n  ) ${name} ON f.status IS NULL AND ${name}.case_id = f.case_id`;
  });
  const parts = [...frame.parts.all, ...inner.flatMap((one) => one.parts)];
  // One more layer at a time, in names of their own.
  const rows = `openras_${scope}0_`;
  const told = streams.map((stream, index) => streamLayer(stream, index + 1, model, dialect));
  parts.push(
    dialect.part(
      `${rows}1`,
      `  SELECT f.case_id, f.status AS decided, f.warning AS noted, f.said,\n    ${told.flat().join(',\n    ')}\n  FROM ${frame.rows} f\n  ${joins.join('\n  ')}`,
    ),
    dialect.part(
      `${rows}2`,
      `  SELECT *,\n    ${statusOf(streams)} AS own_status,\n    ${totalOf(streams, dialect)} AS total\n  FROM ${rows}1`,
    ),
  );
  return { parts, select: lastOf(streams, `${rows}2`), points: leastPoints(inner) };
}

const REFUSED = "('missing', 'refused', 'out-of-dates', 'out-of-bounds')";

/** What a row has of a stream: its status, what it says, and its pence in the period of the whole. */
function streamLayer(stream: Stream, number: number, model: ParsedStreamsModel, dialect: Dialect): string[] {
  const own = `s${number}`;
  const { numerator, denominator } = factorOf(stream, model);
  // 2 · pence · numerator + denominator stays within the largest number.
  const most = (dialect.most - denominator) / (2n * numerator);
  const reach = most < MOST_PENCE ? most : MOST_PENCE;
  const exact = dialect.div(
    `(2 * CASE WHEN ${own}.pence <= ${reach} THEN ${own}.pence END * ${numerator} + ${denominator})`,
    String(2n * denominator),
  );
  return [
    `coalesce(${own}.status, 'not-eligible') AS status_${number}`,
    `${own}.warning AS warning_${number}`,
    `${exact} AS pence_${number}`,
  ];
}

function factorOf({ model: { period } }: Stream, { period: whole, convention }: ParsedStreamsModel): Ratio {
  const factors = periodFactors(period, whole, convention, ['model']);
  return factors.map(({ value }) => parseRatio(value)).reduce(multiplyRatios, ONE);
}

/** What the whole says: what refuses one of its streams, else the least certain of what the certain ones say. */
function statusOf(streams: readonly Stream[]): string {
  const refused = streams.map((_, index): When => [`status_${index + 1} IN ${REFUSED}`, `status_${index + 1}`]);
  const certain = streams.flatMap(({ uncertain }, index) => (uncertain ? [] : [`status_${index + 1}`]));
  const every = (words: string): string => certain.map((status) => `${status} IN (${words})`).join(' AND ');
  return caseOf(
    [
      ['decided IS NOT NULL', 'decided'],
      ...refused,
      [every("'not-eligible'"), "'not-eligible'"],
      [every("'not-eligible', 'no-budget'"), "'no-budget'"],
      ...certain.map((status): When => [`${status} = 'refer-to-costing'`, "'refer-to-costing'"]),
    ],
    "'budget'",
  );
}

/** The pence of the certain streams, added up; nothing where one of them is too large. */
function totalOf(streams: readonly Stream[], { whole }: Dialect): string {
  const terms = streams.flatMap(({ uncertain }, index) => {
    const [status, pence] = [`status_${index + 1}`, `pence_${index + 1}`];
    return uncertain ? [] : [`CASE WHEN ${status} = 'budget' THEN ${pence} ELSE 0 END`];
  });
  return `CAST(${terms.join(' + ')} AS ${whole})`;
}

function lastOf(streams: readonly Stream[], rows: string): string {
  const isIn = (index: number): string => `status_${index + 1} NOT IN ('not-eligible', 'no-budget')`;
  const codes = streams.map((_, index) => {
    const [status, warning] = [`status_${index + 1}`, `warning_${index + 1}`];
    const own = `replace(${warning}, 'zero-budget', 'zero-stream')`;
    return `CASE WHEN ${status} = 'not-eligible' THEN 'stream-not-eligible' ELSE ${own} END`;
  });
  const uncertain = streams.flatMap(({ uncertain: isOpen }, index) => (isOpen ? [isIn(index)] : []));
  const open = uncertain.length === 0 ? [] : [`CASE WHEN ${uncertain.join(' OR ')} THEN 'uncertain-streams' END`];
  const nought = "CASE WHEN own_status = 'budget' AND total = 0 THEN 'zero-budget' END";
  const isTooLarge = `own_status = 'budget' AND (total IS NULL OR total > ${MOST_PENCE})`;
  const refusals = streams.map(({ id }, index): When => {
    const prefix = `'${id.replaceAll("'", "''")}: '`;
    return [`status_${index + 1} IN ${REFUSED}`, `${prefix} || warning_${index + 1}`];
  });
  const warning = caseOf(
    [['decided IS NOT NULL', 'noted'], ...refusals, [isTooLarge, 'NULL']],
    joined(['said', ...codes, ...open, nought]),
  );
  return [
    `SELECT case_id, CASE WHEN ${isTooLarge} THEN NULL ELSE total END AS pence,`,
    `    CASE WHEN ${isTooLarge} THEN 'out-of-bounds' ELSE own_status END AS status,`,
    `    ${warning} AS warning\n  FROM ${rows}`,
  ].join('\n');
}
