import { formatRatio, type Ratio } from '../../exact/ratio.js';
import { roundToInteger } from '../../exact/round.js';
import type { Amount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { given, penceInPounds, type StepRecorder } from '../../record/step/recorder.js';
import type { StepInput } from '../../record/step/step.js';
import { type Element, type Part, partsOf } from '../elements.js';
import { type ParsedProgrammeOptions, periodOf } from '../options.js';
import { DAY_RATE, FACTOR } from './rate-steps.js';

/** Records fixed and scaled variable costs, their sums, and the roundings; the total is the last step. */
export function recordTotals(
  record: StepRecorder,
  elements: readonly Element[],
  { phase, rounding }: ParsedProgrammeOptions,
) {
  const period = periodOf(phase);
  const money = { unit: 'pounds', period } as const;
  recordScaled(record, elements, 'financial', (part) => penceInPounds(part.financial), money);
  const days = recordScaled(record, elements, 'days', (part) => formatRatio(part.days), { unit: 'text' });
  const sum = (id: string, rule: string, inputs: StepInput[], operation: 'sum' | 'multiply') =>
    record.number({ id, rule, operation, inputs, ...money, source: 'RR145 Table 64' });
  sum(
    'in-kind, exact',
    'in-kind days by the day rate',
    [record.ref('factor', 'days, exact'), record.ref('factor', DAY_RATE)],
    'multiply',
  );
  sum(
    'total, exact',
    'financial and in-kind cost',
    [record.ref('term', 'financial, exact'), record.ref('term', 'in-kind, exact')],
    'sum',
  );
  const round = (id: string): Amount =>
    record.roundPounds({ id, of: `${id}, exact`, rule: `${id}, rounded`, rounding, period });
  return {
    financial: round('financial'),
    days: formatRatio(days),
    wholeDays: roundToInteger(days, 'half-up').toString(),
    inKind: round('in-kind'),
    total: round('total'),
  };
}

function recordScaled(
  record: StepRecorder,
  elements: readonly Element[],
  what: 'financial' | 'days',
  partOf: (part: Part) => string,
  kind: { readonly unit: 'pounds' | 'text'; readonly period?: Period },
): Ratio {
  for (const name of ['fixed', 'variable'] as const) {
    const inputs = elements.map((element) => given('term', partOf(partsOf(element)[name]), element.id));
    const rule = `${name} ${what} of the pilot, element by element`;
    record.number({ id: `${name} ${what}`, rule, operation: 'sum', inputs, ...kind, source: 'RR145 8.14, Table 60' });
  }
  record.number({
    id: `scaled ${what}`,
    rule: `variable ${what} by the factor`,
    operation: 'multiply',
    inputs: [record.ref('factor', `variable ${what}`), record.ref('factor', FACTOR)],
    ...kind,
    source: 'RR145 8.19, Table 64',
  });
  const inputs = [record.ref('term', `fixed ${what}`), record.ref('term', `scaled ${what}`)];
  return record.number({ id: `${what}, exact`, rule: `fixed and scaled ${what}`, operation: 'sum', inputs, ...kind });
}
