// Writes the tables of docs/migration.md that follow from the code: where each name is found that the main entry had in
// the first version. What has a new name stands in the page's own table, which people write.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { entries, root } from './manifest.mjs';
import { exportsOf } from './surface.mjs';

const FILE = `${root}docs/migration.md`;
const BEGIN = '<!-- made by npm run docs: -->';
const END = '<!-- to here -->';

/** The page as it should read. */
export function migrationPage() {
  const page = readFileSync(FILE, 'utf8');
  const [before = ''] = page.split(BEGIN);
  const [, after = ''] = page.split(END);
  return `${before}${BEGIN}\n\n${movedTable()}\n${END}${after}`;
}

/** The names of the first version that are exported nowhere, and that the page does not tell of. @returns {string[]} */
export function untold() {
  const page = readFileSync(FILE, 'utf8');
  const now = places();
  return firstNames().filter((name) => !now.has(name) && !page.includes(`| \`${name}\``));
}

function movedTable() {
  const now = places();
  const rows = entries.slice(1).flatMap(({ specifier }) => {
    const moved = firstNames().filter((name) => now.get(name) === specifier);
    return moved.length === 0 ? [] : [`| \`${specifier}\` | ${moved.map((name) => `\`${name}\``).join(', ')} |`];
  });
  return ['| now from | what was imported from `openras` |', '| --- | --- |', ...rows, ''].join('\n');
}

/** @returns {string[]} */
function firstNames() {
  return JSON.parse(readFileSync(`${root}scripts/first-names.json`, 'utf8')).names;
}

/** By each name that is exported now, the first entry that has it. @returns {Map<string, string>} */
function places() {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const { specifier, source } of entries)
    for (const { name } of exportsOf(source)) if (!found.has(name)) found.set(name, specifier);
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(FILE, migrationPage());
