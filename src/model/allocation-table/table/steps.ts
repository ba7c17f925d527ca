import { at } from '../../../exact/at.js';
import type { Ratio } from '../../../exact/ratio.js';
import { formatAmount } from '../../../money/amount.js';
import { given, type StepRecorder } from '../../../record/step/recorder.js';
import { isOnStep, type ParsedAllocationTable } from '../model.js';
import { formatMicro, type PlacedRow, spanOf } from '../place.js';

const SOURCE = 'IPB p.34';
// Points are at most a billion, and rounding adds at most one step.
const BEYOND_ANY_SCORE = '1000000000000';

/** Records the points of the family, rounded to the step where the model says so, and returns them. */
export function recordPoints(
  points: Ratio,
  { step, offStep }: Pick<ParsedAllocationTable, 'step' | 'offStep'>,
  steps: StepRecorder,
): Ratio {
  const value = given('value', points, 'points of the family');
  const score = steps.number({
    id: 'points',
    rule: 'the points of the family',
    operation: 'given',
    inputs: [value],
    unit: 'points',
  });
  if (isOnStep(score, step)) return score;
  return steps.number({
    id: 'score',
    rule: 'points are rounded to the step of the table',
    operation: 'round',
    inputs: [steps.ref('value', 'points'), given('unit', step, 'step of the table'), given('mode', offStep)],
    unit: 'points',
    choice: 'table-step',
  });
}

/** Records which row of the table holds the points. */
export function recordRow(placed: PlacedRow, clamped: boolean, steps: StepRecorder): void {
  const { from, to, row } = placed;
  if (clamped) {
    steps.number({
      id: 'score-in-table',
      rule: 'points above the highest row count as its last score',
      operation: 'least',
      inputs: [steps.ref('value', lastId(steps)), given('value', formatMicro(to), 'last score of the highest row')],
      unit: 'points',
      choice: 'table-above',
    });
  }
  const open = to === Number.POSITIVE_INFINITY;
  const high = open
    ? given('high', BEYOND_ANY_SCORE, 'no last score: and above')
    : given('high', formatMicro(to), 'last score of the row');
  const name = row.name === undefined ? 'the row' : `the row, ${row.name}`;
  steps.text({
    id: 'row',
    rule: 'the row of the table that holds the points, both ends included',
    operation: 'within',
    inputs: [
      steps.ref('value', lastId(steps)),
      given('low', formatMicro(from), 'first score of the row'),
      high,
      given('amount', spanOf(placed), name),
    ],
    unit: 'text',
    source: SOURCE,
  });
}

/** Records what the row says: its amount, or its answer in words. */
export function recordAnswer(placed: PlacedRow, period: ParsedAllocationTable['period'], steps: StepRecorder): void {
  const { amount, answer = 'refer-to-costing', name, shown } = placed.row;
  const key = steps.ref('key', 'row', 'the row');
  const label = name ?? spanOf(placed);
  if (amount === null) {
    const inputs = [key, given(spanOf(placed), answer, shown ?? label)];
    const rule = 'what the row says instead of an amount';
    steps.text({ id: 'answer', rule, operation: 'choose', inputs, unit: 'text', source: SOURCE });
    return;
  }
  const inputs = [key, given(spanOf(placed), formatAmount(amount), label)];
  const rule = 'the amount of the row';
  steps.text({ id: 'budget', rule, operation: 'choose', inputs, unit: 'pounds', period, source: SOURCE });
}

/** Records that no row holds the points and the case is referred to costing. */
export function recordReferral(why: 'gap' | 'above', steps: StepRecorder): void {
  steps.text({
    id: 'answer',
    rule: why === 'gap' ? 'no row of the table holds the points' : 'the points are above the highest row',
    operation: 'given',
    inputs: [given('value', 'refer-to-costing', 'what the model says of such points')],
    unit: 'text',
    choice: `table-${why}`,
  });
}

const lastId = ({ steps }: StepRecorder): string => at(steps, steps.length - 1).id;
