import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { bundledParts } from './manifest.mjs';

/** Our own modules, and the ES modules of the parts that are bundled with them. */
const MODULES = new RegExp(
  `[\\\\/]src[\\\\/].*\\.ts$|[\\\\/]node_modules[\\\\/](${bundledParts.join('|')})[\\\\/].*\\.m?js$`,
);

/**
 * An esbuild plugin by which a bundler can leave out what a program does not use: the initial value of every constant
 * of a module is wrapped as `/* @__PURE__ *\/ (() => value)()` where working it out might have an effect, and a
 * statement that could not be left out fails the build. A class is wrapped likewise, with its name as a value: short
 * names and the way that CommonJS is made leave it none of its own.
 *
 * @returns {import('esbuild').Plugin}
 */
export function pureTopLevel() {
  return {
    name: 'pure-top-level',
    setup(build) {
      build.onLoad({ filter: MODULES }, ({ path }) => {
        const { contents, kept } = withPureValues(path, readFileSync(path, 'utf8'));
        if (!path.endsWith('.ts')) return { contents, loader: 'js' };
        const errors = kept.map(({ line, text }) => ({
          text: 'a bundler could not leave this out: give each constant a value of its own, without destructuring',
          location: { file: path, line, lineText: text },
        }));
        return { contents, errors, loader: 'ts' };
      });
    },
  };
}

/**
 * Puts the marks back that esbuild leaves out together with the white space.
 *
 * @param {string} code
 */
export function withMarks(code) {
  return code.replaceAll(/(^|[;}\n])var ([\w$]+)=\(\(\)=>/g, '$1var $2=/* @__PURE__ */(()=>');
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {{ contents: string, kept: { line: number, text: string }[] }}
 */
export function withPureValues(path, text) {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const edits = source.statements.flatMap((statement) => {
    if (path.endsWith('.ts') && ts.isClassDeclaration(statement)) return namedClass(statement, source) ?? [];
    const values = ts.isVariableStatement(statement) ? valuesOf(statement).filter(mayHaveEffect) : [];
    return values.map((value) => ({
      start: value.getStart(source),
      end: value.getEnd(),
      by: pure(value.getText(source)),
    }));
  });
  const contents = edits.reduceRight(
    (edited, { start, end, by }) => `${edited.slice(0, start)}${by}${edited.slice(end)}`,
    text,
  );
  const kept = source.statements
    .filter((statement) => !canBeLeftOut(statement))
    .map((statement) => {
      const { line } = source.getLineAndCharacterOfPosition(statement.getStart(source));
      return { line: line + 1, text: statement.getText(source).split('\n')[0] ?? '' };
    });
  return { contents, kept };
}

/** @param {string} value */
function pure(value) {
  return `/* @__PURE__ */ (() => (${value}))()`;
}

/** @param {ts.ClassDeclaration} statement @param {ts.SourceFile} source */
function namedClass(statement, source) {
  const { name } = statement;
  if (name === undefined) return undefined;
  const rest = source.text.slice(name.getEnd(), statement.getEnd());
  const isExported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  const value = pure(`Object.defineProperty(class${rest}, 'name', { value: '${name.text}', configurable: true })`);
  const by = `${isExported ? 'export ' : ''}const ${name.text} = ${value};`;
  return { start: statement.getStart(source), end: statement.getEnd(), by };
}

/** @param {ts.VariableStatement} statement */
function valuesOf(statement) {
  return statement.declarationList.declarations.flatMap(({ initializer }) => initializer ?? []);
}

/** @param {ts.Statement} statement */
function canBeLeftOut(statement) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.every(({ name }) => ts.isIdentifier(name));
  return (
    ts.isImportDeclaration(statement) ||
    ts.isExportDeclaration(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isModuleDeclaration(statement) ||
    (ts.isClassDeclaration(statement) && !statement.members.some(isStatic))
  );
}

/** @param {ts.ClassElement} member */
function isStatic(member) {
  return (
    ts.canHaveModifiers(member) && ts.getModifiers(member)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)
  );
}

/**
 * Whether evaluating an expression might call, read or convert something: all but literals, names, functions, and
 * lists and objects of them.
 *
 * @param {ts.Node} node @returns {boolean}
 */
function mayHaveEffect(node) {
  if (ts.isFunctionLike(node) || ts.isTypeNode(node)) return false;
  if (ts.isComputedPropertyName(node)) return true;
  const plain =
    ts.isLiteralExpression(node) ||
    ts.isIdentifier(node) ||
    ts.isArrayLiteralExpression(node) ||
    ts.isObjectLiteralExpression(node) ||
    ts.isPropertyAssignment(node) ||
    ts.isShorthandPropertyAssignment(node) ||
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    (ts.isPrefixUnaryExpression(node) && ts.isNumericLiteral(node.operand)) ||
    [ts.SyntaxKind.TrueKeyword, ts.SyntaxKind.FalseKeyword, ts.SyntaxKind.NullKeyword].includes(node.kind);
  return !plain || (ts.forEachChild(node, (child) => mayHaveEffect(child) || undefined) ?? false);
}
