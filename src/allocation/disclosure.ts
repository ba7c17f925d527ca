import type { Disclosure } from '../model/kind.js';
import type { Model } from './kinds.js';
import { kindOf } from './open-model.js';

/**
 * What a family is shown up front by a kind of model, and in which order things happen, in words.
 *
 * @param model a stored model, or only the name of its kind: `{ kind: 'plan-cost' }`
 * @throws RasError `unknown-name` for a kind that does not exist
 * @source RR145 5.19, 5.21, 6.10-6.14
 * @example
 * ```ts
 * import { disclosureOf } from 'openras/models';
 * const { indicativeUpFront, shown } = disclosureOf({ kind: 'plan-cost' });
 * indicativeUpFront; // => false
 * shown; // => 'no amount before the plan, neither an indicative budget nor the value of a package'
 * ```
 * @category Models
 */
export function disclosureOf(model: Pick<Model, 'kind'>): Disclosure {
  const { sequence, ...rest } = kindOf(model, ['model']).disclosure;
  return { ...rest, sequence: [...sequence] };
}
