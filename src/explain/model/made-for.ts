import { compareRatios, parseRatio } from '../../exact/ratio.js';
import type { Warning } from '../../warning.js';
import { readNumber } from '../step/money.js';

/**
 * For what a model was made and what the case is instead, with the figures of the warning; undefined for a warning of
 * something else, and for one that does not tell them. The largest score of a sample is one family's, and is not told.
 */
export function madeForSentences({ code, details = {} }: Warning): readonly string[] | undefined {
  const fact = (name: string): string | undefined => {
    const value = details[name];
    return typeof value === 'string' ? value : undefined;
  };
  return SENTENCES.get(code)?.(fact);
}

type Fact = (name: string) => string | undefined;

const SENTENCES: ReadonlyMap<string, (fact: Fact) => readonly string[] | undefined> = new Map([
  ['beyond-maximum', beyondMaximum],
  ['before-effective', beforeEffective],
  ['after-effective', afterEffective],
  ['other-price-base', otherPriceBase],
]);

function beyondMaximum(fact: Fact): readonly string[] | undefined {
  const above = pointsAbove(fact, 'maximumPoints');
  if (above === undefined) return undefined;
  return [`${above}, the most that this model was made for.`, 'They may be a slip; ask us to check them.'];
}

function beforeEffective(fact: Fact): readonly string[] | undefined {
  const [day, from] = [fact('day'), fact('effectiveFrom')];
  if (day === undefined || from === undefined) return undefined;
  return [`${whenOf(fact, day)}, and this model holds from ${from} on; ask us which rules are yours.`];
}

function afterEffective(fact: Fact): readonly string[] | undefined {
  const [day, to] = [fact('day'), fact('effectiveTo')];
  if (day === undefined || to === undefined) return undefined;
  return [`${whenOf(fact, day)}, and this model held until ${to}; ask us which rules are yours.`];
}

function otherPriceBase(fact: Fact): readonly string[] | undefined {
  const [day, own, model] = [fact('day'), fact('casePriceBase'), fact('priceBase')];
  if (model === undefined) return undefined;
  const end = `the amounts of this model are in the prices of ${model}, and nothing was restated.`;
  if (own !== undefined) return [`Your case is in the prices of ${own}; ${end}`];
  return day === undefined ? undefined : [`${whenOf(fact, day)}; ${end}`];
}

/** Which of the days of the case it is. */
function whenOf(fact: Fact, day: string): string {
  const of = fact('of');
  if (of === 'agreedOn') return `Your budget was agreed on ${day}`;
  if (of === 'communicatedOn') return `You were told an amount on ${day}`;
  return of === 'assessedOn' ? `You were assessed on ${day}` : `The budget would start on ${day}`;
}

/** Undefined where the points are not above the bound. */
function pointsAbove(fact: Fact, name: string): string | undefined {
  const [points = '', bound = ''] = [fact('points'), fact(name)];
  if (!NUMBER.test(points) || !NUMBER.test(bound)) return undefined;
  if (compareRatios(parseRatio(points), parseRatio(bound)) <= 0) return undefined;
  return `These points, ${readNumber(points)}, are above ${readNumber(bound)}`;
}

const NUMBER = /^\d{1,20}(?:\.\d{1,20})?$/;
