import cliProgress from 'cli-progress';
import type { Io } from '../../io.js';

/**
 * Runs long work with a progress bar on stderr when that is a terminal, and silently otherwise.
 *
 * @param total how many steps there are
 * @param work gets a function to call with the number of steps done
 */
export function withProgress<T>(io: Io, label: string, total: number, work: (done: (count: number) => void) => T): T {
  if (io.stderr.isTTY !== true) return work(() => undefined);
  const bar = new cliProgress.SingleBar({
    format: `${label} {bar} {percentage}% | {value} of {total}`,
    stream: io.stderr as NodeJS.WriteStream,
    clearOnComplete: true,
    // The bar's own handler would swallow the first Ctrl-C.
    gracefulExit: false,
  });
  bar.start(total, 0);
  try {
    return work((count) => bar.update(count));
  } finally {
    bar.stop();
  }
}
