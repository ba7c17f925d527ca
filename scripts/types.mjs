// Writes the declarations of the library: a file a room below dist/types, of what the public entries reach, and for
// CommonJS a short file an entry that gives the same types. One set of types means one RasError for both.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { tagsOfFields, withTags } from './field-sources.mjs';
import { entries, root } from './manifest.mjs';
import { mergeTypes } from './merge-types.mjs';
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
const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
const { tags } = tagsOfFields(
  ts.createProgram(
    entries.map(({ source }) => root + source),
    options,
  ),
);
const tagged = new Map([...left].map(([file, text]) => [file, withShortWords(withTags(file, text, tags))]));
rmSync(root + FOLDER, { recursive: true });
for (const [file, text] of mergeTypes(tagged, fronts, FOLDER)) {
  mkdirSync(posix.dirname(root + file), { recursive: true });
  writeFileSync(root + file, text);
}

entries.forEach(({ name }, index) => {
  const front = fronts[index] ?? '';
  writeFileSync(`${root}dist/${name}.d.cts`, commonJsTypes(front));
});

/**
 * What was chosen without its options and reasons, which docs/choices.md has; without examples, which the reference has
 * and which weigh a tenth of all declarations, and without the categories by which the reference is sorted.
 *
 * @param {string} text
 */
function withShortWords(text) {
  const used = text
    .replaceAll(/^\s*\* @category .*\n/gm, '')
    .replaceAll(/^\s*\* @example\n\s*\* ```ts\n[\s\S]*?\* ```\n/gm, '')
    .replaceAll(/^\s*\*\n(?=\s*\* @)/gm, '');
  return used.replaceAll(/(@choice [\w-]+: )([\s\S]*?)(?=\s*\n\s*\* @|\s*\*\/)/g, (_, tag, words) => {
    const [chosen = ''] = words.replaceAll(/\s*\n\s*\*\s*/g, ' ').split(/; |, because |, since /);
    return tag + chosen;
  });
}

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
