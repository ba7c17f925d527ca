import { readCount, readNumber } from '../../explain/step/money.js';
import type { Respondent } from '../../questionnaire/columns.js';
import type { StatementScore } from '../../questionnaire/score/score-types.js';
import type { FamilyFacts, Reader } from './facts.js';
import type { Block, Section } from './page.js';
import { quoted } from './words.js';

/** Whose answers a reader sees beside the agreed ones: their own and the worker's, and never another's. */
const OWN: Readonly<Record<Reader, readonly Respondent[]>> = {
  parent: ['parent', 'worker'],
  'young-person': ['child', 'worker'],
  carer: ['carer', 'worker'],
  officer: ['parent', 'child', 'carer', 'worker'],
};

/** What the family told, as points and, where the answers are at hand, in the words of the questionnaire. */
export function answersSection({ points, answered, reader }: FamilyFacts): Section {
  const heading = 'What you told us';
  const all = points === undefined ? [] : [`Your answers came to ${readCount(points, 'point')}.`];
  if (answered === undefined) {
    const none = 'The answers themselves are not kept with these records.';
    return { heading, blocks: [{ kind: 'text', text: [...all, none].join(' ') }] };
  }
  const { score, instrument } = answered;
  const texts = new Map(instrument.statements.map(({ id, text }) => [id, text]));
  const textOf = ({ statementId }: StatementScore): string => texts.get(statementId) ?? statementId;
  const most = `The most that these questions can give is ${readNumber(score.maximum)}.`;
  const rows = score.byStatement.map((one) => [textOf(one), one.level ?? 'No answer', counted(one)]);
  const blocks: Block[] = [
    { kind: 'text', text: [...all, most].join(' ') },
    { kind: 'table', caption: 'The answers that count', columns: ['Question', 'Answer', 'Points'], rows },
  ];
  const apart = reader === undefined ? [] : score.byStatement.flatMap((one) => differing(one, textOf(one), reader));
  if (apart.length > 0) {
    blocks.push({ kind: 'text', text: 'On these, the answers were not the same:' }, { kind: 'list', items: apart });
  }
  return { heading, blocks };
}

function counted({ points, status }: StatementScore): string {
  if (points === null) return 'Not counted';
  return status === 'gated' ? `${readNumber(points)} (no need was stated)` : readNumber(points);
}

/** Who answered what on a statement on which a reader's own answer, the worker's and the agreed one are not alike. */
function differing({ answers, level }: StatementScore, text: string, reader: Reader): string[] {
  const seen = answers.filter(({ respondent }) => OWN[reader].includes(respondent));
  const levels = new Set([...seen.map((one) => one.level), ...(level === null ? [] : [level])]);
  if (levels.size < 2) return [];
  const said = seen.map(({ respondent, level: own }) => `${whoOf(respondent, reader)} said ${quoted(own)}.`);
  const agreed = level === null ? 'Nothing was agreed.' : `What counts is ${quoted(level)}.`;
  return [`On ${quoted(text)}: ${said.join(' ')} ${agreed}`];
}

function whoOf(respondent: Respondent, reader: Reader): string {
  if (respondent === 'worker') return 'The worker';
  return reader === 'officer' ? `The ${respondent}` : 'You';
}
