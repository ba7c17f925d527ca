import type { FigureId } from '../figures/figure-ids.js';
import { type Figure, placeOf } from '../figures/report.js';
import { REPORTS } from '../figures/reports.js';
import type { FigurePeriod, ReportKey } from '../figures/schema.js';
import { type Check, checkId, sourcesOf } from './check.js';
import { allChecks } from './checks/all.js';
import type { Verdict } from './judge.js';
import { outcomeOf } from './outcome.js';
import { recordedVerdicts } from './recorded.js';

/** What the other published figures say of one figure, in one way. A figure with several ways has several rows. */
export interface VerificationRow {
  /** The figure's id, with the way after a colon where there are several. */
  readonly check: string;
  /** The figure's id. */
  readonly figure: FigureId;
  /** The report that prints it. */
  readonly report: ReportKey;
  /** The id of its table. */
  readonly table: string;
  /** Where it stands: report, table or paragraph, row, column. */
  readonly source: string;
  /** The figure verbatim. */
  readonly printed: string;
  /** What it counts. */
  readonly unit: string;
  /** What it is for. */
  readonly period: FigurePeriod;
  /** The ids of the figures that it is derived from. */
  readonly from: readonly string[];
  /** The values that those figures leave possible; null when they leave none, or nothing implies the figure. */
  readonly derived: { readonly low: string; readonly high: string } | null;
  /** The arithmetic in one line, with the printed numbers; after "open:" why it decides nothing. */
  readonly arithmetic: string;
  /** What has to be assumed because the figures alone do not say it. */
  readonly assumption: string | null;
  /** The verdict computed now. */
  readonly verdict: Verdict;
  /** The verdict on record; null for a check that is not on record yet. */
  readonly recorded: Verdict | null;
  /** The ids of the errata that name the figure. */
  readonly errata: readonly string[];
}

/** The rows of some figures, in their order. */
export function rowsOf(figures: readonly Figure[]): VerificationRow[] {
  const onRecord = recordedVerdicts();
  const checks = checksByFigure();
  return figures.flatMap((figure) => {
    const own = checks.get(figure.id) ?? [];
    return own.length === 0
      ? [underivedRow(figure)]
      : own.map((check) => checkedRow(check, figure, onRecord.get(checkId(check)) ?? null));
  });
}

function checksByFigure(): Map<string, Check[]> {
  const checks = new Map<string, Check[]>();
  for (const check of allChecks()) checks.set(check.figure, [...(checks.get(check.figure) ?? []), check]);
  return checks;
}

function checkedRow(check: Check, figure: Figure, onRecord: Verdict | null): VerificationRow {
  const { verdict, derived, arithmetic } = outcomeOf(check);
  const from = [...sourcesOf(check)];
  return {
    ...placed(figure),
    check: checkId(check),
    from,
    derived,
    arithmetic,
    assumption: check.assumption ?? null,
    verdict,
    recorded: onRecord,
  };
}

/** Nothing implies the figure. Such figures are not on record one by one: a recorded check that is gone shows. */
function underivedRow(figure: Figure): VerificationRow {
  return {
    ...placed(figure),
    check: figure.id,
    from: [],
    derived: null,
    arithmetic: 'no other published figure implies it',
    assumption: null,
    verdict: 'cannot-be-derived',
    recorded: 'cannot-be-derived',
  };
}

function placed(figure: Figure) {
  return {
    figure: figure.id,
    report: figure.report,
    table: figure.table,
    source: placeOf(figure),
    printed: figure.printed,
    unit: figure.unit,
    period: figure.period,
    errata: REPORTS.flatMap(({ errata }) => errata).flatMap(({ id, figures }) =>
      figures.includes(figure.id) ? [id] : [],
    ),
  };
}
