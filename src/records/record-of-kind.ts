import { fail, type Path, show } from '../errors.js';
import { parseInput } from '../parse.js';
import { toJson } from '../record/json.js';
import type { SealedRecord } from '../record/record.js';
import { recordShape } from '../record/shape.js';

/**
 * What a caller hands over as a record of one kind, as plain data. Only its form is checked: whether what it says follows
 * from its inputs is for `verifyRecord` to tell.
 *
 * @throws RasError `invalid`, `missing` for what has not the form of a record; `refused` for a record of another kind
 */
export function recordOfKind<Kept extends SealedRecord>(kind: Kept['kind'], record: Kept, at: Path): Kept {
  const plain = toJson(record, at);
  parseInput(recordShape, plain, at);
  const known = plain as unknown as Kept;
  if (known.kind !== kind) fail('refused', [...at, 'kind'], `expected ${show(kind)}, not ${show(known.kind)}`);
  return known;
}
