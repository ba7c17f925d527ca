import type { Dialect } from '../dialect.js';
import { MOST_PENCE } from '../pieces.js';

/** Pence or millionths that are added up in two parts, so that no sum of them is too large on its way. */
const PART = 1_000_000_000n;

/** The two parts of a sum, as columns of an aggregate. */
export function sumParts({ div, whole }: Dialect, of: string, as: string): string[] {
  const high = div(of, String(PART));
  const sum = (term: string): string => `CAST(coalesce(SUM(${term}), 0) AS ${whole})`;
  return [`${sum(high)} AS ${as}_high`, `${sum(`${of} - ${PART} * ${high}`)} AS ${as}_low`];
}

/** A sum out of its parts; nothing where it is more than a bound. */
export function sumOf({ div }: Dialect, as: string, bound: bigint): string {
  const high = `(${as}_high + ${div(`${as}_low`, String(PART))})`;
  const low = `(${as}_low - ${PART} * ${div(`${as}_low`, String(PART))})`;
  const most = bound / PART;
  const isWithin = `${high} < ${most} OR (${high} = ${most} AND ${low} <= ${bound - most * PART})`;
  return `CASE WHEN ${isWithin} THEN ${high} * ${PART} + ${low} END`;
}

/** A whole number of so many decimals with each of them written. */
export function fixedText({ textType, div }: Dialect, number: string, decimals: number): string {
  const ten = 10n ** BigInt(decimals);
  const rest = `(${ten} + ${number} - ${ten} * ${div(number, String(ten))})`;
  return `CAST(${div(number, String(ten))} AS ${textType}) || '.' || substr(CAST(${rest} AS ${textType}), 2)`;
}

/** The same without the noughts at its end. */
export function shortText(dialect: Dialect, number: string, decimals: number): string {
  return `rtrim(rtrim(${fixedText(dialect, number, decimals)}, '0'), '.')`;
}

/** The largest sum of pence that a model is made of. */
export const MOST_SUM = MOST_PENCE;

/** A text as JSON writes it; no id holds a control character. */
export function jsonText({ literal }: Dialect, text: string): string {
  const escaped = `replace(replace(${text}, ${literal('\\')}, ${literal('\\\\')}), '"', ${literal('\\"')})`;
  return `'"' || ${escaped} || '"'`;
}

/** JSON in which parts stand for what the database works out, as an expression. */
export function jsonAround({ literal }: Dialect, json: string, parts: Readonly<Record<string, string>>): string {
  const names = Object.keys(parts);
  const pieces = json.split(new RegExp(`"?(${names.join('|')})"?`));
  return pieces.map((piece) => (names.includes(piece) ? `(${parts[piece]})` : literal(piece))).join(' || ');
}
