import { defineConfig } from 'vitest/config';
import { entries, root } from './scripts/manifest.mjs';

export default defineConfig({
  resolve: {
    // Tests and documentation examples import the package by its name and get the sources.
    alias: entries.map(({ specifier, source }) => ({ find: new RegExp(`^${specifier}$`), replacement: root + source })),
  },
  test: { include: ['test/**/*.test.ts'] },
});
