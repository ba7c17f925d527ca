import { fail, type Path, show } from '../../errors.js';
import {
  addRatios,
  compareRatios,
  divideRatios,
  formatRatio,
  multiplyRatios,
  ONE,
  parseRatio,
  type Ratio,
  ratio,
  subtractRatios,
  sumRatios,
} from '../../exact/ratio.js';
import { formatRounded, ROUNDING_MODES, type RoundingMode, roundToInteger } from '../../exact/round.js';

/** What an operation takes of an input of a step. */
interface OperationInput {
  readonly name: string;
  readonly value: string;
}

type Inputs = readonly OperationInput[];
type Operation = (inputs: Inputs) => string;

/**
 * What a step can do. Each operation is a function of its recorded inputs alone and exact; only the two that are called so round.
 *
 * - `given`: takes over `value`
 * - `sum`: adds every `term`
 * - `subtract`: `from` minus every `less`
 * - `multiply`: multiplies every `factor`
 * - `divide`: `numerator` by `denominator`
 * - `round`: `value` to a whole number of `unit`, in `mode`
 * - `round-pounds`: `value` to a whole number of `unit` pounds, in `mode`, written with two decimals
 * - `greatest`, `least`: of every `value`
 * - `choose`: the input whose name is the `key`
 * - `within`: `amount`, provided that `low` <= `value` <= `high`
 * - `interpolate`: between (`x0`, `y0`) and (`x1`, `y1`) at `x`
 */
export const OPERATIONS = {
  given: (inputs) => textOf(inputs, 'value'),
  sum: (inputs) => formatRatio(sumRatios(numbersOf(inputs, 'term'))),
  subtract: (inputs) => formatRatio(subtractRatios(numberOf(inputs, 'from'), sumRatios(numbersOf(inputs, 'less')))),
  multiply: (inputs) => formatRatio(numbersOf(inputs, 'factor').reduce(multiplyRatios, ONE)),
  divide: (inputs) => formatRatio(divideRatios(numberOf(inputs, 'numerator'), numberOf(inputs, 'denominator'))),
  round: (inputs) => formatRatio(rounded(inputs)),
  'round-pounds': (inputs) => formatRounded(rounded(inputs), 2),
  greatest: (inputs) => formatRatio(extreme(numbersOf(inputs, 'value'), 1)),
  least: (inputs) => formatRatio(extreme(numbersOf(inputs, 'value'), -1)),
  choose: (inputs) => textOf(inputs, textOf(inputs, 'key')),
  within,
  interpolate,
} as const satisfies Record<string, Operation>;

/** The name of an operation. */
export type OperationName = keyof typeof OPERATIONS;

/** Carries out an operation by name. */
export function operate(name: string, inputs: Inputs, path: Path = []): string {
  if (!Object.hasOwn(OPERATIONS, name)) return fail('unknown-name', path, `no operation is called ${show(name)}`);
  return OPERATIONS[name as OperationName](inputs);
}

function within(inputs: Inputs): string {
  const value = numberOf(inputs, 'value');
  const below = compareRatios(value, numberOf(inputs, 'low')) < 0;
  if (below || compareRatios(value, numberOf(inputs, 'high')) > 0) {
    fail(
      'replay-mismatch',
      [],
      `${formatRatio(value)} is outside ${textOf(inputs, 'low')} to ${textOf(inputs, 'high')}`,
    );
  }
  return textOf(inputs, 'amount');
}

function interpolate(inputs: Inputs): string {
  const [x, x0, y0, x1, y1] = (['x', 'x0', 'y0', 'x1', 'y1'] as const).map((name) => numberOf(inputs, name)) as [
    Ratio,
    Ratio,
    Ratio,
    Ratio,
    Ratio,
  ];
  const slope = divideRatios(subtractRatios(y1, y0), subtractRatios(x1, x0));
  return formatRatio(addRatios(y0, multiplyRatios(slope, subtractRatios(x, x0))));
}

function rounded(inputs: Inputs): Ratio {
  const unit = numberOf(inputs, 'unit');
  return multiplyRatios(ratio(roundToInteger(divideRatios(numberOf(inputs, 'value'), unit), modeOf(inputs))), unit);
}

function extreme(values: readonly Ratio[], sign: 1 | -1): Ratio {
  const [first, ...rest] = values;
  if (first === undefined) return fail('missing', [], 'no value to compare');
  return rest.reduce((best, value) => (compareRatios(value, best) * sign > 0 ? value : best), first);
}

function modeOf(inputs: Inputs): RoundingMode {
  const text = textOf(inputs, 'mode');
  return ROUNDING_MODES.find((mode) => mode === text) ?? fail('invalid', [], `${show(text)} is not a rounding mode`);
}

function textOf(inputs: Inputs, name: string): string {
  const input = inputs.find((one) => one.name === name);
  return input === undefined ? fail('missing', [], `the input ${show(name)} is missing`) : input.value;
}

function numberOf(inputs: Inputs, name: string): Ratio {
  return parseRatio(textOf(inputs, name));
}

function numbersOf(inputs: Inputs, name: string): Ratio[] {
  return inputs.filter((one) => one.name === name).map(({ value }) => parseRatio(value));
}
