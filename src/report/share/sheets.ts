import type { ChangeTable } from '../../change/tables/table.js';
import { isShareable, isShareableChain } from '../../cohort/share/exposed.js';
import { at } from '../../exact/at.js';
import type { FittedWeights } from '../../sensitivity/weights/fitted-weights.js';
import type { WeightSensitivity } from '../../sensitivity/weights/weight-sensitivity.js';
import { fittedWeightSheet, weightSheets } from '../calibration/sensitivity.js';
import type { Sheet } from '../sheet.js';

/**
 * A table without the rows that are left blank, and those of nobody: that there are such groups, and what they are called,
 * tells of few; a group that has nobody here is one of few elsewhere.
 */
export function withoutBlankGroups(table: ChangeTable): ChangeTable {
  return {
    ...table,
    rows: table.rows.filter(({ kind, suppressed, cells }) => kind === 'all' || !(suppressed || cells[1] === 0)),
  };
}

/** A sheet without some of its columns. */
export function withoutColumns(sheet: Sheet, names: readonly string[]): Sheet {
  const kept = sheet.columns.map((name) => !names.includes(name));
  const of = <T>(row: readonly T[]): T[] => row.filter((_, index) => kept[index]);
  return { ...sheet, columns: of(sheet.columns), rows: sheet.rows.map((row) => of(row)) };
}

/**
 * The figures of everyone of a table by part; the middle is one family's figure, and parts could tell of few.
 *
 * @param n of how many families it is
 */
export function everyoneOnly(parts: Sheet, n: number, least: number): Sheet {
  const rows = isShareable(n, least) ? parts.rows.slice(0, 1) : [];
  return withoutColumns({ ...parts, rows }, ['median']);
}

const FITTED_OF_FEW =
  'Weights that packages would ask for are not shared, since there are too few packages for so many weights';

/** What weights decide, without the family that it decides most for, and without weights that move few or leave few. */
export function sharedWeights(weights: WeightSensitivity, fitted: FittedWeights, least: number): [Sheet, Sheet] {
  const isOfMany = (count: number, all: number): boolean => isShareableChain([count, all], least);
  const moves = weightSheets(weights)[0];
  const changed = weights.weights.flatMap(({ up, down }) => [up.changed, down.changed]);
  const fits = fittedWeightSheet(fitted);
  return [
    withoutColumns({ ...moves, rows: moves.rows.filter((_, index) => isOfMany(at(changed, index), weights.n)) }, [
      'largest',
      'change',
    ]),
    // Each fitted weight is a sum of all packages with weights of its own, and the residuals are two more figures of them.
    fitted.n < least * (fitted.weights.length + 2)
      ? { ...fits, title: FITTED_OF_FEW, rows: [] }
      : { ...fits, rows: fits.rows.filter((_, index) => isOfMany(at(fitted.weights, index).n, fitted.n)) },
  ];
}
