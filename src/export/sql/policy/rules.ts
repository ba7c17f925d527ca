import { fail } from '../../../errors.js';
import { multiplyRatios, ONE, type Ratio, ratio, subtractRatios } from '../../../exact/ratio.js';
import type { RoundingMode } from '../../../exact/round.js';
import type { ParsedPolicy } from '../../../moderation/policy/policy.js';
import { highestShare, lowestShare } from '../../../moderation/rules/limit-change/limits.js';
import { upliftFactor } from '../../../money/uplift.js';
import type { Dialect } from '../dialect.js';
import type { When } from '../readers.js';

type Rule = ParsedPolicy['rules'][number];

/** What a rule does in the database: layers of columns, and names of those that it leaves. */
export interface RuleSql {
  readonly layers: readonly (readonly string[])[];
  /** The column of the amount after it. */
  readonly after: string;
  /** The columns of what it promises; a promise that is nothing was not made. */
  readonly low?: string;
  readonly high?: string;
  /** The code that it adds, as an expression. */
  readonly warning?: string;
  /** What refuses a row, once it is eligible for the rule. */
  readonly refused?: readonly When[];
}

/** Where a rule stands: the column of the amount before it, its number, and what was promised before. */
export interface At {
  readonly dialect: Dialect;
  readonly before: string;
  readonly number: number;
  readonly promises: readonly Pick<RuleSql, 'low' | 'high'>[];
  /** Whether the table says who was reassessed, and what of a package ends. */
  readonly isReassessed: boolean;
  readonly hasParts: boolean;
}

/** What an amount of money times a fraction, or over one, comes to, rounded to whole units. */
export function rounded({ div }: Dialect, top: string, under: bigint, mode: RoundingMode): string {
  switch (mode) {
    case 'half-up':
      return div(`(2 * ${top} + ${under})`, String(2n * under));
    case 'down':
      return div(top, String(under));
    case 'up':
      return div(`(${top} + ${under - 1n})`, String(under));
    case 'half-even': {
      const whole = div(top, String(under));
      const twice = `2 * (${top} - ${under} * ${whole})`;
      const isOdd = `${whole} - 2 * ${div(whole, '2')} = 1`;
      return `(${whole} + CASE WHEN ${twice} > ${under} OR (${twice} = ${under} AND ${isOdd}) THEN 1 ELSE 0 END)`;
    }
  }
}

const share = (dialect: Dialect, of: string, { numerator, denominator }: Ratio, mode: RoundingMode): string =>
  rounded(dialect, `(${numerator} * ${of})`, denominator, mode);

/**
 * What a rule of a policy does in the database.
 *
 * @throws RasError `refused` for a rule that people decide by, or that is not written in SQL
 */
export function ruleSql(rule: Rule, index: number, at: At): RuleSql {
  const { before, number, dialect } = at;
  const after = `after_${number}`;
  switch (rule.rule) {
    case 'pass-on':
      return { layers: [], after: before };
    case 'floor':
      return {
        ...chosen(after, `CASE WHEN ${before} < ${rule.amount} THEN ${rule.amount} ELSE ${before} END`),
        low: limit(at, rule.amount),
      };
    case 'ceiling':
      return {
        ...chosen(after, `CASE WHEN ${before} > ${rule.amount} THEN ${rule.amount} ELSE ${before} END`),
        high: limit(at, rule.amount),
      };
    case 'round':
      return roundSql(rule, at, after);
    case 'taper': {
      const mixed = `${rule.periods - rule.period} * base_${number} + ${rule.period} * ${before}`;
      return towards(rule, at, after, rounded(dialect, `(${mixed})`, BigInt(rule.periods), 'half-up'));
    }
    case 'blend': {
      const { numerator, denominator } = rule.packagePercent;
      const rest = subtractRatios(ONE, rule.packagePercent);
      const target = (rest.numerator * denominator) / rest.denominator;
      return towards(
        rule,
        at,
        after,
        rounded(dialect, `(${numerator} * base_${number} + ${target} * ${before})`, denominator, 'half-up'),
      );
    }
    case 'limit-change':
      return limitSql(rule, index, at, after);
    default: {
      const why = 'override sign-off finalise hold-back'.includes(rule.rule)
        ? 'people decide by it, or it is for the final budget'
        : 'no SQL is written for it';
      return fail('refused', ['policy', 'rules', index, 'rule'], `a rule ${rule.rule} cannot travel as SQL: ${why}`);
    }
  }
}

const limit = ({ before }: At, amount: bigint): string => `CASE WHEN ${before} IS NOT NULL THEN ${amount} END`;

function chosen(after: string, amount: string): RuleSql {
  return { layers: [[`${amount} AS ${after}`]], after };
}

/** The part of the package that a rule compares with. */
function baseOf(base: string | undefined, { number, hasParts }: At): string {
  const less = base === 'recurring' ? ' - one_off - contingency' : base === 'without-one-off' ? ' - one_off' : '';
  return `traditional${hasParts ? less : ''} AS base_${number}`;
}

/** A package with parts that end needs to be told what becomes of them. */
function partsOpen(base: string | undefined, { hasParts, before }: At): readonly When[] {
  if (base !== undefined || !hasParts) return [];
  return [[`${before} IS NOT NULL AND traditional IS NOT NULL AND one_off + contingency > 0`, "'base: choice-needed'"]];
}

function towards(rule: Extract<Rule, { rule: 'taper' | 'blend' }>, at: At, after: string, amount: string): RuleSql {
  const { before, number } = at;
  const base = `base_${number}`;
  const sides = { falls: `${before} < ${base}`, rises: `${before} > ${base}`, both: `${base} IS NOT NULL` };
  return {
    layers: [[baseOf(rule.base, at)], [`CASE WHEN ${sides[rule.side]} THEN ${amount} ELSE ${before} END AS ${after}`]],
    after,
    refused: partsOpen(rule.base, at),
  };
}

