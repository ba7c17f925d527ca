import { formatPounds } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import type { Score } from '../../questionnaire/score/score-types.js';
import type { ModerationStep } from '../result/round.js';
import { kindByName } from '../rules/list.js';
import type { HistoryEntry } from './history-entry.js';

/** One rule of a case as an entry of its history. */
export function ruleEntry(step: ModerationStep, round: number): HistoryEntry {
  const { id, at, on, actor, reason, after } = step;
  return { date: on ?? null, stage: at, round, amount: after, rule: id, actor, reason, words: ruleWords(step) };
}

/** What a rule did, in one or two sentences. */
export function ruleWords(step: ModerationStep): string {
  const { rule, decision, applied, because, before, after, change } = step;
  const kind = kindByName(rule);
  const title = kind?.words(step) ?? rule;
  if (!applied && decision === undefined) return `This rule did not change the amount: ${because}.`;
  if (because !== undefined) return `${title}: ${because}.`;
  if (after === null) return `${title}.`;
  if (before === null) return `${title}: ${formatPounds(after)}.`;
  const also = kind?.alsoTold?.(step) ?? '';
  const told = also === '' ? '' : ` ${also}`;
  if (change === '0.00' && decision === undefined && kind?.toldUnchanged !== true) {
    return `This rule did not change the amount: it stayed at ${formatPounds(after)}.`;
  }
  if (change === '0.00') return `${title}; it stayed at ${formatPounds(after)}.${told}`;
  const up = change !== null && !change.startsWith('-');
  return `${title}: ${up ? 'up' : 'down'} from ${formatPounds(before)} to ${formatPounds(after)}.${told}`;
}

/** What one statement came to, in words. */
export function answerWords({ statementId, level, points }: Score['byStatement'][number]): string {
  const counts = points === null ? 'not counted' : `${points} ${points === '1' ? 'point' : 'points'}`;
  return `${statementId}: ${level ?? 'no answer'}, ${counts}.`;
}

/** What the indicative budget was, in words. */
export function startWords(indicative: string, period: Period, kind?: string): string {
  const by = kind === undefined ? '' : ` by the ${kind} model`;
  return `The indicative budget${by} was ${formatPounds(indicative)} a ${period}: a starting point, which may change.`;
}
