import { findNodeAtLocation, type Node, parseTree } from 'jsonc-parser';
import { type Path, problemList } from '../../../errors.js';
import { failAt, type Located, type Place } from '../../place.js';
import { type InputFile, readFile } from './file.js';
import { checkSyntax, type JsonDemands, MAX_DEPTH, placeOfOffset, tooDeepAt } from './json-scan.js';
import { decodeUtf8 } from './text.js';
import { whoseAt } from './whose.js';

/** The largest JSON file, in bytes. */
export const MAX_JSON_BYTES = 64_000_000;

/** A JSON file: its value, and where each part of it stands. */
export interface JsonFile extends Located {
  readonly file: InputFile;
  readonly value: unknown;
  /** The place of a value, or of the nearest thing around it when the value is missing. */
  locate(path: Path): Place | undefined;
  /** A path as it is: from the top of the file. */
  tellPath(path: Path): Path;
  /** Whose value stands there: `case "F4"`. */
  whose(path: Path): string | undefined;
}

/**
 * Reads a JSON file (RFC 8259: no comments, no trailing commas), UTF-8 with or without byte order mark.
 *
 * A key `__proto__` is a plain key of its own, as JSON.parse makes it, and never a prototype.
 *
 * @throws RasError with file, line and column: `invalid` for the first fault of syntax, `duplicate` for each key that
 * an object has twice, `too-large` beyond 64 MB or 100 levels
 */
export function readJson(cwd: string, name: string, demands: JsonDemands = {}): JsonFile {
  const { file, bytes } = readFile(cwd, name, MAX_JSON_BYTES);
  const text = decodeUtf8(bytes, name);
  const value = parseJsonText(text, name, demands);
  let tree: Node | undefined;
  return {
    file: Array.isArray(value) ? { ...file, rows: value.length } : file,
    value,
    locate(path) {
      tree ??= parseTree(text);
      const offset = tree === undefined ? undefined : offsetOf(tree, path);
      return offset === undefined ? undefined : placeOfOffset(text, offset);
    },
    tellPath: (path) => path,
    whose: (path) => whoseAt(value, path),
  };
}

/**
 * The value of a JSON text: a whole file, or a line of one.
 *
 * @throws RasError as `readJson` does; `invalid` for a number that is not what is read, where that is asked for
 */
export function parseJsonText(text: string, name: string, demands: JsonDemands = {}): unknown {
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    const { line, column } = placeOfOffset(text, deep);
    const place = { line: line + (demands.firstLine ?? 1) - 1, column };
    failAt('too-large', name, place, `more than ${MAX_DEPTH} objects or lists inside each other`);
  }
  const problems = problemList();
  checkSyntax(text, name, problems, demands);
  problems.throwIfAny();
  return parseJson(text, name);
}

function parseJson(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The scanner of positions let something pass that JSON does not allow.
    return failAt('invalid', name, undefined, 'is not JSON');
  }
}

/** Where a value begins; for a key that an object should not have, where that key stands. */
function offsetOf(tree: Node, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(tree, path.slice(0, length));
    if (node !== undefined) return node.offset;
  }
  return tree.offset;
}
