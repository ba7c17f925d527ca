// A second reading of the page: every sentence is known here by its form and held against the sealed record with
// arithmetic of its own, in whole pence. A sentence of another form, an amount that does not follow and a change that the
// page passes over are failures. Nothing of src/cli/page is used but the page itself.
import { describe, expect, test } from 'vitest';
import { caseFacts } from '../../../src/cli/data/page/case-facts.js';
import { familyPage } from '../../../src/cli/page/family-page.js';
import { pageAsHtml } from '../../../src/cli/page/html.js';
import { type Family, familyOf } from './families.js';
import { linesOf, sentencesOf } from './lines.js';

const BLOCKS = 6;

/** What a record holds at a place: read as text where it is a leaf, by its names where it is none. */
type Json = string & { readonly [name: string]: Json };

/** The members of a list; none where there is no list. */
const all = (list: Json | undefined): Json[] => (Array.isArray(list) ? (list as unknown as Json[]) : []);

const pence = (text: string): number => Math.round(Number(text.replace(/[£,]/g, '')) * 100);
const MONEY = '(-?£[\\d,]+\\.\\d{2})';
const form = (text: string): RegExp => new RegExp(`^${text.replaceAll('MONEY', MONEY)}$`);

/** The parts of a record that sentences are held against. */
interface Truth {
  readonly allocation: Json;
  readonly moderated: Json;
  readonly challenges: readonly Json[];
  /** Rules that gave another amount, in their order, taken off as the page tells them. */
  readonly changed: Json[];
  /** The amount that holds, in pence; and its stage. */
  readonly now: { readonly stage: string; readonly pence: number } | undefined;
  readonly by: Json | undefined;
  readonly hides: { readonly traditional: boolean; readonly indicative: boolean };
}

function truthOf({ records }: Family): Truth {
  const [allocation, moderated, ...challenges] = JSON.parse(JSON.stringify(records)) as Json[];
  if (allocation === undefined || moderated === undefined) throw new Error('no records');
  const { final, communicated, indicative } = moderated.amounts as Json;
  const isHeld = ['awaiting', 'returned'].includes(String(moderated.result?.status?.communicated));
  const stage = final ? 'final' : communicated ? 'communicated' : isHeld ? 'none' : 'indicative';
  const [first] = challenges;
  const upheld = first !== undefined && first.result?.outcome?.result !== 'pending' ? first : undefined;
  const isChanged = upheld?.result?.amountAfter !== upheld?.result?.amountBefore;
  const held = isHeld ? moderated.result?.proposed?.communicated : indicative;
  const amount = upheld?.result?.amountAfter ?? final ?? communicated ?? held;
  const rules = all(moderated.result?.moderation);
  const disclosure = moderated.inputs?.policy?.disclosure;
  return {
    allocation,
    moderated,
    challenges,
    changed: rules.filter((one) => one.after !== null && one.before !== one.after),
    now: amount ? { stage, pence: pence(amount) } : undefined,
    by: isChanged ? upheld : undefined,
    hides: {
      traditional: String(disclosure?.traditional) === 'false',
      indicative: String(disclosure?.indicative) === 'false',
    },
  };
}

type Check = (truth: Truth, found: readonly string[]) => boolean;

const isDay = (text: string, day: unknown): boolean => new Date(`${text} UTC`).toISOString().slice(0, 10) === day;

/** The next rule that the page has to tell of: of this kind, with these amounts. */
function next(truth: Truth, kind: string, before: string, after: string): Json | undefined {
  const rule = truth.changed.shift();
  const isIt =
    rule?.rule === kind && pence(rule.before ?? '') === pence(before) && pence(rule.after ?? '') === pence(after);
  return isIt ? rule : undefined;
}

const policyRule = ({ moderated }: Truth, rule: Json | undefined): Json | undefined =>
  all(moderated.inputs?.policy?.rules).find((one) => (one.id ?? one.rule) === rule?.id);

