import { explainAllocation } from '../../explain/allocation.js';
import { noticeSentences } from '../../explain/step/closing.js';
import { readCount, readRate } from '../../explain/step/money.js';
import type { Allocation } from '../../model/shared/budget/allocation.js';
import type { Step } from '../../record/step/step.js';
import type { FamilyFacts } from './facts.js';
import type { Section } from './page.js';
import { inPence, perPeriod, toThePenny } from './words.js';

/** How points, or what else a model goes by, became money. */
export function firstAmountSection({ allocation, moderated, shown, points }: FamilyFacts): Section {
  const heading = points === undefined ? 'How the first amount came about' : 'How points became money';
  const text = (words: string) => ({ kind: 'text', text: words }) as const;
  if (!shown.indicative) {
    return { heading, blocks: [text('It is our rule not to show the first amount, or how it came about.')] };
  }
  if (allocation === undefined) {
    const first = moderated?.amounts.indicative ?? null;
    const amount = first === null ? [] : [`The first amount was ${perPeriod(first, moderated?.period)}.`];
    const none = 'How it came about is not kept with these records.';
    return { heading: 'How the first amount came about', blocks: [text([...amount, none].join(' '))] };
  }
  if (allocation.status === 'not-eligible') return { heading, blocks: [text('No amount was worked out.')] };
  const sentences = plainPrice(allocation) ?? asTold(allocation);
  const first = firstWords(allocation, moderated?.period);
  const items = [...sentences, ...first];
  return { heading, blocks: items.length === 0 ? [text('No amount was worked out.')] : [{ kind: 'list', items }] };
}

/** A price for each point, in three sentences; undefined where the model is another, or adds something to it. */
function plainPrice(allocation: Allocation): string[] | undefined {
  const { modelKind, status, steps } = allocation;
  const [price, exact, budget, ...more] = steps;
  const isPlain =
    modelKind === 'price-point' &&
    status === 'budget' &&
    price?.operation === 'divide' &&
    price.id === 'price' &&
    exact?.id === 'exact-budget' &&
    budget?.id === 'budget' &&
    more.every(({ id }) => id === 'record');
  if (!isPlain) return undefined;
  const [money, all] = [writtenOf(price, 'numerator'), writtenOf(price, 'denominator')];
  const own = exact.inputs[0]?.value;
  // Where a figure is not on the record, nothing is made of the others.
  if (money === undefined || all === undefined || own === undefined) return undefined;
  if (all === '1' || own === '0' || price.rule !== 'money divided by points') return undefined;
  const times = `${readCount(own, 'point')} at that price ${own === '1' ? 'comes' : 'come'} to ${toThePenny(exact.result)}.`;
  return [
    `${toThePenny(money)} was shared over ${readCount(all, 'point')}.`,
    `So each point is worth ${readRate(price.result)}.`,
    times,
    ...noticeSentences(allocation).map(inPence),
  ];
}

const writtenOf = (step: Step, name: string): string | undefined =>
  step.inputs.find((input) => input.name === name)?.value;

/** What the library tells of any model, without the last sentence: what holds now stands first on the page. */
function asTold(allocation: Allocation): string[] {
  return explainAllocation(allocation).slice(0, -1).map(ofNobodyElse).map(rounded).map(inPence);
}

/** Without what the support of other families cost, from which a table or a price was made. */
function ofNobodyElse(sentence: string): string {
  if (/^We also put the .*packages of support in order/.test(sentence)) return EARLIER;
  return sentence
    .replace(/ They give £[\d,.]+…? and £[\d,.]+…?\./, '')
    .replace(/: £[\d,.]+…?, the largest package, divided by [^.]+\./, '.')
    .replace(/ is £[\d,.]+…?, the largest package, divided by .+, which is /, ' is ');
}

const EARLIER = 'We also put in order what earlier support cost. Your amount comes from the same place in that order.';

/** A rounding to the penny in fewer words; an exact amount is told to the penny already. */
function rounded(sentence: string): string {
  const match =
    /^-?£[\d,.]+…? rounded to (?:the nearest penny|whole pennies) \([^)]*\) comes to (-?£[\d,]+\.\d{2})( .*)?\.$/.exec(
      sentence,
    );
  return match === null ? sentence : `To the penny, that is ${match[1]}${match[2] ?? ''}.`;
}

/** The first amount itself, and what it is in the period that counts from then on. */
function firstWords({ indicative, period }: Allocation, later: string | undefined): string[] {
  if (indicative === null) return [];
  const other = later === undefined || later === period ? '' : ` From here on, amounts are for one ${later}.`;
  return [`The first amount for you was ${perPeriod(indicative, period)}.${other}`];
}
