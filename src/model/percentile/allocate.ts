import type { Path } from '../../errors.js';
import { formatRatio } from '../../exact/ratio.js';
import { given, type StepRecorder, stepRecorder } from '../../record/step/recorder.js';
import type { Warning } from '../../warning.js';
import { type Allocation, notEligible } from '../shared/budget/allocation.js';
import { boundWarnings, isReferred, recordBeyond } from '../shared/points/points-bounds.js';
import type { ParsedPercentileCase } from './case.js';
import type { ParsedPercentileModel } from './model.js';
import { recordBetween, recordClamp, recordOutside, recordRow } from './steps/row-steps.js';
import { type Found, findPoints } from './table/lookup.js';

/**
 * The indicative budget of one case by RAS 5: the row of the indicative allocation table for its points.
 *
 * @source RR145 5.13
 * @choice between-rows: with `refuse`, points between two rows are referred to costing and no amount is made up
 */
export function allocateByPercentile(
  model: ParsedPercentileModel,
  one: ParsedPercentileCase,
  path: Path = [],
): Allocation {
  const { caseId, points, eligible } = one;
  const { period, rounding } = model;
  if (eligible === false) return notEligible(caseId, 'percentile', period);
  const beyond = boundWarnings(model, points, caseId, path);
  const steps = stepRecorder();
  steps.number({
    id: 'points',
    rule: 'the points of the family, from the questionnaire',
    operation: 'given',
    inputs: [given('value', points, 'points of the family')],
    unit: 'points',
    source: 'RR145 5.13',
  });
  if (isReferred(model, points)) {
    recordBeyond(model, points, steps);
    const referral = { status: 'refer-to-costing', indicative: null, warnings: beyond } as const;
    return { caseId, modelKind: 'percentile', ...referral, period, steps: steps.steps };
  }
  const found = findPoints(model.rows, points);
  const outside = warningsOf(model, found, caseId);
  // That points are above the table says already that no case of the sample had as many.
  const told = beyond.filter(({ code }) => code === 'beyond-maximum' || outside.length === 0);
  const warnings = [...told, ...outside];
  const result = { caseId, modelKind: 'percentile', period, warnings, steps: steps.steps };
  if (!recordTableAmount(model, found, steps)) return { ...result, status: 'refer-to-costing', indicative: null };
  const rule = 'rounded once, at the end';
  const indicative = steps.roundPounds({ id: 'budget', of: 'table-amount', rule, rounding, period });
  return { ...result, status: 'budget', indicative };
}

/** Records how the table's amount comes about; false when the table gives none. */
function recordTableAmount(model: ParsedPercentileModel, found: Found, steps: StepRecorder): boolean {
  if (found.at === 'row') {
    recordRow(model, found.row, steps, 'points');
    return true;
  }
  if (found.at === 'between') return recordBetween(model, found, steps);
  if (model[found.at] === 'clamp') {
    recordClamp(found, steps);
    recordRow(model, found.row, steps, 'points-clamped');
    return true;
  }
  recordOutside(found, steps);
  return false;
}

function warningsOf(model: ParsedPercentileModel, found: Found, caseId: string): Warning[] {
  if (found.at === 'row') return [];
  if (found.at === 'between') {
    if (model.between !== 'refuse') return [];
    const message = 'the points lie between two rows of the table, which gives nothing there; refer to costing';
    return [{ code: 'between-rows', message, caseId }];
  }
  const row = formatRatio(found.row.points);
  const [which, end] = found.at === 'above' ? ['above', 'highest'] : ['below', 'lowest'];
  const outside = `the points are ${which} the ${end} row of the table (${row} points)`;
  if (model[found.at] !== 'clamp') {
    const message = `${outside}; refer the case to costing, no package of the sample says what it costs`;
    return [{ code: `${which}-table`, message, caseId }];
  }
  const risk = found.at === 'above' ? '; the neediest are held to it, so check that needs can be met' : '';
  return [{ code: `clamped-${which}`, message: `${outside} and are given its amount${risk}`, caseId }];
}
