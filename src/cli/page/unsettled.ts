import type { ContestedResult } from '../../moderation/case/contested.js';
import type { Challenge } from '../../moderation/challenge/challenge.js';
import type { ModeratedStage } from '../../moderation/moderated-stage.js';
import type { ModerationStep } from '../../moderation/result/round.js';
import { peopleOf } from '../../moderation/rules/list.js';
import { formatPounds } from '../../money/amount.js';
import { beginsWithFirst } from './changes.js';
import { dutyOf, type FamilyFacts, type Standing } from './facts.js';
import { NAMES } from './names.js';
import type { Section } from './page.js';
import { dayWords, listed, perPeriod, quoted, reasonWords } from './words.js';

/** What may still change the amount, or keeps it from being one. */
export function unsettledSection(facts: FamilyFacts, standing: Standing): Section {
  const stages = [...stageItems(facts, 'communicated'), ...stageItems(facts, 'final')];
  const items = [
    ...stages,
    ...contestedItems(facts, standing),
    ...facts.challenges.flatMap((one) => pendingItems(one, facts)),
    ...notFinal(facts, standing),
    ...dutyItems(facts, standing).filter((one) => !(one.startsWith(UNKNOWN) && stages.includes(UNKNOWN))),
  ];
  const blocks = items.length === 0 ? NOTHING : [{ kind: 'list', items } as const];
  return { heading: 'What is not settled', blocks };
}

const UNKNOWN = 'We cannot say yet if it is enough.';
const NOTHING = [{ kind: 'text', text: 'These records leave nothing open.' }] as const;

function stageItems(facts: FamilyFacts, stage: ModeratedStage): string[] {
  const { moderated, shown } = facts;
  if (moderated === undefined) return [];
  const { proposed, status, period } = moderated;
  const steps = moderated.moderation.filter(({ at }) => at === stage);
  const amount = proposed[stage];
  const isShown = amount !== null && (shown.indicative || !beginsWithFirst(facts, stage));
  const what = isShown ? `${perPeriod(amount, period)}` : 'An amount';
  if (status[stage] === 'awaiting') {
    const who = steps.filter(({ decision }) => decision === 'awaiting').map((step) => whoSigns(step, facts));
    const whom = who.length === 0 ? '' : ` It waits for ${listed(who)}.`;
    const duty = moderated.duty.find((one) => one.stage === stage);
    const short = duty?.answer === 'shortfall' ? ` ${isShown ? fallsShort(duty.shortfall, duty.atLeast) : SHORT}` : '';
    return [`${what} was worked out. It is not yet agreed.${whom}${short}`];
  }
  if (status[stage] === 'returned') return steps.filter(({ decision }) => decision === 'return').map(returned);
  if (status[stage] !== 'blocked') return [];
  const why = steps.filter(({ decision }) => decision === 'blocked').flatMap((step) => blockedBy(step, isShown));
  return [`${what} was worked out. It cannot be final yet.`, ...why];
}

/** Who has to sign: as the policy names them. */
function whoSigns({ id, actor }: ModerationStep, { inputs }: FamilyFacts): string {
  const rule = inputs?.policy.rules.find((one) => (one.id ?? one.rule) === id);
  const roles = rule === undefined ? [] : (peopleOf(rule.rule)?.roles(rule) ?? []);
  return roles.length === 0 ? actor : listed(roles, 'or');
}

function returned({ actor, on, reason }: ModerationStep): string {
  const day = on === undefined ? '' : ` on ${dayWords(on)}`;
  return `Your case was sent back by ${actor}${day}. It has to start again. ${reasonWords(reason)}`;
}

/** What a final amount lacks, in the words that the record has for it, plainer. */
function blockedBy({ because = '' }: ModerationStep, isShown: boolean): string[] {
  return because.split('; ').map((one) => {
    const known = LACKS.get(one);
    if (known !== undefined) return known;
    const short = /^£(\d+\.\d{2})( or more)? short of what meeting assessed need costs$/.exec(one);
    if (short === null) return `Why it cannot be final: ${quoted(one)}.`;
    return isShown ? fallsShort(short[1] ?? '', short[2] !== undefined) : SHORT;
  });
}

