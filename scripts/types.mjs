// Writes the declarations of the library: a file a module below dist/types, of what the public entries reach, and for
// CommonJS a short file an entry that gives the same types. One set of types means one RasError for both.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { entries, root } from './manifest.mjs';
import { shakeTypes } from './shake-types.mjs';
import { filesBelow, parseSource } from './sources.mjs';

const FOLDER = 'dist/types';

rmSync(root + FOLDER, { recursive: true, force: true });
const flags = ['--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', 'src', '--outDir', FOLDER];
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.library.json', ...flags], {
  cwd: root,
  stdio: 'inherit',
});

const fronts = entries.map(({ source }) => source.replace(/^src/, FOLDER).replace(/\.ts$/, '.d.ts'));
const all = new Map(filesBelow(FOLDER, '.d.ts').map((file) => [file, readFileSync(root + file, 'utf8')]));
const left = shakeTypes(all, fronts);
for (const file of all.keys()) {
  const text = left.get(file);
  if (text === undefined) rmSync(root + file);
  else writeFileSync(root + file, text);
}

entries.forEach(({ name }, index) => {
  const front = fronts[index] ?? '';
  writeFileSync(`${root}dist/${name}.d.cts`, commonJsTypes(front));
});

/** @param {string} file @param {string} name */
function declarationOf(file, name) {
  return posix.join(file, '..', name).replace(/\.js$/, '.d.ts');
}

/** @param {string} front the declarations of an entry, which only names what other files export */
function commonJsTypes(front) {
  const path = `./${posix.relative('dist', front).replace(/\.d\.ts$/, '.js')}`;
  const from = `'${path}' with { 'resolution-mode': 'import' }`;
  const exported = parseSource(front)
    .statements.filter(ts.isExportDeclaration)
    .flatMap((statement) => {
      if (statement.exportClause === undefined || !ts.isNamedExports(statement.exportClause))
        throw new Error(`${front}: name what is exported, "${statement.getText()}"`);
      const file = declarationOf(front, /** @type {ts.StringLiteral} */ (statement.moduleSpecifier).text);
      return statement.exportClause.elements.map((element) => ({
        name: element.name.text,
        isValue: !statement.isTypeOnly && !element.isTypeOnly,
        isAlsoType: declaresType(file, (element.propertyName ?? element.name).text),
      }));
    });
  const types = exported.filter(({ isValue }) => !isValue).map(({ name }) => name);
  const lines = exported
    .filter(({ isValue }) => isValue)
    .flatMap(({ name, isAlsoType }) => [
      `export declare const ${name}: typeof module_.${name};`,
      ...(isAlsoType ? [`export type ${name} = module_.${name};`] : []),
    ]);
  return [
    `import type * as module_ from ${from};`,
    ...(types.length > 0 ? [`export type { ${types.join(', ')} } from ${from};`] : []),
    ...lines,
    '',
  ].join('\n');
}

/** @param {string} file @param {string} name */
function declaresType(file, name) {
  if (!existsSync(root + file)) return false;
  return parseSource(file).statements.some(
    (statement) =>
      (ts.isClassDeclaration(statement) ||
        ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement)) &&
      statement.name?.text === name,
  );
}
