import { statSync } from 'node:fs';
import { problemList } from '../../../errors.js';
import { formatAmount, type Pence, parseAmount } from '../../../money/amount.js';
import { type FolderManifest, manifestOf, tellAltered } from '../../input/record/folder-manifest.js';
import { filesOfRun, openRecords, type RecordSource } from '../../input/record/record-source.js';
import { readJson } from '../../input/text/json.js';
import { standing } from '../../output/file/aside.js';
import { type Checked, isSealed } from './verified.js';

/** Records, and the manifest of the folder that they lie in, where there is one. */
export interface OpenFolder {
  readonly source: RecordSource;
  readonly manifest: FolderManifest | undefined;
  /** The folder, where what was named is one, or a file beside a manifest. */
  readonly folder: string | undefined;
  /** Whether every file of records in the folder is read. */
  readonly isWhole: boolean;
}

/**
 * Opens records with the model beside them, or another one, for what one case needs: the files that are read have to be
 * those of the manifest beside them.
 *
 * @throws RasError `replay-mismatch` for each file that is another than the manifest names
 */
export function openHeld(cwd: string, name: string, model: string | undefined): OpenFolder {
  const problems = problemList();
  const open = openFolder(cwd, name, model);
  if (open.manifest !== undefined) {
    tellAltered(cwd, open.manifest, { files: open.source.files, whole: false }, problems);
  }
  problems.throwIfAny();
  return open;
}

/** The same, and nothing held yet. */
export function openFolder(cwd: string, name: string, model: string | undefined): OpenFolder {
  const found = openRecords(cwd, name);
  const source = model === undefined ? found : { ...found, model: readJson(cwd, model).value, isModelGiven: true };
  const manifest = manifestOf(cwd, name);
  const isFolder = statSync(standing(cwd, name)).isDirectory();
  const folder = isFolder ? name : manifest?.folder;
  // By what lies there: a manifest could name files that no one ever wrote.
  const isWhole = folder !== undefined && (isFolder || filesOfRun(standing(cwd, folder)).length <= 1);
  return { source, manifest, folder, isWhole };
}

/** What to say where no manifest lies beside records. */
export function withoutManifest(name: string): string {
  return `no manifest.json lies beside ${name}: nothing here shows that a record is missing, or was taken from another run`;
}

/** What to say of records in folders below, which are not read; nothing where there are none. */
export function notReadBelow({ below }: Pick<RecordSource, 'below'>): string | undefined {
  if (below.length === 0) return undefined;
  const first = below.slice(0, MOST_NAMED).join(', ');
  const more = below.length > MOST_NAMED ? ` and ${below.length - MOST_NAMED} more` : '';
  return `not read, being in a folder below: ${first}${more}`;
}

const MOST_NAMED = 3;

/** What to say of records that name no model. */
export function withoutNamedModel(count: number): string {
  return `records that name no model: ${count}; each was worked out again from what it holds, and was held to no model`;
}

/** Adds up the amounts of records, for control totals. */
export function recordTotals() {
  const sums = new Map<string, Pence>();
  return {
    see(record: Checked): void {
      if (!isSealed(record) || (record.kind !== 'allocation' && record.kind !== 'moderated')) return;
      for (const [stage, amount] of Object.entries(record.amounts)) {
        const isOwn = (stage === 'indicative') === (record.kind === 'allocation');
        if (amount === null || !isOwn) continue;
        // A policy may look at the whole package, which is what its record holds.
        const oneOffs = stage === 'traditional' ? ' with the one-offs that are stated' : '';
        const name = `${stage} amounts${oneOffs}, £ a ${record.period}`;
        sums.set(name, (sums.get(name) ?? 0n) + parseAmount(amount));
      }
    },
    pairs: (): [string, string][] => [...sums].map(([name, sum]): [string, string] => [name, formatAmount(sum)]),
  };
}
