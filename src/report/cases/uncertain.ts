/** What is said, with a count, of families of whom money of a stream may not come: it is in no amount. */
export const MAY_NOT_COME = 'families with money of a stream that may not come, in no budget';

/** The streams whose money may not come, and the amount with it, which nobody is promised. */
export const UNCERTAIN_COLUMNS = ['not_certain_to_come', 'with_it_not_promised'] as const;
