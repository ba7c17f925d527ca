import { type Command, Help } from 'commander';

/** A longer term stands on a line of its own, so that what is said of the others need not be squeezed. */
const LONGEST_TERM = 30;

/** What the help prints of its own fits the narrowest terminal. */
const NARROWEST = 76;

/** How the help sets out its items so that no line is wider than the terminal. */
export const helpLayout = {
  padWidth: (command: Command, helper: Help): number =>
    Math.min(LONGEST_TERM, Help.prototype.padWidth.call(helper, command, helper)),
  formatItem: (term: string, width: number, description: string, helper: Help): string => {
    const item = (name: string): string => Help.prototype.formatItem.call(helper, name, width, description, helper);
    const isOnItsOwn = description !== '' && helper.displayWidth(term) > width;
    return isOnItsOwn ? `  ${term}\n${item('')}` : item(term);
  },
};

/** A text of the help, indented and wrapped. */
export function helpText(text: string, indent: string): string {
  return linesOf(text, NARROWEST - indent.length)
    .map((line) => indent + line)
    .join('\n');
}

/** A command line of the help; a long one goes on in the next line. */
export function helpCommand(line: string): string {
  return `  $ ${linesOf(line, NARROWEST - 4).join(' \\\n      ')}`;
}

/** Commander's own way to wrap: the help must not wait for what only tables need. */
function linesOf(text: string, width: number): string[] {
  return new Help().boxWrap(text, width).split('\n');
}
