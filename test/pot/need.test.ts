import { expect, test } from 'vitest';
import { checkNeed } from '../../src/pot/need.js';

test('what a change makes of a shortfall is not known where there was no amount before', () => {
  // 9,200 - 6,000
  const one = { caseId: 'A', costOfNeed: 920000n, before: null, after: 600000n };
  const alone = checkNeed([one]);
  expect([alone.made, alone.madeByChange, alone.madeUnknown]).toEqual([null, null, 1]);
  expect(alone.statement).toBe(
    'no: 1 of 1 families fall short of assessed need, by £3,200.00 in all; what of it the change makes is not known: 1 had no amount before',
  );
  // B: 1,000 less than it was, all of it lacking; C: 500 lacking before and after
  const b = { caseId: 'B', costOfNeed: 500000n, before: 500000n, after: 400000n };
  const c = { caseId: 'C', costOfNeed: 500000n, before: 450000n, after: 450000n };
  const both = checkNeed([one, b]);
  expect([both.made, both.madeByChange, both.madeUnknown]).toEqual([1, '1000.00', 1]);
  expect(both.statement).toContain('the change makes at least £1,000.00 of it; of the rest it is not known');
  expect(checkNeed([one, c]).statement).toContain('the change makes none of what the others lack');
  expect(checkNeed([c]).statement).toContain('the change makes none of this');
});
