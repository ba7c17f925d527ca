import { show } from '../errors.js';
import { idSchema } from '../identifier.js';
import { withCheck } from '../parse/check.js';
import { deferred } from '../parse/deferred.js';
import { saysNothing } from '../yes-no.js';

/** The payer of a line that does not name one: the family's budget itself. */
export const BUDGET = 'budget';

/** Words beside which `budget` is still the family's own. */
const OWN = new Set(['the', 'a', 'our', 'own', 's', 'family', 'familys', 'child', 'childs', 'personal', 'individual']);

/** `budget` with one letter changed, left out or put in, such as `budgets`. */
const SLIP =
  /^(?:.?udget|b.?dget|bu.?get|bud.?et|budg.?t|budge.?|b.udget|bu.dget|bud.get|budg.et|budge.t|.budget|budget.)$/;
const LETTERS = 'bdegtu';

/** Whether a text is another way to write `budget`: in capitals, with marks, numbers or an article, or slipped. */
function isLikeBudget(payer: string): boolean {
  const words = payer.toLowerCase().match(/\p{L}+/gu) ?? [];
  const [word = '', ...more] = words.filter((one) => !OWN.has(one));
  return more.length === 0 && (SLIP.test(word) || [...word].sort().join('') === LETTERS);
}

/** Words that say of a budget that it pays for a part only. */
const IN_PART = /^(?:half|part|partly|shared?|la)$/;

/** Whether a text names the family's own budget beside somebody else, or as paying for a part. */
function namesBudgetInPart(payer: string): boolean {
  const parts = payer.split(/[/&+,;|%]|\b(?:and|with|then|half|part|partly|shared?|la)\b/i);
  const isDivided = parts.length > 1 || payer.split(/\s+/).some((word) => IN_PART.test(word.toLowerCase()));
  return isDivided && parts.some(isLikeBudget);
}

/** Words that say that somebody pays for a part. */
const PART = /^(?:half|part|partly|partially|split|tripartite|cofund\p{L}*)$/u;

/** Words that say so alone or before one of the next: `joint funded`, but not `shared lives`. */
const TOGETHER = /^(?:co|joint|jointly|share|shared)$/;
const PAYING = /^(?:between|budget|cost|equal|financ|fund|health|icb|la$|nhs|paid|pay|with)/;

/** Whether a text says that somebody pays for a part, and not for how much of it. */
function namesAPart(payer: string): boolean {
  const words = payer.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.some((word, index) => {
    const next = words[index + 1];
    if (TOGETHER.test(word)) return next === undefined || PAYING.test(next);
    // `part 3` is no part of anything.
    return PART.test(word) && !(word === 'part' && /^\d/.test(next ?? ''));
  });
}

/**
 * Who pays for a line.
 *
 * @choice payer-names: `budget` is written exactly so; another payer may have any name but one that would be taken for it:
 * by its capitals, marks, numbers or an article (`the budget`, `budget 0.6`), by a slip of a letter (`bugdet`, `budgets`),
 * or beside somebody else (`budget/health`, `half budget`), one that says that somebody pays a part (`shared`, `joint funded`, `half health`), and one that names nobody (`-`, `n/a`, `none`, `yes`). Those are
 * asked about
 */
export const payerSchema = deferred(() =>
  withCheck(idSchema, (payer, problems) => {
    if (payer === BUDGET) return;
    if (saysNothing(payer)) {
      const message = `${show(payer)} does not say who pays; leave it out or write "${BUDGET}" for the family's own budget, or name who pays`;
      problems.add('choice-needed', [], message);
    } else if (isLikeBudget(payer)) {
      const message = `is ${show(payer)} the family's own budget? Then write "${BUDGET}"; another payer needs another name`;
      problems.add('choice-needed', [], message);
    } else if (namesBudgetInPart(payer)) {
      const message = `does the family's own budget pay for a part of it (${show(payer)})? Then say the shares; another payer needs another name`;
      problems.add('choice-needed', [], message);
    } else if (namesAPart(payer)) {
      const message = `who pays for the rest (${show(payer)})? Then say the shares; or name the one who pays for all of it`;
      problems.add('choice-needed', [], message);
    }
  }),
);
