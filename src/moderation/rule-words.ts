import { formatPounds } from '../money/amount.js';
import type { Period } from '../money/period.js';
import type { Score } from '../questionnaire/score-types.js';
import type { HistoryEntry } from './history-entry.js';
import type { ModerationStep } from './round-schema.js';

const TITLES: Readonly<Record<string, string>> = {
  'pass-on': 'The amount was passed on unchanged',
  override: 'A person decided the amount',
  'limit-change': 'The change from the package before was limited',
  protect: 'The package before was protected',
  peg: 'The amount was kept at the package before for a time',
  taper: 'The amount was moved from the package before towards its target',
  blend: 'The amount was mixed from the package before and its target',
  floor: 'The least amount was applied',
  ceiling: 'The greatest amount was applied',
  round: 'The amount was rounded',
  'hold-back': 'A part was kept back for contingency',
  'sign-off': 'The amount was signed off',
  finalise: 'The amount was made final',
};

const DECISIONS: Readonly<Partial<Record<NonNullable<ModerationStep['decision']>, string>>> = {
  determine: 'The amount was determined',
  approve: 'The amount was approved',
  return: 'The case was returned',
  awaiting: 'The amount waits for a decision',
  blocked: 'The amount could not be made final',
};

/** One rule of a case as an entry of its history. */
export function ruleEntry(step: ModerationStep, round: number): HistoryEntry {
  const { id, at, on, actor, reason, after } = step;
  return { date: on ?? null, stage: at, round, amount: after, rule: id, actor, reason, words: ruleWords(step) };
}

/** What a rule did, in one or two sentences. */
export function ruleWords({
  rule,
  decision,
  applied,
  because,
  before,
  after,
  change,
  heldBack,
}: ModerationStep): string {
  const title = (decision === undefined ? undefined : DECISIONS[decision]) ?? TITLES[rule] ?? rule;
  if (!applied && decision === undefined) return `This rule did not change the amount: ${because}.`;
  if (because !== undefined) return `${title}: ${because}.`;
  if (after === null) return `${title}.`;
  if (before === null) return `${title}: ${formatPounds(after)}.`;
  const held = heldBack === undefined ? '' : ` ${formatPounds(heldBack)} was kept back.`;
  if (change === '0.00') return `${title}; it stayed at ${formatPounds(after)}.${held}`;
  const up = change !== null && !change.startsWith('-');
  return `${title}: ${up ? 'up' : 'down'} from ${formatPounds(before)} to ${formatPounds(after)}.${held}`;
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
