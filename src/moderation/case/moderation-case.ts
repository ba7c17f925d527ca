import * as z from 'zod';
import type { ProblemList } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import { type AmountInput, formatAmount, positiveAmountSchema } from '../../money/amount.js';
import { type TimedPeriod, timedPeriodSchema } from '../../money/period.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { has, is, mayBe, together, when } from '../../together.js';
import type { DutyInput } from '../duty/needs.js';
import { dutySchema } from '../duty/needs-schema.js';
import { type ModerationRound, moderationRoundSchema } from '../result/round.js';
import { type ContestedBudget, contestedSchema } from './contested.js';
import { type OverrideDecision, overrideSchema, type SignOffDecision, signOffSchema } from './decisions.js';

/** What is known of the four amounts of a case, in pounds per the case's period; null or left out where there is none. */
export interface CaseAmounts {
  /** The package before, in pounds per the case's period; not known where it is null or left out. */
  readonly traditional?: AmountInput | null | undefined;
  /** What the model gives, in pounds per the case's period; not known where it is null or left out. */
  readonly indicative?: AmountInput | null | undefined;
  /**
   * What the family was told, in pounds per the case's period; given, it stands, and the rules for it are not applied
   * again; not known where it is null or left out.
   */
  readonly communicated?: AmountInput | null | undefined;
  /**
   * The final budget in pounds per the case's period; given, it stands, and the rules for it are not applied again; not
   * known where it is null or left out.
   */
  readonly final?: AmountInput | null | undefined;
}

/** The parts of the traditional package that end, in pounds per the case's period; no more than the package. */
export interface PackageParts {
  /** What was bought once, in pounds per the case's period. */
  readonly oneOff?: AmountInput;
  /** Its contingency lines, in pounds per the case's period. */
  readonly contingency?: AmountInput;
}

/** How far the support plan of a family has come. */
export interface PlanState {
  /** What the plan costs in pounds per the case's period. */
  readonly cost?: AmountInput;
  /** Whether the plan sets out in full how the need is met. */
  readonly complete: boolean;
  /** Whether everyone has agreed the whole plan. */
  readonly agreed: boolean;
  /** Whether the school place is confirmed; needed where a policy asks for it. */
  readonly schoolPlaceConfirmed?: boolean;
}

/** A case to moderate: its amounts, its plan, its assessed needs, and what people decided about it. */
export interface ModerationCase {
  /** The family's id. */
  readonly caseId: string;
  /** The period of every amount of the case; the policy has to have the same. */
  readonly period: TimedPeriod;
  /** What is known of the four amounts. */
  readonly amounts: CaseAmounts;
  /** The parts of the traditional package that end: bought once, or contingency. */
  readonly packageParts?: PackageParts;
  /** A newcomer has no traditional package, an existing family has one; taken from the amounts unless given. */
  readonly status?: 'existing' | 'newcomer';
  /** Whether need was assessed anew, so that a rise is not a matter of transition. */
  readonly reassessed?: boolean;
  /** How far the support plan has come. */
  readonly plan?: PlanState;
  /** Answers that the family contests: both budgets, and what is paid until it is decided; no amount is final till then. */
  readonly contested?: ContestedBudget;
  /** The assessed needs and what meeting them reasonably costs. */
  readonly duty?: DutyInput;
  /** Amounts that people put in the place of calculated ones, at most one a rule. */
  readonly overrides?: readonly OverrideDecision[];
  /** What panels, managers and holders of delegated limits decided, at most one a rule. */
  readonly signOffs?: readonly SignOffDecision[];
  /** The rounds that ended in a return, kept by `restartCase`. */
  readonly earlier?: readonly ModerationRound[];
}

