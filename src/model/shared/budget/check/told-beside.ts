import { type Path, type ProblemList, show } from '../../../../errors.js';
import { formatRatio, multiplyRatios, ONE, parseRatio, type Ratio, sumRatios } from '../../../../exact/ratio.js';
import { formatRounded } from '../../../../exact/round.js';
import { parseAmount } from '../../../../money/amount.js';
import { mismatch } from '../../../../record/mismatch.js';
import type { Step } from '../../../../record/step/step.js';
import type { Allocation } from '../allocation.js';
import { BEFORE, isRevised } from './step-forms.js';

/** What a budget of a kind is always made of. */
export const MADE_OF: Readonly<Record<string, string>> = {
  'education-money': 'parts',
  'level-prices': 'parts',
  'proxy-services': 'parts',
  streams: 'parts',
  'hours-by-need-level': 'quantities',
};

/** What is said beside an amount, with the kinds of model that ever say it. */
const SAID_BY = {
  parts: ['education-money', 'level-prices', 'proxy-services', 'streams'],
  quantities: ['hours-by-need-level', 'transport-distance'],
  payments: ['transport-distance'],
  shortfall: ['provision-offset', 'reshaped-package', 'streams'],
  scenarios: ['streams'],
} as const;

/** The codes of the warnings that an allocation gives, by whichever model. */
const CODES: ReadonlySet<string> = new Set([
  ...['above-table', 'after-effective', 'approval-pending', 'band-edge-fall', 'basis-not-stated', 'before-effective'],
  ...['below-table', 'between-rows', 'beyond-maximum', 'beyond-sample', 'clamped-above', 'clamped-below'],
  ...['ends-with-training', 'highest-row', 'ignores-need', 'line-without-need', 'lines-in-succession'],
  ...['need-without-line', 'needs-not-stated', 'no-budget', 'no-lines', 'no-rate', 'not-eligible', 'not-requested'],
  ...['offer-beyond-need', 'other-price-base', 'pa-without-insurance', 'plan-criteria-unmet', 'plan-not-agreed'],
  ...['plan-not-approved', 'uncertain-streams', 'unpriced-lines', 'unpriced-lines-outside', 'wages-without-on-costs'],
  ...['stream-not-eligible', 'zero-budget', 'zero-stream'],
]);
const CODES_BY_NAME = /^(one-offs-(in|ex)cluded|score-(above|gap))$/;

/** Whether an allocation may give a warning of this code. */
export function isAllocationWarning(code: string): boolean {
  return CODES.has(code) || CODES_BY_NAME.test(code);
}

type Tell = (at: Path, says: unknown, follows: unknown) => void;

/** Tells what an allocation says beside its amount, and neither its kind nor its steps give. */
export function tellBeside(allocation: Allocation, kind: string, problems: ProblemList): void {
  const { status, warnings, parts } = allocation;
  const tell: Tell = (at, says, follows) => {
    if (says !== follows) problems.add('replay-mismatch', at, mismatch(says, follows, 'follows from the steps'));
  };
  for (const [index, { code }] of warnings.entries()) {
    if (isAllocationWarning(code)) continue;
    problems.add('unknown-name', ['warnings', index, 'code'], `no allocation gives the warning ${show(code)}`);
  }
  const isChanged = isRevised(allocation);
  for (const [field, kinds] of Object.entries(SAID_BY) as [keyof typeof SAID_BY, readonly string[]][]) {
    const may = kinds.includes(kind) || (isChanged && (field === 'parts' || field === 'quantities'));
    if (allocation[field] !== undefined && !may)
      problems.add('replay-mismatch', [field], 'is nothing that a model of this kind says');
  }
  const needed = Object.hasOwn(MADE_OF, kind) ? MADE_OF[kind] : undefined;
  if (status === 'budget' && needed !== undefined && !isChanged && !(needed in allocation)) {
    problems.add('missing', [needed], `a budget of this kind always has ${needed}`);
  }
  tell(['shortfall'], allocation.shortfall, shortOf(allocation, kind));
  tellQuantities(allocation, kind, tell);
  tellPayments(allocation, problems);
  if (isChanged || (kind !== 'level-prices' && kind !== 'proxy-services')) return;
  for (const [index, { id, amount }] of (parts ?? []).entries()) {
    const follows = pounds(allocation.steps.find((one) => one.id === `outcome ${id}`)?.result);
    // Of services that serve several outcomes a penny may go to another one.
    const isPenny = follows !== undefined && amount !== null && isAPenny(parseAmount(amount) - parseAmount(follows));
    if (kind === 'level-prices' || !isPenny) tell(['parts', index, 'amount'], amount, follows);
  }
}

