import * as z from 'zod';
import type { ProblemList } from '../errors.js';
import { idSchema } from '../identifier.js';
import { formatAmount, positiveAmountSchema } from '../money/amount.js';
import { daySchema, formatDay } from '../money/calendar.js';
import { PERIODS } from '../money/period.js';
import { withCheck } from '../parse.js';
import { dutySchema } from './duty.js';
import { moderationRoundSchema } from './round-schema.js';
import { wordsSchema } from './text.js';

const dateSchema = daySchema.transform(formatDay);
const stageAmountSchema = positiveAmountSchema.nullable().default(null);

/** An amount that a person put in the place of a calculated one. */
const overrideSchema = z.strictObject({
  /** The id of the override rule in the policy. */
  rule: idSchema,
  amount: positiveAmountSchema,
  role: wordsSchema,
  actor: wordsSchema.exactOptional(),
  reasonCode: idSchema,
  reason: wordsSchema,
  on: dateSchema.exactOptional(),
});

/** What a panel, a manager or the holder of a delegated limit decided. */
const signOffSchema = z.strictObject({
  /** The id of the sign-off rule in the policy. */
  rule: idSchema,
  decision: z.enum(['determine', 'approve', 'return']),
  role: wordsSchema,
  actor: wordsSchema.exactOptional(),
  /** The amount determined; only with `determine`. */
  amount: positiveAmountSchema.exactOptional(),
  reasonCode: idSchema.exactOptional(),
  reason: wordsSchema,
  on: dateSchema.exactOptional(),
});

/** How far the support plan has come. */
const planSchema = z.strictObject({
  /** What the plan costs in pounds per the case's period. */
  cost: positiveAmountSchema.exactOptional(),
  /** Whether the plan sets out in full how the need is met. */
  complete: z.boolean(),
  /** Whether everyone has agreed the whole plan. */
  agreed: z.boolean(),
  schoolPlaceConfirmed: z.boolean().exactOptional(),
});

const plainCaseSchema = z.strictObject({
  caseId: idSchema,
  /** The period of every amount of the case. */
  period: z.enum(PERIODS).exclude(['one-off']),
  /** What is known of the four amounts in pounds; null or left out where a stage does not exist. */
  amounts: z.strictObject({
    traditional: stageAmountSchema,
    indicative: stageAmountSchema,
    communicated: stageAmountSchema,
    final: stageAmountSchema,
  }),
  /** The parts of the traditional package that end: bought once, or contingency. */
  packageParts: z
    .strictObject({ oneOff: positiveAmountSchema.exactOptional(), contingency: positiveAmountSchema.exactOptional() })
    .exactOptional(),
  /** True for a family without a traditional package, false for one that has one; taken from the amounts unless given. */
  newcomer: z.boolean().exactOptional(),
  /** Whether need was assessed anew, so that a rise is not a matter of transition. */
  reassessed: z.boolean().exactOptional(),
  plan: planSchema.exactOptional(),
  /** The assessed needs and what meeting them reasonably costs. */
  duty: dutySchema.exactOptional(),
  overrides: z.array(overrideSchema).max(100).exactOptional(),
  signOffs: z.array(signOffSchema).max(100).exactOptional(),
  /** The rounds that ended in a return, kept by `restartCase`. */
  earlier: z.array(moderationRoundSchema).max(100).exactOptional(),
});

/** A case to moderate: its amounts, its plan, its assessed needs, and what people decided about it. */
export const moderationCaseSchema = withCheck(plainCaseSchema, checkCase);

/** A case to moderate, as callers give it. */
export type ModerationCase = z.input<typeof moderationCaseSchema>;

/** A case to moderate, parsed: amounts in whole pence. */
export type ParsedCase = z.output<typeof moderationCaseSchema>;

/** What a person put in the place of a calculated amount. */
export type Override = z.output<typeof overrideSchema>;

/** What a panel, a manager or the holder of a delegated limit decided. */
export type SignOffDecision = z.output<typeof signOffSchema>;

function checkCase(one: z.output<typeof plainCaseSchema>, problems: ProblemList): void {
  const { traditional } = one.amounts;
  if (one.newcomer === true && traditional !== null) {
    problems.add('inconsistent', ['newcomer'], 'a newcomer has no traditional package, but an amount is given');
  }
  const parts = (one.packageParts?.oneOff ?? 0n) + (one.packageParts?.contingency ?? 0n);
  if (parts > (traditional ?? 0n)) {
    const whole = traditional === null ? 'a package that is not given' : formatAmount(traditional);
    problems.add('inconsistent', ['packageParts'], `${formatAmount(parts)} is more than ${whole}`);
  }
  one.signOffs?.forEach(({ decision, amount, reasonCode }, index) => {
    const at = ['signOffs', index];
    if (decision === 'determine') {
      if (amount === undefined) problems.add('missing', [...at, 'amount'], 'to determine an amount is to name it');
      if (reasonCode === undefined) problems.add('missing', [...at, 'reasonCode'], 'a determined amount needs a code');
    } else if (amount !== undefined) {
      problems.add('inconsistent', [...at, 'amount'], `to ${decision} names no amount; determine does`);
    }
  });
  for (const key of ['overrides', 'signOffs'] as const) checkOnce(one[key] ?? [], key, problems);
}

function checkOnce(decisions: readonly { readonly rule: string }[], key: string, problems: ProblemList): void {
  const seen = new Set<string>();
  decisions.forEach(({ rule }, index) => {
    if (seen.has(rule)) problems.add('duplicate', [key, index, 'rule'], 'this rule has two decisions; expected one');
    seen.add(rule);
  });
}
