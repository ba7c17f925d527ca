import { extname } from 'node:path';
import type { Command, Option } from 'commander';
import { failAt } from '../../place.js';

/** The endings of each form that a command can be asked for; a text may hold any but a page. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  json: ['.json', '.txt'],
  ndjson: ['.ndjson', '.txt'],
  csv: ['.csv', '.txt'],
  markdown: ['.md', '.txt'],
  table: ['.txt'],
  text: ['.txt'],
  html: ['.html', '.htm'],
};

const PAGES: readonly string[] = ['.html', '.htm'];

/** How endings are told: each form by one. */
const ORDER: readonly string[] = ['.json', '.ndjson', '.csv', '.md', '.txt', '.html'];

/** Which endings fit, and how that is told. */
interface Fitting {
  readonly fits: readonly string[];
  readonly told: string;
}

/**
 * Refuses a file of `--out` whose name ends as another program's does, or as a form that the call does not write, before
 * anything is read.
 *
 * @throws RasError `refused`
 * @choice out-endings: `--out budgets.xlsx` is refused where no workbook is written, since what would stand in it is none, as are `.html` where no page
 * is written, a stored model under any ending but `.json`, a record under any but `.json` and `.ndjson`, and an ending that
 * contradicts `--format` (`--format csv --out budgets.json`); a name without an ending, or with one that does not begin with a
 * letter, is written as it stands
 */
export function refuseForeignEnding(action: Command): void {
  const { out, all, record } = action.opts();
  const flags = action.options.find(({ long }) => long === '--out')?.flags ?? '';
  if (typeof out !== 'string' || flags.includes('folder') || all === true) return;
  const option = formOption(action);
  const form = option === undefined ? undefined : action.getOptionValue(option.attributeName());
  if (flags.includes('.json>')) refuseEnding(out, { fits: ['.json'], told: '.json: what is written there is JSON' });
  else if (flags.includes('.sql>'))
    refuseEnding(out, { fits: ['.sql', '.txt'], told: '.sql: what is written there is a statement' });
  else if (flags.includes('.xlsx>'))
    refuseEnding(out, { fits: ['.xlsx'], told: '.xlsx: what is written there is a workbook' });
  else if (record === true)
    refuseEnding(out, { fits: ['.json', '.ndjson'], told: '.ndjson or .json: a record is a line of JSON' });
  else if (typeof form === 'string' && option !== undefined) refuseOtherForm(out, form, option);
  else {
    const fits = (option?.argChoices ?? ['json', 'csv']).flatMap((one) => ENDINGS[one] ?? []);
    refuseEnding(out, { fits, told: endingsInWords(fits) });
  }
}

/** The option that says in which form the file is written; what a table is read as is another matter, and so is a form for the screen. */
function formOption(action: Command): Option | undefined {
  if (action.name() === 'import') return undefined;
  return action.options.find(({ argChoices = [] }) => argChoices.includes('markdown'));
}

/** Refuses a name that ends otherwise than the form that is written to it. */
function refuseOtherForm(out: string, form: string, option: Option): void {
  const { long, argChoices = [] } = option;
  const ending = endingOf(out);
  const fits = ENDINGS[form] ?? [];
  if (ending === undefined || fits.includes(ending)) return;
  const isWritten = argChoices.some((one) => ENDINGS[one]?.includes(ending) === true);
  if (!isWritten || (PAGES.includes(ending) && option.defaultValue === form)) {
    const all = argChoices.filter((one) => one !== 'html').flatMap((one) => ENDINGS[one] ?? []);
    const page = PAGES.includes(ending) && isWritten ? `; a page in HTML is asked for with ${long} html` : '';
    refuseEnding(out, { fits: [], told: endingsInWords(option.defaultValue === form ? fits : all) + page });
  }
  const others = argChoices.filter((one) => ENDINGS[one]?.includes(ending) === true);
  const or = others.length === 0 ? '' : `, or say ${long} ${others.join(' or ')}`;
  failAt(
    'refused',
    out,
    undefined,
    `${long} ${form} is not written to a name in ${ending}; expected one in ${endingsInWords(fits)}${or}`,
  );
}

/** Refuses what is written in one form whatever is asked, under a name that ends as another. */
export function refuseEndingOf(out: string | undefined, form: 'csv' | 'json', what: string): void {
  if (out === undefined) return;
  const fits = ENDINGS[form] ?? [];
  refuseEnding(out, { fits, told: `${endingsInWords(fits)}: what is written there is ${what}` });
}

function refuseEnding(out: string, { fits, told }: Fitting): void {
  const ending = endingOf(out);
  if (ending === undefined || fits.includes(ending)) return;
  failAt('refused', out, undefined, `nothing is written in the form of ${ending} here; expected a name in ${told}`);
}

/** The ending of a name, in small letters; undefined where it says nothing. */
function endingOf(out: string): string | undefined {
  const ending = extname(out).toLowerCase();
  return /^\.[a-z]/.test(ending) ? ending : undefined;
}

function endingsInWords(endings: readonly string[]): string {
  const told = ORDER.filter((one) => endings.includes(one));
  const last = told.at(-1) ?? '';
  return told.length < 2 ? last : `${told.slice(0, -1).join(', ')} or ${last}`;
}
