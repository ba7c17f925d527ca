import ts from 'typescript';
import { OPTION_OF } from './choices.mjs';
import { entries, root } from './manifest.mjs';

/** @typedef {{ source: string | undefined, choices: readonly { name: string, text: string }[] }} Said what tags say */
/** @typedef {readonly Said[]} From what the forms around a field say, from the nearest, and then the function */

/**
 * Where each option comes from that a public function takes and whose own words do not say: what its form says of all its
 * fields, or the function that takes it. An editor shows it with the field; it is written once, where it holds, and put
 * to the fields when the declarations are built.
 *
 * @param {ts.Program} program of the sources
 * @returns {{ tags: ReadonlyMap<string, readonly string[]>, sourceless: readonly string[] }} the tags to add, by file and
 * field (`src/money/rounding.ts RoundingInput.unit`), and the fields that have no source at all
 */
export function tagsOfFields(program) {
  const checker = program.getTypeChecker();
  /** @type {Map<string, readonly string[]>} */
  const tags = new Map();
  /** @type {string[]} */
  const sourceless = [];
  /** @type {Set<ts.Type>} */
  const seen = new Set();
  // What a function takes itself comes before what stands somewhere in what another takes.
  /** @type {[ts.Type, From][]} */
  const open = [];

  for (const value of publicValues(program, checker)) {
    const declared = value.valueDeclaration;
    if (declared === undefined) continue;
    const { source, choices } = saidBy(value.getJsDocTags());
    const from = [{ source, choices }];
    for (const signature of checker.getTypeOfSymbolAtLocation(value, declared).getCallSignatures())
      signature.parameters.forEach((parameter, place) => {
        // What a function works on comes first; what is behind it stands at the function, not at each field of a case.
        if (place > 0 || signature.parameters.length === 1) open.push([checker.getTypeOfSymbol(parameter), from]);
      });
  }
  for (const [type, from] of open) walk(type, from);
  return { tags, sourceless };

  /** @param {ts.Type} type @param {From} from */
  function walk(type, from) {
    if (seen.has(type)) return;
    seen.add(type);
    if (type.isUnionOrIntersection()) for (const part of type.types) walk(part, from);
    for (const argument of argumentsOf(type)) walk(argument, from);
    const constraint = type.isTypeParameter() ? type.getConstraint() : undefined;
    if (constraint !== undefined) walk(constraint, from);
    if (!(type.flags & ts.TypeFlags.Object)) return;
    for (const property of type.getProperties()) {
      const [node] = property.declarations ?? [];
      if (node === undefined || !isOurs(node) || !ts.isPropertySignature(node)) continue;
      const own = [saidByForm(node), ...from];
      const key = keyOf(node);
      if (!tags.has(key)) tags.set(key, tagsOf(property, node, own));
      open.push([checker.getTypeOfSymbol(property), own]);
    }
  }

  /** @param {ts.Symbol} property @param {ts.PropertySignature} node @param {From} from */
  function tagsOf(property, node, from) {
    const words = ts.displayPartsToString(property.getDocumentationComment(checker));
    const own = property.getJsDocTags();
    const isSaid = own.some(({ name }) => name === 'source' || name === 'choice');
    const isOptional = node.questionToken !== undefined;
    const source = sourceFor(property.name, from);
    if (!isSaid && source === undefined) sourceless.push(keyOf(node));
    return [
      ...(isOptional && !TELLS_DEFAULT.test(words) && !own.some(({ name }) => name === 'default')
        ? ['@default none']
        : []),
      ...(isSaid || source === undefined ? [] : [`@source ${source}`]),
    ];
  }

  /** @param {ts.Type} type */
  function argumentsOf(type) {
    const isReference =
      type.flags & ts.TypeFlags.Object && /** @type {ts.ObjectType} */ (type).objectFlags & ts.ObjectFlags.Reference;
    const all = isReference ? checker.getTypeArguments(/** @type {ts.TypeReference} */ (type)) : [];
    return [...all, ...(type.aliasTypeArguments ?? [])];
  }
}

/** Words that tell what is taken where a field is left out. */
export const TELLS_DEFAULT = /unless|otherwise|default|left out|without it/i;

