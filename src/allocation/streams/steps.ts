import type { Path } from '../../errors.js';
import { multiplyRatios, parseRatio, type Ratio, ZERO } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { Allocation } from '../../model/shared/budget/allocation.js';
import { recordSum } from '../../model/shared/budget/record-budget.js';
import { periodFactors } from '../../model/shared/lines/period-factor.js';
import type { Amount } from '../../money/amount.js';
import { PENNY } from '../../money/rounding.js';
import { prefixSteps } from '../../record/step/prefix.js';
import { given, type StepRecorder } from '../../record/step/recorder.js';
import type { StepInput } from '../../record/step/step.js';
import type { ParsedStreamsModel, Stream } from './model.js';

const SOURCE = 'RR145 7.23; RR232 3.25';

/** What one stream gave, in pounds per period of the whole. */
export interface StreamAmount {
  readonly stream: Stream;
  /** The step that gives its amount, where it has one. */
  readonly stepId: string;
  readonly allocation: Allocation;
  readonly amount: Amount | null;
  readonly shortfall: Ratio;
}

/** Takes over the steps of a stream, and restates its amount in the period of the whole, to the penny. */
export function recordStream(
  { period, convention }: ParsedStreamsModel,
  stream: Stream,
  place: number,
  allocation: Allocation,
  steps: StepRecorder,
): StreamAmount {
  const { indicative, shortfall } = allocation;
  // The number keeps the steps of two streams apart, whatever the streams are called.
  const stepId = `stream ${place}, ${stream.id}`;
  const own = prefixSteps(allocation.steps, `${stepId}: `);
  steps.adopt(own);
  const factors = periodFactors(allocation.period, period, convention, ['model']);
  const lacking = shortfall === undefined ? ZERO : productOf([given('factor', shortfall), ...factors]);
  const result = { stream, stepId, allocation, shortfall: lacking };
  if (indicative === null) return { ...result, amount: null };
  const of = `${stepId}, exact`;
  const last = own.at(-1);
  steps.number({
    id: of,
    rule: 'what the model of the stream gives, in the period of the whole',
    operation: 'multiply',
    inputs: [last === undefined ? given('factor', indicative) : steps.ref('factor', last.id), ...factors],
    unit: 'pounds',
    period,
    source: SOURCE,
  });
  const rule = 'the stream to the penny';
  return { ...result, amount: steps.roundPounds({ id: stepId, of, rule, rounding: PENNY, period }) };
}

/** Records the sum of streams that have an amount: the last step of the record. */
export function recordTotal(
  { period }: ParsedStreamsModel,
  streams: readonly StreamAmount[],
  steps: StepRecorder,
  path: Path,
): Amount {
  const sum = { terms: termsOf(streams, steps), rule: 'the streams that are certain, added up', source: SOURCE };
  return recordSum(steps, sum, { period, rounding: PENNY }, path);
}

/**
 * Records the total with the uncertain streams, apart from the budget; null where one of them has no amount.
 *
 * @source IBSEN 8.6.2.3, 10.2.4 (two plans, with and without)
 */
export function recordScenario(
  { period }: ParsedStreamsModel,
  streams: readonly StreamAmount[],
  steps: StepRecorder,
): Amount | null {
  const hasNone = (one: StreamAmount): boolean => one.stream.uncertain && one.amount === null && !isOut(one);
  if (streams.some(hasNone)) return null;
  const total = steps.number({
    id: 'with uncertain streams',
    rule: 'if the uncertain streams come too; not a budget',
    operation: 'sum',
    inputs: termsOf(streams, steps),
    unit: 'pounds',
    period,
    source: 'IBSEN 8.6.2.3, 10.2.4',
  });
  return formatRounded(total, 2);
}

const isOut = ({ allocation: { status } }: StreamAmount): boolean =>
  status === 'not-eligible' || status === 'no-budget';

function termsOf(streams: readonly StreamAmount[], steps: StepRecorder): StepInput[] {
  const counted = streams.filter(({ amount }) => amount !== null);
  return counted.map(({ stream, stepId }) => steps.ref('term', stepId, stream.label ?? stream.id));
}

function productOf(factors: readonly StepInput[]): Ratio {
  return factors.map(({ value }) => parseRatio(value)).reduce(multiplyRatios);
}
