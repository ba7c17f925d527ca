import { expect, test } from 'vitest';
import { groupGaps } from '../../../src/equity/gaps/group-gaps.js';
import { seededRandom } from '../../../src/exact/random.js';

// The interval once more, by other means: Student's distribution by adding up its density, and every rearrangement by
// counting through the subsets as bits.

/** How many standard errors hold 95 per cent on both sides. */
function student95(freedom: number): number {
  const density = (t: number): number => (1 + (t * t) / freedom) ** (-(freedom + 1) / 2);
  // With t = √freedom · tan(a) the whole line is a finite interval, and the density a power of cos(a).
  const share = (to: number, from = 0, steps = 4000): number => {
    const width = (Math.atan(to / Math.sqrt(freedom)) - from) / steps;
    let sum = 0;
    for (let step = 0; step < steps; step += 1) {
      const [a, b, c] = [from + step * width, from + (step + 0.5) * width, from + (step + 1) * width];
      const at = (angle: number): number => {
        const t = Math.sqrt(freedom) * Math.tan(angle);
        return (density(t) * Math.sqrt(freedom)) / Math.cos(angle) ** 2;
      };
      sum += ((at(a) + 4 * at(b) + at(c)) * width) / 6;
    }
    return sum;
  };
  const half = share(1e6);
  let [low, high] = [0, 400];
  for (let turn = 0; turn < 60; turn += 1) {
    const middle = (low + high) / 2;
    if (share(middle) / half < 0.95) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

interface Need {
  readonly own: readonly number[];
  readonly other: readonly number[];
}

const mean = (list: readonly number[]): number => list.reduce((sum, one) => sum + one, 0) / list.length;

function intervalAgain(needs: readonly Need[]): [number, number] {
  const weights = needs.map(({ own, other }) => own.length + other.length);
  const total = weights.reduce((sum, one) => sum + one, 0);
  let [gap, variance, below] = [0, 0, 0];
  needs.forEach(({ own, other }, index) => {
    const w = (weights[index] ?? 0) / total;
    gap += w * (mean(own) - mean(other));
    for (const list of [own, other]) {
      const part =
        (w * w * list.reduce((sum, one) => sum + (one - mean(list)) ** 2, 0)) / (list.length - 1) / list.length;
      variance += part;
      below += part ** 2 / (list.length - 1);
    }
  });
  const half = student95(variance ** 2 / below) * Math.sqrt(variance);
  let sums: [number, number][] = [[0, 0]];
  needs.forEach(({ own, other }, index) => {
    const all = [...own, ...other];
    const scale = (weights[index] ?? 0) * (1 / own.length + 1 / other.length);
    const found: [number, number][] = [];
    for (let bits = 0; bits < 2 ** all.length; bits += 1) {
      const chosen = all.map((_, place) => ((bits >> place) & 1) === 1);
      if (chosen.filter(Boolean).length !== own.length) continue;
      const left = own.filter((_, place) => !chosen[place]);
      const came = other.filter((_, place) => chosen[own.length + place]);
      found.push([
        scale * (left.reduce((sum, one) => sum + one, 0) - came.reduce((sum, one) => sum + one, 0)),
        scale * left.length,
      ]);
    }
    sums = sums.flatMap(([a, b]) => found.map(([c, d]): [number, number] => [a + c, b + d]));
  });
  // The least gap d that is not refused: at most 2.5 % of all rearrangements have a gap as great, were the true one d.
  const crossings = sums.map(([moved, count]) => (count === 0 ? Number.NaN : moved / count));
  const isRefused = (d: number, side: 1 | -1): boolean => {
    const beyond = crossings.filter((one) => Number.isNaN(one) || side * one <= side * d).length;
    return beyond <= 0.025 * crossings.length;
  };
  const ends = crossings.filter((one) => !Number.isNaN(one)).sort((a, b) => a - b);
  const low = ends.find((one) => !isRefused(one, 1)) ?? Number.NEGATIVE_INFINITY;
  const high = ends.reverse().find((one) => !isRefused(one, -1)) ?? Number.POSITIVE_INFINITY;
  return [Math.min(gap - half, low), Math.max(gap + half, high)];
}

test('the interval of random cohorts is that of a second implementation, to the penny', { timeout: 300_000 }, () => {
  const random = seededRandom(16);
  for (let turn = 0; turn < 40; turn += 1) {
    const sizes =
      turn % 2 === 0
        ? [[4 + random.below(3), 4 + random.below(3)]]
        : [
            [4, 4],
            [4, 4],
          ];
    const pick = (count: number): number[] => Array.from({ length: count }, () => 1000 + random.below(900) ** 2 / 100);
    const needs = sizes.map(
      ([own = 0, other = 0]): Need => ({
        own: pick(own).map(Math.round),
        other: pick(other).map(Math.round),
      }),
    );
    const cases = needs.flatMap(({ own, other }, need) => [
      ...own.map((final, index) => ({ caseId: `o${need}-${index}`, group: 'own', points: need, final })),
      ...other.map((final, index) => ({ caseId: `r${need}-${index}`, group: 'other', points: need, final })),
    ]);
    const options = { stages: ['final'] as const, by: ['group'], bands: 'each' as const };
    const reference = [{ by: 'group', group: 'other' }];
    const { interval } =
      groupGaps(cases, { ...options, reference }).stages[0]?.characteristics[0]?.groups.find(
        ({ group }) => group === 'own',
      )?.gapAtEqualNeed ?? {};
    const [low, high] = intervalAgain(needs);
    // Ours is rounded outwards, and Hill's quantile is good to five digits.
    const near = 0.0101 + 1e-5 * (high - low);
    expect(Math.abs(Number(interval?.low) - low), `${turn}`).toBeLessThan(near);
    expect(Math.abs(Number(interval?.high) - high), `${turn}`).toBeLessThan(near);
  }
});

test('the interval does not hang on the order of the cases', () => {
  const random = seededRandom(17);
  const cases = Array.from({ length: 90 }, (_, index) => ({
    caseId: `c${index}`,
    group: index % 9 === 0 ? 'own' : 'other',
    points: 1,
    final: 1000 + random.below(9000),
  }));
  const options = { stages: ['final'] as const, by: ['group'], bands: 'each' as const };
  const gaps = (list: typeof cases) =>
    groupGaps(list, options).stages[0]?.characteristics[0]?.groups[1]?.gapAtEqualNeed;
  expect(gaps(cases)?.interval).not.toBeNull();
  expect(gaps([...cases].reverse())).toEqual(gaps(cases));
});
