import { show } from '../errors.js';
import { idSchema } from '../identifier.js';
import { deferred, withCheck } from '../parse.js';

/** The payer of a line that does not name one: the family's budget itself. */
export const BUDGET = 'budget';

/**
 * Who pays for a line.
 *
 * @choice payer-names: `budget` is written exactly so; another payer may have any name but one that would be taken for it
 * by its capitals or blanks, which is asked about
 */
export const payerSchema = deferred(() =>
  withCheck(idSchema, (payer, problems) => {
    if (payer === BUDGET || payer.trim().replace(/\s+/g, ' ').toLowerCase() !== BUDGET) return;
    const message = `is ${show(payer)} the family's own budget? Then write "${BUDGET}"; another payer needs another name`;
    problems.add('choice-needed', [], message);
  }),
);
