import * as z from 'zod';
import type { Cohort } from '../../cohort/cohort.js';
import { checkPublishable, smallCellsField } from '../../cohort/options.js';
import type { CohortInput } from '../../cohort/read/read.js';
import { isShareableChain } from '../../cohort/share/exposed.js';
import type { Period } from '../../money/period.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import type { Warning } from '../../warning.js';
import { groupGapsOf } from '../gaps/group-gaps.js';
import { type GroupGapOptions, gapFields, type ParsedGapOptions, withGapCheck } from '../gaps/options.js';
import { horizontalOf } from '../horizontal/horizontal.js';
import { inequalityOf } from '../inequality/inequality.js';
import { readEquity } from '../read-equity.js';
import { verticalOf } from '../vertical/vertical.js';
import { type LevelMean, levelMeans } from './level-means.js';
import { cannotShow } from './limits.js';
import { gapNotes } from './notes.js';
import { type StatementResults, type StatementRow, statementRows } from './rows.js';
import { type Share, shareCohort } from './share.js';
import { type StatementSection, statementSections } from './words.js';

/** How equality impact is told: the options of `groupGaps`, and for whom. */
export interface EquityStatementOptions extends GroupGapOptions {
  /**
   * `suppress` makes a statement that can be shared: figures of few families are left out, and those from which they
   * could be worked out; `flag` unless told otherwise.
   */
  readonly smallCells?: 'flag' | 'suppress' | undefined;
}

const optionsSchema = schemaFor<EquityStatementOptions>()(() =>
  withCheck(withGapCheck(z.strictObject({ ...gapFields(), smallCells: smallCellsField() })), checkPublishable),
);

/** A statement for an equality impact assessment. It names no family. */
export interface EquityStatement {
  /** The period of every amount in it. */
  readonly period: Period;
  /** How many cases there are, compared or not. */
  readonly cases: number;
  /** How many families have every amount that is looked at; null where that is not shared. */
  readonly n: number | null;
  /** What was compared with what. */
  readonly compared: readonly string[];
  /** The answers in words. */
  readonly sections: readonly StatementSection[];
  /** The figures, a row each. */
  readonly rows: readonly StatementRow[];
  /** What groups have at each level of need and over all, so that averages that mislead are seen. */
  readonly means: readonly LevelMean[];
  /** What has to be known of single gaps before they are believed. */
  readonly notes: readonly string[];
  /** What the figures cannot show. */
  readonly cannotShow: readonly string[];
  /** What a person should look at. */
  readonly warnings: readonly Warning[];
}

/**
 * A statement for an equality impact assessment: what was compared, the figures as rows, the answers in words, and what
 * the statistics cannot show.
 *
 * @param cohort cases, or columns for many of them; amounts in pounds (in columns pence) per `period`
 * @returns plain JSON without the id of any family
 * @throws RasError as `groupGaps`
 * @source IBSEN 9.6.4, 16.1.2; RR145 5.47-5.61
 * @choice statement-small-cells: figures of few families are marked and not left out, because the assessors need them,
 * unless `smallCells` is `suppress`; then small groups are shown together, extremes and counts of few are left out, and so
 * is what would give them by sums and differences
 * @category Equity
 * @example
 * ```ts
 * import { equityStatement } from 'openras/equity';
 * const family = (caseId: string, group: string, points: number, final: number) => ({ caseId, group, points, final });
 * const cases = [family('F1', 'A', 10, 4000), family('F2', 'A', 30, 9000), family('F3', 'B', 10, 4000)];
 * const { sections, rows } = equityStatement(cases, { stages: ['final'], by: ['group'], bands: 'each' });
 * sections[0]?.answers; // => ['Final amounts: yes (1 score, shared by 2 families).']
 * rows.find(({ figure }) => figure === 'gap at equal need (£)')?.value; // => '0.00'
 * ```
 */
export function equityStatement(cohort: CohortInput, options: EquityStatementOptions): EquityStatement {
  const [read, parsed] = readEquity(cohort, optionsSchema, options);
  const { smallCells, ...rest } = parsed;
  return smallCells === 'suppress' && rest.smallCell !== undefined
    ? sharedStatementOf(read, rest, rest.smallCell)
    : statementOf(read, rest, undefined);
}

/**
 * A statement of a cohort that has been read, for sharing.
 *
 * @param beside columns of codes of sets of whom other figures are shared with it, one code a case
 */
export function sharedStatementOf(
  cohort: Cohort,
  options: ParsedGapOptions,
  smallCell: number,
  beside: readonly Int32Array[] = [],
): EquityStatement {
  const shared = shareCohort(cohort, options, smallCell, beside);
  return statementOf(shared.cohort, shared.options, shared.share);
}

function statementOf(read: Cohort, parsed: ParsedGapOptions, share: Share | undefined): EquityStatement {
  const { stages, by, bands, list, smallCell, period } = parsed;
  const common = { stages, list, period };
  const forBands = { ...(bands === undefined ? {} : { bands }), ...(smallCell === undefined ? {} : { smallCell }) };
  const results: StatementResults = {
    horizontal: horizontalOf(read, { ...common, ...forBands, by, quantileType: 7 }),
    vertical: verticalOf(read, { ...common, decimals: 2 }),
    inequality: inequalityOf(read, { ...common, by, curvePoints: 10, decimals: share === undefined ? 4 : 2 }),
    gaps: groupGapsOf(read, parsed),
    share,
  };
  const { gaps, horizontal } = results;
  const isOfFew = share !== undefined && gaps.n < share.least;
  return {
    period,
    cases: gaps.cases,
    n: share === undefined || isShareableChain([gaps.n, gaps.cases], share.least) ? gaps.n : null,
    compared: comparedWords(results, parsed),
    sections: isOfFew ? [] : statementSections(results, smallCell),
    rows: isOfFew ? [] : statementRows(results),
    means: isOfFew ? [] : levelMeans(results),
    notes: isOfFew ? [] : gapNotes(results),
    cannotShow: cannotShow(results),
    warnings: share === undefined ? [...gaps.warnings, ...horizontal.warnings] : [],
  };
}

function comparedWords(
  { gaps, horizontal, share }: StatementResults,
  { given, weights, level }: ParsedGapOptions,
): string[] {
  const { bands } = gaps.rules;
  const points =
    bands === null
      ? []
      : [bands === 'each' ? 'the same points' : `points in the same band (cut at ${bands.join(', ')})`];
  const equal = [...points, ...given.map((name) => `the same ${name}`)].join(' and ');
  const references = (gaps.stages[0]?.characteristics ?? []).flatMap(({ by, reference }) =>
    reference === null ? [] : [`${by} ${reference}`],
  );
  const amounts = `the ${gaps.stages.map(({ stage }) => stage).join(' and ')} amounts`;
  const isTold = share === undefined || isShareableChain([horizontal.n, gaps.n, gaps.cases], share.least);
  const known = isTold
    ? `${gaps.n} of ${gaps.cases} cases have ${amounts}; of ${horizontal.n} of them the points are known.`
    : `Only families who have ${amounts} are compared; how many they are is not shared.`;
  const against = references.length === 0 ? 'nobody' : references.join(', ');
  return [
    known,
    `Equal need means ${equal}. Gaps are told against ${against}.`,
    `Gaps at equal need weigh each level of need by ${WEIGHTS[weights]}; their intervals are of ${level} per cent.`,
  ];
}

const WEIGHTS: Readonly<Record<ParsedGapOptions['weights'], string>> = {
  everyone: 'how many families of any group have it',
  group: 'how many families of the group have it',
  reference: 'how many families of the reference group have it',
};
