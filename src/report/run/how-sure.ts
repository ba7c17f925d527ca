import { type Amount, formatAmount, formatPounds } from '../../money/amount.js';
import type { CouncilResults } from '../../run/results.js';
import type { Sheet } from '../sheet.js';
import { toldIn } from './told-in.js';
import { familiesOf, NOT_SHARED } from './words.js';

const pounds = (amount: Amount): string => `${formatPounds(amount.replace('-', ''))} a year`;

type Sure = Pick<CouncilResults, 'firmness' | 'calibration'>;

/** What may be told of the price of a point, and of what a budget it leaves soft. */
function priceTold(firmness: NonNullable<CouncilResults['firmness']>, shared: CouncilResults['shared']) {
  const { price } = firmness;
  if (price?.price == null || isOfTheLargest(price, shared)) return undefined;
  const { low, high } = price.price;
  const budget = shared === undefined ? price.budgets[0] : roundBudget(price.price);
  // A sample that gives one price however it is drawn shows no chance, which is not to say that there was none.
  return { ...price.price, n: price.n, confidence: price.confidence, isSame: low === high, budget };
}

const isOfTheLargest = (price: { readonly method: string }, shared: CouncilResults['shared']): boolean =>
  shared !== undefined && price.method === 'largest-package';

/** How firm the model is, is not told of a sample of few families. */
const isOfFew = ({ fit }: NonNullable<CouncilResults['firmness']>, shared: CouncilResults['shared']): boolean =>
  shared !== undefined && (fit.everyone?.n ?? 0) < shared.least;

/** How sure the price and the budgets are, in sentences. */
export function howSure({ firmness, calibration }: Sure, shared: CouncilResults['shared']): string[] {
  if (firmness === undefined) return ['This cannot be told here: the model was not calibrated in this run.'];
  const { fit, price } = firmness;
  const isTold = toldIn(shared)('sample');
  if (isOfFew(firmness, shared)) return [`How firm the model is, is ${NOT_SHARED}.`];
  const answers: string[] = [];
  const told = priceTold(firmness, shared);
  if (price !== undefined && isOfTheLargest(price, shared)) {
    answers.push(
      `The price of a point goes by the largest package, which is one family's; how firm it is, is ${NOT_SHARED}.`,
    );
  } else if (told !== undefined) {
    const { pounds: middle, low, high, n, confidence, isSame, budget } = told;
    const another = isTold ? `another ${familiesOf(n)} like those of the sample` : 'another sample like this one';
    answers.push(
      isSame
        ? `A point is worth £${middle} a year. Every sample drawn from these families gives that price, so that nothing can be said of how far it could as well have been off.`
        : `A point is worth £${middle} a year. With ${another} it could as well have been anything from £${low} to £${high} (${confidence} % of samples).`,
    );
    if (budget !== undefined && !isSame) {
      answers.push(
        `A ${shared === undefined ? 'middle ' : ''}budget of ${pounds(budget.budget)} could therefore as well be ${formatPounds(budget.low)} or ${formatPounds(budget.high)}: ${formatPounds(budget.soft)} of it are soft.`,
      );
    }
  } else if (price !== undefined) {
    answers.push(
      price.n < 2
        ? 'The price rests on one family, so that nothing can be said of how far it could as well have been off.'
        : 'No interval of the price can be worked out from this sample: it has no points, or is one household.',
    );
  } else {
    answers.push('The model is not one price of a point, so that no interval of a price is told.');
  }
  if (fit.everyone !== null && isTold) {
    const isWith = calibration?.report.warnings.some(({ code }) => code === 'one-offs-included') === true;
    answers.push(
      `In the sample a budget is ${pounds(fit.everyone.meanAbsolute.amount)} away from the package that the family has, ${isWith ? 'one-offs included' : 'without one-offs'}, up or down, on average.`,
    );
  }
  return [...answers, ...(fit.verdict === null || !isTold ? [] : [fit.verdict.sentence])];
}

/** The interval of the price and of a budget as a table for sharing: the figures of the sentences, and no others. */
export function sharedPriceSheets({ firmness }: Sure, shared: CouncilResults['shared']): Sheet[] {
  if (shared === undefined || firmness === undefined || isOfFew(firmness, shared)) return [];
  const told = priceTold(firmness, shared);
  if (told === undefined || told.isSame) return [];
  const { pounds: middle, low, high, confidence, budget } = told;
  return [
    {
      title: `How firm is the price of a point? Intervals of ${confidence} %, in pounds a year`,
      columns: ['what', 'value', 'low', 'high', 'soft'],
      rows: [
        ['price of a point', middle, low, high, undefined],
        ...(budget === undefined
          ? []
          : [[`a budget of ${formatPounds(budget.budget)}`, budget.budget, budget.low, budget.high, budget.soft]]),
      ],
    },
  ];
}

const ROUND_BUDGET = 10_000;

/**
 * How firm a budget of £10,000 is by the ends of the price: a middle budget would tell the points of one family.
 *
 * @choice shared-middle: in the place of a middle amount, which is one family's, a page for sharing has the mean change, and
 * of a budget a round one
 */
function roundBudget({ pounds: price, low, high }: { pounds: string; low: string; high: string }) {
  if (Number(price) === 0) return undefined;
  const at = (end: string): bigint => BigInt(Math.round((ROUND_BUDGET / Number(price)) * Number(end) * 100));
  const ends = [at(low), at(high)] as const;
  return {
    budget: formatAmount(BigInt(ROUND_BUDGET * 100)),
    low: formatAmount(ends[0]),
    high: formatAmount(ends[1]),
    soft: formatAmount(ends[1] - ends[0]),
  };
}
