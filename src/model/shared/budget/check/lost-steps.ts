import { type Path, type ProblemList, show } from '../../../../errors.js';
import { parseRatio } from '../../../../exact/ratio.js';
import { formatRounded } from '../../../../exact/round.js';
import { showOrNone } from '../../../../record/mismatch.js';
import type { Step } from '../../../../record/step/step.js';
import type { Allocation } from '../allocation.js';
import { ANSWERS, BUDGETS, isReferredWhole, OUTSIDE_DATES } from './answer-of-kind.js';

/** Steps of which one never stands without the others, whatever stands before their ids: the totals of a package. */
const TOTALS = [
  ...['all payers', 'outside the budget', 'inside the budget'].flatMap((whose) =>
    ['recurring', 'one-off', 'contingency', 'all kinds'].map((kind) => `total ${whose}: ${kind}`),
  ),
  'next year: with contingency',
  'next year: without contingency',
  'in kind',
];
const A_TOTAL = new RegExp(`^(.*: |)(${TOTALS.join('|')})$`, 's');

/** Steps that lead to no later one, and stand all the same: what a page or a table shows beside the amount. */
const BESIDE = [
  ...TOTALS,
  ...['all payers', 'outside the budget', 'inside the budget'].map((whose) => `total ${whose}: in-year`),
  'value',
  'one-offs',
  'place',
  'percentile',
  'age group',
  'lacking',
  'with uncertain streams',
];

/**
 * Tells which steps are missing: cut off the end, or taken out although nothing refers to them; and which were put in.
 *
 * The steps of a stream that has no amount, and steps of costing where a price is missing, may end anywhere.
 */
export function tellLostSteps(allocation: Allocation, problems: ProblemList): void {
  const { steps } = allocation;
  const ids = new Map(steps.map((step) => [step.id, step]));
  const tell = (at: Path, message: string): void => problems.add('replay-mismatch', ['steps', ...at], message);
  tellEnd(allocation, tell);
  tellUnused(steps, tell);
  const need = (id: string, because: string): void => {
    if (!ids.has(id)) tell([], `have no ${show(id)}, which always goes with ${because}: steps were taken out`);
  };
  for (const prefix of new Set(steps.flatMap(({ id }) => A_TOTAL.exec(id)?.[1] ?? []))) {
    for (const total of TOTALS) need(`${prefix}${total}`, 'the other totals of a package');
  }
  for (const { id, inputs } of steps) {
    const isRow = inputs.some(({ name, from }) => name === 'amount' && from?.endsWith('packages'));
    if (isRow && id.endsWith('table-amount')) {
      need(`${id.slice(0, -'table-amount'.length)}percentile`, 'an amount of a row');
    }
    if (id.startsWith('instead: ')) need('lacking', 'what is wanted instead');
  }
  const isAsked = (steps.length > 0 || allocation.status !== 'not-eligible') && !isReferredWhole(allocation);
  if (allocation.modelKind === 'by-age' && isAsked) {
    need('age group', 'a model of an age group');
  }
  tellOutward(allocation, ids, tell);
}

type Tell = (at: Path, message: string) => void;

function tellEnd(allocation: Allocation, tell: Tell): void {
  const { status, indicative, steps, warnings } = allocation;
  const kind = kindOf(allocation);
  const last = steps.at(-1);
  const referred = ANSWERS.get(kind)?.referredEnds;
  const isAnswer = status === 'no-budget' || status === 'refer-to-costing';
  const ends = isAnswer && referred !== undefined ? [...referred, OUTSIDE_DATES] : undefined;
  if (last === undefined) {
    if (ends !== undefined) tell([], `are none, where ${show(status)} is the answer of a row`);
    return;
  }
  if (indicative !== null && !BUDGETS.includes(last.id)) tell([], `end with ${show(last.id)}, which is no budget`);
  if (ends !== undefined && !ends.includes(last.id)) tell([], `end with ${show(last.id)}: steps were cut off`);
  if (ends !== undefined && last.id === 'answer' && last.result !== status) {
    tell([], `answer ${show(last.result)}, where the status is ${show(status)}`);
  }
  if (ends !== undefined && last.id === 'points' && !warnings.some(({ code }) => code === 'between-rows')) {
    tell([], 'end with the points: steps were cut off');
  }
  const final = allocation.status === 'plan-first' ? allocation.final : undefined;
  if (typeof final === 'string' && kind === 'plan-cost' && last.id !== 'value') {
    tell([], `end with ${show(last.id)}, which is no value of a plan`);
  }
}

/** The kind of model whose steps these are; of a model by age that of the age group. */
export function kindOf({ modelKind, steps }: Allocation): string {
  if (modelKind !== 'by-age') return modelKind;
  const rule = steps.find(({ id }) => id === 'age group')?.rule ?? '';
  return rule.slice(rule.lastIndexOf(': ') + 2);
}

/** A line of a package may count nowhere: it has ended, or somebody else pays. */
const OWN_NAME = /^(before .*: |stream \d+, |(instead: )?line )/s;

/** A step that leads nowhere was put in, or what it led to was taken out. */
function tellUnused(steps: readonly Step[], tell: Tell): void {
  const last = steps.at(-1);
  const used = new Set(steps.flatMap(({ inputs }) => inputs.map(({ from }) => from)));
  steps.slice(0, -1).forEach(({ id }, index) => {
    // A budget that offers or travel came to later keeps its first steps under another name, a stream its own.
    if (used.has(id) || OWN_NAME.test(id) || id.endsWith(': rounded') || isBeside(id)) return;
    // Points that are referred for passing the maximum are held against it once more; those that no row holds lead to none.
    if (id === 'points' && last?.id === 'beyond-maximum') return;
    if (index === steps.length - 2 && last?.id === 'answer' && last.operation === 'given') return;
    tell([index, id], 'no later step refers to this one');
  });
}

function isBeside(id: string): boolean {
  return BESIDE.some((name) => id === name || id.endsWith(`: ${name}`)) || /^(.*: )?total payer .*: /s.test(id);
}

/** What the allocation says outwardly of single steps. */
function tellOutward({ modelKind, parts, scenarios }: Allocation, ids: ReadonlyMap<string, Step>, tell: Tell): void {
  const result = (id: string): string | null => ids.get(id)?.result ?? null;
  if (modelKind === 'streams') {
    parts?.forEach(({ id, amount }, index) => {
      const own = result(`stream ${index + 1}, ${id}`);
      if (own !== amount) tell([], `give ${showOrNone(own)} for ${show(id)}, where its part is ${showOrNone(amount)}`);
    });
    const together = result('with uncertain streams');
    const given = together === null ? null : formatRounded(parseRatio(together), 2);
    const said = scenarios?.with ?? null;
    if (given !== said)
      tell([], `give ${showOrNone(given)} with the uncertain streams, where it says ${showOrNone(said)}`);
  }
}
