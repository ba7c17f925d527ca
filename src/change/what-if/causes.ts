import { at } from '../../exact/at.js';
import { type Amount, formatAmount, type Pence } from '../../money/amount.js';
import { applyScenario, type ScenarioAmounts, type ScenarioTerms } from './amounts.js';
import type { ParsedWhatIfCase } from './scenario.js';

/** Why one total differs from another, in pounds per period; the causes add up to `total`. */
export interface Causes {
  /** The model alone: other amounts with all else as in the base. */
  readonly price: Amount;
  /** Prices that are restated for another year, alone. */
  readonly uplift: Amount;
  /** More or less that is held back, alone. */
  readonly contingency: Amount;
  /** Limits on change, and the order in which they are applied, alone. */
  readonly limits: Amount;
  /** What only several of these make together, and none of them alone. */
  readonly together: Amount;
  /** The threshold alone: budgets of families whom it drops or lets in. */
  readonly threshold: Amount;
  /** Families to whom one of the models gives no budget at all. */
  readonly coverage: Amount;
  /** All causes together: the one total less the other. */
  readonly total: Amount;
}

/** Who has more and who has less, and by how much together; pounds per period. */
export interface WinnersAndLosers {
  /** Who has more. */
  readonly winners: number;
  /** Who has less. */
  readonly losers: number;
  /** Who has as much. */
  readonly unchanged: number;
  /** What the winners have more, together. */
  readonly gained: Amount;
  /** What the losers have less, together, without a sign. */
  readonly lost: Amount;
  /** Families who have a budget in one only; they are among the winners and the losers. */
  readonly entered: number;
  /** Families who have a budget in the first one only; they are among the losers. */
  readonly dropped: number;
}

/**
 * Tells the causes apart by which a scenario differs from its base.
 *
 * @choice cause-alone: a family who has a budget by one of the models only counts with it under coverage; of what
 * the others gain or lose, no budget counting as £0 here, each cause has what it makes alone with all else as in the base, and what only several make
 * together is a line of its own, so that no order of causes is preferred and nothing is left over
 */
export function causesOf(base: ScenarioAmounts, other: ScenarioAmounts, rows: readonly ParsedWhatIfCase[]): Causes {
  const sums = { price: 0n, uplift: 0n, contingency: 0n, limits: 0n, together: 0n, threshold: 0n, coverage: 0n };
  const terms = termsAlone(base.scenario, other.scenario);
  other.cases.forEach((after, index) => {
    const before = at(base.cases, index);
    const change = (after.final ?? 0n) - (before.final ?? 0n);
    if (before.model === null || after.model === null) {
      sums.coverage += change;
      return;
    }
    const one = at(rows, index);
    // A threshold takes the whole budget; only its own change lets a family in, or drops it.
    const alone = (model: Pence | null, changed: ScenarioTerms, isOut = before.final === null): Pence =>
      (isOut ? 0n : (applyScenario(model, one, changed).final ?? 0n)) - (before.final ?? 0n);
    const each = {
      price: alone(after.model, base.scenario),
      uplift: alone(before.model, terms.uplift),
      contingency: alone(before.model, terms.contingency),
      limits: alone(before.model, terms.limits),
      threshold: alone(before.model, base.scenario, after.final === null),
    };
    sums.price += each.price;
    sums.uplift += each.uplift;
    sums.contingency += each.contingency;
    sums.limits += each.limits;
    sums.threshold += each.threshold;
    sums.together += change - Object.values(each).reduce((sum, pence) => sum + pence, 0n);
  });
  const total = Object.values(sums).reduce((sum, pence) => sum + pence, 0n);
  return {
    price: formatAmount(sums.price),
    uplift: formatAmount(sums.uplift),
    contingency: formatAmount(sums.contingency),
    limits: formatAmount(sums.limits),
    together: formatAmount(sums.together),
    threshold: formatAmount(sums.threshold),
    coverage: formatAmount(sums.coverage),
    total: formatAmount(total),
  };
}

/**
 * The base with one thing of the other scenario. Where only one of the two names an order of contingency and limits it is
 * taken from there; where both do and differ, the order goes with the limits.
 *
 * @choice what-if-order-cause: a change of the order alone is told with the limits, since it moves what they hold
 */
function termsAlone(base: ScenarioTerms, other: ScenarioTerms) {
  const order = base.order ?? other.order;
  const limitOrder = other.order ?? base.order;
  return {
    uplift: { ...without(base, 'uplift'), ...only(other, 'uplift') },
    contingency: { ...without(base, 'contingency'), ...only(other, 'contingency'), ...(order && { order }) },
    limits: { ...without(base, 'limits'), ...only(other, 'limits'), ...(limitOrder && { order: limitOrder }) },
  };
}

function only<Name extends keyof ScenarioTerms>(terms: ScenarioTerms, name: Name): Pick<ScenarioTerms, Name> {
  return terms[name] === undefined
    ? ({} as Pick<ScenarioTerms, Name>)
    : ({ [name]: terms[name] } as Pick<ScenarioTerms, Name>);
}

function without(terms: ScenarioTerms, name: keyof ScenarioTerms): ScenarioTerms {
  const { [name]: _, ...rest } = terms;
  return rest;
}

/** Counts winners and losers between two columns of amounts; a family without either amount is not counted. */
export function winnersAndLosers(
  before: readonly (Pence | null)[],
  after: readonly (Pence | null)[],
): WinnersAndLosers {
  const counts = { winners: 0, losers: 0, unchanged: 0, entered: 0, dropped: 0 };
  let [gained, lost] = [0n, 0n];
  after.forEach((now, index) => {
    const then = at(before, index);
    if (then === null && now === null) return;
    if (then === null) counts.entered += 1;
    if (now === null) counts.dropped += 1;
    const change = (now ?? 0n) - (then ?? 0n);
    if (change === 0n) counts.unchanged += 1;
    else if (change > 0n) {
      counts.winners += 1;
      gained += change;
    } else {
      counts.losers += 1;
      lost -= change;
    }
  });
  return { ...counts, gained: formatAmount(gained), lost: formatAmount(lost) };
}
