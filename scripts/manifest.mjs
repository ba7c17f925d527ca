import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The repository's root folder, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** @type {{ name: string, version: string, exports: Record<string, unknown>, dependencies: Record<string, string> }} */
export const manifest = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

/** What the built library may import, and nothing else. */
export const runtimeDependencies = Object.keys(manifest.dependencies);

/** Small audited parts that are bundled into the library, with their licences. */
export const bundledParts = ['@noble/hashes', 'canonicalize'];

/** The entry whose name is not its folder's: the models and what is made of them are two rooms with one door. */
const SOURCES = new Map([
  ['.', 'src/index.ts'],
  ['./models', 'src/allocation/index.ts'],
]);

/**
 * The public entries, as package.json's `exports` lists them: `.` is built from src/index.ts, `./report` from
 * src/report/index.ts, an entry without a folder from src/NAME.ts. To add an entry, add it to `exports`; the build, the
 * tests and the package check follow.
 *
 * @type {readonly { name: string, specifier: string, source: string }[]}
 */
export const entries = Object.keys(manifest.exports)
  .filter((subpath) => /^\.(\/[a-z-]+)?$/.test(subpath))
  .map((subpath) => ({
    name: subpath === '.' ? 'index' : subpath.slice(2),
    specifier: manifest.name + subpath.slice(1),
    source: SOURCES.get(subpath) ?? sourceOf(subpath.slice(2)),
  }));

/** @param {string} name */
function sourceOf(name) {
  const front = `src/${name}/index.ts`;
  return existsSync(root + front) ? front : `src/${name}.ts`;
}

/** The folder of `dist` in which the library stands as CommonJS. */
export const commonJsFolder = 'commonjs';

/** Where the command `openras` starts. */
export const commandSource = 'src/cli/main.ts';

/** The workspace folder from which the command is published. */
export const commandFolder = 'cli';
