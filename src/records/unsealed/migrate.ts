import { fail } from '../../errors.js';
import { toJson } from '../../record/json.js';
import type { AnyUnsealed } from './unsealed.js';
import { readUnsealedAllocation } from './unsealed-allocation.js';
import { readUnsealedModerated } from './unsealed-moderated.js';

/**
 * Reads an allocation or a moderated case that an earlier release stored without a seal.
 *
 * What can be worked out again has to agree; the rest cannot be checked, and `unchecked` says what that is. Such a record
 * can be explained, with these sentences first; nothing is paid or started again from it.
 *
 * @param stored what `allocate` or `moderate` returned, read back from JSON
 * @throws RasError `replay-mismatch` at each place that does not agree; `invalid` for what is no such record
 * @choice record-migration: an old record stays unsealed, since a seal made now would only say what it holds today
 * @category Records
 * @example
 * ```ts
 * import { allocate, calibratePricePoint } from 'openras';
 * import { migrateRecord } from 'openras/records';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 50, packageValue: '3000' }], { fundingBasis: 'pot' });
 * const stored = JSON.parse(JSON.stringify(allocate(model, { caseId: 'F1', points: 20 })));
 * migrateRecord(stored).sealed; // => false
 * migrateRecord({ ...stored, indicative: '9999.00' }); // throws 'replay-mismatch'
 * ```
 */
export function migrateRecord(stored: unknown): AnyUnsealed {
  const plain = toJson(stored);
  if (typeof plain === 'object' && plain !== null) {
    if ('seal' in plain) return fail('refused', ['seal'], 'is sealed; verifyRecord verifies it');
    if ('modelKind' in plain) return readUnsealedAllocation(plain);
    if ('moderation' in plain) return readUnsealedModerated(plain);
  }
  return fail('invalid', [], 'is neither an allocation nor a moderated case');
}
