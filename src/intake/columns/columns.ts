import type { HeaderName } from '../header/names.js';
import { type Per, perInWords, unitInWords, unitOf } from '../header/unit.js';
import { nameOfWords } from '../plain-name.js';
import type { TargetColumn, ValueType } from '../target/target.js';

/** A column of a table that is read. */
export interface ReadColumn {
  /** Its name in the clean table. */
  readonly name: string;
  readonly header: HeaderName;
  readonly type: ValueType;
  /** The column of ours that it is; undefined for one that is carried. */
  readonly target: TargetColumn | undefined;
  /** What its amounts are for. */
  readonly per: Per | undefined;
  readonly isThousands: boolean;
  /** The column that holds the pence, where pounds and pence stand in two. */
  readonly pence: HeaderName | undefined;
}

/** The columns of a table, understood. */
export interface TableColumns {
  readonly read: readonly ReadColumn[];
  readonly notRead: readonly HeaderName[];
}

/** A column of ours, read from a header that says its unit or does not. */
export function readAs(target: TargetColumn, header: HeaderName, names: readonly HeaderName[]): ReadColumn {
  const isMoney = target.type === 'money';
  const { per, isThousands } = unitOf(header.name);
  return {
    name: target.name,
    header,
    type: target.type,
    target,
    per: isMoney || target.per !== undefined ? (per ?? target.per) : undefined,
    isThousands: isMoney && isThousands,
    pence: isMoney ? penceBeside(header, names) : undefined,
  };
}

/** A column that is carried as it stands. */
export function carried(name: string, header: HeaderName, type: ValueType): ReadColumn {
  return { name, header, type, target: undefined, per: undefined, isThousands: false, pence: undefined };
}

/** The column of pence to the right of one of pounds: `Package £` and `Package p`, `Pounds` and `Pence`. */
function penceBeside(header: HeaderName, names: readonly HeaderName[]): HeaderName | undefined {
  const next = names.find(({ column }) => column === header.column + 1);
  if (next === undefined) return undefined;
  const own = wordsOf(header.name);
  const more = wordsOf(next.name).filter((word) => !own.includes(word));
  return more.length === 1 && ['p', 'pence'].includes(more[0] ?? '') ? next : undefined;
}

const wordsOf = (name: string): string[] => name.toLowerCase().split(/[^\p{L}\p{N}]+/u);

/** A header as the name of a column of ours: `night_care` of `Night care?`. */
export function plainColumnName(header: HeaderName): string {
  const text = header.lower === '' ? header.name : header.lower;
  const plain = nameOfWords(text);
  return plain === '' ? `column_${header.column + 1}` : plain;
}

/** What was understood of a column, in words: `points is "RAS Score"`. */
export function columnInWords({ name, header, type, per, isThousands, pence }: ReadColumn): string {
  const unit =
    type === 'money' ? ` in ${unitInWords(per, isThousands)}` : per === undefined ? '' : ` ${perInWords(per)}`;
  const more = pence === undefined ? '' : ` with the pence in "${pence.name}"`;
  return `${name} is "${header.name}"${unit}${more}`;
}
