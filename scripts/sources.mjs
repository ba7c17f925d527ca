import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { root } from './manifest.mjs';

/**
 * The files below a folder of the repository, as paths from its root, sorted; not those of installed packages.
 *
 * @param {string} folder
 * @param {string} ending
 */
export function filesBelow(folder, ending) {
  return readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending) && !/(^|[\\/])node_modules[\\/]/.test(path))
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .sort();
}

/** @param {string} path a file, from the repository's root; gives its syntax tree. */
export function parseSource(path) {
  return ts.createSourceFile(path, readFileSync(root + path, 'utf8'), ts.ScriptTarget.ESNext, true);
}

/**
 * Calls `visit` for every node of a syntax tree, from the top down.
 *
 * @param {ts.Node} node
 * @param {(node: ts.Node) => void} visit
 */
export function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/**
 * The tags of one name in the doc comments that stand before a node: their texts, on one line each.
 *
 * @param {ts.Node} node
 * @param {string} tagName
 */
export function docTags(node, tagName) {
  return docComments(node)
    .flatMap((comment) => comment.tags ?? [])
    .filter((tag) => tag.tagName.text === tagName)
    .map((tag) => (ts.getTextOfJSDocComment(tag.comment) ?? '').replace(/\s+/g, ' ').trim());
}

/**
 * The doc comments that stand before a node.
 *
 * @param {ts.Node} node
 * @returns {readonly ts.JSDoc[]}
 */
export function docComments(node) {
  return ts.getJSDocCommentsAndTags(node).filter((part) => ts.isJSDoc(part));
}
