import type { MovingPart, PartlyMoved } from '../../change/partly-moved/partly-moved.js';
import type { Cell, Sheet } from '../sheet.js';

/** Those who moved and the rest, side by side. */
export function partlyMovedSheet({ moved, rest }: PartlyMoved): Sheet {
  const row = (who: string, part: MovingPart, budgets: Cell, replaced: Cell): Cell[] => [
    who,
    part.families,
    part.packages,
    budgets,
    replaced,
    part.priced,
    part.packagesOfPriced,
    part.byModel,
    part.meanPoints ?? undefined,
    part.unknown.length,
  ];
  return {
    title: 'Those who moved and the rest, in pounds a year',
    columns: [
      'who',
      'families',
      'packages',
      'budgets',
      'packages_of_budgets',
      'priced',
      'packages_of_priced',
      'by_the_model',
      'mean_points',
      'unknown',
    ],
    rows: [row('moved', moved, moved.budgets, moved.packagesOfBudgets), row('not moved', rest, undefined, undefined)],
  };
}
