import * as z from 'zod';
import { fail } from '../../../../errors.js';
import type { DecimalInput } from '../../../../exact/decimal.js';
import { divideRatios, multiplyRatios, type Ratio, ratio } from '../../../../exact/ratio.js';
import { exactSchema } from '../../../../exact/wire.js';
import type { Pence } from '../../../../money/amount.js';
import type { Day } from '../../../../money/calendar.js';
import { roundPence } from '../../../../money/rounding.js';
import { schemaOf } from '../../../../parse/check.js';
import { type Account, type Book, type Family, fund, move, penceFrom } from '../../book.js';
import { changeBudget, checkOverdrawn } from '../../commit.js';
import { shortfallOf } from '../../shortfall.js';
import { defineEvent } from '../define-event.js';
import { type Dated, dated } from '../fields.js';
import { leave, takeBackLeavers } from '../leaving.js';
import { capReleased, packageFrom, retimePackage } from '../retime.js';

/** All budgets and packages, and the pot, go up or down by a percentage from this day. */
export interface UpliftEvent extends Dated {
  /** Which kind of event this is. */
  readonly event: 'uplift';
  /** The change of budgets and packages in per cent, from -99 to 1,000. */
  readonly percent: DecimalInput;
  /** The change of the pot in per cent, from -99 to 1,000; 0 unless given. */
  readonly potPercent?: DecimalInput | undefined;
  /** Whether a fall is one of prices, so that need may cost less too; unless said, a cut lowers budgets and not the cost of need. */
  readonly pricesFell?: boolean;
}

const CHANGE = { what: 'an uplift in per cent', maxDecimals: 6, max: 1000, min: -99 };

/**
 * All budgets, all packages, and the pot change by a percentage from a day on.
 *
 * @choice uplift-need: what need costs is of before a rise until an event says it anew: a shortfall stands, and nothing is
 * called enough. A cut leaves the cost of need as it is, unless it is one of prices: then it is not known who is short, and
 * what each was short before is told
 * @choice uplift-last-day: who leaves on the day of an uplift is uplifted on that last day, in whatever order both are written
 * @choice uplift-reserve: reserve and top slices stay as they are; what the pot gains or lacks is free money
 */
export const upliftEvent = defineEvent<UpliftEvent>()({
  event: 'uplift',
  touches: 'all',
  schema: () => {
    const percent = schemaOf(exactSchema(CHANGE), (change) => divideRatios(change, ratio(100n)));
    return z.strictObject({
      event: z.literal('uplift'),
      ...dated(),
      percent,
      potPercent: percent.prefault('0'),
      pricesFell: z.boolean().exactOptional(),
    });
  },
  apply(book, { percent, potPercent, pricesFell, on }, path) {
    if (pricesFell === true && percent.numerator >= 0n) {
      fail('inconsistent', [...path, 'pricesFell'], 'is for an uplift below 0 %; leave it out');
    }
    const leavers = takeBackLeavers(book);
    const potChange = partOf(book.pot.fullYear, potPercent);
    fund(book, 'free', penceFrom(book, potChange, on), potChange);
    for (const family of book.families.values()) {
      staleCost(book, family, percent, pricesFell === true);
      upliftPackage(book, family, percent, on);
      if (family.left === undefined) {
        const budget = family.fullYear + partOf(family.fullYear, percent);
        changeBudget(book, family, budget, 'free', on, path);
        family.planContingency += partOf(family.planContingency, percent);
        capReleased(book, family, 'free');
      } else {
        upliftKept(book, family, family.left);
      }
    }
    for (const family of leavers) leave(book, family, on, path);
    checkOverdrawn(book, 'free', true, true, path);
  },
});

/** The package of a family goes up too: it is what the family keeps when it leaves, and lives on if it comes back. */
function upliftPackage(book: Book, family: Family, percent: Ratio, on: Day): void {
  if (family.packageValue === undefined) return;
  const annual = partOf(family.packageValue, percent);
  family.packageValue += annual;
  family.packageChanges = [...family.packageChanges, { annual, day: on }];
  if (family.left !== undefined) return;
  retimePackage(book, family, family.startsOn, 'free');
}

/** What a family that left before keeps is its package, which has gone up. */
function upliftKept(book: Book, family: Family, left: Account): void {
  if (family.outside || family.packageValue === undefined || family.leftFrom === undefined) return;
  const change = packageFrom(book, family, family.leftFrom) - left.thisYear;
  move(book, 'free', 'leavers', change, family.packageValue - left.fullYear);
  left.thisYear += change;
  left.fullYear = family.packageValue;
}

/** A rise makes the stated cost too low; only a fall of prices makes it unknown both ways. */
function staleCost(book: Book, family: Family, percent: Ratio, pricesFell: boolean): void {
  if (family.costOfNeed === undefined || family.costSince === 'fallen') return;
  if (pricesFell) {
    const before = shortfallOf(book, family);
    if (before !== undefined) book.shortBeforeFall.set(family.caseId, before);
    family.costSince = 'fallen';
  } else if (percent.numerator > 0n) family.costSince = 'risen';
}

function partOf(pence: Pence, share: Ratio): Pence {
  return pence === 0n ? 0n : roundPence(multiplyRatios(ratio(pence), share));
}