/** Exact thousandths of a per cent. */
// A per cent that is none gives no amount that there could be.
const share = (percent: unknown): bigint => BigInt(Math.round((Number(percent) || -1e6) * 1000));
const part = (amount: number, percent: bigint): bigint => BigInt(amount) * percent;
const WHOLE = 100_000n;

const traditional = ({ moderated }: Truth): number => pence(moderated.inputs?.case?.amounts?.traditional ?? 'NaN');
const holds = ({ now }: Truth, text: string): boolean => now?.pence === pence(text);
const stageIs = (truth: Truth, stage: string): boolean => truth.now?.stage === stage;
const status = ({ moderated }: Truth, stage: string): unknown => moderated.result?.status?.[stage];
const isWaiting = (truth: Truth, ...any: string[]): boolean =>
  ['communicated', 'final'].some((stage) => any.includes(String(status(truth, stage))));
const decisions = ({ moderated }: Truth, decision: string): Json[] =>
  all(moderated.result?.moderation).filter((one) => one.decision === decision);
const because = (truth: Truth): string =>
  decisions(truth, 'blocked')
    .map((one) => one.because)
    .join('; ');
const needs = (truth: Truth): Json[] => all(truth.moderated.inputs?.case?.duty?.needs);
const cost = (truth: Truth): number =>
  needs(truth)
    .flatMap(({ lines }) => all(lines))
    .reduce((sum, line) => sum + pence(line.amount ?? ''), 0);
const gifts = (truth: Truth): number =>
  all(truth.moderated.inputs?.case?.duty?.contributions).reduce((sum, one) => sum + pence(one.amount ?? ''), 0);
const missing = (truth: Truth, amount = truth.now?.pence ?? 0): number =>
  Math.max(0, cost(truth) - Math.min(gifts(truth), cost(truth)) - amount);
/** Whether something keeps the question open: a need without a cost, or one whose cost was not set before 1 May. */
const isOpen = (truth: Truth): boolean =>
  needs(truth).length === 0 ||
  needs(truth).some(({ lines, costSetOn }) => lines === undefined || costSetOn !== '2026-04-12');
const people = ({ moderated }: Truth): Json[] =>
  all(moderated.result?.moderation).filter(
    (one) =>
      ['approve', 'determine', 'return'].includes(one.decision ?? '') || (one.rule === 'override' && one.applied),
  );

