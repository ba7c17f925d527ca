import { ratio } from '../../../exact/ratio.js';
import { given, type StepRecorder } from '../../../record/step/recorder.js';
import type { ParsedPercentileModel, TableRow } from '../model.js';

const SOURCE = 'RR145 5.13';
const whole = (value: number) => ratio(BigInt(value));

/** The place among all cases of the sample, and the percentile that it is. */
export function recordPlace(
  { counts }: ParsedPercentileModel,
  row: TableRow,
  first: number,
  steps: StepRecorder,
): void {
  const common = { unit: 'text', source: SOURCE } as const;
  const n = counts.scores;
  if (row.cases === 1) {
    const inputs = [given('value', whole(first), 'place, counted from the highest points')];
    steps.number({ ...common, id: 'place', rule: 'scores are put in order, high to low', operation: 'given', inputs });
  } else {
    const inputs = [
      given('term', whole(first), 'first place of equal scores'),
      given('term', whole(first + row.cases - 1), 'last place of equal scores'),
    ];
    const rule = 'equal scores share their places';
    steps.number({ ...common, id: 'places', rule, operation: 'sum', inputs, choice: 'ties' });
    const halves = [steps.ref('numerator', 'places'), given('denominator', '2')];
    const middle = 'the middle of the shared places';
    steps.number({ ...common, id: 'place', rule: middle, operation: 'divide', inputs: halves, choice: 'ties' });
  }
  if (n > 1) {
    const inputs = [given('from', whole(n), 'scores in all'), steps.ref('less', 'place')];
    const rule = 'scores that stand lower';
    steps.number({ ...common, id: 'places-below', rule, operation: 'subtract', inputs, choice: 'percentile-labels' });
  }
  steps.number({
    id: 'percentile',
    rule: 'the share of the other scores that stand lower',
    operation: n > 1 ? 'divide' : 'given',
    inputs:
      n > 1
        ? [steps.ref('numerator', 'places-below'), given('denominator', whole(n - 1), 'other scores')]
        : [given('value', '1', 'one score alone is the highest')],
    unit: 'share',
    source: SOURCE,
    choice: 'percentile-labels',
  });
}

/** The percentile of a row of a grid. */
export function recordGridPercentile({ definition }: ParsedPercentileModel, row: TableRow, steps: StepRecorder): void {
  steps.number({
    id: 'percentile',
    rule: 'the percentile of the scores at which these points stand',
    operation: 'divide',
    inputs: [
      given('numerator', row.percentile, `percentile, by definition ${definition ?? 7} of the quantile`),
      given('denominator', '100'),
    ],
    unit: 'share',
    source: SOURCE,
    choice: 'quantile-definition',
  });
}
