// Writes docs/choices.md: every choice that the code made where the reports are silent, from the `@choice` tags in src.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { root } from './manifest.mjs';
import { docTags, filesBelow, parseSource, walk } from './sources.mjs';

/** @typedef {{ name: string, chosen: string, options: string, where: string[] }} Choice */

const INTRODUCTION = `# What we chose

The reports leave some rules open. This page lists every place where openras had to choose: what it does, what else
could be done and why, and where in the source. It is made from the \`@choice\` tags by \`npm run docs\`.
`;

/** The page, as docs/choices.md should read: a chapter for each choice by its name, a row for each thing said of it. */
export function choicesPage() {
  const choices = filesBelow('src', '.ts').flatMap(choicesOf);
  const names = [...new Set(choices.map(({ name }) => name))].sort();
  const chapters = names.map((name) => chapter(name, merged(choices.filter((choice) => choice.name === name))));
  return [INTRODUCTION, ...chapters].join('\n');
}

/** @param {string} name @param {readonly Choice[]} choices */
function chapter(name, choices) {
  const rows = choices.map(({ chosen, options, where }) => [chosen, options, where.join(', ')]);
  const table = [['We chose', 'Options and reasons', 'Where'], ['---', '---', '---'], ...rows];
  return `## ${name}\n\n${table.map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`).join('\n')}\n`;
}

/** @param {string} text */
function escapeCell(text) {
  return text.replaceAll('|', '\\|');
}

/** @param {readonly Choice[]} choices of one name; those that say the same become one. */
function merged(choices) {
  /** @type {Map<string, Choice>} */
  const byText = new Map();
  for (const choice of choices) {
    const text = `${choice.chosen}; ${choice.options}`;
    byText.set(text, { ...choice, where: [...(byText.get(text)?.where ?? []), ...choice.where] });
  }
  return [...byText.values()];
}

/** @param {string} path @returns {Choice[]} */
function choicesOf(path) {
  /** @type {Choice[]} */
  const choices = [];
  walk(parseSource(path), (node) => {
    // An initial value would inherit the comment of its variable; only the node that the comment stands on counts.
    if (!node.getChildren().some(ts.isJSDoc)) return;
    const where = `\`${path.replace(/^src\//, '')}\` ${nameOf(node)}`.trim();
    for (const text of docTags(node, 'choice')) choices.push({ ...readTag(text, path), where: [where] });
  });
  return choices;
}

/** @param {string} text @param {string} path */
function readTag(text, path) {
  const [, name, chosen, options = ''] = /^([a-z0-9-]+): ([^;]+)(?:; (.*))?$/.exec(text) ?? [];
  if (name === undefined || chosen === undefined)
    throw new Error(`${path}: write "@choice its-name: what we chose; the options and why", not "${text}"`);
  return { name, chosen, options };
}

/** @param {ts.Node} node @returns {string} the name that a declaration or a variable statement gives, or nothing. */
function nameOf(node) {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.map((item) => item.name.getText()).join();
  return ts.getNameOfDeclaration(/** @type {ts.Declaration} */ (node))?.getText() ?? '';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(`${root}docs/choices.md`, choicesPage());
