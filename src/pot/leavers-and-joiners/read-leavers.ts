import * as z from 'zod';
import { type ProblemList, problemList } from '../../errors.js';
import type { FundingBasis } from '../../funding/basis.js';
import { type NotApplicable, withoutPot } from '../../funding/not-applicable.js';
import { lookAsFar } from '../../parse/as-far.js';
import { parseOrTell, readOrTell } from '../../parse/parse.js';
import { parseRows } from '../../parse/rows.js';
import { casesById, checkEachOnce, type ParsedPotCase, potCaseSchema } from '../pot-case.js';
import { checkLeavers } from './leaver.js';

/** What every question about leavers has, parsed. */
interface ParsedQuestion {
  readonly fundingBasis: FundingBasis;
  readonly leavers: readonly { readonly caseId: string }[];
}

/** How a question about leavers is read. */
interface HowToRead<Options> {
  readonly schema: z.ZodType<Options>;
  /** What is asked, to begin the sentence that there is no pot. */
  readonly question: string;
  /** Adds what else is wrong with the options. */
  readonly check?: (options: Options, problems: ProblemList) => void;
}

/** The families of a pot, and what is asked about those who leave it. */
interface LeaversRead<Options> {
  readonly status: 'read';
  readonly rows: readonly ParsedPotCase[];
  readonly byId: ReadonlyMap<string, ParsedPotCase>;
  readonly options: Options;
}

/**
 * Reads the families of a pot and a question about those who leave it.
 *
 * @returns a `not-applicable` answer for a basis without a pot
 * @throws RasError with what is wrong with the options and with the families
 */
export function readLeavers<Options extends ParsedQuestion>(
  cases: unknown,
  options: unknown,
  { schema, question, check }: HowToRead<Options>,
): LeaversRead<Options> | NotApplicable {
  const problems = problemList();
  const asked = parseOrTell(schema, options, problems, ['options']);
  const none = asked === undefined ? undefined : withoutPot(asked.fundingBasis, question);
  const rows = readOrTell(problems, () => parseRows(potCaseSchema, cases, ['cases'], checkEachOnce));
  const byId = rows && casesById(rows);
  if (asked !== undefined && byId !== undefined) checkLeavers(asked.leavers, byId, problems);
  else tellOfLeavers(schema, options, cases, problems);
  if (asked !== undefined) check?.(asked, problems);
  problems.throwIfAny();
  // Only now: what is kept of a question has been read, whatever the answer is.
  if (none !== undefined) return none;
  return { status: 'read', rows, byId, options: asked } as LeaversRead<Options>;
}

/** Tells of leavers that are named twice or that nobody is called, where something else was refused. */
function tellOfLeavers(
  schema: z.ZodType<ParsedQuestion>,
  options: unknown,
  cases: unknown,
  problems: ProblemList,
): void {
  lookAsFar(schema, options, problems, ({ leavers }) => {
    let byId: ReadonlyMap<string, unknown> | undefined;
    lookAsFar(z.array(potCaseSchema), cases, problems, (rows) => {
      byId = new Map(rows.map(({ caseId }) => [caseId, true]));
    });
    checkLeavers(leavers, byId, problems);
  });
}
