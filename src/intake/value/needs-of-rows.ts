import { at } from '../../exact/at.js';
import { multiplyRatios, parseRatio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import type { ConventionName } from '../../money/period.js';
import { carried, type ReadColumn } from '../columns/columns.js';
import type { HeaderName } from '../header/names.js';
import { PERS, type Per } from '../header/unit.js';
import { nameOfWords } from '../plain-name.js';
import type { Asker } from '../question.js';
import type { ColumnValues } from './periods.js';
import { factorOf, needsConvention, toYear, YEAR_CONVENTIONS } from './to-year.js';

/** A column that the table has not, beside the one that it is made from. */
function madeBeside(name: string, { header }: ReadColumn): ReadColumn {
  const own: HeaderName = { ...header, name, lower: name };
  return carried(name, own, 'text');
}

const columnOf = (columns: readonly ColumnValues[], name: string): ColumnValues | undefined =>
  columns.find(({ column }) => column.name === name);

/** The columns, with one in the place of that of its name, or at the end. */
function withColumn(columns: readonly ColumnValues[], one: ColumnValues): readonly ColumnValues[] {
  const others = columns.filter(({ column }) => column.name !== one.column.name);
  return [...others, one];
}

/**
 * Gives needs ids that a table has not: needs that are stated in words are called by their words, `personal_care` for
 * Personal care, and a line without a need by what it pays for, where its owner says so.
 *
 * @choice needs-in-words: needs with the same words, but for capitals and signs, are one need of a family
 */
export function withNeedIds(columns: readonly ColumnValues[], asker: Asker): readonly ColumnValues[] {
  const ids = columnOf(columns, 'needs');
  const texts = columnOf(columns, 'need_text');
  const isInWords =
    ids === undefined || (texts === undefined && ids.values.some((value) => /[^|\s]\s+[^|\s]/.test(value)));
  const words = ids ?? texts ?? servicesAsNeeds(columns, asker);
  if (!isInWords || words === undefined) return columns;
  const divided = words.values.map((value) => partsOf(value));
  const shown = divided.map((parts) => parts.map((part) => nameOfWords(part) || part).join('|'));
  const named = { column: ids?.column ?? madeBeside('needs', words.column), values: shown };
  const said = {
    column: texts?.column ?? madeBeside('need_text', words.column),
    values: divided.map((parts) => parts.join('|')),
  };
  return withColumn(withColumn(columns, named), said);

  function partsOf(value: string): readonly string[] {
    const sign = value.includes('|') || !value.includes(';') || !isDivided() ? '|' : ';';
    return value
      .split(sign)
      .map((part) => part.trim())
      .filter((part) => part !== '');
  }

  function isDivided(): boolean {
    const answer = asker.ask({
      id: 'needs-divided',
      ask: `a semicolon stands in needs ("${words?.values.find((value) => value.includes(';'))?.slice(0, 100)}"); does it stand between several needs?`,
      choices: ['several needs', 'one need'],
    });
    return answer === 'several needs';
  }
}

function servicesAsNeeds(columns: readonly ColumnValues[], asker: Asker): ColumnValues | undefined {
  const services = columnOf(columns, 'service');
  if (services === undefined) return undefined;
  const answer = asker.ask({
    id: 'needs-by-service',
    ask: `no column says which need a line meets; is what "${services.column.header.name}" shows the need, each service a need of its own?`,
    choices: ['yes'],
  });
  return answer === 'yes' ? services : undefined;
}

/**
 * Makes the amounts and hours of needs yearly, as every command reads them: by the column of periods, or by what the
 * name of the amounts says.
 */
export function withYearlyNeeds(
  columns: readonly ColumnValues[],
  told: ConventionName | undefined,
  { asker, say }: { readonly asker: Asker; readonly say: (message: string) => void },
): readonly ColumnValues[] {
  return withPayers(yearlyOf(columns, told, asker), say);
}

/** Takes out who pays for a line that recurs: a need says it of what is bought once alone. */
function withPayers(columns: readonly ColumnValues[], say: (message: string) => void): readonly ColumnValues[] {
  const payers = columnOf(columns, 'paid_by');
  if (payers === undefined) return columns;
  const once = columnOf(columns, 'one_off')?.values ?? [];
  const values = payers.values.map((value, row) => (once[row] === 'yes' ? value : ''));
  const count = values.filter((value, row) => value !== payers.values[row]).length;
  if (count === 0) return columns;
  say(`paid_by: who pays is of what is bought once; what ${count} lines that recur say of it is not used`);
  return columns.map((one) => (one === payers ? { column: one.column, values } : one));
}

function yearlyOf(
  columns: readonly ColumnValues[],
  told: ConventionName | undefined,
  asker: Asker,
): readonly ColumnValues[] {
  let convention = told;
  const hours = columnOf(columns, 'hours');
  const inYears = hours === undefined ? columns : withColumn(columns, yearlyHours(hours));
  const amount = columnOf(columns, 'amount');
  if (amount === undefined) return inYears;
  const own = columnOf(columns, 'period');
  const { per } = amount.column;
  const isByName = own !== undefined && per !== undefined && prefersName(amount.column, per);
  const ofAll = own === undefined || isByName ? (per ?? periodAsked(amount.column)) : undefined;
  const periods = amount.values.map((value, row) =>
    value === '' ? '' : own === undefined || isByName ? (ofAll ?? '') : inOurs(at(own.values, row)),
  );
  const amounts = amount.values.map((value, row) => {
    const period = at(periods, row);
    return value === '' || !isPer(period) ? value : yearly(value, period);
  });
  const isOnce = periods.map((period) => period === 'one-off');
  const once = columnOf(columns, 'one_off');
  const clash = (row: number): boolean => isOnce[row] === true && once?.values[row] === 'no';
  const shown = periods.map((period, row) => (isPer(period) || (isOnce[row] && !clash(row)) ? 'year' : period));
  const withAmounts = withColumn(withColumn(inYears, { column: amount.column, values: amounts }), {
    column: own?.column ?? madeBeside('period', amount.column),
    values: shown,
  });
  if (!isOnce.includes(true)) return withAmounts;
  const values = isOnce.map((is, row) => (is && !clash(row) ? 'yes' : (once?.values[row] ?? '')));
  return withColumn(withAmounts, { column: once?.column ?? madeBeside('one_off', amount.column), values });

  function yearly(value: string, period: Per): string {
    if (!needsConvention(period)) return toYear(value, period, '52-weeks');
    convention ??= conventionAsked();
    return convention === undefined ? value : toYear(value, period, convention);
  }

  function yearlyHours({ column, values }: ColumnValues): ColumnValues {
    if (values.every((value) => value === '')) return { column, values };
    const per = column.per ?? periodAsked(column);
    if (per === undefined || per === 'year') return { column, values };
    if (needsConvention(per)) convention ??= conventionAsked();
    if (needsConvention(per) && convention === undefined) return { column, values };
    const factor = factorOf(per, convention ?? '52-weeks');
    const one = (part: string): string =>
      // What is no number is told by whoever reads the table, with its cell.
      /^\d{1,9}(?:\.\d{1,6})?$/.test(part)
        ? formatRounded(multiplyRatios(parseRatio(part), factor), 6).replace(/\.?0+$/, '')
        : part;
    return {
      column,
      values: values.map((value) =>
        value
          .split('|')
          .map((part) => one(part.trim()))
          .join('|'),
      ),
    };
  }

  function conventionAsked(): ConventionName | undefined {
    if (asker.asked.some(({ id, answer }) => id === 'convention' && answer === null)) return undefined;
    const answer = asker.ask({
      id: 'convention',
      ask: 'amounts or hours of weeks are made yearly; how many weeks has a year?',
      choices: YEAR_CONVENTIONS,
    });
    return YEAR_CONVENTIONS.find((one) => one === answer);
  }

  /** What a column is for that does not say so, and has no column of periods beside it. */
  function periodAsked({ name, header }: ReadColumn): Per | undefined {
    const answer = asker.ask({
      id: `period-of-${name}`,
      ask: `nothing says what "${header.name}" is for; is it for a year, or for what?`,
      choices: PERS,
    });
    return PERS.find((one) => one === answer);
  }

  function prefersName({ header }: ReadColumn, period: Per): boolean {
    const answer = asker.ask({
      id: 'period-of-amount',
      ask: `the name "${header.name}" says that amounts are for a ${period}, and there is a column of periods; which is right?`,
      choices: ['the column', 'the name'],
    });
    return answer === 'the name';
  }
}

/** A period of lines as one of amounts, where it is one. */
function inOurs(period: string): string {
  return period === 'four-week-month' ? 'four-weeks' : period;
}

function isPer(period: string): period is Per {
  return PERS.some((one) => one === period);
}