const FORMS: readonly (readonly [RegExp, Check])[] = [
  // What the amount is now
  [form('Your budget is MONEY a year\\.'), (t, [a = '']) => stageIs(t, 'final') && holds(t, a)],
  [form('It is final\\.'), (t) => stageIs(t, 'final') && status(t, 'final') === 'set' && t.by === undefined],
  [form('The amount we tell you is MONEY a year\\.'), (t, [a = '']) => stageIs(t, 'communicated') && holds(t, a)],
  [
    form('The first amount for you is MONEY a year\\.'),
    (t, [a = '']) => stageIs(t, 'indicative') && holds(t, a) && !t.hides.indicative,
  ],
  [form('It is not final\\.'), (t) => stageIs(t, 'communicated')],
  [form('It is where planning starts\\.'), (t) => stageIs(t, 'indicative')],
  [form('It is not final and may change\\.'), (t) => stageIs(t, 'indicative')],
  [
    form('There is no amount to tell you yet\\.'),
    (t) => stageIs(t, 'none') || (stageIs(t, 'indicative') && t.hides.indicative),
  ],
  [form('We start from a first amount\\.'), (t) => stageIs(t, 'indicative') && t.hides.indicative],
  [
    form('It is our rule not to show (?:that one|the first amount, or how it came about)\\.'),
    (t) => t.hides.indicative,
  ],
  [form('It comes from a challenge\\.'), (t) => t.by !== undefined],
  [form('That was decided on (\\d+ \\w+ \\d{4})\\.'), (t, [day = '']) => isDay(day, t.by?.result?.outcome?.on)],
  [
    form('The final amount before it was MONEY\\.'),
    (t, [a = '']) => pence(t.moderated.amounts?.final ?? '') === pence(a) && t.by !== undefined,
  ],
  // What is not settled
  [
    form('These records leave nothing open\\.'),
    (t) =>
      stageIs(t, 'final') && missing(t) === 0 && !isOpen(t) && t.challenges.every((one) => one.status !== 'pending'),
  ],
  [
    form('MONEY a year was worked out\\.'),
    (t, [a = '']) =>
      ['communicated', 'final'].some((stage) => pence(t.moderated.result?.proposed?.[stage] ?? 'x') === pence(a)) &&
      isWaiting(t, 'awaiting', 'blocked'),
  ],
  [form('An amount was worked out\\.'), (t) => t.hides.indicative && isWaiting(t, 'awaiting', 'blocked')],
  [form('It is not yet agreed\\.'), (t) => isWaiting(t, 'awaiting')],
  [
    form('It waits for ([^.]+)\\.'),
    (t, [who = '']) =>
      who ===
      decisions(t, 'awaiting')
        .map((one) => policyRule(t, one)?.role)
        .join(' and '),
  ],
  [form('It cannot be final yet\\.'), (t) => status(t, 'final') === 'blocked'],
  [form('The plan is not complete\\.'), (t) => String(t.moderated.inputs?.case?.plan?.complete) !== 'true'],
  [form('The plan is not agreed\\.'), (t) => String(t.moderated.inputs?.case?.plan?.agreed) !== 'true'],
  [
    form('The school place is not confirmed\\.'),
    (t) => String(t.moderated.inputs?.case?.plan?.schoolPlaceConfirmed) !== 'true',
  ],
  [
    form('It falls short by MONEY( or more)?\\.'),
    (t, [a = '', more]) =>
      (more !== undefined) === isOpen(t) &&
      ['communicated', 'final'].some(
        (stage) => missing(t, pence(t.moderated.result?.proposed?.[stage] ?? 'x')) === pence(a),
      ),
  ],
  [
    form('Your case was sent back by ([^.]+) on (\\d+ \\w+ \\d{4})\\.'),
    (t, [who, day = '']) => decisions(t, 'return').some((one) => one.actor === who && isDay(day, one.on)),
  ],
  [form('It has to start again\\.'), (t) => isWaiting(t, 'returned')],
  [form('You do not agree with some of the answers\\.'), (t) => t.moderated.inputs?.case?.contested !== undefined],
  [
    form('By our answers it comes to MONEY a year\\.'),
    (t, [a = '']) => pence(t.moderated.inputs?.case?.contested?.asAgreed ?? '') === pence(a) && !t.hides.indicative,
  ],
  [
    form('By yours it comes to MONEY a year\\.'),
    (t, [a = '']) => pence(t.moderated.inputs?.case?.contested?.asClaimed ?? '') === pence(a),
  ],
  [
    form('Nothing is final until that is decided\\.'),
    (t) => t.moderated.amounts?.final === null && t.moderated.inputs?.case?.contested !== undefined,
  ],
  [
    form('Until then the (higher|lower) of the two is paid(?:: MONEY a year)?\\.'),
    (t, [which, a]) => {
      const contested = t.moderated.inputs?.case?.contested;
      const [asAgreed, asClaimed, whileContested] = [
        contested?.asAgreed,
        contested?.asClaimed,
        contested?.whileContested,
      ];
      const two = [pence(asAgreed ?? ''), pence(asClaimed ?? '')];
      return (
        whileContested === which &&
        (a === undefined || pence(a) === (which === 'higher' ? Math.max(...two) : Math.min(...two)))
      );
    },
  ],
  [
    form('Until then your present support is paid(?:: MONEY a year)?\\.'),
    (t, [a]) =>
      t.moderated.inputs?.case?.contested?.whileContested === 'present-package' &&
      (a === undefined ? t.hides.traditional : pence(a) === traditional(t)),
  ],
  [form('Until then nothing is paid: there is no present support\\.'), (t) => Number.isNaN(traditional(t))],
  [
    form('The (amount we told you|final amount) of MONEY a year was challenged by the mother on 3 August 2026\\.'),
    (t, [which, a = '']) =>
      t.challenges.some(
        (one) =>
          pence(one.inputs?.amount ?? '') === pence(a) &&
          (one.inputs?.against === 'final') === (which === 'final amount'),
      ),
  ],
  [form('That is not decided yet\\.'), (t) => t.challenges.some((one) => one.inputs?.outcome?.result === 'pending')],
  [
    form('Until it is decided, MONEY a year is paid\\.'),
    (t, [a = '']) => t.challenges.some((one) => pence(one.inputs?.paidMeanwhile?.amount ?? '') === pence(a)),
  ],
  [form('There is no final budget on these records\\.'), (t) => t.moderated.amounts?.final === null],
  [
    form('We cannot say yet if it is enough\\.'),
    (t) => isOpen(t) && (missing(t) === 0 || because(t).includes('cannot be said yet')),
  ],
  [form('It does not meet your needs\\.'), (t) => missing(t) > 0],
  [form('See below\\.'), () => true],
  // What you told us, and how points became money: 14,100 over 98 points
  [
    form('Your answers came to (\\d+) points?\\.'),
    (t, [points]) => String(t.allocation.inputs?.case?.points) === points,
  ],
  [form('The answers themselves are not kept with these records\\.'), () => true],
  [form('£14,100\\.00 was shared over 98 points\\.'), (t) => !t.hides.indicative],
  [form('So each point is worth about £143\\.88\\.'), () => Math.round((1410000 / 98) * 1) === 14388],
  [
    form('(\\d+) points? at that price comes? to (about )?MONEY\\.'),
    (t, [points, about, a = '']) => {
      const exact = BigInt(points ?? '0') * 1410000n;
      const near = (exact * 2n + 98n) / 196n;
      return (
        String(t.allocation.inputs?.case?.points) === points &&
        BigInt(pence(a)) === near &&
        (about !== undefined) === (exact % 98n !== 0n)
      );
    },
  ],
  [
    form('The first amount for you was MONEY a year\\.'),
    (t, [a = '']) => pence(t.moderated.amounts?.indicative ?? '') === pence(a) && !t.hides.indicative,
  ],
  // What then changed it
  [form('No rule changed the amount\\.'), (t) => t.changed.length === 0],
  [
    form(
      'We limited the (rise|fall)\\. Your earlier support cost MONEY a year\\. The amount may (rise|fall) by ([\\d.]+) per cent of that at most\\. So it went (up|down) from MONEY to MONEY\\.',
    ),
    (t, [side, base = '', again, percent, way, before = '', after = '']) => {
      const rule = policyRule(t, next(t, 'limit-change', before, after));
      const limit = side === 'rise' ? rule?.greatestRise : rule?.greatestFall;
      if (side !== again || Number(percent) !== Number(limit) || pence(base) !== traditional(t)) return false;
      const exact = part(pence(base), side === 'rise' ? WHOLE + share(percent) : WHOLE - share(percent));
      const is = side === 'rise' ? exact / WHOLE : (exact + WHOLE - 1n) / WHOLE;
      return (
        BigInt(pence(after)) === is &&
        (way === 'up') === pence(after) > pence(before) &&
        (way === 'up') === (side === 'fall')
      );
    },
  ],
  [
    form(
      'Your earlier support cost MONEY a year\\. We took ([\\d.]+) per cent of that and ([\\d.]+) per cent of MONEY\\. That makes MONEY\\.',
    ),
    (t, [base = '', one, two, before = '', after = '']) => {
      const rule = policyRule(t, next(t, 'blend', before, after));
      const exact = part(pence(base), share(one)) + part(pence(before), share(two));
      return (
        rule?.packagePercent === one &&
        Number(one) + Number(two) === 100 &&
        pence(base) === traditional(t) &&
        (exact * 2n + WHOLE) / (2n * WHOLE) === BigInt(pence(after))
      );
    },
  ],
  [
    form(
      'Your earlier support cost MONEY a year\\. We go from there to MONEY in (\\d+) equal steps\\. Step (\\d+) is MONEY\\.',
    ),
    (t, [base = '', before = '', all, step, after = '']) => {
      const rule = policyRule(t, next(t, 'taper', before, after));
      const exact = Number(base === '' ? 0 : pence(base)) * Number(all) + (pence(before) - pence(base)) * Number(step);
      return (
        String(rule?.periods) === all &&
        String(rule?.period) === step &&
        pence(base) === traditional(t) &&
        Math.abs(exact / Number(all) - pence(after)) <= 0.5
      );
    },
  ],
  [
    form(
      'Your earlier support cost MONEY a year\\. We keep to that until 31 March 2027\\. So the amount went (up|down) from MONEY to MONEY\\.',
    ),
    (t, [base = '', way, before = '', after = '']) =>
      next(t, 'peg', before, after) !== undefined &&
      pence(base) === pence(after) &&
      pence(base) === traditional(t) &&
      (way === 'up') === pence(after) > pence(before),
  ],
  [
    form(
      'Your earlier support cost MONEY a year\\. You do not get less than that\\. So the amount went up from MONEY to MONEY\\.',
    ),
    (t, [base = '', before = '', after = '']) =>
      next(t, 'protect', before, after) !== undefined &&
      pence(base) === pence(after) &&
      pence(after) > pence(before) &&
      pence(base) === traditional(t),
  ],
  [
    form('The (most|least) that we pay is MONEY a year\\. So the amount went (up|down) from MONEY to MONEY\\.'),
    (t, [which, limit = '', way, before = '', after = '']) => {
      const kind = which === 'most' ? 'ceiling' : 'floor';
      const rule = policyRule(t, next(t, kind, before, after));
      return (
        pence(rule?.amount ?? '') === pence(limit) &&
        pence(limit) === pence(after) &&
        (way === 'down') === (which === 'most') &&
        (way === 'down') === pence(after) < pence(before)
      );
    },
  ],
  [
    form('We kept MONEY back as a reserve\\. So the amount went down from MONEY to MONEY\\.'),
    (t, [held = '', before = '', after = '']) => {
      const rule = policyRule(t, next(t, 'hold-back', before, after));
      const exact = part(pence(before), share(rule?.percent));
      return (
        (exact * 2n + WHOLE) / (2n * WHOLE) === BigInt(pence(held)) && pence(before) - pence(held) === pence(after)
      );
    },
  ],
  [
    form('We rounded MONEY to MONEY\\.'),
    (t, [before = '', after = '']) => {
      const rule = policyRule(t, next(t, 'round', before, after));
      const unit = pence(String(rule?.unit));
      return pence(after) % unit === 0 && Math.abs(pence(after) - pence(before)) < unit;
    },
  ],
  [
    form('([^.]+) set the amount at MONEY on (\\d+ \\w+ \\d{4})\\. It was MONEY\\. The reason given: “([^”]+)”\\.'),
    (t, [who, after = '', day = '', before = '', reason]) => {
      const rule = t.changed.shift();
      const isPerson = rule?.rule === 'override' || rule?.decision === 'determine';
      return (
        isPerson &&
        rule?.actor === who &&
        pence(rule.after ?? '') === pence(after) &&
        pence(rule.before ?? '') === pence(before) &&
        rule.reason === reason &&
        isDay(day, rule.on)
      );
    },
  ],
  [
    form(
      '(?:We limited how far the amount may move from your earlier support|We mixed the amount with your earlier support|We move from your earlier support to the amount in steps|We kept to your earlier support for a time|You do not get less than your earlier support cost|The (?:most|least) that we pay was held to|We kept a part back as a reserve|We rounded the amount|A person set another amount)\\.',
    ),
    (t) => (t.hides.indicative || t.hides.traditional) && t.changed.shift() !== undefined,
  ],
  [
    form('([^.]+) decided on (\\d+ \\w+ \\d{4}): the challenge was (upheld|not upheld)\\.'),
    (t, [who, day = '', how]) =>
      t.challenges.some(
        ({ inputs }) =>
          inputs?.outcome?.by === who &&
          isDay(day, inputs?.outcome?.on) &&
          inputs?.outcome?.result === how?.replace(' ', '-'),
      ),
  ],
  [
    form('The amount did not change\\.'),
    (t) => t.by === undefined && t.challenges.some((one) => one.status === 'not-upheld'),
  ],
  [
    form('The amount is MONEY a year from then on\\.'),
    (t, [a = '']) => pence(t.by?.inputs?.outcome?.amount ?? '') === pence(a) && holds(t, a),
  ],
  [
    form('The reason given: “([^”]+)”\\.'),
    (t, [reason]) =>
      all(t.moderated.result?.moderation).some((one) => one.reason === reason) ||
      t.challenges.some((one) => one.inputs?.outcome?.reason === reason),
  ],
  // Whether it is enough
  [form('To meet your needs costs MONEY a year\\.'), (t, [a = '']) => cost(t) === pence(a) && !isOpen(t)],
  [
    form('As far as we know, to meet your needs costs MONEY a year\\.'),
    (t, [a = '']) => cost(t) === pence(a) && isOpen(t) && needs(t).length > 0,
  ],
  [form('Others pay MONEY of that\\.'), (t, [a = '']) => gifts(t) === pence(a) && gifts(t) < cost(t)],
  [form('No: the (?:first amount|amount that waits) falls short\\.'), (t) => t.hides.indicative && missing(t) > 0],
  [
    form('It falls short of your needs\\.'),
    (t) =>
      t.hides.indicative &&
      ['communicated', 'final'].some((stage) => missing(t, pence(t.moderated.result?.proposed?.[stage] ?? 'x')) > 0),
  ],
  [form('Others pay all of that\\.'), (t) => gifts(t) >= cost(t) && cost(t) > 0],
  [form('We do not know yet what it costs to meet your needs\\.'), (t) => cost(t) === 0 && needs(t).length > 0],
  [
    form('Yes: (?:MONEY a year|the first amount|the amount that waits) is enough to meet them\\.'),
    (t, [a]) =>
      (a === undefined ? t.hides.indicative : holds(t, a)) &&
      missing(t) === 0 &&
      needs(t).length > 0 &&
      needs(t).every((one) => all(one.lines).length > 0 && one.costSetOn === '2026-04-12'),
  ],
  [
    form('No: MONEY a year falls short by MONEY( or more)?\\.'),
    (t, [a = '', short = '', more]) =>
      holds(t, a) && missing(t) === pence(short) && missing(t) > 0 && (more !== undefined) === isOpen(t),
  ],
  [
    form('We cannot say yet if (?:MONEY a year|the first amount|the amount that waits) is enough\\.'),
    (t, [a]) => (a === undefined ? t.hides.indicative : holds(t, a)) && missing(t) === 0 && isOpen(t),
  ],
  [
    form('The needs that are not fully met: ([^.]+)\\.'),
    (t, [list = '']) =>
      [...list.matchAll(/“([^”]+)”/g)].every(([, need]) => needs(t).some((one) => one.need === need)) &&
      (missing(t) > 0 || needs(t).some(({ lines }) => lines === undefined)),
  ],
  [form('This has to be answered first:'), (t) => isOpen(t)],
  [form('No list of your needs is kept with these records\\.'), (t) => needs(t).length === 0],
  [
    form('Nothing meets this need yet, and no cost is known \\(“(.+)”\\)\\.'),
    (t, [need]) => needs(t).some((one) => one.need === need && one.lines === undefined),
  ],
  [
    form('Nobody has said when the cost was worked out \\(“(.+)”\\)\\.'),
    (t, [need]) => needs(t).some((one) => one.need === need && one.costSetOn === undefined),
  ],
  [
    form('The cost was not worked out before you heard an amount \\(“(.+)”\\)\\.'),
    (t, [need]) => needs(t).some((one) => one.need === need && (one.costSetOn ?? '') >= '2026-05-01'),
  ],
  // What you can do, and who decided
  [form('These records do not say how, or by when, you can ask us to look at this again\\.'), () => true],
  [form('Please ask us what our rules are\\.'), () => true],
  [form('A challenge has been made and is still open\\.'), (t) => t.challenges.some((one) => one.status === 'pending')],
  [
    form('The rule on [^.]+ is from ([^.]+)\\.'),
    (t, [who]) => all(t.moderated.inputs?.policy?.rules).some((one) => one.actor === who),
  ],
  [
    form('([^.]+) (set the amount|agreed to the amount|sent the case back) on (\\d+ \\w+ \\d{4})\\.'),
    (t, [who, did, day = '']) =>
      people(t).some(
        (one) =>
          one.actor === who &&
          isDay(day, one.on) &&
          (did === 'set the amount'
            ? one.rule === 'override' || one.decision === 'determine'
            : one.decision === (did === 'sent the case back' ? 'return' : 'approve')),
      ),
  ],
  [form('They could [^.]+\\.'), (t) => people(t).some(({ rule }) => rule === 'sign-off')],
  [
    form('([^.]+) decided on the challenge on (\\d+ \\w+ \\d{4})\\.'),
    (t, [who, day = '']) =>
      t.challenges.some(({ inputs }) => inputs?.outcome?.by === who && isDay(day, inputs?.outcome?.on)),
  ],
  [
    form('No decision of a person on the amount is on these records\\.'),
    (t) => people(t).length === 0 && t.challenges.every((one) => one.status === 'pending'),
  ],
  // The table of the picture
  [
    form('(.+) \\| MONEY a year \\|'),
    (t, [label, a = '']) => {
      const { amounts } = t.moderated;
      const named: Readonly<Record<string, string | undefined>> = {
        'Your earlier support': t.hides.traditional ? undefined : amounts?.traditional,
        'The first amount': t.hides.indicative ? undefined : amounts?.indicative,
        'What we told you': amounts?.communicated,
        'The final amount': amounts?.final,
        'After the challenge': t.by?.result?.amountAfter,
      };
      if (label !== undefined && label in named) return pence(named[label] ?? 'x') === pence(a);
      return all(t.moderated.result?.moderation).some((one) => pence(one.after ?? 'x') === pence(a));
    },
  ],
];