function pounds(exact: string | undefined): string | undefined {
  return exact === undefined ? undefined : formatRounded(parseRatio(exact), 2);
}

const isAPenny = (pence: bigint): boolean => pence >= -1n && pence <= 1n;

/** What is lacking: the opposite of a remainder below nothing, or what is wanted beyond what is freed. */
function shortOf({ status, steps, parts = [] }: Allocation, kind: string): string | undefined {
  if (kind === 'streams') {
    const lacking = parts.flatMap(({ id, counts }, index): Ratio[] => {
      const stream = `stream ${index + 1}, ${id}`;
      const short = counts ? lackingIn(steps, `${stream}: `) : undefined;
      const factors = endOf(steps, `${stream}, exact`)?.inputs.filter(({ from }) => from === undefined) ?? [];
      return short === undefined ? [] : [productOf([short, ...factors.map(({ value }) => value)])];
    });
    const sum = sumRatios(lacking);
    return sum.numerator > 0n ? formatRounded(sum, 2) : undefined;
  }
  return status === 'budget' ? lackingIn(steps, '') : undefined;
}

function lackingIn(steps: readonly Step[], prefix: string): string | undefined {
  const remainder = endOf(steps, `${prefix}remainder`)?.result;
  const lacking = endOf(steps, `${prefix}lacking`)?.result;
  const opposite = remainder?.startsWith('-') ? remainder.slice(1) : undefined;
  const short = lacking ?? opposite;
  return short === undefined || short.startsWith('-') || short === '0' ? undefined : pounds(short);
}

/** A step by its id, also one of an amount that was changed afterwards. */
function endOf(steps: readonly Step[], id: string): Step | undefined {
  return steps.find((one) => one.id.replace(BEFORE, '') === id);
}

function productOf(values: readonly string[]): Ratio {
  return values.map((one) => parseRatio(one)).reduce(multiplyRatios, ONE);
}

/** Hours, miles and their rates are the factors of the step that multiplies them. */
function tellQuantities({ quantities, period, steps }: Allocation, kind: string, tell: Tell): void {
  const travel = steps.find(({ id }) => id === 'travel, exact');
  const step = travel ?? steps.find(({ id, operation }) => id === 'exact-budget' && operation === 'multiply');
  const isHours = travel === undefined && kind === 'hours-by-need-level';
  if (travel === undefined && !isHours && kind !== 'transport-distance') return;
  const factors = step?.inputs.map(({ value }) => value) ?? [];
  tell(['quantities', 'length'], quantities?.length, factors.length === 0 ? undefined : 1);
  const [told] = quantities ?? [];
  if (told === undefined || factors.length === 0) return;
  const at = (key: string): Path => ['quantities', 0, key];
  const place = isHours ? factors.length - 1 : travel === undefined ? 0 : 2;
  const counted = isHours ? factors.slice(0, 1) : factors.filter((_, index) => index !== place);
  tell(at('quantity'), told.quantity, formatRatio(productOf(counted)));
  tell(at('rate'), told.rate, factors[place]);
  tell(at('unit'), told.unit, isHours ? 'hour' : 'mile');
  // Hours of another period are brought to that of the amount by further factors.
  if (!isHours || factors.length === 2) tell(at('per'), told.per, period);
  else if (told.per === period) tell(at('per'), told.per, 'another period');
}

/** Payments are as alike as pennies let them be. */
function tellPayments({ payments, status }: Allocation, problems: ProblemList): void {
  if (payments === undefined) return;
  const pence = payments.map(parseAmount);
  const [first = 0n] = pence;
  const low = pence.reduce((least, one) => (one < least ? one : least), first);
  const isAlike = pence.every((one) => one - low <= 1n);
  if (status === 'budget' && pence.length > 0 && low >= 0n && isAlike) return;
  problems.add('replay-mismatch', ['payments'], 'are not equal to the penny, as payments of a budget are');
}
