import { amountOf } from '../../cohort/figures.js';
import { medianOf, ordered } from '../../cohort/order/ordered.js';
import { pick } from '../../cohort/order/pick.js';
import { combineCodes, gatherByCode, withNotStated } from '../../cohort/order/ranking.js';
import { isSmallCell } from '../../cohort/small-cell.js';
import { sumOf } from '../../cohort/sums.js';
import { numberAt } from '../../exact/at.js';
import { ratio } from '../../exact/ratio.js';
import type { Amount } from '../../money/amount.js';
import type { Compared } from '../compared.js';

/** A value of a characteristic. */
export interface CombinationValue {
  /** The characteristic. */
  readonly by: string;
  /** The group; null where it is not stated. */
  readonly group: string | null;
}

/** The combinations of characteristics that families have. */
export interface Combinations {
  /** How many there are. */
  readonly total: number;
  /** The first of them. */
  readonly rows: readonly Combination[];
}

/** The families that share a value of each characteristic, with their amounts in pounds per period. */
export interface Combination {
  /** Null for a value that is not stated. */
  readonly values: readonly CombinationValue[];
  /** How many families it rests on. */
  readonly n: number;
  /** Whether it rests on few families; null where nothing was said of small cells. */
  readonly smallCell: boolean | null;
  /** The mean amount in pounds per period. */
  readonly mean: Amount;
  /** The middle amount in pounds per period. */
  readonly median: Amount;
}

/** Every combination of characteristics that families have, in order; for several characteristics at once. */
export function combinationsOf(
  compared: Compared,
  by: readonly string[],
  amounts: Float64Array,
  { list, smallCell }: { list: number; smallCell: number | undefined },
): { total: number; rows: Combination[] } {
  const columns = by.map((name) => {
    const { names, codes } = compared.characteristic(name, 'by');
    return { name, names, codes: withNotStated(codes, names.length) };
  });
  let together: ReturnType<typeof combineCodes> = {
    codes: new Int32Array(compared.n),
    size: compared.n === 0 ? 0 : 1,
  };
  for (const { names, codes } of columns) together = combineCodes(together.codes, codes, names.length + 1);
  const { of } = gatherByCode(together.codes, together.size);
  const rows: Combination[] = [];
  for (let code = 0; code < together.size && rows.length < list; code += 1) {
    const members = of(code);
    const ascending = pick(amounts, members).sort();
    rows.push({
      values: columns.map(({ name, names, codes }) => ({
        by: name,
        group: names[numberAt(codes, numberAt(members, 0))] ?? null,
      })),
      n: members.length,
      smallCell: isSmallCell(members.length, smallCell),
      mean: amountOf(ratio(sumOf(ascending), BigInt(members.length))),
      median: amountOf(medianOf(ordered(ascending))),
    });
  }
  return { total: together.size, rows };
}
