import type { Model } from '../allocation/kinds.js';
import type { OneOffs } from '../model/sample.js';
import type { WhileContested } from '../moderation/case/contested.js';
import type { Policy } from '../moderation/policy/policy.js';
import type { Family } from './family/family.js';
import type { AffordableStage } from './question/amount-at.js';

/** Whether amounts count what is bought once: they may, they do not, or nobody has said. */
export type OneOffsInAmounts = 'may' | 'no' | 'not-known';

/** Whether the budgets of a model count one-offs, as the model says itself; not known where it does not say. */
export function oneOffsOfModel(model: Model): OneOffsInAmounts {
  switch (model.kind) {
    case 'price-point':
    case 'percentile':
      return of(model.oneOffs);
    case 'reshaped-package':
      return of(model.oneOffs ?? 'exclude');
    case 'by-age':
      return anyOf(model.groups.map(({ model: inner }) => oneOffsOfModel(inner as Model)));
    case 'streams':
      return anyOf(model.streams.map(({ model: inner }) => oneOffsOfModel(inner as Model)));
    default:
      return 'not-known';
  }
}

const of = (oneOffs: OneOffs | undefined): OneOffsInAmounts =>
  oneOffs === undefined ? 'not-known' : oneOffs === 'include' ? 'may' : 'no';

/** Of amounts together: one that may count them makes the sum one that may, one that is not known a sum that is not. */
export function anyOf(list: readonly OneOffsInAmounts[]): OneOffsInAmounts {
  if (list.includes('may')) return 'may';
  return list.includes('not-known') ? 'not-known' : 'no';
}

/**
 * Whether the amount of one family at a stage counts one-offs: as the model says, a rule that holds amounts against the
 * whole package may, and of one that was told or agreed and stands on record nobody knows how it came about.
 */
export function oneOffsAt(
  { final, communicated, pointsClaimed }: Family,
  stage: AffordableStage,
  {
    byModel,
    policy,
    whileContested,
  }: {
    readonly byModel: OneOffsInAmounts;
    readonly policy: Policy | undefined;
    readonly whileContested: WhileContested | undefined;
  },
): OneOffsInAmounts {
  if (stage === 'indicative') return byModel;
  const isMeanwhile = stage === 'meanwhile' && pointsClaimed !== undefined;
  // What is paid of contested answers is one of two budgets of the model, or the package without what was bought once.
  if (isMeanwhile) return whileContested === 'present-package' ? 'no' : byModel;
  if (final !== undefined || (stage !== 'moderated' && communicated !== undefined)) return 'not-known';
  const byRule = policy?.rules.some((rule) => 'base' in rule && rule.base === 'whole');
  return byRule === true ? 'may' : byModel;
}
