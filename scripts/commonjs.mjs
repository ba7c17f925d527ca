import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import ts from 'typescript';
import { commonJsFolder, root } from './manifest.mjs';
import { filesBelow } from './sources.mjs';

/**
 * Writes each built file for CommonJS as well, under the same name in a folder of its own: what it imports and exports is
 * said in the other way, and nothing between is touched. npm packs files of one name beside each other, where the second
 * of two that are so alike and shorter than 32 kB takes hardly any room.
 *
 * No file needs, by whatever way, a file that needs it, so that what is exported can be handed over at the end; that it is
 * so is checked.
 */
export function writeCommonJs() {
  const folder = `${root}dist/${commonJsFolder}`;
  mkdirSync(folder, { recursive: true });
  // The nearest package.json says which format a file is in, and whether a bundler may leave it out.
  writeFileSync(`${folder}/package.json`, '{"type":"commonjs","sideEffects":false}\n');
  const files = filesBelow('dist', '.js').filter((file) => !file.slice('dist/'.length).includes('/'));
  /** @type {Map<string, readonly string[]>} */
  const needs = new Map();
  for (const file of files) {
    const { code, asked } = asCommonJs(readFileSync(root + file, 'utf8'));
    needs.set(
      file,
      asked.filter((name) => name.startsWith('./')).map((name) => `dist/${name.slice(2)}`),
    );
    writeFileSync(`${folder}/${basename(file)}`, code);
  }
  refuseCircles(needs);
}

/**
 * A module as CommonJS, and the files that it asks for.
 *
 * @param {string} code
 * @returns {{ code: string, asked: readonly string[] }}
 */
export function asCommonJs(code) {
  const source = ts.createSourceFile('chunk.js', code, ts.ScriptTarget.ES2023, false);
  /** @type {string[]} */
  const asked = [];
  /** @type {string[]} */
  const handed = [];
  let text = '';
  let end = 0;
  for (const statement of source.statements) {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) {
      if (
        ts.canHaveModifiers(statement) &&
        ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
      )
        throw new Error('only a list of names is exported');
      continue;
    }
    text += code.slice(end, statement.getStart(source));
    end = statement.getEnd();
    if (ts.isImportDeclaration(statement)) {
      const from = ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : '';
      asked.push(from);
      text += importOf(statement, `require(${JSON.stringify(from.replace(/^\.\/published\//, '../published/'))})`);
    } else handed.push(...exportsOf(statement));
  }
  text += code.slice(end);
  // The names stand in one object, which Node reads without running it when a module asks for them.
  const list = `module.exports={${handed.join(',')}};Object.defineProperty(module.exports,"__esModule",{value:!0});`;
  return { code: `"use strict";${text}${/[;}\n]$/.test(text) || text === '' ? '' : ';'}${list}\n`, asked };
}

/** @param {ts.ImportDeclaration} statement @param {string} required */
function importOf({ importClause }, required) {
  if (importClause === undefined) return `${required};`;
  const { name, namedBindings } = importClause;
  if (name !== undefined || namedBindings === undefined) throw new Error('nothing is imported by default');
  if (ts.isNamespaceImport(namedBindings)) return `const ${namedBindings.name.text}=${required};`;
  const names = namedBindings.elements.map(({ name, propertyName }) => pair(propertyName?.text, name.text));
  return `const{${names.join(',')}}=${required};`;
}

/** @param {ts.ExportDeclaration} statement */
function exportsOf({ exportClause, moduleSpecifier }) {
  if (moduleSpecifier !== undefined || exportClause === undefined || !ts.isNamedExports(exportClause))
    throw new Error('what is exported is of the file itself');
  return exportClause.elements.map(({ name, propertyName }) => pair(name.text, propertyName?.text ?? name.text));
}

/** @param {string | undefined} key @param {string} value */
const pair = (key, value) => (key === undefined || key === value ? value : `${key}:${value}`);

/** @param {ReadonlyMap<string, readonly string[]>} needs */
function refuseCircles(needs) {
  /** @type {Set<string>} */
  const done = new Set();
  /** @param {string} file @param {readonly string[]} way */
  const visit = (file, way) => {
    if (way.includes(file)) throw new Error(`${[...way, file].join(' needs ')}`);
    if (done.has(file)) return;
    for (const other of needs.get(file) ?? []) visit(other, [...way, file]);
    done.add(file);
  };
  for (const file of needs.keys()) visit(file, []);
}
