import { posix } from 'node:path';
import ts from 'typescript';

/**
 * Declarations without what no entry reaches: what modules share among themselves is not of interest to a user, and
 * the types of schemas are long.
 *
 * @param {ReadonlyMap<string, string>} files the texts of the declaration files by their paths
 * @param {readonly string[]} fronts the paths of those of the entries, which stay as they are
 * @returns {Map<string, string>} the files that are left
 */
export function shakeTypes(files, fronts) {
  const modules = new Map([...files].map(([path, text]) => [path, readModule(path, text)]));
  /** @type {Set<ts.Statement>} */
  const kept = new Set();
  /** @type {Set<string>} names that were followed, with the file that has them */
  const followed = new Set();
  /** @type {[string, string][]} */
  const open = fronts.flatMap((path) => [...(modules.get(path)?.passedOn ?? [])].map(([, to]) => to));
  for (const [path, name] of open) {
    if (followed.has(`${path} ${name}`)) continue;
    followed.add(`${path} ${name}`);
    const module = modules.get(path);
    const passedOn = module?.passedOn.get(name);
    if (passedOn !== undefined) open.push(passedOn);
    for (const statement of module?.declared.get(name) ?? []) {
      kept.add(statement);
      for (const used of namesIn(statement)) open.push(module?.imported.get(used) ?? [path, used]);
      open.push(...importTypesIn(statement, path));
    }
  }
  /** @type {Map<string, string>} */
  const left = new Map();
  for (const [path, module] of modules) {
    const text = fronts.includes(path)
      ? (files.get(path) ?? '')
      : textLeft(module, kept, (name) => followed.has(`${path} ${name}`));
    if (text !== '') left.set(path, text);
  }
  return left;
}

/**
 * @typedef {object} Module
 * @property {ts.SourceFile} source
 * @property {Map<string, ts.Statement[]>} declared the statements that declare a name
 * @property {Map<string, [string, string]>} imported where a local name comes from, when from a file of ours
 * @property {Map<string, [string, string]>} passedOn where a name comes from that is exported only
 */

/** @param {string} path @param {string} text @returns {Module} */
function readModule(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  /** @type {Module} */
  const module = { source, declared: new Map(), imported: new Map(), passedOn: new Map() };
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) readImport(statement, path, module);
    else if (ts.isExportDeclaration(statement)) readExport(statement, path, module);
    else
      for (const name of namesOf(statement))
        module.declared.set(name, [...(module.declared.get(name) ?? []), statement]);
  }
  return module;
}

/** @param {ts.ImportDeclaration} statement @param {string} path @param {Module} module */
function readImport(statement, path, { imported }) {
  const file = fileOf(path, statement.moduleSpecifier);
  const bindings = statement.importClause?.namedBindings;
  if (file === undefined || bindings === undefined) return;
  if (!ts.isNamedImports(bindings)) throw new Error(`${path}: import names, not a whole module`);
  for (const { name, propertyName } of bindings.elements) imported.set(name.text, [file, (propertyName ?? name).text]);
}

/** @param {ts.ExportDeclaration} statement @param {string} path @param {Module} module */
function readExport({ exportClause, moduleSpecifier }, path, { passedOn }) {
  if (exportClause === undefined || !ts.isNamedExports(exportClause)) throw new Error(`${path}: name what is exported`);
  const file = moduleSpecifier === undefined ? path : fileOf(path, moduleSpecifier);
  if (file === undefined) return;
  for (const { name, propertyName } of exportClause.elements)
    passedOn.set(name.text, [file, (propertyName ?? name).text]);
}

/** @param {string} path @param {ts.Node} specifier @returns {string | undefined} the declaration file, when it is ours */
function fileOf(path, specifier) {
  const name = ts.isStringLiteral(specifier) ? specifier.text : '';
  return name.startsWith('.') ? posix.join(path, '..', name).replace(/\.js$/, '.d.ts') : undefined;
}

/** @param {ts.Statement} statement @returns {string[]} */
function namesOf(statement) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  const name = ts.getNameOfDeclaration(/** @type {ts.Declaration} */ (/** @type {ts.Node} */ (statement)));
  return name === undefined ? [] : [name.getText()];
}

/** @param {ts.Node} node @returns {Set<string>} every name in it, more than it may need and never less */
function namesIn(node) {
  /** @type {Set<string>} */
  const names = new Set();
  const visit = (/** @type {ts.Node} */ child) => {
    if (ts.isIdentifier(child)) names.add(child.text);
    ts.forEachChild(child, visit);
  };
  visit(node);
  return names;
}

/** @param {ts.Node} node @param {string} path @returns {[string, string][]} what it names as `import('./x.js').Name` */
function importTypesIn(node, path) {
  /** @type {[string, string][]} */
  const found = [];
  const visit = (/** @type {ts.Node} */ child) => {
    if (ts.isImportTypeNode(child) && ts.isLiteralTypeNode(child.argument)) {
      const file = fileOf(path, child.argument.literal);
      const name = child.qualifier?.getText().split('.')[0];
      if (file !== undefined && name === undefined) throw new Error(`${path}: names a whole module`);
      if (file !== undefined && name !== undefined) found.push([file, name]);
    }
    ts.forEachChild(child, visit);
  };
  visit(node);
  return found;
}

/**
 * @param {Module} module
 * @param {ReadonlySet<ts.Statement>} kept
 * @param {(name: string) => boolean} isFollowed
 * @returns {string} nothing, when nothing of it is kept
 */
function textLeft({ source }, kept, isFollowed) {
  const declarations = source.statements.filter((statement) => kept.has(statement));
  const exports = source.statements.filter(ts.isExportDeclaration).flatMap((one) => exportLeft(one, isFollowed));
  if (declarations.length === 0 && exports.length === 0) return '';
  const used = new Set(declarations.flatMap((statement) => [...namesIn(statement)]));
  const imports = source.statements.filter(ts.isImportDeclaration).flatMap((statement) => importLeft(statement, used));
  const texts = declarations.map((statement) => statement.getFullText().trim());
  return `${[...imports, ...texts, ...(exports.length > 0 ? exports : ['export {};'])].join('\n')}\n`;
}

/** @param {ts.ExportDeclaration} statement @param {(name: string) => boolean} isFollowed @returns {string[]} */
function exportLeft({ isTypeOnly, exportClause, moduleSpecifier }, isFollowed) {
  const elements = exportClause && ts.isNamedExports(exportClause) ? exportClause.elements : [];
  const names = elements.filter(({ name }) => isFollowed(name.text)).map((element) => element.getText());
  const from = moduleSpecifier === undefined ? '' : ` from ${moduleSpecifier.getText()}`;
  return names.length === 0 ? [] : [`export ${isTypeOnly ? 'type ' : ''}{ ${names.join(', ')} }${from};`];
}

/** @param {ts.ImportDeclaration} statement @param {ReadonlySet<string>} used @returns {string[]} */
function importLeft(statement, used) {
  const { importClause, moduleSpecifier } = statement;
  const bindings = importClause?.namedBindings;
  if (bindings === undefined || !ts.isNamedImports(bindings)) {
    const name = importClause?.name ?? (bindings && ts.isNamespaceImport(bindings) ? bindings.name : undefined);
    return name !== undefined && !used.has(name.text) ? [] : [statement.getText()];
  }
  const names = bindings.elements.filter(({ name }) => used.has(name.text)).map((element) => element.getText());
  const isType = importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'type ' : '';
  return names.length === 0 ? [] : [`import ${isType}{ ${names.join(', ')} } from ${moduleSpecifier.getText()};`];
}
