import type { FundedTwice } from '../../allocation/funders/funded-twice.js';
import type { Sheet } from '../sheet.js';

/** Needs and items that more than one source pays for, a row each. */
export function fundedTwiceSheet(found: readonly FundedTwice[]): Sheet {
  return {
    title: 'Is it one thing, or are both needed?',
    columns: ['what', 'name', 'sources', 'at_most_saved', 'per'],
    rows: found.map(({ what, name, funded, atMost }) => [
      what,
      name,
      [...new Set(funded.map((one) => one.source))].join(' and '),
      atMost?.amount,
      atMost?.per,
    ]),
  };
}