/** The fields of a case to moderate. */
export function caseFields() {
  const amount = positiveAmountSchema.nullable().default(null);
  const part = positiveAmountSchema.exactOptional();
  const plan = z.strictObject({
    cost: part,
    complete: z.boolean(),
    agreed: z.boolean(),
    schoolPlaceConfirmed: z.boolean().exactOptional(),
  });
  return {
    caseId: idSchema,
    period: timedPeriodSchema,
    amounts: z.strictObject({ traditional: amount, indicative: amount, communicated: amount, final: amount }),
    packageParts: z.strictObject({ oneOff: part, contingency: part }).exactOptional(),
    status: z.enum(['existing', 'newcomer']).exactOptional(),
    reassessed: z.boolean().exactOptional(),
    plan: plan.exactOptional(),
    contested: contestedSchema.exactOptional(),
    duty: dutySchema.exactOptional(),
    overrides: z.array(overrideSchema).max(100).exactOptional(),
    signOffs: z.array(signOffSchema).max(100).exactOptional(),
    earlier: z.array(moderationRoundSchema).max(100).exactOptional(),
  };
}

const amountsWithout = (name: string) => ({ properties: { amounts: mayBe(name, null) } });

const plainCaseSchema = deferred(() =>
  z
    .strictObject(caseFields())
    .meta(
      together(
        when(is('status', 'newcomer'), amountsWithout('traditional')),
        when(has('contested'), amountsWithout('final')),
      ),
    ),
);

/** A case to moderate, checked. */
export const moderationCaseSchema = schemaFor<ModerationCase>()(() =>
  withCheck(plainCaseSchema, checkStatus, checkContested, checkParts, checkSignOffs, checkDecisions),
);

/** A case to moderate, parsed: amounts in whole pence. */
export type ParsedCase = z.output<typeof moderationCaseSchema>;

type PlainCase = z.output<typeof plainCaseSchema>;

function checkStatus(one: PlainCase, problems: ProblemList): void {
  if (one.status === 'newcomer' && one.amounts.traditional !== null) {
    problems.add('inconsistent', ['status'], 'a newcomer has no traditional package, but an amount is given');
  }
}

function checkContested(one: PlainCase, problems: ProblemList): void {
  if (one.contested !== undefined) {
    const { asAgreed, asClaimed } = one.contested;
    const { indicative, final } = one.amounts;
    if (final !== null) {
      problems.add(
        'inconsistent',
        ['amounts', 'final'],
        'answers are contested; nothing is final until they are decided',
      );
    }
    if (indicative !== null && indicative !== asAgreed && indicative !== asClaimed) {
      const two = `${formatAmount(asAgreed)} or ${formatAmount(asClaimed)}`;
      problems.add('inconsistent', ['amounts', 'indicative'], `is neither of the contested budgets; expected ${two}`);
    }
  }
}

function checkParts(one: PlainCase, problems: ProblemList): void {
  const { traditional } = one.amounts;
  const parts = (one.packageParts?.oneOff ?? 0n) + (one.packageParts?.contingency ?? 0n);
  if (parts > (traditional ?? 0n)) {
    const whole = traditional === null ? 'a package that is not given' : formatAmount(traditional);
    problems.add('inconsistent', ['packageParts'], `${formatAmount(parts)} is more than ${whole}`);
  }
}

function checkSignOffs(one: PlainCase, problems: ProblemList): void {
  one.signOffs?.forEach(({ decision, amount, reasonCode }, index) => {
    const at = ['signOffs', index];
    if (decision === 'determine') {
      if (amount === undefined) problems.add('missing', [...at, 'amount'], 'to determine an amount is to name it');
      if (reasonCode === undefined) problems.add('missing', [...at, 'reasonCode'], 'a determined amount needs a code');
    } else if (amount !== undefined) {
      problems.add('inconsistent', [...at, 'amount'], `to ${decision} names no amount; determine does`);
    }
  });
}

function checkDecisions(one: PlainCase, problems: ProblemList): void {
  for (const key of ['overrides', 'signOffs'] as const) checkOnce(one[key] ?? [], key, problems);
}

function checkOnce(decisions: readonly { readonly rule: string }[], key: string, problems: ProblemList): void {
  const seen = new Set<string>();
  decisions.forEach(({ rule }, index) => {
    if (seen.has(rule)) problems.add('duplicate', [key, index, 'rule'], 'this rule has two decisions; expected one');
    seen.add(rule);
  });
}
