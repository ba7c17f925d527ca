import { formatDay } from '../../money/calendar.js';
import type { Duty, Need } from './needs.js';

/** Something that keeps an amount from being called sufficient. */
export interface OpenQuestion {
  /** What it is, for programs. */
  readonly code:
    | 'no-amount'
    | 'no-assessment'
    | 'no-needs'
    | 'undecided'
    | 'no-line'
    | 'not-in-plan'
    | 'cost-undated'
    | 'cost-after-figure'
    | 'figure-date-unknown';
  /** The need that it is about; absent where it is about all of them. */
  readonly needId?: string;
  /** What has to be answered, in words. */
  readonly message: string;
}

/** The needs that the authority has to meet: those for which arrangements are necessary. */
export function necessaryNeeds({ needs }: Duty): Need[] {
  return needs.filter(({ arrangements }) => arrangements?.necessary === true);
}

/** What keeps the duty from being answered, need by need. */
export function openQuestions(duty: Duty): OpenQuestion[] {
  if (duty.needs.length === 0) {
    return [{ code: 'no-needs', message: 'no assessed need is listed; list what the assessment found' }];
  }
  const undecided = duty.needs.filter(({ arrangements }) => arrangements === undefined);
  const open = undecided.map(({ id: needId }): OpenQuestion => {
    return { code: 'undecided', needId, message: 'it is not decided whether arrangements are necessary' };
  });
  const needs = necessaryNeeds(duty);
  for (const need of needs) {
    if (need.lines.length === 0) {
      const message = 'no line serves this need; it is unmet, not free';
      open.push({ code: 'no-line', needId: need.id, message });
    } else open.push(...costQuestions(need, duty));
    if (!isPlanned(need, duty)) {
      const message = 'no line of the plan serves this need; it is unmet, not free';
      open.push({ code: 'not-in-plan', needId: need.id, message });
    }
  }
  if (duty.figureHeardOn === undefined && needs.length > 0) {
    const message = 'say when the family first heard a figure, or null when it has heard none';
    open.push({ code: 'figure-date-unknown', message });
  }
  return open;
}

// A cost that was set after the family heard a figure may have been written to the figure: RR145 5.22.
function costQuestions({ id: needId, costSetOn }: Need, { figureHeardOn }: Duty): OpenQuestion[] {
  if (costSetOn === undefined) {
    return [{ code: 'cost-undated', needId, message: 'say on which day the cost of this need was set' }];
  }
  if (figureHeardOn === undefined || figureHeardOn === null || costSetOn < figureHeardOn) return [];
  const days = `on ${formatDay(costSetOn)}, and the family heard a figure on ${formatDay(figureHeardOn)}`;
  const message = `the cost was set ${days}; a cost written to a budget proves nothing`;
  return [{ code: 'cost-after-figure', needId, message }];
}

function isPlanned({ id, lines }: Need, { planLines, contributions }: Duty): boolean {
  if (planLines === undefined) return true;
  if (planLines.some(({ serves, contingency }) => contingency !== true && serves.includes(id))) return true;
  const secured = contributions.filter((one) => one.secured && one.need === id);
  const covered = secured.reduce((sum, { amount }) => sum + amount, 0n);
  return lines.length > 0 && covered >= lines.reduce((sum, { amount }) => sum + amount, 0n);
}
