import { show } from '../../errors.js';
import { multiplyRatios, parseRatio, ratio } from '../../exact/ratio.js';
import { formatAmount, formatPounds, type Pence } from '../../money/amount.js';
import { type Day, formatDay } from '../../money/calendar.js';
import { hoursApart, necessaryNeeds } from './cost-of-need.js';
import { giverOf, isBudget } from './giver.js';
import { type CostLineOfNeeds, type Duty, type Need, sharedLinesOf } from './needs-schema.js';

/** Something that keeps an amount from being called sufficient. */
export interface OpenQuestion {
  /** What it is, for programs. */
  readonly code:
    | 'no-amount'
    | 'no-assessment'
    | 'no-needs'
    | 'undecided'
    | 'no-line'
    | 'not-in-plan'
    | 'planned-at-nothing'
    | 'costed-at-nothing'
    | 'one-off-cost'
    | 'needs-alike'
    | 'line-repeated'
    | 'contribution-repeated'
    | 'together-not-stated'
    | 'hours-by-need'
    | 'hours-and-amount'
    | 'own-contribution'
    | 'plan-over-amount'
    | 'cost-undated'
    | 'cost-after-figure'
    | 'figure-date-unknown';
  /** The need that it is about; absent where it is about all of them, or about a line. */
  readonly needId?: string;
  /** The cost line that it is about. */
  readonly lineId?: string;
  /** What has to be answered, in words. */
  readonly message: string;
}

/** What a question is about. Of each cost or contribution it is asked once, so that of two that are alike it stands twice. */
export type AskedOf = 'all' | 'need' | 'line' | 'need-or-line' | 'each';

/** Every question by its code, with what it is about. */
export const ASKED_OF: Readonly<Record<OpenQuestion['code'], AskedOf>> = {
  'no-amount': 'all',
  'no-assessment': 'all',
  'no-needs': 'all',
  undecided: 'need',
  'no-line': 'need',
  'not-in-plan': 'need',
  'planned-at-nothing': 'need',
  'costed-at-nothing': 'need',
  'one-off-cost': 'each',
  'needs-alike': 'need',
  'line-repeated': 'each',
  'together-not-stated': 'line',
  'hours-by-need': 'line',
  'hours-and-amount': 'each',
  'own-contribution': 'each',
  'contribution-repeated': 'each',
  'plan-over-amount': 'all',
  'cost-undated': 'need-or-line',
  'cost-after-figure': 'need-or-line',
  'figure-date-unknown': 'all',
};

/** What keeps the duty from being answered, need by need. */
export function openQuestions(duty: Duty): OpenQuestion[] {
  if (duty.needs.length === 0) {
    return [{ code: 'no-needs', message: 'no assessed need is listed; list what the assessment found' }];
  }
  const undecided = duty.needs.filter(({ arrangements }) => arrangements === undefined);
  const open = undecided.map(({ id: needId }): OpenQuestion => {
    return { code: 'undecided', needId, message: 'it is not decided whether arrangements are necessary' };
  });
  const needs = necessaryNeeds(duty);
  open.push(...alikeQuestions(needs));
  for (const need of needs) open.push(...needQuestions(need, duty));
  const ids = new Set(needs.map(({ id }) => id));
  open.push(...repeatedQuestions(needs, duty));
  for (const line of duty.costLines) {
    if (line.serves.some((id) => ids.has(id))) open.push(...lineQuestions(line, duty));
  }
  open.push(...contributionQuestions(duty), ...repeatedContributions(duty));
  if (duty.figureHeardOn === undefined && needs.length > 0) {
    const message = 'say when the family first heard a figure, or null when it has heard none';
    open.push({ code: 'figure-date-unknown', message });
  }
  return open;
}

/** Asks how a plan is paid for that costs more than the amount and what others have secured. */
export function planQuestion(plan: Pence, amount: Pence, contributions: Pence): OpenQuestion[] {
  if (plan <= amount + contributions) return [];
  const given = contributions === 0n ? '' : ` and ${pounds(contributions)} from others`;
  const message = `the plan costs ${pounds(plan)}, and there are ${pounds(amount)}${given}; say who pays the rest`;
  return [{ code: 'plan-over-amount', message }];
}

const pounds = (pence: Pence): string => formatPounds(formatAmount(pence));

function needQuestions(need: Need, duty: Duty): OpenQuestion[] {
  const { id: needId, lines } = need;
  const open: OpenQuestion[] = [];
  if (lines.length === 0 && sharedLinesOf(need, duty).length === 0) {
    open.push({ code: 'no-line', needId, message: 'no line serves this need; it is unmet, not free' });
  }
  const costs = [...lines, ...sharedLinesOf(need, duty)];
  if (costs.length > 0 && costs.every(({ amount }) => amount === 0n)) {
    const message = 'the only cost of this need is £0.00; say what meeting it costs, or who meets it';
    open.push({ code: 'costed-at-nothing', needId, message });
  }
  if (lines.length > 0) open.push(...costQuestions(need, duty, { needId }));
  for (const line of lines) open.push(...hoursQuestion(line, { needId }), ...onceQuestion(line, { needId }));
  return [...open, ...planQuestions(need, duty)];
}

