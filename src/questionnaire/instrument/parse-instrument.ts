import { fail, type Path, problemList } from '../../errors.js';
import { readAsData } from '../../guard/guard.js';
import { parseOrTell } from '../../parse/parse.js';
import { checkInstrument, hasPoints } from './check-instrument.js';
import { type Instrument, type InstrumentInput, instrumentSchema } from './instrument.js';
import { soundInstrument, wholeInstrument } from './sound.js';

/** The most entries that an instrument holds, counting every list, level and text in it. */
const MAX_ENTRIES = 200_000;

/** Deeper than any instrument nests; what lies below is refused by the schema without a look at it. */
const MAX_DEPTH = 10;

/**
 * Reads an instrument and checks it: ids are unique, bands cover a run of whole points, points are complete, the need
 * question and the sections fit together.
 *
 * The result is plain JSON, and reading it again gives the same.
 *
 * @throws RasError with every problem: `duplicate`, `inconsistent`, `unknown-name`, `missing`, `invalid`; `too-large`
 * beyond 200,000 entries
 * @source RR145 5.9-5.14 (Tables 19 to 21)
 * @choice points-per-level: every level of every statement has points of its own; a multiplier per level would not fit
 * Table 19, whose levels are not in proportion
 * @choice band-points: bands hold whole points, run on without a gap and do not overlap; fractions are for levels
 * @category Questionnaires
 * @example
 * ```ts
 * import { parseInstrument } from 'openras';
 * const instrument = parseInstrument({
 *   schemaVersion: 1,
 *   id: 'short',
 *   version: '1',
 *   title: 'A short questionnaire',
 *   source: { kind: 'council', citation: 'Our council, 2026' },
 *   outcomes: [{ id: 'healthy', title: 'Be healthy' }],
 *   statements: [
 *     { id: 'sleep', outcome: 'healthy', text: 'My child sleeps well', levels: [
 *       { name: 'lots of help', points: 10 }, { name: 'no extra help', points: 0 },
 *     ] },
 *   ],
 * });
 * instrument.statements[0]?.levels?.[0]?.points; // => '10'
 * ```
 */
export function parseInstrument(input: unknown): Instrument {
  return readInstrument(input, []);
}

/** Reads and checks an instrument that stands at a place of a larger input. */
export function readInstrument(input: unknown, at: Path): Instrument {
  const left = readAsData(input, at, () => countEntries(input, MAX_ENTRIES));
  if (left === 0) fail('too-large', at, `has more than ${MAX_ENTRIES} entries`);
  const problems = problemList();
  const instrument = parseOrTell(instrumentSchema, input, problems, at);
  const sound = readAsData(input, at, () =>
    instrument === undefined ? soundInstrument(input) : wholeInstrument(instrument),
  );
  checkInstrument(sound, problems, at);
  return instrument === undefined || problems.total > 0 ? problems.throwAll() : instrument;
}

/**
 * Whether every statement of an instrument has points, so that its scores can be priced.
 *
 * An instrument without points is valid for evaluation: `evaluateResponse` reads its answers.
 *
 * @source RR232 Fig 6
 * @category Questionnaires
 * @example
 * ```ts
 * import { isPriceable } from 'openras/questionnaire';
 * const levels = [{ name: 'help' }, { name: 'no help' }];
 * isPriceable({
 *   schemaVersion: 1,
 *   id: 'evaluation',
 *   version: '1',
 *   title: 'For evaluation only',
 *   source: { kind: 'council', citation: 'Our council, 2026' },
 *   outcomes: [{ id: 'healthy', title: 'Be healthy' }],
 *   statements: [{ id: 'sleep', outcome: 'healthy', text: 'My child sleeps well', levels }],
 * }); // => false
 * ```
 */
export function isPriceable(instrument: InstrumentInput): boolean {
  return parseInstrument(instrument).statements.every(hasPoints);
}

/** What is left of an allowance after counting everything inside a value; 0 when it is used up. */
function countEntries(value: unknown, allowance: number, depth = 0): number {
  let left = Math.max(0, allowance - 1);
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return left;
  for (const one of Array.isArray(value) ? value : Object.values(value)) {
    if (left === 0) return 0;
    left = countEntries(one, left, depth + 1);
  }
  return left;
}
