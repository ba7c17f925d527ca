/**
 * Timing for the benchmarks: each way of doing one job is run a few times, its best time counts, and what is printed
 * is the time a case and the ratio to the first way. Time is the processor's, so that a busy machine does not count.
 * Nothing here is a test: no time makes anything fail.
 */

/** Milliseconds of the processor that this program has used. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * @param {string} title
 * @param {{ name: string, cases: number, run: () => unknown, repeat?: number }[]} ways
 */
export function compare(title, ways) {
  console.log(`\n${title}`);
  const rows = ways.map(({ name, cases, run, repeat = 5 }) => {
    let best = Number.POSITIVE_INFINITY;
    for (let round = 0; round < repeat; round += 1) {
      const start = processorTime();
      run();
      best = Math.min(best, processorTime() - start);
    }
    return { name, cases, best, each: (best * 1e6) / cases };
  });
  const base = rows[0]?.each ?? 1;
  for (const { name, cases, best, each } of rows) {
    const columns = [
      name.padEnd(52),
      `${cases.toLocaleString('en-GB')} cases`.padStart(16),
      `${best.toFixed(1)} ms`.padStart(12),
      `${each.toFixed(1)} ns a case`.padStart(20),
      `x ${(each / base).toFixed(2)}`.padStart(12),
    ];
    console.log(columns.join(' '));
  }
}

/**
 * Whole numbers from 0 to below `end`, the same at every run (mulberry32).
 *
 * @param {number} count
 * @param {number} end
 */
export function randomIntegers(count, end, seed = 1) {
  const column = new Float64Array(count);
  let state = seed;
  for (let index = 0; index < count; index += 1) {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    column[index] = Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  }
  return column;
}
