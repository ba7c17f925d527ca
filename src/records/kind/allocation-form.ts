import { type ProblemList, show } from '../../errors.js';
import type { Json } from '../../record/json.js';
import type { RecordBody } from '../../record/record.js';

/** What a result says beside the amount. */
const RESULT = ['parts', 'shortfall', 'quantities', 'payments', 'scenarios', 'final'];

/** Tells of what the record of an allocation has and none ever has, or has not and each of its kind has. */
export function tellForm({ amounts, duty, result }: RecordBody, problems: ProblemList): void {
  const others = Object.keys(amounts).filter((key) => key !== 'indicative');
  for (const key of others) problems.add('unknown-name', ['amounts', key], 'an allocation gives no such amount');
  if (amounts.indicative === undefined) problems.add('missing', ['amounts', 'indicative'], 'is missing');
  if (duty.length > 0)
    problems.add('replay-mismatch', ['duty'], 'says something of the duty; an allocation says nothing');
  if (typeof result !== 'object' || result === null || Array.isArray(result)) {
    problems.add('invalid', ['result'], `expected an object, not ${show(result)}`);
    return;
  }
  const said = result as Readonly<Record<string, Json>>;
  for (const key of Object.keys(said)) {
    if (!RESULT.includes(key))
      problems.add('unknown-name', ['result', key], 'an allocation has no such part of its result');
  }
}
