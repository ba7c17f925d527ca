import type { Step } from '../../record/step/step.js';
import { inputOf, type Sentence } from '../step/inputs.js';
import { readCount, readPeriod, readPounds, readRate } from '../step/money.js';
import { roundingWords } from '../step/rounding.js';

const SOURCE = 'RR145 5.7';

/** The sentences of a RAS 4 step; undefined for what belongs to another model. */
export const pricePointSentence: Sentence = (step, byId) => {
  const found = [...SENTENCES].find(([name]) => step.id === name || step.id.endsWith(`: ${name}`));
  if (found === undefined) return undefined;
  const [name, sentence] = found;
  // A calculation within a larger one has ids that begin with the name of its part.
  const prefix = step.id.slice(0, step.id.length - name.length);
  const at = (id: string): Step | undefined => byId.get(`${prefix}${id}`);
  return at('exact-budget')?.source === SOURCE && at('price') !== undefined ? sentence(step, at) : undefined;
};

type At = (id: string) => Step | undefined;

type Tell = (step: Step, at: At) => string[] | undefined;

const SENTENCES: ReadonlyMap<string, Tell> = new Map<string, Tell>([
  ['exact-price', exactPrice],
  ['price', price],
  ['exact-budget', pointsTimesPrice],
  ['sum-with-add-ons', addOns],
  // Older records added the flat amounts in this step; now it only rounds.
  ['budget-with-add-ons', addOns],
]);

function answers(at: At): string[] {
  const budget = at('exact-budget');
  return budget === undefined ? [] : [`Your answers came to ${readCount(inputOf(budget, 'factor'), 'point')}.`];
}

function exactPrice(step: Step, at: At): string[] {
  return [...answers(at), `The price of a point is ${shared(step)}, which is ${readRate(step.result)}.`];
}

function price(step: Step, at: At): string[] {
  if (step.operation === 'round') return [`${roundingWords(step)} makes each point worth ${readPounds(step.result)}.`];
  const worth = `Each point${groupOf(step)} is worth ${readRate(step.result)}`;
  const isPlain = inputOf(step, 'denominator') === '1';
  return [...answers(at), isPlain ? `${worth}.` : `${worth}: ${shared(step)}.`];
}

/** Where the price comes from. */
function shared(step: Step): string {
  const [money, points] = [readPounds(inputOf(step, 'numerator')), readCount(inputOf(step, 'denominator'), 'point')];
  return step.rule.startsWith('largest package')
    ? `${money}, the largest package, divided by ${points}, the most that anyone can have`
    : `${money} shared over ${points}`;
}

function groupOf({ inputs }: Step): string {
  const label = inputs[0]?.label ?? '';
  return label.startsWith('pounds of the group ') ? label.slice('pounds'.length) : '';
}

function pointsTimesPrice(step: Step): string[] {
  const [points, each] = [inputOf(step, 'factor'), inputOf(step, 'factor', 1)];
  if (points === '0') return ['Without points, the price of a point cannot say what your support costs.'];
  const come = points === '1' ? 'comes' : 'come';
  const amount = `${readPounds(step.result)}${readPeriod(step.period)}`;
  return [`${readCount(points, 'point')} at ${readRate(each)} each ${come} to ${amount}.`];
}

function addOns({ operation, inputs, result, period }: Step): string[] | undefined {
  if (operation !== 'sum') return undefined;
  const [points, ...flat] = inputs;
  const amounts = flat.map(({ value, label = 'for one answer' }) => `${readPounds(value)} (${label})`);
  const what = flat.length === 1 ? 'a flat amount for a single answer' : 'flat amounts for single answers';
  const sum = `${readPounds(points?.value ?? '0')} plus ${amounts.join(' plus ')} comes to ${readPounds(result)}`;
  return [`To that we add ${what}: ${sum}${readPeriod(period)}.`];
}
