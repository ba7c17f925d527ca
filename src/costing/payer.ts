import { show } from '../errors.js';
import { idSchema } from '../identifier.js';
import { withCheck } from '../parse/check.js';
import { deferred } from '../parse/deferred.js';

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

/**
 * Who pays for a line.
 *
 * @choice payer-names: `budget` is written exactly so; another payer may have any name but one that would be taken for it:
 * by its capitals, marks, numbers or an article (`the budget`, `budget 0.6`), or by a slip of a letter (`bugdet`, `budgets`).
 * That is asked about
 */
export const payerSchema = deferred(() =>
  withCheck(idSchema, (payer, problems) => {
    if (payer === BUDGET || !isLikeBudget(payer)) return;
    const message = `is ${show(payer)} the family's own budget? Then write "${BUDGET}"; another payer needs another name`;
    problems.add('choice-needed', [], message);
  }),
);
