// Writes docs/choices.md: every choice that the code made where the reports are silent, from the `@choice` tags in src.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { root } from './manifest.mjs';
import { docTags, filesBelow, parseSource, walk } from './sources.mjs';

/** @typedef {{ room: string, name: string, text: string, options: readonly Option[], where: string[] }} Choice */
/** @typedef {{ name: string, fallback: string }} Option an option by which a caller chooses, and what it is unless given */

const INTRODUCTION = `# What we chose

\`\`\`sh
openras schema options-ras4
\`\`\`

prints the options of a calibration in words, each with its default; \`openras schema\` lists the forms of the other commands.

The reports leave some rules open. This page lists where openras had to choose, room by room: what it does, what else
could be done and why, the option by which a caller chooses otherwise with its default, and where in the source. It is made
from the \`@choice\` tags and the schemas of options by \`npm run docs\`.
`;

/** What an option is where nobody gives it: there is no default, and it has to be given or may be left out. */
const HAS_TO_BE_GIVEN = 'none: has to be given';
const MAY_BE_LEFT_OUT = 'none: may be left out';

/**
 * The option of a choice, where neither the list that it stands on nor its words name it: the room and the choice, the
 * file of the schema and its field.
 */
/** @type {Readonly<Record<string, readonly [file: string, field: string]>>} */
export const OPTION_OF = {
  'allocation/band-amount': ['allocation/banding', 'amount'],
  'change/what-if-base': ['change/what-if', 'base'],
  'costing/blank-prices': ['costing/extract', 'blankPrices'],
  'costing/other-payers': ['costing/', 'payers'],
  'equity/gap-interval': ['equity/gaps', 'level'],
  'equity/reference-group': ['equity/gaps', 'reference'],
  'funding/top-slice-combination': ['funding/', 'combine'],
  'model/above-the-table': ['model/percentile', 'above'],
  'model/below-the-table': ['model/percentile', 'below'],
  'model/between-rows': ['model/percentile', 'between'],
  'model/beyond-maximum': ['model/shared/points', 'beyondMaximum'],
  'model/newcomers': ['model/percentile', 'newcomers'],
  'model/percentile-grid': ['model/percentile', 'grid'],
  'model/percentile-method': ['model/percentile', 'method'],
  'model/price-denominator': ['model/price-point', 'maximumObserved'],
  'model/price-method': ['model/price-point', 'method'],
  'model/price-rounding': ['model/price-point', 'priceRounding'],
  'model/table-above': ['model/allocation-table/model', 'above'],
  'model/table-gap': ['model/allocation-table/model', 'gap'],
  'moderation/hold-back-order': ['moderation/rules/hold-back', 'order'],
  'moderation/limit-mode': ['moderation/rules/limit-change', 'mode'],
  'money/rounding-mode': ['money/rounding', 'mode'],
  'pot/leaver-surplus': ['pot/', 'surplus'],
  'pot/newcomers-realigned': ['pot/recalculate', 'newcomersInPot'],
  'pot/recalculation-reserve': ['pot/recalculate', 'keepReserve'],
  'pot/recalculation-unequal': ['pot/recalculate', 'unequalBudgets'],
  'programme-cost/scaling-method': ['programme-cost/', 'method'],
  'questionnaire/outside-ages': ['questionnaire/options', 'outsideAges'],
  'questionnaire/unanswered': ['questionnaire/options', 'unanswered'],
  'questionnaire/unknown-statement': ['questionnaire/options', 'unknownStatements'],
  'questionnaire/unpriced': ['questionnaire/options', 'unpriced'],
  'sensitivity/draws': ['sensitivity/chance', 'draws'],
  'sensitivity/resampling': ['sensitivity/chance/bootstrap', 'resamples'],
  'sensitivity/profiles': ['sensitivity/answers', 'profiles'],
};

/** The page, as docs/choices.md should read: a chapter for each room, a row for each thing said of a choice. */
export function choicesPage() {
  const files = filesBelow('src', '.ts');
  const fields = files.flatMap(fieldsOf);
  const choices = merged(files.flatMap((path) => choicesOf(path, fields)));
  const rooms = [...new Set(choices.map(({ room }) => room))].sort();
  const chapters = rooms.map((room) =>
    chapter(
      room,
      choices.filter((choice) => choice.room === room),
    ),
  );
  return [INTRODUCTION, ...chapters].join('\n');
}

/** @param {string} room @param {readonly Choice[]} choices */
function chapter(room, choices) {
  const inOrder = [...choices].sort((one, other) => (one.name < other.name ? -1 : one.name > other.name ? 1 : 0));
  const rows = inOrder.map(({ name, text, options, where }) => [
    name,
    text,
    options.map(toldOption).join(', '),
    where.join(', '),
  ]);
  const head = ['Choice', 'What we chose, what else could be done, and why', 'Option and its default', 'Where'];
  const table = [head, head.map(() => '---'), ...rows];
  return `## ${room}\n\n${table.map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`).join('\n')}\n`;
}

/** @param {Option} option */
function toldOption({ name, fallback }) {
  return `\`${name}\` (${fallback})`;
}

/** @param {string} text */
function escapeCell(text) {
  return text.replaceAll('|', '\\|');
}

