import * as z from 'zod';
import { type Path, type ProblemList, problemList, show } from '../errors.js';
import { PERCENT, parseExact } from '../exact/quantity.js';
import { divideRatios, formatRatio, multiplyRatios, parseRatio, type Ratio, ratio, sumRatios } from '../exact/ratio.js';
import { idSchema } from '../identifier.js';
import { decimalWire } from '../money/amount.js';
import { parseInput, schemaOf } from '../parse.js';
import type { Points } from '../questionnaire/points.js';
import type { Score } from '../questionnaire/score-types.js';

const percentSchema = schemaOf(decimalWire(), (input) => parseExact(input, PERCENT));

const attributionSchema = z.array(
  z.strictObject({
    statementId: idSchema,
    /** Who funds the need that the question is about; the percentages of one question add up to 100. */
    funders: z
      .array(z.strictObject({ funder: idSchema, percent: percentSchema }))
      .min(1)
      .max(20),
  }),
);

/** Which funder the points of each question belong to. */
export type PointsAttribution = z.input<typeof attributionSchema>;

/** The points of one funder, exact. */
export interface FunderPoints {
  readonly funder: string;
  readonly points: Points;
}

/**
 * Divides the points of one questionnaire among the funders whose needs its questions ask about, so that each funder's
 * points can be priced by a model of its own.
 *
 * @param score of one case; its statements without points are left aside
 * @returns points for each funder, in the order in which they are named; they add up to the points of the score
 * @throws RasError `missing` for a question with points that nobody is named for, `inconsistent` where the percentages
 * of a question do not add up to 100, `unknown-name`, `duplicate`
 * @source RR232 3.25 (questions of one funder within another's questionnaire)
 * @choice question-funders: every question with points names its funders, one with 100 per cent or several with fixed
 * shares; there is no default, because the report does not say who pays for a shared question
 * @example
 * ```ts
 * import { attributePoints } from 'openras';
 * const score = { points: '30', byStatement: [{ statementId: 'a', points: '18' }, { statementId: 'b', points: '12' }] };
 * attributePoints(score, [
 *   { statementId: 'a', funders: [{ funder: 'social care', percent: 100 }] },
 *   { statementId: 'b', funders: [{ funder: 'health', percent: 75 }, { funder: 'social care', percent: 25 }] },
 * ]);
 * // => [{ funder: 'social care', points: '21' }, { funder: 'health', points: '9' }]
 * ```
 */
export function attributePoints(
  score: Pick<Score, 'points'> & {
    readonly byStatement: readonly Pick<Score['byStatement'][number], 'statementId' | 'points'>[];
  },
  attribution: PointsAttribution,
): FunderPoints[] {
  const named = parseInput(attributionSchema, attribution, ['attribution']);
  const problems = problemList();
  checkAttribution(named, new Set(score.byStatement.map(({ statementId }) => statementId)), problems);
  const byStatement = new Map(named.map(({ statementId, funders }) => [statementId, funders]));
  const byFunder = new Map<string, Ratio[]>();
  score.byStatement.forEach(({ statementId, points }, index) => {
    if (points === null) return;
    const funders = byStatement.get(statementId);
    if (funders === undefined) {
      const path: Path = ['score', 'byStatement', index, 'statementId'];
      problems.add('missing', path, `no funder is named for the question ${show(statementId)}`);
    }
    for (const { funder, percent } of funders ?? []) {
      const share = multiplyRatios(parseRatio(points), divideRatios(percent, HUNDRED));
      byFunder.set(funder, [...(byFunder.get(funder) ?? []), share]);
    }
  });
  problems.throwIfAny();
  return [...byFunder].map(([funder, shares]) => ({ funder, points: formatRatio(sumRatios(shares)) }));
}

const HUNDRED = ratio(100n);

function checkAttribution(
  attribution: z.output<typeof attributionSchema>,
  known: ReadonlySet<string>,
  problems: ProblemList,
): void {
  const seen = new Set<string>();
  attribution.forEach(({ statementId, funders }, index) => {
    const at: Path = ['attribution', index];
    if (!known.has(statementId))
      problems.add('unknown-name', [...at, 'statementId'], `the score has no question ${show(statementId)}`);
    if (seen.has(statementId)) problems.add('duplicate', [...at, 'statementId'], 'this question stands twice');
    seen.add(statementId);
    const total = formatRatio(sumRatios(funders.map(({ percent }) => percent)));
    if (total !== '100')
      problems.add('inconsistent', [...at, 'funders'], `the percentages add up to ${total}, not to 100`);
  });
}
