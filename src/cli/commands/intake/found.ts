import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isRasError } from '../../../errors.js';
import { findAnyHeader } from '../../../intake/header/find-header.js';
import { likelyKind, type ToldByNames } from '../../../intake/likely-kinds.js';
import { simplify } from '../../../intake/plain-name.js';
import { type Sheet, textOf } from '../../../intake/sheet.js';
import { understand } from '../../../intake/understand.js';
import { alike, readTableFile } from '../../input/intake/mapped.js';
import { touching } from '../../system-error.js';

/** A table in a folder that nobody named. */
export interface FoundTable {
  readonly as: ToldByNames | 'answers';
  /** Its file, named from the folder. */
  readonly file: string;
  readonly sheet: string | undefined;
  readonly sheets: readonly Sheet[];
}

/** The most files of a folder that are looked at. */
const MOST_FILES = 50;

/** The fewest statements that answers have in common with a questionnaire. */
const FEWEST_STATEMENTS = 2;

/**
 * Looks through a folder for a questionnaire, a price list, needs, cost lines and answers that nobody named, by the
 * names of their columns; answers by those that the questionnaire has statements for.
 *
 * @param taken whether a sheet is read as something else already
 */
export async function tablesIn(
  cwd: string,
  folder: string,
  taken: (file: string, sheet: string | undefined) => boolean,
): Promise<{ readonly tables: readonly FoundTable[]; readonly notRead: readonly string[] }> {
  const names = touching(folder, () => readdirSync(resolve(cwd, folder)))
    .filter((name) => /\.(?:xlsx|xlsm|csv|tsv|txt)$/i.test(name) && !/^[.~]/.test(name))
    .sort()
    .slice(0, MOST_FILES);
  const found: FoundTable[] = [];
  const others: Omit<FoundTable, 'as'>[] = [];
  const notRead: string[] = [];
  for (const file of names) {
    const sheets = await visibleSheets(cwd, join(folder, file));
    if (sheets === undefined) notRead.push(join(folder, file));
    for (const sheet of sheets ?? []) {
      if (taken(file, sheet.name)) continue;
      const as = likelyKind(sheet, alike);
      const one = { file, sheet: sheet.name, sheets: [sheet] };
      if (as === undefined) others.push(one);
      else found.push({ as, ...one });
    }
  }
  const statements = statementsOf(found.filter(({ as }) => as === 'instrument'));
  const answers = others.flatMap((one): FoundTable[] =>
    isOfAnswers(one, statements) ? [{ as: 'answers', ...one }] : [],
  );
  return { tables: [...found, ...answers], notRead };
}

/** The sheets of a file that are shown; undefined for one that cannot be read, which nobody asked for. */
async function visibleSheets(cwd: string, name: string): Promise<readonly Sheet[] | undefined> {
  try {
    return (await readTableFile(cwd, name)).sheets.filter(({ isHidden }) => !isHidden);
  } catch (error) {
    if (isRasError(error)) return undefined;
    throw error;
  }
}

/** What statements are called by: their ids and their words. */
function statementsOf(questionnaires: readonly FoundTable[]): ReadonlySet<string> {
  const names = questionnaires.flatMap(({ sheets }) => {
    const { table } = understand(sheets, { as: 'instrument', alike });
    const columns = ['statement_id', 'text'].map((name) => table.header.indexOf(name));
    return table.rows.flatMap((row) => columns.flatMap((column) => row[column] ?? []));
  });
  return new Set(names.map(simplify).filter((name) => name !== ''));
}

function isOfAnswers({ sheets }: Pick<FoundTable, 'sheets'>, statements: ReadonlySet<string>): boolean {
  const [sheet] = sheets;
  const header = sheet && findAnyHeader(sheet);
  const shared = (header?.names ?? []).filter(({ name }) => statements.has(simplify(textOf(name))));
  return shared.length >= FEWEST_STATEMENTS;
}
