import { given } from '../../record/step/recorder.js';
import type { StepInput } from '../../record/step/step.js';
import type { RuleFacts } from '../result/round.js';
import type { AmountRecord } from '../rule/amount-record.js';

/**
 * Closes the record of a rule with who applied it, why and with what effect, so that no word of it can be altered
 * without the record showing it.
 */
export function recordFacts(record: AmountRecord, amountId: string, facts: RuleFacts): void {
  const inputs = [record.ref('value', amountId), ...factInputs(facts)];
  record.work('record', 'the amount after this rule, with who applied it and why', 'given', inputs);
}

/** What a moderation step says, as inputs of the step that closes its record. */
export function factInputs(facts: RuleFacts): StepInput[] {
  return flatten('recorded', facts);
}

// By names and not by their order, which a database may change.
function flatten(name: string, value: unknown): StepInput[] {
  if (typeof value !== 'object' || value === null) return [given(name, String(value))];
  return Object.entries(value).flatMap(([key, item]) => flatten(`${name} ${key}`, item));
}
