import { formatRatio, type Ratio, ZERO } from '../../exact/ratio.js';
import { given, type StepRecorder } from '../../record/step/recorder.js';
import type { StepInput, StepPlan } from '../../record/step/step.js';
import type { IndexedInstrument, IndexedLevel, IndexedStatement } from '../instrument/indexed.js';
import type { Answer } from '../response/answer.js';
import type { Reading } from '../response/read-statement.js';

/** The points of a statement that counts, carried out and recorded as the step `statement:<id>`. */
export function recordStatement(indexed: IndexedInstrument, reading: Reading, steps: StepRecorder): Ratio {
  const { statement } = reading.indexed;
  const { agreed, need } = reading;
  const id = `statement:${statement.id}`;
  if (reading.status === 'unanswered') {
    const inputs = [given('value', ZERO, `${statement.text} (unanswered)`)];
    return steps.number({ ...plan(id, 'unanswered: counted as 0 points', 'given', inputs), choice: 'unanswered' });
  }
  const isGate = reading.indexed.asksNeed && indexed.instrument.needQuestion?.role === 'gate';
  if (isGate && need !== undefined) {
    const answerId = `answer:${statement.id}`;
    if (agreed !== undefined) recordAnswer(answerId, reading.indexed, agreed, steps);
    return recordGate(id, answerId, indexed, { ...reading, need }, steps);
  }
  if (agreed === undefined) throw new Error(`statement ${statement.id} counts without an answer`);
  return recordAnswer(id, reading.indexed, agreed, steps);
}

/** The total, which is the last step: the sum of the outcomes, each the sum of its statements. */
export function recordTotal(
  outcomes: readonly { readonly id: string; readonly title: string; readonly statements: readonly string[] }[],
  steps: StepRecorder,
): { total: Ratio; byOutcome: Map<string, Ratio> } {
  const byOutcome = new Map<string, Ratio>();
  const counted = outcomes.filter(({ statements }) => statements.length > 0);
  for (const { id, title, statements } of counted) {
    const terms = statements.map((statement) => steps.ref('term', `statement:${statement}`, statement));
    byOutcome.set(id, steps.number(plan(`outcome:${id}`, `points of the outcome "${title}"`, 'sum', terms)));
  }
  const terms = counted.map(({ id, title }) => steps.ref('term', `outcome:${id}`, title));
  const total = steps.number(plan('points', 'points of all outcomes together', 'sum', terms));
  return { total, byOutcome };
}

function plan(id: string, rule: string, operation: StepPlan['operation'], inputs: readonly StepInput[]): StepPlan {
  return { id, rule, operation, inputs, unit: 'points', source: 'RR145 5.10' };
}

function recordAnswer(
  id: string,
  { statement: { text }, levels }: IndexedStatement,
  agreed: Answer,
  steps: StepRecorder,
): Ratio {
  if (agreed.band !== undefined) {
    const points = formatRatio(agreed.points);
    const { name, from, to } = agreed.band;
    const inputs = [
      given('amount', points, text),
      given('value', points, `points within "${name}"`),
      given('low', String(from), 'lowest of the band'),
      given('high', String(to), 'highest of the band'),
    ];
    return steps.number({ ...plan(id, 'points within the chosen band', 'within', inputs), source: 'RR145 5.14' });
  }
  const choices = [...levels.values()].map((level) =>
    given(keyOf('level', level.position), pointsOf(level), level.name),
  );
  const key = given('key', keyOf('level', agreed.index), `${text}: ${agreed.level}`);
  return steps.number(plan(id, 'points of the chosen level of support', 'choose', [key, ...choices]));
}

/** The points of a level of a statement that counts, each of whose levels has points. */
function pointsOf({ name, points }: IndexedLevel): Ratio {
  if (points === undefined) throw new Error(`level ${name} counts without points`);
  return points;
}

function recordGate(
  id: string,
  answerId: string,
  { needAnswers, noSupportNeeded }: IndexedInstrument,
  { need, agreed, indexed }: Reading & { readonly need: string },
  steps: StepRecorder,
): Ratio {
  const names = [...needAnswers.values()];
  const inputs = names.flatMap((name, position): StepInput[] => {
    if (noSupportNeeded.has(name)) return [given(keyOf('need', position), ZERO, name)];
    return agreed === undefined ? [] : [steps.ref(keyOf('need', position), answerId, name)];
  });
  const key = given('key', keyOf('need', names.indexOf(need)), `${indexed.statement.text}: ${need}`);
  const rule = 'the need answer decides whether the points of the support level count';
  return steps.number({ ...plan(id, rule, 'choose', [key, ...inputs]), choice: 'need-question-role' });
}

/** Positions and not names, because a level may be called `key`. */
const keyOf = (what: string, position: number): string => `${what}-${position + 1}`;
