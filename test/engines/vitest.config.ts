import { defineConfig } from 'vitest/config';
import { entries, root } from '../../scripts/manifest.mjs';

/** The tests that need databases: `npm ci --prefix test/engines`, then `vitest run --config test/engines/vitest.config.ts`. */
export default defineConfig({
  root,
  resolve: {
    alias: entries.map(({ specifier, source }) => ({ find: new RegExp(`^${specifier}$`), replacement: root + source })),
  },
  test: { include: ['test/engines/*.engine.ts'], testTimeout: 300_000, hookTimeout: 120_000, fileParallelism: false },
});
