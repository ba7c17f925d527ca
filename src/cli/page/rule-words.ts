import { compareRatios, ONE, parseRatio, subtractRatios } from '../../exact/ratio.js';
import type { ModerationStep } from '../../moderation/result/round.js';
import type { RuleKind } from '../../moderation/rules/list.js';
import { formatPounds } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import type { Step } from '../../record/step/step.js';
import { dayWords, perCent, perPeriod, reasonWords } from './words.js';

/** A rule that changed an amount, or gave the first one. */
export interface Changed extends ModerationStep {
  readonly after: string;
}

/** One that changed an amount that there was. */
interface Moved extends Changed {
  readonly before: string;
}

/** What a family's page says of a kind of rule. */
interface PageWords {
  /** What the rule did, with its sum; undefined where the record does not hold what the words need. */
  readonly tell: Tell;
  /** The same where its sum may not be shown. */
  readonly plain: string;
  /** What the rule is on: "The rule on … is from the director." */
  readonly topic: string;
  /** What stands beside its bar in the picture of the steps. */
  readonly label: string;
}

/** What a rule did, with its sum. */
export function ruleWords(step: Changed, period: Period): string {
  const { before: from } = step;
  if (from === null) return personWords(step);
  const change = { ...step, before: from };
  return wordsOf(step)?.tell(change, stepsOf(step), period) ?? moved('Our rule moved the amount', change);
}

/** The same where its sum may not be shown. */
export function withoutSum(step: ModerationStep): string {
  return wordsOf(step)?.plain ?? 'A rule of ours changed the amount.';
}

/** What a rule is on; its own name where no kind has it now. */
export function topicOf(step: ModerationStep): string {
  return wordsOf(step)?.topic ?? step.rule;
}

/** What stands beside the bar of a rule. */
export function labelOf(step: ModerationStep): string {
  return wordsOf(step)?.label ?? 'After a rule';
}

/** The words of a kind; undefined for a name out of an old record that no kind has now. */
function wordsOf({ rule }: ModerationStep): PageWords | undefined {
  return Object.hasOwn(WORDS, rule) ? WORDS[rule as RuleKind] : undefined;
}

type Find = (name: string) => Step | undefined;
type Tell = (step: Moved, find: Find, period: Period) => string | undefined;

function stepsOf({ id, steps }: ModerationStep): Find {
  const byId = new Map(steps.map((one) => [one.id, one]));
  return (name) => byId.get(`${id}.${name}`);
}

/** Every kind of rule; a new one does not compile before its words are here. */
const WORDS: Readonly<Record<RuleKind, PageWords>> = {
  'pass-on': {
    tell: (step) => moved('We passed the amount on. It went', step),
    plain: 'We passed the amount on.',
    topic: 'passing the amount on',
    label: 'Passed on',
  },
  override: {
    tell: personWords,
    plain: 'A person set another amount.',
    topic: 'what a person may set',
    label: 'Set by a person',
  },
  'limit-change': {
    tell: limitWords,
    plain: 'We limited how far the amount may move from your earlier support.',
    topic: 'limits to change',
    label: 'After the limit on change',
  },
  protect: {
    tell: (step, find, period) =>
      `${before(find, period)} You do not get less than that. ${moved('So the amount went', step)}`,
    plain: 'You do not get less than your earlier support cost.',
    topic: 'not getting less',
    label: 'Not less than before',
  },
  peg: {
    tell: pegWords,
    plain: 'We kept to your earlier support for a time.',
    topic: 'keeping your support for a time',
    label: 'Kept for a time',
  },
  taper: {
    tell: taperWords,
    plain: 'We move from your earlier support to the amount in steps.',
    topic: 'change in steps',
    label: 'After this step',
  },
  blend: {
    tell: blendWords,
    plain: 'We mixed the amount with your earlier support.',
    topic: 'the mix with your earlier support',
    label: 'After the mix',
  },
  floor: {
    tell: (step, find, period) => bound('The least that we pay is', step, find, period),
    plain: 'The least that we pay was held to.',
    topic: 'the least that we pay',
    label: 'The least that we pay',
  },
  ceiling: {
    tell: (step, find, period) => bound('The most that we pay is', step, find, period),
    plain: 'The most that we pay was held to.',
    topic: 'the most that we pay',
    label: 'The most that we pay',
  },
  round: {
    tell: (step) => `We rounded ${formatPounds(step.before)} to ${formatPounds(step.after)}.`,
    plain: 'We rounded the amount.',
    topic: 'rounding',
    label: 'Rounded',
  },
  'hold-back': {
    tell: (step) => {
      const kept = step.heldBack === undefined ? 'a part' : formatPounds(step.heldBack);
      return `We kept ${kept} back as a reserve. ${moved('So the amount went', step)}`;
    },
    plain: 'We kept a part back as a reserve.',
    topic: 'the reserve',
    label: 'Less the reserve',
  },
  'sign-off': {
    tell: personWords,
    plain: 'A person set another amount.',
    topic: 'who signs the amount off',
    label: 'Set by a person',
  },
  finalise: {
    tell: (step) => moved('The amount was made final. It went', step),
    plain: 'The amount was made final.',
    topic: 'the final amount',
    label: 'Made final',
  },
};

