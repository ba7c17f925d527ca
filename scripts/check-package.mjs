// Proves that the two packages work where they will be used: it packs what `npm run build` made and holds the sizes to
// their limits, looks at the library with publint and attw, installs it in an ESM and a CJS project, uses every entry,
// compiles against its types and bundles it for a browser; it installs the command alone and runs it. Everything happens
// in a temporary folder that is removed at the end.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { commandFolder, commonJsFolder, entries, manifest, root, runtimeDependencies } from './manifest.mjs';

/** The most that a package may weigh, in bytes. */
const LIBRARY_LIMITS = { packed: 1_000_000, unpacked: 5_000_000 };
const COMMAND_LIMITS = { packed: 1_500_000, unpacked: 6_000_000 };

const folder = mkdtempSync(join(tmpdir(), 'openras-package-'));
try {
  const tarball = pack(root, LIBRARY_LIMITS);
  say('publint', tool('publint', 'run', tarball, '--strict'));
  say('attw', tool('attw', tarball, '--profile', 'node16', '--no-emoji', '--format', 'ascii'));
  for (const type of /** @type {const} */ (['module', 'commonjs'])) checkProject(type, tarball);
  await checkImports(join(folder, 'module/node_modules/openras/dist'));
  await checkBrowserBundle(join(folder, 'module'));
  checkCommand(pack(root + commandFolder, COMMAND_LIMITS));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Packs a package, within its limits; gives the path of the tarball.
 *
 * @param {string} source @param {{ packed: number, unpacked: number }} limits
 */
function pack(source, limits) {
  const [packed] = JSON.parse(run(source, 'npm', 'pack', '--json', '--pack-destination', folder));
  const { filename, size, unpackedSize, files } = packed;
  say('npm pack', `${filename}: ${files.length} files, ${size} bytes packed, ${unpackedSize} unpacked`);
  if (size > limits.packed || unpackedSize > limits.unpacked)
    throw new Error(`${filename} is too large: at most ${limits.packed} bytes packed, ${limits.unpacked} unpacked`);
  const strange = files.filter((/** @type {{ path: string }} */ { path }) => /(^|\/)(make|site)(\/|\.)/.test(path));
  if (strange.length > 0) throw new Error(`${filename} holds what only makes it: ${strange[0].path}`);
  return join(folder, filename);
}

/**
 * Installs the tarball in a new project, uses every entry from it, and compiles against its types.
 *
 * @param {'module' | 'commonjs'} type @param {string} tarball
 */
function checkProject(type, tarball) {
  const project = join(folder, type);
  const isModule = type === 'module';
  mkdirSync(project);
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ name: `uses-openras-as-${type}`, private: true, type }),
  );
  run(project, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', tarball);

  writeFileSync(join(project, 'use.js'), usage(isModule));
  run(project, 'node', 'use.js');

  const names = entries.map((_, index) => `entry${index}`);
  const imports = entries.map(({ specifier }, index) => `import * as entry${index} from '${specifier}';`);
  const typed = [
    "import { type Amount, parseAmount } from 'openras';",
    'export const pence: bigint = parseAmount("1.50");',
  ];
  const text = [...imports, ...typed, 'export const amount: Amount = "1.50";', `export const all = [${names}];`];
  writeFileSync(join(project, 'use.ts'), `${text.join('\n')}\n`);
  const strict = ['--strict', '--noEmit', '--exactOptionalPropertyTypes', '--target', 'es2022', '--lib', 'es2022,dom'];
  run(project, `${root}node_modules/.bin/tsc`, ...strict, '--module', 'nodenext', 'use.ts');
  say(type, `installs, imports ${entries.map(({ specifier }) => specifier).join(', ')} and compiles`);
}

/**
 * A program that uses every entry, in both module systems: an error and a Decimal of one are good in the other.
 *
 * @param {boolean} isModule whether the program itself is an ES module
 */
function usage(isModule) {
  const specifiers = JSON.stringify(entries.map(({ specifier }) => specifier));
  const head = isModule
    ? "import assert from 'node:assert/strict';\nimport { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);"
    : "const assert = require('node:assert/strict');";
  return `${head}
(async () => {
  for (const name of ${specifiers}) {
    const imported = Object.keys(await import(name)).filter((key) => key !== 'default' && key !== 'module.exports');
    assert.notEqual(imported.length, 0, name + ' exports nothing');
    assert.deepEqual(imported.sort(), Object.keys(require(name)).sort(), name + ' differs between ESM and CJS');
  }
  const line = { id: 'membership', amount: 47, per: 'year' };
  const plan = { caseId: 'F1', kind: 'plan', lines: [line] };
  const copies = [await import('openras'), require('openras')];
  for (const thrower of copies) {
    assert.equal(thrower.RasError.name, 'RasError');
    assert.throws(() => thrower.parseAmount('12.345'), (error) => {
      assert.equal(error.constructor.name, 'RasError');
      assert.match(error.stack, /^RasError: /);
      return true;
    });
    assert.equal(thrower.costPackage(plan).inside.total, '47.00');
    for (const user of copies) {
      assert.throws(() => thrower.parseAmount('12.345'), (error) => user.isRasError(error) && error.code === 'invalid');
      assert.equal(user.parseAmount(new thrower.Decimal('12.34')), 1234n);
    }
  }
})().catch((error) => {
  console.error(error);
  process.exit(1);
});
`;
}

