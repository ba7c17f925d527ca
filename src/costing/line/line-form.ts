import type { Path, ProblemList } from '../../errors.js';
import type { Line } from './line.js';

/** Tells what is wrong with a line that is half of one form and half of another. */
export function checkForm(line: Line, problems: ProblemList, path: Path): void {
  const { amount, quantity, frequency, weeks, price, priceKind } = line;
  if (line.credit && line.kind === 'contingency')
    problems.add('inconsistent', [...path, 'credit'], 'money set aside is no money that comes back');
  if (line.countedFor !== undefined && weeks === undefined && (quantity === undefined || frequency !== undefined))
    problems.add('inconsistent', [...path, 'countedFor'], 'goes with a quantity without a frequency, or with weeks');
  if (amount !== undefined) {
    if (quantity !== undefined || frequency !== undefined || price !== undefined || priceKind !== undefined)
      problems.add('inconsistent', path, 'states an amount and a quantity or a price; expected one or the other');
    else checkPeriod(line, problems, path);
    return;
  }
  if (line.per !== undefined)
    problems.add('missing', [...path, 'amount'], `is missing; per ${line.per} is stated without it`);
  if (price !== undefined && priceKind !== undefined) {
    const message = 'chooses a price of the price book, but states its own price too';
    problems.add('inconsistent', [...path, 'priceKind'], message);
  }
  if (quantity !== undefined) checkFrequency(line, problems, path);
  else if (frequency !== undefined || (weeks !== undefined && line.per === undefined) || price !== undefined) {
    const message = 'is missing; a frequency, a number of weeks or a price needs a quantity';
    problems.add('missing', [...path, 'quantity'], message);
  }
}

function checkPeriod({ kind, per, weeks, convention }: Line, problems: ProblemList, path: Path): void {
  if (kind === 'one-off') {
    if (per !== undefined && per !== 'one-off') {
      const message = `a one-off is not an amount per ${per}; leave it out, or call it recurring`;
      problems.add('inconsistent', [...path, 'per'], message);
    }
  } else if (per === undefined) {
    problems.add('missing', [...path, 'per'], 'is missing; expected the period of the amount, such as year or week');
  } else if (per === 'one-off') {
    const message = `a ${kind} line cannot have a one-off amount; is its kind one-off?`;
    problems.add('inconsistent', [...path, 'per'], message);
  }
  if (weeks === undefined) return;
  if (per !== 'week') problems.add('inconsistent', [...path, 'weeks'], 'goes with an amount per week only');
  refuseBoth(convention, problems, path);
}

function checkFrequency({ frequency, weeks, convention }: Line, problems: ProblemList, path: Path): void {
  if (weeks === undefined) return;
  if (frequency === undefined) {
    problems.add('missing', [...path, 'frequency'], 'is missing; say how often in a week the quantity comes');
  } else if (frequency.per !== 'week') {
    const message = `goes with a frequency per week, not per ${frequency.per}`;
    problems.add('inconsistent', [...path, 'weeks'], message);
  }
  refuseBoth(convention, problems, path);
}

function refuseBoth(convention: unknown, problems: ProblemList, path: Path): void {
  if (convention === undefined) return;
  const message = 'gives a second answer to how many weeks a year has; expected weeks or a convention, not both';
  problems.add('inconsistent', [...path, 'convention'], message);
}
