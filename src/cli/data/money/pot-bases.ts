import { FUNDING_BASES } from '../../../funding/basis.js';

/** The funding bases that have a pot, for commands that ask about one. */
export const POT_BASES = FUNDING_BASES.filter((basis) => basis !== 'reference-sample');
