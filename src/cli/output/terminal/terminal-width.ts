import type { Output } from '../../io.js';

/** Narrower than this no table can be read. */
const LEAST = 80;

/** Where nothing says how wide it is, such as in a pipe. */
const UNKNOWN = 100;

/** How many characters a line may have: what the terminal says, 80 at the least; 100 where there is none. */
export function terminalWidth({ columns }: Pick<Output, 'columns'>): number {
  return columns === undefined || columns === 0 ? UNKNOWN : Math.max(LEAST, columns);
}
