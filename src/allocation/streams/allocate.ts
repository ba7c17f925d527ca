import { type Path, problemList, show } from '../../errors.js';
import { at } from '../../exact/at.js';
import { sumRatios } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { type Allocation, type AllocationPart, type AllocationStatus, notEligible } from '../../model/allocation.js';
import { daysOf } from '../../model/case.js';
import { stepRecorder } from '../../step/record.js';
import type { ParsedStreamsCase } from './case.js';
import { type ParsedStreamsModel, STREAMS } from './model.js';
import { recordScenario, recordStream, recordTotal, type StreamAmount } from './steps.js';

/**
 * The indicative budget from several funding streams, each by its own model: every stream stays visible, and those that
 * are certain are added up.
 *
 * @source RR145 7.23; RR232 3.25; IBSEN 8.3; IBSEN 10.2.4 (two scenarios)
 * @choice stream-without-amount: where a certain stream has no amount, the whole has none, because a sum of the others
 * would be read as all there is; a stream for which the family is not eligible, or of which an allocation table gives
 * no budget, is left out, and where all are the whole has no budget
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
    warnings: all.flatMap(({ allocation }) => allocation.warnings),
    parts: all.map(partOf),
  };
  const last = { ...(lacking.numerator > 0n && { shortfall: formatRounded(lacking, 2) }), steps: steps.steps };
  const ids = uncertain.map(({ stream }) => stream.id);
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
      return [model.allocate({ ...daysOf(one), ...given.case, caseId: one.caseId }, [...place, index, 'case'])];
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
  if (all.includes('refer-to-costing')) return 'refer-to-costing';
  return all.includes('plan-first') ? 'plan-first' : 'budget';
}

function partOf({ stream: { id, uncertain }, allocation, amount }: StreamAmount): AllocationPart {
  const part = { id, amount, counts: !uncertain && amount !== null };
  if (uncertain) return { ...part, reason: 'uncertain: in the second scenario only' };
  return allocation.status === 'budget' ? part : { ...part, counts: false, reason: allocation.status };
}
