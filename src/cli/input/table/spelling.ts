import damerauLevenshtein from 'damerau-levenshtein';
import { simplify } from '../../../intake/plain-name.js';

/** The known name that a name looks like a misspelling of, if there is one: `Case ID` and `case_di` for `case_id`. */
export function likelyMeant(name: string, known: Iterable<string>): string | undefined {
  const plain = simplify(name);
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const far = farness(plain, candidate);
    if (far >= least) continue;
    nearest = candidate;
    least = far;
  }
  return nearest;
}

/** How far a simplified name is from a known one; without end where they are not alike. */
function farness(plain: string, candidate: string): number {
  const other = simplify(candidate);
  if (plain === other) return 0;
  if (plain === `${other}s` || other === `${plain}s`) return 1;
  if (isOtherWordForDay(plain, other)) return 1;
  if (plain.length === 4 && other.length === 4 && isSwapped(plain, other)) return 1;
  const allowed = candidate.length >= 8 ? 2 : candidate.length >= 5 ? 1 : 0;
  if (Math.abs(plain.length - other.length) > allowed) return Number.POSITIVE_INFINITY;
  // How many letters are to be added, dropped, changed or swapped with a neighbour.
  const far = damerauLevenshtein(plain, other).steps;
  return far <= allowed ? far : Number.POSITIVE_INFINITY;
}

/** Whether a name is another way to name the first or the last day of something: `ends_on` and `End date` for `end`. */
function isOtherWordForDay(plain: string, other: string): boolean {
  if (other !== 'start' && other !== 'end') return false;
  const [, stem] = /^(.*?)(?:s|ed)?(?:on|date|day)$/.exec(plain) ?? [];
  return stem === other;
}

/** Whether two names differ by two neighbours that are swapped; in so short a name nothing else is a slip. */
function isSwapped(plain: string, other: string): boolean {
  return damerauLevenshtein(plain, other).steps === 1 && [...plain].sort().join('') === [...other].sort().join('');
}
