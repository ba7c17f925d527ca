import type { ProblemList } from '../../../errors.js';
import { readOrTell } from '../../../parse/parse.js';
import type { QuestionnaireName } from '../../../run/council/questionnaire-link.js';
import {
  checkQuestionnaire,
  differ,
  nameOf,
  type SaidQuestionnaire,
  wholeQuestionnaire,
} from '../../data/sample/questionnaire.js';
import type { Reading } from '../../input/table/reading.js';
import type { JsonFile } from '../../input/text/json.js';
import type { GroupRead } from './read-group.js';

interface Rows {
  readonly sample: GroupRead | undefined;
  readonly cohort: GroupRead;
  readonly instrument: JsonFile | undefined;
  readonly model: JsonFile | undefined;
}

/**
 * Sets what rows of the sample and the cohort say of the questionnaire that their points are of against the council's
 * questionnaire and against each other; what cannot be compared is told on the screen.
 *
 * @param problems takes what is wrong
 * @returns the questionnaire of the points where no file of a questionnaire is named and the rows say it
 */
export function rowsOfOneQuestionnaire(
  { sample, cohort, instrument, model }: Rows,
  reading: Reading,
  problems: ProblemList,
): QuestionnaireName | undefined {
  const said = cohort.questionnaire ?? sample?.questionnaire;
  if (instrument !== undefined) {
    const { id, version } = instrument.value as QuestionnaireName;
    tellOther(sample?.questionnaire, { id, version }, 'sample', "the council's questionnaire is", problems);
    tellOther(cohort.questionnaire, { id, version }, 'cohort', "the council's questionnaire is", problems);
    return undefined;
  }
  if (said === undefined) return undefined;
  tellOther(sample?.questionnaire, said, 'sample', "the cohort's are of", problems);
  const whole = wholeQuestionnaire(said);
  if (whole === undefined && model !== undefined) {
    const warnings = readOrTell(problems, () => checkQuestionnaire(model.value as object, said, 'cohort.cases'));
    for (const { message } of warnings ?? []) reading.warn(message);
  }
  return whole;
}

function tellOther(
  own: SaidQuestionnaire | undefined,
  expected: SaidQuestionnaire,
  group: 'sample' | 'cohort',
  words: string,
  problems: ProblemList,
): void {
  if (own === undefined || !differ(own, expected)) return;
  const message = `its points are of ${nameOf(own)}; ${words} ${nameOf(expected)}`;
  problems.add('inconsistent', [group, 'cases'], message);
}
