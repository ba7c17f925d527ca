import { type Path, problemList } from '../../errors.js';
import type { Allocation } from '../../model/shared/budget/allocation.js';
import { formatPounds } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import type { Score } from '../../questionnaire/score/score-types.js';
import type { Challenge } from '../challenge/challenge.js';
import type { ModeratedStage } from '../moderated-stage.js';
import type { Moderated } from '../result/result.js';
import type { ModerationRound } from '../result/round.js';
import { challengeEntries } from './challenge-entries.js';
import { checkRecordsOfCase } from './check-records.js';
import { dutyWords, entry, type HistoryEntry } from './history-entry.js';
import { caseRecordsSchema } from './records-schema.js';
import { answerWords, ruleEntry, startWords } from './rule-entry.js';

/** The whole history of a case, first things first. */
export interface CaseHistory {
  /** The family's id. */
  readonly caseId: string;
  /** The period of every amount. */
  readonly period: Period;
  /** What happened, in the order of the process. */
  readonly entries: readonly HistoryEntry[];
  /** What it was made of, so that whoever prints it can make it again and sees whether a word of it was altered. */
  readonly records: CaseRecords;
}

/** Days that no record holds, `YYYY-MM-DD`; one that is left out is not told. */
export interface HistoryDays {
  /** When the indicative budget was worked out. */
  readonly allocated?: string;
  /** When the family was told. */
  readonly communicated?: string;
  /** When the budget became final. */
  readonly final?: string;
}

/** The records that a history is made of; all of one case. */
export interface CaseRecords {
  /** What `moderate` returned. */
  readonly moderated: Moderated;
  /** What `scoreResponse` returned, for the answers. */
  readonly score?: Score;
  /** What `allocate` returned, for the model behind the indicative budget. */
  readonly allocation?: Allocation;
  /** What `recordChallenge` returned, in the order of the challenges. */
  readonly challenges?: readonly Challenge[];
  /** Days that the records themselves do not hold. */
  readonly days?: HistoryDays;
}

/**
 * The full history of a case from its answers to its final budget, and any challenge after, as ordered entries.
 *
 * The order is that of the process: answers, package before, indicative budget, earlier rounds, each rule, the duty to
 * meet need, the final budget, challenges. `caseHistoryPage` prints it.
 *
 * @throws RasError `replay-mismatch` for a moderated case, an allocation, a score or a challenge that was altered;
 * `inconsistent` when the records are of different cases or of different periods, or begin with different amounts, and for
 * a challenge of an amount that the case has not
 * @source RR145 5.25-5.32 and 6.10-6.12 (the way of a case), 5.40-5.41 (families want the allocation explained)
 * @choice history-order: the order of the process and not of the days, since not every record has a day
 * @category Moderation
 * @example
 * ```ts
 * import { moderate, type Policy } from 'openras';
 * import { caseHistory } from 'openras/moderation';
 * const policy: Policy = {
 *   schemaVersion: 1, period: 'year',
 *   rules: [{ rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a decent start', amount: '500' }],
 * };
 * const moderated = moderate({ caseId: 'F1', period: 'year', amounts: { indicative: '320' } }, policy);
 * const { entries } = caseHistory({ moderated });
 * entries.map(({ stage, amount }) => [stage, amount]);
 * // => [['indicative', '320.00'], ['communicated', '500.00'], ['duty', '500.00'], ['communicated', '500.00']]
 * ```
 */
export function caseHistory(records: CaseRecords): CaseHistory {
  parseInput(caseRecordsSchema, records, ['records']);
  readTogether(
    () => checkRecordsOfCase(records),
    () => checkSameCase(records),
  );
  const { moderated, challenges = [] } = records;
  const { caseId, period, earlier, round } = moderated;
  const entries = [
    ...startEntries(records),
    ...earlier.flatMap((one) => roundEntries(one, period)),
    ...indicativeEntries(records),
    ...stageEntries(records, 'communicated'),
    ...stageEntries(records, 'final'),
    ...challenges.flatMap((challenge) => challengeEntries(challenge, round)),
  ];
  return { caseId, period, entries, records };
}

