/** How many random inputs a property is held on: the usual number, or `OPENRAS_RUNS` (such as 10000) for all. */
export function runsOf(usual: number): number {
  return Number(process.env.OPENRAS_RUNS ?? usual);
}

/** A time-out for so many inputs, ample on a busy machine. */
export function timeFor(runs: number): number {
  return 60_000 + runs * 500;
}