const SKIPPED = ['Step | Amount |', 'How the amount came about, step by step'];

/** The forms that a page had. */
const met = new Set<RegExp>();

/** What of a line is not borne out by the records. */
function faultsIn(line: string, truth: Truth): string[] {
  if (SKIPPED.includes(line)) return [];
  const whole = FORMS.find(([known]) => known.test(line));
  if (whole !== undefined) met.add(whole[0]);
  if (whole !== undefined) return whole[1](truth, whole[0].exec(line)?.slice(1) ?? []) ? [] : [`not so: ${line}`];
  return sentencesOf(line).flatMap((sentence) => {
    const found = FORMS.find(([known]) => known.test(sentence));
    if (found === undefined) return [`not known: ${sentence}`];
    met.add(found[0]);
    return found[1](truth, found[0].exec(sentence)?.slice(1) ?? []) ? [] : [`not so: ${sentence}`];
  });
}

/** The page of a family, and another where a reader might have been misled. */
function pageOf(family: Family): string {
  const facts = caseFacts(family.records, family.caseId, {
    reader: 'parent',
    next: [],
    answers: undefined,
    hasModel: true,
    hasManifest: true,
  });
  return pageAsHtml(familyPage(facts), { large: false });
}

function faultsOf(family: Family, alter: (html: string) => string = (html) => html): string[] {
  const html = alter(pageOf(family));
  const truth = truthOf(family);
  const faults: string[] = [];
  for (const [heading, lines] of linesOf(html)) {
    if (heading === 'Your personal budget') continue;
    for (const line of lines.slice(1)) faults.push(...faultsIn(line, truth).map((fault) => `${heading}: ${fault}`));
  }
  if (truth.changed.length > 0) faults.push(`not told: ${JSON.stringify(truth.changed.map(({ rule }) => rule))}`);
  faults.push(...shownThoughHidden(html, family));
  if (html.includes('secret grounds')) faults.push('tells a parent the grounds that another gave');
  return faults;
}

