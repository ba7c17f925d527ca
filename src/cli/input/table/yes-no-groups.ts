import { show } from '../../../errors.js';
import { yesOrNo } from '../../../yes-no.js';

/** How the groups of a column are read where they are yes and no. */
export interface YesNoGroups {
  /** The groups, row by row: `yes`, `no` and blank where all of them are words of yes and no. */
  readonly cells: readonly string[];
  /** Whether they are all words of yes and no, so that two writings of one are no two groups. */
  readonly isYesNo: boolean;
  /** What is said of it. */
  readonly note?: string;
  /** What is asked, and of which row. */
  readonly question?: { readonly row: number; readonly message: string };
}

/** Words that are numbers as well, such as a count that is 0 or 1 everywhere. */
const NUMBER = /^\d+$/;

/** How many words of a column are named. */
const MOST_NAMED = 8;

/**
 * Reads a column of groups whose words are all words of yes and no as yes and no, however each is written.
 *
 * @choice yes-no-groups: of groups `Y`, `Yes`, `TRUE` and `1` are one where all the column's words are words of yes and no, and
 * a column of 1 and 0 alone stays as it is; where two writings of one of them stand beside other words it is a question
 */
export function yesNoGroups(file: string, column: string, given: readonly string[]): YesNoGroups {
  const firstRows = new Map<string, number>();
  given.forEach((cell, row) => {
    if (cell !== '' && !firstRows.has(cell)) firstRows.set(cell, row);
  });
  const words = [...firstRows.keys()];
  const isYesNo = words.every((word) => yesOrNo(word) !== undefined) && words.some((word) => !NUMBER.test(word));
  if (!isYesNo) {
    const message = mixtureIn(words);
    const row = firstRows.get(message?.word ?? '');
    return {
      cells: given,
      isYesNo,
      ...(message !== undefined && row !== undefined && { question: { row, message: message.text } }),
    };
  }
  const cells = given.map((cell) => (cell === '' ? '' : yesOrNo(cell) === true ? 'yes' : 'no'));
  const others = words.filter((word) => word !== 'yes' && word !== 'no');
  if (others.length === 0) return { cells, isYesNo };
  const named = others.slice(0, MOST_NAMED).map(show).join(', ');
  return {
    cells,
    isYesNo,
    note: `${file}: ${column}: ${named} ${others.length === 1 ? 'is' : 'are'} read as yes or no`,
  };
}

/** Two writings of yes, or of no, beside words that are neither: one group or two? */
function mixtureIn(words: readonly string[]): { readonly word: string; readonly text: string } | undefined {
  for (const answer of [true, false]) {
    const [first, ...others] = words.filter((word) => !NUMBER.test(word) && yesOrNo(word) === answer);
    const other = others.find((word) => word.toLowerCase() !== first?.toLowerCase());
    if (first === undefined || other === undefined) continue;
    const text = `${show(other)} and ${show(first)} both say ${answer ? 'yes' : 'no'}, beside words that are neither; are they one group? Write both alike`;
    return { word: other, text };
  }
  return undefined;
}
