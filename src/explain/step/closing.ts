import type { Allocation } from '../../model/shared/budget/allocation.js';
import { formatPounds } from '../../money/amount.js';
import { madeForSentences } from '../model/made-for.js';
import { streamSentences } from '../model/streams.js';
import { readPeriod } from './money.js';

/** What an allocation comes to in one sentence, by its status; only a budget is called one. */
export function closingSentence(allocation: Allocation): string {
  const { period } = allocation;
  switch (allocation.status) {
    case 'budget':
      return `The budget is ${formatPounds(allocation.indicative)}${readPeriod(period)}.`;
    case 'no-budget':
      return 'There is no budget: the allocation table gives none for these points. That does not decide whether you can have support in other ways.';
    case 'refer-to-costing':
      return NONE;
    case 'not-eligible':
      return 'There is no budget: it was decided beforehand that you are not eligible for one. That is not a budget of £0, and you can ask for the reasons.';
    case 'plan-first':
      return allocation.final === undefined || allocation.final === null
        ? 'There is no budget yet: the plan comes first, and once it is agreed and approved its cost is the budget.'
        : `The budget is ${formatPounds(allocation.final)}${readPeriod(period)}, which is the cost of your agreed plan.`;
  }
}

const NONE =
  'There is no budget yet, which is not a budget of £0: we will work out what the support itself costs and tell you.';

/** What is lacking, and the warnings that a family must know, a sentence each and each once. */
export function noticeSentences({ warnings, shortfall, period }: Allocation): string[] {
  const told = warnings.flatMap(
    (warning) => madeForSentences(warning) ?? streamSentences(warning) ?? NOTICES.get(warning.code) ?? [],
  );
  const notices = [...new Set(told)];
  if (shortfall === undefined) return notices;
  const amount = `${formatPounds(shortfall)}${readPeriod(period)}`;
  return [...notices, `The support costs ${amount} more than this money covers. Ask us how that part will be met.`];
}

// Warnings that are not here are for the council alone, or a step or the last sentence tells them.
const NOTICES: ReadonlyMap<string, string> = new Map([
  ['zero-budget', 'An amount of £0 does not mean that you need no support; ask us to look at your needs themselves.'],
  ['between-rows', 'Your points lie between two rows of the allocation table, which gives no amount there.'],
  [
    'clamped-above',
    'Your points are above the table, so this amount may be too low; ask us to check that it is enough.',
  ],
  ['highest-row', 'Your points are above the table, so this amount may be too low; ask us to check that it is enough.'],
  ['ignores-need', 'Every child gets the same, whatever it needs; ask us to check that it is enough for yours.'],
  ['unpriced-lines', 'Some of the services have no price yet. They are not free: their cost has still to be found.'],
  ['no-rate', 'There is no rate for this distance and this type of school.'],
  ['no-lines', 'No service is counted here, so there was nothing to add up.'],
  ['need-without-line', 'Some of your needs have no service here; ask us how they will be met.'],
  ['not-requested', 'You have not asked for a personal budget; the same money can pay for support in other ways.'],
  ['approval-pending', 'A manager has still to approve this amount.'],
  ['plan-not-agreed', 'You have still to agree to the plan.'],
  ['plan-not-approved', 'The plan has still to be approved, and may be changed before it is.'],
  ['plan-criteria-unmet', 'The plan does not do all that a good plan does yet; ask us what is missing.'],
  [
    'offer-beyond-need',
    'Others offer more for a part of this than it costs here; we will check that the need is the same.',
  ],
  ['pa-without-insurance', 'If you employ someone you need insurance as an employer, which is not in these costs.'],
  [
    'wages-without-on-costs',
    'Holiday pay, sick pay, tax and national insurance of those you employ are not in these costs.',
  ],
]);
