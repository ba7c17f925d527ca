import { readFileSync, writeFileSync } from 'node:fs';
import { minify } from 'terser';
import { root } from './manifest.mjs';
import { filesBelow } from './sources.mjs';

/**
 * Shortens the files that are built, more than the bundler does, before the same is written as CommonJS.
 *
 * What stands at the top of a file stays a statement of its own, with the marks by which a bundler leaves out what is not
 * used.
 */
export async function shorten() {
  // The published figures are short already, and would lose the marks by which a bundler leaves tables out.
  const files = filesBelow('dist', '.js').filter((file) => !file.startsWith('dist/published/'));
  for (const file of files) {
    const { code = '' } = await minify(readFileSync(root + file, 'utf8'), {
      ecma: 2020,
      module: true,
      toplevel: true,
      compress: {
        passes: 3,
        // Calls that are marked as pure are left for whoever bundles the file to leave out.
        side_effects: false,
        negate_iife: false,
      },
      format: { preserve_annotations: true },
    });
    writeFileSync(root + file, code);
  }
}
