import * as z from 'zod';
import { fail, show } from '../errors.js';
import { formatRatio, parseRatio, type Ratio, sumRatios } from '../exact/ratio.js';
import { formatRounded, ROUNDING_MODES } from '../exact/round.js';
import { readAsData } from '../guard/guard.js';
import { wholeText } from '../identifier.js';
import type { Amount } from '../money/amount.js';
import { schemaOf } from '../parse/check.js';
import { deferred, schemaFor } from '../parse/deferred.js';
import { parseInput, readTogether } from '../parse/parse.js';
import type { Warning } from '../warning.js';
import { LINE_KINDS } from './line/line.js';
import { ROLES, type Role } from './line/role.js';
import type { CostedLine, PackageCost } from './package/result.js';
import { BUDGET, payerSchema } from './payer.js';

/** What counts in the value of a package that calibrates a model. */
export interface CalibrationValueOptions {
  /** Whether what is bought once counts; `exclude` unless told otherwise. */
  readonly oneOffs?: 'include' | 'exclude' | undefined;
  /** Whether what is set aside counts; `include` unless told otherwise. */
  readonly contingency?: 'include' | 'exclude' | undefined;
  /** Whose lines count: the budget's alone by default, and those of other streams that are to be priced with it. */
  readonly payers?: readonly string[] | undefined;
  /** Lines of these roles are left out, such as support planning and brokerage; none by default. */
  readonly withoutRoles?: readonly Role[] | undefined;
  /** Where a line has no price: give no value (`no-value`, the default), or go on without the line. */
  readonly unpriced?: 'no-value' | 'leave-out' | undefined;
}

const optionsSchema = schemaFor<CalibrationValueOptions>()(() => {
  const includeOrExclude = z.enum(['include', 'exclude']);
  return z.strictObject({
    oneOffs: includeOrExclude.default('exclude'),
    contingency: includeOrExclude.default('include'),
    payers: z.array(payerSchema).max(100).default([BUDGET]),
    withoutRoles: z.array(z.enum(ROLES)).max(ROLES.length).default([]),
    unpriced: z.enum(['no-value', 'leave-out']).default('no-value'),
  });
});

// What is read of a cost, which may have been stored and read back.
const costSchema = deferred(() => {
  const exact = schemaOf(z.string(), (text) => formatRatio(parseRatio(text))).nullable();
  const line = z.looseObject({
    id: wholeText(),
    kind: z.enum(LINE_KINDS),
    role: z.enum(ROLES),
    payer: wholeText(),
    cost: exact,
    exact,
    leftOut: z.string().nullable(),
  });
  return z.looseObject({
    caseId: wholeText(),
    lines: z.array(line),
    rounding: z.looseObject({ when: z.enum(['each-line', 'once']), mode: z.enum(ROUNDING_MODES) }),
  });
});

/** Why lines are not in a calibration value. */
export type LeftOutReason = 'unpriced' | 'one-off' | 'contingency' | 'role' | 'payer' | 'not-current';

/** Lines that are not in a calibration value. */
export interface LeftOutLines {
  /** Why they are not. */
  readonly reason: LeftOutReason;
  /** The lines, by id. */
  readonly lines: readonly string[];
  /** Pounds in a full year (or once) of those of them that have a price. */
  readonly amount: Amount;
}

/** The yearly value of a package that calibrates a model, and what was left out of it. */
export type CalibrationValue = KnownCalibrationValue | IncompleteCalibrationValue;

interface KnownCalibrationValue extends CalibrationValueBase {
  /** Whether every line has a price, or the caller chose to go on without those that have none. */
  readonly status: 'complete' | 'without-unpriced-lines';
  /** Pounds per `period`. */
  readonly amount: Amount;
}

interface IncompleteCalibrationValue extends CalibrationValueBase {
  /** That a line has no price. */
  readonly status: 'incomplete';
  /** There is no value, which is not £0. */
  readonly amount: null;
  /** Pounds per `period` of the lines that have a price: what is known of it. */
  readonly pricedLines: Amount;
}

interface CalibrationValueBase {
  /** The family's id. */
  readonly caseId: string;
  /** The period of the amount. */
  readonly period: 'year';
  /** The part of the amount that is one-off, in pounds; 0.00 when one-offs are left out. */
  readonly oneOff: Amount;
  /** The lines that are not in it, by reason. */
  readonly leftOut: readonly LeftOutLines[];
  /** One for each reason why lines were left out. */
  readonly warnings: readonly Warning[];
}

