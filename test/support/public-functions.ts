import { readFileSync } from 'node:fs';
import { entries, root } from '../../scripts/manifest.mjs';
import { filesBelow } from '../../scripts/sources.mjs';

/** The names of the public functions with a parameter whose type matches, from the sources of the package. */
export async function publicFunctionsTaking(type: RegExp): Promise<string[]> {
  const exported = new Set<string>();
  for (const { specifier } of entries) {
    const names: Record<string, unknown> = await import(specifier);
    for (const [name, value] of Object.entries(names)) if (typeof value === 'function') exported.add(name);
  }
  const taking = new Set<string>();
  for (const path of filesBelow('src', '.ts')) {
    const text = readFileSync(root + path, 'utf8');
    for (const [, name = '', parameters = ''] of text.matchAll(
      /^export function (\w+)(?:<[^(]*>)?\(([\s\S]*?)\)(?:: [\s\S]*?)?(?: \{|;)$/gm,
    )) {
      if (exported.has(name) && type.test(parameters)) taking.add(name);
    }
  }
  return [...taking].sort();
}
