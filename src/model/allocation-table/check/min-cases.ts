import { problemList, show } from '../../../errors.js';
import { parseOrTell } from '../../../parse/parse.js';
import { type AllocationTableModel, allocationTableSchema } from '../model.js';
import { placeRows, spanOf } from '../place.js';

/**
 * Refuses an allocation table with rows that rest on fewer than `minCases` cases, and returns it otherwise, ready to be
 * published.
 *
 * A row that rests on one case prints what one family's package was worth.
 *
 * @param minCases the fewest cases that a published row may rest on; 2 or more
 * @throws RasError `refused` for every row with fewer cases, none included; `missing` for every row with an amount that
 * does not say how many cases it rests on; `out-of-range` for a `minCases` that is not a whole number of 2 or more
 * @choice min-cases: there is no default for the fewest cases, since no report states one; a row on which no case
 * rests is refused as well, because the reader cannot tell it from a row of one
 * @example
 * ```ts
 * import { requireMinCases } from 'openras/models';
 * const rows = [{ from: 0, to: 69, amount: '0.00', cases: 12 }, { from: 70, to: null, amount: '7250.00', cases: 1 }];
 * requireMinCases(
 *   { schemaVersion: 1, kind: 'allocation-table', period: 'year', step: 1, tables: [{ rows }] },
 *   5,
 * ); // throws 'refused'
 * ```
 * @category Models
 */
export function requireMinCases(model: AllocationTableModel, minCases: number): AllocationTableModel {
  const problems = problemList();
  const tables = parseOrTell(allocationTableSchema, model, problems, ['model'])?.tables ?? [];
  const isWhole = Number.isSafeInteger(minCases) && minCases >= 2;
  if (!isWhole) {
    problems.add('out-of-range', ['minCases'], `expected a whole number of 2 or more, not ${show(minCases)}`);
  }
  tables.forEach((table, index) => {
    for (const placed of placeRows(table)) {
      const { amount, cases } = placed.row;
      const path = ['model', 'tables', index, 'rows', placed.position, 'cases'];
      if (amount === null) continue;
      if (cases === undefined) {
        problems.add('missing', path, `row ${spanOf(placed)} does not say how many cases it rests on`);
      } else if (isWhole && cases < minCases) {
        const message = `row ${spanOf(placed)} rests on ${cases}, fewer than ${minCases}; join it with its neighbour`;
        problems.add('refused', path, message, { cases });
      }
    }
  });
  problems.throwIfAny();
  return model;
}
