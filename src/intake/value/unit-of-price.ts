import { carried } from '../columns/columns.js';
import type { ColumnValues } from './periods.js';

const UNITS: readonly (readonly [unit: string, said: RegExp])[] = [
  ['hour', /\bhour(?:ly|s)?\b|\bp\.?h\.?(?:\b|$)/i],
  ['session', /\bsessions?\b/i],
  ['night', /\b(?:over)?night(?:ly|s)?\b/i],
  ['day', /\b(?:days?|daily)\b/i],
  ['week', /\bweek(?:ly|s)?\b/i],
  ['visit', /\bvisits?\b/i],
  ['journey', /\b(?:journeys?|trips?)\b/i],
  ['mile', /\bmiles?\b/i],
];

/** Gives prices the unit that their own name says (`Hourly rate`), where the list has no column of units. */
export function withUnitOfPrice(
  columns: readonly ColumnValues[],
  say: (message: string) => void,
): readonly ColumnValues[] {
  const price = columns.find(({ column }) => column.name === 'price');
  if (price === undefined || columns.some(({ column }) => column.name === 'unit')) return columns;
  const { header } = price.column;
  const said = UNITS.filter(([, pattern]) => pattern.test(header.name));
  const [only, ...others] = said;
  // Two units in one name say nothing sure.
  if (only === undefined || others.length > 0) return columns;
  say(`unit: ${only[0]}, by the name "${header.name}" of the prices`);
  const unit = carried('unit', { ...header, name: 'unit', lower: 'unit' }, 'text');
  return [...columns, { column: unit, values: price.values.map((value) => (value === '' ? '' : only[0])) }];
}
