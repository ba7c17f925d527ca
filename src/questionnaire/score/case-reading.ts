import type { Warning } from '../../warning.js';
import { isWithinAges } from '../instrument/ages.js';
import type { IndexedInstrument } from '../instrument/indexed.js';
import type { ReadResponse } from '../response/read-response.js';
import type { Reading } from '../response/read-statement.js';
import { listNames } from '../text.js';
import { answerScore, gapsOf } from './gaps.js';
import type { CaseReading, StatementReading } from './score-types.js';

/** What evaluation and scoring tell alike of a case that was read. */
export function caseReading(indexed: IndexedInstrument, read: ReadResponse): CaseReading {
  const { caseId, age, assessedOn, assessor, mode, kept } = read.head;
  const { id, version } = indexed.instrument;
  return {
    caseId,
    instrument: { id, version },
    ...(age === undefined ? {} : { age }),
    ...(assessedOn === undefined ? {} : { assessedOn }),
    ...(assessor === undefined ? {} : { assessor }),
    ...(mode === undefined ? {} : { mode }),
    sections: read.sections,
    gaps: gapsOf(read.readings),
    unanswered: read.readings.filter(({ status }) => status === 'unanswered').map(idOf),
    warnings: warningsOf(indexed, read),
    ...(kept === undefined ? {} : { kept }),
  };
}

/** One statement as it was read, without points. */
export function statementReading({ indexed, agreed, need, answers }: Reading): StatementReading {
  const { id, outcome, section } = indexed.statement;
  return {
    statementId: id,
    outcomeId: outcome,
    ...(section === undefined ? {} : { sectionId: section }),
    level: agreed?.level ?? null,
    need: need ?? null,
    answers: answers.map(answerScore),
  };
}

const idOf = ({ indexed }: Reading): string => indexed.statement.id;

function warningsOf(indexed: IndexedInstrument, read: ReadResponse): Warning[] {
  const { caseId } = read.head;
  const warnings: Warning[] = [];
  const warn = (code: string, message: string): void => {
    warnings.push({ code, message, caseId });
  };
  aboutTheCase(indexed, read, warn);
  if (read.unknown.length > 0)
    warn('unknown-statements', `answers to statements that are not in the instrument: ${listNames(read.unknown)}`);
  if (read.notAsked.length > 0)
    warn(
      'section-not-asked',
      `answered, but their section does not apply, so not counted: ${listNames(read.notAsked)}`,
    );
  for (const reading of read.readings) aboutTheNeed(indexed, reading, warn);
  return warnings;
}

type Warn = (code: string, message: string) => void;

function aboutTheCase({ instrument }: IndexedInstrument, { head }: ReadResponse, warn: Warn): void {
  const { ages, effectiveFrom, effectiveTo } = instrument;
  const { age, assessedOn } = head;
  if (ages !== undefined && age === undefined)
    warn('age-not-given', 'the instrument is made for an age range, and the age is not given');
  if (ages !== undefined && age !== undefined && !isWithinAges(ages, age))
    warn('outside-ages', `age ${age} is outside the ages that the instrument is made for`);
  if (assessedOn === undefined) return;
  if (effectiveFrom !== undefined && assessedOn < effectiveFrom)
    warn('outside-effective-dates', `assessed on ${assessedOn}, before the instrument's first day, ${effectiveFrom}`);
  if (effectiveTo !== undefined && assessedOn > effectiveTo)
    warn('outside-effective-dates', `assessed on ${assessedOn}, after the instrument's last day, ${effectiveTo}`);
}

function aboutTheNeed({ instrument, noSupportNeeded }: IndexedInstrument, reading: Reading, warn: Warn): void {
  const { need, agreed, status } = reading;
  if (need === undefined || !noSupportNeeded.has(need) || !agreed?.points?.numerator) return;
  const text = `${idOf(reading)}: "${need}" means that no support is needed, but the answer is "${agreed.level}"`;
  if (status === 'gated') warn('gate-overrides-answer', `${text}; it counts 0 points`);
  if (instrument.needQuestion?.role === 'consistency-check') warn('need-and-support-disagree', text);
}