/** @param {readonly Choice[]} choices those of a room that say the same become one. @returns {Choice[]} */
function merged(choices) {
  /** @type {Map<string, Choice>} */
  const byText = new Map();
  for (const choice of choices) {
    const key = JSON.stringify([choice.room, choice.name, choice.text]);
    const known = byText.get(key);
    const options = [...(known?.options ?? []), ...choice.options];
    const once = options.filter(
      (one, index) => options.findIndex((other) => toldOption(other) === toldOption(one)) === index,
    );
    byText.set(key, { ...choice, options: once, where: [...(known?.where ?? []), ...choice.where] });
  }
  return [...byText.values()];
}

/** @typedef {{ path: string, name: string, of: string, fallback: string }} FieldOfSchema */

/** The fields of the schemas in a file, with their defaults. @param {string} path @returns {FieldOfSchema[]} */
function fieldsOf(path) {
  /** @type {FieldOfSchema[]} */
  const fields = [];
  walk(parseSource(path), (node) => {
    if (!ts.isPropertyAssignment(node)) return;
    const of = node.initializer.getText();
    if (!/^z\.|Schema\b/.test(of)) return;
    fields.push({ path, name: node.name.getText(), of, fallback: fallbackOf(node.initializer) });
  });
  return fields;
}

/** @param {ts.Expression} schema */
function fallbackOf(schema) {
  let found = HAS_TO_BE_GIVEN;
  // Only the calls on the field itself: what stands in their arguments belongs to other fields.
  for (
    let call = schema;
    ts.isCallExpression(call) && ts.isPropertyAccessExpression(call.expression);
    call = call.expression.expression
  ) {
    const name = call.expression.name.text;
    if (name === 'default' || name === 'prefault') return `\`${call.arguments[0]?.getText().replaceAll("'", '"')}\``;
    if (name === 'exactOptional') found = MAY_BE_LEFT_OUT;
  }
  return found;
}

/** @param {string} path @param {readonly FieldOfSchema[]} fields @returns {Choice[]} */
function choicesOf(path, fields) {
  const room = roomOf(path);
  /** @type {Choice[]} */
  const choices = [];
  walk(parseSource(path), (node) => {
    // An initial value would inherit the comment of its variable; only the node that the comment stands on counts.
    if (!node.getChildren().some(ts.isJSDoc)) return;
    const name = nameOf(node);
    const where = `\`${path.replace(/^src\//, '')}\` ${name}`.trim();
    for (const tag of docTags(node, 'choice')) {
      const choice = readTag(tag, path);
      choices.push({ room, ...choice, options: optionsOf(choice, name, path, fields), where: [where] });
    }
  });
  return choices;
}

/** @param {string} path */
function roomOf(path) {
  return path.replace(/^src\//, '').replace(/(\/.*|\.ts)$/, '');
}

/**
 * The options by which a caller chooses: fields whose values the list that the choice stands on gives, and fields that its
 * words name, in its own file, else in its room.
 *
 * @param {Pick<Choice, 'name' | 'text'>} choice @param {string} name @param {string} path
 * @param {readonly FieldOfSchema[]} fields @returns {Option[]}
 */
function optionsOf({ name: choice, text }, name, path, fields) {
  const stated = OPTION_OF[`${roomOf(path)}/${choice}`];
  if (stated !== undefined) {
    const [file, field] = stated;
    const own = fields.filter((one) => one.name === field && one.path.startsWith(`src/${file}`));
    if (own.length === 0) throw new Error(`${choice}: no schema of src/${file} has a field ${field}`);
    return toldOptions(own);
  }
  const ofList = fields.filter(({ of }) => name !== '' && new RegExp(`^z\\.enum\\(${name}\\)`).test(of));
  const named = [...text.matchAll(/`([a-z][A-Za-z]*)(?:: [^`]*)?`/g)].flatMap(([, word]) => {
    const own = fields.filter((field) => field.name === word && field.path === path);
    return own.length > 0 ? own : fields.filter((field) => field.name === word && roomOf(field.path) === roomOf(path));
  });
  return toldOptions([...ofList, ...named]);
}

/**
 * What is stored has every value written out, so that a field without a default there says nothing of the option.
 *
 * @param {readonly FieldOfSchema[]} fields @returns {Option[]}
 */
function toldOptions(fields) {
  const sure = fields.filter(({ of }) => of.startsWith('z.') || /\.(default|prefault|exactOptional)\(/.test(of));
  const hasOther = sure.some(({ fallback }) => fallback !== HAS_TO_BE_GIVEN);
  const told = sure.filter(({ fallback }) => !hasOther || fallback !== HAS_TO_BE_GIVEN);
  return told.map(({ name, fallback }) => ({ name, fallback }));
}

/** @param {string} tag @param {string} path */
function readTag(tag, path) {
  const [, name, text] = /^([a-z0-9-]+): (.+)$/.exec(tag) ?? [];
  if (name === undefined || text === undefined)
    throw new Error(`${path}: write "@choice its-name: what we chose; the options and why", not "${tag}"`);
  return { name, text };
}

/** @param {ts.Node} node @returns {string} the name that a declaration or a variable statement gives, or nothing. */
function nameOf(node) {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.map((item) => item.name.getText()).join();
  return ts.getNameOfDeclaration(/** @type {ts.Declaration} */ (node))?.getText() ?? '';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(`${root}docs/choices.md`, choicesPage());
