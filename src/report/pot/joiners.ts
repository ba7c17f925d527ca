import { formatAmount, parseAmount } from '../../money/amount.js';
import type { JoinerEffects } from '../../pot/leavers-and-joiners/joiner-effects.js';
import { MAY_NOT_COME, UNCERTAIN_COLUMNS } from '../cases/uncertain.js';
import { figures } from '../sheet.js';
import type { TwoSheets } from './leavers.js';

/**
 * What joiners do to a pot, and each of them.
 *
 * @param leftOut how many rows of their file were left out with a reason
 */
export function joinerSheets(effects: JoinerEffects, leftOut: number): TwoSheets {
  const uncertain = effects.joiners.filter(({ mayCome }) => mayCome !== null).length;
  return {
    totals: figures(`What joiners do to the pot, in pounds a ${effects.period}`, [
      ['pot after', effects.potAfter],
      ['committed after', effects.committedAfter],
      ['committed outside the pot', effects.committedOutside],
      ['reserve after', effects.reserveAfter],
      ['free after', effects.freeAfter],
      ...(effects.withoutAmount.length > 0 ? [['packages beside the balance', besideOf(effects)] as const] : []),
      ...(uncertain > 0 ? [[MAY_NOT_COME, uncertain] as const] : []),
      ...(leftOut > 0 ? [['left out with a reason', leftOut] as const] : []),
    ]),
    list: {
      title: `Each family that joins, in pounds a ${effects.period}`,
      columns: [
        'case_id',
        'status',
        'budget',
        'package_value',
        'paid_from',
        ...(uncertain > 0 ? UNCERTAIN_COLUMNS : []),
      ],
      rows: effects.joiners.map(({ caseId, status, indicative, brings, paidFrom, mayCome }) => [
        caseId,
        status,
        indicative ?? undefined,
        brings ?? undefined,
        paidFrom,
        ...(uncertain > 0 ? [mayCome?.streams.join('; '), mayCome?.with ?? undefined] : []),
      ]),
    },
  };
}

/** The packages of families without an amount, which are in no other figure. */
function besideOf({ withoutAmount }: JoinerEffects): string {
  return formatAmount(withoutAmount.reduce((sum, { brings }) => sum + parseAmount(brings), 0n));
}
