import { formatFloat } from '../../cohort/figures.js';
import { countNotStated, rankingOf, withNotStated } from '../../cohort/order/ranking.js';
import type { Ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { Stage } from '../../stage.js';
import type { Compared } from '../compared.js';
import { type CurvePoint, curveOf } from './curve.js';
import { concentrationIndex, smallSampleGini } from './gini.js';
import { theilOf } from './theil.js';
import { inOrderOf, inOwnOrder } from './ties.js';

/** Theil's measure and its parts, as text. */
export interface TheilFigures {
  /** The whole measure. */
  readonly total: string;
  /** What lies within groups. */
  readonly within: string;
  /** What lies between groups. */
  readonly between: string;
  /** What lies between groups, in per cent of the total; null where the total is 0. */
  readonly betweenPercent: string | null;
}

/** Theil's measures of one stage, split by one characteristic. */
export interface TheilByGroup {
  /** The characteristic. */
  readonly by: string;
  /** How many families have no value; they count as a group of their own. */
  readonly notStated: number;
  /** Theil’s T; null without cases or money. */
  readonly t: TheilFigures | null;
  /** Theil’s L; null without cases, and where a family has £0. */
  readonly l: TheilFigures | null;
}

/** Money in the order of need. */
export interface Concentration {
  /** How many families have a known need. */
  readonly n: number;
  /** The Gini coefficient of these same families; null without cases or money. */
  readonly gini: string | null;
  /** The concentration index, from -1 to 1; null without cases or money. */
  readonly index: string | null;
  /** The concentration curve; empty without cases or money. */
  readonly curve: readonly CurvePoint[];
}

/** How unequal amounts are at one stage. */
export interface InequalityAtStage {
  /** The stage. */
  readonly stage: Stage;
  /** How many families it rests on. */
  readonly n: number;
  /** Families with £0, because of whom Theil's L has no value. */
  readonly zeros: number;
  /** The Gini coefficient of the population, 0 to 1; null without cases or money. */
  readonly gini: string | null;
  /** The same times n/(n − 1); null for fewer than two cases. */
  readonly giniSmallSample: string | null;
  /** Theil’s T; null without cases or money. */
  readonly theilT: string | null;
  /** Null where a family has £0. */
  readonly theilL: string | null;
  /** Both measures split, one for each characteristic. */
  readonly theilByGroup: readonly TheilByGroup[];
  /** The Lorenz curve; empty without cases or money. */
  readonly lorenz: readonly CurvePoint[];
  /** Money in the order of need, among the families whose need is known. */
  readonly concentration: Concentration;
}

/** The same figures before they are written as text, for differences between stages. */
export interface InequalityNumbers {
  readonly gini: Ratio | null;
  readonly concentration: Ratio | null;
  readonly theilT: number | null;
  readonly theilL: number | null;
}

/** What shapes the figures. */
export interface InequalityShape {
  readonly by: readonly string[];
  readonly curvePoints: number;
  readonly decimals: number;
}

/** All figures of one stage. */
export function inequalityAt(
  compared: Compared,
  stage: Stage,
  shape: InequalityShape,
): { figures: InequalityAtStage; numbers: InequalityNumbers } {
  const { by, curvePoints, decimals } = shape;
  const amounts = compared.amountsAt(stage);
  const own = inOwnOrder(amounts);
  const gini = concentrationIndex(own);
  const theil = theilOf(amounts, new Int32Array(compared.n), 1);
  const needed = moneyByNeed(compared, amounts);
  const concentration = concentrationIndex(needed);
  const exact = (value: Ratio | null): string | null => (value === null ? null : formatRounded(value, decimals));
  const float = (value: number | undefined): string | null =>
    value === undefined ? null : formatFloat(value, decimals);
  const figures: InequalityAtStage = {
    stage,
    n: compared.n,
    zeros: amounts.reduce((zeros, pence) => zeros + (pence === 0 ? 1 : 0), 0),
    gini: exact(gini),
    giniSmallSample: exact(smallSampleGini(gini, compared.n)),
    theilT: float(theil.t?.total),
    theilL: float(theil.l?.total),
    theilByGroup: by.map((name) => theilBy(compared, amounts, name, decimals)),
    lorenz: curveOf(own, curvePoints),
    concentration: {
      n: needed.n,
      gini: exact(concentrationIndex(inOwnOrder(amountsWithNeed(compared, amounts)))),
      index: exact(concentration),
      curve: curveOf(needed, curvePoints),
    },
  };
  const numbers = { gini, concentration, theilT: theil.t?.total ?? null, theilL: theil.l?.total ?? null };
  return { figures, numbers };
}

/** The amounts of the families whose need is known. */
function amountsWithNeed({ points }: Compared, amounts: Float64Array): Float64Array {
  return amounts.filter((_, place) => !Number.isNaN(points[place]));
}

function moneyByNeed(compared: Compared, amounts: Float64Array) {
  const known = compared.points.filter((value) => !Number.isNaN(value));
  return inOrderOf(rankingOf(known), amountsWithNeed(compared, amounts));
}

function theilBy(compared: Compared, amounts: Float64Array, by: string, decimals: number): TheilByGroup {
  const { names, codes } = compared.characteristic(by, 'by');
  const { t, l } = theilOf(amounts, withNotStated(codes, names.length), names.length + 1);
  const notStated = countNotStated(codes);
  const text = (parts: NonNullable<typeof t>): TheilFigures => ({
    total: formatFloat(parts.total, decimals),
    within: formatFloat(parts.within, decimals),
    between: formatFloat(parts.between, decimals),
    betweenPercent: parts.total > 0 ? formatFloat((100 * parts.between) / parts.total, 1) : null,
  });
  return { by, notStated, t: t && text(t), l: l && text(l) };
}
