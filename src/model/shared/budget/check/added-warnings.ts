import { type Path, type ProblemList, show } from '../../../../errors.js';
import { parseRatio } from '../../../../exact/ratio.js';
import { formatRounded } from '../../../../exact/round.js';
import type { Step } from '../../../../record/step/step.js';
import { countOf } from '../../../../warning.js';
import type { Allocation } from '../allocation.js';
import { kindOf } from './lost-steps.js';
import { isRevised } from './step-forms.js';

const WITH_POINTS = ['price-point', 'percentile', 'allocation-table'];
const COSTED = ['plan-cost', 'provision-offset', 'proxy-services', 'reshaped-package'];
const OF_LINES = [
  ...['basis-not-stated', 'line-without-need', 'lines-in-succession', 'need-without-line', 'needs-not-stated'],
  ...['no-lines', 'one-offs-excluded', 'one-offs-included', 'pa-without-insurance', 'plan-criteria-unmet'],
  ...['unpriced-lines', 'unpriced-lines-outside', 'wages-without-on-costs'],
];
const OF_TIME = ['after-effective', 'before-effective', 'other-price-base'];

/** Which kinds of model ever give a warning; of one that is not here any may. */
const GIVEN_BY: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(OF_LINES.map((code) => [code, COSTED])),
  'beyond-maximum': WITH_POINTS,
  'beyond-sample': WITH_POINTS,
  'approval-pending': ['proxy-services'],
  'band-edge-fall': ['transport-distance'],
  'ends-with-training': ['transport-distance'],
  'no-rate': ['transport-distance'],
  'not-requested': ['education-money'],
  'plan-not-agreed': ['plan-cost'],
  'plan-not-approved': ['plan-cost'],
  'stream-not-eligible': [],
  'uncertain-streams': [],
  'zero-stream': [],
};

/** What is said of a case that has no amount. */
const WITHOUT_AMOUNT = ['between-rows', 'no-rate', 'plan-not-agreed', 'plan-not-approved'];

const isNamed = (id: string, name: string): boolean => id === name || id.endsWith(`: ${name}`);

/** The step that goes with a warning: a warning without it was put in. */
const SHOWN_BY: Readonly<Record<string, (step: Step) => boolean>> = {
  'above-table': ({ id }) => isNamed(id, 'above-table'),
  'below-table': ({ id }) => isNamed(id, 'below-table'),
  'clamped-above': ({ id, operation }) => isNamed(id, 'points-clamped') && operation === 'least',
  'clamped-below': ({ id, operation }) => isNamed(id, 'points-clamped') && operation === 'greatest',
  'highest-row': ({ id }) => isNamed(id, 'score-in-table'),
  'score-above': ({ id, operation }) => isNamed(id, 'answer') && operation === 'given',
  'score-gap': ({ id, operation }) => isNamed(id, 'answer') && operation === 'given',
  'no-budget': ({ id, result }) => isNamed(id, 'answer') && result === 'no-budget',
  'ignores-need': ({ id }) => isNamed(id, 'individual-part'),
  'one-offs-excluded': ({ id }) => isNamed(id, 'one-offs'),
  'one-offs-included': ({ id }) => isNamed(id, 'one-offs'),
};

/** Tells of warnings that the kind of model never gives, or that say what the rest of the allocation shows not to be so. */
export function tellAddedWarnings(allocation: Allocation, problems: ProblemList): void {
  const { warnings, steps } = allocation;
  const kind = kindOf(allocation);
  const codes = warnings.map(({ code }) => code);
  const tell = (index: number, message: string): void =>
    problems.add('replay-mismatch', ['warnings', index], `${show(codes[index])} ${message}`);
  const times = (code: string, index: number): number => codes.slice(0, index + 1).filter((own) => own === code).length;
  codes.forEach((code, index) => {
    const by = Object.hasOwn(GIVEN_BY, code) ? GIVEN_BY[code] : undefined;
    if (by !== undefined && kind !== 'streams' && !by.includes(kind)) tell(index, 'is nothing that this kind warns of');
    const shows = Object.hasOwn(SHOWN_BY, code) ? SHOWN_BY[code] : undefined;
    const most = Math.min(mostOf(code, allocation, kind), shows === undefined ? Infinity : steps.filter(shows).length);
    if (times(code, index) > most) {
      tell(
        index,
        most === 0
          ? 'stands there, and nothing of the rest shows it'
          : `stands there more than ${countOf(most, 'time')}`,
      );
    }
  });
  const outside = codes.filter((code) => code === 'before-effective' || code === 'after-effective').length;
  if (outside > datedIn(allocation)) {
    const message = `say ${countOf(outside, 'time')} that a day lies outside the dates of a model; more than models were asked`;
    problems.add('replay-mismatch', ['warnings'], message);
  }
  tellPointsBeyond(allocation, problems);
  tellPounds(allocation, problems);
}

