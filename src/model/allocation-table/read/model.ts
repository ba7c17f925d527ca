import { fail, type Path, type ProblemList, show } from '../../../errors.js';
import { formatRatio } from '../../../exact/ratio.js';
import type { CellsOf, Column } from '../columns.js';
import { readPeriod } from './amount.js';
import type { ParsedRowsOptions } from './options.js';
import { readPoints } from './range.js';

/**
 * What the file and the options say of the whole model; where both speak they agree. What is wrong is added to the
 * problems.
 *
 * @param periods the period that the amount of each row states, where it does
 */
export function readModelFields(
  cells: readonly CellsOf[],
  periods: readonly (string | undefined)[],
  options: ParsedRowsOptions,
  problems: ProblemList,
) {
  const one = fieldReader(cells, problems);
  const { header, step } = options;
  const fields = {
    period: readOnePeriod(cells, periods, options, problems),
    step: readOneStep(cells, step && formatRatio(step), problems),
    offStep: one('off_step', options.offStep),
    gap: one('gap', options.gap),
    above: one('above', options.above),
    effectiveFrom: one('effective_from', header.effectiveFrom),
    effectiveTo: one('effective_to', header.effectiveTo),
    outsideDates: one('outside_dates', header.outsideDates),
    financialYear: one('financial_year', header.financialYear),
    priceBase: one('price_base', header.priceBase),
    id: one('id', header.id, asWritten),
    title: one('title', header.title, asWritten),
    approvedBy: one('approved_by', header.approvedBy, asWritten),
    maximumPoints: one('maximum_points'),
    largestScore: one('largest_score'),
    beyondMaximum: one('beyond_maximum'),
  };
  const challenge = one('challenge_points', options.challengePoints?.join('\n'));
  return {
    schemaVersion: 1,
    kind: 'allocation-table',
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    ...(header.inputs !== undefined && { inputs: header.inputs }),
    ...(challenge !== undefined && { challengePoints: challenge.split(/\r?\n/) }),
  };
}

type ReadCell = (cell: string, path: Path) => string;

const asWritten: ReadCell = (cell) => cell;
const trimmed: ReadCell = (cell) => cell.trim();
const NO_PERIOD = 'no amount says what period it is for; give a column period, or the option';
const NO_STEP = 'the step of scores is not stated; give a column step, or the option: 1 for whole points';

function readOnePeriod(
  cells: readonly CellsOf[],
  periods: readonly (string | undefined)[],
  options: ParsedRowsOptions,
  problems: ProblemList,
): string | undefined {
  const before = problems.total;
  const stated = fieldReader(cells, problems)('period', options.period, readPeriod);
  const inAmounts = periods.map((period) => new Map(period === undefined ? [] : [['amount', period]]));
  const period = fieldReader(inAmounts, problems)('amount', stated);
  if (period === undefined && problems.total === before) problems.add('missing', ['options', 'period'], NO_PERIOD);
  return period;
}

function readOneStep(cells: readonly CellsOf[], given: string | undefined, problems: ProblemList): string | undefined {
  const before = problems.total;
  const step = fieldReader(cells, problems)('step', given, readPoints);
  if (step === undefined && problems.total === before) problems.add('missing', ['options', 'step'], NO_STEP);
  return step;
}

/** A reader of columns that hold one thing for the whole model. */
function fieldReader(cells: readonly CellsOf[], problems: ProblemList) {
  return (column: Column, given?: string, read = trimmed): string | undefined => {
    const texts = cells.map((row) => row.get(column));
    try {
      return agreed(texts, column, given, read);
    } catch (error) {
      problems.addError(error);
      return undefined;
    }
  };
}

function agreed(
  cells: readonly (string | undefined)[],
  column: Column,
  given: string | undefined,
  read: (cell: string, path: Path) => string,
): string | undefined {
  let value = given;
  cells.forEach((cell, index) => {
    if (cell === undefined) return;
    const path = ['rows', index, column];
    const own = read(cell, path);
    if (value !== undefined && own !== value) {
      fail(
        'inconsistent',
        path,
        `${show(own)} differs from ${show(value)}; a model has one ${column} for all its rows`,
      );
    }
    value = own;
  });
  return value;
}
