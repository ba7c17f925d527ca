import { expect, test } from 'vitest';
import { seededRandom } from '../../src/exact/random.js';
import { checkNeed } from '../../src/pot/need.js';

test('what a change makes of a shortfall is not known where there was no amount before', () => {
  // 9,200 - 6,000
  const one = { caseId: 'A', costOfNeed: 920000n, before: null, after: 600000n };
  const alone = checkNeed([one]);
  expect([alone.made, alone.madeByChange, alone.madeUnknown, alone.shortfall]).toEqual([null, null, 1, '3200.00']);
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

const stated = (caseId: string, costOfNeed: bigint, before: bigint | null, after: bigint | null) => {
  return { caseId, costOfNeed, before, after };
};
const nobody = { caseId: 'X', before: 100000n, after: 100000n };

test('nothing is 0 where not everybody was looked at', () => {
  // A has what it needs; of X nobody has said; B has no amount
  const a = stated('A', 90000n, 120000n, 100000n);
  const b = stated('B', 90000n, 120000n, null);
  for (const rows of [[nobody], [a, nobody], [a, b], [b]]) {
    const { enough, shortfall, made, madeByChange } = checkNeed(rows);
    expect([enough, shortfall, made, madeByChange]).toEqual(['not-known', null, null, null]);
  }
  expect(checkNeed([a, b])).toMatchObject({ stated: 2, withoutAmount: 1, notStated: 0 });
  expect(checkNeed([a])).toMatchObject({ enough: 'yes', shortfall: '0.00', made: 0, madeByChange: '0.00' });
  // C lacks 100 before and after: what the change makes of others' is not known
  const c = stated('C', 90000n, 80000n, 80000n);
  expect(checkNeed([c])).toMatchObject({ shortfall: '100.00', made: 0, madeByChange: '0.00' });
  expect(checkNeed([c, nobody])).toMatchObject({ shortfall: '100.00', made: null, madeByChange: null });
  expect(checkNeed([c, nobody]).statement).toBe(
    'no: at least 1 of 2 families fall short of assessed need, by at least £100.00 in all; the change makes none of what they lack; for 1 nobody has said what assessed need costs',
  );
});

test('what a change makes is at least that, where what is lacking is at least that', () => {
  // 9,000 - 6,000 = 3,000, of which 9,000 - 8,000 were lacking before
  const d = stated('D', 900000n, 800000n, 600000n);
  expect(checkNeed([d]).statement).toContain('by £3,000.00 in all; the change makes £2,000.00 of it');
  const two = checkNeed([d, nobody]);
  expect(two.statement).toContain('by at least £3,000.00 in all; the change makes at least £2,000.00 of it; for 1');
  expect([two.made, two.madeByChange]).toEqual([1, '2000.00']);
});

test('on random families each figure is null, or what a plain count of all of them gives', () => {
  const random = seededRandom(15_08);
  for (let run = 0; run < 10_000; run += 1) {
    const rows = Array.from({ length: 1 + random.below(4) }, (_, place) => {
      const amount = () => (random.below(5) === 0 ? null : BigInt(random.below(4)));
      const costOfNeed = random.below(3) === 0 ? undefined : BigInt(random.below(4));
      return { caseId: `${place}`, costOfNeed, before: amount(), after: amount() };
    });
    const { enough, shortfall, made, madeByChange } = checkNeed(rows);
    const isLookedAt = rows.every(({ costOfNeed, after }) => costOfNeed !== undefined && after !== null);
    const lack = (cost: bigint | undefined, has: bigint | null): bigint =>
      cost === undefined || has === null || has >= cost ? 0n : cost - has;
    const lacking = rows.map(({ costOfNeed, after }) => lack(costOfNeed, after));
    const more = rows.map(({ costOfNeed, before }, index) => {
      const rise = (lacking[index] ?? 0n) - lack(costOfNeed, before);
      return before === null || rise < 0n ? 0n : rise;
    });
    const sum = (list: readonly bigint[]): string => {
      const pence = String(list.reduce((total, one) => total + one, 0n)).padStart(3, '0');
      return `${pence.slice(0, -2)}.${pence.slice(-2)}`;
    };
    const isShort = lacking.some((one) => one > 0n);
    const isKnown = isLookedAt && rows.every(({ before }, index) => before !== null || lacking[index] === 0n);
    const some = more.filter((one) => one > 0n).length;
    expect([run, enough, shortfall, made, madeByChange]).toEqual([
      run,
      isShort ? 'no' : isLookedAt ? 'yes' : 'not-known',
      isShort || isLookedAt ? sum(lacking) : null,
      some > 0 || isKnown ? some : null,
      some > 0 || isKnown ? sum(more) : null,
    ]);
  }
});