function checkSameCase({ moderated, score, allocation, challenges = [] }: CaseRecords): void {
  const { caseId, period } = moderated;
  const problems = problemList();
  const check = (record: { readonly caseId: string } | undefined, at: Path): void => {
    if (record !== undefined && record.caseId !== caseId) {
      problems.add('inconsistent', [...at, 'caseId'], `is not ${caseId}`);
    }
  };
  check(score, ['score']);
  check(allocation, ['allocation']);
  if (allocation !== undefined && allocation.period !== period) {
    problems.add('inconsistent', ['allocation', 'period'], `is per ${allocation.period}, moderation per ${period}`);
  }
  challenges.forEach((challenge, index) => {
    check(challenge, ['challenges', index]);
    if (challenge.period !== period) {
      problems.add('inconsistent', ['challenges', index, 'period'], `is not per ${period}`);
    }
  });
  problems.throwIfAny();
}

function startEntries({ moderated, score }: CaseRecords): HistoryEntry[] {
  const entries: HistoryEntry[] = [];
  if (score !== undefined) {
    const words = `The answers to the questionnaire came to ${score.points} of ${score.maximum} points.`;
    const date = score.assessedOn ?? null;
    entries.push(...score.byStatement.map((one) => entry({ stage: 'answers', date, words: answerWords(one) })));
    entries.push(entry({ stage: 'answers', date, actor: score.assessor ?? null, words }));
  }
  const { traditional } = moderated.amounts;
  if (traditional !== null) {
    const words = `The package before was worth ${formatPounds(traditional)} a ${moderated.period}.`;
    entries.push(entry({ stage: 'traditional', amount: traditional, words }));
  }
  return entries;
}

function roundEntries({ round, indicative, moderation, returnedBy, reason, on }: ModerationRound, period: Period) {
  const begun =
    indicative === null
      ? []
      : [entry({ stage: 'indicative', round, amount: indicative, words: startWords(indicative, period) })];
  const at = moderation.at(-1)?.at ?? 'communicated';
  const words = 'The case was sent back and started again.';
  const end = entry({ stage: at, round, date: on ?? null, actor: returnedBy, reason, words });
  const steps = moderation.filter(({ decision, applied }) => decision !== 'return' && applied);
  return [...begun, ...steps.map((step) => ruleEntry(step, round)), end];
}

function indicativeEntries({ moderated, allocation, days }: CaseRecords): HistoryEntry[] {
  const { indicative } = moderated.amounts;
  if (indicative === null) return [];
  const start = startWords(indicative, moderated.period, allocation?.modelKind);
  const words = [start, ...uncertainWords(allocation)].join(' ');
  const { round } = moderated;
  return [entry({ stage: 'indicative', round, date: days?.allocated ?? null, amount: indicative, words })];
}

/** Of which streams the money may not come, as the allocation says it. */
function uncertainWords(allocation: CaseRecords['allocation']): string[] {
  const streams = allocation?.warnings.find(({ code }) => code === 'uncertain-streams')?.details?.streams;
  return streams === undefined ? [] : [`The money of ${streams} is not certain to come and is not in it.`];
}

function stageEntries(records: CaseRecords, stage: ModeratedStage): HistoryEntry[] {
  const { moderation, round } = records.moderated;
  const rules = moderation.filter(({ at }) => at === stage).map((step) => ruleEntry(step, round));
  return [...rules, ...dutyEntries(records.moderated, stage), ...standingEntries(records, stage)];
}

function dutyEntries({ duty, round }: Moderated, stage: ModeratedStage): HistoryEntry[] {
  return duty
    .filter((one) => one.stage === stage)
    .map((one) => entry({ stage: 'duty', round, amount: one.amount, words: dutyWords(one) }));
}

const STATUS_WORDS = {
  set: { communicated: 'is the amount that the family is told', final: 'is the final budget' },
  given: { communicated: 'was the amount that the family had been told', final: 'was on record as the final budget' },
} as const;

function standingEntries({ moderated, days }: CaseRecords, stage: ModeratedStage): HistoryEntry[] {
  const status = moderated.status[stage];
  const amount = moderated.amounts[stage];
  if (amount === null || (status !== 'set' && status !== 'given')) return [];
  const words = `${formatPounds(amount)} a ${moderated.period} ${STATUS_WORDS[status][stage]}.`;
  return [entry({ stage, round: moderated.round, date: days?.[stage] ?? null, amount, words })];
}
