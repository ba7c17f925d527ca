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
  // What a function works on, after all options: a form that is also an option has the source of the option.
  /** @type {[ts.Type, From][]} */
  const worked = [];
  let isWorkedOn = false;

  for (const value of publicValues(program, checker)) {
    const declared = value.valueDeclaration;
    if (declared === undefined) continue;
    const { source, choices } = saidBy(value.getJsDocTags());
    const from = [{ source, choices }];
    for (const signature of checker.getTypeOfSymbolAtLocation(value, declared).getCallSignatures())
      signature.parameters.forEach((parameter, place) => {
        const isOption = place > 0 || signature.parameters.length === 1;
        (isOption ? open : worked).push([checker.getTypeOfSymbol(parameter), from]);
      });
  }
  for (const [type, from] of open) walk(type, from);
  open.length = 0;
  isWorkedOn = true;
  for (const [type, from] of worked) walk(type, from);
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
    // What is behind the data that a function works on stands at the function, and not at each field of a case.
    const isData = DATA.has(formOf(node)?.name.text ?? '');
    const source = sourceFor(property.name, words, isData && isWorkedOn ? from.slice(0, 1) : from);
    if (!isSaid && source === undefined && !isData) sourceless.push(keyOf(node));
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

/** Forms of what is known of families and programmes, on which functions work: data, in which nothing is chosen. */
export const DATA = new Set([
  ...['AlignmentColumns', 'AllocatedCase', 'AnswerColumns', 'AnswerRows', 'AnsweredCase', 'AnsweredPackage'],
  ...['AnsweredStatement', 'BridgeCase', 'CaseHistory', 'CaseNeeds', 'Cohort', 'CostInputs', 'CouncilData'],
  ...['CouncilFamily', 'EarlierRound', 'Evaluation', 'FamilyGroup', 'HistoryEntry', 'LeftOutCase'],
  ...['MixedElementInput', 'ModerationCase', 'MovingCase', 'PercentileCase', 'PercentileLists', 'PercentilePackage'],
  ...['PercentileScore', 'PlainElementInput', 'PotCase', 'QuestionnaireBridge', 'QuestionnaireName', 'SampleCase'],
  ...['SchoolAttendance', 'ScoreToDivide', 'StatementChange', 'StatementColumn', 'TransportFamily', 'WhatIfCase'],
]);

/** Words that say that no report has a field, so that it is not from the report that is behind its form. */
export const SAYS_NO_REPORT = /\bno report\b|\breports? (?:does|do) not (?:say|state|give|name)\b/i;

/** What no report has, in whatever form it stands: the version of our files, seeds of our generators, our seals. */
const OURS = new Set(['schemaVersion', 'seed', 'sha256']);

/** Words that tell what is taken where a field is left out. */
export const TELLS_DEFAULT = /unless|otherwise|default|left out|without it/i;

/**
 * The report that a field goes by, or the choice of ours that is about this very field; of a field that no choice is
 * known to be about, or of which its words say that no report has it, only that it is ours.
 *
 * @param {string} field @param {string} words @param {From} from @returns {string | undefined}
 */
function sourceFor(field, words, from) {
  const saysNone = SAYS_NO_REPORT.test(words.replace(/\s+/g, ' '));
  const isOurs = OURS.has(field) || saysNone;
  for (const { source, choices } of from) {
    if (source !== undefined && !isOurs) return source;
    const own = choices.find(({ name, text }) => text.includes(`\`${field}\``) || isOptionOf(name, field));
    if (own !== undefined) return `our choice, ${own.name}`;
  }
  if (saysNone) return 'ours; no report states it, so the caller does';
  if (OURS.has(field)) return 'ours; it belongs to the form of our files and results';
  return from.some(({ choices }) => choices.length > 0) ? 'ours; what we chose is in docs/choices.md' : undefined;
}

/** @param {string} choice @param {string} field */
function isOptionOf(choice, field) {
  return Object.entries(OPTION_OF).some(([key, [, option]]) => key.split('/').at(-1) === choice && option === field);
}

/** @param {ts.PropertySignature} node @returns {ts.InterfaceDeclaration | ts.TypeAliasDeclaration | undefined} */
function formOf(node) {
  return /** @type {ts.InterfaceDeclaration | ts.TypeAliasDeclaration | undefined} */ (
    ts.findAncestor(node.parent, (one) => ts.isInterfaceDeclaration(one) || ts.isTypeAliasDeclaration(one))
  );
}

/** @param {ts.PropertySignature} node what the form says that a field belongs to */
function saidByForm(node) {
  const form = formOf(node);
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