/**
 * The yearly amount of a costed package that a model is calibrated on, and what was left out.
 *
 * @param cost what `costPackage` returned; its full-year amounts count, never the in-year ones
 * @returns pounds a year; no amount (`incomplete`) while a line that counts has no price, unless that is chosen by name
 * @throws RasError `invalid`, `unknown-name` for options that are not
 * @source RR145 5.31 (one-offs are apart); IBSEN 7.3 (recurrent spending), Appendix C.4 (planning and brokerage are left out)
 * @choice one-offs: left out of a calibration unless included, and listed as left out
 * @choice plan-contingency: a plan's own contingency line counts in a calibration unless excluded; it is inside the family's budget (RR145 Table 42)
 * @choice other-payers: only what the budget pays counts, unless other payers are named
 * @category Costing
 * @example
 * ```ts
 * import { calibrationValue, costPackage } from 'openras';
 * const cost = costPackage({
 *   caseId: 'c1',
 *   kind: 'package',
 *   lines: [
 *     { id: 'respite', amount: '2700', per: 'year' },
 *     { id: 'equipment', kind: 'one-off', amount: '415' },
 *   ],
 * });
 * const { amount, leftOut } = calibrationValue(cost);
 * amount; // => '2700.00'
 * leftOut; // => [{ reason: 'one-off', lines: ['equipment'], amount: '415.00' }]
 * calibrationValue(cost, { oneOffs: 'include' }).amount; // => '3115.00'
 * ```
 */
export function calibrationValue(cost: PackageCost, options: CalibrationValueOptions = {}): CalibrationValue {
  const [rules] = readTogether(
    () => parseInput(optionsSchema, options, ['options']),
    () => checkCost(cost),
  );
  const reasons = new Map(cost.lines.map((line) => [line, reasonFor(line, rules)]));
  const counted = cost.lines.filter((line) => reasons.get(line) === undefined);
  const leftOut = (['unpriced', 'one-off', 'contingency', 'role', 'payer', 'not-current'] as const).flatMap((reason) =>
    groupOf(
      reason,
      cost.lines.filter((line) => reasons.get(line) === reason),
      cost,
    ),
  );
  const amount = sumOf(counted, cost);
  const oneOffLines = counted.filter(({ kind }) => kind === 'one-off');
  const base: CalibrationValueBase = {
    caseId: cost.caseId,
    period: 'year',
    oneOff: sumOf(oneOffLines, cost),
    leftOut,
    warnings: leftOut.map((group) => warningFor(group, cost.caseId)),
  };
  if (!leftOut.some(({ reason }) => reason === 'unpriced')) return { ...base, status: 'complete', amount };
  if (rules.unpriced === 'leave-out') return { ...base, status: 'without-unpriced-lines', amount };
  return { ...base, status: 'incomplete', amount: null, pricedLines: amount };
}

/** A cost may have been stored and read back; one that is something else is refused. */
function checkCost(cost: unknown): void {
  const isCost = readAsData(cost, ['cost'], () => {
    const { lines, rounding } = (cost ?? {}) as { readonly lines?: unknown; readonly rounding?: unknown };
    return Array.isArray(lines) && typeof rounding === 'object' && rounding !== null;
  });
  if (!isCost) fail('invalid', ['cost'], `${show(cost)} is not what costPackage returned`);
  parseInput(costSchema, cost, ['cost']);
}

function reasonFor(line: CostedLine, rules: z.output<typeof optionsSchema>): LeftOutReason | undefined {
  if (line.leftOut !== null) return 'not-current';
  if (!rules.payers.includes(line.payer)) return 'payer';
  if (rules.withoutRoles.includes(line.role)) return 'role';
  if (line.kind === 'one-off' && rules.oneOffs === 'exclude') return 'one-off';
  if (line.kind === 'contingency' && rules.contingency === 'exclude') return 'contingency';
  return line.cost === null ? 'unpriced' : undefined;
}

function groupOf(reason: LeftOutReason, lines: readonly CostedLine[], cost: PackageCost): LeftOutLines[] {
  return lines.length === 0 ? [] : [{ reason, lines: lines.map(({ id }) => id), amount: sumOf(lines, cost) }];
}

/** The sum of the lines as the package itself rounds: of rounded lines, or of exact ones, rounded once. */
function sumOf(lines: readonly CostedLine[], { rounding }: PackageCost): Amount {
  const values = lines.flatMap((line): Ratio[] => {
    const text = rounding.when === 'each-line' ? line.cost : line.exact;
    return text === null ? [] : [parseRatio(text)];
  });
  return formatRounded(sumRatios(values), 2, rounding.mode);
}

function warningFor({ reason, lines, amount }: LeftOutLines, caseId: string): Warning {
  const many = `${lines.length} ${lines.length === 1 ? 'line' : 'lines'}`;
  const message =
    reason === 'unpriced' ? `${many} without a price, not counted as £0` : `${many} of £${amount} left out: ${reason}`;
  return { code: `left-out-${reason}`, message, caseId, details: { lines: lines.length, pounds: amount } };
}
