import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './manifest.mjs';

/**
 * The published figures and their checks, from the sources, for scripts that run without a build.
 *
 * @returns {Promise<typeof import('../src/published/index.js')>}
 */
export async function loadPublished() {
  const folder = mkdtempSync(join(tmpdir(), 'openras-published-'));
  try {
    const outfile = join(folder, 'published.mjs');
    const entryPoints = [`${root}src/published/index.ts`];
    await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', logLevel: 'error' });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
