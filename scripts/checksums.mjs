// Records the SHA-256 of every file of published figures, when it has been checked against its report, in
// fixtures/published/checksums.json. It only adds: a file that differs from its record is refused.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { root } from './manifest.mjs';
import { filesBelow } from './sources.mjs';

const FOLDER = 'fixtures/published';
const RECORD = `${FOLDER}/checksums.json`;

/**
 * @typedef {object} Checksum
 * @property {string} table the id of the table
 * @property {string} file from the folder of the published figures
 * @property {number} entries how many figures, or errata, the file holds
 * @property {string} sha256 of the text with line feeds alone
 */

/** The checksums of the files as they are now, in the order of their paths. @returns {Checksum[]} */
export function presentChecksums() {
  return filesBelow(FOLDER, '.json')
    .filter((path) => path.split('/').length === 4)
    .map((path) => checksumOf(path.slice(FOLDER.length + 1), readFileSync(root + path, 'utf8')));
}

/** @param {string} file @param {string} text @returns {Checksum} */
export function checksumOf(file, text) {
  const { id, figures, errata } = JSON.parse(text);
  const sha256 = createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
  return { table: id, file, entries: (figures ?? errata).length, sha256 };
}

/** What is on record. @returns {Checksum[]} */
export function recordedChecksums() {
  return existsSync(root + RECORD) ? JSON.parse(readFileSync(root + RECORD, 'utf8')).files : [];
}

/**
 * What is wrong with the files, in words: changed since they were checked, on record but gone.
 *
 * @param {readonly Checksum[]} recorded @param {readonly Checksum[]} present
 */
export function complaints(recorded, present) {
  return recorded.flatMap((record) => {
    const now = present.find(({ file }) => file === record.file);
    const was = `it was recorded with ${record.entries} entries and SHA-256 ${record.sha256}`;
    if (now === undefined) return [`${record.table} (${FOLDER}/${record.file}) is gone; ${was}`];
    if (now.sha256 === record.sha256) return [];
    const is = `it has ${now.entries} entries and SHA-256 ${now.sha256}`;
    return [`${record.table} (${FOLDER}/${record.file}) has changed since it was checked: ${was}; now ${is}`];
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const recorded = recordedChecksums();
  const present = presentChecksums();
  const wrong = complaints(recorded, present);
  if (wrong.length > 0) {
    process.stderr.write(`${wrong.join('\n')}\nNothing was recorded. Undo the change, or, if the report was read wrongly,
check the file against the report again and take its entry out of ${RECORD} by hand.\n`);
    process.exitCode = 1;
  } else {
    const added = present.filter(({ file }) => !recorded.some((record) => record.file === file));
    const files = [...recorded, ...added].sort((a, b) => (a.file < b.file ? -1 : 1));
    const about = 'The SHA-256 of each file of published figures, recorded when it was checked against its report.';
    writeFileSync(root + RECORD, `${JSON.stringify({ about, files }, null, 2)}\n`);
    process.stdout.write(`${added.length} files recorded, ${files.length} in all\n`);
  }
}
