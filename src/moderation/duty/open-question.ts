import { multiplyRatios, parseRatio, ratio } from '../../exact/ratio.js';
import { formatAmount, formatPounds, type Pence } from '../../money/amount.js';
import { formatDay } from '../../money/calendar.js';
import { hoursApart, necessaryNeeds } from './cost-of-need.js';
import { type CostLineOfNeeds, type Duty, type Need, sharedLinesOf } from './needs.js';

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
  for (const need of needs) open.push(...needQuestions(need, duty));
  const ids = new Set(needs.map(({ id }) => id));
  for (const line of duty.costLines) {
    if (line.serves.some((id) => ids.has(id))) open.push(...lineQuestions(line, duty));
  }
  open.push(...contributionQuestions(duty));
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
  if (lines.length > 0) open.push(...costQuestions(need, duty, { needId }));
  for (const line of lines) open.push(...hoursQuestion(line, { needId }));
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
  return [...open, ...hoursQuestion(line, { lineId }), ...costQuestions(line, duty, { lineId })];
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
  if (recosted?.independentOfFigure === true) return [];
  if (costSetOn === undefined) {
    return [{ code: 'cost-undated', ...about, message: 'say on which day the cost of this need was set' }];
  }
  if (figureHeardOn === undefined || figureHeardOn === null || costSetOn < figureHeardOn) return [];
  const days = `on ${formatDay(costSetOn)}, and the family heard a figure on ${formatDay(figureHeardOn)}`;
  const message = `the cost was set ${days}; a cost written to a budget proves nothing`;
  return [{ code: 'cost-after-figure', ...about, message }];
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
  return contributions.flatMap(({ from, amount, secured, own = isOwn(from), need }): OpenQuestion[] => {
    if (!secured || !own || amount === 0n) return [];
    const message = `${pounds(amount)} from ${from} are counted as secured; what a family gives itself is no support that the authority has secured: set secured to false, or own to false where the family does not give it`;
    return [{ code: 'own-contribution', ...(need !== undefined && { needId: need }), message }];
  });
}

/**
 * Whether the name of a giver is that of the family.
 *
 * @choice own-contribution: a giver who is named as a parent, a carer or the family is taken for the family until `own`
 * says that it is not
 */
function isOwn(from: string): boolean {
  return /\b(parents?|mother|father|mum|dad|carers?|guardians?)\b|^(the |our |their |own )*family('s own)?$/i.test(
    from.trim(),
  );
}
