import { ratio } from '../exact/ratio.js';
import type { RoundingMode } from '../exact/round.js';
import { type Rounding, roundPence } from './rounding.js';

/** Up to here a whole number, twice a remainder and a quotient times its divisor are exact as plain numbers. */
export const MAX_WHOLE = 2 ** 51;

/** Rounds quotients of whole numbers as `roundPence` does, in plain numbers where that is exact. */
export interface WholeRounder {
  /** The unit in whole pence. */
  readonly unit: number;
  /** Whole pence from `numerator` / `denominator` pence; 0 or more, both and their units at most `MAX_WHOLE`. */
  quotient(numerator: number, denominator: number): number;
  /** The same without limits. */
  bigQuotient(numerator: bigint, denominator: bigint): number;
}

/** A rounder to a unit, in a mode. */
export function wholeRounder(rounding: Rounding): WholeRounder {
  const unit = Number(rounding.unit);
  const up = goesUp(rounding.mode);
  return {
    unit,
    quotient(numerator, denominator) {
      const divisor = denominator * unit;
      let quotient = Math.floor(numerator / divisor);
      let remainder = numerator - quotient * divisor;
      // The division is rounded to the nearest number, which may be the whole number just above.
      if (remainder < 0) {
        quotient -= 1;
        remainder += divisor;
      }
      return unit * (up(quotient, remainder * 2, divisor) ? quotient + 1 : quotient);
    },
    bigQuotient: (numerator, denominator) => Number(roundPence(ratio(numerator, denominator), rounding)),
  };
}

type GoesUp = (quotient: number, twiceRemainder: number, divisor: number) => boolean;

function goesUp(mode: RoundingMode): GoesUp {
  switch (mode) {
    case 'down':
      return () => false;
    case 'up':
      return (_, twiceRemainder) => twiceRemainder > 0;
    case 'half-up':
      return (_, twiceRemainder, divisor) => twiceRemainder >= divisor;
    case 'half-even':
      return (quotient, twiceRemainder, divisor) =>
        twiceRemainder > divisor || (twiceRemainder === divisor && quotient % 2 === 1);
  }
}
