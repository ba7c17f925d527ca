import { parseRatio } from '../exact/ratio.js';
import type { RoundingMode } from '../exact/round.js';
import type { Step, StepInput } from '../step/step.js';
import { readPeriod, readPounds } from './money.js';
import { percentileSentence } from './percentile.js';

/**
 * The steps of one calculation in plain English, a sentence each, for the family whose budget it is.
 *
 * It works for the steps of any model; RAS 5 has sentences of its own, since the report found it hard to explain.
 *
 * @param steps as an allocation returned them, or read back from JSON
 * @source RR145 5.40 and 5.41 (families who could not see how their budget came about), Table 23
 * @example
 * ```ts
 * import { allocate, calibratePricePoint, explainSteps } from 'openras';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 150, packageValue: 30000 }], { fundingBasis: 'pot' });
 * explainSteps(allocate(model, { caseId: 'F3', points: 30 }).steps);
 * // => [
 * //   'Money divided by points: £30,000 (pounds) divided by 150 (points) is £200.',
 * //   'Points times the price of a point: 30 (points of the family) times £200 (price of a point) is £6,000 a year.',
 * //   'The budget is £6,000.00 a year.',
 * // ]
 * ```
 */
export function explainSteps(steps: readonly Step[]): string[] {
  const units = new Map(steps.map(({ id, unit }) => [id, unit]));
  const byId = new Map(steps.map((step) => [step.id, step]));
  return steps.flatMap((step) => percentileSentence(step, byId) ?? [generalSentence(step, units)]);
}

type Units = ReadonlyMap<string, Step['unit']>;

function generalSentence(step: Step, units: Units): string {
  if (step.operation === 'round-pounds') return roundingSentence(step);
  const { rule, result, unit, period } = step;
  const outcome = `${readValue(result, unit)}${unit === 'pounds' ? readPeriod(period) : ''}`;
  return `${capital(rule)}: ${calculation(step, units)}${outcome}.`;
}

function calculation(step: Step, units: Units): string {
  const read = (input: StepInput): string => {
    const unit = input.from === undefined ? guessUnit(step, input) : units.get(input.from);
    const label = input.label === undefined ? '' : ` (${input.label})`;
    return `${readValue(input.value, unit)}${label}`;
  };
  const of = (name: string): string[] => step.inputs.filter((input) => input.name === name).map(read);
  switch (step.operation) {
    case 'sum':
      return `${of('term').join(' plus ')} is `;
    case 'subtract':
      return `${of('from').join()} less ${of('less').join(' and ')} is `;
    case 'multiply':
      return `${of('factor').join(' times ')} is `;
    case 'divide':
      return `${of('numerator').join()} divided by ${of('denominator').join()} is `;
    case 'greatest':
      return `the larger of ${of('value').join(' and ')} is `;
    case 'least':
      return `the smaller of ${of('value').join(' and ')} is `;
    case 'interpolate':
      return `${of('x').join()} lies between ${of('x0').join()} at ${of('y0').join()} and ${of('x1').join()} at ${of('y1').join()}, which gives `;
    default:
      return '';
  }
}

/** Numbers that come from outside carry no unit; what is divided into pounds is pounds. */
function guessUnit({ operation, unit }: Step, { name, label = '' }: StepInput): Step['unit'] {
  const money = unit === 'pounds' || unit === 'pounds per point';
  const isMoney =
    (operation === 'divide' && name === 'numerator') ||
    ['term', 'from', 'less', 'y0', 'y1', 'value'].includes(name) ||
    label.includes('pounds');
  return money && isMoney ? 'pounds' : 'text';
}

function roundingSentence({ inputs, result, period }: Step): string {
  const input = (name: string): string => inputs.find((one) => one.name === name)?.value ?? '';
  const exact = parseRatio(input('value'));
  const rounded = parseRatio(result);
  const amount = `${readPounds(result).includes('.') ? readPounds(result) : `${readPounds(result)}.00`}${readPeriod(period)}`;
  const same = exact.numerator === rounded.numerator && exact.denominator === rounded.denominator;
  if (same) return `The budget is ${amount}.`;
  const unit = input('unit') === '0.01' ? 'the nearest penny' : `whole steps of ${readPounds(input('unit'))}`;
  return `${readPounds(input('value'))} is rounded to ${unit} (${modeInWords(input('mode'))}): the budget is ${amount}.`;
}

const MODES: Readonly<Record<RoundingMode, string>> = {
  'half-up': 'a half goes up',
  'half-even': 'a half goes to the even neighbour',
  down: 'always down',
  up: 'always up',
};

const modeInWords = (mode: string): string => Object.entries(MODES).find(([name]) => name === mode)?.[1] ?? mode;

function readValue(value: string, unit: Step['unit'] | undefined): string {
  if (unit === 'pounds' || unit === 'pounds per point') return readPounds(value);
  return unit === 'points' ? `${value} points` : value;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
