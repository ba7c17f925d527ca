import { at } from '../../exact/at.js';
import type { Pence } from '../../money/amount.js';

/** A contribution that counts for one need alone. */
export interface Earmarked {
  /** Which lines it can pay for, by their place in the list of lines. */
  readonly lines: readonly number[];
  /** How much there is. */
  readonly pence: Pence;
}

/** What earmarked contributions pay for. */
export interface Paid {
  /** How much of each contribution finds a cost. */
  readonly paid: readonly Pence[];
  /** What of each line nobody has earmarked anything for. */
  readonly left: readonly Pence[];
}

/**
 * How much of each earmarked contribution finds a cost to pay for, so that together they pay as much as they can and no
 * line is paid for twice.
 *
 * A line that serves two needs can be paid for by the contributions for either, so that what one need has too much of
 * is not lost to another: a greatest flow, by paths that go back where a line is full.
 */
export function earmark(contributions: readonly Earmarked[], costs: readonly Pence[]): Paid {
  const room = [...costs];
  const paid = contributions.map(() => new Map<number, Pence>());
  const paidBy = (from: number, line: number): Pence => at(paid, from).get(line) ?? 0n;
  const pay = (from: number, line: number, pence: Pence): void => {
    at(paid, from).set(line, paidBy(from, line) + pence);
  };
  const push = (from: number, most: Pence, seen: Set<number>): Pence => {
    for (const line of at(contributions, from).lines) {
      if (seen.has(line)) continue;
      seen.add(line);
      const free = at(room, line);
      if (free > 0n) {
        const part = least(most, free);
        room[line] = free - part;
        pay(from, line, part);
        return part;
      }
      for (const other of contributions.keys()) {
        const back = other === from ? 0n : paidBy(other, line);
        const part = back === 0n ? 0n : push(other, least(most, back), seen);
        if (part === 0n) continue;
        pay(other, line, -part);
        pay(from, line, part);
        return part;
      }
    }
    return 0n;
  };
  contributions.forEach(({ pence }, from) => {
    let rest = pence;
    while (rest > 0n) {
      const part = push(from, rest, new Set());
      if (part === 0n) return;
      rest -= part;
    }
  });
  return { paid: paid.map((lines) => [...lines.values()].reduce((sum, pence) => sum + pence, 0n)), left: room };
}

const least = (a: Pence, b: Pence): Pence => (a < b ? a : b);