/** How often a warning may stand there, as far as the status, the amount and the parts show it. */
function mostOf(code: string, allocation: Allocation, kind: string): number {
  const { status, steps, parts } = allocation;
  const isChanged = isRevised(allocation);
  if (code === 'zero-budget') return isOfNothing(allocation) ? 1 : 0;
  if (code === 'offer-beyond-need') return isChanged ? Infinity : 0;
  if (OF_TIME.includes(code)) return datedIn(allocation);
  if (kind === 'streams') {
    // What an amount was changed to has other parts.
    if (isChanged) return Infinity;
    const own = parts ?? [];
    if (code === 'uncertain-streams' || code === 'not-eligible') return 1;
    if (code === 'zero-stream') return own.filter(({ amount }) => amount === null || amount === '0.00').length;
    if (WITHOUT_AMOUNT.includes(code)) return own.filter(({ amount }) => amount === null).length;
    return own.length * timesOfLines(code, 'reshaped-package');
  }
  if (code === 'between-rows') {
    const isReferred = kind === 'percentile' && status === 'refer-to-costing';
    return isReferred && steps.at(-1)?.id === 'points' ? 1 : 0;
  }
  if (code === 'no-rate') return status === 'refer-to-costing' ? 1 : 0;
  return timesOfLines(code, kind);
}

/** How many models say something of the time of a case: one, and each that it asked. */
function datedIn(allocation: Allocation): number {
  const { modelKind, steps, parts = [] } = allocation;
  const isOfStreams = modelKind === 'streams';
  // What an amount of streams was changed to has other parts.
  if (isOfStreams && isRevised(allocation)) return Infinity;
  return 1 + (isOfStreams ? parts.length : 0) + steps.filter(({ id }) => isNamed(id, 'age group')).length;
}

/** Of what is wanted instead of a package it is said once more; that lines have no price, of the lines and of the amount. */
function timesOfLines(code: string, kind: string): number {
  if (!OF_LINES.includes(code)) return 1;
  return (kind === 'reshaped-package' ? 2 : 1) * (code === 'unpriced-lines' ? 2 : 1);
}

/** Whether the budget is £0, or was before it was changed. */
function isOfNothing(allocation: Allocation): boolean {
  const amount = allocation.status === 'plan-first' ? allocation.final : allocation.indicative;
  if (amount === '0.00') return true;
  return (
    isRevised(allocation) &&
    allocation.steps.some(({ id, result }) => /(^|: )budget(-with-add-ons)?$/.test(id) && result === '0.00')
  );
}

/** The points that a warning calls too many are points that the steps take, of each priced case once. */
function tellPointsBeyond({ warnings, steps }: Allocation, problems: ProblemList): void {
  const left = pointsTaken(steps);
  warnings.forEach(({ code, details = {} }, index) => {
    const isMaximum = code === 'beyond-maximum';
    if (!isMaximum && code !== 'beyond-sample') return;
    const at: Path = ['warnings', index, 'details'];
    const bound = isMaximum ? 'maximumPoints' : 'largestScore';
    for (const field of ['points', bound]) {
      if (typeof details[field] !== 'string') problems.add('missing', [...at, field], `${show(code)} says it`);
    }
    const place = left.indexOf(String(details.points));
    if (place >= 0) left.splice(place, 1);
    else problems.add('replay-mismatch', [...at, 'points'], 'are none that the steps take, or were told of already');
  });
}

/** The points that each case among the steps was priced by. */
function pointsTaken(steps: readonly Step[]): string[] {
  const taken = new Map<string, string>();
  for (const { id, operation, inputs } of steps) {
    const [, prefix = '', name] = /^(.*: |)(points|beyond-maximum|exact-budget)$/s.exec(id) ?? [];
    const [first, second] = inputs;
    if (name === undefined || first === undefined) continue;
    const isPriced = operation === 'multiply' && (second?.from ?? '').endsWith('price');
    if (name !== 'exact-budget' || isPriced) taken.set(prefix, taken.get(prefix) ?? first.value);
  }
  return [...taken.values()];
}

/** What was bought once is what its step adds up. */
function tellPounds({ warnings, steps }: Allocation, problems: ProblemList): void {
  const sums = steps
    .filter(({ id }) => isNamed(id, 'one-offs'))
    .map(({ result }) => formatRounded(parseRatio(result), 2));
  warnings.forEach(({ code, details }, index) => {
    if (!code.startsWith('one-offs-') || sums.includes(String(details?.pounds))) return;
    problems.add('replay-mismatch', ['warnings', index, 'details', 'pounds'], 'are none that were bought once');
  });
}
