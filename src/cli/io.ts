import { newReading, type Reading } from './input/table/reading.js';

/** What the command may touch of the world outside; tests pass their own. */
export interface Io {
  readonly stdout: Output;
  readonly stderr: Output;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The system, whose names of files and ways differ. */
  readonly platform: NodeJS.Platform;
  /** The clock, asked only for a manifest's time. */
  readonly now: () => Date;
  /** What tables are read with, and what is to be said of them. */
  readonly reading: Reading;
}

/** A stream that text is written to. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** The process that runs: its streams, folder, environment and clock. */
export function processIo(): Io {
  const { stdout, stderr, env, platform } = process;
  return { stdout, stderr, cwd: process.cwd(), env, platform, now: () => new Date(), reading: newReading() };
}
