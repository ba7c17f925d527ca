import { allocateWithoutSteps } from '../../allocation/allocate-without-steps.js';
import type { Model } from '../../allocation/kinds.js';
import type { Path } from '../../errors.js';
import { at } from '../../exact/at.js';
import { madeForWarnings } from '../../model/made-for.js';
import type { Policy } from '../../moderation/policy/policy.js';
import { isLimitOnChange } from '../../moderation/rules/list.js';
import { type Amount, formatAmount, type Pence, parseAmount } from '../../money/amount.js';
import type { ConventionName } from '../../money/period.js';
import type { Warning } from '../../warning.js';
import { defined } from '../council/defined.js';
import { type QuestionnaireLink, toScale } from '../council/questionnaire-link.js';
import type { LimitBase } from '../council/settings.js';
import type { Family } from '../family/family.js';
import type { FamilyOutcome } from '../family/outcome.js';
import { allocationCase } from '../family/views.js';
import { offered } from '../question/amount-at.js';
import { type CausePence, causesOf, formatCauses, sumCauses } from '../question/causes.js';
import { moderateFamilies } from '../stages.js';
import { yearly } from '../yearly.js';
import type { OneWay, Realigned, Recalibration, Retold } from './recalibration-result.js';

/** By what families were told what they were told. */
export interface EarlierTerms {
  /** Last year's model; without it nobody can say why an amount differs. */
  readonly model: Model | undefined;
  /** Last year's policy. */
  readonly policy: Policy | undefined;
  /** How points of last year's questionnaire and of this year's go together; absent where it is the same one. */
  readonly link: QuestionnaireLink | undefined;
  /** What is not known of the questionnaire that a model was made for. */
  readonly warnings: readonly Warning[];
}

/** What a recalibration is worked out from. */
export interface RecalibrationInput {
  readonly outcomes: readonly FamilyOutcome[];
  /** Where each family stands in the data. */
  readonly places: readonly Path[];
  readonly model: Model;
  readonly policy: Policy | undefined;
  readonly before: EarlierTerms;
  readonly limitBase: LimitBase;
  /** How amounts of last year's model become yearly, where they are not. */
  readonly convention: ConventionName | undefined;
  /** What each family would be told by the new model and the policy, whatever it was told. */
  readonly wouldBeTold: readonly (Amount | undefined)[];
}

/** What a recalibration does, and what to know of it. */
export interface Recalibrated {
  readonly recalibration: Recalibration;
  readonly warnings: readonly Warning[];
}

/**
 * What a recalibration does to the families: what each was told against what the same policy would make of the new
 * model, why they differ, and what it costs if families refuse.
 *
 * @source RR145 5.25-5.32
 * @choice retold-after-moderation: amounts after moderation are compared on both sides; an indicative budget is not what
 * a family was told
 * @choice points-of-then: where the points of then are not on record and those of now do not give what was told, it is not
 * known why an amount differs
 * @choice told-zero-again: a family that was told £0.00 and would be given £0 with the advice to refer is told the same; told
 * anything else, its new amount is not known
 * @choice contested-told: a family whose answers are contested is a line of its own: what it was told may go by its own
 * answers or its package, so that the answers as the authority has them say nothing of a change until they are decided
 * @choice beyond-last-year: points that last year's questionnaire or sample did not have are warned of where last year's model
 * prices them; that its dates are over and its prices old is what is compared, and not said of each family
 * @choice decided-finals: a final amount that was decided stands and is listed, not recalculated
 */
