import { type Amount, formatAmount, formatPounds } from '../../money/amount.js';
import { formatDay } from '../../money/calendar.js';
import { parseInput } from '../../parse/parse.js';
import type { SufficiencyInput } from './needs.js';
import { type CostLineOfNeeds, type Duty, type Need, sharedLinesOf, sufficiencySchema } from './needs-schema.js';
import { planCostOf, type Sufficiency, sufficiencyOf } from './sufficiency.js';

/** One of the four questions and what the record answers to it. */
export interface ReasonedQuestion {
  /** Which of the four it is. */
  readonly number: 1 | 2 | 3 | 4;
  /** The question. */
  readonly question: string;
  /** What the record answers, need by need. */
  readonly answers: readonly ReasonedAnswer[];
  /** The needs for which the record has no answer yet. */
  readonly unanswered: readonly string[];
}

/** What the record answers for one need. */
export interface ReasonedAnswer {
  /** The need, by its id. */
  readonly needId: string;
  /** The answer. */
  readonly words: string;
}

/** Why an amount was reached, by the four questions; a record for the family and a court, not a formula. */
export interface StatementOfReasons {
  /** The four questions in their order. */
  readonly questions: readonly ReasonedQuestion[];
  /** True when every question is answered for every need that it concerns. */
  readonly complete: boolean;
  /** The reasonable cost of the necessary needs, in pounds per period. */
  readonly costOfNeed: Amount;
  /** Whether the amount is enough. */
  readonly sufficiency: Sufficiency;
}

/**
 * Sets out the reasons for an amount by the four questions of the Supreme Court: the needs, whether arrangements are
 * necessary, their nature and extent, and their reasonable cost.
 *
 * @param input as for `checkSufficiency`, in pounds per `period`
 * @throws RasError for input that is not valid
 * @source KM v Cambridgeshire [2012] UKSC 23 (the four questions; services, timings and hourly costs as reasons)
 * @choice statement-of-reasons: a record of what was found, need by need; nothing in it is calculated but the sums
 * @category Moderation
 * @example
 * ```ts
 * import { statementOfReasons } from 'openras/moderation';
 * const { questions, complete } = statementOfReasons({
 *   amount: '7280', period: 'year', figureHeardOn: null,
 *   needs: [{ id: 'nights', need: 'care at night' }],
 * });
 * complete; // => false
 * questions.map(({ unanswered }) => unanswered.length); // => [0, 1, 0, 0]
 * ```
 */
export function statementOfReasons(input: SufficiencyInput): StatementOfReasons {
  const { amount, period, ...duty } = parseInput(sufficiencySchema, input);
  const sufficiency = sufficiencyOf(amount, duty, period, planCostOf(duty));
  const questions = questionsOf(duty);
  const complete = duty.needs.length > 0 && questions.every(({ unanswered }) => unanswered.length === 0);
  return { questions, complete, costOfNeed: sufficiency.costOfNeed, sufficiency };
}

function questionsOf(duty: Duty): ReasonedQuestion[] {
  const { needs } = duty;
  const necessary = needs.filter(({ arrangements }) => arrangements?.necessary === true);
  return [
    ask(1, 'What are the needs?', needs, ({ need }) => need),
    ask(2, 'Is it necessary to make arrangements to meet them?', needs, ({ arrangements }) =>
      arrangements === undefined
        ? undefined
        : `${arrangements.necessary ? 'Necessary' : 'Not necessary'}: ${arrangements.reason}`,
    ),
    ask(3, 'What arrangements are needed, and how much of them?', necessary, (need) => {
      const lines = [
        ...need.lines.map(extentOf),
        ...sharedLinesOf(need, duty).map((line) => sharedExtentOf(line, need)),
      ];
      return lines.length === 0 ? undefined : lines.join('; ');
    }),
    ask(4, 'What do they reasonably cost?', necessary, (need) => costOf(need, duty)),
  ];
}

function ask(
  number: ReasonedQuestion['number'],
  question: string,
  needs: readonly Need[],
  answer: (need: Need) => string | undefined,
): ReasonedQuestion {
  const asked = needs.map((need) => ({ needId: need.id, words: answer(need) }));
  return {
    number,
    question,
    answers: asked.flatMap(({ needId, words }) => (words === undefined ? [] : [{ needId, words }])),
    unanswered: asked.flatMap(({ needId, words }) => (words === undefined ? [needId] : [])),
  };
}

function extentOf({
  service,
  timing,
  hours,
  oneOff,
  paidBy,
}: Pick<CostLineOfNeeds, 'service' | 'timing' | 'hours' | 'oneOff' | 'paidBy'>): string {
  const parts = [service];
  if (timing !== undefined) parts.push(timing);
  if (hours !== undefined) parts.push(`${hours} hours`);
  if (oneOff === true) parts.push(paidBy === undefined ? 'once' : `once, paid by ${paidBy}`);
  return parts.join(', ');
}

/** What a line that serves several needs gives to one of them. */
function sharedExtentOf(line: CostLineOfNeeds, { id }: Need): string {
  const others = line.serves.filter((need) => need !== id).join(' and ');
  if (others === '') return extentOf(line);
  const own = line.hoursByNeed?.find(({ need }) => need === id);
  if (line.together === false && own !== undefined) return extentOf({ ...line, hours: own.hours });
  return line.together === true
    ? `${extentOf(line)}, at the same time for ${others}`
    : `${extentOf(line)}, also for ${others}`;
}

function costOf({ id, lines, costSetOn, costSetBy, ...need }: Need, duty: Duty): string | undefined {
  const shared = sharedLinesOf({ id, lines, ...need }, duty);
  if (lines.length + shared.length === 0) return undefined;
  const own = lines.length === 0 ? [] : [`${lines.map(priced).join('; ')}${setWords({ costSetOn, costSetBy })}`];
  const others = shared.map((line) => {
    const rest = line.serves.filter((one) => one !== id);
    const once = rest.length === 0 ? '' : `, which counts once for this need and ${rest.join(' and ')}`;
    return `${priced(line)}${once}${setWords(line)}`;
  });
  return [...own, ...others].join('; ');
}

function priced({ service, amount, hourlyCost }: Need['lines'][number]): string {
  const hourly = hourlyCost === undefined ? '' : ` at ${formatPounds(formatAmount(hourlyCost))} an hour`;
  return `${service} ${formatPounds(formatAmount(amount))}${hourly}`;
}

function setWords({
  costSetOn,
  costSetBy,
}: {
  readonly costSetOn?: CostLineOfNeeds['costSetOn'] | undefined;
  readonly costSetBy?: string | undefined;
}): string {
  const set = costSetOn === undefined ? '' : `, set on ${formatDay(costSetOn)}`;
  const by = costSetBy === undefined ? '' : `, by ${costSetBy}`;
  return `${set}${by}`;
}
