import { compareRatios, parseRatio } from '../../exact/ratio.js';
import type { Step } from '../../record/step/step.js';
import { type ById, readInput, readResult, wordsOf } from './inputs.js';
import { readPeriod } from './money.js';
import { roundingWords } from './rounding.js';

/** Any step in words: its rule, what went in and what came out; none where a rounding changed nothing. */
export function generalSentences(step: Step, byId: ById): string[] {
  const { rule, operation, unit, period } = step;
  if (operation === 'round-pounds') return roundingSentence(step);
  const outcome = `${readResult(step)}${unit === 'pounds' ? readPeriod(period) : ''}`;
  return [`${capital(rule)}: ${calculation(step, byId, outcome)}.`];
}

function calculation(step: Step, byId: ById, outcome: string): string {
  const { operation, inputs } = step;
  const of = (name: string): string[] =>
    inputs.filter((input) => input.name === name).map((input) => readInput(step, input, byId));
  const joined = (parts: readonly string[], word: string, before = ''): string =>
    parts.length > 1 ? `${before}${parts.join(word)} is ${outcome}` : alone(step, outcome);
  switch (operation) {
    case 'sum':
      return inputs.length === 0 ? 'nothing' : joined(of('term'), ' plus ');
    case 'subtract':
      return joined([of('from').join(), ...of('less')], ' less ');
    case 'multiply':
      return joined(of('factor'), ' times ');
    case 'divide':
      return joined([of('numerator').join(), of('denominator').join()], ' divided by ');
    case 'greatest':
      return joined(of('value'), ' and ', 'the larger of ');
    case 'least':
      return joined(of('value'), ' and ', 'the smaller of ');
    case 'interpolate':
      return `${of('x').join()} lies between ${of('x0').join()} at ${of('y0').join()} and ${of('x1').join()} at ${of('y1').join()}, which gives ${outcome}`;
    case 'within':
      return ownWords(step, of('amount').join(), outcome);
    default:
      return outcome;
  }
}

/** What was taken over as it was, with what it is. */
function alone({ inputs: [input] }: Step, outcome: string): string {
  const label = wordsOf(input?.label);
  if (label === '' || label === 'pounds' || label.startsWith('pounds per ')) return outcome;
  return label.startsWith('pounds ') ? `${outcome}${label.slice('pounds'.length)}` : `${outcome} (${label})`;
}

/** A rate says what it is for; an amount says its period. */
function ownWords({ unit, period }: Step, amount: string, outcome: string): string {
  return unit === 'pounds' && period === undefined ? amount : outcome;
}

function roundingSentence(step: Step): string[] {
  const { inputs, result, period } = step;
  const exact = inputs.find(({ name }) => name === 'value')?.value ?? '';
  if (compareRatios(parseRatio(exact), parseRatio(result)) === 0) return [];
  return [`${roundingWords(step)} comes to ${pence(result)}${readPeriod(period)}.`];
}

const pence = (amount: string): string => readResult({ result: amount, unit: 'pounds' });

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