/** `up from £320.00 to £500.00`. */
function moved(start: string, step: Moved): string {
  const isUp = compareRatios(parseRatio(step.after), parseRatio(step.before)) > 0;
  return `${start} ${isUp ? 'up' : 'down'} from ${formatPounds(step.before)} to ${formatPounds(step.after)}.`;
}

/** What the support before cost, as far as the rule looks at it. */
function before(find: Find, period: Period, base = find('package')): string {
  const [whole, uplifted] = [find('whole-package')?.result, find('uplifted')];
  const counted = find('package')?.result;
  const what = whole === counted ? 'Your earlier support' : 'The part of your earlier support that we count';
  const newer = uplifted !== undefined && base?.id === find('base')?.id;
  if (base === undefined) return `${what} is not on these records.`;
  return `${what} cost ${perPeriod(base.result, period)}${newer ? ' in newer prices' : ''}.`;
}

function limitWords(step: Moved, find: Find, period: Period): string {
  const isUp = compareRatios(parseRatio(step.after), parseRatio(step.before)) > 0;
  const [highest, lowest] = [find('exact-highest'), find('exact-lowest')];
  const limit = [highest, lowest].find((one) => {
    const name = one === highest ? 'highest' : 'lowest';
    return one !== undefined && find(name)?.result === step.after;
  });
  const factor = limit?.inputs.find(({ label }) => label === 'share of it')?.value;
  if (limit === undefined || factor === undefined) return moved('Our limit on change moved the amount', step);
  const isRise = limit === highest;
  const share = isRise ? subtractRatios(parseRatio(factor), ONE) : subtractRatios(ONE, parseRatio(factor));
  const start = before(find, period, find('base'));
  // As printed, a limit on rises can pay more than the target.
  if (isRise === isUp) {
    return isRise
      ? `${start} A big rise is set at ${perCent(share)} by our rule. ${moved('So the amount went', step)}`
      : moved('Our limit on change moved the amount', step);
  }
  const limited = isRise ? 'rise' : 'fall';
  return `We limited the ${limited}. ${start} The amount may ${limited} by ${perCent(share)} of that at most. ${moved('So it went', step)}`;
}

function blendWords(step: Moved, find: Find, period: Period): string | undefined {
  const weight = find('from-package')?.inputs.find(({ label }) => label === 'weight of the package')?.value;
  if (weight === undefined) return undefined;
  const share = perCent(parseRatio(weight));
  const rest = perCent(subtractRatios(ONE, parseRatio(weight)));
  const mix = `We took ${share} of that and ${rest} of ${formatPounds(step.before)}.`;
  return `${before(find, period)} ${mix} That makes ${formatPounds(step.after)}.`;
}

function taperWords(step: Moved, find: Find, period: Period): string | undefined {
  const inputs = find('exact')?.inputs ?? [];
  const [now, last] = [inputs.find(({ name }) => name === 'x'), inputs.find(({ name }) => name === 'x1')];
  if (now === undefined || last === undefined) return undefined;
  const way = `We go from there to ${formatPounds(step.before)} in ${last.value} equal steps.`;
  return `${before(find, period)} ${way} Step ${now.value} is ${formatPounds(step.after)}.`;
}

function pegWords(step: Moved, find: Find, period: Period): string {
  const until = /until (\d{4}-\d{2}-\d{2})/.exec(find('after')?.rule ?? '')?.[1];
  const time = until === undefined ? 'for a time' : `until ${dayWords(until)}`;
  return `${before(find, period)} We keep to that ${time}. ${moved('So the amount went', step)}`;
}

function bound(start: string, step: Moved, find: Find, period: Period): string | undefined {
  const limit = find('exact')?.inputs.find(({ from, name }) => from === undefined && name === 'value')?.value;
  if (limit === undefined) return undefined;
  return `${start} ${perPeriod(step.after, period)}. ${moved('So the amount went', step)}`;
}

function personWords({ actor, on, reason, before: from, after }: Changed): string {
  const day = on === undefined ? '' : ` on ${dayWords(on)}`;
  const was = from === null ? 'There was none before.' : `It was ${formatPounds(from)}.`;
  return `${actor} set the amount at ${formatPounds(after)}${day}. ${was} ${reasonWords(reason)}`;
}
