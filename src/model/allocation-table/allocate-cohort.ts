import { fail, MAX_PROBLEMS, type ProblemList, problemList } from '../../errors.js';
import { at, numberAt } from '../../exact/at.js';
import { formatAmount } from '../../money/amount.js';
import type { CohortAllocation } from '../shared/budget/allocation.js';
import { boundsOfColumns } from '../shared/points/bounded-columns.js';
import { type CohortColumns, checkCohort, type PointsCohort } from '../shared/points/points-columns.js';
import { offStepMessage } from './allocate.js';
import type { ParsedAllocationTable } from './model.js';
import { beyondQuestionnaire, formatMicro, type MicroPoints, microPoints } from './place.js';
import { type Lookup, lookupOf, roundToStep } from './table/lookup.js';
import { chooseTable } from './table/whom-for.js';

/** What an allocation table gives for a cohort. */
export interface AllocationTableCohort extends CohortAllocation {
  /** How many cases fall in a row that says no budget; their pence are NaN too, and `referred` does not count them. */
  readonly noBudget: number;
  /** How many cases lie above the highest row and were given its amount, where the model says so. */
  readonly clamped: number;
}

/**
 * The indicative budgets of a cohort by an allocation table, to the same pennies as case by case.
 *
 * @throws RasError for every score that the table refuses; `inconsistent` for add-ons, which a table does not have
 * @source IPB p.34
 */
export function allocateCohortByTable(model: ParsedAllocationTable, cohort: PointsCohort): AllocationTableCohort {
  const columns = checkCohort(cohort);
  if (columns.addOnPence !== undefined) fail('inconsistent', ['addOnPence'], 'an allocation table has no flat add-ons');
  const lookups = lookupsByGroup(model, columns);
  const { points, groupCodes, length } = columns;
  const micro = 10 ** (6 - columns.pointsDecimals);
  const step = microPoints(model.step);
  const pence = new Float64Array(length);
  const counts = { referred: 0, zeroBudgets: 0, noBudget: 0, clamped: 0 };
  const problems = problemList();
  const bounds = boundsOfColumns(model, columns, problems);
  let total = 0n;
  let part = 0;
  for (let index = 0; index < length; index += 1) {
    if (!bounds.isPriced(numberAt(points, index), index)) {
      pence[index] = Number.NaN;
      counts.referred += 1;
      continue;
    }
    const lookup = at(lookups, groupCodes === undefined ? 0 : numberAt(groupCodes, index));
    const given = numberAt(points, index) * micro;
    const tooMany = beyondQuestionnaire(lookup.most, given);
    if (tooMany !== undefined && model.offStep !== 'refuse') {
      problems.add(tooMany.code, ['points', index], tooMany.message);
      continue;
    }
    const score = roundToStep(given, step, model.offStep);
    if (score === undefined) {
      problems.add('invalid', ['points', index], offStepMessage(formatMicro(given), formatMicro(step)));
      continue;
    }
    const stretch = lookup.find(score);
    if (stretch.refused) {
      addRefusal(problems, index, lookup, score);
      continue;
    }
    pence[index] = stretch.pence;
    if (stretch.count !== undefined) counts[stretch.count] += 1;
    if (stretch.clamped) counts.clamped += 1;
    if (stretch.pence === 0) counts.zeroBudgets += 1;
    if (Number.isNaN(stretch.pence)) continue;
    part += stretch.pence;
    // Whole pence add exactly up to 2^53; the rest is carried in a bigint now and then.
    if (part > 4e15) {
      total += BigInt(part);
      part = 0;
    }
  }
  problems.throwIfAny();
  const sum = formatAmount(total + BigInt(part));
  return { modelKind: 'allocation-table', pence, period: model.period, total: sum, ...counts, ...bounds.counts() };
}

/** Tells why the table refuses a score; past the problems that are kept, a count is enough. */
function addRefusal(problems: ProblemList, index: number, { answer }: Lookup, score: MicroPoints): void {
  const told = problems.total < MAX_PROBLEMS ? answer(score) : undefined;
  if (told?.what === 'refused') problems.add(told.code, ['points', index], told.message);
  else problems.add('invalid', ['points', index], 'the table refuses this score');
}

function lookupsByGroup(model: ParsedAllocationTable, { groupNames }: CohortColumns): Lookup[] {
  if (model.tables.some(({ ageRange, instrument }) => ageRange !== undefined || instrument !== undefined)) {
    const message = 'the tables are chosen by age or instrument, which columns of points do not carry; use allocateAll';
    return fail('refused', ['model', 'tables'], message);
  }
  if (groupNames === undefined) return [lookupOf(model, chooseTable(model.tables, {}))];
  const problems = problemList();
  const lookups = groupNames.flatMap((group, index) => {
    try {
      return [lookupOf(model, chooseTable(model.tables, { group }))];
    } catch (error) {
      problems.addError(error, ['groups', 'names', index]);
      return [];
    }
  });
  problems.throwIfAny();
  return lookups;
}
