// What a spreadsheet may take for the start of a formula, also in full width and behind blanks or apostrophes: those are
// counted as well, so that a text with an apostrophe of its own gets another one and loses that alone.
const FORMULA = /^['\s]*[=+\-@＝＋－＠]|^'*[\t\r\n]/;

/** A cell that a spreadsheet shows as text: an apostrophe goes before what it might run as a formula. */
export function escapeCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe off again. */
export function unescapeCell(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/**
 * Rows of cells as CSV by RFC 4180: commas, CRLF after every row, cells in quotes where they need it, and every cell
 * safe to open in a spreadsheet.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(writeCell).join(',')}\r\n`).join('');
}

function writeCell(text: string): string {
  const safe = escapeCell(text);
  // A semicolon or a tab parts cells where a spreadsheet is set so; quotes keep it inside.
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Text as HTML shows it, in elements and in attributes. */
export function escapeHtml(text: string): string {
  const entities: ReadonlyMap<string, string> = new Map([
    ['&', '&amp;'],
    ['<', '&lt;'],
    ['>', '&gt;'],
    ['"', '&quot;'],
    ["'", '&#39;'],
  ]);
  return text.replace(/[&<>"']/g, (character) => entities.get(character) ?? character);
}

/** Text as Markdown shows it, in a cell of a table or in a line: every character stands for itself. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>()#+!|~&$]/g, (character) => `\\${character}`)
    .replace(/^(\s*(?:\d{1,9})?)([-.)])/, '$1\\$2');
}
