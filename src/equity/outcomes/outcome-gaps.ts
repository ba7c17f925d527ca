import * as z from 'zod';
import type { Cohort } from '../../cohort/cohort.js';
import { formatFloat } from '../../cohort/figures.js';
import { namesField } from '../../cohort/options.js';
import { withNotStated } from '../../cohort/order/ranking.js';
import { type CohortInput, openCohort } from '../../cohort/read/read.js';
import { fail, show } from '../../errors.js';
import { at, numberAt } from '../../exact/at.js';
import type { RoundedNumber } from '../../exact/round.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { YES_NO_WORDS, yesOrNo } from '../../yes-no.js';
import { type Compared, selectCases } from '../compared.js';
import { type EqualNeedOptions, equalNeedFields, withGapCheck } from '../gaps/options.js';
import { type Strata, strataOf } from '../strata/strata.js';
import { type Share, type SharePair, shareDifference } from './shares.js';

/** How outcomes of yes and no are compared. */
export interface OutcomeGapOptions extends Omit<EqualNeedOptions, 'variance'> {
  /** Characteristics that say yes or no of a family, such as `referred`; of one that states none it is not known. */
  readonly outcomes: readonly string[];
}

const optionsSchema = schemaFor<OutcomeGapOptions>()(() => {
  const { variance: _, ...fields } = equalNeedFields();
  return withGapCheck(z.strictObject({ ...fields, outcomes: namesField(20) }));
});

/** How often a group has an outcome, against its reference group; differences in percentage points. */
export interface OutcomeGap {
  /** The outcome. */
  readonly outcome: string;
  /** The characteristic. */
  readonly by: string;
  /** Null for the families whose value is not stated. */
  readonly group: string | null;
  /** The group that it is set against. */
  readonly reference: string;
  /** Whom it is of: `everyone` of whom the outcome is known, or at `equal-need`, over all levels or at one `level`. */
  readonly of: 'everyone' | 'equal-need' | 'level';
  /** The level of need, where it is one. */
  readonly level: string | null;
  /** How many of the group have the outcome, and of how many that is known. */
  readonly own: Share;
  /** The same of the reference group. */
  readonly other: Share;
  /** The group's share less the other's, to one decimal. */
  readonly points: RoundedNumber;
  /** The lower end of its interval. */
  readonly low: RoundedNumber;
  /** The upper end. */
  readonly high: RoundedNumber;
}

/**
 * Whether groups are limited, referred, short or lowered more often at equal need: differences of shares of everyone, over
 * levels of need, and at each level, with intervals. Families of whom an outcome is not known are not in its figures.
 *
 * @returns a row for each outcome, group and level, in their order; plain JSON that names no family, for inside: shares may
 * be of few families
 * @throws RasError with every problem of the cases and the options; `unknown-name` for a name that no case has
 * @source IBSEN 9.6.4, 16.1.2 (differences between groups); RR145 5.61
 * @choice outcome-interval: Wilson's interval of each share, put together over levels; no report states one
 * @category Equity
 * @example
 * ```ts
 * import { outcomeGaps } from 'openras/equity';
 * const family = (caseId: string, group: string, limited: string) => (
 *   { caseId, group, points: 10, characteristics: [{ name: 'limited', value: limited }] }
 * );
 * const cases = [family('F1', 'A', 'no'), family('F2', 'A', 'no'), family('F3', 'A', 'no'), family('F4', 'B', 'yes')];
 * const [everyone] = outcomeGaps(cases, { outcomes: ['limited'], by: ['group'], bands: 'each' });
 * [everyone?.group, everyone?.own, everyone?.points]; // => ['B', { yes: 1, n: 1 }, '100.0']
 * ```
 */
export function outcomeGaps(cohort: CohortInput, options: OutcomeGapOptions): OutcomeGap[] {
  const [open, parsed] = readTogether(
    () => openCohort(cohort),
    () => parseInput(optionsSchema, options, ['options']),
  );
  return outcomeGapsOf(open(), parsed);
}

