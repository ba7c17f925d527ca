import { Eta } from 'eta/core';
import { oneLine } from '../page/page.js';
import type { Picture, ReportPage } from './page.js';
import { questionsOf } from './questions.js';
import { readReport, type TextTable } from './report-text.js';
import { styleOf } from './style.js';
import { TEMPLATES } from './templates.js';
import { headingOf, isOfNumbers, numberText } from './words.js';

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Whatever people wrote stands as text on one line, without characters that turn or hide what is read. */
const escaped = (text: unknown): string => oneLine(String(text)).replace(/[&<>"']/g, (mark) => MARKS[mark] ?? '');

const eta = new Eta({ escapeFunction: escaped, autoEscape: true });
const compiled = {
  page: eta.compile(TEMPLATES.page),
  figure: eta.compile(TEMPLATES.figure),
  table: eta.compile(TEMPLATES.table),
};

/**
 * A report of a run as one file of HTML that asks for nothing from the network and runs no script: the questions with their
 * answers and pictures first, then the rest. It is made of the Markdown and of nothing else.
 *
 * @throws RasError `invalid` for a text that is no report as `openras run` writes it
 */
export function reportAsHtml(markdown: string, name?: string): string {
  const page = pageOf(markdown, name);
  return eta.render(compiled.page, { ...page, style: styleOf(page.running), figure, table });
}

/** What a page says, before it has a form. */
export function pageOf(markdown: string, name?: string): ReportPage {
  const report = readReport(markdown, name);
  const { title, mark, tables } = report;
  const isInternal = mark.startsWith('Internal');
  return {
    title,
    mark,
    // For whom it is stands before the colon or at the end of the first words.
    running: isInternal ? 'Internal: not for sharing' : (mark.split(':')[0] ?? mark),
    isInternal,
    questions: questionsOf(report),
    tables,
  };
}

function figure(picture: Picture, isSaid: boolean): string {
  return eta.render(compiled.figure, { picture, isSaid, table });
}

/** A list of more rows than this is for a spreadsheet. */
const MOST_ROWS = 1000;
/** What is a sentence wants room. */
const LONG = 60;
/** So many columns want small letters on paper. */
const MANY = 8;

function table({ title, columns, rows, ...own }: TextTable, id: string): string {
  const shown = rows.slice(0, MOST_ROWS);
  const isNumber = columns.map((_, index) => isOfNumbers({ title, columns, rows }, index));
  const more = `: the first ${MOST_ROWS} of ${rows.length} rows; all of them are in the Markdown of this report`;
  return eta.render(compiled.table, {
    ...own,
    id,
    title: rows.length > MOST_ROWS ? `${title}${more}` : title,
    kind:
      columns.length >= MANY ? 'many' : shown.some((row) => row.some((cell) => cell.length > LONG)) ? 'long' : 'plain',
    columns: columns.map((column, index) => ({ heading: headingOf(column), isNumber: isNumber[index] === true })),
    rows: shown.map((row) => row.map((cell, index) => (isNumber[index] === true ? numberText(cell) : cell))),
  });
}