export function recalibrationOf(input: RecalibrationInput): Recalibrated {
  const { outcomes, wouldBeTold, limitBase, before, policy } = input;
  const causes = before.model === undefined ? undefined : causesPerFamily(input, before.model);
  const rows = outcomes.map((outcome, index) => rowOf(outcome, wouldBeTold[index], causes?.causes[index]));
  const told = rows.filter(({ isTold, isDecided, isContested }) => isTold && !isDecided && !isContested);
  const known = told.flatMap(({ communicated, now }) =>
    communicated === undefined || now === undefined ? [] : [{ communicated, now }],
  );
  const retold = told.filter(({ communicated, now }) => communicated === undefined || communicated !== now);
  const [was, is] = [sumOf(known.map(({ communicated }) => communicated)), sumOf(known.map(({ now }) => now))];
  const caused = told.flatMap((row) => row.causes ?? []);
  const recalibration = {
    limitBase,
    told: told.length,
    unknown: told.length - known.length,
    same: told.length - retold.length,
    retold: retold.map(retoldOf),
    decided: rows.flatMap(({ outcome: { family } }) =>
      family.final === undefined ? [] : [{ caseId: family.caseId, final: family.final }],
    ),
    contested: rows.flatMap(({ outcome: { family }, isTold, isDecided, isContested, communicated }) =>
      isTold && !isDecided && isContested ? [{ caseId: family.caseId, communicated: amountOrNull(communicated) }] : [],
    ),
    totals: {
      families: known.length,
      told: formatAmount(was),
      wouldBeTold: formatAmount(is),
      change: formatAmount(is - was),
    },
    falls: oneWay(known.map(({ communicated, now }) => communicated - now)),
    rises: oneWay(known.map(({ communicated, now }) => now - communicated)),
    causes: causes === undefined ? null : { families: caused.length, ...formatCauses(sumCauses(caused)) },
    isLimited: [policy, before.policy].some((one) => one?.rules.some(({ rule }) => isLimitOnChange(rule)) === true),
    pointsUnknown: retold.filter(
      ({ outcome, now }) => now !== undefined && causes?.isPointsUnknown(outcome.family) === true,
    ).length,
    pointsBefore: outcomes.filter(({ family }) => family.pointsBefore !== undefined).length,
    realigned: rows.map((row, index) => realignedOf(row, causes?.indicativeBefore[index])),
  };
  return { recalibration, warnings: causes?.warnings ?? [] };
}

interface FamilyRow {
  readonly outcome: FamilyOutcome;
  readonly isTold: boolean;
  readonly isDecided: boolean;
  /** Whether its answers are contested: what it was told may be what is paid until they are decided. */
  readonly isContested: boolean;
  readonly communicated: Pence | undefined;
  readonly now: Pence | undefined;
  readonly causes: CausePence | undefined;
}

function rowOf(outcome: FamilyOutcome, now: Amount | undefined, causes: CausePence | undefined): FamilyRow {
  const { isTold, communicated, final } = outcome.family;
  return {
    outcome,
    isTold,
    isDecided: final !== undefined,
    isContested: outcome.family.pointsClaimed !== undefined,
    communicated: communicated === undefined ? undefined : parseAmount(communicated),
    now: now === undefined ? zeroAgain(outcome) : parseAmount(now),
    causes,
  };
}

/** £0 with the advice to refer is no amount; to a family that was told £0.00 it would be told once more. */
function zeroAgain({ family: { communicated }, allocation: { indicative } }: FamilyOutcome): Pence | undefined {
  return indicative === '0.00' && communicated !== undefined && parseAmount(communicated) === 0n ? 0n : undefined;
}

function retoldOf({ outcome: { family, allocation }, communicated, now, causes }: FamilyRow): Retold {
  return {
    caseId: family.caseId,
    communicated: amountOrNull(communicated),
    indicative: allocation.indicative,
    wouldBeTold: amountOrNull(now),
    causes: causes === undefined ? null : formatCauses(causes),
  };
}

function realignedOf(
  { outcome, communicated, isDecided, isContested, now }: FamilyRow,
  indicativeBefore: Amount | undefined,
): Realigned {
  const { caseId, points, pointsBefore, final } = outcome.family;
  return {
    ...defined({ caseId, pointsBefore: pointsBefore ?? points, points }),
    indicativeBefore: indicativeBefore ?? null,
    indicative: outcome.allocation.indicative,
    communicated: amountOrNull(communicated),
    wouldBeTold: isDecided || isContested ? null : amountOrNull(now),
    final: final ?? null,
  };
}

function oneWay(differences: readonly Pence[]): OneWay {
  const those = differences.filter((difference) => difference > 0n);
  return { families: those.length, pounds: formatAmount(sumOf(those)) };
}

function amountOrNull(pence: Pence | undefined): Amount | null {
  return pence === undefined ? null : formatAmount(pence);
}

function sumOf(pence: readonly Pence[]): Pence {
  return pence.reduce((sum, one) => sum + one, 0n);
}