/** Amounts that the policy hides, anywhere in the page, unless the family is told the same amount as its own. */
function shownThoughHidden(html: string, family: Family): string[] {
  const { hides, moderated, by, now } = truthOf(family);
  const told = [moderated.amounts?.communicated, moderated.amounts?.final, by?.result?.amountAfter].map((one) =>
    pence(one ?? 'x'),
  );
  const proposed = pence(moderated.result?.proposed?.final ?? 'x');
  const meant = [...told, proposed, stageOf(now) === 'indicative' ? Number.NaN : (now?.pence ?? Number.NaN)];
  return (['traditional', 'indicative'] as const).flatMap((stage) => {
    const amount = pence(moderated.amounts?.[stage] ?? 'x');
    if (!hides[stage] || Number.isNaN(amount) || meant.includes(amount)) return [];
    const other = stage === 'traditional' ? 'indicative' : 'traditional';
    if (!hides[other] && pence(moderated.amounts?.[other] ?? 'x') === amount) return [];
    const seen = [...html.matchAll(/£[\d,]+\.\d{2}/g)].map(([text]) => pence(text));
    return seen.includes(amount) ? [`shows ${stage}, which the policy hides`] : [];
  });
}

const stageOf = (now: Truth['now']): string | undefined => now?.stage;

