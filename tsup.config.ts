import { defineConfig } from 'tsup';
import { licencesOfTheBundled, nothingElseBundled } from './scripts/licences.mjs';
import { bundledParts, entries } from './scripts/manifest.mjs';
import { oneCore } from './scripts/one-core.mjs';
import { withOneImportEach } from './scripts/one-import.mjs';
import { publishedOnce } from './scripts/published-data.mjs';
import { pureTopLevel, withMarks } from './scripts/pure.mjs';

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
  // People read the sources; what is installed weighs less without white space, and CommonJS without long names.
  esbuildOptions(options, { format }) {
    options.minifyWhitespace = true;
    options.minifyIdentifiers = format === 'cjs';
  },
  plugins: [
    { name: 'pure-again', renderChunk: (code) => ({ code: withMarks(code) }) },
    {
      name: 'one-import',
      renderChunk(code) {
        return this.format === 'esm' ? { code: withOneImportEach(code) } : undefined;
      },
    },
  ],
  esbuildPlugins: [
    oneCore(),
    pureTopLevel(),
    publishedOnce('dist/published'),
    nothingElseBundled(bundledParts),
    licencesOfTheBundled('dist/THIRD-PARTY-LICENSES.txt'),
  ],
});
