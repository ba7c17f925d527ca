import { at } from '../../exact/at.js';
import { type Ratio, ratio } from '../../exact/ratio.js';
import type { Pence } from '../../money/amount.js';
import { formatDay } from '../../money/calendar.js';
import { PENNY, roundPence } from '../../money/rounding.js';
import { given, penceInPounds, type StepRecorder, stepRecorder } from '../../record/step/recorder.js';
import type { Step, StepInput } from '../../record/step/step.js';
import type { PaidInYear } from './payments.js';
import type { Group } from './runs.js';
import { totalOf } from './runs.js';
import type { Row, Settled } from './settle.js';

const SOURCE = 'RR145 6.57';
const pounds = ({ numerator, denominator }: Ratio): Ratio => ratio(numerator, denominator * 100n);

/** How each payment came about, and what they come to together. */
export function stepsOf(
  groups: readonly Group[],
  settled: readonly Settled[],
  { singles }: PaidInYear,
): readonly Step[] {
  const recorder = stepRecorder();
  const paid = settled.flatMap(({ rows }, index) => rows.map((row) => recordRow(recorder, row, nameOf(groups, index))));
  const beside = singles.map(({ on, line, what, pence }) => term(pence, `${line ?? what} on ${formatDay(on)}`));
  recorder.number({
    id: 'paid in the year',
    rule: "the council's own money in all payments of the year",
    operation: 'sum',
    inputs: [...paid.map((id) => recorder.ref('term', id)), ...beside],
    unit: 'pounds',
    period: 'year',
    source: SOURCE,
  });
  return recorder.steps;
}

function nameOf(groups: readonly Group[], index: number): string {
  const { isMain, lines } = at(groups, index);
  return isMain ? '' : `, ${at(lines, 0).id}`;
}

function term(pence: Pence, label: string): StepInput {
  return given('term', penceInPounds(pence), label);
}

function recordRow(recorder: StepRecorder, row: Row, name: string): string {
  const on = `${formatDay(row.on)}${name}`;
  const common = { operation: 'sum', unit: 'pounds', period: 'one-off', source: SOURCE } as const;
  recorder.number({
    ...common,
    id: `days paid on ${on}`,
    rule: 'runs of days, each its cost less its contribution and not less than nothing',
    inputs: row.runs.map(({ from, to, net }) => given('term', pounds(net), `${formatDay(from)} to ${formatDay(to)}`)),
  });
  const rounded = `rounded on ${on}`;
  recorder.roundPounds({
    id: rounded,
    of: `days paid on ${on}`,
    rule: 'to the penny',
    rounding: PENNY,
    period: 'one-off',
  });
  const penny = row.gross - row.contribution - roundPence(totalOf(row.runs).net);
  const more = [
    ...(penny === 0n ? [] : [term(penny, 'pennies that are left of all payments')]),
    ...row.corrections.map((one) => term(one.gross - one.contribution, `put right from ${formatDay(one.from)}`)),
    ...(row.carried === 0n ? [] : [term(row.carried, 'carried')]),
  ];
  const id = `paid on ${on}`;
  recorder.number({ ...common, id, rule: 'what is paid', inputs: [recorder.ref('term', rounded), ...more] });
  return id;
}
