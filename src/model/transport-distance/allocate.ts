import { type Path, problemList } from '../../errors.js';
import { MAX_QUANTITY } from '../../exact/quantity.js';
import {
  compareRatios,
  divideRatios,
  formatRatio,
  multiplyRatios,
  ONE,
  type Ratio,
  ratio,
  subtractRatios,
} from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { formatAmount, parseAmount } from '../../money/amount.js';
import { formatDay } from '../../money/calendar.js';
import { sharePence } from '../../money/share.js';
import { given, type StepRecorder, stepRecorder } from '../../record/step/recorder.js';
import type { StepInput } from '../../record/step/step.js';
import type { Warning } from '../../warning.js';
import { type Allocation, notEligible } from '../shared/budget/allocation.js';
import { recordBudget } from '../shared/budget/record-budget.js';
import type { ParsedTransportCase } from './case.js';
import { checkFit } from './check-fit.js';
import { type Band, isWithin, KIND, type ParsedTransportModel } from './model.js';

const SOURCE = 'RR232 4.30';

/**
 * The amount offered to a family that takes its child to school: by the mile, or flat for a band of distances.
 *
 * @source RR232 4.28-4.33
 * @choice distance-bands: a band holds the distance at which it begins and not the one at which it ends; a distance
 * without a rate is referred to costing
 * @choice journeys: no default for journeys a day or days; the model or the case states them
 * @choice travel-training: while a child learns to travel alone the school days until the training ends are paid for, as
 * the case states them, and nothing after it; what follows a training that fails is another case
 */
export function allocateTransport(model: ParsedTransportModel, one: ParsedTransportCase, path: Path): Allocation {
  const { caseId } = one;
  const { period } = model;
  if (one.eligible === false) return notEligible(caseId, KIND, period);
  const problems = problemList();
  checkFit(model, one, problems, path);
  problems.throwIfAny();
  const steps = stepRecorder();
  const base = { caseId, modelKind: KIND, period, steps: steps.steps };
  const recorded = recordAmount(model, one, steps, path);
  if (recorded === undefined) {
    const message = `there is no rate for ${formatRatio(one.miles)} miles to a school of the type ${one.schoolType}`;
    const warnings = [{ code: 'no-rate', message: `${message}; refer the case to costing`, caseId }];
    return { ...base, status: 'refer-to-costing', indicative: null, warnings };
  }
  const indicative = recordBudget(steps, 'exact-budget', recorded.exact, model, path);
  const { quantities } = recorded;
  const warnings = [...edgeWarning(model, one), ...trainingWarning(one)];
  return { ...base, status: 'budget', indicative, warnings, ...quantities, ...paymentsOf(model, one, indicative) };
}

/** @source RR232 4.33 (a temporary budget while the child is trained to travel alone) */
function trainingWarning({ caseId, training }: ParsedTransportCase): Warning[] {
  if (training === undefined) return [];
  const [endsOn, days] = [formatDay(training.endsOn), formatRatio(training.days)];
  const message = `temporary: pays for ${days} school days until the travel training ends on ${endsOn}, and nothing after it`;
  return [{ code: 'ends-with-training', message, caseId, details: { endsOn, days } }];
}

/**
 * Says where a family that lives nearer gets more, because the amount falls at the edge of a band.
 *
 * @source RR232 4.30 (an equitable rate)
 */
function edgeWarning(model: ParsedTransportModel, one: ParsedTransportCase): Warning[] {
  const { miles, schoolType, caseId } = one;
  // What is paid by the day and the journey is the same on both sides, so that miles times rate tell.
  const bands: readonly Priced[] =
    model.basis === 'per-mile'
      ? model.rates.map((band) => ({ band, of: (far) => multiplyRatios(far, band.perMile) }))
      : model.rates.map((band) => ({ band, of: () => ratio(band.amount) }));
  const own = bands.find(({ band }) => isHere(band, one));
  if (own === undefined) return [];
  const amount = own.of(miles);
  const falls = bands.flatMap(({ band, of }) => {
    const { toMiles } = band;
    if (band.schoolType !== schoolType || toMiles === null || compareRatios(toMiles, miles) > 0) return [];
    return compareRatios(of(toMiles), amount) > 0 ? [{ toMiles, most: of(toMiles) }] : [];
  });
  const [first, ...rest] = falls;
  if (first === undefined) return [];
  const worst = rest.reduce((most, next) => (compareRatios(next.most, most.most) > 0 ? next : most), first);
  const less = formatRounded(multiplyRatios(subtractRatios(ONE, divideRatios(amount, worst.most)), ratio(100n)), 1);
  const [edge, far] = [formatRatio(worst.toMiles), formatRatio(miles)];
  const message = `a family just short of ${edge} miles gets more: at ${far} miles it is ${less} per cent less; check the rates at the edge of the band`;
  return [{ code: 'band-edge-fall', message, caseId, details: { edge, miles: far, percentLess: less } }];
}

