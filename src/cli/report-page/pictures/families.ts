import { cellAt, numberIn, type ReportText, type TextTable } from '../report-text.js';

/** A family of the list, for pictures that are for inside alone. */
export interface ListedFamily {
  readonly caseId: string;
  readonly isNewcomer: boolean;
  readonly points: number | undefined;
  /** Its amounts by stage; one that it does not have is not among them. */
  readonly amounts: ReadonlyMap<string, number>;
}

/** The stages of the list. */
export const LIST_STAGES = ['indicative', 'communicated', 'final'] as const;

/** The list of families; a report for sharing has none. */
export function listOf({ tables }: ReportText): TextTable | undefined {
  return tables.find(({ columns }) =>
    ['case_id', 'points', 'traditional', 'indicative', 'status'].every((name) => columns.includes(name)),
  );
}

/** The families of the list. */
export function familiesOf(list: TextTable): ListedFamily[] {
  return list.rows.map((row) => ({
    caseId: cellAt(list, row, 'case_id'),
    isNewcomer: cellAt(list, row, 'status') === 'newcomer',
    points: numberIn(cellAt(list, row, 'points')),
    amounts: new Map(
      ['traditional', ...LIST_STAGES].flatMap((stage) => {
        const amount = numberIn(cellAt(list, row, stage));
        return amount === undefined ? [] : [[stage, amount]];
      }),
    ),
  }));
}
