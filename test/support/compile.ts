import ts from 'typescript';
import { root } from '../../scripts/manifest.mjs';
import { compilerOptions } from './public-api.js';

/** Compiles examples, given by their names, as a strict project would; gives the compiler's complaints. */
export function complaintsOfCompiler(examples: ReadonlyMap<string, string>): string[] {
  const options = { ...compilerOptions(), noUnusedLocals: false };
  // Each example becomes a module of its own that exists in memory only; `export {}` allows await at its top level.
  const titles = [...examples.keys()];
  const codes = new Map([...examples.values()].map((code, index) => [`${root}test/example-${index}.ts`, code]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, ...rest) => {
    const code = codes.get(file);
    if (code === undefined) return getSourceFile(file, ...rest);
    return ts.createSourceFile(file, `${code}\nexport {};\n`, ts.ScriptTarget.ESNext);
  };
  const program = ts.createProgram([...codes.keys()], options, host);
  return [...codes.keys()].flatMap((file, index) => {
    const source = program.getSourceFile(file);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText }) => `${titles[index]}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  });
}