/** Why each family would be told another amount: one thing changed at a time, and then all of them. */
function causesPerFamily(
  { outcomes, places, model, policy, before, limitBase, convention, wouldBeTold }: RecalibrationInput,
  old: Model,
) {
  const families = outcomes.map(({ family }) => family);
  const told = (terms: Terms): Told => toldBy(families, places, { ...terms, link: before.link, convention });
  const then = {
    model: old,
    isOldModel: true,
    points: 'before',
    policy: before.policy,
    base: 'original-package',
  } as const;
  const asThen = told(then);
  const price = told({ ...then, model, isOldModel: false }).amounts;
  const withPoints = told({ ...then, points: 'now' });
  const points = withPoints.amounts;
  const byPolicy = told({ ...then, policy }).amounts;
  // From what limits count is no part of the policy: it is chosen for the recalibration.
  const byBase = limitBase === then.base ? asThen.amounts : told({ ...then, base: limitBase }).amounts;
  const unknown = new Set(
    families.flatMap(({ caseId, communicated, pointsBefore }, index) => {
      const isGiven = communicated === undefined || communicated === asThen.amounts[index];
      return pointsBefore === undefined && !isGiven ? [caseId] : [];
    }),
  );
  const causes = families.map(({ caseId, communicated }, index) =>
    causesOf({
      told: communicated,
      // What points that nobody knows made of it is no start.
      start: unknown.has(caseId) ? undefined : asThen.amounts[index],
      price: price[index],
      points: points[index],
      policy: byPolicy[index],
      limitBase: byBase[index],
      now: wouldBeTold[index],
    }),
  );
  const isPointsUnknown = ({ caseId }: Family): boolean => unknown.has(caseId);
  const beyond = madeForWarnings(
    families.map((_, index) => {
      const said = [asThen, withPoints].flatMap((one) => at(one.beyond, index));
      return said.filter(({ code }, place) => said.findIndex((one) => one.code === code) === place);
    }),
  ).map((warning) => ({ ...warning, message: `by last year's model: ${warning.message}` }));
  return { causes, isPointsUnknown, indicativeBefore: asThen.indicative, warnings: beyond };
}

const BEYOND: ReadonlySet<string> = new Set(['beyond-maximum', 'beyond-sample']);

interface Terms {
  readonly model: Model;
  /** Whether the model was made for the scale of last year's questionnaire. */
  readonly isOldModel: boolean;
  readonly points: 'before' | 'now';
  readonly policy: Policy | undefined;
  readonly base: LimitBase;
}

interface Told {
  readonly indicative: readonly (Amount | undefined)[];
  readonly amounts: readonly (Amount | undefined)[];
  /** What the model says of points that it was not made for. */
  readonly beyond: readonly (readonly Warning[])[];
}

/** What families would be told by a model, points and a policy, whatever they were told. */
function toldBy(
  families: readonly Family[],
  places: readonly Path[],
  {
    model,
    isOldModel,
    points,
    policy,
    base,
    link,
    convention,
  }: Terms & Pick<EarlierTerms, 'link'> & Pick<RecalibrationInput, 'convention'>,
): Told {
  const asked = families.map((family) => {
    const own = points === 'before' ? family.pointsBefore : undefined;
    // Points that are not on record from then are those of now, on this year's scale.
    const isOldScale = own !== undefined;
    const value = own ?? family.points;
    return defined({
      ...family,
      points: value === undefined ? undefined : toScale(value, link, isOldScale, isOldModel),
    });
  });
  const allocations = allocateWithoutSteps(model, asked.map(allocationCase), () => undefined).map((one) =>
    yearly(one, convention),
  );
  const indicative = allocations.map((allocation) => allocation.indicative ?? undefined);
  const beyond = allocations.map(({ warnings }) => warnings.filter(({ code }) => BEYOND.has(code)));
  return { indicative, beyond, amounts: toldAfresh(policy, asked, allocations, places, base) };
}

/** What the policy makes of indicative budgets for families as if none had been told anything. */
export function toldAfresh(
  policy: Policy | undefined,
  families: readonly Family[],
  allocations: readonly FamilyOutcome['allocation'][],
  places: readonly Path[],
  base: LimitBase,
): (Amount | undefined)[] {
  const amounts =
    policy === undefined
      ? allocations.map(({ indicative }) => indicative)
      : moderateFamilies(
          policy,
          families.map((family) => untold(family, base)),
          allocations,
          places,
        ).cases.map(({ amounts: { communicated } }) => communicated);
  return allocations.map((allocation, index) => offered(allocation, amounts[index]));
}

function untold(family: Family, base: LimitBase): Family {
  const { communicated, final: _, oneOff, traditional, ...rest } = family;
  const isLastTold = base === 'last-told' && communicated !== undefined && traditional !== undefined;
  return defined({
    ...rest,
    traditional: isLastTold ? communicated : traditional,
    oneOff: isLastTold ? undefined : oneOff,
  });
}
