import type { ErrorCode } from '../../errors.js';
import { isRasError, show } from '../../errors.js';
import { POINTS, parseExact } from '../../exact/quantity.js';
import { compareRatios, formatRatio, type Ratio, ratio } from '../../exact/ratio.js';
import { POSITIONS, pointsAt, spanOf } from '../instrument/bands.js';
import type { IndexedLevel, IndexedStatement } from '../instrument/indexed.js';
import type { Band } from '../instrument/instrument.js';
import { listNames, nameKey } from '../text.js';
import type { AnswerValue } from './response.js';

/** An answer as the statement understands it. */
export type Answer = LevelAnswer | BandAnswer;

interface LevelAnswer {
  /** The name of the level, as the instrument writes it. */
  readonly level: string;
  /** Absent where the statement has no points. */
  readonly points?: Ratio;
  /** The place of the level in its list. */
  readonly index: number;
  readonly band?: undefined;
}

interface BandAnswer {
  /** The name of the band, as the instrument writes it. */
  readonly level: string;
  readonly points: Ratio;
  readonly band: Band;
}

/** Why an answer cannot be read; not thrown, so that a million of them cost little. */
export interface Refusal {
  readonly code: ErrorCode;
  readonly refused: string;
}

// What cannot be a number of points is not worth an error thrown and caught.
const PLAIN = /^ {0,9}\d{1,10}(?:\.\d{1,20})? {0,9}$/;

const refuse = (code: ErrorCode, refused: string): Refusal => ({ code, refused });

/**
 * Reads an answer: the name of a level, a number of points, or a band with points or a position.
 *
 * @choice answer-text: names are compared without regard to capitals and repeated blanks; a text that names one level
 * and counts the points of another is refused
 */
export function readAnswer(statement: IndexedStatement, value: AnswerValue): Answer | Refusal {
  return statement.bands.size > 0 ? readBand(statement, value) : readLevel(statement, value);
}

function readLevel({ levels }: IndexedStatement, value: AnswerValue): Answer | Refusal {
  if (typeof value === 'object') return refuse('invalid', 'the statement has levels, not bands; name the level');
  const named = typeof value === 'string' ? levels.get(nameKey(value)) : undefined;
  const points = pointsIn(value);
  const scored = points === undefined ? [] : levelsWith(levels, points);
  if (named !== undefined) {
    const other = scored.length > 0 && !scored.includes(named);
    if (other) return refuse('inconsistent', `${show(value)} names one level and is the points of another`);
    return answerOf(named);
  }
  const [only, ...more] = scored;
  if (only === undefined) return refuse('unknown-name', `${show(value)} is not a level; expected ${offer(levels)}`);
  if (more.length > 0) return refuse('inconsistent', `several levels have ${show(value)} points; name the level`);
  return answerOf(only);
}

function levelsWith(levels: IndexedStatement['levels'], points: Ratio): IndexedLevel[] {
  return [...levels.values()].filter((level) => level.points && compareRatios(level.points, points) === 0);
}

function answerOf({ name, points, position }: IndexedLevel): Answer {
  return points === undefined ? { level: name, index: position } : { level: name, points, index: position };
}

function offer(levels: IndexedStatement['levels']): string {
  const names = [...levels.values()].map(({ name, points }) =>
    points === undefined ? show(name) : `${show(name)} (${formatRatio(points)})`,
  );
  return listNames(names);
}

function readBand({ bands }: IndexedStatement, value: AnswerValue): Answer | Refusal {
  if (typeof value === 'number') return bandWith(bands, value);
  if (typeof value === 'object') {
    const band = bands.get(nameKey(value.band));
    if (band === undefined) return refuse('unknown-name', notABand(value.band, bands));
    return 'position' in value ? inBand(band, value.position) : inBand(band, value.points);
  }
  const whole = bands.get(nameKey(value));
  if (whole !== undefined) return inBand(whole, undefined);
  const colon = value.lastIndexOf(':');
  if (colon < 0) return bandWith(bands, value);
  const band = bands.get(nameKey(value.slice(0, colon)));
  if (band === undefined) return refuse('unknown-name', notABand(value.slice(0, colon), bands));
  return inBand(band, value.slice(colon + 1).trim());
}

function bandWith(bands: IndexedStatement['bands'], value: string | number): Answer | Refusal {
  const points = pointsIn(value);
  if (points === undefined) return refuse('unknown-name', notABand(value, bands));
  if (points.denominator !== 1n) return refuse('invalid', `${show(value)} is not a whole number of points`);
  const band = [...bands.values()].find(({ from, to }) => isWithin(points, from, to));
  const spans = listNames([...bands.values()].map(spanOf));
  return band === undefined
    ? refuse('out-of-range', `${show(value)} points lie in no band; the bands are ${spans}`)
    : { level: band.name, points, band };
}

/** The answer of a place in a band: whole points, a position, or nothing where the band holds a single number. */
function inBand(band: Band, place: string | number | undefined): Answer | Refusal {
  const named = `band ${show(band.name)} (${spanOf(band)})`;
  if (place === undefined && band.from === band.to) return { level: band.name, points: ratio(BigInt(band.from)), band };
  if (place === undefined) return refuse('missing', `${named} has several points; say which`);
  const position = POSITIONS.find((one) => one === (typeof place === 'string' ? place.toLowerCase() : place));
  if (position !== undefined) {
    const points = pointsAt(band, position);
    const count = band.to - band.from + 1;
    return points === undefined
      ? refuse(
          'inconsistent',
          `${named} holds ${count} whole numbers; ${position} needs exactly three: give the points`,
        )
      : { level: band.name, points: ratio(BigInt(points)), band };
  }
  const points = pointsIn(place);
  if (points === undefined)
    return refuse('invalid', `${show(place)} is neither points nor a position (bottom, middle, top)`);
  if (points.denominator !== 1n) return refuse('invalid', `${show(place)} is not a whole number of points`);
  if (!isWithin(points, band.from, band.to))
    return refuse('out-of-range', `${show(place)} points lie outside ${named}`);
  return { level: band.name, points, band };
}

function isWithin({ numerator }: Ratio, from: number, to: number): boolean {
  return numerator >= BigInt(from) && numerator <= BigInt(to);
}

function notABand(value: unknown, bands: IndexedStatement['bands']): string {
  const names = [...bands.values()].map((band) => `${show(band.name)} (${spanOf(band)})`);
  return `${show(value)} is not a band or a number of points; expected ${listNames(names)}`;
}

/** A value as points, when it is a plain number within the limits of points. */
function pointsIn(value: AnswerValue | string | number): Ratio | undefined {
  if (typeof value === 'object' || (typeof value === 'string' && !PLAIN.test(value))) return undefined;
  try {
    return parseExact(value, POINTS);
  } catch (error) {
    if (!isRasError(error)) throw error;
    return undefined;
  }
}
