import type { LeaverEffects } from '../../pot/leavers-and-joiners/leaver-effects.js';
import type { Recalculation } from '../../pot/recalculate/recalculate.js';
import { figures, type Sheet } from '../sheet.js';

/** What is told first, and the list. */
export interface TwoSheets {
  /** Figures of the whole. */
  readonly totals: Sheet;
  /** A row a family. */
  readonly list: Sheet;
}

/** What leavers do to a pot, and each of them. */
export function leaverSheets(effects: LeaverEffects): TwoSheets {
  return {
    totals: figures('What leavers do to the pot, in pounds a year', [
      ['deficit', effects.deficit],
      ['of it, because something was held back', effects.enlargedByTopSlice ?? 'not known'],
      ['surplus', effects.surplus],
      ['returned by newcomers', effects.returned],
      ['pot left', effects.potLeft],
      ['commitments left', effects.commitmentsLeft],
      ['reserve before', effects.reserveBefore],
      ['reserve after', effects.reserveAfter],
      ['the reserve meets it', effects.metByReserve ? 'yes' : 'no'],
      ['shortfall', effects.shortfall],
    ]),
    list: {
      title: 'Each existing family that leaves, in pounds a year',
      columns: ['case_id', 'package_value', 'budget', 'gap', 'gap_in_year'],
      rows: effects.leavers.map(({ caseId, traditional, indicative, gap, inYear }) => [
        caseId,
        traditional,
        indicative,
        gap,
        inYear?.gap,
      ]),
    },
  };
}

/** Budgets before and after families left. */
export function recalculationSheets(again: Recalculation): TwoSheets {
  return {
    totals: figures('What is left for the others, in pounds a year', [
      ['pot that remains', again.remainingPot],
      ['budgets that are locked', again.locked],
      ...(again.setAside === '0.00' ? [] : [['packages of families with £0, set aside', again.setAside] as const]),
      ['reserve that is kept', again.reserveKept],
      ['available', again.available],
      ['price of a point', again.price ?? 'none'],
      ['balance', again.balance],
    ]),
    list: {
      title: 'Budgets before and after, in pounds a year',
      columns: ['case_id', 'points', 'standing', 'before', 'after', 'change'],
      rows: again.cases.map(({ caseId, points, standing, before, after, change }) => [
        caseId,
        points,
        standing,
        before,
        after,
        change,
      ]),
    },
  };
}
