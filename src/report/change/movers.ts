import * as z from 'zod';
import { deferred } from '../../parse/deferred.js';
import { list, textOrNull } from '../cases/told.js';
import type { Sheet } from '../sheet.js';

/** What is told of the cases that a model moves. */
export const moversSchema = deferred(() => {
  const movers = list(
    z.object({
      caseId: z.string(),
      points: z.string(),
      packageValue: z.string(),
      budget: z.string(),
      change: z.string(),
      percent: textOrNull(),
    }),
  );
  return z.object({ byPounds: movers, byPercent: movers });
});

type ToldMovers = z.output<typeof moversSchema>;

/** The cases that a model moves most, in pounds and in per cent, as two tables. */
export function moverSheets({ byPounds, byPercent }: ToldMovers): Sheet[] {
  const sheet = (title: string, rows: ToldMovers['byPounds']): Sheet => ({
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
