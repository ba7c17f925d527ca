import { show } from '../../../errors.js';
import { parseRatio } from '../../../exact/ratio.js';
import { formatRounded } from '../../../exact/round.js';
import { readCase } from '../../../moderation/fold/moderate-case.js';
import { foldStage, type StageResult } from '../../../moderation/fold/stage.js';
import { type ParsedPolicy, type Policy, readPolicy } from '../../../moderation/policy/policy.js';
import type { ModerationStep } from '../../../moderation/result/round.js';
import { RETURNED } from '../../../moderation/rule/context.js';
import type { LimitPromise } from '../../../moderation/rule/promise.js';
import { ruleId } from '../../../moderation/rule/rule-shape.js';
import { isDecidedByPeople, looksAtPromises } from '../../../moderation/rules/list.js';
import { showOrNone } from '../../../record/mismatch.js';
import type { KeptModerated } from '../../../records/unsealed/unsealed.js';

type Rule = Policy['rules'][number];

/** What a rule gives again where nobody decided; its words and its steps are of the release that wrote them. */
const GIVEN_AGAIN = ['after', 'applied', 'unprotected', 'costOfProtection', 'heldBack', 'binding'] as const;

/**
 * Holds moderated cases that nobody sealed to a policy: each has the rules of it, in its order and with its words, and
 * what a rule gives without anybody's decision it gives again from the amount before it and what the rules before it
 * promised.
 *
 * @returns what is said against a case, in sentences
 */
export function byPolicy(policy: Policy): (moderated: KeptModerated) => string[] {
  const opened = new Map<string, ParsedPolicy | undefined>();
  const open: Open = (rule) => {
    const id = ruleId(rule);
    if (!opened.has(id)) opened.set(id, openAlone(policy, rule));
    return opened.get(id);
  };
  return (moderated) => {
    if (moderated.period !== policy.period) {
      return [`is per ${moderated.period}, and the policy per ${policy.period}`];
    }
    // Whether need was assessed anew stands nowhere in the record, and is one thing in the whole of a case.
    const [first = [], again = []] = [false, true].map((reassessed) =>
      faultsIn(policy, { moderated, reassessed }, open),
    );
    return again.length === 0 ? again : first;
  };
}

/** A case as it may have been. */
interface Way {
  readonly moderated: KeptModerated;
  readonly reassessed: boolean;
}

type Open = (rule: Rule) => ParsedPolicy | undefined;

/** What the rules before one promised; undefined where that cannot be known. */
type Promised = readonly LimitPromise[] | undefined;

/** Goes through the rules of both stages in their order, with what each promises. */
function faultsIn(policy: Policy, way: Way, open: Open): string[] {
  const { moderated } = way;
  let promised: Promised = [];
  return (['communicated', 'final'] as const).flatMap((stage) => {
    const rules = policy.rules.filter(({ at }) => at === stage);
    const steps = moderated.moderation.filter(({ at }) => at === stage);
    // What was given stands, and nothing is applied to an amount that is not reached.
    const status = moderated.status[stage];
    const isLeft = status === 'given' || (stage === 'final' && status === 'not-reached');
    if (steps.length === 0 && isLeft) return [];
    const [own, follows] = [steps.map(({ id }) => id).join(', '), rules.map(ruleId).join(', ')];
    if (own !== follows)
      return [`has the rules ${own || 'none'} for its ${stage} amount, and the policy ${follows || 'none'}`];
    return rules.flatMap((rule, index) => {
      const step = steps[index];
      if (step === undefined) return [];
      const held = heldTo(rule, step, way, promised, open);
      promised = held.promised;
      return held.faults;
    });
  });
}

