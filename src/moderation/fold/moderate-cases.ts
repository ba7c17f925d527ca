import * as z from 'zod';
import { problemList } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import { parseOrTell } from '../../parse/parse.js';
import { parseRows } from '../../parse/rows.js';
import { soundFields } from '../../parse/sound-fields.js';
import { moderationCaseSchema } from '../case/moderation-case.js';
import type { ParsedPolicy } from '../policy/policy.js';
import type { Moderated } from '../result/result.js';
import { moderateCase, tellOfCase } from './moderate-case.js';

/**
 * Moderates a list of cases by a parsed policy.
 *
 * @param policy undefined where it was refused: the cases are then only read, so that their faults are told beside its
 * @param keep what is kept of each case; all of it unless told otherwise
 * @throws RasError with the problems of every case; `duplicate` for a case that stands twice
 */
export function moderateCases(
  cases: unknown,
  policy: ParsedPolicy | undefined,
  keep: (one: Moderated) => Moderated = (one) => one,
): Moderated[] {
  const problems = problemList();
  const seen = new Set<string>();
  const moderated: Moderated[] = [];
  const rows = parseRows(z.unknown(), cases, ['cases']);
  for (const [index, row] of rows.entries()) {
    const at = ['cases', index];
    const one = parseOrTell(moderationCaseSchema, row, problems, at);
    const { caseId } = one ?? soundFields({ caseId: idSchema }, row);
    if (caseId !== undefined && seen.has(caseId))
      problems.add('duplicate', [...at, 'caseId'], 'this case stands twice');
    if (caseId !== undefined) seen.add(caseId);
    if (one === undefined && policy !== undefined) tellOfCase(row, policy, problems, at);
    if (one === undefined || policy === undefined) continue;
    try {
      moderated.push(keep(moderateCase(one, policy, at)));
    } catch (error) {
      problems.addError(error);
    }
  }
  problems.throwIfAny();
  return moderated;
}
