import { numberAt } from '../../../exact/at.js';
import { isOddId } from '../table/like-values.js';
import type { PlainColumn } from './plain-table.js';

const LONGEST = 200;

/**
 * Whether the cells of a column are ids that nobody would ask about: letters, digits and joints, each once, also when
 * capitals and the leading zeros of a number are left out of account.
 */
export function arePlainIds(bytes: Buffer, { starts, ends }: PlainColumn): boolean {
  const seen = foldedSet(bytes, { starts, ends });
  for (let row = 0; row < starts.length; row += 1) {
    const [start, end] = [numberAt(starts, row), numberAt(ends, row)];
    const form = formOf(bytes, start, end);
    if (form === undefined) return false;
    // Rows of totals, what a spreadsheet has shortened and what it took for days are words, a digit with an e in it, or parts with joints.
    if (form !== 'other' && isOddId(bytes.toString('latin1', start, end))) return false;
    if (!seen.add(row)) return false;
  }
  return true;
}

/**
 * What an id is made of: letters alone, a digit first and an e in it, parts of which one is a number of a day or the name of
 * a month, or anything else; undefined where it is not plain.
 */
function formOf(bytes: Buffer, start: number, end: number): 'letters' | 'exponent' | 'day' | 'other' | undefined {
  if (end === start || end - start > LONGEST || !isLetterOrDigit(numberAt(bytes, start))) return undefined;
  let hasDigit = false;
  let hasE = false;
  let firstJoint = end;
  for (let place = start; place < end; place += 1) {
    const byte = numberAt(bytes, place);
    if (isDigit(byte)) hasDigit = true;
    else if ((byte | 32) === 101) hasE = true;
    else if (isJoint(byte)) firstJoint = Math.min(firstJoint, place);
    else if (!isLetterOrDigit(byte)) return undefined;
  }
  if (!hasDigit) return 'letters';
  const beginsWithDigit = isDigit(numberAt(bytes, start));
  if (hasE && beginsWithDigit) return 'exponent';
  // `North-2-total` ends as a row of totals does.
  if (firstJoint < end && !isDigit(numberAt(bytes, end - 1))) return 'letters';
  // `F-001` is none: a number before the joint, or a month of three letters or four.
  return firstJoint < end && (beginsWithDigit || firstJoint - start >= 3) ? 'day' : 'other';
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

function isLetterOrDigit(byte: number): boolean {
  const small = byte | 32;
  return isDigit(byte) || (small >= 97 && small <= 122);
}

/** Hyphen, full stop, stroke, colon, underscore. */
function isJoint(byte: number): boolean {
  return byte === 45 || byte === 46 || byte === 47 || byte === 58 || byte === 95;
}

/** A byte without its capital. */
function folded(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte | 32 : byte;
}

/** The set of the ids of a column as they look: rows in a table of hashes, so that no text is made of any. */
function foldedSet(bytes: Buffer, { starts, ends }: PlainColumn): { add: (row: number) => boolean } {
  const size = 2 ** Math.ceil(Math.log2(starts.length * 2 + 2));
  const rows = new Uint32Array(size);
  const startOf = (row: number): number => withoutZeros(bytes, numberAt(starts, row), numberAt(ends, row));
  const isSame = (row: number, start: number, end: number): boolean => {
    const other = startOf(row);
    if (numberAt(ends, row) - other !== end - start) return false;
    for (let place = 0; place < end - start; place += 1) {
      if (folded(numberAt(bytes, start + place)) !== folded(numberAt(bytes, other + place))) return false;
    }
    return true;
  };
  return {
    add(row) {
      const [start, end] = [startOf(row), numberAt(ends, row)];
      let slot = hashOf(bytes, start, end) & (size - 1);
      for (let held = numberAt(rows, slot); held !== 0; held = numberAt(rows, slot)) {
        if (isSame(held - 1, start, end)) return false;
        slot = (slot + 1) & (size - 1);
      }
      rows[slot] = row + 1;
      return true;
    },
  };
}

/** Where an id begins without the leading zeros of a number; one of digits alone is a number. */
function withoutZeros(bytes: Buffer, start: number, end: number): number {
  let from = start;
  while (from < end - 1 && bytes[from] === 48) from += 1;
  if (from === start) return start;
  for (let place = from; place < end; place += 1) if (!isDigit(numberAt(bytes, place))) return start;
  return from;
}

function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let place = start; place < end; place += 1) hash = Math.imul(hash ^ folded(numberAt(bytes, place)), 0x01000193);
  // The last bits choose the slot: they get something of the first ones.
  return (hash ^ (hash >>> 15)) >>> 0;
}
