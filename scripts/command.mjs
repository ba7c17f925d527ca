// Builds the command `openras`, published as the package in cli/: a module a command, each loaded when it is called, and
// the packages that they use with their licences.
import { chmodSync, cpSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { licencesOfTheBundled } from './licences.mjs';
import { commandFolder, commandSource, root } from './manifest.mjs';
import { publishedOnce } from './published-data.mjs';

/**
 * Leaves out the reader of style sheets that linkedom brings: drawings are made without any, and it is larger than what
 * draws them.
 *
 * @type {import('esbuild').Plugin}
 */
const withoutStyles = {
  name: 'without-styles',
  setup(build) {
    build.onResolve({ filter: /^cssom(nom)?(\/|$)/ }, ({ path }) => ({ path, namespace: 'without-styles' }));
    build.onLoad({ filter: /.*/, namespace: 'without-styles' }, () => ({
      contents: "export function parse() { throw new Error('no style sheets are read here'); }",
    }));
  },
};

/**
 * @param {string} outdir
 * @returns {import('esbuild').BuildOptions & { metafile: true }}
 */
export function commandOptions(outdir) {
  return {
    entryPoints: { main: `${root}${commandSource}` },
    outdir,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    minifySyntax: true,
    minifyWhitespace: true,
    chunkNames: 'part-[hash]',
    format: 'esm',
    target: 'node20',
    platform: 'node',
    metafile: true,
    logLevel: 'error',
    // Some of the packages are CommonJS and ask for Node's modules by `require`, which an ES module has to make.
    banner: {
      js: "#!/usr/bin/env node\nimport { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);",
    },
    // Some packages' UMD main loads its parts by a name that no bundler can follow; their module build can be bundled.
    mainFields: ['module', 'main'],
    plugins: [
      withoutStyles,
      publishedOnce(`${outdir}/published`),
      licencesOfTheBundled(`${outdir}/THIRD-PARTY-LICENSES.txt`),
    ],
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const outdir = `${root}${commandFolder}/dist`;
  rmSync(outdir, { recursive: true, force: true });
  await build(commandOptions(outdir));
  chmodSync(`${outdir}/main.js`, 0o755);
  copyExamples(`${root}${commandFolder}/fixtures`);
}

/** The files that the guides work with, beside the command: what makes them stays behind. @param {string} folder */
function copyExamples(folder) {
  rmSync(folder, { recursive: true, force: true });
  for (const name of ['example-council', 'instruments', 'moderation', 'plans', 'reconstructed-cohort/stages.csv'])
    cpSync(`${root}fixtures/${name}`, `${folder}/${name}`, {
      recursive: true,
      filter: (path) => !/[\\/]make(\.mjs)?$/.test(path),
    });
}
