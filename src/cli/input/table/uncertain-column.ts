import { at } from '../../../exact/at.js';
import type { CsvTable } from '../text/csv.js';

/** The column in which `openras allocate` names the streams whose money may not come. */
const COLUMN = 'not_certain_to_come';

/** Columns of amounts without that money. */
const AMOUNTS = ['indicative', 'budget', 'communicated', 'final'];

/** Whose money may not come, by a column of their table. */
export interface UncertainColumn {
  /** Looks at a row. */
  look(cells: readonly string[]): void;
  /** Says of how many families it is, once. */
  tell(): void;
}

/**
 * Looks, where a table of amounts says so, at which families have money of a stream that may not come: whatever is made of
 * the amounts is made without it, and says so.
 *
 * @param spec the columns that are read
 * @returns undefined for a table that says nothing of it, or of which no amounts are read
 */
export function uncertainColumn(table: CsvTable, spec: object): UncertainColumn | undefined {
  const { file, header, reading } = table;
  const index = header.indexOf(COLUMN);
  const isRead = AMOUNTS.some((name) => Object.hasOwn(spec, name) && header.includes(name));
  if (index < 0 || !isRead || reading.isIgnored(COLUMN)) return undefined;
  reading.note(file.name, header, new Set([COLUMN]));
  let families = 0;
  return {
    look: (cells) => {
      if (at(cells, index).trim() !== '') families += 1;
    },
    tell: () => {
      if (families === 0) return;
      const who = families === 1 ? '1 family' : `${families.toLocaleString('en-GB')} families`;
      reading.warn(`${file.name}: money of a stream that may not come, of ${who}, is in no amount and not promised`);
    },
  };
}
