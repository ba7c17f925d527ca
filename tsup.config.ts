import { rmSync } from 'node:fs';
import { transform } from 'esbuild';
import { defineConfig } from 'tsup';
import { writeCommonJs } from './scripts/commonjs.mjs';
import { licencesOfTheBundled, nothingElseBundled } from './scripts/licences.mjs';
import { bundledParts, entries } from './scripts/manifest.mjs';
import { oneCore, parts } from './scripts/one-core.mjs';
import { withOneImportEach } from './scripts/one-import.mjs';
import { publishedOnce } from './scripts/published-data.mjs';
import { pureTopLevel, withMarks } from './scripts/pure.mjs';
import { shorten } from './scripts/shorten.mjs';

/**
 * The library: what several entries use goes to shared chunks, so that they share one RasError and one Decimal. The
 * declarations are written by scripts/types.mjs, CommonJS by scripts/commonjs.mjs, the command by scripts/command.mjs.
 */
export default defineConfig({
  entry: { ...Object.fromEntries(entries.map(({ name, source }) => [name, source])), ...parts },
  format: ['esm'],
  target: 'es2023',
  platform: 'neutral',
  clean: true,
  splitting: true,
  // People read the sources; what is installed weighs less without white space and long names.
  esbuildOptions(options) {
    options.minifyWhitespace = true;
  },
  plugins: [
    {
      name: 'one-import',
      async renderChunk(code) {
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
  async onSuccess() {
    for (const name of Object.keys(parts)) rmSync(`dist/${name}.js`);
    await shorten();
    writeCommonJs();
  },
  esbuildPlugins: [
    oneCore(),
    pureTopLevel(),
    publishedOnce('dist/published'),
    nothingElseBundled(bundledParts),
    licencesOfTheBundled('dist/THIRD-PARTY-LICENSES.txt'),
  ],
});
