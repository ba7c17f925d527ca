import { fail, type Path, problemList } from '../../errors.js';
import { ONE } from '../../exact/ratio.js';
import { type Convention, conventionName, conversionFactor, type Period } from '../../money/period.js';
import { given } from '../../record/step/recorder.js';
import type { StepInput } from '../../record/step/step.js';
import type { CostingRules } from '../options.js';
import { restatement } from '../price-book.js';
import type { Line } from './line.js';

/** What a line's amount or price is multiplied by, each with its name. */
export interface Factors {
  readonly inputs: readonly StepInput[];
  /** The convention that made a year of another period, where one was needed. */
  readonly convention: Convention | undefined;
}

/**
 * How many of a period count in the year of a line: its own number of weeks, or a named convention.
 *
 * @throws RasError `choice-needed` when the period is not a year and neither is stated
 * @choice weeks-in-a-year: no default; a line states its weeks, or the nearest convention stated applies (the line's, the package's, the option's)
 */
export function yearFactors(
  per: Period,
  weeks: Line['weeks'],
  convention: Convention | undefined,
  path: Path,
): Factors {
  if (weeks !== undefined)
    return {
      inputs: [given('factor', weeks.number, `weeks a year (${weeks.of ?? 'as stated'})`)],
      convention: undefined,
    };
  if (per === 'year' || per === 'one-off') return { inputs: [], convention: undefined };
  if (convention === undefined) {
    const message = `how many of a ${per} make a year? State the weeks on the line, or a convention such as 52-weeks`;
    return fail('choice-needed', [...path, 'convention'], message);
  }
  const factor = below(path, () => conversionFactor(per, 'year', convention));
  const label = `from a ${per} to a year, by the convention ${conventionName(convention)}`;
  return { inputs: [given('factor', factor, label)], convention };
}

/**
 * The factor that restates a price in those of the year asked for; none where nothing is to be restated.
 *
 * @choice price-base-of-lines: an amount or price on a line without a price base is taken as agreed and is not restated
 * @choice restated-price: a restated unit price is kept exact and not rounded; only the line's cost is
 */
export function restatingFactors(from: string | undefined, { priceYear, book }: CostingRules, path: Path): StepInput[] {
  if (from === undefined || priceYear === undefined) return [];
  const factor = below(path, () => restatement(from, priceYear, book?.rates ?? []));
  if (factor.numerator === ONE.numerator && factor.denominator === ONE.denominator) return [];
  return [given('factor', factor, `from ${from} to ${priceYear} prices`)];
}

/** Carries out `act`; what it refuses is told at the place of the line. */
function below<Result>(path: Path, act: () => Result): Result {
  const problems = problemList();
  try {
    return act();
  } catch (error) {
    problems.addError(error, path);
    problems.throwIfAny();
    throw error;
  }
}
