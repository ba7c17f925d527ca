import { readFileSync, writeFileSync } from 'node:fs';
import { minify } from 'terser';
import { root } from './manifest.mjs';
import { filesBelow } from './sources.mjs';

/**
 * Shortens the files that are built: what makes CommonJS of modules names each file that it asks for after that file,
 * wherever something of it is used, and does so after every plugin of the bundler.
 *
 * What stands at the top of a file stays a statement of its own, with the marks by which a bundler leaves out what is not
 * used.
 */
export async function shorten() {
  // The published figures are short already, and would lose the marks by which a bundler leaves tables out.
  const files = [...filesBelow('dist', '.cjs'), ...filesBelow('dist', '.js')].filter(
    (file) => !file.startsWith('dist/published/'),
  );
  for (const file of files) {
    const isModule = file.endsWith('.js');
    const { code = '' } = await minify(readFileSync(root + file, 'utf8'), {
      ecma: 2020,
      module: isModule,
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
