import { defineConfig } from 'vitest/config';
import { entries, root } from './scripts/manifest.mjs';

export default defineConfig({
  resolve: {
    // Tests and documentation examples import the package by its name and get the sources.
    alias: entries.map(({ specifier, source }) => ({ find: new RegExp(`^${specifier}$`), replacement: root + source })),
  },
  // A busy machine needs more than the five seconds that a test has by default.
  test: { include: ['test/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
});
