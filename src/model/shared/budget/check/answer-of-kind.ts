import { type Path, type ProblemList, show } from '../../../../errors.js';
import { compareRatios, parseRatio } from '../../../../exact/ratio.js';
import { formatAmount, parseAmount } from '../../../../money/amount.js';
import { mismatch } from '../../../../record/mismatch.js';
import { type Allocation, type AllocationStatus, UNCERTAIN } from '../allocation.js';
import { isRevised } from './step-forms.js';

/** What a kind of model may answer beside a budget, and what shows that it did. */
interface Answers {
  /** Whether the kind gives budgets, as all but one do; a plan's cost is none. */
  readonly budget?: boolean;
  /** Whether a row may say that there is none. */
  readonly noBudget?: true;
  /** Whether the plan comes before the amount. */
  readonly planFirst?: true;
  /** What ends the steps of a referral, beside a day outside the dates of the model. */
  readonly referredEnds?: readonly string[];
  /** The warning that goes with any other referral. */
  readonly referredWarning?: string;
}

/** What ends the steps of an amount. */
export const BUDGETS: readonly string[] = ['budget', 'budget-with-add-ons'];

/** The last step of a case that is referred because its day lies outside the dates of the model. */
export const OUTSIDE_DATES = 'outside-dates';

const UNPRICED = { referredWarning: 'unpriced-lines' } as const;

/** Every kind of model with what it answers. */
export const ANSWERS: ReadonlyMap<string, Answers> = new Map<string, Answers>([
  ['price-point', { referredEnds: ['beyond-maximum'] }],
  ['percentile', { referredEnds: ['points', 'beyond-maximum', 'above-table', 'below-table'] }],
  ['allocation-table', { noBudget: true, referredEnds: ['answer', 'beyond-maximum'] }],
  ['education-money', {}],
  ['equal-share', {}],
  ['hours-by-need-level', {}],
  ['last-purchase', {}],
  ['level-prices', {}],
  ['plan-cost', { budget: false, planFirst: true }],
  ['provision-offset', UNPRICED],
  ['proxy-services', UNPRICED],
  ['reshaped-package', UNPRICED],
  ['transport-distance', { referredWarning: 'no-rate' }],
]);

/**
 * Tells where the status is none that the kind of model gives from such steps: where steps come to a budget the answer is
 * a budget, and every other answer has its own end.
 *
 * @param kind the kind of model whose steps these are; of a model by age that of the age group
 */
export function tellAnswerOfKind(allocation: Allocation, kind: string, problems: ProblemList): void {
  const { modelKind, status, steps } = allocation;
  const last = steps.at(-1);
  const tell = (message: string): void => problems.add('replay-mismatch', ['status'], message);
  const isBudget = last !== undefined && BUDGETS.includes(last.id);
  if (isBudget && status !== 'budget') {
    tell(`says ${show(status)}, where the steps come to a budget`);
  }
  if (isReferredWhole(allocation)) {
    if (status !== 'refer-to-costing') tell(`says ${show(status)}, where the step refers the case`);
    return;
  }
  if (kind === 'streams') {
    tellStreams(allocation, problems, tell);
    return;
  }
  if (modelKind === 'by-age' && steps.length === 0) {
    tellOut(allocation, problems);
    return;
  }
  const answers = ANSWERS.get(kind);
  if (answers === undefined) {
    problems.add('unknown-name', ['modelKind'], `no kind of model is called ${show(kind)}`);
    return;
  }
  if (!gives(answers, status)) tell(`says ${show(status)}, which a model of this kind never answers`);
  if (status === 'not-eligible' && steps.length > (modelKind === 'by-age' ? 1 : 0)) {
    tell('says that the family is not eligible, where steps work something out');
  }
  if (status === 'not-eligible') tellOut(allocation, problems);
  if (status === 'refer-to-costing') tellReferral(allocation, answers, tell);
}

/** Whether a model of other models referred the case by its own dates, and asked none of them. */
export function isReferredWhole({ modelKind, steps, parts }: Allocation): boolean {
  const [only] = steps;
  const isOfOthers = modelKind === 'by-age' || modelKind === 'streams';
  return isOfOthers && parts === undefined && steps.length === 1 && only?.id === OUTSIDE_DATES;
}

/** Of a family that is not eligible a model says nothing but that; one by age, also what it says of the day by its own dates. */
function tellOut({ modelKind, status, steps, warnings }: Allocation, problems: ProblemList): void {
  if (status !== 'not-eligible') return;
  const codes = warnings.map(({ code }) => code);
  const dated = modelKind === 'by-age' && steps.length > 0 ? ownDates(codes) : 0;
  codes.forEach((code, index) => {
    if (index < dated || (code === 'not-eligible' && index === dated)) return;
    const message = `is ${show(code)}, where nothing is said of a family that is not eligible but that, once`;
    problems.add('replay-mismatch', ['warnings', index], message);
  });
}

/** How many warnings at the beginning a model gives by its own dates: of the day, of the prices, or of both. */
function ownDates([first, second]: readonly string[]): number {
  const isOfDay = first === 'before-effective' || first === 'after-effective';
  return Number(isOfDay) + Number((isOfDay ? second : first) === 'other-price-base');
}

