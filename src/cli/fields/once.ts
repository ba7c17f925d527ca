import type { Command } from 'commander';
import { problemList } from '../../errors.js';

/** Options that name one thing each time, of several; one that others have of which one list is given, by its command. */
const REPEATED: ReadonlySet<string> = new Set([
  ...['accept', 'answer', 'ignore-column', 'keep', 'mapping', 'word'],
  'sql --columns',
]);

/**
 * Counts how often each option of a command is given; of one that says one thing, the second would replace the first
 * without a word. What it gives refuses those that were given more than once.
 *
 * @choice repeated-options: an option that stands twice in a call is refused, also with the same value; `--accept`,
 * `--answer`, `--ignore-column`, `--keep`, `--word`, a `--mapping` of several tables and the `--columns` of `export sql` may be
 * given for each
 */
export function countOptions(command: Command): () => void {
  const times = new Map<string, number>();
  for (const option of command.options) {
    const name = option.name();
    const isRepeated = REPEATED.has(name) || REPEATED.has(`${command.name()} --${name}`);
    if (option.variadic || (isRepeated && option.parseArg !== undefined)) continue;
    command.on(`option:${name}`, () => void times.set(name, (times.get(name) ?? 0) + 1));
  }
  return () => {
    const problems = problemList();
    for (const [name, count] of times)
      if (count > 1) problems.add('duplicate', [], `--${name}: is given ${count} times; say it once`);
    problems.throwIfAny();
  };
}
