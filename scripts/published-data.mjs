import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { root } from './manifest.mjs';

const FOLDER = `${root}fixtures/published`;

/**
 * An esbuild plugin that ships the published figures once: both builds of the library read them from the same files, a
 * CommonJS module a report, in which every table is a name of its own that a bundler can leave out. Half a megabyte of
 * objects would double the time that importing takes, so a table is a text, read when one of its fields is first asked for.
 *
 * @param {string} folder where the modules are written, below the folder of the library
 * @returns {import('esbuild').Plugin}
 */
export function publishedOnce(folder) {
  return {
    name: 'published-once',
    setup(build) {
      /** @type {Map<string, Set<string>>} the JSON files that the library asks for, by the module that holds them */
      const modules = new Map();
      build.onLoad({ filter: /[\\/]fixtures[\\/]published[\\/].*\.json$/ }, ({ path }) => {
        const holder = moduleOf(path);
        modules.set(holder, (modules.get(holder) ?? new Set()).add(path));
        return { contents: `export { ${nameOf(path)} as default } from 'published-data:${holder}';`, loader: 'js' };
      });
      build.onResolve({ filter: /^published-data:/ }, ({ path }) => ({
        path: `./${basename(folder)}/${path.slice(path.indexOf(':') + 1)}.cjs`,
        external: true,
        sideEffects: false,
      }));
      build.onEnd(() => {
        mkdirSync(folder, { recursive: true });
        for (const [holder, paths] of modules) writeFileSync(`${folder}/${holder}.cjs`, moduleText([...paths].sort()));
      });
    },
  };
}

/** @param {string} path a JSON file; those of a report are together, what stands above them is `recorded`. */
function moduleOf(path) {
  const folder = relative(FOLDER, dirname(path));
  return folder === '' ? 'recorded' : folder;
}

/** @param {string} path */
function nameOf(path) {
  return basename(path, '.json').replaceAll('-', '_');
}

/**
 * An object of which the fields are known, and their values read from its JSON when one of them is first asked for. A
 * list of objects is kept as what their fields are called, once for all that have the same ones, and their values.
 */
const READER = `const read = (keys, packed, text) => {
  let data;
  const unpack = ({ forms, rows }) =>
    rows.map(([form, ...values]) => Object.fromEntries(forms[form].map((key, place) => [key, values[place]])));
  const all = () => {
    if (data === undefined) {
      data = JSON.parse(text);
      for (const key of packed) data[key] = unpack(data[key]);
    }
    return data;
  };
  const field = (key) => ({ enumerable: true, get: () => all()[key] });
  return Object.defineProperties({}, Object.fromEntries(keys.map((key) => [key, field(key)])));
};`.replaceAll(/\n\s*/g, '');

/** @param {readonly string[]} paths */
function moduleText(paths) {
  const tables = paths.map((path) => {
    const table = JSON.parse(readFileSync(path, 'utf8'));
    const lists = Object.keys(table).filter((key) => isListOfObjects(table[key]));
    const text = JSON.stringify({ ...table, ...Object.fromEntries(lists.map((key) => [key, pack(table[key])])) });
    const names = `${JSON.stringify(Object.keys(table))},${JSON.stringify(lists)}`;
    return `exports.${nameOf(path)}=/* @__PURE__ */read(${names},${quoted(text)});\n`;
  });
  return `${READER}\n${tables.join('')}`;
}

/** @param {unknown} value @returns {value is Readonly<Record<string, unknown>>[]} */
function isListOfObjects(value) {
  return Array.isArray(value) && value.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one));
}

/** @param {readonly Readonly<Record<string, unknown>>[]} objects */
function pack(objects) {
  const forms = [...new Set(objects.map((one) => JSON.stringify(Object.keys(one))))];
  const rows = objects.map((one) => [forms.indexOf(JSON.stringify(Object.keys(one))), ...Object.values(one)]);
  return { forms: forms.map((form) => JSON.parse(form)), rows };
}

/** A text as JavaScript writes it, in the quotes that JSON does not use. @param {string} text */
function quoted(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