/** What refers a case has to be so: a day outside the dates with its warning, points by how much they pass a bound. */
export function tellReasons({ steps, warnings }: Allocation, problems: ProblemList): void {
  steps.forEach(({ id, result }, index) => {
    const tell = (message: string): void => problems.add('replay-mismatch', ['steps', index, id], message);
    if (PASSES.test(id) && (result === '0' || result.startsWith('-')))
      tell(`gives ${result}, so that no bound is passed`);
    if (
      id.endsWith(OUTSIDE_DATES) &&
      !warnings.some(({ code }) => code === 'before-effective' || code === 'after-effective')
    )
      tell('refers for a day outside the dates of the model, and no warning names it');
  });
  warnings.forEach(({ code, details = {} }, index) => {
    const tell = (message: string): void => problems.add('replay-mismatch', ['warnings', index, 'details'], message);
    const { points, maximumPoints, largestScore, day, effectiveFrom, effectiveTo } = details;
    const bound = code === 'beyond-maximum' ? maximumPoints : code === 'beyond-sample' ? largestScore : undefined;
    if (typeof bound === 'string' && typeof points === 'string' && !isMore(points, bound)) {
      tell(`says that ${points} points are more than ${bound}`);
    }
    const isWithin =
      (code === 'before-effective' && !(String(day) < String(effectiveFrom))) ||
      (code === 'after-effective' && !(String(day) > String(effectiveTo)));
    if (isWithin) {
      const of = day === undefined ? 'no day' : show(day);
      tell(`says of ${of} that it lies outside the dates of the model`);
    }
  });
}

const PASSES = /(^|: )(beyond-maximum|above-table|below-table)$/;

function isMore(points: string, bound: string): boolean {
  try {
    return compareRatios(parseRatio(points), parseRatio(bound)) > 0;
  } catch {
    return false;
  }
}

function gives({ budget = true, noBudget, planFirst }: Answers, status: AllocationStatus): boolean {
  if (status === 'budget') return budget;
  if (status === 'no-budget') return noBudget === true;
  return status === 'plan-first' ? planFirst === true : true;
}

function tellReferral(
  { steps, warnings }: Allocation,
  { referredEnds, referredWarning }: Answers,
  tell: (message: string) => void,
): void {
  const last = steps.at(-1)?.id;
  if (last === OUTSIDE_DATES || (last !== undefined && referredEnds?.includes(last))) return;
  if (referredWarning === undefined) {
    tell('says that the case is referred, and no step says why');
    return;
  }
  if (!warnings.some(({ code }) => code === referredWarning)) {
    tell(`says that the case is referred, and neither a step nor the warning ${show(referredWarning)} says why`);
  }
  const worked = steps.find(({ id }) => id === 'exact-budget' || id === 'remainder');
  if (worked !== undefined)
    tell(`says that the case is referred, where the step ${show(worked.id)} works out an amount`);
}

/** A whole of streams says the least certain of what its certain streams say, and each says it of its part. */
function tellStreams(allocation: Allocation, problems: ProblemList, tell: (message: string) => void): void {
  const { status, parts, steps } = allocation;
  if (parts === undefined) {
    // A family that is not eligible at all is asked about no stream.
    if (status === 'not-eligible' && steps.length === 0) tellOut(allocation, problems);
    else problems.add('missing', ['parts'], 'are missing, where the streams were asked');
    return;
  }
  // What an amount was changed to has other parts.
  if (isRevised(allocation)) return;
  tellScenarios(allocation, problems);
  if (steps.some(({ id }) => id === OUTSIDE_DATES)) tell('is of streams, where a step refers the whole case');
  const reasons = parts.map(({ reason, counts }) => (counts ? 'budget' : reason));
  const first = STRONGEST.find((one) => reasons.includes(one));
  if (first !== undefined) {
    if (status !== first) tell(`says ${show(status)}, where the streams come to ${show(first)}`);
  } else if (!OUT.includes(status) || !reasons.includes(status)) tell(`says ${show(status)}, and no stream does`);
}

/** The second scenario is of the parts that may not come, in their order, and with them it is all that there is. */
function tellScenarios({ status, parts = [], scenarios }: Allocation, problems: ProblemList): void {
  const tell = (at: Path, says: unknown, follows: unknown): void => {
    if (says !== follows) problems.add('replay-mismatch', at, mismatch(says, follows, 'follows from the parts'));
  };
  parts.forEach(({ amount, counts, reason }, index) => {
    const isKnown = counts ? reason === undefined : reason === UNCERTAIN || STATUSES.some((one) => one === reason);
    if (!isKnown) tell(['parts', index, 'reason'], reason, counts ? undefined : 'why it does not count');
    if (amount === null && counts) tell(['parts', index, 'counts'], counts, false);
  });
  const open = parts.filter(({ reason }) => reason === UNCERTAIN);
  const ids = open.length === 0 ? undefined : JSON.stringify(open.map(({ id }) => id));
  tell(['scenarios', 'uncertain'], scenarios && JSON.stringify(scenarios.uncertain), ids);
  if (scenarios === undefined) return;
  const isWhole = status === 'budget' && open.every(({ amount }) => amount !== null);
  const all = parts.filter(({ counts, reason }) => counts || reason === UNCERTAIN);
  const sum = all.reduce((total, { amount }) => total + (amount === null ? 0n : parseAmount(amount)), 0n);
  tell(['scenarios', 'with'], scenarios.with, isWhole ? formatAmount(sum) : null);
}

const STATUSES: readonly AllocationStatus[] = ['no-budget', 'not-eligible', 'plan-first', 'refer-to-costing'];

/** What a certain stream says goes before what others say. */
const STRONGEST: readonly AllocationStatus[] = ['refer-to-costing', 'plan-first', 'budget'];
/** What a stream says of which there is no money, whether or not it is certain to come: its part does not show that. */
const OUT: readonly AllocationStatus[] = ['not-eligible', 'no-budget'];
