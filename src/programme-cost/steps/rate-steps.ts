import { divideRatios, multiplyRatios, ONE, type Ratio } from '../../exact/ratio.js';
import { given, type StepRecorder } from '../../record/step/recorder.js';
import { factorOf, keptShare } from '../factor.js';
import { HUNDRED } from '../limits.js';
import { defaultStaffMix, type ParsedProgrammeOptions } from '../options.js';
import type { StaffMix } from '../set-up/staff-mix.js';
import type { TakeUp } from '../set-up/take-up.js';

/** The ids of the steps that the others build on. */
export const FACTOR = 'factor';
export const DAY_RATE = 'day rate';

/** Records how many families there are, and by what their number multiplies the variable costs. */
export function recordFactor(
  record: StepRecorder,
  options: ParsedProgrammeOptions,
): { factor: Ratio; families: Ratio } {
  const { scale, pilotFamilies, discountPercent, method } = options;
  if (scale === 'pilot') {
    const inputs = [given('value', ONE)];
    const rule = 'the pilot itself is not scaled';
    const factor = record.number({
      id: FACTOR,
      rule,
      operation: 'given',
      inputs,
      unit: 'share',
      source: 'RR145 Table 64',
    });
    return { factor, families: pilotFamilies };
  }
  const families = recordFamilies(record, scale);
  if (method !== 'exact') {
    const factor = factorOf({ families, pilotFamilies, discountPercent, method });
    const rule = 'the factor of variable costs, by the method chosen';
    const inputs = [given('value', factor, typeof method === 'string' ? method : Object.keys(method).join())];
    const by = method === 'rr145' ? { source: 'RR145 Table 63' } : { choice: 'scaling-method' };
    return { factor: record.number({ id: FACTOR, rule, operation: 'given', inputs, unit: 'share', ...by }), families };
  }
  record.number({
    id: 'times the pilot',
    rule: 'families of the roll-out over families of a pilot site',
    operation: 'divide',
    inputs: [record.ref('numerator', 'families'), given('denominator', pilotFamilies, 'families of a pilot site')],
    unit: 'share',
    source: 'RR145 Table 63',
  });
  const factor = record.number({
    id: FACTOR,
    rule: 'less the discount for economies of scale',
    operation: 'multiply',
    inputs: [
      record.ref('factor', 'times the pilot'),
      given('factor', keptShare(discountPercent), 'share that the discount leaves'),
    ],
    unit: 'share',
    source: 'RR145 8.19, Table 63',
  });
  return { factor, families };
}

function recordFamilies(record: StepRecorder, { families, takeUp }: { families?: Ratio; takeUp?: TakeUp }): Ratio {
  if (families !== undefined) {
    const inputs = [given('value', families)];
    return record.number({
      id: 'families',
      rule: 'families of the roll-out',
      operation: 'given',
      inputs,
      unit: 'text',
    });
  }
  if (takeUp === undefined) throw new Error('a scale that was read has families or a take-up');
  const { children, percent, authorities } = takeUp;
  record.number({
    id: 'take-up',
    rule: 'children by the share that takes up a budget',
    operation: 'multiply',
    inputs: [given('factor', children, 'children'), given('factor', divideRatios(percent, HUNDRED), 'take-up')],
    unit: 'text',
    source: 'RR145 Table 62',
  });
  return record.number({
    id: 'families',
    rule: 'families of an average authority',
    operation: 'divide',
    inputs: [record.ref('numerator', 'take-up'), given('denominator', authorities, 'authorities')],
    unit: 'text',
    source: 'RR145 Table 62',
  });
}

/** Records what a day of in-kind time costs, in pounds. */
export function recordDayRate(record: StepRecorder, { dayRate, staffMix }: ParsedProgrammeOptions): Ratio {
  if (dayRate === undefined) return recordStaffMix(record, staffMix ?? defaultStaffMix());
  const inputs = [given('value', divideRatios(dayRate, HUNDRED))];
  const rule = 'pounds for a day of in-kind time';
  return record.number({ id: DAY_RATE, rule, operation: 'given', inputs, unit: 'pounds', choice: 'in-kind-rate' });
}

function recordStaffMix(record: StepRecorder, { grades, hoursPerDay }: StaffMix): Ratio {
  const terms = grades.map(({ name, percent, hourly }) => {
    const share = divideRatios(multiplyRatios(percent, hourly), multiplyRatios(HUNDRED, HUNDRED));
    return given('term', share, `${name}: share of the time by pounds an hour`);
  });
  record.number({
    id: 'hour rate',
    rule: 'pounds for an hour of in-kind time: each grade by its share',
    operation: 'sum',
    inputs: terms,
    unit: 'pounds',
    source: 'RR145 8.15, Table 61',
  });
  return record.number({
    id: DAY_RATE,
    rule: 'pounds for a day of in-kind time',
    operation: 'multiply',
    inputs: [record.ref('factor', 'hour rate'), given('factor', hoursPerDay, 'hours a day')],
    unit: 'pounds',
    source: 'RR145 8.15',
  });
}
