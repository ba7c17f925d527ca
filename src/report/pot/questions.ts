import type { EqualShareReport } from '../../model/equal-share/report.js';
import type { ContingencyNeeded } from '../../sensitivity/contingency/contingency-needed.js';
import type { LargerOfTwo } from '../../sensitivity/stress/larger-of-two.js';
import { figures, type Sheet } from '../sheet.js';

/** The contingency that a pot needs, in the draws and at the worst. */
export function contingencyNeededSheet({ atRandom, worstFirst, probability, chance }: ContingencyNeeded): Sheet {
  return {
    title: `The contingency, held back from the pot first, that would be enough (${chance.draws} draws, seed ${chance.seed})`,
    columns: ['asked', 'percent', 'reserve', 'exactly'],
    rows: [
      [`enough in ${probability} % of the draws`, ...rateCells(atRandom)],
      ['enough whoever leaves', ...rateCells(worstFirst)],
    ],
  };
}

function rateCells(rate: ContingencyNeeded['atRandom']): string[] {
  return rate === null ? ['none would be, or not asked', '', ''] : [rate.percent, rate.reserve, rate.exact];
}

/** What it costs at most that families may choose. */
export function choiceSheet(choice: LargerOfTwo): Sheet {
  return figures('If every family took the larger of package and budget, in pounds a year', [
    ['families with both', choice.families],
    ['all packages', choice.packages],
    ['all budgets', choice.budgets],
    ['the larger of both', choice.larger],
    ['more than all packages', choice.overPackages],
    ['the same in per cent of packages', choice.overPackagesPercent ?? 'not known: the packages are £0'],
    ['more than all budgets', choice.overBudgets],
    ['families with more as a budget', choice.chooseBudget],
    ['families with more as a package', choice.choosePackage],
    ['families with as much either way', choice.indifferent],
  ]);
}

/** What became of a pot that is shared equally. */
export function placesSheet(report: EqualShareReport): Sheet {
  return figures(`What the places of an equal share come to, in pounds a ${report.period}`, [
    ['pot', report.pot],
    ['top slices', report.topSlices],
    ['to be shared', report.individualPart],
    ['for each place', report.share],
    ['for the places taken', report.committed],
    ['for the places not taken', report.left],
    ['the same in per cent of what is to be shared', report.leftPercent],
    ['left by rounding', report.residual],
  ]);
}
