import type { Io, Output } from '../../io.js';
import { terminalWidth } from './terminal-width.js';
import { wrapText } from './wrap.js';

/** The same outside world, whose lines on stderr fit the terminal that it is. */
export function withFittedLines(io: Io): Io {
  return { ...io, stderr: fitted(io.stderr) };
}

/** The stream itself in all but what is written, since a progress bar asks it for more than that. */
function fitted(stderr: Output): Output {
  const write = (text: string): unknown => stderr.write(linesThatFit(text, terminalWidth(stderr)));
  return Object.create(stderr, { write: { value: write } }) as Output;
}

/** A carriage return or an escape moves on a line that stands already, which is no line to break. */
function linesThatFit(text: string, width: number): string {
  if (text.includes('\r') || text.includes('\u001b')) return text;
  return text
    .split('\n')
    .flatMap((line) => wrapText(line, width))
    .join('\n');
}
