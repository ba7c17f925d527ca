import { fail, type Path, show } from '../errors.js';
import { parseInput } from '../parse/parse.js';
import { type Json, toJson } from '../record/json.js';
import type { SealedRecord } from '../record/record.js';
import { sha256OfJson } from '../record/seal.js';
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

/** The same, where what it says is read on: somebody who altered it without sealing it anew is refused. */
export function sealedOfKind<Kept extends SealedRecord>(kind: Kept['kind'], record: Kept): Kept {
  const known = recordOfKind(kind, record, []);
  const { seal, ...body } = known;
  if (sha256OfJson(body as unknown as Json) === seal) return known;
  return fail('replay-mismatch', ['seal'], 'does not fit the record: something in it was altered after it was sealed');
}