const seedsOf = (block: number): number[] => Array.from({ length: 100 }, (_, index) => block * 100 + index + 1);

describe('every sentence of a page is borne out by its records', () => {
  test.each(Array.from({ length: BLOCKS }, (_, block) => block))(
    'families of block %i',
    { timeout: 60_000 },
    (block) => {
      const faults = seedsOf(block).flatMap((seed) => faultsOf(familyOf(seed)).map((fault) => `C${seed}: ${fault}`));
      expect(faults).toEqual([]);
    },
  );

  test('and every form of a sentence was met', { timeout: 120_000 }, () => {
    for (let block = 0; block < BLOCKS; block += 1) for (const seed of seedsOf(block)) faultsOf(familyOf(seed));
    expect(FORMS.filter(([known]) => !met.has(known)).map(([known]) => known.source)).toEqual([]);
  });

  test('this reading finds a penny more in any amount, whichever it is', { timeout: 120_000 }, () => {
    const passed = seedsOf(0).flatMap((seed) => {
      const family = familyOf(seed);
      const html = pageOf(family);
      const main = html.indexOf('<main>');
      const places = [...html.matchAll(/\.(\d)(\d)(?=[ .<])/g)].filter(({ index }) => index > main);
      const isInPicture = ({ index }: RegExpExecArray): boolean =>
        html.lastIndexOf('<svg', index) > html.lastIndexOf('</svg>', index);
      return places
        .filter((place) => !isInPicture(place))
        .flatMap(({ index }) => {
          const penny = (Number(html[index + 2]) + 1) % 10;
          const altered = `${html.slice(0, index + 2)}${penny}${html.slice(index + 3)}`;
          return faultsOf(family, () => altered).length > 0 ? [] : [`C${seed}: ${html.slice(index - 60, index + 4)}`];
        });
    });
    expect(passed).toEqual([]);
  });
});
