import { type CohortInput, openCohort } from '../../cohort/read.js';
import type { Period } from '../../money/period.js';
import { parseInput, readTogether } from '../../parse.js';
import type { Warning } from '../../warning.js';
import { groupGapsOf } from '../gaps/group-gaps.js';
import { type GroupGapOptions, gapOptionsSchema, type ParsedGapOptions } from '../gaps/options.js';
import { horizontalOf } from '../horizontal/horizontal.js';
import { inequalityOf } from '../inequality/inequality.js';
import { verticalOf } from '../vertical/vertical.js';
import { cannotShow } from './limits.js';
import { type StatementResults, type StatementRow, statementRows } from './rows.js';
import { type StatementSection, statementSections } from './words.js';

/** How equality impact is told: the options of `groupGaps`. */
export interface EquityStatementOptions extends GroupGapOptions {}

/** A statement for an equality impact assessment. It names no family. */
export interface EquityStatement {
  /** The period of every amount in it. */
  readonly period: Period;
  /** How many cases there are, compared or not. */
  readonly cases: number;
  /** How many families have every amount that is looked at. */
  readonly n: number;
  /** What was compared with what. */
  readonly compared: readonly string[];
  /** The answers in words. */
  readonly sections: readonly StatementSection[];
  /** The figures, a row each. */
  readonly rows: readonly StatementRow[];
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
 * @choice statement-small-cells: figures of few families are marked and not left out, because the assessors need them;
 * who publishes the statement leaves out the rows that are marked
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
  const [open, parsed] = readTogether(
    () => openCohort(cohort),
    () => parseInput(gapOptionsSchema, options, ['options']),
  );
  const { stages, by, bands, list, smallCell, period } = parsed;
  const read = open();
  const common = { stages, list, period };
  const forBands = { ...(bands === undefined ? {} : { bands }), ...(smallCell === undefined ? {} : { smallCell }) };
  const results: StatementResults = {
    horizontal: horizontalOf(read, { ...common, ...forBands, by, quantileType: 7 }),
    vertical: verticalOf(read, { ...common, decimals: 2 }),
    inequality: inequalityOf(read, { ...common, by, curvePoints: 10, decimals: 4 }),
    gaps: groupGapsOf(read, parsed),
  };
  const { gaps, horizontal } = results;
  return {
    period,
    cases: gaps.cases,
    n: gaps.n,
    compared: comparedWords(results, parsed),
    sections: statementSections(results, smallCell),
    rows: statementRows(results),
    cannotShow: cannotShow(results),
    warnings: [...gaps.warnings, ...horizontal.warnings],
  };
}

function comparedWords({ gaps, horizontal }: StatementResults, { given, weights, level }: ParsedGapOptions): string[] {
  const { bands } = gaps.rules;
  const points =
    bands === null
      ? []
      : [bands === 'each' ? 'the same points' : `points in the same band (cut at ${bands.join(', ')})`];
  const equal = [...points, ...given.map((name) => `the same ${name}`)].join(' and ');
  const references = (gaps.stages[0]?.characteristics ?? []).flatMap(({ by, reference }) =>
    reference === null ? [] : [`${by} ${reference}`],
  );
  const known = `${gaps.n} of ${gaps.cases} cases have the ${gaps.stages.map(({ stage }) => stage).join(' and ')} amounts`;
  const against = references.length === 0 ? 'nobody' : references.join(', ');
  return [
    `${known}; of ${horizontal.n} of them the points are known.`,
    `Equal need means ${equal}. Gaps are told against ${against}.`,
    `Gaps at equal need weigh each level of need by ${WEIGHTS[weights]}; their intervals are of ${level} per cent.`,
  ];
}

const WEIGHTS: Readonly<Record<ParsedGapOptions['weights'], string>> = {
  everyone: 'how many families of any group have it',
  group: 'how many families of the group have it',
  reference: 'how many families of the reference group have it',
};
