import { formatRatio } from '../../../exact/ratio.js';
import { type Amount, formatAmount } from '../../../money/amount.js';
import type { ParsedPercentileModel } from '../model.js';
import type { NewcomerTreatment } from '../options.js';
import type { ScoredCase } from '../sample/sample.js';
import { pencePer } from '../table/lookup.js';

/** A newcomer with what the table gives it. */
export interface Newcomer {
  /** The family's id. */
  readonly caseId: string;
  /** Its points. */
  readonly points: string;
  /** Pounds per period; null when the case is to be costed instead. */
  readonly budget: Amount | null;
}

/** Families without an earlier package, and whose money their budgets are. */
export interface Newcomers {
  /** Whose money their budgets are. */
  readonly treatment: NewcomerTreatment;
  /** Each of them. */
  readonly cases: readonly Newcomer[];
  /** Budgets that are nobody's in the pot and count as committed outside it. */
  readonly committedOutsidePot: Amount;
  /** Budgets that another source pays. */
  readonly separatelyFunded: Amount;
  /** Budgets that come out of the pot, to which newcomers bring nothing. */
  readonly inPot: Amount;
  /** How many are to be costed instead. */
  readonly referred: number;
}

/** Prices newcomers from the table and says where their money comes from. */
export function priceNewcomers(
  newcomers: readonly ScoredCase[],
  model: ParsedPercentileModel,
  treatment: NewcomerTreatment,
): Newcomers {
  const priced = newcomers.map(({ caseId, points }) => ({ caseId, points, pence: pencePer(model, points) }));
  const sum = formatAmount(priced.reduce((total, { pence = 0n }) => total + pence, 0n));
  const where = (name: NewcomerTreatment): Amount => (treatment === name ? sum : formatAmount(0n));
  return {
    treatment,
    cases: priced.map(({ caseId, points, pence }) => ({
      caseId,
      points: formatRatio(points),
      budget: pence === undefined ? null : formatAmount(pence),
    })),
    committedOutsidePot: where('outside-pot'),
    separatelyFunded: where('separately-funded'),
    inPot: where('in-pot-as-zero'),
    referred: priced.filter(({ pence }) => pence === undefined).length,
  };
}
