import { type ProblemList, show } from '../../../../errors.js';
import { countOf } from '../../../../warning.js';
import type { Allocation } from '../allocation.js';
import { kindOf } from './lost-steps.js';
import { isRevised } from './step-forms.js';

/** Tells which warnings are missing, or stand without their reason, as far as the rest of the allocation shows it. */
export function tellLostWarnings(allocation: Allocation, problems: ProblemList): void {
  const { caseId, status, indicative, warnings, scenarios, steps, parts } = allocation;
  const codes = new Set(warnings.map(({ code }) => code));
  const tell = (message: string): void => problems.add('replay-mismatch', ['warnings'], message);
  const need = (isSo: boolean, any: readonly string[], because: string): void => {
    if (isSo && !any.some((code) => codes.has(code)))
      tell(`do not say ${any.map(show).join(' or ')}, where ${because}`);
  };
  const only = (isSo: boolean, code: string, because: string): void => {
    if (!isSo && codes.has(code)) tell(`say ${show(code)}, where ${because}`);
  };
  const modelKind = kindOf(allocation);
  // The warnings of several models stand together in streams.
  const isWhole = modelKind !== 'streams';
  // A whole of streams that were asked says it of each of them.
  const isAsked = !isWhole && parts !== undefined;
  need(!isAsked && status === 'not-eligible', ['not-eligible'], 'the family is not eligible');
  if (!isAsked) only(status === 'not-eligible', 'not-eligible', `the status is ${show(status)}`);
  else only(false, 'not-eligible', 'it is the streams for which a family is not eligible');
  const out = isAsked ? parts.filter(({ reason }) => reason === 'not-eligible').length : 0;
  const told = warnings.filter(({ code }) => code === 'stream-not-eligible').length;
  if (told !== out && !isRevised(allocation))
    tell(
      `say "stream-not-eligible" of ${countOf(told, 'stream')}, where the family is not eligible for ${countOf(out, 'stream')}`,
    );
  need(indicative === '0.00', ['zero-budget'], 'the budget is £0');
  need(isWhole && status === 'no-budget', ['no-budget'], 'the table gives no budget');
  if (isWhole) only(status === 'no-budget', 'no-budget', `the status is ${show(status)}`);
  need(modelKind === 'equal-share' && status === 'budget', ['ignores-need'], 'every family has the same');
  need(scenarios !== undefined, ['uncertain-streams'], 'money of a stream may not come');
  if (modelKind === 'streams') only(scenarios !== undefined, 'uncertain-streams', 'no stream is uncertain');
  if (allocation.status === 'plan-first' && isWhole) {
    const isOpen = (allocation.final ?? null) === null;
    need(isOpen, PLAN_OPEN, 'the plan has no amount yet');
    for (const code of PLAN_OPEN) only(isOpen, code, 'the plan has its amount');
  }
  const has = (id: string): boolean => steps.some((step) => step.id === id);
  need(isWhole && has('points-clamped'), ['clamped-above', 'clamped-below', 'highest-row'], 'points were clamped');
  need(isWhole && has('beyond-maximum'), ['beyond-maximum'], 'the points are beyond the maximum');
  for (const side of ['above-table', 'below-table']) need(isWhole && has(side), [side], 'the table gives nothing');
  for (const [index, { caseId: own }] of warnings.entries()) {
    if (own === undefined || own === caseId) continue;
    problems.add('replay-mismatch', ['warnings', index, 'caseId'], `is of ${show(own)}, not of ${show(caseId)}`);
  }
}

const PLAN_OPEN = ['plan-not-agreed', 'plan-not-approved', 'unpriced-lines'];
