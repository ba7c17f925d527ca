import { compareRatios, multiplyRatios, parseRatio, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { Step } from '../../record/step/step.js';
import { type ById, inputOf, type Sentence } from '../step/inputs.js';
import { readCount, readPeriod, readPounds } from '../step/money.js';

type Tell = (step: Step, byId: ById) => string[];

/**
 * The sentences of a RAS 5 step; none for a step that another one already told, undefined for what has no sentence of
 * its own or belongs to another model.
 */
export const percentileSentence: Sentence = (step, byId) => {
  const prefix = step.id.slice(0, step.id.lastIndexOf(': ') + 1).trimEnd();
  const start = prefix === '' ? '' : `${prefix} `;
  if (byId.get(`${start}points`)?.source !== 'RR145 5.13') return undefined;
  const own = [...byId].flatMap(([id, one]) => (id.startsWith(start) ? [[id.slice(start.length), one] as const] : []));
  return SENTENCES.get(step.id.slice(start.length))?.(step, new Map(own));
};

const SENTENCES: ReadonlyMap<string, Tell> = new Map<string, Tell>([
  ['points', ({ result }) => [`Your answers to the questionnaire came to ${readCount(result, 'point')}.`]],
  ['place', place],
  ['places', () => []],
  ['places-below', () => []],
  ['percentile', percentile],
  ['packages', packages],
  ['table-amount', tableAmount],
  ['points-clamped', clamped],
  ['above-table', (step) => outside(step, 'more', 'highest', 'from')],
  ['below-table', (step) => outside(step, 'fewer', 'lowest', 'less')],
]);

function place({ result }: Step, byId: ById): string[] {
  const below = byId.get('places-below');
  const n = below === undefined ? '1' : inputOf(below, 'from');
  const order = `We put the points of all ${n} families in order, from the highest need to the lowest.`;
  if (n === '1') return ['There was only one family when the table was made.'];
  const whose = byId.has('points-clamped') ? "that row's points" : 'your points';
  const places = byId.get('places');
  if (places === undefined) return [`${order} ${capital(whose)} are number ${result} in that order.`];
  const [first, last] = [inputOf(places, 'term', 0), inputOf(places, 'term', 1)];
  return [`${order} Families with equal points share their places: ${whose} are at numbers ${first} to ${last}.`];
}

function percentile({ result, operation, inputs }: Step, byId: ById): string[] {
  const percent = formatRounded(multiplyRatios(parseRatio(result), ratio(100n)), 1).replace(/\.0$/, '');
  const where = `the ${percent} per cent mark, where 100 is the highest need and 50 is the middle`;
  if (operation === 'given') return [`That is ${where}.`];
  if (byId.has('places-below')) return [`That is ${where}.`];
  const definition = inputs[0]?.label?.includes('definition') ? ` (${inputs[0].label})` : '';
  return [`Among the families that the table was made from, these points are at ${where}${definition}.`];
}

function packages(step: Step, byId: ById): string[] {
  const amount = `${readPounds(step.result)}${readPeriod(step.period)}`;
  const ranked = byId.has('place');
  const order = ranked
    ? "We also put the families' earlier packages of support in order of cost, from the highest to the lowest."
    : 'We also put the earlier packages of support in order of cost and looked at the same mark.';
  if (step.operation === 'divide') {
    const [sum, count] = [readPounds(inputOf(step, 'numerator')), inputOf(step, 'denominator')];
    const what = ranked ? `The ${count} packages at those same numbers` : `The ${count} amounts for these points`;
    return [
      `${order} ${what} come to ${sum} together. Equal points get equal budgets, so we share it: ${sum} ÷ ${count} = ${amount}.`,
    ];
  }
  if (byId.has('places')) return [`${order} For equal points our rule is to take ${step.rule}: ${amount}.`];
  const what = ranked ? 'The package at the same number' : 'The amount there';
  return [`${order} ${what} is ${amount}.`];
}

function tableAmount(step: Step, byId: ById): string[] {
  if (byId.has('points-clamped'))
    return ["That is the amount that the allocation table gives for that row's points, and so for yours."];
  if (byId.has('packages')) return ['That is the amount that the allocation table gives for your points.'];
  const [low, high] = step.operation === 'interpolate' ? ['x0', 'x1'] : ['low', 'high'];
  const amount = `${readPounds(step.result)}${readPeriod(step.period)}`;
  const between = `Your points lie between two rows of the allocation table: ${inputOf(step, low)} and ${inputOf(step, high)} points.`;
  if (step.operation !== 'interpolate')
    return [`${between} Our rule is to take one of the two rows (${step.rule}): ${amount}.`];
  const [y0, y1] = [readPounds(inputOf(step, 'y0')), readPounds(inputOf(step, 'y1'))];
  return [
    `${between} They give ${y0} and ${y1}. We take the amount as far between the two as your points are: ${amount}.`,
  ];
}

function clamped(step: Step): string[] {
  const [own, row] = [inputOf(step, 'value', 0), inputOf(step, 'value', 1)];
  const end = compareRatios(parseRatio(own), parseRatio(row)) > 0 ? 'highest' : 'lowest';
  return [`The table's ${end} row is ${readCount(row, 'point')}, and our rule is to count your points as that row's.`];
}

function outside({ result, inputs }: Step, which: string, end: string, own: string): string[] {
  const row = inputs.find(({ name }) => name !== own)?.value ?? '';
  const more = `${readCount(result, 'point')} ${which} than the ${end} row of the table, which is ${readCount(row, 'point')}`;
  return [
    `That is ${more}. The table cannot say what such needs cost, so there is no amount from it: we will work out the cost of the support itself.`,
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
