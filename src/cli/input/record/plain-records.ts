import type { CsvRecord } from './csv-record.js';

const FEED = 10;
const QUOTE = 34;

/** Whether a CSV text has no quote anywhere, so that a comma ends a cell and a line feed a record wherever they stand. */
export function isPlain(bytes: Buffer): boolean {
  return !bytes.includes(QUOTE);
}

/** Gives `visit` the records of a plain text with LF line endings, without blank lines, as the parser of others does. */
export function eachPlainRecord(bytes: Buffer, visit: (record: CsvRecord) => void): void {
  let line = 0;
  for (let offset = 0; offset < bytes.length; ) {
    const feed = bytes.indexOf(FEED, offset);
    const end = feed < 0 ? bytes.length : feed;
    line += 1;
    if (end > offset) visit({ line, offset, cells: bytes.toString('utf8', offset, end).split(',') });
    offset = end + 1;
  }
}

/** The cells of the records of a plain text. */
export function plainCellsOf(bytes: Buffer): string[][] {
  return bytes
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(','));
}
