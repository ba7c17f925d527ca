import { countOf, type Warning } from '../warning.js';

/** Whether a number of cases is small enough to tell something of one family. */
export function isSmall(cases: number, smallCell: number): boolean {
  return cases > 0 && cases < smallCell;
}

/** Whether a figure rests on cases, but on fewer than the caller says; null when the caller says nothing. */
export function isSmallCell(cases: number, smallCell: number | undefined): boolean | null {
  return smallCell === undefined ? null : isSmall(cases, smallCell);
}

/** The warning that a result holds figures of few families. */
export function smallCellWarning(cells: number, smallCell: number | undefined, where: string): Warning[] {
  if (cells === 0 || smallCell === undefined) return [];
  const message = `${countOf(cells, 'figure')} by ${where} rest on fewer than ${smallCell} families; do not publish them`;
  return [{ code: 'small-cells', message, details: { cells, smallCell } }];
}
