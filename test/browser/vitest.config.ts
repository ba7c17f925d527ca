import { defineConfig } from 'vitest/config';
import { entries, root } from '../../scripts/manifest.mjs';

/** The tests that need a browser: `npm ci --prefix test/browser`, then `vitest run --config test/browser/vitest.config.ts`. */
export default defineConfig({
  root,
  resolve: {
    alias: entries.map(({ specifier, source }) => ({ find: new RegExp(`^${specifier}$`), replacement: root + source })),
  },
  test: { include: ['test/browser/*.browser.ts'], testTimeout: 300_000, hookTimeout: 120_000, fileParallelism: false },
});
