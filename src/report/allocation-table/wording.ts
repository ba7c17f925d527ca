import { formatRatio } from '../../exact/ratio.js';
import type { ParsedAllocationTable, ParsedRow, ParsedTable } from '../../model/allocation-table/model.js';
import { formatAmount, formatPounds } from '../../money/amount.js';
import type { Period } from '../../money/period.js';

const PERIOD_WORDS: Readonly<Record<Exclude<Period, 'one-off'>, string>> = {
  year: 'per year',
  term: 'per term',
  month: 'per month',
  'four-week-month': 'per four weeks',
  '12-weeks': 'per 12 weeks',
  week: 'per week',
};

/** The heading of the amounts: `Amount per week`. */
export function amountHeading({ period }: Pick<ParsedAllocationTable, 'period'>): string {
  return `Amount ${PERIOD_WORDS[period]}`;
}

/** What a table is called, from its name or from whom it is for; undefined for the one table for everyone. */
export function tableTitle({ name, group, ageRange, instrument }: ParsedTable): string | undefined {
  const parts = [
    name,
    group === undefined || group === name ? undefined : `group ${group}`,
    ageRange &&
      (ageRange.to === undefined ? `ages ${ageRange.from} and over` : `ages ${ageRange.from} to ${ageRange.to}`),
    instrument === undefined ? undefined : `questionnaire ${instrument}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** What a model says of itself, a line each: its period, its dates, the prices that it is in. */
export function modelLines(model: ParsedAllocationTable): string[] {
  const { effectiveFrom, effectiveTo, financialYear, priceBase, step } = model;
  const dates = [effectiveFrom && `from ${effectiveFrom}`, effectiveTo && `to ${effectiveTo}`].filter((part) => part);
  return [
    `Amounts are in pounds ${PERIOD_WORDS[model.period]}.`,
    dates.length === 0 ? 'Effective date: not stated.' : `Effective ${dates.join(' ')}.`,
    ...(financialYear === undefined ? [] : [`Financial year ${financialYear}.`]),
    ...(priceBase === undefined ? [] : [`In prices of ${priceBase}.`]),
    `Points count in steps of ${formatRatio(step)}; both ends of a range belong to it.`,
    'An amount is indicative: a starting point for planning, not the final budget.',
  ];
}

/** When a decision can be challenged, or that the table does not say so. */
export function challengeLines({ challengePoints = [] }: ParsedAllocationTable): readonly string[] {
  return challengePoints.length === 0 ? ['Not stated.'] : challengePoints;
}

/** A writer of what rows give: `£1,000`, with pence only where some row of the model has pence. */
export function answerWriter({ tables }: ParsedAllocationTable): (row: ParsedRow) => string {
  const whole = tables.every(({ rows }) => rows.every(({ amount }) => amount === null || amount % 100n === 0n));
  return ({ amount, answer, shown }) => {
    if (amount === null) return shown ?? (answer === 'no-budget' ? 'No budget' : 'Refer to costing');
    const pounds = formatPounds(formatAmount(amount));
    return whole ? pounds.slice(0, -3) : pounds;
  };
}
