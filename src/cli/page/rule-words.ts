import { compareRatios, ONE, parseRatio, subtractRatios } from '../../exact/ratio.js';
import type { ModerationStep } from '../../moderation/result/round.js';
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

/** What a rule of each kind did, with its sum. */
export function ruleWords(step: Changed, period: Period): string {
  const { before: from } = step;
  if (from === null) return personWords(step);
  const change = { ...step, before: from };
  return WORDS.get(step.rule)?.(change, stepsOf(step), period) ?? moved('Our rule moved the amount', change);
}

/** The same where its sum may not be shown. */
export function withoutSum({ rule }: ModerationStep): string {
  return PLAIN.get(rule) ?? 'A rule of ours changed the amount.';
}

/** The rules that hold an amount against the package before. */
export const BY_PACKAGE: ReadonlySet<string> = new Set(['limit-change', 'peg', 'protect', 'blend', 'taper']);

type Find = (name: string) => Step | undefined;
type Tell = (step: Moved, find: Find, period: Period) => string | undefined;

function stepsOf({ id, steps }: ModerationStep): Find {
  const byId = new Map(steps.map((one) => [one.id, one]));
  return (name) => byId.get(`${id}.${name}`);
}

const WORDS: ReadonlyMap<string, Tell> = new Map<string, Tell>([
  ['limit-change', limitWords],
  ['blend', blendWords],
  ['taper', taperWords],
  ['peg', pegWords],
  [
    'protect',
    (step, find, period) =>
      `${before(find, period)} You do not get less than that. ${moved('So the amount went', step)}`,
  ],
  ['ceiling', (step, find, period) => bound('The most that we pay is', step, find, period)],
  ['floor', (step, find, period) => bound('The least that we pay is', step, find, period)],
  [
    'hold-back',
    (step) =>
      `We kept ${formatPounds(step.heldBack ?? '0.00')} back as a reserve. ${moved('So the amount went', step)}`,
  ],
  ['round', (step) => `We rounded ${formatPounds(step.before)} to ${formatPounds(step.after)}.`],
  ['override', personWords],
  ['sign-off', personWords],
]);

const PLAIN: ReadonlyMap<string, string> = new Map([
  ['limit-change', 'We limited how far the amount may move from your earlier support.'],
  ['blend', 'We mixed the amount with your earlier support.'],
  ['taper', 'We move from your earlier support to the amount in steps.'],
  ['peg', 'We kept to your earlier support for a time.'],
  ['protect', 'You do not get less than your earlier support cost.'],
  ['ceiling', 'The most that we pay was held to.'],
  ['floor', 'The least that we pay was held to.'],
  ['hold-back', 'We kept a part back as a reserve.'],
  ['round', 'We rounded the amount.'],
  ['override', 'A person set another amount.'],
  ['sign-off', 'A person set another amount.'],
]);

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
  return `${what} cost ${perPeriod(base?.result ?? '0.00', period)}${newer ? ' in newer prices' : ''}.`;
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
