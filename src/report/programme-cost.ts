import type { HorizonCost } from '../programme-cost/horizon.js';
import type { ProgrammeCost } from '../programme-cost/programme-cost.js';
import type { SetUpCost } from '../programme-cost/set-up/build-set-up.js';
import type { TwoSheets } from './pot/leavers.js';
import { figures, type Sheet } from './sheet.js';

/** What setting up costs, year by year, and each post and direct cost. */
export function setUpSheets(result: SetUpCost): TwoSheets {
  const totals: Sheet = {
    title: 'Setting up, in pounds',
    columns: ['year', 'salary', 'on_costs', 'overhead', 'direct', 'total'],
    rows: [
      ...result.years.map(({ year, salary, onCosts, overhead, direct, total }) => [
        year,
        salary,
        onCosts,
        overhead,
        direct,
        total,
      ]),
      ['both', undefined, undefined, undefined, undefined, result.total],
    ],
  };
  const list: Sheet = {
    title: 'Each post and direct cost, in pounds',
    columns: ['id', 'activity', 'year', 'salary', 'on_costs', 'overhead', 'direct', 'total'],
    rows: result.lines.map(({ id, activity, year, salary, onCosts, overhead, direct, total }) => [
      id,
      activity ?? undefined,
      year,
      salary,
      onCosts,
      overhead,
      direct,
      total,
    ]),
  };
  return { totals, list };
}

/** What a programme costs for so many families, and each element of it. */
export function programmeSheets(result: ProgrammeCost): TwoSheets {
  const totals = figures(`What the programme costs, in pounds (${result.period})`, [
    ['families', result.families],
    ['factor of variable costs', result.factor],
    ['financial', result.financial],
    ['in-kind days', result.days],
    ['in kind', result.inKind],
    ['total', result.total],
    ['for one family', result.perFamily],
  ]);
  const list: Sheet = {
    title: 'Each element, in pounds',
    columns: ['id', 'financial', 'days', 'in_kind', 'total'],
    rows: result.elements.map(({ id, financial, days, inKind, total }) => [id, financial, days, inKind, total]),
  };
  return { totals, list };
}

/** Setting up and running together, year by year. */
export function horizonSheet(result: HorizonCost): Sheet {
  return {
    title: 'Setting up and running, in pounds',
    columns: ['year', 'set_up', 'running', 'total'],
    rows: result.years.map(({ year, setUp, running, total }) => [year, setUp, running, total]),
  };
}
