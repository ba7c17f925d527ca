import * as z from 'zod';
import { type ProblemList, problemList, show } from '../../../../errors.js';
import { parseRatio } from '../../../../exact/ratio.js';
import { formatRounded, ROUNDING_MODES } from '../../../../exact/round.js';
import { type Amount, formatAmount, parseAmount } from '../../../../money/amount.js';
import { PERIODS } from '../../../../money/period.js';
import { deferred } from '../../../../parse/deferred.js';
import { parseInput } from '../../../../parse/parse.js';
import { mismatch } from '../../../../record/mismatch.js';
import { stepSchema } from '../../../../record/step/replay.js';
import { checkGroup } from '../../../../record/steps.js';
import type { Allocation } from '../allocation.js';
import { tellAddedWarnings } from './added-warnings.js';
import { tellAnswerOfKind, tellReasons } from './answer-of-kind.js';
import { kindOf, tellLostSteps } from './lost-steps.js';
import { tellLostWarnings } from './lost-warnings.js';
import { tellForms } from './step-forms.js';
import { tellBeside } from './told-beside.js';
import { tellDetails } from './warning-details.js';

const allocationShape = deferred(() => {
  const amount = z.string().regex(/^(0|[1-9]\d*)\.\d\d$/, 'expected pounds with two decimals, not negative');
  const part = z.looseObject({ id: z.string(), amount: amount.nullable(), counts: z.boolean() });
  return z.looseObject({
    caseId: z.string(),
    modelKind: z.string(),
    status: z.enum(['budget', 'no-budget', 'refer-to-costing', 'not-eligible', 'plan-first']),
    indicative: amount.nullable(),
    period: z.enum(PERIODS),
    warnings: z.array(z.looseObject({ code: z.string(), message: z.string() })),
    steps: z.array(stepSchema),
    final: amount.nullable().exactOptional(),
    shortfall: amount.exactOptional(),
    parts: z.array(part).exactOptional(),
    payments: z.array(amount).exactOptional(),
    scenarios: z
      .looseObject({ uncertain: z.array(z.string()), without: amount.nullable(), with: amount.nullable() })
      .exactOptional(),
  });
});

/**
 * Checks that what an allocation says follows from its own steps, as far as that shows without its model and its case: the
 * steps are carried out, none of those that go together is missing, and status, amounts, parts and warnings are theirs.
 *
 * @throws RasError `replay-mismatch` at each place that does not agree; `invalid` for what is no allocation
 */
export function checkAllocation(input: unknown): void {
  const allocation = parseInput(allocationShape, input, ['allocation']) as unknown as Allocation;
  const problems = problemList();
  if (allocation.steps.length > 0) checkGroup(allocation.steps, ['steps'], problems);
  tellWhatDoesNotAgree(allocation, problems);
  problems.throwIfAny();
}

/** The same of steps that were carried out already. */
export function tellWhatDoesNotAgree(allocation: Allocation, problems: ProblemList): void {
  tellAnswer(allocation, problems);
  tellSums(allocation, problems);
  tellAnswerOfKind(allocation, kindOf(allocation), problems);
  tellForms(allocation, kindOf(allocation), problems);
  tellBeside(allocation, kindOf(allocation), problems);
  tellReasons(allocation, problems);
  tellLostSteps(allocation, problems);
  tellLostWarnings(allocation, problems);
  tellAddedWarnings(allocation, problems);
  tellDetails(allocation.warnings, problems);
}

function tellAnswer(allocation: Allocation, problems: ProblemList): void {
  const { status, indicative, period, steps } = allocation;
  const last = steps.at(-1);
  const tell = (message: string): void => problems.add('replay-mismatch', ['status'], message);
  if (status === 'budget' && last === undefined) tell('says that there is a budget, but no step leads to it');
  if (status === 'budget' && indicative === null) tell('says that there is a budget, and gives no amount');
  // A stream of which the money may not come keeps its own steps.
  const worksOut = last?.unit === 'pounds' && kindOf(allocation) !== 'streams';
  if (status === 'not-eligible' && (indicative !== null || worksOut)) {
    tell('says that the family is not eligible, but the record works out an amount');
  }
  if (status !== 'budget' && status !== 'not-eligible' && indicative !== null) {
    tell(`says ${show(status)}, and gives an amount`);
  }
  const amount = allocation.status === 'plan-first' ? allocation.final : indicative;
  if (amount !== null && amount !== undefined && last?.result !== amount) {
    problems.add('replay-mismatch', ['indicative'], mismatch(amount, last?.result, 'is what the steps give'));
  }
  if (last?.unit === 'pounds' && last.period !== period && indicative !== null) {
    problems.add(
      'replay-mismatch',
      ['period'],
      `says ${show(period)}, where the steps are per ${last.period ?? 'no period'}`,
    );
  }
}

/** Parts, payments and scenarios are of the budget; parts of it as it is before it is rounded to more than a penny. */
function tellSums(allocation: Allocation, problems: ProblemList): void {
  const { indicative, parts, payments, scenarios } = allocation;
  if (indicative === null) return;
  const tell = (field: string, amounts: readonly string[], whole: Amount = indicative): void => {
    const sum = formatAmount(amounts.reduce((total, one) => total + parseAmount(one), 0n));
    if (sum === whole) return;
    const of = whole === indicative ? 'the budget is' : 'what is rounded to the budget comes to';
    problems.add('replay-mismatch', [field], `come to ${sum}, where ${of} ${show(whole)}`);
  };
  if (parts !== undefined) {
    const counted = parts.filter(({ counts }) => counts);
    tell(
      'parts',
      counted.flatMap(({ amount }) => amount ?? []),
      toThePenny(allocation),
    );
  }
  if (payments !== undefined) tell('payments', payments);
  if (scenarios !== undefined) tell('scenarios', [scenarios.without ?? '0.00']);
}

/** What the last step rounds, to the penny and the way that it rounds: what parts come to. */
function toThePenny({ steps }: Allocation): Amount | undefined {
  const last = steps.at(-1);
  if (last?.operation !== 'round-pounds') return undefined;
  const told = (name: string): string | undefined => last.inputs.find((input) => input.name === name)?.value;
  const [exact, mode] = [told('value'), ROUNDING_MODES.find((one) => one === told('mode'))];
  return exact === undefined || mode === undefined ? undefined : formatRounded(parseRatio(exact), 2, mode);
}
