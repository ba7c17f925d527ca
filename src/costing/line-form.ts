import { fail, type Path } from '../errors.js';
import type { Line } from './line.js';

/**
 * Which of its two forms a line has: a stated amount, a quantity with a price, or neither (not priced yet).
 *
 * @throws RasError `inconsistent`, `missing` for a line that is half of one and half of the other
 */
export function formOf(line: Line, path: Path): 'amount' | 'quantity' | 'none' {
  const { amount, quantity, frequency, weeks, price, priceKind } = line;
  if (amount !== undefined) {
    if (quantity !== undefined || frequency !== undefined || price !== undefined || priceKind !== undefined)
      fail('inconsistent', path, 'states an amount and a quantity or a price; expected one or the other');
    checkPeriod(line, path);
    return 'amount';
  }
  if (line.per !== undefined) fail('missing', [...path, 'amount'], `is missing; per ${line.per} is stated without it`);
  if (price !== undefined && priceKind !== undefined)
    fail('inconsistent', [...path, 'priceKind'], 'chooses a price of the price book, but states its own price too');
  if (quantity === undefined) {
    if (frequency !== undefined || weeks !== undefined || price !== undefined)
      fail('missing', [...path, 'quantity'], 'is missing; a frequency, a number of weeks or a price needs a quantity');
    return 'none';
  }
  checkFrequency(line, path);
  return 'quantity';
}

function checkPeriod({ kind, per, weeks, convention }: Line, path: Path): void {
  if (kind === 'one-off') {
    if (per !== undefined && per !== 'one-off')
      fail(
        'inconsistent',
        [...path, 'per'],
        `a one-off is not an amount per ${per}; leave it out, or call it recurring`,
      );
  } else if (per === undefined) {
    fail('missing', [...path, 'per'], 'is missing; expected the period of the amount, such as year or week');
  } else if (per === 'one-off') {
    fail('inconsistent', [...path, 'per'], `a ${kind} line cannot have a one-off amount; is its kind one-off?`);
  }
  if (weeks === undefined) return;
  if (per !== 'week') fail('inconsistent', [...path, 'weeks'], 'goes with an amount per week only');
  refuseBoth(convention, path);
}

function checkFrequency({ frequency, weeks, convention }: Line, path: Path): void {
  if (weeks === undefined) return;
  if (frequency === undefined)
    fail('missing', [...path, 'frequency'], 'is missing; say how often in a week the quantity comes');
  else if (frequency.per !== 'week')
    fail('inconsistent', [...path, 'weeks'], `goes with a frequency per week, not per ${frequency.per}`);
  refuseBoth(convention, path);
}

function refuseBoth(convention: unknown, path: Path): void {
  if (convention === undefined) return;
  const message = 'gives a second answer to how many weeks a year has; expected weeks or a convention, not both';
  fail('inconsistent', [...path, 'convention'], message);
}
