import { certain } from '../../exact/at.js';
import { multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { exactPounds } from '../../model/percentile/table/lookup.js';
import { inOrder, rankRows } from '../../model/percentile/table/rank-rows.js';
import type { Sample } from '../sample.js';

/** The exact pence that the RAS 5 table of a sample, by rank, gives for scaled points; its nearest row outside it. */
export function predictedAt({ points, packages }: Sample, scaled: Ratio): Ratio {
  const ordered = inOrder(
    Array.from(points, (one) => ratio(BigInt(one))),
    Array.from(packages, BigInt),
  );
  const table = { rows: rankRows(ordered, 'mean'), between: 'interpolate', above: 'clamp', below: 'clamp' } as const;
  return multiplyRatios(certain(exactPounds(table, scaled)), ratio(100n));
}
