import { expect, test } from 'vitest';
import { parseAmount } from '../../src/money/amount.js';
import { paymentSchedule } from '../../src/payment/schedule/schedule.js';
import { replay } from '../../src/record/step/replay.js';
import { HISTORIES } from './histories.js';

test.each(HISTORIES)('$name', ({ input, payments, identity }) => {
  const schedule = paymentSchedule(input);
  const rows = schedule.payments.map(({ on, gross, contribution, adjustments, net }) => {
    const right = adjustments.reduce((sum, one) => sum + Number(parseAmount(one.net)), 0) / 100;
    return `${on} ${gross} ${contribution} ${right.toFixed(2)} ${net}`;
  });
  expect(rows).toEqual(payments.split('\n').map((row) => row.trim()));
  const { grossCost, netPaid, contributionDue, suspended, heldBack, prepaid, owed } = schedule.identity;
  expect(
    `gross ${grossCost} paid ${netPaid} contribution ${contributionDue} suspended ${suspended} held ${heldBack} ` +
      `prepaid ${prepaid.opening} ${prepaid.closing} owed ${owed.opening} ${owed.closing}`,
  ).toBe(identity);
  expect(Number(replay(schedule.steps))).toBe(Number(netPaid));
});
