import type { WhatIf } from '../../change/what-if/what-if.js';
import type { Sheet } from '../sheet.js';

/** The totals of each scenario. */
export function scenarioSheet({ scenarios, period }: WhatIf): Sheet {
  const isUncertain = scenarios.some(({ uncertain }) => uncertain > 0);
  const columns = [
    'scenario',
    'total',
    'with_budget',
    'without',
    'held_back',
    'winners',
    'losers',
    'set_aside',
    'balance',
  ];
  return {
    title: `The same families under each scenario, pounds a ${period}`,
    columns: isUncertain ? [...columns, 'may_get_more_not_promised'] : columns,
    rows: scenarios.map(({ name, total, withBudget, withoutBudget, heldBack, againstPackages, balance, uncertain }) => [
      name,
      total,
      withBudget,
      withoutBudget,
      heldBack,
      againstPackages.winners,
      againstPackages.losers,
      balance?.setAside,
      balance?.withoutIncome,
      ...(isUncertain ? [uncertain] : []),
    ]),
  };
}

/** Why the totals differ from the base. */
export function scenarioCauseSheet({ scenarios, base }: WhatIf): Sheet {
  return {
    title: `Why totals differ from ${base}, in pounds`,
    columns: ['scenario', 'price', 'uplift', 'contingency', 'limits', 'together', 'threshold', 'coverage', 'total'],
    first: ['scenario', 'total'],
    rows: scenarios.flatMap(({ name, againstBase }) => {
      if (againstBase === null) return [];
      const { price, uplift, contingency, limits, together, threshold, coverage, total } = againstBase.causes;
      return [[name, price, uplift, contingency, limits, together, threshold, coverage, total]];
    }),
  };
}

/** Whether each scenario is enough for assessed need. */
export function scenarioNeedSheet({ scenarios }: WhatIf): Sheet {
  return {
    title: 'Is it enough for assessed need?',
    columns: ['scenario', 'enough', 'short', 'lacking', 'made_by_change', 'not_stated', 'without_amount'],
    rows: scenarios.map(({ name, need: { enough, short, shortfall, madeByChange, notStated, withoutAmount } }) => [
      name,
      enough,
      enough === 'not-known' ? undefined : short.length,
      shortfall ?? undefined,
      madeByChange ?? undefined,
      notStated,
      withoutAmount,
    ]),
  };
}

/** Shares of groups; nothing where no family has one. */
export function scenarioGroupSheets({ scenarios }: WhatIf): Sheet[] {
  const rows = scenarios.flatMap(({ name, groups }) =>
    groups.map(({ group, families, total, share }) => [
      name,
      group ?? 'not stated',
      families,
      total,
      share ?? undefined,
    ]),
  );
  if (rows.length === 0) return [];
  return [{ title: 'Shares of groups', columns: ['scenario', 'group', 'families', 'total', 'share_percent'], rows }];
}
