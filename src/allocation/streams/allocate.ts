import { type Path, problemList, show } from '../../errors.js';
import { at } from '../../exact/at.js';
import { sumRatios } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { timeOf } from '../../model/case.js';
import {
  type Allocation,
  type AllocationPart,
  type AllocationStatus,
  notEligible,
  UNCERTAIN,
} from '../../model/shared/budget/allocation.js';
import { stepRecorder } from '../../record/step/recorder.js';
import type { Warning } from '../../warning.js';
import type { ParsedStreamsCase } from './case.js';
import { type ParsedStreamsModel, STREAMS } from './model.js';
import { recordScenario, recordStream, recordTotal, type StreamAmount } from './steps.js';
import { checkNames } from './tell-of-case.js';

/**
 * The indicative budget from several funding streams, each by its own model: every stream stays visible, and those that
 * are certain are added up.
 *
 * @source RR145 7.23; RR232 3.25; IBSEN 8.3; IBSEN 10.2.4 (two scenarios)
 * @choice stream-without-amount: where a certain stream has no amount, the whole has none, because a sum of the others
 * would be read as all there is; a stream for which the family is not eligible, or of which an allocation table gives
 * no budget, is left out, and where all are the whole has no budget
 * @choice stream-of-nothing: £0 from one stream, such as for no points, beside an amount from another is an ordinary case:
 * the stream counts as £0 and is asked about by name
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
  checkNames(streams, one.streams, problems, place);
  const allocations = streams.flatMap(({ id, model }) => {
    const index = one.streams.findIndex((other) => other.id === id);
    const given = one.streams[index];
    if (given === undefined) return [];
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
  if (all.includes('refer-to-costing')) return 'refer-to-costing';
  return all.includes('plan-first') ? 'plan-first' : 'budget';
}

function partOf(one: StreamAmount): AllocationPart {
  const { stream, allocation, amount } = one;
  const { id, uncertain } = stream;
  const part = { id, amount, counts: !uncertain && amount !== null };
  if (uncertain) {
    return { ...part, reason: mayCome(one) ? UNCERTAIN : allocation.status };
  }
  return allocation.status === 'budget' ? part : { ...part, counts: false, reason: allocation.status };
}

/** Whether money of the stream is in question at all. */
function mayCome({ allocation: { status } }: StreamAmount): boolean {
  return status !== 'not-eligible' && status !== 'no-budget';
}

/** What is said of a budget alone, in words of a stream among others. */
const OF_STREAM: ReadonlyMap<string, { readonly code: string; readonly message: (name: string) => string }> = new Map([
  [
    'zero-budget',
    { code: 'zero-stream', message: (name) => `the stream ${name} comes to £0; is there no need that it is for?` },
  ],
  [
    'not-eligible',
    {
      code: 'stream-not-eligible',
      message: (name) => `not eligible for the stream ${name}, as decided before; no money of it, which is not £0`,
    },
  ],
]);

/** The warnings of a stream. One that comes to £0 is asked about by name; who is not eligible for one may be for others. */
function warningsOfStream({ stream, allocation }: StreamAmount): Warning[] {
  const name = stream.label ?? stream.id;
  return allocation.warnings.map((warning) => {
    const of = OF_STREAM.get(warning.code);
    if (of === undefined) return warning;
    const message = of.message(show(name));
    return { code: of.code, message, caseId: allocation.caseId, details: { stream: name } };
  });
}

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