/**
 * The library's files import nothing but the runtime dependencies and each other. In each format one file alone defines
 * RasError and clones Decimal, and the published figures are there once.
 *
 * @param {string} dist
 */
async function checkImports(dist) {
  const library = ['', `${commonJsFolder}/`].flatMap((folder) =>
    readdirSync(join(dist, folder)).flatMap((file) => (file.endsWith('.js') ? [folder + file] : [])),
  );
  for (const file of library) {
    const external = await externalImports(join(dist, file));
    const wrong = external.filter((name) => !runtimeDependencies.includes(name));
    if (wrong.length > 0) throw new Error(`dist/${file} imports ${wrong.join(', ')}`);
  }
  say('dist', `${library.length} files import no package but ${runtimeDependencies.join(', ')}`);
  for (const isCommonJs of [false, true]) {
    for (const code of [/class \w* ?extends Error\b/, /\.clone\(\{\s*defaults/]) {
      const holders = library.filter(
        (file) => file.startsWith(commonJsFolder) === isCommonJs && code.test(textOf(dist, file)),
      );
      if (holders.length !== 1) throw new Error(`${code} should be in one file of a format, but is in: ${holders}`);
    }
  }
}

/** @param {string} dist @param {string} file */
function textOf(dist, file) {
  return readFileSync(join(dist, file), 'utf8');
}

/** @param {string} file a built file; gives the packages and Node modules that it imports, without its own chunks. */
async function externalImports(file) {
  const { metafile } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    platform: 'node',
    format: file.includes(`/${commonJsFolder}/`) ? 'cjs' : 'esm',
    outdir: folder,
    logLevel: 'error',
  });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  return [...new Set(imports.filter(({ external }) => external).map(({ path }) => path))].sort();
}

/** Bundles every entry for a browser; fails when one needs anything of Node. @param {string} project */
async function checkBrowserBundle(project) {
  for (const { specifier } of entries) {
    const result = await build({
      stdin: { contents: `export * from '${specifier}';`, resolveDir: project },
      bundle: true,
      write: false,
      minify: true,
      platform: 'browser',
      format: 'esm',
      logLevel: 'error',
    });
    const [output] = result.outputFiles;
    if (output === undefined) throw new Error(`no browser bundle of ${specifier}`);
    const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1024).toFixed(1)} KiB`;
    const sizes = `${kilobytes(output.contents.length)} minified, ${kilobytes(gzipSync(output.contents).length)} gzipped`;
    say('browser bundle', `${specifier} with its dependencies: ${sizes}`);
  }
}

/** Installs the command in a project of its own and runs it. @param {string} tarball */
function checkCommand(tarball) {
  const project = join(folder, 'command');
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'uses-openras-cli', private: true }));
  run(project, 'npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', tarball);
  const installed = join(project, 'node_modules/.bin', process.platform === 'win32' ? 'openras.cmd' : 'openras');
  const version = run(project, installed, '--version').trim();
  if (version !== manifest.version) throw new Error(`openras --version prints ${version}, not ${manifest.version}`);
  if (!/\bUsage\b/i.test(run(project, installed, '--help'))) throw new Error('openras --help does not show its usage');
  run(project, installed, 'run', `${root}fixtures/example-council/council.json`, '--out', 'results');
  run(project, installed, 'verify', '--report', 'FJ');
  const { $schema, title } = JSON.parse(run(project, installed, 'schema', 'price-point'));
  const listed = run(project, installed, 'schema');
  if ($schema === undefined || !listed.includes(`${title}\n`)) throw new Error('openras schema prints no JSON Schema');
  const shipped = readdirSync(join(folder, 'module/node_modules/openras/dist/schemas')).map((file) =>
    file.slice(0, -5),
  );
  const missing = shipped.filter((name) => !new RegExp(`^${name}\\t`, 'm').test(listed));
  if (missing.length > 0 || shipped.length !== listed.trim().split('\n').length)
    throw new Error(`openras schema lists other names than openras/schemas has: ${missing}`);
  say('command', `openras --version prints ${version}, --help its usage; run, verify and schema work`);
}

/** Runs a tool of ours in the repository. @param {string} name @param {readonly string[]} parameters */
function tool(name, ...parameters) {
  return run(root, `${root}node_modules/.bin/${name}`, ...parameters);
}

/** Runs a program and gives what it prints; when it fails, its output is shown. @param {string} cwd @param {string} program @param {readonly string[]} parameters */
function run(cwd, program, ...parameters) {
  try {
    return execFileSync(program, parameters, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout, stderr } = /** @type {{ stdout?: string, stderr?: string }} */ (error);
    throw new Error(`${program} ${parameters.join(' ')} failed in ${cwd}\n${stdout ?? ''}${stderr ?? ''}`, {
      cause: error,
    });
  }
}

/** @param {string} title @param {string} text */
function say(title, text) {
  process.stdout.write(`${title}: ${text.trim()}\n`);
}
