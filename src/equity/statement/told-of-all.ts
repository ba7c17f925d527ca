import { isShareableChain } from '../../cohort/share/exposed.js';
import type { Stage } from '../../stage.js';
import type { Inequality } from '../inequality/inequality.js';
import type { Share } from './share.js';

/** What may be told of the coefficients of one stage. */
export interface ToldOfAll {
  /** Those of all amounts. */
  readonly money: boolean;
  /** Those of the families whose need is known. */
  readonly need: boolean;
}

/**
 * Which coefficients of a stage may be told: by one who knows the order of amounts a Gini coefficient is a sum of them, and
 * where it is near its ends everyone's amount follows from it.
 *
 * @choice shared-coefficients: a statement that is shared has coefficients with two decimals, of twice as many families as a
 * figure rests on, where amounts are neither nearly all alike nor nearly all one family's; those of a part of the
 * families where the others are none or as many as a figure rests on
 */
export function toldOfAll(
  { inequality, share }: { readonly inequality: Inequality; readonly share: Share | undefined },
  stage: Stage,
): ToldOfAll {
  if (share === undefined) return { money: true, need: true };
  const { least } = share;
  const own = inequality.stages.find((one) => one.stage === stage);
  const isWide = (n: number, gini: string | null | undefined): boolean => {
    const spread = n * Number(gini ?? 0);
    return n >= 2 * least && spread >= 2 && n - spread >= 2;
  };
  const { n = 0, gini, concentration } = own ?? {};
  const known = concentration?.n ?? 0;
  return {
    money: isWide(n, gini),
    need: isWide(known, concentration?.gini ?? gini) && isShareableChain([known, n, inequality.cases], least),
  };
}
