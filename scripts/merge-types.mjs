import { posix } from 'node:path';
import ts from 'typescript';

/** A type that is named with the file that has it. */
const IMPORT_TYPE = /\bimport\(["']([^"']+)["']\)/g;

/**
 * The declarations of each room in one file: a file a module has three hundred heads and lists of imports that nobody
 * reads. A file that gives a name another meaning than its room does stays by itself, and so do those of the entries,
 * in which only the paths change.
 *
 * @param {ReadonlyMap<string, string>} files the texts of the declaration files by their paths
 * @param {readonly string[]} fronts the paths of those of the entries, which only name what other files export
 * @param {string} folder what all of them are below
 * @returns {Map<string, string>} the merged files by their paths
 */
export function mergeTypes(files, fronts, folder) {
  const modules = new Map([...files].map(([path, text]) => [path, readModule(path, text)]));
  /** @type {Map<string, Room>} */
  const rooms = new Map();
  /** @type {Map<string, string>} where each file ends up */
  const places = new Map();
  for (const [path, module] of modules) {
    if (fronts.includes(path)) continue;
    const [name, ...below] = posix.relative(folder, path).split('/');
    const merged = below.length === 0 ? path : `${folder}/${name}/room.d.ts`;
    const place = agrees(rooms.get(merged), module) ? merged : path;
    const room = rooms.get(place) ?? emptyModule();
    for (const [local, meaning] of module.names) room.names.set(local, meaning);
    for (const name of module.exported) room.exported.add(name);
    room.statements.push(...module.statements);
    room.passedOn.push(...module.passedOn);
    rooms.set(place, room);
    places.set(path, place);
  }
  const placeOf = (/** @type {string} */ path) => places.get(path) ?? path;
  /** @type {Map<string, string>} */
  const merged = new Map([...rooms].map(([place, room]) => [place, roomText(place, room, placeOf)]));
  for (const front of fronts) merged.set(front, frontText(front, modules.get(front), placeOf));
  return merged;
}

/**
 * @typedef {object} Meaning what a name of a file stands for
 * @property {string} from the file or package that has it
 * @property {string} as its name there; `*` for a whole package
 *
 * @typedef {object} PassedOn a name that a file exports and does not declare
 * @property {string} from @property {string} text as it is written between the braces @property {boolean} isType
 *
 * @typedef {object} Module
 * @property {Map<string, Meaning>} names every name that it declares or imports
 * @property {Set<string>} exported those that it declares with the word `export`
 * @property {string[]} statements its declarations
 * @property {PassedOn[]} passedOn
 * @property {string} head the comment above the first of its statements
 *
 * @typedef {Module} Room
 */

/** @returns {Module} */
function emptyModule() {
  return { names: new Map(), exported: new Set(), statements: [], passedOn: [], head: '' };
}

/** @param {string} path @param {string} text @returns {Module} */
function readModule(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const module = emptyModule();
  module.head = text.slice(0, source.statements[0]?.getStart(source)).trim();
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) readImport(statement, path, module.names);
    else if (ts.isExportDeclaration(statement)) readExport(statement, path, module.passedOn);
    else {
      for (const name of namesOf(statement)) {
        module.names.set(name, { from: path, as: name });
        if (statement.getText().startsWith('export ')) module.exported.add(name);
      }
      module.statements.push(
        statement
          .getFullText()
          .trim()
          .replaceAll(IMPORT_TYPE, (_, name) => `import("${fileNamed(path, name)}")`),
      );
    }
  }
  return module;
}

/** @param {ts.ImportDeclaration} statement @param {string} path @param {Map<string, Meaning>} names */
function readImport({ importClause, moduleSpecifier }, path, names) {
  const from = fileOf(path, moduleSpecifier);
  const bindings = importClause?.namedBindings;
  if (bindings === undefined) throw new Error(`${path}: import names`);
  if (ts.isNamespaceImport(bindings)) names.set(bindings.name.text, { from, as: '*' });
  else
    for (const { name, propertyName } of bindings.elements)
      names.set(name.text, { from, as: (propertyName ?? name).text });
}