function lineQuestions(line: CostLineOfNeeds, duty: Duty): OpenQuestion[] {
  const lineId = line.id;
  const open: OpenQuestion[] = [];
  if (line.serves.length > 1 && line.together === undefined) {
    const message = `say whether ${line.service} meets ${line.serves.join(' and ')} together or one after the other`;
    open.push({ code: 'together-not-stated', lineId, message });
  }
  if (line.serves.length > 1 && line.together === false && hoursApart(line) === undefined) {
    const message = `say the hours of each need that ${line.service} meets; they have to add up to the hours of the line`;
    open.push({ code: 'hours-by-need', lineId, message });
  }
  return [
    ...open,
    ...hoursQuestion(line, { lineId }),
    ...onceQuestion(line, { lineId }),
    ...costQuestions(line, duty, { lineId }),
  ];
}

/**
 * What is bought once is no money a year: somebody beside the family and its budget has to pay for it.
 *
 * @choice one-off-payer: who pays is looked at as who contributes is; of what a budget pays it is asked, because the amount
 * is held against what need costs a period
 */
function onceQuestion(
  { service, oneOff, paidBy, amount }: Pick<CostLineOfNeeds, 'service' | 'oneOff' | 'paidBy' | 'amount'>,
  about: About,
): OpenQuestion[] {
  if (oneOff !== true || amount === 0n) return [];
  const once = `${service} is bought once for ${pounds(amount)}`;
  if (paidBy === undefined) {
    return [{ code: 'one-off-cost', ...about, message: `${once} and is not in the cost a year; say who pays for it` }];
  }
  if (isBudget(paidBy)) {
    const message = `${once} and is not in the cost a year, and it is paid by ${paidBy}; say who pays for it beside the amount that is held against need`;
    return [{ code: 'one-off-cost', ...about, message }];
  }
  const giver = giverOf(paidBy);
  if (giver === 'others') return [];
  const message =
    giver === 'family'
      ? `${once}, paid by ${paidBy}; what a family pays itself is no support that the authority has secured: say who else pays`
      : `${once}, paid by ${paidBy}; say whether that is the family, or name the body that pays, such as the NHS or a charity`;
  return [{ code: 'own-contribution', ...about, message }];
}

/** Needs whose ids differ by case alone, or that say the same in words and in costs, may be one need that stands twice. */
function alikeQuestions(needs: readonly Need[]): OpenQuestion[] {
  return needs.flatMap((need, index) => {
    const { id: needId } = need;
    const other = needs.slice(0, index).find((one) => isAlike(one, need));
    if (other === undefined) return [];
    const message = `looks like the need ${show(other.id)}; say whether they are two needs, or one that stands twice`;
    return [{ code: 'needs-alike', needId, message } as const];
  });
}

const plain = (text: string): string => text.trim().toLowerCase();

function isAlike(one: Need, other: Need): boolean {
  if (plain(one.id) === plain(other.id)) return true;
  const isSameCost = one.lines.length > 0 && isSame(one.lines, other.lines);
  return isSameCost && plain(one.need) === plain(other.need);
}

/** Lines that say the same of the same needs, whatever their ids, may be one that stands twice. */
function repeatedQuestions(needs: readonly Need[], { costLines }: Duty): OpenQuestion[] {
  const ids = new Set(needs.map(({ id }) => id));
  const all = [
    ...needs.flatMap(({ id: needId, lines }) => lines.map((line) => ({ line, serves: [needId], about: { needId } }))),
    ...costLines
      .filter(({ serves }) => serves.some((id) => ids.has(id)))
      .map((line) => ({ line, serves: [...line.serves].sort(), about: { lineId: line.id } })),
  ];
  const seen = new Set<string>();
  return all.flatMap(({ line, serves, about }): OpenQuestion[] => {
    const { service, timing = '', hours, hourlyCost, amount, oneOff = false, paidBy = '' } = line;
    const words = [service, timing, paidBy].map(plain);
    const text = JSON.stringify([serves, words, hours, hourlyCost?.toString(), amount.toString(), oneOff]);
    const isRepeated = seen.has(text);
    seen.add(text);
    if (!isRepeated) return [];
    const message = `${service} stands twice in the same words; say whether it is two costs, or a row too many`;
    return [{ code: 'line-repeated', ...about, message }];
  });
}

function isSame(one: unknown, other: unknown): boolean {
  const text = (value: unknown): string =>
    JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part));
  return text(one) === text(other);
}

