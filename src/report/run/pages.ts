import type { CouncilResults } from '../../run/results.js';
import type { Warning } from '../../warning.js';
import { equitySheets } from '../equity.js';
import { toMarkdown } from '../markdown.js';
import type { Sheet } from '../sheet.js';
import { councilCaseSheet, councilSheets, sharedSheets } from './council.js';
import { directorSheetFor } from './director.js';

/** The results of a council's run as people read them: what is on the screen and on the pages is made of these. */
export interface CouncilPages {
  readonly title: string;
  /** The tables in the order in which they are read. */
  readonly sheets: readonly Sheet[];
  /** Every figure of the statement of equal need, where there is one: too many rows for a screen. */
  readonly statement: readonly Sheet[];
  /** All families, a row each. */
  readonly list: Sheet;
  readonly warnings: readonly Warning[];
  /** The questions of a director and their answers, with every figure. */
  readonly director: Sheet;
  /** What can be shared. */
  readonly shared: SharedPages;
}

/** The tables of a council's run that leave the building. */
export interface SharedPages {
  /** What stands at the head of each page: what was left out, or that nothing was. */
  readonly mark: string;
  readonly sheets: readonly Sheet[];
  readonly director: Sheet;
}

/** Makes the tables of a council's run, each once. */
export function councilPages(results: CouncilResults): CouncilPages {
  const { title, warnings, shared } = results;
  return {
    title,
    sheets: councilSheets(results),
    statement: results.equity === undefined ? [] : equitySheets(results.equity).slice(1, 2),
    list: councilCaseSheet(results),
    warnings,
    director: directorSheetFor(results, undefined),
    shared: {
      mark:
        shared === undefined
          ? 'Not for sharing: the council does not say how many families a figure must rest on (smallCell), so that nothing was left out.'
          : `For sharing: figures of fewer than ${shared.families} families are left out, and so are others from which they could be worked out. ${shared.isHeldAgainst ? EARLIER_TOO : NO_EARLIER}`,
      sheets: sharedSheets(results, shared),
      director: directorSheetFor(results, shared),
    },
  };
}

const EARLIER_TOO = 'What this page and the earlier one that the council names would give together is left out too.';
const NO_EARLIER =
  'The council names no earlier page (sharedBefore), so that what this one and an earlier one give together was not looked at.';

const INTERNAL = 'Internal: not for sharing. This copy has the figures of single families.';

/** The whole report in Markdown, for inside: the tables, every family, the warnings, and the director's page. */
export function internalReport({ title, sheets, statement, list, warnings, director }: CouncilPages): string {
  const tables = [...sheets, ...statement, list, ...warningSheets(warnings), director].map(toMarkdown);
  return `# ${title}\n\n${INTERNAL}\n\n${tables.join('\n')}`;
}

/** The report that can be shared in Markdown: tables that name no family, and the director's page. */
export function sharedReport({ title, shared: { mark, sheets, director } }: CouncilPages): string {
  return `# ${title}\n\n${mark}\n\n${[...sheets, director].map(toMarkdown).join('\n')}`;
}

/** The director's page in Markdown, which can be shared. */
export function directorPage({ title, shared: { mark, director } }: CouncilPages): string {
  return `# ${title}\n\n${mark}\n\n${toMarkdown(director)}`;
}

function warningSheets(warnings: readonly Warning[]): Sheet[] {
  const lines = new Set(
    warnings.map(({ caseId, message }) => `${caseId === undefined ? '' : `${caseId}: `}${message}`),
  );
  if (lines.size === 0) return [];
  return [{ title: 'Warnings', columns: ['warning'], rows: Array.from(lines, (line) => [line]) }];
}
