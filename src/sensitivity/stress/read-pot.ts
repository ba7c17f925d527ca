import { type ProblemList, problemList } from '../../errors.js';
import type { FundingBasis } from '../../funding/basis.js';
import { type NotApplicable, withoutPot } from '../../funding/not-applicable.js';
import { readOrTell } from '../../parse/parse.js';
import { parseRows } from '../../parse/rows.js';
import { checkEachOnce, type ParsedPotCase, type PotCase, potCaseSchema } from '../../pot/pot-case.js';

/** What a question of a pot is asked with. */
export interface PotQuestion<Options> {
  readonly parsed: Options;
  readonly cases: readonly ParsedPotCase[];
}

/**
 * Checks options and families together, also where there is no pot and nothing to ask: no input goes by unread.
 *
 * @param what is asked for, for the answer that it does not apply
 * @param tell tells what more is wrong where something was refused
 */
export function readForPot<Options extends { readonly fundingBasis: FundingBasis }>(
  readOptions: () => Options,
  cases: readonly PotCase[],
  what: string,
  tell: (problems: ProblemList) => void = () => {},
): PotQuestion<Options> | NotApplicable {
  let none: NotApplicable | undefined;
  const problems = problemList();
  const parsed = readOrTell(problems, () => {
    const options = readOptions();
    none = withoutPot(options.fundingBasis, what);
    return options;
  });
  const all = readOrTell(problems, () => readPotCases(cases));
  if (parsed === undefined || all === undefined) {
    tell(problems);
    return problems.throwAll();
  }
  return none ?? { parsed, cases: all };
}

function readPotCases(cases: readonly PotCase[]): ParsedPotCase[] {
  return parseRows(potCaseSchema, cases, ['cases'], checkEachOnce);
}
