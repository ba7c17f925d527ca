import type { Step } from '../../record/step/step.js';
import { inputOf, readInput, type Sentence, wordsOf } from '../step/inputs.js';
import { readCount, readNumber, readPeriod, readPounds } from '../step/money.js';

/** The sentences of steps of other models that need words of their own; undefined for all others. */
export const modelSentence: Sentence = (step, byId) => {
  const { id, rule, operation, source, choice } = step;
  if (operation === 'given' && (id === 'points' || id.endsWith(': points')))
    return [`Your answers came to ${readCount(step.result, 'point')}.`];
  const total = operation === 'sum' ? TOTALS.get(rule) : undefined;
  return (total ?? SENTENCES.get(`${operation} ${choice ?? source ?? ''}`))?.(step, byId);
};

/** By what a step does, and the choice or the paragraph that it rests on. */
const SENTENCES: ReadonlyMap<string, Sentence> = new Map<string, Sentence>([
  ['within age-rule', ageGroup],
  ['choose level-prices', level],
  ['round table-step', tableStep],
  [
    'least table-above',
    (step) => [`More points than the highest row has count as its last, ${readNumber(step.result)}.`],
  ],
  ['within IPB p.34', tableRow],
  ['choose IPB p.34', rowAnswer],
  ['given table-gap', () => ['No row of the allocation table is for these points.']],
  ['given table-above', () => ['These points are above the highest row of the allocation table.']],
  ['subtract beyond-maximum', beyondMaximum],
  ['given outside-dates', () => ['This model gives no amount for a day outside its dates.']],
  ['greatest negative-remainder', neverNegative],
  ['greatest net-offers', neverNegative],
  ['subtract negative-remainder', freed],
  ['multiply RR145 6.29, Table 42', line],
  ['multiply RR145 7.23; RR232 3.25', stream],
  ['sum shared-service', outcomeServices],
  ['sum IBSEN 8.6.2.3, 10.2.4', withUncertain],
]);

// The totals of a package rest on no paragraph, so that their rule has to tell them apart.
const TOTALS: ReadonlyMap<string, Sentence> = new Map<string, Sentence>([
  ['all lines, inside the budget', together],
  ['inside the budget, delivered by the authority', inKind],
]);

const amountOf = ({ result, period }: Step): string => `${readPounds(result)}${readPeriod(period)}`;

function ageGroup(step: Step): string[] {
  const [low, high] = [inputOf(step, 'low'), inputOf(step, 'high')];
  const ages = high === '150' ? `${low} and over` : `${low} to ${high}`;
  return [`At the age of ${step.result}, the rules for ages ${ages} are used.`];
}

function level(step: Step): string[] {
  const key = step.inputs.find(({ name }) => name === 'key');
  const outcome = (key?.label ?? '').replace('level of support: ', '');
  const name = (key?.value ?? '').replace('level: ', '');
  return [`For “${outcome}”, the level of support “${name}” comes with ${amountOf(step)}.`];
}

function tableStep(step: Step): string[] {
  const [own, unit] = [inputOf(step, 'value'), inputOf(step, 'unit')];
  return [
    `The table goes in steps of ${readCount(unit, 'point')}, so ${readNumber(own)} counts as ${readNumber(step.result)}.`,
  ];
}

function tableRow({ result, inputs }: Step): string[] {
  const label = inputs.find(({ name }) => name === 'amount')?.label ?? '';
  const name = label.startsWith('the row, ') ? ` (${label.slice('the row, '.length)})` : '';
  return [`They fall in the row ${result} of the allocation table${name}.`];
}

function rowAnswer(step: Step): string[] {
  return [step.unit === 'pounds' ? `That row gives ${amountOf(step)}.` : 'That row gives no amount of money.'];
}

function beyondMaximum(step: Step): string[] {
  const [points, most] = [readNumber(inputOf(step, 'from')), readNumber(inputOf(step, 'less'))];
  return [`This model gives no amount for more than ${most} points: ${points} are ${readNumber(step.result)} more.`];
}

function neverNegative(step: Step): string[] {
  return step.result === inputOf(step, 'value') ? [] : ['What is taken off is more than there is, so nothing is left.'];
}

function freed(step: Step): string[] {
  const period = readPeriod(step.period);
  const [wanted, money] = [readPounds(inputOf(step, 'from')), readPounds(inputOf(step, 'less'))];
  return [`What you would like instead costs ${wanted}${period}; ${money}${period} is freed for it.`];
}

function line(step: Step, byId: Parameters<Sentence>[1]): string[] {
  const from = step.id.startsWith('line ') ? 5 : step.id.indexOf(': line ') + 7;
  const name = step.id.slice(from, step.id.endsWith(': full') ? -': full'.length : undefined);
  const factors = step.inputs.map((input) => readInput(step, input, byId));
  if (factors.length === 1) return [`The cost of “${name}” is ${amountOf(step)}.`];
  return [`The cost of “${name}”: ${factors.join(' times ')} is ${amountOf(step)}.`];
}

function stream(step: Step, byId: Parameters<Sentence>[1]): string[] {
  const [amount, factor] = step.inputs;
  if (amount === undefined || factor === undefined) return [];
  const period = readPeriod(byId.get(amount.from ?? '')?.period);
  const times = `${readNumber(factor.value)} (${wordsOf(factor.label)})`;
  return [`${readPounds(amount.value)}${period} times ${times} is ${amountOf(step)}.`];
}

function withUncertain(step: Step): string[] {
  return [`With the money that is not certain to come it would be ${amountOf(step)} in all; that is not promised.`];
}

function outcomeServices(step: Step): string[] {
  const outcome = step.id.slice(step.id.indexOf('outcome ') + 'outcome '.length);
  const services = step.inputs.map(({ label = '' }) => `“${label}”`).join(' and ');
  return [`For the outcome “${outcome}” we count ${services}: ${amountOf(step)}.`];
}

function together(step: Step): string[] {
  if (step.inputs.length === 1) return [];
  if (step.inputs.length === 0) return ['No service with a price is counted here.'];
  const amounts = step.inputs.map(({ value }) => readPounds(value)).join(' plus ');
  return [`What the budget pays for is ${amounts}, which comes to ${amountOf(step)}.`];
}

function inKind(step: Step): string[] {
  return step.inputs.length === 0 ? [] : [`Of these, the council itself provides services of ${amountOf(step)}.`];
}
