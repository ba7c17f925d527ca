import type { StageComparison } from '../../change/compare/comparison.js';
import { blanksOf } from '../../change/tables/suppress.js';
import { isShareableChain } from '../../cohort/share/exposed.js';
import { at } from '../../exact/at.js';
import { type Amount, formatPounds, parseAmount } from '../../money/amount.js';
import type { CouncilResults } from '../../run/results.js';
import { OUTCOMES_INSIDE } from '../equity.js';
import type { Sheet } from '../sheet.js';
import { affordableWords } from './affordable.js';
import { contestedSentences } from './contested.js';
import { uncertainOf } from './control.js';
import { enoughWords } from './enough.js';
import { equalHeadline } from './equal-headline.js';
import { howSure } from './how-sure.js';
import { readResults } from './read-results.js';
import { recalibrationWords } from './recalibration.js';
import { toldIn } from './told-in.js';
import { familiesOf, NOT_SHARED, type Told } from './words.js';

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
 * What a council's run comes to, on one page that a director and a parents' forum can both read. It names no family, and
 * where the council says what is small it tells no figure of few families and none from which one could be worked out.
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
  readResults(results);
  return directorSheetFor(results, results.shared);
}

/** The same page for sharing, or without `shared` for inside. */
export function directorSheetFor(results: CouncilResults, shared: CouncilResults['shared']): Sheet {
  const checked = readResults(results);
  const { enough, affordable, recalibration, outcomes } = checked;
  const told = toldIn(shared);
  const answers = [
    enoughWords(enough, told),
    [
      ...affordableWords(affordable, outcomes.length, told),
      ...uncertainWords(outcomes, told),
      ...contestedSentences(outcomes, told),
    ],
    // Without a recalibration nobody is told anything else, and it is no question.
    recalibration === undefined ? [] : recalibrationWords(recalibration, shared?.least),
    howSure(checked, shared),
    gains(checked.comparisons, shared),
    equal(checked, shared),
  ];
  return {
    title: 'What this comes to: questions and answers',
    columns: ['question', 'answer'],
    rows: QUESTIONS.flatMap((question, index) => at(answers, index).map((answer) => [question, answer])),
  };
}

/** Of how many families money of a stream may not come; it is in no indicative budget. */
function uncertainWords(outcomes: CouncilResults['outcomes'], told: Told): string[] {
  const some = uncertainOf(outcomes);
  if (some === 0) return [];
  const families = told('scenarios') ? familiesOf(some) : 'some families';
  return [`For ${families} the money of a funding stream may not come; it is not in the indicative budgets.`];
}

const pounds = (amount: Amount): string => `${formatPounds(amount.replace('-', ''))} a year`;

function gains(comparisons: readonly StageComparison[], shared: CouncilResults['shared']): string[] {
  const told = toldIn(shared);
  return comparisons.map(({ to, existing: { n, directions, amounts }, rules, excluded }) => {
    if (n === 0 || amounts === null)
      return `From today's package without one-offs to the ${to} amount: nobody has both amounts.`;
    if (!told(`change ${to}`))
      return `From today's package without one-offs to the ${to} amount: who gains and who loses is ${NOT_SHARED}.`;
    const { up, unchanged, down } = directions;
    const blank =
      shared === undefined ? [] : blanksOf([[up.cases], [unchanged.cases], [down.cases]], shared.least).rows;
    const part = ({ cases, percent }: { cases: number; percent: string | null }, index: number) =>
      blank[index] === true ? 'some' : `${cases} (${percent} %)`;
    const [gainer, change] =
      shared === undefined
        ? [middleOf(n), amounts.medianOfChanges.amount]
        : ['On average they get', amounts.changeOfMean.amount];
    const direction = parseAmount(change) < 0n ? 'less' : 'more';
    // A package of £0 is an amount too, and has no share to change by; whether there is one tells of few families.
    const hasZero = shared !== undefined || excluded.some(({ code }) => code === 'zero-base');
    const who = `${n === 1 ? 'who has' : 'who have'}${hasZero ? ' a package above £0 and' : ''}`;
    return `From today's package without one-offs to the ${to} amount, of ${familiesOf(n)} ${who}${hasZero ? ' the other amount' : ' both'}, ${part(up, 0)} gain, ${part(down, 2)} lose, and for ${part(unchanged, 1)} it changes by less than ${rules.threshold} %. ${gainer} ${pounds(change)} ${direction}.${shared === undefined ? apartWords(excluded) : ''}`;
  });
}

/** Of an even number no family is in the middle: the median lies halfway between two, and may be what neither gets. */
const middleOf = (n: number): string =>
  n % 2 === 1 ? 'The family in the middle gets' : 'Halfway between the two families in the middle it is';

const ZERO_PACKAGE = 'a package of £0 without one-offs';

/** Who is not compared, though no newcomer; only for inside, since the number may be of few. */
function apartWords(excluded: StageComparison['excluded']): string {
  const those = excluded.filter(({ code }) => code === 'missing-amount' || code === 'zero-base');
  if (those.length === 0) return '';
  return ` Not compared: ${those.map(({ code, reason, cases }) => `${familiesOf(cases)} (${code === 'zero-base' ? ZERO_PACKAGE : reason})`).join(', ')}.`;
}

/** How many families' answers were lowered, over all groups: those of each are in the internal copy. */
function loweredWords(
  lowered: CouncilResults['lowered'],
  families: number,
  shared: CouncilResults['shared'],
): string[] {
  const all = lowered?.[0]?.groups.find(({ group }) => group === null);
  if (all === undefined) return [];
  if (shared !== undefined && !isShareableChain([all.lowered, all.n, families], shared.least)) return [];
  const some = `${all.lowered.toLocaleString('en-GB')} of ${familiesOf(all.n)} with an answer of their own`;
  return [`For ${some} at least one agreed answer has fewer points than the family’s own.`];
}

function equal(
  { equity: whole, outcomes, outcomeGaps, lowered }: CouncilResults,
  shared: CouncilResults['shared'],
): string[] {
  const equity = shared === undefined ? whole : shared.equity;
  if (outcomes.length === 0) return ['Nobody is allocated, so that nobody can be compared.'];
  const mixed = (shared?.mixed ?? []).map(
    (stage) =>
      `By group the ${stage} amounts are not shared: with those of the earlier page they could tell of few families.`,
  );
  if (equity === undefined && whole !== undefined) return mixed;
  if (equity === undefined) return ['This was not looked at: the council file names no characteristics in equity.'];
  const sections = equity.sections.filter(({ question }) => question !== FOR_STATISTICIANS);
  const questions = sections.flatMap(({ question, answers }) => answers.map((one) => `${question} ${one}`));
  return [
    ...equalHeadline(equity),
    ...equity.compared,
    ...mixed,
    ...questions,
    ...equity.notes.map((one) => `What to know: ${one}`),
    ...loweredWords(lowered, outcomes.length, shared),
    ...(shared === undefined || outcomeGaps === undefined ? [] : [OUTCOMES_INSIDE]),
    ...equity.cannotShow.map((one) => `What figures cannot show: ${one}`),
  ];
}
