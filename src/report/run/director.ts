import type { StageComparison } from '../../change/compare/comparison.js';
import { type Amount, formatPounds, parseAmount } from '../../money/amount.js';
import type { Firmness } from '../../run/firmness.js';
import type { CouncilResults } from '../../run/results.js';
import type { Sheet } from '../sheet.js';
import { affordableWords } from './affordable.js';
import { enoughWords } from './enough.js';
import { readResults } from './read-results.js';
import { recalibrationWords } from './recalibration.js';
import { familiesOf } from './words.js';

/** The questions of the page, in its order. */
export const QUESTIONS = [
  'Is it enough?',
  'Is it affordable?',
  'Who would be told another amount?',
  'How sure are we?',
  'Who gains and who loses?',
  'Is anyone treated differently at equal need?',
] as const;

/** A part of the statement that speaks in coefficients; the results as JSON have it. */
const FOR_STATISTICIANS = 'How unequal are the amounts, and does that follow need?';

/**
 * What a council's run comes to, on one page that a director and a parents' forum can both read. It names no family.
 *
 * @source RR145 5.25-5.61
 * @choice director-questions: is it enough, is it affordable, after a recalibration who would be told another amount, how sure are we, who gains and who loses, is anyone treated differently
 * at equal need; what was not looked at is said so
 * @example
 * ```ts
 * import { directorSheet } from 'openras/report';
 * import { runCouncil } from 'openras/run';
 * const cases = [{ caseId: 'F1', points: 50, traditional: 3000 }, { caseId: 'F2', points: 40, traditional: 15000 }];
 * const results = runCouncil({
 *   settings: { title: 'Our council', calibrate: { kind: 'price-point', options: { fundingBasis: 'pot' } } },
 *   sample: { cases },
 *   cohort: { cases },
 * });
 * directorSheet(results).rows[0];
 * // => ['Is it enough?', 'This is not known: nobody has said what meeting the assessed needs of any of 2 families costs.']
 * ```
 * @category Run
 */
export function directorSheet(results: CouncilResults): Sheet {
  const checked = readResults(results);
  const { enough, affordable, recalibration, outcomes } = checked;
  const answers = [
    enoughWords(enough),
    affordableWords(affordable, outcomes.length),
    // Without a recalibration nobody is told anything else, and it is no question.
    recalibration === undefined ? [] : recalibrationWords(recalibration),
    sure(checked.firmness),
    gains(checked.comparisons),
    equal(checked),
  ];
  return {
    title: 'What this comes to: questions and answers',
    columns: ['question', 'answer'],
    rows: QUESTIONS.flatMap((question, index) => (answers[index] ?? []).map((answer) => [question, answer])),
  };
}

const pounds = (amount: Amount): string => `${formatPounds(amount.replace('-', ''))} a year`;

function sure(firmness: Firmness | undefined): string[] {
  if (firmness === undefined) return ['This cannot be told here: the model was not calibrated in this run.'];
  const { fit, price } = firmness;
  const answers: string[] = [];
  if (price?.price != null) {
    const { pounds: middle, low, high } = price.price;
    answers.push(
      `A point is worth £${middle} a year. With another ${familiesOf(price.n)} like those of the sample it could as well have been anything from £${low} to £${high} (${price.confidence} % of samples).`,
    );
    const [budget] = price.budgets;
    if (budget !== undefined) {
      answers.push(
        `A middle budget of ${pounds(budget.budget)} could therefore as well be ${formatPounds(budget.low)} or ${formatPounds(budget.high)}: ${formatPounds(budget.soft)} of it are soft.`,
      );
    }
  } else {
    answers.push('The model is not one price of a point, so that no interval of a price is told.');
  }
  if (fit.everyone !== null) {
    answers.push(
      `In the sample a budget is ${pounds(fit.everyone.meanAbsolute.amount)} away from the package that the family has, up or down, on average.`,
    );
  }
  return [...answers, ...(fit.verdict === null ? [] : [fit.verdict.sentence])];
}

function gains(comparisons: readonly StageComparison[]): string[] {
  return comparisons.map(({ to, existing: { n, directions, amounts }, rules }) => {
    if (n === 0 || amounts === null) return `From today's package to the ${to} amount: nobody has both amounts.`;
    const { up, unchanged, down } = directions;
    const part = ({ cases, percent }: { cases: number; percent: string | null }) => `${cases} (${percent} %)`;
    const middle = amounts.medianOfChanges.amount;
    const direction = parseAmount(middle) < 0n ? 'less' : 'more';
    return `From today's package to the ${to} amount, of ${familiesOf(n)} who have both, ${part(up)} gain, ${part(down)} lose, and for ${part(unchanged)} it changes by less than ${rules.threshold} %. The family in the middle gets ${pounds(middle)} ${direction}.`;
  });
}

function equal({ equity, outcomes }: CouncilResults): string[] {
  if (outcomes.length === 0) return ['Nobody is allocated, so that nobody can be compared.'];
  if (equity === undefined) return ['This was not looked at: the council file names no characteristics in equity.'];
  const sections = equity.sections.filter(({ question }) => question !== FOR_STATISTICIANS);
  const questions = sections.flatMap(({ question, answers }) => answers.map((one) => `${question} ${one}`));
  return [...equity.compared, ...questions, ...equity.cannotShow.map((one) => `What figures cannot show: ${one}`)];
}
