import type { ParsedCase } from '../../cohort/case.js';
import { cellsOfCodes } from '../../cohort/share/cells.js';
import { exposes, type PublishedRow } from '../../cohort/share/exposed.js';
import { at } from '../../exact/at.js';
import { parseAmount } from '../../money/amount.js';
import { STAGES, type Stage } from '../../stage.js';
import type { FamilyOutcome } from '../family/outcome.js';
import { amountsThatAre } from './amount-at.js';

/** What an earlier page gave of one of the amounts, beside the families of this one. */
export interface SharedBefore {
  /** Whether some families have the amount that they had then, so that the two pages have parts in common. */
  readonly isMixed: boolean;
  /** Whether figures of sets of families of this page, with those of the earlier one, give that of few. */
  readonly exposes: (sets: readonly Int32Array[]) => boolean;
}

/**
 * Holds the amounts of this page against those of an earlier one: an amount that stayed as it was is the same unknown on
 * both, so that what one page has and the other has not can be worked out from the two.
 *
 * @param earlier the families of the earlier page with their amounts
 * @param length how many families the columns of sets of this page have; the outcomes are the first of them
 * @choice shared-before: of the earlier page it is taken that it gave every sum that this one could give
 */
export function sharedBefore(
  earlier: readonly ParsedCase[],
  outcomes: readonly FamilyOutcome[],
  length: number,
  least: number,
): ReadonlyMap<Stage, SharedBefore> {
  const used = earlier.filter(({ excludeReason }) => excludeReason === undefined);
  const placeOf = new Map(outcomes.map(({ family }, place) => [family.caseId, place]));
  const now = outcomes.map(amountsThatAre);
  return new Map(
    STAGES.map((stage) => {
      const then = used.filter((one) => one[stage] !== undefined);
      let more = length;
      const places = then.map((one) => {
        const place = placeOf.get(one.caseId) ?? -1;
        const amount = now[place]?.[stage];
        return amount !== undefined && parseAmount(amount) === one[stage] ? place : more++;
      });
      const setOf = (isIn: (one: ParsedCase) => boolean): Int32Array => {
        const set = new Int32Array(more).fill(-1);
        then.forEach((one, index) => {
          if (isIn(one)) set[at(places, index)] = 0;
        });
        return set;
      };
      const sets = [true, false].flatMap((isNewcomer) =>
        STAGES.flatMap((other) =>
          [isSome, isNone, isMissing].map((is) =>
            setOf((one) => (one.status === 'newcomer') === isNewcomer && is(one[other])),
          ),
        ),
      );
      const stayed = places.filter((place, index) => place < length && at(then, index)[stage] !== 0n).length;
      return [
        stage,
        {
          isMixed: stayed > 0,
          exposes: (own: readonly Int32Array[]) => stayed > 0 && exposesWith(sets, own, more, least),
        },
      ] as const;
    }),
  );
}

function exposesWith(sets: readonly Int32Array[], own: readonly Int32Array[], length: number, least: number): boolean {
  const wide = own.map((set) => {
    const all = new Int32Array(length).fill(-1);
    all.set(set);
    return all;
  });
  const { sizes, codes } = cellsOfCodes([...sets, ...wide], length);
  const rows = codes.map((column): PublishedRow => column.map((code) => (code === 0 ? 1 : 0)));
  const now = rows.slice(sets.length);
  const then = rows.slice(0, sets.length);
  // What would have told of few families was left out of the earlier page as well; which of two was, is not known here.
  return [then, [...then].reverse()].some((ordered) => {
    const before: PublishedRow[] = [];
    for (const row of ordered) if (!exposes(sizes, [...before, row], least)) before.push(row);
    return exposes(sizes, [...before, ...now], least);
  });
}

const isSome = (amount: bigint | undefined): boolean => amount !== undefined && amount > 0n;
const isNone = (amount: bigint | undefined): boolean => amount === 0n;
const isMissing = (amount: bigint | undefined): boolean => amount === undefined;
