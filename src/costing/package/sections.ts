import { formatAmount, parseAmount } from '../../money/amount.js';
import type { Item } from '../line/item.js';
import { BUDGET } from '../payer.js';
import type { CostTotals, NextYear, PackageCost } from './result.js';
import { type Adder, counted } from './totals.js';

type Sections = Pick<PackageCost, 'inside' | 'outside' | 'byPayer' | 'all' | 'inKind' | 'asMoney' | 'nextYear'>;

/** The totals of a package by who pays, and what of it comes back next year. */
export function sectionsOf(items: readonly Item[], adder: Adder): Sections {
  const payers = [...new Set(items.map(({ line }) => line.payer))].filter((payer) => payer !== BUDGET).sort();
  const all = adder.totals('all payers', () => true);
  const outside = adder.totals('outside the budget', isOutside);
  const byPayer = payers.map((payer) => ({
    payer,
    ...adder.totals(`payer ${payer}`, ({ line }) => line.payer === payer),
  }));
  const nextYear = nextYearOf(items, adder);
  const inKindRule = 'inside the budget, delivered by the authority';
  const inKind = adder.full('in kind', inKindRule, (item) => isInside(item) && item.line.inKind);
  const inside: CostTotals = adder.totals('inside the budget', isInside);
  const asMoney = formatAmount(parseAmount(inside.total) - parseAmount(inKind));
  return { inside, outside, byPayer, all, inKind, asMoney, nextYear };
}

/** Whether the family's budget pays a line. */
export function isInside({ line }: Item): boolean {
  return line.payer === BUDGET;
}

function isOutside(item: Item): boolean {
  return !isInside(item);
}

/** @source RR145 5.31 and Table 42: one-offs do not come back */
function nextYearOf(items: readonly Item[], adder: Adder): NextYear {
  const mine = items.filter((item) => isInside(item) && counted(item) && item.line.kind !== 'one-off');
  const continuing = (item: Item): boolean => isInside(item) && item.timing.continues;
  const withContingency = adder.full('next year: with contingency', "next year's base with contingency", continuing);
  const withoutContingency = adder.full(
    'next year: without contingency',
    "next year's base without contingency",
    (item) => continuing(item) && item.line.kind !== 'contingency',
  );
  const complete = mine.filter(({ timing }) => timing.continues).every(({ cost }) => cost.priced);
  const ended = mine.filter(({ timing }) => !timing.continues).map(({ line }) => line.id);
  return { withContingency, withoutContingency, period: 'year', complete, ended };
}
