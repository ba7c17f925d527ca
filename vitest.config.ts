import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const src = fileURLToPath(new URL('./src', import.meta.url));

export default defineConfig({
  resolve: {
    // Tests and documentation examples import the package by its name and get the sources.
    alias: [
      { find: /^openras$/, replacement: `${src}/index.ts` },
      { find: /^openras\/([a-z-]+)$/, replacement: `${src}/$1/index.ts` },
    ],
  },
  test: { include: ['test/**/*.test.ts'] },
});
