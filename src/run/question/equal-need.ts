import { openCohort } from '../../cohort/read/read.js';
import { gapOptionsSchema } from '../../equity/gaps/options.js';
import { type EquityStatement, equityStatement, sharedStatementOf } from '../../equity/statement/statement.js';
import type { Path } from '../../errors.js';
import { parseInput } from '../../parse/parse.js';
import type { Stage } from '../../stage.js';
import { relocated } from '../council/relocate.js';
import type { ParsedSettings } from '../council/settings.js';
import type { FamilyOutcome } from '../family/outcome.js';
import { cohortCase } from '../family/views.js';

/** Whether anyone is treated differently at equal need: in full, and as it may be shared. */
export interface EqualNeed {
  readonly equity: EquityStatement;
  /** Absent where the council does not say what is small. */
  readonly shared: EquityStatement | undefined;
}

/**
 * Whether anyone is treated differently at equal need.
 *
 * @param smallCell a figure of fewer families is small
 * @param beside columns of codes of sets of whom other figures are shared
 * @param mixed amounts of which an earlier page gives a part, so that its figures by group and these would tell of few
 *
 * @choice run-equity-stages: indicative budgets, and the last later amount that everyone with a budget has; stages are
 * compared on the same families, so that a later stage that few have reached would hide the others
 */
export function equalNeed(
  { by, given = [], bands, variance }: NonNullable<ParsedSettings['equity']>,
  outcomes: readonly FamilyOutcome[],
  places: readonly Path[],
  smallCell: number | undefined,
  beside: readonly Int32Array[],
  mixed: readonly Stage[],
): EqualNeed {
  const cases = outcomes.map((outcome) => cohortCase(outcome, [...by, ...given]));
  const last = (['final', 'communicated'] as const).find((stage) =>
    cases.every((one) => one.indicative === undefined || one[stage] !== undefined),
  );
  const stages: Stage[] = last === undefined ? ['indicative'] : ['indicative', last];
  const moves = [
    { from: ['cases'], to: ['cohort', 'cases'], rows: places },
    { from: ['options'], to: ['settings', 'equity'] },
  ];
  return relocated(moves, () => {
    const options = {
      stages,
      by,
      given,
      ...(bands !== undefined && { bands }),
      ...(variance !== undefined && { variance }),
    };
    const equity = equityStatement(cases, options);
    const apart = stages.filter((stage) => !mixed.includes(stage));
    const shared =
      smallCell === undefined || apart.length === 0
        ? undefined
        : sharedStatementOf(
            openCohort(cases)(),
            parseInput(gapOptionsSchema, { ...options, stages: apart }),
            smallCell,
            beside,
          );
    return { equity, shared };
  });
}
