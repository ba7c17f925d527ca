import * as z from 'zod';
import type { DecimalInput } from '../../exact/decimal.js';
import { PERCENT } from '../../exact/quantity.js';
import { compareRatios, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { exactSchema } from '../../exact/wire.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { stated } from '../stated.js';

/** How often a child was at school in a time that is looked at. */
export interface SchoolAttendance {
  /** Days on which it was to be there; at least 1. */
  readonly days: number;
  /** Days on which it was. */
  readonly attended: number;
  /** Of these, days on which it was on time. */
  readonly onTime: number;
}

/** What is acceptable, in per cent; no report gives a figure. */
export interface AttendanceLevel {
  /** Days attended of all days, at least. */
  readonly attendance: DecimalInput;
  /** Days on time of those attended, at least. */
  readonly punctuality: DecimalInput;
}

const attendanceSchema = schemaFor<SchoolAttendance>()(() =>
  withCheck(
    z.strictObject({ days: z.int().min(1).max(366), attended: z.int().min(0), onTime: z.int().min(0) }),
    ({ days, attended }, problems) => {
      if (attended > days) problems.add('inconsistent', ['attended'], 'is more than all days');
    },
    ({ attended, onTime }, problems) => {
      if (onTime > attended) problems.add('inconsistent', ['onTime'], 'is more than the days attended');
    },
  ),
);

const levelSchema = schemaFor<AttendanceLevel>()(() => {
  const percent = exactSchema({ ...PERCENT, max: 100 });
  return z.strictObject({
    attendance: stated(percent, 'which attendance is acceptable, in per cent? No report says, so state it'),
    punctuality: stated(percent, 'which punctuality is acceptable, in per cent? No report says, so state it'),
  });
});

/** Whether a transport budget may be stopped because a child is not at school, or not on time. */
export interface AttendanceReview {
  /** `may-stop` gives the authority a choice; nothing stops by itself. */
  readonly outcome: 'continue' | 'may-stop';
  /** Days attended of all days in per cent, to one decimal. */
  readonly attendance: string;
  /** Days on time of those attended in per cent, to one decimal; null where none was attended. */
  readonly punctuality: string | null;
  /** What is below the acceptable level. */
  readonly below: readonly ('attendance' | 'punctuality')[];
}

/**
 * Holds a child's attendance and punctuality against what is acceptable. The family gives no account of its spending; this
 * is what is looked at instead.
 *
 * @throws RasError `choice-needed` without a level, which no report gives
 * @source RR232 4.32
 * @choice attendance-review: below a level the budget may be stopped, by a person's decision; it never stops by itself
 * @category Models
 * @example
 * ```ts
 * import { transportAttendance } from 'openras/models';
 * const level = { attendance: 90, punctuality: 85 };
 * // 60 of 65 days are 92.3 per cent; 48 of 60 are 80
 * transportAttendance({ days: 65, attended: 60, onTime: 48 }, level).below; // => ['punctuality']
 * ```
 */
export function transportAttendance(school: SchoolAttendance, acceptable: AttendanceLevel): AttendanceReview {
  const [{ days, attended, onTime }, level] = readTogether(
    () => parseInput(attendanceSchema, school, ['school']),
    () => parseInput(levelSchema, acceptable, ['acceptable']),
  );
  const attendance = ratio(BigInt(attended) * 100n, BigInt(days));
  const punctuality = attended === 0 ? null : ratio(BigInt(onTime) * 100n, BigInt(attended));
  const below = [
    ...(compareRatios(attendance, level.attendance) < 0 ? (['attendance'] as const) : []),
    ...(punctuality !== null && compareRatios(punctuality, level.punctuality) < 0 ? (['punctuality'] as const) : []),
  ];
  return {
    outcome: below.length === 0 ? 'continue' : 'may-stop',
    attendance: formatRounded(attendance, 1),
    punctuality: punctuality && formatRounded(punctuality, 1),
    below,
  };
}