/** @param {ts.ExportDeclaration} statement @param {string} path @param {PassedOn[]} passedOn */
function readExport({ exportClause, moduleSpecifier, isTypeOnly }, path, passedOn) {
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) throw new Error(`${path}: name what is exported`);
  const from = moduleSpecifier === undefined ? path : fileOf(path, moduleSpecifier);
  for (const element of exportClause.elements) passedOn.push({ from, text: element.getText(), isType: isTypeOnly });
}

/** @param {string} path @param {ts.Expression} specifier @returns {string} a declaration file of ours, or a package */
function fileOf(path, specifier) {
  return fileNamed(path, /** @type {ts.StringLiteral} */ (specifier).text);
}

/** @param {string} path @param {string} name what a file there calls another */
function fileNamed(path, name) {
  return name.startsWith('.') ? posix.join(path, '..', name).replace(/\.js$/, '.d.ts') : name;
}

/** @param {ts.Statement} statement @returns {string[]} */
function namesOf(statement) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const name = ts.getNameOfDeclaration(/** @type {ts.Declaration} */ (/** @type {ts.Node} */ (statement)));
  return name === undefined ? [] : [name.getText()];
}

/** Whether every name means in a file what it means in its room so far. @param {Room | undefined} room @param {Module} module */
function agrees(room, module) {
  return [...module.names].every(([name, { from, as }]) => {
    const known = room?.names.get(name);
    return known === undefined || (known.from === from && known.as === as);
  });
}

/** @param {string} place @param {Room} room @param {(path: string) => string} placeOf */
function roomText(place, { names, exported, statements, passedOn }, placeOf) {
  const foreign = [...names].filter(([, { from }]) => placeOf(from) !== place);
  const imports = grouped(foreign, ([, { from, as }]) => `${as === '*' ? '* ' : ''}${placeOf(from)}`).map(
    ([from, list]) => {
      const named = list.map(([name, { as }]) => (as === name ? name : `${as} as ${name}`));
      if (!from.startsWith('* ')) return `import type { ${named.join(', ')} } from ${specifierOf(place, from)};`;
      return `import type ${named.join(', ')} from ${specifierOf(place, from.slice(2))};`;
    },
  );
  // What another file of the room exports already needs no second time.
  const own = passedOn.filter(({ from, text }) => placeOf(from) !== place || !exported.has(text));
  const exports = exportLines(place, own, placeOf);
  const texts = statements.map((text) =>
    text.replaceAll(IMPORT_TYPE, (_, from) => `import(${specifierOf(place, placeOf(from))})`),
  );
  return `${[...imports, ...texts, ...exports, 'export {};'].join('\n')}\n`;
}

/** @param {string} front @param {Module | undefined} module @param {(path: string) => string} placeOf */
function frontText(front, module, placeOf) {
  if (module === undefined || module.statements.length > 0) throw new Error(`${front} has more than exports`);
  return `${[module.head, ...exportLines(front, module.passedOn, placeOf)].join('\n')}\n`;
}

/** @param {string} place @param {readonly PassedOn[]} passedOn @param {(path: string) => string} placeOf */
function exportLines(place, passedOn, placeOf) {
  return grouped(passedOn, ({ from, isType }) => `${isType ? 'type ' : ''}${placeOf(from)}`).map(([from, list]) => {
    const [, type = '', path = ''] = /^(type )?(.*)$/.exec(from) ?? [];
    const text = `export ${type}{ ${list.map((one) => one.text).join(', ')} }`;
    return path === place ? `${text};` : `${text} from ${specifierOf(place, path)};`;
  });
}

/** @template Item @param {readonly Item[]} items @param {(item: Item) => string} keyOf @returns {[string, Item[]][]} */
function grouped(items, keyOf) {
  /** @type {Map<string, Item[]>} */
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}

/** @param {string} place @param {string} to */
function specifierOf(place, to) {
  if (!to.endsWith('.d.ts')) return `'${to}'`;
  const path = posix.relative(posix.dirname(place), to).replace(/\.d\.ts$/, '.js');
  return `'${path.startsWith('.') ? path : `./${path}`}'`;
}
