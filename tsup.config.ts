import { existsSync, rmSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';
import { licencesOfTheBundled, nothingBundled } from './scripts/licences.mjs';
import { commandSource, entries } from './scripts/manifest.mjs';

// Both builds write to dist at the same time, so it is emptied once, here.
rmSync('dist', { recursive: true, force: true });

/** The library: what several entries use goes to shared chunks, so that they share one RasError and one Decimal. */
const library: Options = {
  entry: Object.fromEntries(entries.map(({ name, source }) => [name, source])),
  format: ['esm', 'cjs'],
  target: 'es2023',
  platform: 'neutral',
  splitting: true,
  dts: true,
  esbuildPlugins: [nothingBundled()],
};

/** The command: one CJS file that holds everything but the runtime dependencies. */
const command: Options = {
  entry: { cli: commandSource },
  format: ['cjs'],
  target: 'node20',
  platform: 'node',
  splitting: false,
  banner: { js: '#!/usr/bin/env node' },
  // Some packages' UMD main loads its parts by a name that no bundler can follow; their module build can be bundled.
  esbuildOptions(options) {
    options.mainFields = ['module', 'main'];
  },
  esbuildPlugins: [licencesOfTheBundled('dist/THIRD-PARTY-LICENSES.txt')],
};

export default defineConfig(existsSync(commandSource) ? [library, command] : [library]);
