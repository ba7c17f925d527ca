import type { HeldBack } from '../../pot/hold-back/hold-back-result.js';
import type { Sheet } from '../sheet.js';

/** From the pot to its balance, where there is a pot, and every family's budget before and after. */
export function holdBackSheets({ lines, balance, period, cases }: HeldBack): {
  readonly totals: readonly Sheet[];
  readonly list: Sheet;
} {
  const bridge: Sheet = {
    title: `From the pot to its balance, in pounds a ${period}`,
    columns: ['what', 'pounds'],
    rows: [...lines.map(({ label, amount }) => [label, amount]), ['balance', balance ?? undefined]],
  };
  return {
    totals: lines.length === 0 ? [] : [bridge],
    list: {
      title: `Budgets before and after, in pounds a ${period}`,
      columns: ['case_id', 'before', 'held_back', 'fee', 'budget', 'plan_contingency', 'for_services'],
      rows: cases.map(({ caseId, before, heldBack, fee, budget, planContingency, forServices }) => [
        caseId,
        before,
        heldBack,
        fee,
        budget,
        planContingency,
        forServices,
      ]),
    },
  };
}
