import * as z from 'zod';
import { fail, type Path } from '../../../errors.js';
import { parseRatio, type Ratio } from '../../../exact/ratio.js';
import { atMost } from '../../../exact/wire.js';
import { schemaOf } from '../../../parse/check.js';

const PATTERN = '^\\d+(?:\\.\\d+|/0*[1-9]\\d*)?$';

/** How an exact number that is more than 0 is written, for JSON Schemas. */
export const MORE_THAN_NOUGHT = PATTERN.replace('^', '^(?=[0.]*[1-9])');

/**
 * The wire form of an exact number that a calibration stores: `12.5`, or a fraction such as `1125/7` where it does not
 * end.
 *
 * @param check refuses what is not allowed there
 */
export function exactTextSchema(check: (value: Ratio) => void, pattern = PATTERN) {
  return schemaOf(z.string().max(200).meta({ pattern }), (text): Ratio => {
    const value = parseRatio(text);
    check(value);
    if (text.startsWith('-')) fail('invalid', NOWHERE, 'an exact number that is stored has no sign');
    return value;
  });
}

/** The same for a number between 0 and a limit. */
export function exactTextUpTo(what: string, max: number) {
  const check = ({ numerator, denominator }: Ratio): void => {
    if (numerator >= 0n && numerator <= BigInt(max) * denominator) return;
    fail('out-of-range', NOWHERE, `${what} lies between 0 and ${max}`);
  };
  return exactTextSchema(check, PATTERN.replace('^', `^(?:(?=\\d+/)|${atMost(max)})`));
}

const NOWHERE: Path = [];