function roundSql(rule: Extract<Rule, { rule: 'round' }>, at: At, after: string): RuleSql {
  const { dialect, before, number, promises } = at;
  const modes = [...new Set<RoundingMode>([rule.mode, 'down', 'up'])];
  const tries = modes.map((mode, index) => {
    return `${rule.unit} * ${rounded(dialect, before, rule.unit, mode)} AS try_${number}_${index}`;
  });
  // Only a promise that the amount keeps now stands.
  const holds = (amount: string): string =>
    promises.map((one) => `(NOT (${kept(one, before)}) OR ${kept(one, amount)})`).join(' AND ') || '1 = 1';
  const whens = modes.map((_, index) => `WHEN ${holds(`try_${number}_${index}`)} THEN try_${number}_${index}`);
  const isLeft = modes.map((_, index) => `NOT (${holds(`try_${number}_${index}`)})`).join(' AND ');
  return {
    layers: [tries, [`CASE ${whens.join(' ')} ELSE ${before} END AS ${after}`]],
    after,
    warning: `CASE WHEN ${before} IS NOT NULL AND ${isLeft} THEN 'not-rounded' END`,
  };
}

/** Whether an amount keeps a promise. */
export function kept({ low, high }: Pick<RuleSql, 'low' | 'high'>, amount: string): string {
  const lowest = low === undefined ? [] : [`(${low} IS NULL OR ${amount} >= ${low})`];
  const highest = high === undefined ? [] : [`(${high} IS NULL OR ${amount} <= ${high})`];
  return `(${[...lowest, ...highest].join(' AND ') || '1 = 1'})`;
}

function limitSql(rule: Extract<Rule, { rule: 'limit-change' }>, index: number, at: At, after: string): RuleSql {
  const { dialect, before, number, isReassessed } = at;
  if (rule.mode !== 'clamp') {
    const message = 'a limit as printed cannot travel as SQL: no SQL is written for it; the clamp can';
    return fail('refused', ['policy', 'rules', index, 'mode'], message);
  }
  const factor = rule.uplift === 'none' ? ONE : upliftFactor(rule.uplift);
  const year = rule.year ?? 1;
  const base = `limits_${number}`;
  const applies = `${before} IS NOT NULL AND ${base} > 0`;
  const layers: string[][] = [
    [baseOf(rule.base, at)],
    [`${share(dialect, `base_${number}`, factor, 'half-up')} AS ${base}`],
  ];
  const shared = {
    refused: partsOpen(rule.base, at),
    warning: `CASE WHEN ${before} IS NOT NULL AND ${base} = 0 THEN 'no-limit-of-nothing' END`,
  };
  if (rule.atEnd === 'jump' && rule.endYear !== undefined && year >= rule.endYear)
    return { layers, after: before, ...shared };
  const isYearly = rule.frequency === 'yearly-on-previous';
  const [count, years] = isYearly ? [year, 1] : [1, year];
  let from = base;
  for (let one = 1; one <= count; one += 1) {
    const [low, high] = [`low_${number}_${one}`, `high_${number}_${one}`];
    const { greatestFall: fall, greatestRise: rise } = rule;
    const to = one === count ? after : `year_${number}_${one}`;
    const risen = isReassessed ? ` AND coalesce(reassessed, 0) = 0` : '';
    layers.push([
      fall === null
        ? `CAST(NULL AS ${dialect.whole}) AS ${low}`
        : `CASE WHEN ${applies} THEN ${share(dialect, from, lowestShare(fall, years), 'up')} END AS ${low}`,
      rise === null
        ? `CAST(NULL AS ${dialect.whole}) AS ${high}`
        : `CASE WHEN ${applies}${risen} THEN ${share(dialect, from, highestShare(rise, years), 'down')} END AS ${high}`,
    ]);
    const raised = `CASE WHEN ${before} < ${low} THEN ${low} ELSE ${before} END`;
    layers.push([`${raised} AS raised_${number}_${one}`]);
    layers.push([`CASE WHEN raised_${number}_${one} > ${high} THEN ${high} ELSE raised_${number}_${one} END AS ${to}`]);
    from = to;
  }
  return { layers, after, low: `low_${number}_${count}`, high: `high_${number}_${count}`, ...shared };
}

/** By how much the numbers of a rule may multiply an amount, at most. */
export function growthOf(rule: Rule): bigint {
  switch (rule.rule) {
    case 'taper':
      return BigInt(rule.periods);
    case 'blend':
      return rule.packagePercent.denominator;
    case 'limit-change': {
      const year = BigInt(rule.year ?? 1);
      const factor = rule.uplift === 'none' ? ONE : upliftFactor(rule.uplift);
      const shares = [rule.greatestFall, rule.greatestRise].map((one) => {
        const { numerator, denominator } = one === null ? ONE : multiplyRatios(one, ratio(year));
        return numerator + denominator;
      });
      // What is restated is rounded to the penny before limits are taken of it.
      const { numerator, denominator } = factor;
      const restated = numerator > denominator ? numerator : denominator;
      const limited = (numerator / denominator + 1n) * shares.reduce((most, one) => (one > most ? one : most), 1n);
      return restated > limited ? restated : limited;
    }
    default:
      return 1n;
  }
}

/** The largest amount that a rule may bring in by itself. */
export function broughtBy(rule: Rule): bigint {
  if (rule.rule === 'floor') return rule.amount;
  return rule.rule === 'round' ? rule.unit : 0n;
}
