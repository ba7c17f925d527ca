import { BY_AGE } from '../../allocation/by-age/model.js';
import { MODEL_KINDS } from '../../allocation/kinds.js';
import { STREAMS } from '../../allocation/streams/model.js';
import { fail } from '../../errors.js';
import { answersByAge } from './by-age.js';
import type { Answers, Context } from './common.js';
import type { Pricing } from './pieces.js';
import { planOf } from './plans.js';
import { answersOfPlan } from './statement.js';
import { answersOfStreams } from './streams.js';

/**
 * The answers of a stored model, which was checked.
 *
 * @param open prices its cases; opened anew unless it is given
 * @throws RasError `refused` for a kind that cannot travel, with the reason
 */
export function answersOf(stored: unknown, context: Context, open?: Pricing): Answers {
  const kind = String(Reflect.get(stored as object, 'kind'));
  if (kind === BY_AGE) return answersByAge(stored, context, answersOf);
  if (kind === STREAMS) return answersOfStreams(stored, context, answersOf);
  const prepared = open ?? MODEL_KINDS.get(kind)?.open(stored, context.path);
  if (prepared === undefined) return fail('refused', [...context.path, 'kind'], 'no SQL is written for it');
  const { plan, dated } = planOf(kind, stored, prepared, context.path);
  return answersOfPlan(plan, dated, context);
}
