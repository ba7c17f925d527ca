import ts from 'typescript';
import { entries, root } from '../../scripts/manifest.mjs';
import { docComments, docTags } from '../../scripts/sources.mjs';

/** One name that a public entry exports, and what its doc comment says. */
export interface PublicName {
  readonly name: string;
  /** Where it is declared: `src/money/amount.ts`. */
  readonly file: string;
  readonly isFunction: boolean;
  /** The prose of its doc comment, without the tags. */
  readonly doc: string;
  readonly hasSourceOrChoice: boolean;
  /** Its `@category`: under which heading the reference lists it. */
  readonly categories: readonly string[];
  /** The code of its `@example` blocks. */
  readonly examples: readonly string[];
}

/** Every name that the public entries export, each once. */
export function publicNames(): PublicName[] {
  const files = entries.map(({ source }) => root + source);
  const program = ts.createProgram(files, compilerOptions());
  const checker = program.getTypeChecker();
  const symbols = files.flatMap((file) => exportsOf(file, program, checker));
  return [...new Set(symbols)].map((symbol) => describe(symbol, checker));
}

/** The project's own compiler options. */
export function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options;
}

function exportsOf(file: string, program: ts.Program, checker: ts.TypeChecker): ts.Symbol[] {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is a public entry, but it is missing or exports nothing`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
}

function describe(symbol: ts.Symbol, checker: ts.TypeChecker): PublicName {
  const declarations = symbol.declarations ?? [];
  const tags = (name: string): string[] => declarations.flatMap((declaration) => docTags(declaration, name));
  const value = symbol.valueDeclaration;
  const type = value && checker.getTypeOfSymbolAtLocation(symbol, value);
  return {
    name: symbol.name,
    file: declarations[0]?.getSourceFile().fileName.slice(root.length) ?? '',
    isFunction: type !== undefined && type.getCallSignatures().length > 0 && type.getConstructSignatures().length === 0,
    doc: ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim(),
    categories: tags('category'),
    hasSourceOrChoice: tags('source').length + tags('choice').length > 0,
    examples: declarations.flatMap(docComments).flatMap((comment) => exampleCode(comment)),
  };
}

/** The code of a doc comment's `@example` tags. */
export function exampleCode(comment: ts.JSDoc): string[] {
  const examples = (comment.tags ?? []).filter((tag) => tag.tagName.text === 'example');
  return examples.flatMap((tag) => codeBlocks(ts.getTextOfJSDocComment(tag.comment) ?? ''));
}

/** The contents of the ```ts blocks in a text. */
export function codeBlocks(text: string): string[] {
  return [...text.matchAll(/^```ts\n(.*?)^```/gms)].map((match) => match[1] ?? '');
}
