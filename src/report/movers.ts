import type { Mover, Movers } from '../model/movers.js';
import type { Sheet } from './sheet.js';

/** The cases that a model moves most, in pounds and in per cent, as two tables. */
export function moverSheets({ byPounds, byPercent }: Movers): Sheet[] {
  const sheet = (title: string, rows: readonly Mover[]): Sheet => ({
    title,
    columns: ['case_id', 'points', 'package', 'budget', 'change', 'change_percent'],
    rows: rows.map(({ caseId, points, packageValue, budget, change, percent }) => [
      caseId,
      points,
      packageValue,
      budget,
      change,
      percent ?? undefined,
    ]),
  });
  return [sheet('Largest movers in pounds', byPounds), sheet('Largest movers in per cent', byPercent)];
}
