import type { Path } from '../../errors.js';
import { ASKED_OF, type AskedOf, type OpenQuestion } from '../duty/open-question.js';

/**
 * Tells of open questions that nobody asks, that are about something else than their code says, or that stand there more
 * often than there is something to ask about.
 */
export function tellQuestions(
  open: readonly OpenQuestion[],
  at: Path,
  tell: (at: Path, says: unknown, follows: unknown) => void,
): void {
  const seen = new Set<string>();
  const alike = new Set(open.filter(({ code }) => code === 'line-repeated').map(subjectOf));
  open.forEach((question, index) => {
    const { code, needId, lineId, message } = question;
    const of = Object.hasOwn(ASKED_OF, code) ? ASKED_OF[code] : undefined;
    if (of === undefined) {
      tell([...at, index, 'code'], code, 'a question that is asked');
      return;
    }
    if (!isAbout(of, needId, lineId)) tell([...at, index], 'another subject', WORDS[of]);
    // Of two costs in the same words that is asked, too; of what people give, nothing else tells one from another.
    const mayRepeat =
      of === 'each' && (code.endsWith('-repeated') || code === 'own-contribution' || alike.has(subjectOf(question)));
    const key = JSON.stringify([code, needId, lineId, of === 'each' ? message : undefined]);
    if (seen.has(key) && !mayRepeat) tell([...at, index], `${code} once more`, 'each question once');
    seen.add(key);
  });
}

const subjectOf = ({ needId, lineId }: OpenQuestion): string => JSON.stringify([needId, lineId]);

function isAbout(of: AskedOf, needId: unknown, lineId: unknown): boolean {
  const both = needId !== undefined && lineId !== undefined;
  if (of === 'all') return needId === undefined && lineId === undefined;
  if (of === 'need') return needId !== undefined && lineId === undefined;
  if (of === 'line') return lineId !== undefined && needId === undefined;
  return !both && (of === 'each' || needId !== undefined || lineId !== undefined);
}

const WORDS: Readonly<Record<AskedOf, string>> = {
  all: 'what is asked of no need and no line',
  need: 'what is asked of a need',
  line: 'what is asked of a line',
  'need-or-line': 'what is asked of a need or a line',
  each: 'what is asked of a need, of a line, or of a contribution',
};