/**
 * The report that a field goes by, or the choice of ours that is about this very field; of a field that no choice is
 * known to be about, only that it is ours.
 *
 * @param {string} field @param {From} from @returns {string | undefined}
 */
function sourceFor(field, from) {
  for (const { source, choices } of from) {
    if (source !== undefined) return source;
    const own = choices.find(({ name, text }) => text.includes(`\`${field}\``) || isOptionOf(name, field));
    if (own !== undefined) return `our choice, ${own.name}`;
  }
  return from.some(({ choices }) => choices.length > 0) ? 'ours; what we chose is in docs/choices.md' : undefined;
}

/** @param {string} choice @param {string} field */
function isOptionOf(choice, field) {
  return Object.entries(OPTION_OF).some(([key, [, option]]) => key.split('/').at(-1) === choice && option === field);
}

/** @param {ts.PropertySignature} node what the form says that a field belongs to */
function saidByForm(node) {
  const form = ts.findAncestor(node.parent, (one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one));
  const all = form === undefined ? [] : ts.getJSDocTags(form);
  return saidBy(
    all.map((tag) => ({
      name: tag.tagName.text,
      text: [{ kind: 'text', text: ts.getTextOfJSDocComment(tag.comment) ?? '' }],
    })),
  );
}

/** The report and its paragraphs, and the choices of ours. @param {ts.JSDocTagInfo[]} tags @returns {Said} */
function saidBy(tags) {
  const [source] = tags.filter(({ name }) => name === 'source').map(textOf);
  const choices = tags
    .filter(({ name }) => name === 'choice')
    .map((tag) => {
      const text = textOf(tag);
      return { name: text.split(':')[0] ?? '', text };
    });
  return { source: source?.replace(/\s*\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '').trim(), choices };
}

/** @param {ts.JSDocTagInfo} tag */
function textOf({ text }) {
  return ts.displayPartsToString(text).replace(/\s+/g, ' ');
}

/** @param {ts.PropertySignature} node */
export function keyOf(node) {
  /** @type {string[]} */
  const names = [];
  for (let one = /** @type {ts.Node} */ (node); one !== undefined && !ts.isSourceFile(one); one = one.parent)
    if (ts.isPropertySignature(one) || ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one))
      names.unshift(one.name.getText());
  const file = node
    .getSourceFile()
    .fileName.replace(root, '')
    .replace(/^dist\/types/, 'src')
    .replace(/(\.d)?\.ts$/, '.ts');
  return `${file} ${names.join('.')}`;
}

/** @param {ts.Node} node */
function isOurs(node) {
  return node.getSourceFile().fileName.startsWith(`${root}src/`);
}

/** @param {ts.Program} program @param {ts.TypeChecker} checker @returns {ts.Symbol[]} */
function publicValues(program, checker) {
  const symbols = entries.flatMap(({ source }) => {
    const file = program.getSourceFile(root + source);
    const module = file && checker.getSymbolAtLocation(file);
    if (module === undefined) throw new Error(`${source} is a public entry, but it is missing or exports nothing`);
    return checker.getExportsOfModule(module);
  });
  return [...new Set(symbols.map((one) => (one.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(one) : one)))];
}

/**
 * Declarations with the tags of their fields.
 *
 * @param {string} path @param {string} text @param {ReadonlyMap<string, readonly string[]>} tags
 */
export function withTags(path, text, tags) {
  const source = ts.createSourceFile(root + path, text, ts.ScriptTarget.ESNext, true);
  /** @type {{ at: number, words: string }[]} */
  const edits = [];
  const visit = (/** @type {ts.Node} */ node) => {
    const added = ts.isPropertySignature(node) ? (tags.get(keyOf(node)) ?? []) : [];
    const [comment] = added.length === 0 ? [] : ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
    if (comment !== undefined) edits.push({ at: comment.getEnd() - 2, words: added.join('\n') });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return edits
    .sort((a, b) => b.at - a.at)
    .reduce((all, { at, words }) => `${all.slice(0, at).trimEnd()}\n${words} ${all.slice(at)}`, text);
}
