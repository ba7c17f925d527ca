import { type EquityStatement, equityStatement } from '../equity/statement/statement.js';
import type { Path } from '../errors.js';
import type { Stage } from '../stage.js';
import type { FamilyOutcome } from './outcome.js';
import { relocated } from './relocate.js';
import type { ParsedSettings } from './settings.js';
import { cohortCase } from './views.js';

/**
 * Whether anyone is treated differently at equal need.
 *
 * @choice run-equity-stages: indicative budgets, and the last later amount that everyone with a budget has; stages are
 * compared on the same families, so that a later stage that few have reached would hide the others
 */
export function equalNeed(
  { by, given = [], bands }: NonNullable<ParsedSettings['equity']>,
  outcomes: readonly FamilyOutcome[],
  places: readonly Path[],
): EquityStatement {
  const cases = outcomes.map((outcome) => cohortCase(outcome, [...by, ...given]));
  const last = (['final', 'communicated'] as const).find((stage) =>
    cases.every((one) => one.indicative === undefined || one[stage] !== undefined),
  );
  const stages: Stage[] = last === undefined ? ['indicative'] : ['indicative', last];
  const moves = [
    { from: ['cases'], to: ['cohort', 'cases'], rows: places },
    { from: ['options'], to: ['settings', 'equity'] },
  ];
  return relocated(moves, () =>
    equityStatement(cases, {
      stages,
      by,
      given,
      ...(bands !== undefined && { bands }),
    }),
  );
}