/** A policy of one rule, to see what it gives; undefined where it is none that this release knows. */
function openAlone({ schemaVersion, period, appliesOn }: Policy, rule: Rule): ParsedPolicy | undefined {
  // The order among limits is of the whole policy, and changes no amount.
  const { order: _, ...alone } = { ...rule, at: 'communicated' } as Rule & { readonly order?: string };
  try {
    const one = { schemaVersion, period, ...(appliesOn !== undefined && { appliesOn }), rules: [alone] };
    return readPolicy(one, ['policy']);
  } catch {
    return undefined;
  }
}

/** What is said against a step, and what is promised after it. */
interface Held {
  readonly faults: readonly string[];
  readonly promised: Promised;
}

function heldTo(rule: Rule, step: ModerationStep, way: Way, promised: Promised, open: Open): Held {
  const isDecided = isDecidedByPeople(rule.rule);
  const words = (['rule', 'authority', ...(isDecided ? [] : (['actor', 'reason'] as const))] as const).flatMap((key) =>
    step[key] === rule[key]
      ? []
      : [`says ${showOrNone(step[key])} as the ${key} of ${show(step.id)}, and the policy ${showOrNone(rule[key])}`],
  );
  // A rule that leaves a case alone promises nothing, and neither does anybody's decision.
  const asBefore = { faults: words, promised };
  if (words.length > 0 || isDecided || step.before === null || isOfUnknownPart(rule, step)) return asBefore;
  // After a return no rule does anything; that there was one is seen without the policy.
  if (step.because === RETURNED) return asBefore;
  if (looksAtPromises(rule.rule) && promised === undefined) return asBefore;
  const alone = open(rule);
  const again = alone === undefined ? undefined : given(alone, step, way, promised ?? []);
  const [first] = again?.steps ?? [];
  if (again === undefined || first === undefined) return { faults: words, promised: undefined };
  const after = promised === undefined ? undefined : again.promises;
  if (isSame(first, step)) return { faults: words, promised: after };
  const fault = `gives ${showOrNone(step.after)} by ${show(step.id)}, where that rule of the policy gives ${showOrNone(first.after)}`;
  return { faults: [fault], promised: after };
}

/** Whether a rule looks at a part of the package that the record does not show, as that of a rule that left the case alone. */
function isOfUnknownPart(rule: Rule, { steps }: ModerationStep): boolean {
  const isOfPart = 'base' in rule && rule.base !== undefined && rule.base !== 'whole';
  return isOfPart && !steps.some(({ id }) => id.endsWith(EXACT_PACKAGE));
}

const EXACT_PACKAGE = '.exact-package';

/** What a rule gives from the amount before it; undefined where the record does not show all that the rule looks at. */
function given(
  policy: ParsedPolicy,
  step: ModerationStep,
  { moderated, reassessed }: Way,
  promises: readonly LimitPromise[],
): StageResult | undefined {
  const { caseId, amounts } = moderated;
  const packageParts = partsIn(step) ?? {};
  const before = { traditional: amounts.traditional, indicative: step.before };
  try {
    const one = readCase({ caseId, period: policy.period, amounts: before, packageParts, reassessed }, ['case']);
    const amount = one.amounts.indicative;
    return foldStage({ one, policy, stage: 'communicated', amount, promises, casePath: ['case'], beside: false });
  } catch {
    return undefined;
  }
}

/** The parts of the package that end, where a rule took them off; a rule that did not look at them holds none. */
export function partsIn({ steps }: Pick<ModerationStep, 'steps'>): Parts | undefined {
  const inputs = steps.find(({ id }) => id.endsWith(EXACT_PACKAGE))?.inputs ?? [];
  const [oneOff, contingency] = inputs
    .filter(({ name }) => name === 'less')
    .map(({ value }) => formatRounded(parseRatio(value), 2));
  return oneOff === undefined ? undefined : { oneOff, contingency: contingency ?? '0.00' };
}

interface Parts {
  readonly oneOff: string;
  readonly contingency: string;
}

function isSame(way: ModerationStep, step: ModerationStep): boolean {
  return GIVEN_AGAIN.every((key) => way[key] === step[key]);
}
