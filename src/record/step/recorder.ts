import { valueAt } from '../../exact/at.js';
import { formatRatio, formatScaled, parseRatio, type Ratio } from '../../exact/ratio.js';
import type { Amount, Pence } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import type { Rounding } from '../../money/rounding.js';
import { checksumOf } from './checksum.js';
import { operate } from './operations.js';
import type { Step, StepInput, StepPlan } from './step.js';

/** Carries out steps and keeps the record of them: the calculation of one case is its record. */
export interface StepRecorder {
  /** Carries out one step and returns its result as an exact number. */
  number(plan: StepPlan): Ratio;
  /** Carries out one step whose result is a word, or an amount that is taken over as it is written. */
  text(plan: StepPlan): string;
  /** Rounds a recorded amount in pounds as the last thing done to it, and returns it with two decimals. */
  roundPounds(plan: RoundPlan): Amount;
  /** An input that is the result of an earlier step. */
  ref(name: string, id: string, label?: string): StepInput;
  /** Takes over steps that were recorded elsewhere, such as the scoring that led to the points. */
  adopt(steps: readonly Step[]): void;
  readonly steps: readonly Step[];
}

/** What a rounding step needs: the step whose result is rounded, and how. */
export interface RoundPlan {
  readonly id: string;
  readonly of: string;
  readonly rule: string;
  readonly rounding: Rounding;
  readonly period: Period;
  readonly source?: string;
}

/** A new record. */
export function stepRecorder(): StepRecorder {
  const steps: Step[] = [];
  const results = new Map<string, string>();
  const keep = (step: Step): void => {
    steps.push(step);
    results.set(step.id, step.result);
  };
  const carryOut = (plan: StepPlan): string => {
    const body = { ...plan, result: operate(plan.operation, plan.inputs) };
    keep({ ...body, checksum: checksumOf(body) });
    return body.result;
  };
  const ref = (name: string, id: string, label?: string): StepInput => {
    const input = { name, value: valueAt(results, id), from: id };
    return label === undefined ? input : { ...input, label };
  };
  return {
    number: (plan) => parseRatio(carryOut(plan)),
    text: carryOut,
    roundPounds({ id, of, rule, rounding, period, source }) {
      const inputs = [ref('value', of), given('unit', penceInPounds(rounding.unit)), given('mode', rounding.mode)];
      const plan: StepPlan = {
        id,
        rule,
        operation: 'round-pounds',
        inputs,
        unit: 'pounds',
        period,
        choice: 'rounding-mode',
      };
      return carryOut(source === undefined ? plan : { ...plan, source });
    },
    ref,
    adopt: (adopted) => adopted.forEach(keep),
    steps,
  };
}

/** An input that comes from outside the calculation. */
export function given(name: string, value: string | Ratio, label?: string): StepInput {
  const input = { name, value: typeof value === 'string' ? value : formatRatio(value) };
  return label === undefined ? input : { ...input, label };
}

/** Whole pence as an exact number of pounds, the form of money in steps. */
export function penceInPounds(pence: Pence): string {
  return formatScaled(pence, 2);
}
