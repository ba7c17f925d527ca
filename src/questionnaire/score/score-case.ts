import type { Path, ProblemList } from '../../errors.js';
import { formatRatio, type Ratio, sumRatios } from '../../exact/ratio.js';
import { stepRecorder } from '../../record/step/recorder.js';
import type { Warning } from '../../warning.js';
import type { IndexedInstrument } from '../instrument/indexed.js';
import type { ParsedScoreOptions } from '../options.js';
import type { ReadResponse } from '../response/read-response.js';
import type { Reading } from '../response/read-statement.js';
import { listNames } from '../text.js';
import { caseReading, statementReading } from './case-reading.js';
import { recordStatement, recordTotal } from './score-steps.js';
import type { OutcomeScore, Score, StatementScore } from './score-types.js';

type Options = ParsedScoreOptions;

/** A case of which nothing counts has no score: 0 of 0 points would be read as no need. */
export function refuseEmpty({ readings }: ReadResponse, options: Options, problems: ProblemList, at: Path): void {
  if (!readings.some((reading) => isCounted(reading, options)))
    problems.add('undefined-result', [...at, 'answers'], 'no statement that has points is answered: there is no score');
}

/** The score of a case that was read without a problem. */
export function scoreCase(indexed: IndexedInstrument, read: ReadResponse, options: Options): Score {
  const steps = stepRecorder();
  const counted = read.readings.filter((reading) => isCounted(reading, options));
  const points = new Map(counted.map((one) => [one.indexed, recordStatement(indexed, one, steps)]));
  const outcomes = indexed.instrument.outcomes.map(({ id, title }) => {
    const own = counted.filter(({ indexed: { statement } }) => statement.outcome === id);
    return { id, title, own, statements: own.map(({ indexed: { statement } }) => statement.id) };
  });
  const { total, byOutcome } = recordTotal(outcomes, steps);
  const reading = caseReading(indexed, read);
  return {
    ...reading,
    points: formatRatio(total),
    maximum: maximumOf(counted),
    byOutcome: outcomes.map(({ id, title, own }): OutcomeScore => {
      const sum = byOutcome.get(id);
      const counts = sum !== undefined;
      return {
        outcomeId: id,
        title,
        points: counts ? formatRatio(sum) : null,
        maximum: counts ? maximumOf(own) : null,
      };
    }),
    byStatement: read.readings.map((one) => statementScore(one, points.get(one.indexed), options)),
    warnings: [...reading.warnings, ...leftOutWarnings(read, options)],
    steps: options.withSteps ? steps.steps : [],
  };
}

function statementScore(reading: Reading, points: Ratio | undefined, { unanswered }: Options): StatementScore {
  const { maximum } = reading.indexed;
  const status = reading.status === 'unanswered' ? (unanswered === 'zero' ? 'zero' : 'excluded') : reading.status;
  const isLeftOut = points === undefined || maximum === undefined;
  return {
    ...statementReading(reading),
    points: isLeftOut ? null : formatRatio(points),
    maximum: isLeftOut ? null : formatRatio(maximum),
    status: maximum === undefined ? 'unpriced' : status,
  };
}

function maximumOf(readings: readonly Reading[]): string {
  return formatRatio(sumRatios(readings.flatMap(({ indexed }) => indexed.maximum ?? [])));
}

function leftOutWarnings({ head: { caseId }, readings }: ReadResponse, { unanswered }: Options): Warning[] {
  const idsOf = (some: readonly Reading[]): string => listNames(some.map(({ indexed }) => indexed.statement.id));
  const warnings: Warning[] = [];
  const open = readings.filter(({ status, indexed }) => status === 'unanswered' && indexed.maximum !== undefined);
  if (open.length > 0 && unanswered === 'zero')
    warnings.push({ code: 'unanswered-as-zero', message: `unanswered, counted as 0 points: ${idsOf(open)}`, caseId });
  if (open.length > 0 && unanswered === 'exclude') {
    const message = `unanswered, left out; the maximum is ${maximumOf(open)} points lower: ${idsOf(open)}`;
    warnings.push({ code: 'unanswered-excluded', message, caseId, details: { maximumLowerBy: maximumOf(open) } });
  }
  const unpriced = readings.filter(({ indexed }) => indexed.maximum === undefined);
  if (unpriced.length > 0)
    warnings.push({ code: 'unpriced-excluded', message: `no points exist, left out: ${idsOf(unpriced)}`, caseId });
  return warnings;
}

function isCounted({ indexed, status }: Reading, { unanswered }: Options): boolean {
  return indexed.maximum !== undefined && (status !== 'unanswered' || unanswered === 'zero');
}
