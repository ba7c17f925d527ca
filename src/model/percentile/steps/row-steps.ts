import { type Ratio, ratio } from '../../../exact/ratio.js';
import { given, type StepRecorder } from '../../../record/step/recorder.js';
import { type ParsedPercentileModel, rowAmount, type TableRow } from '../model.js';
import type { Found } from '../table/lookup.js';
import { recordGridPercentile, recordPlace } from './place-steps.js';

const SOURCE = 'RR145 5.13';
const whole = (value: number): Ratio => ratio(BigInt(value));

/** Records the place, the percentile, the packages and the amount of a row; `points` is the step that led to it. */
export function recordRow(model: ParsedPercentileModel, row: TableRow, steps: StepRecorder, points: string): void {
  const { place } = row;
  if (place === undefined) recordGridPercentile(model, row, steps);
  else recordPlace(model, row, place, steps);
  recordPackages(model, row, steps);
  steps.number({
    id: 'table-amount',
    rule: "the row of the indicative allocation table for the family's points",
    operation: 'within',
    inputs: [
      steps.ref('value', points),
      given('low', row.points, 'points of the row'),
      given('high', row.points, 'points of the row'),
      steps.ref('amount', 'packages'),
    ],
    unit: 'pounds',
    period: model.period,
    source: SOURCE,
  });
}

/** Records the amount between two rows; false when the table gives none there. */
export function recordBetween(
  { between, period }: ParsedPercentileModel,
  { higher, lower }: Extract<Found, { at: 'between' }>,
  steps: StepRecorder,
): boolean {
  if (between === 'refuse') return false;
  const common = { id: 'table-amount', unit: 'pounds', period, source: SOURCE, choice: 'between-rows' } as const;
  const points = steps.ref('x', 'points');
  const [top, bottom] = [rowAmount(higher), rowAmount(lower)];
  if (between === 'interpolate') {
    const inputs = [
      points,
      given('x0', lower.points, 'points of the row below'),
      given('y0', bottom, 'pounds of the row below'),
      given('x1', higher.points, 'points of the row above'),
      given('y1', top, 'pounds of the row above'),
    ];
    steps.number({ ...common, rule: 'in a straight line between two rows', operation: 'interpolate', inputs });
    return true;
  }
  const [which, amount] = between === 'upper' ? ['above', top] : ['below', bottom];
  const inputs = [
    { ...points, name: 'value' },
    given('low', lower.points, 'points of the row below'),
    given('high', higher.points, 'points of the row above'),
    given('amount', amount, `pounds of the row ${which}`),
  ];
  steps.number({ ...common, rule: `between two rows: the row ${which}`, operation: 'within', inputs });
  return true;
}

/** Records that points outside the table are taken as those of its nearest row. */
export function recordClamp({ at, row }: Extract<Found, { at: 'above' | 'below' }>, steps: StepRecorder): void {
  const end = at === 'above' ? 'highest' : 'lowest';
  steps.number({
    id: 'points-clamped',
    rule: `points ${at} the ${end} row count as that row's`,
    operation: at === 'above' ? 'least' : 'greatest',
    inputs: [steps.ref('value', 'points'), given('value', row.points, `points of the ${end} row`)],
    unit: 'points',
    choice: `${at}-the-table`,
  });
}

/** Records by how much points lie outside a table that gives nothing there. */
export function recordOutside({ at, row }: Extract<Found, { at: 'above' | 'below' }>, steps: StepRecorder): void {
  const end = at === 'above' ? 'highest' : 'lowest';
  const edge = given('from', row.points, `points of the ${end} row`);
  const inputs =
    at === 'above' ? [steps.ref('from', 'points'), { ...edge, name: 'less' }] : [edge, steps.ref('less', 'points')];
  steps.number({
    id: `${at}-table`,
    rule: `points ${at} the ${end} row: the family's needs are costed instead`,
    operation: 'subtract',
    inputs,
    unit: 'points',
    choice: `${at}-the-table`,
  });
}

function recordPackages({ method, period, ties }: ParsedPercentileModel, row: TableRow, steps: StepRecorder): void {
  const common = { id: 'packages', unit: 'pounds', period, source: SOURCE } as const;
  const one = method === 'rank' ? 'the package in the same place' : 'the package value at the same percentile';
  if (row.over === 1) {
    const tied = method === 'rank' && row.cases > 1;
    const rule = tied ? `the ${ties ?? 'mean'} package in the shared places` : one;
    const plan = { ...common, rule, operation: 'given', inputs: [given('value', row.money, 'pounds')] } as const;
    steps.number(tied ? { ...plan, choice: 'ties' } : plan);
    return;
  }
  const several = method === 'rank' ? 'packages in the shared places' : 'percentiles that fall on these points';
  const inputs = [
    given('numerator', row.money, `pounds of the ${several}, together`),
    given('denominator', whole(row.over), several),
  ];
  const choice = method === 'rank' ? 'ties' : 'grid-ties';
  steps.number({ ...common, rule: `the mean over the ${several}`, operation: 'divide', inputs, choice });
}
