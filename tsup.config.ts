import { transform } from 'esbuild';
import { defineConfig } from 'tsup';
import { licencesOfTheBundled, nothingElseBundled } from './scripts/licences.mjs';
import { bundledParts, entries } from './scripts/manifest.mjs';
import { oneCore } from './scripts/one-core.mjs';
import { withOneImportEach } from './scripts/one-import.mjs';
import { publishedOnce } from './scripts/published-data.mjs';
import { pureTopLevel, withMarks } from './scripts/pure.mjs';
import { shorten } from './scripts/shorten.mjs';

const REWRITTEN_FOR_COMMONJS = {
  'nullish-coalescing': false,
  'optional-chain': false,
  'class-field': false,
};

/**
 * The library: what several entries use goes to shared chunks, so that they share one RasError and one Decimal. The
 * declarations are written by scripts/types.mjs, the command by scripts/command.mjs.
 */
export default defineConfig({
  entry: Object.fromEntries(entries.map(({ name, source }) => [name, source])),
  format: ['esm', 'cjs'],
  target: 'es2023',
  platform: 'neutral',
  clean: true,
  splitting: true,
  // People read the sources; what is installed weighs less without white space and long names.
  esbuildOptions(options, { format }) {
    options.minifyWhitespace = true;
    options.minifyIdentifiers = format === 'cjs';
    options.minifySyntax = format === 'cjs';
    // What makes CommonJS of it would rewrite these, and takes `return[…]??x` without white space for another name.
    if (format === 'cjs') options.supported = REWRITTEN_FOR_COMMONJS;
  },
  plugins: [
    {
      name: 'one-import',
      async renderChunk(code) {
        if (this.format !== 'esm') return undefined;
        // Names are shortened only here: that of an import has to be the only one of its kind before.
        return transform(withOneImportEach(code), {
          minifyIdentifiers: true,
          minifyWhitespace: true,
          target: 'es2023',
        });
      },
    },
    { name: 'pure-again', renderChunk: (code) => ({ code: withMarks(code) }) },
  ],
  onSuccess: shorten,
  esbuildPlugins: [
    oneCore(),
    pureTopLevel(),
    publishedOnce('dist/published'),
    nothingElseBundled(bundledParts),
    licencesOfTheBundled('dist/THIRD-PARTY-LICENSES.txt'),
  ],
});