/** A band, and what it comes to at a distance, but for what is the same in all bands. */
interface Priced {
  readonly band: Band;
  readonly of: (miles: Ratio) => Ratio;
}

type Recorded = { readonly exact: Ratio; readonly quantities: Pick<Allocation, 'quantities'> } | undefined;

function recordAmount(
  model: ParsedTransportModel,
  one: ParsedTransportCase,
  steps: StepRecorder,
  path: Path,
): Recorded {
  const { period } = model;
  if (model.basis === 'flat-per-band') {
    const band = model.rates.find((rate) => isHere(rate, one));
    if (band === undefined) return undefined;
    const exact = recordRate('exact-budget', band, ratio(band.amount, 100n), one, model, steps);
    return { exact, quantities: {} };
  }
  const band = model.rates.find((rate) => isHere(rate, one));
  if (band === undefined) return undefined;
  const rate = recordRate('rate', band, divideRatios(band.perMile, ratio(100n)), one, model, steps);
  const journeys = journeysOf(model, one, path);
  const miles = given('factor', one.miles, 'miles from home to school');
  const exact = steps.number({
    id: 'exact-budget',
    rule: 'rate per mile, times miles, journeys a day and days',
    operation: 'multiply',
    inputs: [steps.ref('factor', 'rate', 'pounds per mile'), miles, ...journeys.inputs],
    unit: 'pounds',
    period,
    source: SOURCE,
    choice: 'journeys',
  });
  const quantity = formatRatio(multiplyRatios(one.miles, journeys.number));
  return { exact, quantities: { quantities: [{ quantity, unit: 'mile', per: period, rate: formatRatio(rate) }] } };
}

function recordRate(
  id: string,
  band: Band,
  amount: Ratio,
  { miles, schoolType }: ParsedTransportCase,
  { period, basis }: ParsedTransportModel,
  steps: StepRecorder,
): Ratio {
  const plan = {
    id,
    rule: basis === 'per-mile' ? 'the rate for the distance and type of school' : 'the flat amount of the band',
    operation: 'within',
    inputs: [
      given('value', miles, 'miles from home to school'),
      given('low', band.fromMiles, `miles from which the band begins (${schoolType})`),
      given('high', band.toMiles ?? ratio(BigInt(MAX_QUANTITY)), 'miles before which it ends'),
      given('amount', amount, basis === 'per-mile' ? 'pounds per mile' : 'pounds'),
    ],
    unit: 'pounds',
    source: SOURCE,
    choice: 'distance-bands',
  } as const;
  return steps.number(basis === 'per-mile' ? plan : { ...plan, period });
}

function isHere(rate: Band, { schoolType, miles }: ParsedTransportCase): boolean {
  return rate.schoolType === schoolType && isWithin(miles, rate);
}

interface Journeys {
  readonly inputs: readonly StepInput[];
  readonly number: Ratio;
}

function journeysOf(
  model: Extract<ParsedTransportModel, { basis: 'per-mile' }>,
  one: ParsedTransportCase,
  path: Path,
): Journeys {
  const problems = problemList();
  const read = (name: 'legsPerDay' | 'days', what: string): StepInput & { readonly exact: Ratio } => {
    const own = name === 'days' ? (one.training?.days ?? one.days) : one.legsPerDay;
    const exact = own ?? model[name];
    if (exact === undefined) {
      const message = `how many ${what}? No report says, so state it in the model or for the case`;
      problems.add('choice-needed', [...path, name], message);
    }
    return { ...given('factor', exact ?? ONE, what), exact: exact ?? ONE };
  };
  const legs = read('legsPerDay', 'journeys a day are paid for');
  const days = read('days', `days in a ${model.period}`);
  const inPeriod = one.days ?? model.days;
  if (one.training !== undefined && inPeriod !== undefined && compareRatios(days.exact, inPeriod) > 0) {
    const message = `are more than the ${formatRatio(inPeriod)} school days of a whole ${model.period}`;
    problems.add('inconsistent', [...path, 'training', 'days'], message);
  }
  problems.throwIfAny();
  const inputs = [legs, days].map(({ exact: _, ...input }) => input);
  return { inputs, number: multiplyRatios(legs.exact, days.exact) };
}

/** @source RR232 4.32 (paid month by month) */
function paymentsOf(
  { payments }: ParsedTransportModel,
  { training }: ParsedTransportCase,
  indicative: string,
): Pick<Allocation, 'payments'> {
  const number = training === undefined ? payments?.number : training.payments;
  if (number === undefined) return {};
  const weights = Array.from({ length: number }, () => ONE);
  return { payments: sharePence(parseAmount(indicative), weights, payments?.leftover ?? 'first').map(formatAmount) };
}
