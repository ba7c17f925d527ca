import type { CouncilResults } from '../../run/results.js';
import type { Warning } from '../../warning.js';
import { toMarkdown } from '../markdown.js';
import type { Sheet } from '../sheet.js';
import { councilCaseSheet, councilSheets } from './council.js';
import { directorSheet } from './director.js';

/** The results of a council's run as people read them: what is on the screen and on the pages is made of these. */
export interface CouncilPages {
  readonly title: string;
  /** The tables in the order in which they are read. */
  readonly sheets: readonly Sheet[];
  /** All families, a row each. */
  readonly list: Sheet;
  readonly warnings: readonly Warning[];
  /** The questions of a director and their answers. */
  readonly director: Sheet;
}

/** Makes the tables of a council's run, each once. */
export function councilPages(results: CouncilResults): CouncilPages {
  const { title, warnings } = results;
  return {
    title,
    sheets: councilSheets(results),
    list: councilCaseSheet(results),
    warnings,
    director: directorSheet(results),
  };
}

/** The whole report in Markdown: the tables, every family, the warnings, and the director's page. */
export function councilReport({ title, sheets, list, warnings, director }: CouncilPages): string {
  const tables = [...sheets, list].map(toMarkdown).join('\n');
  return `# ${title}\n\n${tables}\n${warningText(warnings)}\n${toMarkdown(director)}`;
}

/** The director's page in Markdown, which names no family. */
export function directorPage({ title, director }: CouncilPages): string {
  return `# ${title}\n\n${toMarkdown(director)}`;
}

function warningText(warnings: readonly Warning[]): string {
  if (warnings.length === 0) return '';
  const lines = new Set(
    warnings.map(({ caseId, message }) => `${caseId === undefined ? '' : `${caseId}: `}${message}`),
  );
  return `\n${toMarkdown({ title: 'Warnings', columns: ['warning'], rows: Array.from(lines, (line) => [line]) })}`;
}
