import * as z from 'zod';
import { amountOf } from '../../cohort/figures.js';
import { compareLabels, compareOrNull } from '../../cohort/labels.js';
import { listField, periodField } from '../../cohort/options.js';
import { fail } from '../../errors.js';
import { known } from '../../exact/at.js';
import {
  compareRatios,
  formatRatio,
  multiplyRatios,
  parseRatio,
  type Ratio,
  ratio,
  subtractRatios,
  sumRatios,
} from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { Amount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { unitPriceSchema } from '../../money/unit-price.js';
import { parseInput } from '../../parse.js';
import type { Score } from '../../questionnaire/score/score-types.js';

import { type AssessorScores, assessorScores, meanOf } from './assessor-scores.js';

const optionsSchema = z.strictObject({
  /** Pounds per point, to tell a spread in pounds. */
  price: unitPriceSchema.exactOptional(),
  list: listField(10),
  period: periodField,
});

/** How assessors are compared. */
export type AssessorSpreadOptions = z.input<typeof optionsSchema>;

/** A case that was scored more than once. */
export interface ScoredTwice {
  readonly caseId: string;
  readonly scores: number;
  /** From the lowest to the highest score, in points, and at the price in pounds per period. */
  readonly spread: string;
  readonly pounds: Amount | null;
}

/** How far assessors differ. */
export interface AssessorSpread {
  readonly period: Period;
  readonly n: number;
  readonly assessors: readonly AssessorScores[];
  /** The cases that were scored more than once: how many, how far apart on average, and the widest. */
  readonly twice: {
    readonly n: number;
    readonly meanSpread: string | null;
    readonly meanPounds: Amount | null;
    readonly widest: readonly ScoredTwice[];
  };
}

/**
 * How far assessors differ: the scores that each of them gave, and the spread of cases that were scored more than once.
 *
 * Assessors who see different families may differ because the families do; only a case that several have scored shows the
 * assessor alone.
 *
 * @param scores from `scoreResponses`; a case scored by several assessors stands once for each
 * @param options `price` in pounds per point
 * @throws RasError for options that are not valid; `inconsistent` for scores of different instruments
 * @source RR145 Table 21 (a place within a band is the assessor's judgement), Table 23, 5.24
 * @example
 * ```ts
 * import { scoreResponse } from 'openras';
 * import { assessorSpread } from 'openras/sensitivity';
 * const instrument = {
 *   schemaVersion: 1 as const,
 *   id: 'short',
 *   version: '1',
 *   title: 'A short questionnaire',
 *   source: { kind: 'council' as const, citation: 'Our council, 2026' },
 *   outcomes: [{ id: 'healthy', title: 'Be healthy' }],
 *   statements: [{ id: 'sleep', outcome: 'healthy', text: 'My child sleeps well', levels: [
 *     { name: 'lots', points: 10 }, { name: 'some', points: 4 }, { name: 'none', points: 0 },
 *   ] }],
 * };
 * const by = (assessor: string, agreed: string) =>
 *   scoreResponse(instrument, { caseId: 'c1', assessor, answers: [{ statement: 'sleep', agreed }] });
 * const { twice } = assessorSpread([by('A', 'lots'), by('B', 'some')], { price: 50 });
 * twice.widest; // => [{ caseId: 'c1', scores: 2, spread: '6', pounds: '300.00' }]
 * ```
 */
export function assessorSpread(scores: readonly Score[], options: AssessorSpreadOptions = {}): AssessorSpread {
  const { price, list, period } = parseInput(optionsSchema, options, ['options']);
  checkInstruments(scores);
  const read = scores.map((one) => ({ ...one, exact: parseRatio(one.points) }));
  const points = read.map(({ exact }) => exact);
  const all = sumRatios(points);
  const byAssessor = groupBy(read, ({ assessor }) => assessor ?? null);
  const names = [...byAssessor.keys()].sort(compareOrNull);
  const spreads = [...groupBy(read, ({ caseId }) => caseId)]
    .filter(([, own]) => own.length > 1)
    .map(([caseId, own]) => ({ caseId, scores: own.length, spread: spreadOf(own.map(({ exact }) => exact)) }))
    .sort((a, b) => compareRatios(b.spread, a.spread) || compareLabels(a.caseId, b.caseId));
  const pounds = (value: Ratio): Amount | null => (price === undefined ? null : amountOf(multiplyRatios(value, price)));
  const mean = spreads.length === 0 ? null : meanOf(spreads.map(({ spread }) => spread));
  return {
    period,
    n: scores.length,
    assessors: names.map((assessor) =>
      assessorScores(
        assessor,
        known(byAssessor, assessor).map(({ exact }) => exact),
        all,
        points.length,
      ),
    ),
    twice: {
      n: spreads.length,
      meanSpread: mean === null ? null : formatRounded(mean, 2),
      meanPounds: mean === null ? null : pounds(mean),
      widest: spreads
        .slice(0, list)
        .map((one) => ({ ...one, spread: formatRatio(one.spread), pounds: pounds(one.spread) })),
    },
  };
}

function checkInstruments(scores: readonly Score[]): void {
  const [first] = scores;
  scores.forEach(({ instrument: { id, version } }, index) => {
    if (id === first?.instrument.id && version === first.instrument.version) return;
    fail('inconsistent', ['scores', index, 'instrument'], 'scores of different instruments cannot be compared');
  });
}

function spreadOf(values: readonly Ratio[]): Ratio {
  const sorted = [...values].sort(compareRatios);
  const [low = ratio(0n)] = sorted;
  return subtractRatios(sorted.at(-1) ?? low, low);
}

function groupBy<T, K>(list: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}
