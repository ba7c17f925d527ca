import { readFileSync } from 'node:fs';
import { root } from '../../scripts/manifest.mjs';
import { filesBelow } from '../../scripts/sources.mjs';

/** A block of code of a page, and the words before it. */
export interface Block {
  /** What stands after the fence: `sh`, `json`, `text fault`. */
  readonly kind: string;
  readonly code: string;
  /** The file that the words before it save it as. */
  readonly file: string | undefined;
}

/** Every page that a user reads: README and the guides. */
export const PAGES: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...filesBelow('docs', '.md').filter((path) => !path.startsWith('docs/api/')),
];

export const pageText = (path: string): string => readFileSync(root + path, 'utf8');

/** The blocks of code of a page, in their order. */
export function blocksOf(text: string): Block[] {
  return [...text.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)].map(({ 1: kind = '', 2: code = '', index }) => {
    const words = text.slice(0, index).split('```').at(-1) ?? '';
    const file = /sav(?:e|ed) (?:it |this )?as `([\w.-]+)`[^`]*$/i.exec(words)?.[1];
    return { kind, code, file };
  });
}
