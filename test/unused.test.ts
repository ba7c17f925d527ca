import { posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { entries } from '../scripts/manifest.mjs';
import { filesBelow, parseSource, walk } from '../scripts/sources.mjs';

// What a file exports it uses itself, or another file of src does, or a caller can: what only a test needs is dead weight.

/** The file that an import names, from the root; undefined for a package. */
function fileOf(path: string, specifier: ts.Expression | undefined): string | undefined {
  if (specifier === undefined || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) return undefined;
  return posix.join(path, '..', specifier.text).replace(/\.js$/, '.ts');
}

/** What a file declares and exports. */
function exportsOf(source: ts.SourceFile): string[] {
  return source.statements.flatMap((one) => {
    const isExported =
      ts.canHaveModifiers(one) && ts.getModifiers(one)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (isExported !== true) return [];
    if (ts.isVariableStatement(one)) return one.declarationList.declarations.map(({ name }) => name.getText(source));
    const { name } = one as ts.DeclarationStatement;
    return name === undefined ? [] : [name.getText(source)];
  });
}

/** What a file asks of others, as `src/file.ts name`; `*` where it asks for all. */
function asksOf(path: string, source: ts.SourceFile): string[] {
  const asked: string[] = [];
  walk(source, (node) => {
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      asked.push(`${fileOf(path, node.arguments[0])} *`);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      asked.push(`${fileOf(path, node.argument.literal as ts.Expression)} *`);
    if (!ts.isImportDeclaration(node) && !ts.isExportDeclaration(node)) return;
    const file = fileOf(path, node.moduleSpecifier);
    const names = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause;
    if (names === undefined || ts.isNamespaceImport(names) || ts.isNamespaceExport(names)) asked.push(`${file} *`);
    else for (const { name, propertyName } of names.elements) asked.push(`${file} ${(propertyName ?? name).text}`);
  });
  return asked;
}

/** How often a file names something; once where it only declares it. */
function namings(source: ts.SourceFile, name: string): number {
  let count = 0;
  walk(source, (node) => {
    if (ts.isIdentifier(node) && node.text === name) count += 1;
  });
  return count;
}

/** What nothing asks for, its own file included. */
function unused(files: readonly string[], doors: readonly string[]): string[] {
  const sources = new Map(files.map((path) => [path, parseSource(path)]));
  const asked = new Set([...sources].flatMap(([path, source]) => asksOf(path, source)));
  return [...sources].flatMap(([path, source]) =>
    doors.includes(path) || asked.has(`${path} *`)
      ? []
      : exportsOf(source)
          .filter((name) => !asked.has(`${path} ${name}`) && namings(source, name) === 1)
          .map((name) => `${path} ${name}`),
  );
}

test('nothing is exported that nothing in src uses and no caller can ask for', () => {
  const files = filesBelow('src', '.ts');
  expect(files.length).toBeGreaterThan(900);
  // The list of forms is for the build.
  const doors = [
    ...entries.map(({ source }) => source),
    'src/schemas/list.ts',
    'src/schemas/json-schema.ts',
    'src/cli/main.ts',
  ];
  expect(unused(files, doors)).toEqual([]);
});

test('the check sees an export that nothing asks for', () => {
  expect(unused(['src/stage.ts'], [])).toEqual(['src/stage.ts Stage']);
  expect(unused(['src/stage.ts'], ['src/stage.ts'])).toEqual([]);
});
