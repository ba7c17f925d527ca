import ts from 'typescript';

/**
 * A file into which a bundler put many modules imports a dependency as often as those did, each time under another name
 * (`import * as z2`, `import * as z3`): all of them become the first. Nothing is hidden by it, since the names of what is
 * not minified are all different in a file; that they are is checked. What it imports by name from one file in many
 * statements becomes one statement, and a chunk of which it uses nothing is not imported: no module of ours does
 * anything when it is loaded.
 *
 * @param {string} code
 */
export function withOneImportEach(code) {
  const source = ts.createSourceFile('chunk.js', code, ts.ScriptTarget.ES2023, true);
  /** @type {Map<string, string>} */
  const first = new Map();
  /** @type {Map<string, string>} */
  const names = new Map();
  /** @type {{ start: number, end: number, text: string }[]} */
  const edits = [];
  /** @type {Map<string, ts.NamedImports[]>} */
  const named = new Map();
  for (const statement of source.statements) {
    const alias = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    if (ts.isImportDeclaration(statement) && statement.importClause === undefined)
      edits.push({ start: statement.getStart(source), end: statement.getEnd(), text: '' });
    if (ts.isImportDeclaration(statement) && alias !== undefined && ts.isNamedImports(alias)) {
      const from = statement.moduleSpecifier.getText(source);
      named.set(from, [...(named.get(from) ?? []), alias]);
    }
    if (!ts.isImportDeclaration(statement) || alias === undefined || !ts.isNamespaceImport(alias)) continue;
    const kept = first.get(statement.moduleSpecifier.getText(source));
    if (kept === undefined) first.set(statement.moduleSpecifier.getText(source), alias.name.text);
    else {
      names.set(alias.name.text, kept);
      edits.push({ start: statement.getStart(source), end: statement.getEnd(), text: '' });
    }
  }
  for (const [from, lists] of named) {
    const [all, ...others] = lists.map(({ parent }) => parent.parent);
    if (all === undefined || others.length === 0) continue;
    const names = lists.flatMap(({ elements }) => elements.map((element) => element.getText(source)));
    edits.push({ start: all.getStart(source), end: all.getEnd(), text: `import{${names.join(',')}}from${from};` });
    for (const other of others) edits.push({ start: other.getStart(source), end: other.getEnd(), text: '' });
  }
  const kept = new Set(first.values());
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isIdentifier(node) && (names.has(node.text) || kept.has(node.text)) && !isProperty(node)) {
      if (!ts.isPropertyAccessExpression(node.parent)) throw new Error(`${node.text} is more than an import`);
      edits.push({ start: node.getStart(source), end: node.getEnd(), text: names.get(node.text) ?? node.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: by }) => text.slice(0, start) + by + text.slice(end), code);
}

/** Whether a name is that of a property, as in `it.z` and `{ z: 1 }`. @param {ts.Identifier} node */
function isProperty(node) {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}
