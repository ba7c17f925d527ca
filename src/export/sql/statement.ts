import { fail } from '../../errors.js';
import type { DatedModel } from '../../model/dates.js';
import { columnsOf } from './columns.js';
import { type Answers, type Context, decidedOf, joined, partsOf } from './common.js';
import type { Dialect } from './dialect.js';
import { cellsOf, layersAfter, layersBefore } from './layers.js';
import { fromCases } from './names.js';
import type { Plan } from './plan.js';
import { caseOf, type When } from './readers.js';
import { isPriced, pointsPriced, type WholePiece, type WholePlan, wholePlan } from './whole-pieces.js';

/** The answers of a model that prices by itself. */
export function answersOfPlan(plan: Plan, dated: DatedModel, context: Context): Answers {
  const { dialect, table, where, reader } = context;
  const whole = wholePlan(plan, dialect.most);
  if (!isPriced(whole)) {
    const message = `the prices of the model are finer than the whole numbers of ${context.name} hold; take a database with larger ones`;
    fail('refused', ['options', 'dialect'], message);
  }
  const columns = columnsOf(plan, reader);
  const parts = partsOf(context);
  const from =
    where === undefined
      ? fromCases(table)
      : `${fromCases(table)}\n  WHERE ${where(dialect.text(columns.caseId.quoted))}`;
  let rows = parts.add(`  SELECT\n    ${cellsOf(dialect, columns).join(',\n    ')}\n  ${from}`);
  for (const layer of layersBefore(plan, whole, dialect, columns)) rows = parts.addLayer(layer, rows);
  const pieces = parts.add(piecesTable(whole, dialect));
  const joins = `  SELECT r.*, ${PIECE.map((name) => `p.${name}`).join(', ')}`;
  rows = parts.add(`${joins}\n  FROM ${rows} r LEFT JOIN ${pieces} p ON p.number = r.piece`);
  for (const layer of layersAfter(plan, whole, dialect, columns)) rows = parts.addLayer(layer, rows);
  const decided = decidedOf(dated, columns);
  const status = caseOf(
    [
      ...decided.status,
      ['off_step = 1', "'refused'"],
      ["said <> 'budget'", 'said'],
      ['pence IS NULL', "'out-of-bounds'"],
    ],
    "'budget'",
  );
  const told = [...decided.told, 'warned', "CASE WHEN said = 'budget' AND pence = 0 THEN 'zero-budget' END"];
  const warning: When[] = [
    ...decided.warning,
    ['off_step = 1', "'points: invalid'"],
    ["said = 'refused'", 'warned'],
    ["said = 'budget' AND pence IS NULL", 'NULL'],
  ];
  return {
    parts: parts.all,
    select: `SELECT case_id, pence,\n    ${status} AS status,\n    ${caseOf(warning, joined(told))} AS warning\n  FROM ${rows}`,
    points: plan.measure.by === 'points' ? pointsPriced(whole) : null,
  };
}

const PIECE = ['low', 'said', 'warned', 'base', 'slope', 'start', 'under', 'most'] as const;

function piecesTable({ sections }: WholePlan, { whole, textType, literal }: Dialect): string {
  const row = ({ number, low, status, warning, base, slope, start, under, most }: WholePiece): string => {
    const texts = [literal(status), warning === null ? 'NULL' : literal(warning)];
    return `(${[number, low, ...texts, base, slope, start, under, most].join(', ')})`;
  };
  const types: Readonly<Record<string, string>> = { said: textType, warned: textType };
  const columns = PIECE.map((name) => `CAST(${name} AS ${types[name] ?? whole}) AS ${name}`);
  const values = `openras_0(number, ${PIECE.join(', ')}) AS (\n    VALUES\n    ${sections.flat().map(row).join(',\n    ')}\n  )`;
  return `  WITH ${values}\n  SELECT number, ${columns.join(', ')} FROM openras_0`;
}
