// How often the interval of a gap at equal need holds the true gap: simulated cohorts of every kind that the rule of the
// least number of families rests on. `node bench/gap-coverage.bench.mjs [COHORTS]` prints a table.
import { groupGaps } from 'openras/equity';

const COHORTS = Number(process.argv[2] ?? 300);

/** A generator of its own, so that a table can be made again. @param {number} seed */
function uniform(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const next = uniform(20261127);
const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
const money = {
  normal: () => 10_000 + 2000 * normal(),
  'lognormal 0.5': () => 10_000 * Math.exp(0.5 * normal()),
  'lognormal 1': () => 10_000 * Math.exp(normal()),
  'two points, half': () => (next() < 0.5 ? 2000 : 12_000),
  'two points, a fifth': () => (next() < 0.2 ? 12_000 : 2000),
};
/** @type {(readonly [number, number])[]} */
const sizes = [
  [2, 2],
  [3, 3],
  [4, 4],
  [5, 5],
  [8, 8],
  [2, 60],
  [3, 60],
  [4, 60],
  [5, 60],
  [20, 20],
];

process.stdout.write('| money | families at each need | one need | three needs |\n| --- | --- | --- | --- |\n');
for (const [kind, draw] of Object.entries(money)) {
  for (const [own, other] of sizes) {
    const shares = [1, 3].map((needs) => coverage(draw, needs, own, other));
    process.stdout.write(`| ${kind} | ${own} against ${other} | ${shares.join(' | ')} |\n`);
  }
}

/**
 * The share of cohorts whose interval holds the true gap, which is none, and the share that have an interval.
 *
 * @param {() => number} draw
 * @param {number} needs
 * @param {number} own
 * @param {number} other
 */
function coverage(draw, needs, own, other) {
  let [holds, told] = [0, 0];
  for (let cohort = 0; cohort < COHORTS; cohort += 1) {
    const cases = [];
    for (let points = 1; points <= needs; points += 1) {
      for (const { group, count } of [
        { group: 'own', count: own },
        { group: 'other', count: other },
      ]) {
        for (let index = 0; index < count; index += 1) {
          cases.push({
            caseId: `${points}-${group}-${index}`,
            points,
            group,
            final: Math.max(0, draw() + 1000 * points).toFixed(2),
          });
        }
      }
    }
    const { stages } = groupGaps(cases, {
      stages: ['final'],
      by: ['group'],
      bands: 'each',
      reference: [{ by: 'group', group: 'other' }],
    });
    const groups = stages[0]?.characteristics[0]?.groups ?? [];
    const interval = groups.find(({ group }) => group === 'own')?.gapAtEqualNeed?.interval;
    if (!interval) continue;
    told += 1;
    if (Number(interval.low) <= 0 && Number(interval.high) >= 0) holds += 1;
  }
  if (told === 0) return 'none printed';
  const share = `${((100 * holds) / told).toFixed(1)} %`;
  return told === COHORTS ? share : `${share} (printed for ${((100 * told) / COHORTS).toFixed(0)} %)`;
}
