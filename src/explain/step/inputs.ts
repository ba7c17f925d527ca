import { fail } from '../../errors.js';
import type { Step, StepInput } from '../../record/step/step.js';
import { readCount, readNumber, readPounds, readRate } from './money.js';

/** The steps of one calculation by their ids. */
export type ById = ReadonlyMap<string, Step>;

/** How a step is told: no sentence where another step told it already, undefined where it has no words of its own. */
export type Sentence = (step: Step, byId: ById) => string[] | undefined;

/**
 * The value of an input by its name, which the sentence of a step tells: a sentence with a blank in it would be untrue.
 *
 * @throws RasError `missing` where the step has no such input
 */
export function inputOf(step: Step, name: string, index = 0): string {
  const found = step.inputs.filter((input) => input.name === name)[index];
  return found?.value ?? fail('missing', ['steps', step.id, 'inputs', name], 'is missing, and its sentence tells it');
}

/** An input in words: `£15.54 per hour`, `£900 (friends)`, `21.5 hours per week`. */
export function readInput(step: Step, input: StepInput, byId: ById): string {
  const { value } = input;
  const label = wordsOf(input.label);
  const unit = input.from === undefined ? guessUnit(step, input) : byId.get(input.from)?.unit;
  if (unit === 'pounds' || unit === 'pounds per point') return moneyInput(value, unit, label);
  if (unit === 'points') return readCount(value, 'point');
  return countInput(value, label);
}

/** A result in words, without its period. */
export function readResult({ result, unit }: Pick<Step, 'result' | 'unit'>): string {
  if (unit === 'pounds') return readPounds(result);
  if (unit === 'pounds per point') return readRate(result);
  return unit === 'points' ? readCount(result, 'point') : readNumber(result);
}

/** A label without what only an analyst needs. */
export function wordsOf(label = ''): string {
  const end = label.indexOf(', by the convention ');
  return (end < 0 ? label : label.slice(0, end)).replace(', as stated', '').replace(' (as stated)', '');
}

function moneyInput(value: string, unit: Step['unit'], label: string): string {
  const isRate = unit === 'pounds per point' || label.startsWith('pounds per ');
  const amount = isRate ? readRate(value) : readPounds(value);
  if (label === '' || label === 'pounds') return amount;
  return label.startsWith('pounds ') ? `${amount}${label.slice('pounds'.length)}` : `${amount} (${label})`;
}

function countInput(value: string, label: string): string {
  if (label === '') return readNumber(value);
  if (label.startsWith('quantity (')) return readCount(value, label.slice('quantity ('.length, -1));
  if (label.startsWith('times per ')) return value === '1' ? `once ${label.slice(6)}` : `${readNumber(value)} ${label}`;
  return label.startsWith('from ') ? `${readNumber(value)} (${label})` : `${readNumber(value)} ${label}`;
}

/** Numbers that come from outside carry no unit; what is divided into pounds is pounds. */
function guessUnit({ operation, unit }: Step, { name, label = '' }: StepInput): Step['unit'] {
  const money = unit === 'pounds' || unit === 'pounds per point';
  const isMoney =
    (operation === 'divide' && name === 'numerator') ||
    (operation !== 'within' && ['term', 'from', 'less', 'y0', 'y1', 'value'].includes(name)) ||
    label.includes('pounds');
  return money && isMoney ? 'pounds' : 'text';
}
