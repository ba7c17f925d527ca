// Compiles the programs of test/types/programs, in which a line that must not compile stands below a comment
// `// @ts-expect-error TS2561 why`: exactly those lines may fail, and for that reason; what stands between guillemets,
// such as «Did you mean to write 'points'?», the compiler has to say. Run by itself, it does so against
// the built declarations, as a user of the package would, with every version of TypeScript that is supported.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { root } from './manifest.mjs';
import { filesBelow } from './sources.mjs';

const COMPILERS = `${root}test/types/compilers`;

/** @typedef {typeof import('typescript')} Compiler */

/**
 * What is wrong: a line that does not compile and should, or the other way round.
 *
 * @param {Compiler} ts
 * @param {import('typescript').CompilerOptions} options
 * @returns {string[]}
 */
export function complaintsOf(ts, options) {
  const files = filesBelow('test/types/programs', '.ts').map((path) => root + path);
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  // The compiler itself would swallow what is expected, whatever it is.
  host.getSourceFile = (file, version, ...rest) => {
    if (!files.includes(file)) return getSourceFile(file, version, ...rest);
    const text = ts.sys.readFile(file) ?? '';
    return ts.createSourceFile(file, text.replaceAll('// @ts-expect-error', '// expect-an-error '), version);
  };
  const program = ts.createProgram(files, options, host);
  const general = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  // A project that does not skip the declarations of its packages checks ours as well.
  const built = program.getSourceFiles().filter(({ fileName }) => fileName.startsWith(`${root}dist/`));
  const inDeclarations = built.flatMap((file) => program.getSemanticDiagnostics(file));
  return [
    ...[...general, ...inDeclarations].map((found) => textOf(ts, found)),
    ...files.flatMap((file) => complaintsIn(ts, program, file)),
  ];
}

/** @param {Compiler} ts @param {import('typescript').Program} program @param {string} file */
function complaintsIn(ts, program, file) {
  const source = program.getSourceFile(file);
  if (source === undefined) return [`${file} is not there`];
  const found = new Map(
    [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((diagnostic) => [
      source.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line,
      diagnostic,
    ]),
  );
  const name = file.slice(root.length);
  const expected = source.text.split('\n').flatMap((line, index) => {
    const [, codes, says = ''] = /\/\/ expect-an-error +TS([0-9|TS]+)(?:.*«(.+)»)?/.exec(line) ?? [];
    return codes === undefined ? [] : [{ line: index + 1, codes: codes.split('|TS').map(Number), says }];
  });
  const unexpected = [...found].filter(([line]) => !expected.some((one) => one.line === line));
  return [
    ...unexpected.map(([line, diagnostic]) => `${name}:${line + 1} should compile: ${textOf(ts, diagnostic)}`),
    ...expected.flatMap(({ line, codes, says }) => {
      const diagnostic = found.get(line);
      if (diagnostic === undefined) return [`${name}:${line + 1} compiles, and should not`];
      const text = textOf(ts, diagnostic);
      if (codes.includes(diagnostic.code) && text.includes(says)) return [];
      if (codes.includes(diagnostic.code)) return [`${name}:${line + 1} should say ${says}: ${text}`];
      return [`${name}:${line + 1} should fail with TS${codes.join(' or TS')}: ${text}`];
    }),
  ];
}

/** @param {Compiler} ts @param {import('typescript').Diagnostic} diagnostic */
function textOf(ts, { code, messageText }) {
  return `TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
}

/** How a strict project that uses the package compiles. @param {Compiler} ts */
function optionsOfAUser(ts) {
  return {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    types: [],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (!existsSync(`${COMPILERS}/node_modules`)) execFileSync('npm', ['ci'], { cwd: COMPILERS, stdio: 'inherit' });
  const load = createRequire(`${COMPILERS}/package.json`);
  // The last is the one that the library itself is built with.
  for (const [name, version] of [
    ['typescript-5.5', '5.5'],
    ['typescript-5.9', '5.9'],
    ['typescript', '6.0'],
  ]) {
    /** @type {Compiler} */
    const ts = load(name ?? '');
    if (!ts.version.startsWith(`${version}.`)) throw new Error(`${name} is ${ts.version}, not ${version}`);
    const complaints = complaintsOf(ts, optionsOfAUser(ts));
    process.stdout.write(`TypeScript ${ts.version}: ${complaints.length} complaints\n`);
    if (complaints.length === 0) continue;
    process.stderr.write(`${complaints.join('\n')}\n`);
    process.exitCode = 1;
  }
}
