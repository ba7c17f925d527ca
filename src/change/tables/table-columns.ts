import { capital } from '../../cohort/words.js';
import type { Period } from '../../money/period.js';
import type { StageComparison } from '../compare/comparison.js';
import type { ChangeFigures, ChangeOfAmounts } from '../figures/figures.js';
import type { ColumnKind } from './table.js';

/** The number of cases. */
export const CASES: ColumnKind = { key: 'n', heading: () => 'Families', cell: ({ n }) => n };

/** The lowest, highest, mean and median amount at one of the two stages. */
export function amountColumns(side: 'from' | 'to'): ColumnKind[] {
  const figures = [
    { key: 'lowest', isOfOne: true },
    { key: 'highest', isOfOne: true },
    { key: 'mean', isOfOne: false },
    { key: 'median', isOfOne: true },
  ] as const;
  return figures.map(({ key, isOfOne }) => ({
    key: `${side}${capital(key)}`,
    heading: (comparison) => `${capital(key)} ${comparison[side]} (${poundsPer(comparison.period)})`,
    cell: ({ amounts }) => amounts?.[side][key] ?? null,
    isOfOne,
  }));
}

/** One of the four average changes, in per cent. */
export function changeColumn(
  key: 'changeOfMean' | 'changeOfMedian' | 'meanOfChanges' | 'medianOfChanges',
  heading: string,
): ColumnKind {
  const isOfOne = key !== 'changeOfMean' && key !== 'meanOfChanges';
  return { key, heading: () => heading, cell: ({ amounts }) => amounts?.[key].percent ?? null, isOfOne };
}

/** A figure of the changes of single cases, in per cent. */
export function percentColumn(key: 'lowest' | 'lowerQuartile' | 'median' | 'upperQuartile' | 'highest'): ColumnKind {
  const names = {
    lowest: 'Lowest change (%)',
    lowerQuartile: 'Lower quartile of changes (%)',
    median: 'Median of changes (%)',
    upperQuartile: 'Upper quartile of changes (%)',
    highest: 'Highest change (%)',
  } as const;
  const cell = ({ amounts }: { amounts: ChangeOfAmounts | null }): string | null =>
    amounts?.percentChanges?.[key] ?? null;
  return { key: `${key}Change`, heading: () => names[key], cell, isOfOne: true };
}

/** How many cases went one way, and their share. */
export function directionColumns(): ColumnKind[] {
  const ways = ['up', 'unchanged', 'down'] as const;
  const counts = ways.map((way) => ({
    key: way,
    heading: () => capital(way),
    cell: ({ directions }: ChangeFigures) => directions[way].cases,
  }));
  const shares = ways.map((way) => ({
    key: `${way}Percent`,
    heading: () => `${capital(way)} (%)`,
    cell: ({ directions }: ChangeFigures) => directions[way].percent,
  }));
  return [...counts, ...shares];
}

/** What a row of quartiles has to say of itself. */
export function quartileNote({ rules }: StageComparison): string {
  return `Quartiles are of Hyndman and Fan's type ${rules.quantileType}.`;
}

const poundsPer = (period: Period): string => (period === 'year' ? '£ a year' : `£ per ${period}`);
