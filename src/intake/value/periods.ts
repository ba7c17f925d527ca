import type { ConventionName } from '../../money/period.js';
import { carried, type ReadColumn } from '../columns/columns.js';
import type { HeaderName } from '../header/names.js';
import type { Per } from '../header/unit.js';
import type { Asker } from '../question.js';
import { needsConvention, toYear, YEAR_CONVENTIONS } from './to-year.js';

/** A column of the clean table with its values. */
export interface ColumnValues {
  readonly column: ReadColumn;
  readonly values: readonly string[];
}

/** Periods that a line of a package cannot have: its amount is made yearly. */
const MADE_YEARLY: readonly string[] = ['fortnight', 'quarter'];

const made = (name: string): HeaderName => ({ column: 0, name, lower: name, isNamed: true });

/**
 * Gives the amounts of lines their period: that of its own column, or the one that the name of the amounts states.
 * Fortnights and quarters are made yearly, and amounts below nought have a column that can say that they are credits.
 */
export function withPeriods(
  columns: readonly ColumnValues[],
  told: ConventionName | undefined,
  asker: Asker,
): readonly ColumnValues[] {
  const amount = columns.find(({ column }) => column.name === 'amount');
  if (amount === undefined) return columns;
  const per = amount.column.per;
  const own = columns.find(({ column }) => column.name === 'period');
  const isInHeader = per !== undefined && (own === undefined || prefersHeader(per));
  const periods = isInHeader ? amount.values.map((value) => (value === '' ? '' : periodOf(per))) : (own?.values ?? []);
  const convention = conventionFor(periods);
  const isYearly = (index: number): boolean => MADE_YEARLY.includes(periods[index] ?? '');
  const amounts = amount.values.map((value, index) => {
    const period = periods[index] as Per;
    if (value === '' || !isYearly(index) || (needsConvention(period) && convention === undefined)) return value;
    return toYear(value, period, convention ?? '52-weeks');
  });
  const inOurs = periods.map((period, index) => (isYearly(index) ? 'year' : period));
  const others = columns.filter((one) => one !== amount && one !== own);
  const hasCredits = others.some(({ column }) => column.name === 'credit');
  const isBelow = amounts.some((value) => value.startsWith('-'));
  return [
    ...others,
    { column: amount.column, values: amounts },
    ...(periods.length === 0
      ? []
      : [{ column: own?.column ?? carried('period', made('period'), 'text'), values: inOurs }]),
    ...(isBelow && !hasCredits
      ? [{ column: carried('credit', made('credit'), 'text'), values: amounts.map(() => '') }]
      : []),
  ];

  function prefersHeader(per: Per): boolean {
    const answer = asker.ask({
      id: 'period-of-amount',
      ask: `the name "${amount?.column.header.name}" says that amounts are for a ${per}, and there is a column of periods; which is right?`,
      choices: ['the column', 'the name'],
    });
    return answer === 'the name';
  }

  function conventionFor(periods: readonly string[]): ConventionName | undefined {
    if (told !== undefined || !periods.includes('fortnight')) return told;
    const answer = asker.ask({
      id: 'convention',
      ask: 'amounts of a fortnight are made yearly; how many weeks has a year?',
      choices: YEAR_CONVENTIONS,
    });
    return YEAR_CONVENTIONS.find((one) => one === answer);
  }
}

/** A period in the words of a line. */
function periodOf(per: Per): string {
  return per === 'four-weeks' ? 'four-week-month' : per;
}
