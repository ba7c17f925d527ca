import { fail, type Path } from '../../errors.js';
import { formatRatio } from '../../exact/ratio.js';
import { formatAmount } from '../../money/amount.js';
import { stepRecorder } from '../../record/step/recorder.js';
import type { Warning } from '../../warning.js';
import { type Allocation, notEligible } from '../shared/budget/allocation.js';
import { boundWarnings, isReferred, recordBeyond } from '../shared/points/points-bounds.js';
import type { ParsedTableCase } from './case.js';
import { isOnStep, type ParsedAllocationTable } from './model.js';
import { answerAt, beyondQuestionnaire, microPoints, placeRows } from './place.js';
import { recordAnswer, recordPoints, recordReferral, recordRow } from './table/steps.js';
import { chooseTable } from './table/whom-for.js';

/**
 * The indicative budget of one case by an allocation table: the amount of the row that holds its points.
 *
 * @source IPB p.34
 * @choice no-budget: a row that says no budget gives the status `no-budget` with a warning that the table, not an
 * eligibility decision, says so; £0 is a budget and a row that refers is neither
 */
export function allocateByTable(model: ParsedAllocationTable, one: ParsedTableCase, path: Path = []): Allocation {
  const { caseId, points, eligible } = one;
  const { period } = model;
  if (eligible === false) return notEligible(caseId, 'allocation-table', period);
  const beyond = boundWarnings(model, points, caseId, path);
  const steps = stepRecorder();
  const base = { caseId, modelKind: 'allocation-table', period, steps: steps.steps };
  if (isReferred(model, points)) {
    recordBeyond(model, points, steps);
    return { ...base, status: 'refer-to-costing', indicative: null, warnings: beyond };
  }
  const table = chooseTable(model.tables, one, path);
  const at = [...path, 'points'];
  if (model.offStep === 'refuse' && !isOnStep(points, model.step)) {
    fail('invalid', at, offStepMessage(formatRatio(points), formatRatio(model.step)));
  }
  const most = table.maximum === undefined ? Number.POSITIVE_INFINITY : microPoints(table.maximum);
  const tooMany = beyondQuestionnaire(most, microPoints(points));
  if (tooMany !== undefined) fail(tooMany.code, at, tooMany.message);
  const score = recordPoints(points, model, steps);
  const answer = answerAt(model, table, placeRows(table), microPoints(score));
  if (answer.what === 'refused') return fail(answer.code, at, answer.message);
  if (answer.what === 'referred') {
    recordReferral(answer.why, steps);
    const message = REFERRALS[answer.why];
    const warnings = [...told(beyond, answer.why === 'above'), { code: `score-${answer.why}`, message, caseId }];
    return { ...base, status: 'refer-to-costing', indicative: null, warnings };
  }
  const { placed, clamped } = answer;
  recordRow(placed, clamped, steps);
  recordAnswer(placed, period, steps);
  const highest = clamped ? [{ code: 'highest-row', message: CLAMPED, caseId }] : [];
  const warnings = [...told(beyond, clamped), ...highest];
  const { amount, answer: words } = placed.row;
  if (amount !== null) return { ...base, status: 'budget', indicative: formatAmount(amount), warnings };
  if (words !== 'no-budget') return { ...base, status: 'refer-to-costing', indicative: null, warnings };
  const warning = { code: 'no-budget', message: NO_BUDGET, caseId };
  return { ...base, status: 'no-budget', indicative: null, warnings: [...warnings, warning] };
}

/** That points are above the table says already that no case of the sample had as many. */
function told(beyond: readonly Warning[], isAbove: boolean): readonly Warning[] {
  return isAbove ? beyond.filter(({ code }) => code === 'beyond-maximum') : beyond;
}

const NO_BUDGET = 'the table gives no budget for these points, which is not £0 and not a decision on eligibility';
const CLAMPED =
  'the points are above the highest row, whose amount is given as the model says; it may not meet the need';
const REFERRALS = {
  gap: 'no row of the table holds these points; refer the case to costing',
  above: 'the points are above the highest row of the table; refer the case to costing',
};

/** What is wrong with a score that is not on the step. */
export function offStepMessage(points: string, step: string): string {
  return `${points} points are not on the step of the table, which is ${step}; set offStep to round by name`;
}
