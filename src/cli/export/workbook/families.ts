import type { CaseInput } from '../../../allocation/allocate.js';
import { failAt } from '../../place.js';
import type { Key, Plan } from './plan.js';

/** What a cell of a case may be. */
export type ColumnKind = 'text' | 'points' | 'age' | 'yes-no' | 'day' | 'year';

/** A column of the sheet "Cases" that may be changed. */
export interface InputColumn {
  readonly header: string;
  readonly kind: ColumnKind;
  /** What it is to the formulas: a field of the case, or an add-on or an outcome by its number. */
  readonly as:
    | Key
    | 'points'
    | 'eligible'
    | 'startsOn'
    | 'assessedOn'
    | 'priceBase'
    | `addOn ${number}`
    | `answer ${number}`;
  /** What stands in it for a case. */
  readonly cell: (one: CaseInput) => number | string;
}

/** The columns that the model reads, and those of what the cases state beside. */
export function inputColumns(
  { measure, sections, outcomes = [], addOns = [] }: Plan,
  cases: readonly CaseInput[],
): InputColumn[] {
  const asked = (key: Key): boolean => sections.some(({ whom }) => whom[key] !== undefined);
  const states = (key: string): boolean => cases.some((one) => fieldOf(one, key) !== undefined);
  const field = (as: InputColumn['as'], header: string, kind: ColumnKind, isThere: boolean): InputColumn[] =>
    isThere ? [{ header, kind, as, cell: (one) => cellOf(fieldOf(one, as), kind) }] : [];
  return [
    ...field('group', 'group', 'text', asked('group')),
    ...field('age', 'age', 'age', asked('age')),
    ...field('instrument', 'instrument', 'text', asked('instrument')),
    ...field('level', 'level', 'text', asked('level')),
    ...field('points', 'points', 'points', measure === 'points'),
    ...outcomes.map(
      ({ id }, index): InputColumn => ({
        header: id,
        kind: 'text',
        as: `answer ${index}`,
        cell: (one) => answerOf(one, id),
      }),
    ),
    ...addOns.map(
      ({ id }, index): InputColumn => ({
        header: id,
        kind: 'yes-no',
        as: `addOn ${index}`,
        cell: (one) => addOnOf(one, id),
      }),
    ),
    ...field('eligible', 'eligible', 'yes-no', states('eligible')),
    ...field('startsOn', 'starts_on', 'day', states('startsOn')),
    ...field('assessedOn', 'assessed_on', 'day', states('assessedOn')),
    ...field('priceBase', 'price_base', 'year', states('priceBase')),
  ];
}

const fieldOf = (one: CaseInput, key: string): unknown => (one as Readonly<Record<string, unknown>>)[key];

function cellOf(value: unknown, kind: ColumnKind): number | string {
  if (value === undefined) return '';
  switch (kind) {
    case 'points':
    case 'age':
      return Number(value);
    case 'yes-no':
      return value === true ? 'yes' : 'no';
    case 'day':
      return serialOf(String(value));
    default:
      return String(value);
  }
}

/** What a case answers of an outcome; a case holds its answers as a list. */
function answerOf(one: CaseInput, id: string): string {
  const answers = fieldOf(one, 'answers');
  const listed = Array.isArray(answers)
    ? (answers as readonly { readonly outcome?: string; readonly level?: string }[])
    : [];
  return listed.find(({ outcome }) => outcome === id)?.level ?? '';
}

function addOnOf(one: CaseInput, id: string): string {
  const addOns = fieldOf(one, 'addOns');
  return Array.isArray(addOns) && addOns.includes(id) ? 'yes' : '';
}

/** A day as the number that spreadsheets hold: how many days after 30 December 1899. */
export function serialOf(day: string): number {
  const serial = Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);
  // Spreadsheets do not agree on the days before.
  if (serial < 61)
    failAt('refused', day, undefined, 'is a day before March 1900, which spreadsheets do not hold alike');
  return serial;
}
