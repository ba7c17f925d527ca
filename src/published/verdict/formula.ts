/**
 * How one figure follows from others, as data: a tree of operations on figures that can be calculated, with or without
 * the rounding of its figures, and written out for people.
 */
export type Formula = string | Constant | Operation;

/** An exact number, as a decimal string. */
export interface Constant {
  readonly constant: string;
}

/** An operation on what stands below it. A figure is a string: its id. */
export interface Operation {
  readonly operation: OperationName;
  readonly of: readonly Formula[];
}

/**
 * - `least`, `greatest`: the smallest or largest of several
 * - `between`: something unknown that lies between two others
 * - `root`, `square`: the square root, and the square
 * - `count`: how many there are
 */
export type OperationName =
  | 'sum'
  | 'difference'
  | 'product'
  | 'quotient'
  | 'least'
  | 'greatest'
  | 'between'
  | 'root'
  | 'square'
  | 'count';

const operation =
  (name: OperationName) =>
  (...of: readonly Formula[]): Operation => ({ operation: name, of });

/** All of them together. */
export const sum = operation('sum');
/** The first less all the others. */
export const difference = operation('difference');
/** All of them multiplied. */
export const product = operation('product');
/** The first divided by the others. */
export const quotient = operation('quotient');
/** The smallest of them. */
export const least = operation('least');
/** The largest of them. */
export const greatest = operation('greatest');
/** Something unknown from the first to the second. */
export const between = operation('between');
/** The square root. */
export const root = operation('root');
/** The square. */
export const square = operation('square');
/** How many there are. */
export const count = operation('count');

/** An exact number. */
export function constant(value: string): Constant {
  return { constant: value };
}

/** A share in per cent. */
export function percent(part: Formula, whole: Formula): Operation {
  return product(quotient(part, whole), constant('100'));
}

/** The change from one figure to another in per cent. */
export function percentChange(from: Formula, to: Formula): Operation {
  return difference(percent(to, from), constant('100'));
}

/** The mean over groups, each with its number and its mean. */
export function pooledMean(groups: readonly (readonly [number: Formula, mean: Formula])[], total?: Formula): Operation {
  const whole = total ?? sum(...groups.map(([number]) => number));
  return quotient(sum(...groups.map(([number, mean]) => product(number, mean))), whole);
}

/** The figures that a formula reads, each once, in order. */
export function figuresIn(formula: Formula): string[] {
  if (typeof formula === 'string') return [formula];
  if ('constant' in formula) return [];
  return [...new Set(formula.of.flatMap(figuresIn))];
}
