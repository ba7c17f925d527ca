import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { type ProblemList, show } from '../../../errors.js';
import type { StoredRecord } from '../../input/record/stored-record.js';
import { standing } from '../../output/file/aside.js';
import { placeDetails } from '../../place.js';
import type { OpenFolder } from './folder.js';
import { type Checked, isSealed } from './verified.js';

/** What is held of the form in which a run leaves its records: each sealed, and an index beside each file. */
export interface RunForms {
  readonly see: (record: Checked, stored: StoredRecord) => void;
  /** Says what cannot be said before all have been read. */
  readonly end: () => void;
  /** What no manifest shows to be wrong, and is not as a run leaves it; a sentence each, once all have been read. */
  readonly odd: () => string[];
}

/**
 * Names a record that nobody sealed where a run seals each, and a file of records without its index. By a run's manifest
 * both are faults; without one they are said, as a council may keep records of several releases in a folder of its own.
 */
export function runForms(cwd: string, { source, manifest, folder }: OpenFolder, problems: ProblemList): RunForms {
  const isOfRun = manifest?.command === 'run';
  const bare = source.files.filter((file) => isOwn(file) && !existsSync(standing(cwd, indexOf(file))));
  const unsealed: string[] = [];
  const sealed = new Set<Checked['kind']>();
  const kinds = new Set<Checked['kind']>();
  return {
    see(record, { file, place }) {
      if (record.kind !== 'allocation' && record.kind !== 'moderated') return;
      if (isSealed(record)) {
        sealed.add(record.kind);
        return;
      }
      kinds.add(record.kind);
      unsealed.push(record.caseId);
      if (!isOfRun || !isOwn(file)) return;
      const message = `${show(record.caseId)} is not sealed, where a run seals every record in ${basename(file)}`;
      problems.add('inconsistent', [], message, placeDetails(file, { line: place, column: 1 }));
    },
    end() {
      for (const file of isOfRun ? bare : []) {
        const message = `has no ${basename(indexOf(file))} beside it, and a run writes one`;
        problems.add('missing', [], message, placeDetails(file, undefined));
      }
    },
    odd() {
      const isMixed = [...kinds].some((kind) => sealed.has(kind));
      return [
        ...(folder === undefined
          ? []
          : bare.map(
              (file) =>
                `${file} has no index beside it, and a run writes one: it was taken away, or no run wrote the file`,
            )),
        ...(isMixed ? [`not sealed, among records of the kind that are: ${named(unsealed)}`] : []),
      ];
    },
  };
}

/** A file as a run writes it. */
const isOwn = (file: string): boolean => /^(allocations|moderation)\.ndjson(\.gz)?$/.test(basename(file));

const indexOf = (file: string): string => file.replace(/\.ndjson(\.gz)?$/, '.index.csv');

const MOST_NAMED = 3;

function named(ids: readonly string[]): string {
  const all = [...new Set(ids)];
  const more = all.length > MOST_NAMED ? ` and ${all.length - MOST_NAMED} more` : '';
  return `${all.slice(0, MOST_NAMED).map(show).join(', ')}${more}`;
}
