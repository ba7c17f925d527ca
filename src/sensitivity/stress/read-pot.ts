import type { FundingBasis } from '../../funding/basis.js';
import { type NotApplicable, withoutPot } from '../../funding/not-applicable.js';
import { readTogether } from '../../parse/parse.js';
import { parseRows } from '../../parse/rows.js';
import { checkEachOnce, type ParsedPotCase, type PotCase, potCaseSchema } from '../../pot/pot-case.js';

/** What a question of a pot is asked with. */
export interface PotQuestion<Options> {
  readonly parsed: Options;
  readonly cases: readonly ParsedPotCase[];
}

/**
 * Checks options and families together. Without a pot there is nothing to ask, and the families do not matter.
 *
 * @param what is asked for, for the answer that it does not apply
 */
export function readForPot<Options extends { readonly fundingBasis: FundingBasis }>(
  readOptions: () => Options,
  cases: readonly PotCase[],
  what: string,
): PotQuestion<Options> | NotApplicable {
  let none: NotApplicable | undefined;
  const [parsed, all] = readTogether(
    () => {
      const options = readOptions();
      none = withoutPot(options.fundingBasis, what);
      return options;
    },
    () => (none === undefined ? readPotCases(cases) : []),
  );
  return none ?? { parsed, cases: all };
}

function readPotCases(cases: readonly PotCase[]): ParsedPotCase[] {
  return parseRows(potCaseSchema, cases, ['cases'], checkEachOnce);
}
