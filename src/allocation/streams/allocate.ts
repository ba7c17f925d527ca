import { type Path, problemList, show } from '../../errors.js';
import { at } from '../../exact/at.js';
import { sumRatios } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { type Allocation, type AllocationPart, type AllocationStatus, notEligible } from '../../model/allocation.js';
import { timeOf } from '../../model/case.js';
import { stepRecorder } from '../../record/step/recorder.js';
import type { Warning } from '../../warning.js';
import type { ParsedStreamsCase } from './case.js';
import { type ParsedStreamsModel, STREAMS } from './model.js';
import { isWithoutPoints, recordScenario, recordStream, recordTotal, type StreamAmount } from './steps.js';

/**
 * The indicative budget from several funding streams, each by its own model: every stream stays visible, and those that
 * are certain are added up.
 *
 * @source RR145 7.23; RR232 3.25; IBSEN 8.3; IBSEN 10.2.4 (two scenarios)
 * @choice stream-without-amount: where a certain stream has no amount, the whole has none, because a sum of the others
 * would be read as all there is; a stream for which the family is not eligible, or of which an allocation table gives
 * no budget, is left out, and where all are the whole has no budget
 * @choice stream-without-points: no points for one stream beside an amount from another is an ordinary case: the stream
 * counts as £0 and is asked about by name; without points for any, the whole is referred
 */
export function allocateStreams(model: ParsedStreamsModel, one: ParsedStreamsCase, path: Path): Allocation {
  const { caseId } = one;
  const { period } = model;
  if (one.eligible === false) return notEligible(caseId, STREAMS, period);
  const allocations = allocateEach(model, one, path);
  const steps = stepRecorder();
  const all = model.streams.map((stream, index) =>
    recordStream(model, stream, index + 1, at(allocations, index), steps),
  );
  const certain = all.filter(({ stream }) => !stream.uncertain);
  const uncertain = all.filter(({ stream }) => stream.uncertain);
  const status = statusOf(certain);
  const lacking = sumRatios(certain.map(({ shortfall }) => shortfall));
  const whole = { caseId, modelKind: STREAMS };
  const rest = {
    period,
    warnings: [...all.flatMap(warningsOfStream), ...uncertainWarning(uncertain.filter(mayCome), caseId)],
    parts: all.map(partOf),
  };
  const last = { ...(lacking.numerator > 0n && { shortfall: formatRounded(lacking, 2) }), steps: steps.steps };
  const ids = uncertain.filter(mayCome).map(({ stream }) => stream.id);
  if (status !== 'budget') {
    const scenarios = ids.length > 0 && { scenarios: { uncertain: ids, without: null, with: null } };
    return { ...whole, status, indicative: null, ...rest, ...scenarios, ...last };
  }
  const withUncertain = ids.length > 0 ? recordScenario(model, all, steps) : null;
  const indicative = recordTotal(model, certain, steps, path);
  const scenarios = ids.length > 0 && { scenarios: { uncertain: ids, without: indicative, with: withUncertain } };
  return { ...whole, status, indicative, ...rest, ...scenarios, ...last };
}

/** Every stream's own allocation; a stream that the case does not mention is missing, which is not £0. */
function allocateEach({ streams }: ParsedStreamsModel, one: ParsedStreamsCase, path: Path): Allocation[] {
  const problems = problemList();
  const place = [...path, 'streams'];
  one.streams.forEach(({ id }, index) => {
    const where = [...place, index, 'id'];
    if (!streams.some((stream) => stream.id === id))
      problems.add('unknown-name', where, `no stream is called ${show(id)}`);
    if (one.streams.findIndex((other) => other.id === id) < index)
      problems.add('duplicate', where, `the stream ${show(id)} stands twice`);
  });
  const allocations = streams.flatMap(({ id, model }) => {
    const index = one.streams.findIndex((other) => other.id === id);
    const given = one.streams[index];
    if (given === undefined) {
      problems.add('missing', place, `nothing is said of the stream ${show(id)}; give its case, or eligible: false`);
      return [];
    }
    if (!('case' in given)) return [notEligible(one.caseId, model.kind, model.period)];
    try {
      return [model.allocate({ ...timeOf(one), ...given.case, caseId: one.caseId }, [...place, index, 'case'])];
    } catch (error) {
      problems.addError(error);
      return [];
    }
  });
  problems.throwIfAny();
  return allocations;
}

/** What a whole may say of itself: the least certain of what its certain streams say. */
function statusOf(certain: readonly StreamAmount[]): AllocationStatus {
  const all = certain.map(({ allocation }) => allocation.status);
  if (all.every((status) => status === 'not-eligible')) return 'not-eligible';
  if (all.every((status) => status === 'not-eligible' || status === 'no-budget')) return 'no-budget';
  const open = certain.filter(({ allocation: { status } }) => status === 'refer-to-costing');
  if (open.some((one) => !isWithoutPoints(one)) || !(all.includes('budget') || all.includes('plan-first')))
    return 'refer-to-costing';
  return all.includes('plan-first') ? 'plan-first' : 'budget';
}

function partOf(one: StreamAmount): AllocationPart {
  const { stream, allocation, amount } = one;
  const { id, uncertain } = stream;
  const part = { id, amount, counts: !uncertain && amount !== null };
  if (uncertain) {
    return { ...part, reason: mayCome(one) ? 'uncertain: in the second scenario only' : allocation.status };
  }
  if (isWithoutPoints(one)) return { ...part, reason: 'no points' };
  return allocation.status === 'budget' ? part : { ...part, counts: false, reason: allocation.status };
}

/** Whether money of the stream is in question at all. */
function mayCome({ allocation: { status } }: StreamAmount): boolean {
  return status !== 'not-eligible' && status !== 'no-budget';
}

/** The warnings of a stream. One that comes to £0 is asked about by name. */
function warningsOfStream({ stream, allocation }: StreamAmount): Warning[] {
  const name = stream.label ?? stream.id;
  return allocation.warnings.map((warning) => {
    const why = NOUGHT.get(warning.code);
    if (why === undefined) return warning;
    const message = `${why} ${show(name)}, so £0 from it; is there no need that it is for?`;
    return { code: 'zero-stream', message, caseId: allocation.caseId, details: { stream: name } };
  });
}

const NOUGHT: ReadonlyMap<string, string> = new Map([
  ['zero-points', 'no points for the stream'],
  ['zero-budget', 'a budget of £0 by the stream'],
]);

/**
 * Says of which streams the money may not come, for every page that shows the budget.
 *
 * @source IBSEN 10.2.4
 */
function uncertainWarning(streams: readonly StreamAmount[], caseId: string): Warning[] {
  if (streams.length === 0) return [];
  const names = streams.map(({ stream }) => stream.label ?? stream.id);
  const told = listed(names.map(show));
  const message = `the money of ${told} is not certain to come and is not in the budget`;
  return [{ code: 'uncertain-streams', message, caseId, details: { streams: listed(names) } }];
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
