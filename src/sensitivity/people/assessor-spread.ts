import * as z from 'zod';
import { amountOf } from '../../cohort/figures.js';
import { listField, periodField } from '../../cohort/options.js';
import { fail } from '../../errors.js';
import { at, valueAt } from '../../exact/at.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { compareLabels, compareOrNull } from '../../exact/labels.js';
import {
  compareRatios,
  formatRatio,
  multiplyRatios,
  type Ratio,
  subtractRatios,
  sumRatios,
} from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { Amount } from '../../money/amount.js';
import type { Period, TimedPeriod } from '../../money/period.js';
import { unitPriceSchema } from '../../money/unit-price.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { Score } from '../../questionnaire/score/score-types.js';
import { type ReadScore, readScores } from '../read-scores.js';

import { type AssessorScores, assessorScores, meanOf } from './assessor-scores.js';

/** How assessors are compared. */
export interface AssessorSpreadOptions {
  /** Pounds per point, to tell a spread in pounds; without it nothing is told in pounds. */
  readonly price?: DecimalInput;
  /** How many cases are listed at most; 10 unless told otherwise. */
  readonly list?: number | undefined;
  /** The period of the price; `year` unless told otherwise. */
  readonly period?: TimedPeriod | undefined;
}

const optionsSchema = schemaFor<AssessorSpreadOptions>()(() =>
  z.strictObject({ price: unitPriceSchema.exactOptional(), list: listField(10), period: periodField() }),
);

/** A case that was scored more than once. */
export interface ScoredTwice {
  /** The family. */
  readonly caseId: string;
  /** How often it was scored. */
  readonly scores: number;
  /** From the lowest to the highest score, in points, and at the price in pounds per period. */
  readonly spread: string;
  /** The spread in pounds per period; null without a price. */
  readonly pounds: Amount | null;
}

/** The cases that were scored more than once. */
export interface TwiceScored {
  /** How many. */
  readonly n: number;
  /** The mean spread in points, to two decimals; null of none. */
  readonly meanSpread: string | null;
  /** The same in pounds per period; null of none, and without a price. */
  readonly meanPounds: Amount | null;
  /** The widest spread first. */
  readonly widest: readonly ScoredTwice[];
}

/** How far assessors differ. */
export interface AssessorSpread {
  /** The period of every amount in it. */
  readonly period: Period;
  /** How many scores there are. */
  readonly n: number;
  /** The assessors in order; scores without one come last. */
  readonly assessors: readonly AssessorScores[];
  /** The cases that were scored more than once: how many, how far apart on average, and the widest. */
  readonly twice: TwiceScored;
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
 * @category Weights and answers
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
  const [{ price, list, period }, read] = readTogether(
    () => parseInput(optionsSchema, options, ['options']),
    () => readOfOneInstrument(scores),
  );
  const points = read.map((one) => one.points);
  const all = sumRatios(points);
  const byAssessor = groupBy(read, ({ assessor }) => assessor ?? null);
  const names = [...byAssessor.keys()].sort(compareOrNull);
  const spreads = [...groupBy(read, ({ caseId }) => caseId)]
    .filter(([, own]) => own.length > 1)
    .map(([caseId, own]) => ({ caseId, scores: own.length, spread: spreadOf(own.map((one) => one.points)) }))
    .sort((a, b) => compareRatios(b.spread, a.spread) || compareLabels(a.caseId, b.caseId));
  const pounds = (value: Ratio): Amount | null => (price === undefined ? null : amountOf(multiplyRatios(value, price)));
  const mean = spreads.length === 0 ? null : meanOf(spreads.map(({ spread }) => spread));
  return {
    period,
    n: read.length,
    assessors: names.map((assessor) =>
      assessorScores(
        assessor,
        valueAt(byAssessor, assessor).map((one) => one.points),
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

function readOfOneInstrument(scores: readonly Score[]): ReadScore[] {
  const read = readScores(scores);
  const [first] = read;
  read.forEach(({ instrument: { id, version } }, index) => {
    if (id === first?.instrument.id && version === first.instrument.version) return;
    fail('inconsistent', ['scores', index, 'instrument'], 'scores of different instruments cannot be compared');
  });
  return read;
}

function spreadOf(values: readonly Ratio[]): Ratio {
  const sorted = [...values].sort(compareRatios);
  return subtractRatios(at(sorted, sorted.length - 1), at(sorted, 0));
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
