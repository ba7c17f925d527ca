// Writes the public surface, a file an entry in test/surface: every exported name with its kind and its form, as the
// sources declare it without comments. Who changes the surface sees it there, and so does everyone who reads the change.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { entries, root } from './manifest.mjs';
import { parseSource } from './sources.mjs';

export const FOLDER = 'test/surface';

const printer = ts.createPrinter({ removeComments: true });

/** The reports as they should read, by the name of their file. @returns {Map<string, string>} */
export function surfaceReports() {
  /** @type {Map<string, string>} where a declaration is told in full */
  const told = new Map();
  // The rooms tell what they have; the main entry only names what it takes from them.
  const rooms = entries.filter(({ name }) => name !== 'index');
  const main = entries.filter(({ name }) => name === 'index');
  return new Map([...rooms, ...main].map((entry) => [`${entry.name}.md`, reportOf(entry, told)]));
}

/** @param {{ specifier: string, source: string }} entry @param {Map<string, string>} told */
function reportOf({ specifier, source }, told) {
  const names = exportsOf(source).sort((a, b) => (a.name < b.name ? -1 : 1));
  const parts = names.map(({ name, file, local, isType }) => {
    const declared = resolve(file, local);
    const key = `${declared.file} ${declared.local}`;
    const teller = told.get(key);
    if (teller !== undefined) return `${isType ? 'type ' : ''}${name}: see ${teller}`;
    told.set(key, specifier);
    return declared.nodes.map((node) => formOf(node, name, declared.file)).join('\n');
  });
  return `# ${specifier}\n\n${names.length} names.\n\n\`\`\`ts\n${parts.join('\n')}\n\`\`\`\n`;
}

/** @param {string} file @returns {{ name: string, file: string, local: string, isType: boolean }[]} */
export function exportsOf(file) {
  const list = parseSource(file).statements.filter(ts.isExportDeclaration);
  return list.flatMap((statement) => {
    if (!statement.exportClause || !ts.isNamedExports(statement.exportClause))
      throw new Error(`${file}: name the exports`);
    const from = /** @type {ts.StringLiteral} */ (statement.moduleSpecifier).text;
    return statement.exportClause.elements.map((element) => ({
      name: element.name.text,
      file: posix.join(file, '..', from).replace(/\.js$/, '.ts'),
      local: (element.propertyName ?? element.name).text,
      isType: statement.isTypeOnly || element.isTypeOnly,
    }));
  });
}

/**
 * Finds what declares a name, through files that only pass it on.
 *
 * @param {string} file @param {string} local
 * @returns {{ file: string, local: string, nodes: ts.Node[] }}
 */
function resolve(file, local) {
  const { statements } = parseSource(file);
  const nodes = statements.flatMap((statement) => declarationsIn(statement, local));
  if (nodes.length > 0) return { file, local, nodes };
  for (const statement of statements) {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause || !ts.isNamedExports(statement.exportClause))
      continue;
    const element = statement.exportClause.elements.find(({ name }) => name.text === local);
    if (element === undefined || statement.moduleSpecifier === undefined) continue;
    const from = /** @type {ts.StringLiteral} */ (statement.moduleSpecifier).text;
    return resolve(posix.join(file, '..', from).replace(/\.js$/, '.ts'), (element.propertyName ?? element.name).text);
  }
  throw new Error(`${file} does not declare ${local}`);
}

/** @param {ts.Statement} statement @param {string} name @returns {ts.Node[]} */
function declarationsIn(statement, name) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.filter((declaration) => declaration.name.getText() === name);
  const named =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return named && statement.name?.text === name ? [statement] : [];
}

/** @param {ts.Node} node @param {string} name as it is exported @param {string} file */
function formOf(node, name, file) {
  if (ts.isVariableDeclaration(node)) return constantOf(node, name);
  if (ts.isFunctionDeclaration(node)) {
    if (node.type === undefined) throw new Error(`${file}: state what ${name} gives`);
    const parameters = node.parameters.map((parameter) => print(parameter));
    const types = node.typeParameters ? `<${node.typeParameters.map(print).join(', ')}>` : '';
    return `function ${name}${types}(${parameters.join(', ')}): ${print(node.type)};`;
  }
  if (ts.isClassDeclaration(node)) {
    const members = node.members.filter((member) => !isPrivate(member)).map(memberOf);
    const parents = (node.heritageClauses ?? []).map(print).join(' ');
    return `class ${name} ${parents} {\n${members.map((text) => `  ${text}\n`).join('')}}`;
  }
  return print(node).replace(/^export (declare )?/, '');
}

/** @param {ts.VariableDeclaration} node @param {string} name */
function constantOf(node, name) {
  if (node.type !== undefined) return `const ${name}: ${print(node.type)};`;
  const value = node.initializer && (ts.isAsExpression(node.initializer) ? node.initializer : undefined);
  return value === undefined ? `const ${name};` : `const ${name} = ${print(value)};`;
}

/** @param {ts.ClassElement} member */
function isPrivate(member) {
  const hidden = [ts.SyntaxKind.PrivateKeyword, ts.SyntaxKind.ProtectedKeyword];
  return (ts.canHaveModifiers(member) ? (ts.getModifiers(member) ?? []) : []).some(({ kind }) => hidden.includes(kind));
}

/** What a member promises, without how it is done. @param {ts.ClassElement} member */
function memberOf(member) {
  const text = print(member);
  const body = ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member) ? member.body : undefined;
  return body === undefined ? text : `${text.slice(0, text.indexOf(') {') + 1)};`;
}

/** @param {ts.Node} node */
function print(node) {
  return printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const reports = surfaceReports();
  mkdirSync(root + FOLDER, { recursive: true });
  for (const file of readdirSync(root + FOLDER)) if (!reports.has(file)) rmSync(`${root}${FOLDER}/${file}`);
  for (const [file, text] of reports) writeFileSync(`${root}${FOLDER}/${file}`, text);
}