function outcomeGapsOf(cohort: Cohort, options: z.output<typeof optionsSchema>): OutcomeGap[] {
  const compared = selectCases(cohort, { stages: [], points: false, list: 0 });
  const strata = strataOf(compared, options.given, options.bands);
  return options.outcomes.flatMap((outcome) => {
    const answers = answersOf(compared, outcome);
    return options.by.flatMap((by) => gapsBy({ compared, strata, answers, options }, outcome, by));
  });
}

/** 1 for yes, 0 for no, -1 where it is not known. */
function answersOf(compared: Compared, outcome: string): Int32Array {
  const { names, codes } = compared.characteristic(outcome, 'outcomes');
  const meant = names.map((name) => {
    const answer = yesOrNo(name);
    return answer === undefined
      ? fail('invalid', ['options', 'outcomes'], `${outcome} is ${show(name)} of some case; ${YES_NO_WORDS}`)
      : Number(answer);
  });
  return codes.map((code) => meant[code] ?? -1);
}

interface Input {
  readonly compared: Compared;
  readonly strata: Strata;
  readonly answers: Int32Array;
  readonly options: z.output<typeof optionsSchema>;
}

function gapsBy({ compared, strata, answers, options }: Input, outcome: string, by: string): OutcomeGap[] {
  const { names, codes } = compared.characteristic(by, 'by');
  const groups = withNotStated(codes, names.length);
  // By level of need, -1 for everyone; who has no known need is in these alone. In each by group.
  const counts = new Map<number, Map<number, { yes: number; n: number }>>();
  answers.forEach((answer, place) => {
    if (answer < 0) return;
    for (const level of new Set([-1, numberAt(strata.codes, place)])) {
      const ofLevel = counts.get(level) ?? new Map<number, { yes: number; n: number }>();
      const group = numberAt(groups, place);
      const count = ofLevel.get(group) ?? { yes: 0, n: 0 };
      ofLevel.set(group, { yes: count.yes + answer, n: count.n + 1 });
      counts.set(level, ofLevel);
    }
  });
  const all = counts.get(-1) ?? new Map<number, Share>();
  const named = options.reference.find((one) => one.by === by)?.group;
  const size = (code: number): number => all.get(code)?.n ?? 0;
  const largest = names.reduce((best, _, code) => (size(code) > size(best) ? code : best), 0);
  const reference = named === undefined ? largest : names.indexOf(named);
  if (reference < 0) return fail('unknown-name', ['options', 'reference'], `no case has ${by} ${show(named ?? '')}`);
  const levels = [...counts].filter(([level]) => level >= 0).sort(([one], [other]) => one - other);
  return [...names, null].flatMap((group, code) => {
    const own = all.get(code);
    const other = all.get(reference);
    if (code === reference || own === undefined || other === undefined) return [];
    const pairs = levels.flatMap(([level, ofLevel]) => {
      const [mine, theirs] = [ofLevel.get(code), ofLevel.get(reference)];
      if (mine === undefined || theirs === undefined) return [];
      const everyone = [...ofLevel.values()].reduce((sum, { n }) => sum + n, 0);
      const weight = { everyone, group: mine.n, reference: theirs.n }[options.weights];
      return [{ level, own: mine, other: theirs, weight }];
    });
    const row = (of: OutcomeGap['of'], level: string | null, parts: readonly SharePair[]): OutcomeGap => {
      const { difference, low, high } = shareDifference(parts, options.level);
      const points = (value: number): string => formatFloat(100 * value, 1);
      const sum = (side: 'own' | 'other'): Share => ({
        yes: parts.reduce((total, part) => total + part[side].yes, 0),
        n: parts.reduce((total, part) => total + part[side].n, 0),
      });
      const who = {
        outcome,
        by,
        group,
        reference: at(names, reference),
        of,
        level,
        own: sum('own'),
        other: sum('other'),
      };
      return { ...who, points: points(difference), low: points(low), high: points(high) };
    };
    return [
      row('everyone', null, [{ own, other, weight: 1 }]),
      ...(pairs.length === 0 ? [] : [row('equal-need', null, pairs)]),
      ...pairs.map((pair) => row('level', strata.labelOf(pair.level), [pair])),
    ];
  });
}
