import type { Answers, Picture, Question } from './page.js';
import { affordablePictures } from './pictures/affordable.js';
import { changePicture, historyPicture } from './pictures/change.js';
import { enoughPicture } from './pictures/enough.js';
import { gapPicture, inequalityPicture } from './pictures/equal.js';
import { familiesOf, listOf } from './pictures/families.js';
import { levelPicture } from './pictures/levels.js';
import { lorenzPicture } from './pictures/lorenz.js';
import { pricePictures } from './pictures/price.js';
import { pointsPicture, stagePictures } from './pictures/scatter.js';
import { tablePicture } from './pictures/table-steps.js';
import type { Answered, ReportText } from './report-text.js';

/** Which sentences answer a question first, and its pictures, the one of the answer at the front. */
interface Shown {
  readonly lead: readonly string[];
  readonly pictures: readonly (Picture | undefined)[];
}

type Show = (answers: readonly string[], report: ReportText) => Shown;

const first = (answers: readonly string[]): readonly string[] => answers.slice(0, 1);

/** How each question is shown; one that is not named here has its first sentence and no picture. */
const SHOWN: ReadonlyMap<string, Show> = new Map<string, Show>([
  [
    'Is it enough?',
    (answers, report) => ({ lead: first(answers), pictures: [enoughPicture(report, answers[0] ?? '')] }),
  ],
  [
    'Is it affordable?',
    (answers, report) => {
      const stages = answers.filter((one) => /^(Yes|No|This cannot be said yet), by the /.test(one));
      // The latest stage is what families are told, or what was agreed.
      const lead = stages.length === 0 ? first(answers) : stages.toReversed();
      return { lead, pictures: affordablePictures(report, answers) };
    },
  ],
  [
    'How sure are we?',
    (answers, report) => {
      const [price, ...budgets] = pricePictures(report, answers);
      return { lead: first(answers), pictures: [price, ...budgets, tablePicture(report), pointsOf(report)] };
    },
  ],
  [
    'Who gains and who loses?',
    (answers, report) => {
      const lead = answers.slice(-1);
      const list = listOf(report);
      const single = list === undefined ? [] : stagePictures(familiesOf(list), answers);
      return { lead, pictures: [changePicture(report, lead[0] ?? ''), ...single, historyPicture(report)] };
    },
  ],
  [
    'Is anyone treated differently at equal need?',
    (answers, report) => {
      const need = answers.find((one) => one.startsWith('Equal need means')) ?? '';
      const list = listOf(report);
      return {
        lead: first(answers),
        pictures: [
          gapPicture(report, answers[0] ?? ''),
          levelPicture(report, need),
          inequalityPicture(report),
          list === undefined ? undefined : lorenzPicture(familiesOf(list)),
        ],
      };
    },
  ],
]);

function pointsOf(report: ReportText): Picture | undefined {
  const list = listOf(report);
  return list === undefined ? undefined : pointsPicture(familiesOf(list));
}

/** The questions of a report with their answers, in its order. */
export function questionsOf(report: ReportText): Question[] {
  return report.questions.map((answered, index) => questionOf(answered, index, report));
}

function questionOf({ question, answers }: Answered, index: number, report: ReportText): Question {
  const show = SHOWN.get(question);
  const { lead, pictures } = show === undefined ? { lead: first(answers), pictures: [] } : show(answers, report);
  const drawn = pictures.filter((one) => one !== undefined);
  // A sentence that stands under its picture is not said a second time.
  const said = new Set([...lead, ...drawn.map(({ sentence }) => sentence)]);
  return {
    id: `question-${index + 1}`,
    question,
    lead,
    // Only the picture of the answer itself stands beside it.
    picture: pictures[0],
    rest: together(answers.filter((answer) => !said.has(answer))),
    pictures: drawn.filter((one) => one !== pictures[0]),
  };
}

/** What sentences begin with that answer a question of their own, or belong to one kind. */
const BEGINNING = /^((?:Do|Is) [^?.:]*\?|What to know:|What figures cannot show:) /;

/** Sentences in their order; what several begin with stands once above them. */
function together(sentences: readonly string[]): Answers[] {
  const groups: { heading: string | undefined; sentences: string[] }[] = [];
  for (const sentence of sentences) {
    const beginning = BEGINNING.exec(sentence)?.[1];
    const heading = beginning?.replace(/:$/, '');
    const own = beginning === undefined ? sentence : sentence.slice(beginning.length + 1);
    const last = groups.at(-1);
    if (last !== undefined && last.heading === heading) last.sentences.push(own);
    else groups.push({ heading, sentences: [own] });
  }
  return groups;
}
