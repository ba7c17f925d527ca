import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalText } from './canonical.js';
import { type Json, toJson } from './json.js';

/**
 * A value as canonical JSON: keys in order, no spaces, numbers and texts written in one way, so that whatever a file or
 * a database did to its spacing and its keys, the same value gives the same text.
 *
 * @throws RasError `invalid` at the place of what JSON cannot hold: a number that is not finite, half a character,
 * something that is no plain data; `too-large` for what is nested without end
 * @source RFC 8785
 * @category Records
 * @example
 * ```ts
 * import { canonicalJson } from 'openras/records';
 * canonicalJson({ b: 1.50, a: ['£'] }); // => '{"a":["£"],"b":1.5}'
 * ```
 */
export function canonicalJson(value: unknown): string {
  return canonicalText(toJson(value));
}

/**
 * The SHA-256 of a value's canonical JSON, as 64 hexadecimal digits: the same for the same value, whatever the order of
 * its keys.
 *
 * @throws RasError `invalid` at the place of what JSON cannot hold
 * @source RFC 8785 (canonical JSON), FIPS 180-4 (SHA-256)
 * @category Records
 * @example
 * ```ts
 * import { sha256Of } from 'openras/records';
 * sha256Of({}); // => '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
 * ```
 */
export function sha256Of(value: unknown): string {
  return sha256OfJson(toJson(value));
}

/** The SHA-256 of what is known to be JSON. */
export function sha256OfJson(value: Json): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalText(value))));
}
