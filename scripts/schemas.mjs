// Writes the JSON Schemas of every form: dist/schemas/NAME.json for the library, and the same for the command. Shapes
// come from the schemas that check, words from the interfaces; where the two disagree, nothing is written.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { commandFolder, root } from './manifest.mjs';
import { withSharedParts } from './schema-sharing.mjs';
import { addWords } from './schema-words.mjs';

const LIST = 'src/schemas/list.ts';
const FOLDER = `${root}dist/schemas`;

/** @typedef {import('../src/schemas/json-schema.js').JsonSchema} JsonSchema */

/** Every JSON Schema by its name, without words but for its title. @returns {Promise<Map<string, JsonSchema>>} */
async function shapes() {
  const folder = mkdtempSync(join(tmpdir(), 'openras-schemas-'));
  try {
    const outfile = join(folder, 'list.mjs');
    const contents = `export { allForms } from './${LIST}'; export { jsonSchemaOf } from './src/schemas/json-schema.ts';`;
    await build({
      stdin: { contents, resolveDir: root },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      logLevel: 'error',
      mainFields: ['module', 'main'],
      banner: { js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);" },
    });
    /** @type {typeof import('../src/schemas/list.js') & typeof import('../src/schemas/json-schema.js')} */
    const { allForms, jsonSchemaOf } = await import(pathToFileURL(outfile).href);
    return new Map([...allForms()].map(([name, { title, schema }]) => [name, titled(title, jsonSchemaOf(schema))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} title @param {JsonSchema} json @returns {JsonSchema} */
function titled(title, { $schema, ...rest }) {
  return { $schema, title, ...rest };
}

/**
 * Every JSON Schema by its name, with its words, and where schema and interface disagree.
 *
 * @returns {Promise<{ schemas: ReadonlyMap<string, JsonSchema>, problems: readonly string[] }>}
 */
export async function schemasWithWords() {
  const bare = await shapes();
  const problems = addWords(LIST, bare);
  const schemas = new Map([...bare].map(([name, json]) => [name, shared(json)]));
  return { schemas, problems };
}

/** @param {JsonSchema} json @returns {JsonSchema} */
function shared({ $schema, title, description, ...rest }) {
  return { $schema, title, description, ...withSharedParts(rest) };
}

async function write() {
  const { schemas, problems } = await schemasWithWords();
  if (problems.length > 0) {
    throw new Error(`${problems.length} places where schema and interface disagree:\n${problems.join('\n')}`);
  }
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const ofCommand = `${root}${commandFolder}/dist/schemas`;
  mkdirSync(ofCommand, { recursive: true });
  for (const [name, json] of schemas) {
    writeFileSync(`${ofCommand}/${name}.json`, `${JSON.stringify(json)}\n`);
    const ofLibrary = isMadeOfOthers(name) ? withoutInnerWords(json) : json;
    writeFileSync(`${FOLDER}/${name}.json`, `${JSON.stringify(ofLibrary)}\n`);
  }
}

/**
 * Whether a form is what programs write, or holds models of other kinds, whose words stand in the schemas of those kinds.
 * The words of what such forms are made of would come to a fifteenth of the library; `openras schema` prints them all.
 *
 * @param {string} name
 */
export function isMadeOfOthers(name) {
  return /^(?:record-|result-)/.test(name) || MADE_OF_OTHERS.has(name);
}

const MADE_OF_OTHERS = new Set([
  ...['streams', 'streams-case', 'by-age', 'by-age-case', 'scenarios'],
  ...['challenge', 'costs', 'hold-back', 'moderated', 'recalculation', 'scores'],
]);

/** The same form without the words of what it is made of. @param {JsonSchema} json @returns {JsonSchema} */
export function withoutInnerWords(json) {
  const { $defs } = json;
  return $defs === undefined ? json : { ...json, $defs: /** @type {typeof $defs} */ (wordless($defs)) };
}

/** A part of a schema without its words. @param {unknown} part @returns {unknown} */
function wordless(part) {
  if (Array.isArray(part)) return part.map(wordless);
  if (typeof part !== 'object' || part === null) return part;
  const fields = Object.entries(part).filter(([key, value]) => key !== 'description' || typeof value !== 'string');
  return Object.fromEntries(fields.map(([key, value]) => [key, wordless(value)]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await write();