type About = Pick<OpenQuestion, 'needId' | 'lineId'>;

/** Hours at an hourly cost that do not give the amount: one of the three is a slip. */
function hoursQuestion(
  { service, hours, hourlyCost, amount }: Pick<CostLineOfNeeds, 'service' | 'hours' | 'hourlyCost' | 'amount'>,
  about: About,
): OpenQuestion[] {
  if (hours === undefined || hourlyCost === undefined) return [];
  const { numerator, denominator } = multiplyRatios(parseRatio(hours), ratio(hourlyCost));
  const apart = numerator - amount * denominator;
  // Either way to round to the penny is right.
  if (apart < denominator && -apart < denominator) return [];
  const exact = (2n * numerator + denominator) / (2n * denominator);
  const difference = exact > amount ? exact - amount : amount - exact;
  const message = `${service}: ${hours} hours at ${pounds(hourlyCost)} are ${pounds(exact)}, and the amount is ${pounds(amount)}, which is ${pounds(difference)} apart`;
  return [{ code: 'hours-and-amount', ...about, message }];
}

// A cost that was set after the family heard a figure may have been written to the figure: RR145 5.22.
function costQuestions(
  { costSetOn, recosted }: Pick<Need, 'costSetOn' | 'recosted'>,
  { figureHeardOn }: Duty,
  about: About,
): OpenQuestion[] {
  if (recosted?.independentOfFigure === true && isAgain(recosted.on, [costSetOn, figureHeardOn])) return [];
  if (costSetOn === undefined) {
    return [{ code: 'cost-undated', ...about, message: 'say on which day the cost of this need was set' }];
  }
  if (figureHeardOn === undefined || figureHeardOn === null || costSetOn < figureHeardOn) return [];
  const days = `on ${formatDay(costSetOn)}, and the family heard a figure on ${formatDay(figureHeardOn)}`;
  const message = `the cost was set ${days}; a cost written to a budget proves nothing`;
  return [{ code: 'cost-after-figure', ...about, message }];
}

/** A cost is worked out again only after it was worked out, and after the family had heard a figure. */
function isAgain(on: Day, after: readonly (Day | null | undefined)[]): boolean {
  return after.every((day) => day === undefined || day === null || on >= day);
}

function planQuestions(need: Need, duty: Duty): OpenQuestion[] {
  const { planLines, contributions } = duty;
  if (planLines === undefined) return [];
  const serving = planLines.filter(({ serves, contingency }) => contingency !== true && serves.includes(need.id));
  if (serving.some(({ amount }) => amount > 0n)) return [];
  const costs = [...need.lines, ...sharedLinesOf(need, duty)];
  const secured = contributions.filter((one) => one.secured && one.need === need.id);
  const cost = costs.reduce((sum, { amount }) => sum + amount, 0n);
  if (costs.length > 0 && secured.reduce((sum, { amount }) => sum + amount, 0n) >= cost) return [];
  const needId = need.id;
  if (serving.length > 0) {
    const message =
      'the only line of the plan that serves this need costs £0.00; say who meets it, and that it is secured';
    return [{ code: 'planned-at-nothing', needId, message }];
  }
  const message = 'no line of the plan serves this need; it is unmet, not free';
  return [{ code: 'not-in-plan', needId, message }];
}

/** What the family gives itself is no support that somebody has secured for it. */
function contributionQuestions({ contributions }: Duty): OpenQuestion[] {
  return contributions.flatMap(({ from, amount, secured, own, need }): OpenQuestion[] => {
    const giver = own === undefined ? giverOf(from) : own ? 'family' : 'others';
    if (!secured || giver === 'others' || amount === 0n) return [];
    const counted = `${pounds(amount)} from ${from} are counted as secured`;
    const message =
      giver === 'family'
        ? `${counted}; what a family gives itself is no support that the authority has secured: set secured to false, or own to false where the family does not give it`
        : `${counted}; say by own whether the family gives it itself`;
    return [{ code: 'own-contribution', ...(need !== undefined && { needId: need }), message }];
  });
}

/** Secured contributions that say the same of the same need may be one that stands twice; both count against need. */
function repeatedContributions({ contributions }: Duty): OpenQuestion[] {
  const seen = new Set<string>();
  return contributions.flatMap(({ from, amount, secured, need }): OpenQuestion[] => {
    if (!secured || amount === 0n) return [];
    const text = JSON.stringify([plain(from), amount.toString(), need]);
    const isRepeated = seen.has(text);
    seen.add(text);
    if (!isRepeated) return [];
    const message = `${pounds(amount)} from ${from} stand twice as secured; say whether they are two contributions, or a row too many`;
    return [{ code: 'contribution-repeated', ...(need !== undefined && { needId: need }), message }];
  });
}
