import { amountOf } from '../../cohort/figures.js';
import {
  compareRatios,
  divideRatios,
  multiplyRatios,
  type Ratio,
  ratio,
  subtractRatios,
  sumRatios,
  ZERO,
} from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { RESPONDENTS, type Respondent } from '../../questionnaire/columns.js';
import type { ReadScore } from '../read-scores.js';
import { signTest } from './sign-test.js';

const FAMILY = RESPONDENTS.filter((who) => who !== 'agreed' && who !== 'worker');

const isFamily = (who: Respondent): boolean => FAMILY.some((own) => own === who);

/** Who is compared with whom. */
export const PAIRS: readonly (readonly [Respondent, Respondent])[] = [
  ...FAMILY.map((who) => [who, 'worker'] as const),
  ...FAMILY.map((who) => [who, 'agreed'] as const),
  ['worker', 'agreed'],
];

interface Pair {
  readonly caseId: string;
  readonly difference: Ratio;
}

/** The difference in one case, over the statements that both answered; nothing where there is none. */
export function pairOf({ caseId, byStatement }: ReadScore, respondent: Respondent, against: Respondent): Pair[] {
  const differences = byStatement.flatMap(({ answers }) => {
    const [one, other] = [respondent, against].map(
      (who) => answers.find((answer) => answer.respondent === who)?.points,
    );
    if (one === undefined || one === null || other === undefined || other === null) return [];
    return [subtractRatios(one, other)];
  });
  return differences.length === 0 ? [] : [{ caseId, difference: sumRatios(differences) }];
}

/** How many of a family's own answers have more points than what was agreed; none where it has no answer beside it. */
export function loweredIn({ byStatement }: ReadScore): number | undefined {
  const lowered = byStatement.flatMap(({ answers }) => {
    const agreed = answers.find(({ respondent }) => respondent === 'agreed')?.points ?? null;
    const own = answers.flatMap(({ respondent, points }) => (points !== null && isFamily(respondent) ? [points] : []));
    return agreed === null || own.length === 0 ? [] : [own.some((points) => compareRatios(points, agreed) > 0)];
  });
  return lowered.length === 0 ? undefined : lowered.filter(Boolean).length;
}

/** The differences of one or more cases, summed up. */
export function summaryOf(pairs: readonly Pair[], price: Ratio | undefined) {
  const signs = pairs.map(({ difference }) => compareRatios(difference, ZERO));
  const [higher, lower] = [signs.filter((sign) => sign > 0).length, signs.filter((sign) => sign < 0).length];
  const mean = divideRatios(sumRatios(pairs.map(({ difference }) => difference)), ratio(BigInt(pairs.length)));
  return {
    n: pairs.length,
    higher,
    lower,
    same: pairs.length - higher - lower,
    mean: formatRounded(mean, 2),
    pounds: price === undefined ? null : amountOf(multiplyRatios(mean, price)),
    chance: formatRounded(signTest(higher, lower), 4),
  };
}
