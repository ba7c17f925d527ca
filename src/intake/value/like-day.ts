const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])';
const NUMBER_OF_MONTH = '(?:0?[1-9]|1[0-2])';
const YEAR = '(?:\\d{4}|\\d{2})';

/** A day or a month as spreadsheets show them, with the time of midnight where they wrote that as well. */
const LIKE_DAY = new RegExp(
  `^(?:${[
    `${DAY}/${NUMBER_OF_MONTH}/${YEAR}`,
    `${DAY}-${NUMBER_OF_MONTH}-\\d{4}`,
    `\\d{4}[/-]${NUMBER_OF_MONTH}[/-]${DAY}`,
    `${DAY}-${MONTH}(?:-${YEAR})?`,
    `${MONTH}-${YEAR}`,
  ].join('|')})(?: 00:00(?::00)?)?$`,
  'i',
);

/** Whether an id looks like a day that a spreadsheet has made of it: `01/02/2026`, `2026-02-01`, `1-Feb`, `Feb-26`. */
export function isLikeDay(id: string): boolean {
  return LIKE_DAY.test(id);
}
