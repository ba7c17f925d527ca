import { isUtf8 } from 'node:buffer';
import { numberAt } from '../../../exact/at.js';
import { failAt, type Place } from '../../place.js';

const LINE_FEED = 10;

/**
 * Reads bytes as UTF-8 text, without its byte order mark.
 *
 * @throws RasError `invalid` for UTF-16, a NUL, or the first byte that is not UTF-8, with its place
 */
export function decodeUtf8(bytes: Buffer, name: string): string {
  if (bytes[0] === 0xfe ? bytes[1] === 0xff : bytes[0] === 0xff && bytes[1] === 0xfe) {
    failAt('invalid', name, undefined, 'is UTF-16; save it as UTF-8 ("CSV UTF-8" in a spreadsheet)');
  }
  const nul = bytes.indexOf(0);
  if (nul >= 0) failAt('invalid', name, placeOfByte(bytes, nul), 'a NUL byte; expected text in UTF-8');
  if (!isUtf8(bytes)) {
    const at = firstBadByte(bytes);
    const byte = numberAt(bytes, at).toString(16).padStart(2, '0');
    failAt('invalid', name, placeOfByte(bytes, at), `byte ${at + 1} (0x${byte}) is not UTF-8; save the file as UTF-8`);
  }
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString('utf8', hasMark ? 3 : 0);
}

/** The first byte of the first character that is not UTF-8. */
function firstBadByte(bytes: Buffer): number {
  let at = 0;
  for (;;) {
    const lead = numberAt(bytes, at);
    const length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (length > 1 && !isUtf8(bytes.subarray(at, at + length))) return at;
    at += length;
  }
}

function placeOfByte(bytes: Buffer, at: number): Place {
  const lineStart = at === 0 ? 0 : bytes.lastIndexOf(LINE_FEED, at - 1) + 1;
  let line = 1;
  for (let feed = bytes.indexOf(LINE_FEED); feed >= 0 && feed < at; feed = bytes.indexOf(LINE_FEED, feed + 1))
    line += 1;
  return { line, column: bytes.toString('utf8', lineStart, at).length + 1 };
}
