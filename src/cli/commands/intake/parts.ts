import { join } from 'node:path';
import type { TargetName } from '../../../intake/target/targets.js';
import { understand } from '../../../intake/understand.js';
import type { Understanding } from '../../../intake/understanding.js';
import { alike, readTableFile } from '../../input/intake/mapped.js';
import type { MappedTableName } from '../run/council-file.js';
import type { FoundTable } from './found.js';
import { refuseOtherSheet } from './other-sheet.js';

/** Where a table goes in a council file: a file of the sample or of the cohort, or what is made into one. */
export type Role = 'sample' | 'cohort' | 'needs' | 'questionnaire' | 'prices' | GroupRole;

/** A table of one of the sets of families. */
export type GroupRole = `${'sample' | 'cohort'}-${'answers' | 'lines'}`;

/** One of the tables of a council, understood. */
export interface Part {
  readonly role: Role;
  readonly as: TargetName;
  readonly name: MappedTableName;
  readonly sheet: string | undefined;
  readonly understood: Understanding;
}

/** A table that the user names. */
export interface NamedTable {
  readonly role: Role;
  readonly file: string;
  readonly sheet?: string | undefined;
  /** The option that names its sheet. */
  readonly sheetFlag?: string;
}

const AS: Readonly<Record<Role, TargetName>> = {
  sample: 'sample',
  cohort: 'cases',
  needs: 'needs',
  questionnaire: 'instrument',
  prices: 'prices',
  'sample-answers': 'answers',
  'cohort-answers': 'answers',
  'sample-lines': 'lines',
  'cohort-lines': 'lines',
};

/** What tables are understood with. */
export interface PartTools {
  readonly cwd: string;
  readonly folder: string;
  readonly today: string;
}

/** Understands a table that the user named. */
export async function partOf(table: NamedTable, { cwd, folder, today }: PartTools): Promise<Part> {
  const { role, file, sheet, sheetFlag = '' } = table;
  const read = await readTableFile(cwd, join(folder, file));
  refuseOtherSheet(read, sheet, sheetFlag);
  const as = AS[role];
  const understood = understand(read.sheets, { as, sheet, alike, today });
  return { role, as, name: { file, mapping: `${role}.mapping.json` }, sheet, understood };
}

/** Understands a table that was found. */
export function partFound(role: Role, { file, sheet, sheets }: FoundTable, today: string): Part {
  const as = AS[role];
  const understood = understand(sheets, { as, sheet, alike, today });
  return { role, as, name: { file, mapping: `${role}.mapping.json` }, sheet, understood };
}

/**
 * The set of families that most ids of a table are of; undefined where they are of both, of neither, or of nobody.
 */
export function groupOf(understood: Understanding, parts: readonly Part[]): 'sample' | 'cohort' | undefined {
  const own = idsOf(understood);
  const shared = (role: Role): number => {
    const ids = new Set(parts.filter((part) => part.role === role).flatMap((part) => [...idsOf(part.understood)]));
    return [...own].filter((id) => ids.has(id)).length;
  };
  const [sample, cohort] = [shared('sample'), shared('cohort')];
  if (Math.max(sample, cohort) * 2 <= own.size || sample === cohort) return undefined;
  return sample > cohort ? 'sample' : 'cohort';
}

function idsOf({ table }: Understanding): ReadonlySet<string> {
  const column = table.header.indexOf('case_id');
  return new Set(column < 0 ? [] : table.rows.flatMap((row) => row[column] ?? []));
}
