import type { Path } from '../../errors.js';
import { parseRatio, type Ratio } from '../../exact/ratio.js';
import { type Amount, checkAmount, type Pence } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { PENNY, type Rounding } from '../../money/rounding.js';
import type { OperationName } from '../../record/step/operations.js';
import { given, penceInPounds, stepRecorder } from '../../record/step/recorder.js';
import type { Step, StepInput } from '../../record/step/step.js';

/** Where a rule comes from: a paragraph of a report, or a choice of ours or the council's. */
export interface Citation {
  readonly source?: string;
  readonly choice?: string;
}

/** The record of one rule on one case, in pounds per one period; its steps replay to the amount after the rule. */
export interface AmountRecord {
  /** Records an amount that comes from outside. */
  take(id: string, words: string, pence: Pence, label: string): void;
  /** Carries out and records one step; an exact result. */
  work(id: string, words: string, operation: OperationName, inputs: readonly StepInput[]): Ratio;
  /** Rounds a recorded result to whole pence, or to another unit. */
  pounds(id: string, of: string, words: string, rounding?: Rounding): Pence;
  /** An input that is the result of an earlier step of this record. */
  ref(name: string, id: string, label?: string): StepInput;
  readonly steps: readonly Step[];
}

/** A new record whose steps are named `prefix.id`. */
export function amountRecord(prefix: string, period: Period, citation: Citation, path: Path): AmountRecord {
  const recorder = stepRecorder();
  const named = (id: string): string => `${prefix}.${id}`;
  const work: AmountRecord['work'] = (id, rule, operation, inputs) =>
    recorder.number({ id: named(id), rule, operation, inputs, unit: 'pounds', period, ...citation });
  return {
    take(id, words, pence, label) {
      work(id, words, 'given', [given('value', penceInPounds(pence), label)]);
    },
    work,
    pounds(id, of, rule, rounding = PENNY) {
      const { source } = citation;
      const plan = { id: named(id), of: named(of), rule, rounding, period };
      const { numerator, denominator } = parseRatio(recorder.ref('value', plan.of).value);
      checkAmount((numerator * 100n) / denominator, path);
      return penceOf(recorder.roundPounds(source === undefined ? plan : { ...plan, source }));
    },
    ref: (name, id, label) => recorder.ref(name, named(id), label),
    steps: recorder.steps,
  };
}

/** Whole pence of an amount that the library itself wrote with two decimals. */
export function penceOf(amount: Amount): Pence {
  return BigInt(amount.replace('.', ''));
}
