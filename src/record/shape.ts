import * as z from 'zod';
import { PERIODS } from '../money/period.js';
import { deferred } from '../parse/deferred.js';
import { KNOWN_VERSIONS } from '../version.js';
import { RECORD_VERSION } from './record.js';
import { stepSchema } from './step/replay.js';

/** The fields of every record; what their texts and amounts mean is worked out again from its inputs. */
export function recordFields() {
  const text = z.string().max(100_000);
  const amount = z.string().max(40).nullable();
  const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits');
  const detail = z.union([z.string(), z.number(), z.boolean()]);
  return {
    version: z.literal(RECORD_VERSION),
    madeBy: z.enum(KNOWN_VERSIONS),
    kind: text,
    caseId: text.nullable(),
    period: z.enum(PERIODS),
    dates: z.record(text, z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date written YYYY-MM-DD')),
    model: z.strictObject({ id: text.nullable(), kind: text, sha256 }).nullable(),
    inputs: z.unknown(),
    status: text,
    amounts: z.record(text, amount),
    duty: z.array(z.strictObject({ stage: text, answer: text, shortfall: text, atLeast: z.boolean() })),
    warnings: z.array(
      z.strictObject({
        code: text,
        message: text,
        caseId: text.exactOptional(),
        details: z.record(text, detail).exactOptional(),
      }),
    ),
    result: z.unknown(),
    steps: z.array(stepSchema).min(1),
    seal: sha256,
  };
}

/** The outward form of every record. */
export const recordShape = deferred(() => z.strictObject(recordFields()));
