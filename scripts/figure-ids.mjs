// Writes src/published/figures/figure-ids.ts: the ids of the published figures as types, from the data.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { root } from './manifest.mjs';
import { filesBelow } from './sources.mjs';

const FILE = 'src/published/figures/figure-ids.ts';

/** The types' names and the folders of the reports. */
const REPORTS = [
  ['Rr145', 'rr145'],
  ['Rr232', 'rr232'],
  ['Fj', 'fj'],
  ['Ibsen', 'ibsen'],
  ['Ipb', 'ipb'],
];

/** The file as it should read. */
export function figureIdsFile() {
  const unions = REPORTS.map(([name, folder]) => {
    const lines = idsIn(`fixtures/published/${folder}`).map((id) => `\n  | '${id}'`);
    return `/** The ids of the figures of ${folder?.toUpperCase()}. */\nexport type ${name}FigureId =${lines.join('')};\n`;
  });
  const all = REPORTS.map(([name]) => `${name}FigureId`).join(' | ');
  return [
    '// Made from the data by `node scripts/figure-ids.mjs`.\n',
    ...unions,
    `/** The id of a published figure. */\nexport type FigureId = ${all};\n`,
  ].join('\n');
}

/** @param {string} folder @returns {string[]} */
function idsIn(folder) {
  const files = filesBelow(folder, '.json').filter((path) => !path.endsWith('/errata.json'));
  const tables = files.map((path) => JSON.parse(readFileSync(root + path, 'utf8')));
  return tables.flatMap(({ figures }) => figures.map((/** @type {{ id: string }} */ { id }) => id));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(root + FILE, figureIdsFile());