/** Where the amount is not shown, the pounds that it falls short by would give it away beside what the needs cost. */
const SHORT = 'It falls short of your needs.';

const fallsShort = (shortfall: string, atLeast: boolean): string =>
  `It falls short by ${formatPounds(shortfall)}${atLeast ? ' or more' : ''}.`;

const LACKS: ReadonlyMap<string, string> = new Map([
  ['the sign-off is still awaited', 'It is not signed off.'],
  ['the plan is not complete', 'The plan is not complete.'],
  ['the plan is not agreed', 'The plan is not agreed.'],
  ['no school place is confirmed', 'The school place is not confirmed.'],
  ['it cannot be said yet whether the amount meets assessed need', UNKNOWN],
]);

function contestedItems({ moderated, shown }: FamilyFacts, { period }: Standing): string[] {
  const contested = moderated?.contested;
  return contested === undefined ? [] : bothBudgets(contested, shown.indicative, shown.traditional, period);
}

/** Both budgets of contested answers, and what is paid until they are decided. */
function bothBudgets(
  { asAgreed, asClaimed, whileContested, meanwhile }: ContestedResult,
  isFirstShown: boolean,
  isPackageShown: boolean,
  period: Standing['period'],
): string[] {
  const both = isFirstShown
    ? ` By our answers it comes to ${perPeriod(asAgreed, period)}. By yours it comes to ${perPeriod(asClaimed, period)}.`
    : '';
  return [
    `You do not agree with some of the answers.${both} Nothing is final until that is decided.`,
    whileContested === 'present-package'
      ? meanwhile === null
        ? 'Until then nothing is paid: there is no present support.'
        : `Until then your present support is paid${isPackageShown ? `: ${perPeriod(meanwhile, period)}` : ''}.`
      : `Until then the ${whileContested} of the two is paid${isFirstShown && meanwhile !== null ? `: ${perPeriod(meanwhile, period)}` : ''}.`,
  ];
}

function pendingItems(challenge: Challenge, { shown, reader }: FamilyFacts): string[] {
  const { raisedBy, raisedOn, against, amountBefore, paidMeanwhile, outcome, contested, period, grounds, duty } =
    challenge;
  if (outcome.result !== 'pending') return [];
  const isFirst = against === 'indicative' && !shown.indicative;
  const amount = isFirst ? 'first amount' : `${NAMES[against]} of ${perPeriod(amountBefore, period)}`;
  const why = reader === 'officer' ? ` The grounds: ${quoted(grounds)}.` : '';
  const short = duty.answer === 'shortfall' ? shortWords(duty.shortfall, duty.atLeast) : '';
  const both = contested === undefined ? [] : bothBudgets(contested, shown.indicative, shown.traditional, period);
  const isPaidShown = contested === undefined ? !isFirst : shown.indicative && shown.traditional;
  return [
    `The ${amount} was challenged by ${raisedBy} on ${dayWords(raisedOn)}. That is not decided yet.${why}`,
    ...(isPaidShown ? [`Until it is decided, ${perPeriod(paidMeanwhile.amount, period)} is paid.${short}`] : []),
    ...both,
  ];
}

const shortWords = (shortfall: string, atLeast: boolean): string =>
  ` What holds until then falls short of your needs by ${formatPounds(shortfall)}${atLeast ? ' or more' : ''}.`;

function notFinal({ moderated, allocation }: FamilyFacts, { stage }: Standing): string[] {
  if (stage === 'final' || stage === 'plan') return [];
  const stages = Object.values(moderated?.status ?? {});
  if (stages.some((one) => one === 'awaiting' || one === 'returned' || one === 'blocked')) return [];
  if (stage !== 'none') return ['There is no final budget on these records.'];
  const status = allocation?.status;
  if (status === 'not-eligible' || status === 'no-budget')
    return ['These records do not decide if you can have support of another kind.'];
  return ['There is no amount on these records.'];
}

function dutyItems(facts: FamilyFacts, standing: Standing): string[] {
  if (standing.amount === null) return [];
  const duty = dutyOf(facts, standing);
  if (duty === undefined || duty.answer === 'cannot-be-said-yet') return [`${UNKNOWN} See below.`];
  return duty.answer === 'shortfall' ? ['It does not meet your needs. See below.'] : [];
}
