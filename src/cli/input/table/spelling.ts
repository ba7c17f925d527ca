import damerauLevenshtein from 'damerau-levenshtein';
import { simplify } from '../../../intake/plain-name.js';
import { asTyped } from './look-alikes.js';

/** The known name that a name looks like a misspelling of, if there is one: `Case ID` and `case_di` for `case_id`. */
export function likelyMeant(name: string, known: Iterable<string>): string | undefined {
  const seen = asTyped(name);
  const plain = simplify(seen);
  let nearest: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const far = farness(seen, plain, candidate);
    if (far >= least) continue;
    nearest = candidate;
    least = far;
  }
  return nearest;
}

/** How far a name is from a known one, both simplified too; without end where they are not alike. */
function farness(name: string, plain: string, candidate: string): number {
  const other = simplify(candidate);
  if (plain === other) return 0;
  if (plain === `${other}s` || other === `${plain}s`) return 1;
  if (isOtherWordForDay(plain, other)) return 1;
  const allowed = candidate.length >= 8 ? 2 : other.length >= 3 ? 1 : 0;
  if (Math.abs(plain.length - other.length) > allowed || isOtherColumn(name, candidate)) {
    return Number.POSITIVE_INFINITY;
  }
  // How many letters are to be added, dropped, changed or swapped with a neighbour.
  const far = damerauLevenshtein(plain, other).steps;
  return far <= allowed ? far : Number.POSITIVE_INFINITY;
}

/**
 * Words that councils call columns by, a letter from a short name of ours: special educational needs and disabilities are
 * no `end`, a wage is no `age`.
 */
const SHORT_WORDS: ReadonlySet<string> = new Set(
  'and band case code cost date game line list need page pet rate role same send sex side size stage tier tile time tree type unit wage ward week'.split(
    ' ',
  ),
);

/** Whole words that stand a letter or two from a name of ours, of any length. */
const WORDS: ReadonlySet<string> = new Set(
  'aged basic based females form males payee placed prayer prayers referral referrals refers smart smiles suite traditionally'.split(
    ' ',
  ),
);

/** What a column ends with that says who, where or until when, beside one that says on which day. */
const RELATIONS: ReadonlySet<string> = new Set('at by for from in on since to until'.split(' '));

/** Whether a name is one of its own by its words, though only letters from a known one. */
function isOtherColumn(name: string, candidate: string): boolean {
  const [words, others] = [wordsOf(name), wordsOf(candidate)];
  const [last = '', otherLast = ''] = [words.at(-1), others.at(-1)];
  if (words.length > 1 && RELATIONS.has(last) && last !== otherLast) return true;
  const [plain, other] = [words.join(''), others.join('')];
  if (isOtherWord(plain, other) || other === `re${plain}`) return true;
  const differing = words.flatMap((word, index) => (word === others[index] ? [] : [index]));
  const [index = -1] = differing;
  return (
    words.length === others.length &&
    differing.length === 1 &&
    (words[index] ?? '').length >= 4 &&
    isOtherWord(words[index] ?? '', others[index] ?? '')
  );
}

/** The words of a name, without case: `price date` of `Price_date`. */
function wordsOf(name: string): string[] {
  return name
    .slice(0, 100)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Whether a name, or a word of one, is a word of its own. */
function isOtherWord(plain: string, other: string): boolean {
  return WORDS.has(plain) || (other.length <= 4 && SHORT_WORDS.has(plain));
}

/** Whether a name is another way to name the first or the last day of something: `ends_on` and `End date` for `end`, `ended` for `ends_on`. */
function isOtherWordForDay(plain: string, other: string): boolean {
  const [known, stem] = [other, plain].map((one) => /^(start|end)(?:s|ed)?(?:on|date|day)?$/.exec(one)?.[1]);
  return known !== undefined && stem === known;
}
