import ts from 'typescript';
import { entries, root } from '../../scripts/manifest.mjs';
import { compilerOptions } from '../support/public-api.js';

/** A field of ours that an editor would show without a word. */
export interface Wordless {
  /** Whether a public function takes it or gives it. */
  readonly side: 'takes' | 'gives';
  /** `PricePointOptions.rounding` and the file it stands in. */
  readonly field: string;
}

/** What an editor shows of the fields that can be reached from a public function. */
export interface Words {
  readonly looked: number;
  readonly functions: number;
  /** The fields without a doc comment. */
  readonly wordless: Wordless[];
  /** Fields that are given and may be left out, whose words do not tell what is taken then. */
  readonly withoutDefault: string[];
  /** Amounts and other exact numbers that are given, whose words do not tell what they are counted in. */
  readonly withoutUnit: string[];
  /** Public functions whose words name neither a report nor a choice. */
  readonly withoutSource: string[];
}

/** Every field that can be reached from a public function, and what its doc comment lacks. */
export function wordsOfFields(): Words {
  const files = entries.map(({ source }) => root + source);
  const program = ts.createProgram(files, compilerOptions());
  const checker = program.getTypeChecker();
  const values = [...new Set(files.flatMap((file) => publicValues(file, program, checker)))];
  const signatures = values.flatMap((symbol) =>
    symbol.valueDeclaration === undefined
      ? []
      : checker.getTypeOfSymbolAtLocation(symbol, symbol.valueDeclaration).getCallSignatures(),
  );
  const wordless = new Map<string, Wordless>();
  const withoutDefault = new Set<string>();
  const withoutUnit = new Set<string>();
  const looked = new Set<ts.Symbol>();
  const walk = (side: Wordless['side'], seen: Set<ts.Type>, type: ts.Type): void => {
    if (seen.has(type)) return;
    seen.add(type);
    if (type.isUnionOrIntersection()) for (const part of type.types) walk(side, seen, part);
    for (const argument of typeArguments(type, checker)) walk(side, seen, argument);
    for (const signature of isOurs(type.symbol) ? type.getCallSignatures() : []) {
      for (const parameter of signature.parameters) walk(side, seen, checker.getTypeOfSymbol(parameter));
      walk(side, seen, signature.getReturnType());
    }
    const constraint = type.isTypeParameter() ? type.getConstraint() : undefined;
    if (constraint !== undefined) walk(side, seen, constraint);
    if (!(type.flags & ts.TypeFlags.Object)) return;
    for (const property of type.getProperties()) {
      if (!isOurs(property)) continue;
      looked.add(property);
      const field = placeOf(property);
      if (!hasWords(property, checker) && !wordless.has(field)) {
        wordless.set(field, { side, field });
      }
      const words = ts.displayPartsToString(property.getDocumentationComment(checker));
      if (side === 'takes' && hasDefault(property) && !TELLS_DEFAULT.test(words)) withoutDefault.add(field);
      if (side === 'takes' && isExactNumber(property) && !TELLS_UNIT.test(words)) withoutUnit.add(field);
      walk(side, seen, checker.getTypeOfSymbol(property));
    }
  };
  const seen = { takes: new Set<ts.Type>(), gives: new Set<ts.Type>() };
  for (const signature of signatures)
    for (const parameter of signature.parameters) walk('takes', seen.takes, checker.getTypeOfSymbol(parameter));
  for (const signature of signatures) walk('gives', seen.gives, signature.getReturnType());
  return {
    looked: looked.size,
    functions: signatures.length,
    wordless: [...wordless.values()],
    withoutDefault: [...withoutDefault].sort(),
    withoutUnit: [...withoutUnit].sort(),
    withoutSource: values.filter((value) => isFunction(value, checker) && !namesSource(value)).map(({ name }) => name),
  };
}

const TELLS_DEFAULT = /unless|otherwise|default|left out|without it/;
const TELLS_UNIT =
  /pound|£|pence|penny|per cent|points?\b|scores?\b|hours?\b|weeks?\b|miles?\b|times\b|quantity|how (much|many|often)|share|number of|rate|years?\b|days?\b|people|families|children|authorities|journeys|factor|multiplied|exponent|in the same unit|`per`|unit/i;

/** A field that has a default is written `field?: T | undefined`; one that may be left out and has none, without it. */
function hasDefault(property: ts.Symbol): boolean {
  return declaredTypes(property).some(
    ({ type, optional }) =>
      optional && ts.isUnionTypeNode(type) && type.types.some(({ kind }) => kind === ts.SyntaxKind.UndefinedKeyword),
  );
}

function isExactNumber(property: ts.Symbol): boolean {
  return declaredTypes(property).some(({ type }) => /\b(AmountInput|DecimalInput)\b/.test(type.getText()));
}

function declaredTypes(property: ts.Symbol): { readonly type: ts.TypeNode; readonly optional: boolean }[] {
  return (property.declarations ?? []).flatMap((node) =>
    ts.isPropertySignature(node) && node.type !== undefined
      ? [{ type: node.type, optional: node.questionToken !== undefined }]
      : [],
  );
}

function isFunction(value: ts.Symbol, checker: ts.TypeChecker): boolean {
  const { valueDeclaration } = value;
  return (
    valueDeclaration !== undefined &&
    ts.isFunctionDeclaration(valueDeclaration) &&
    checker.getTypeOfSymbolAtLocation(value, valueDeclaration).getCallSignatures().length > 0
  );
}

function namesSource(value: ts.Symbol): boolean {
  return value.getJsDocTags().some(({ name }) => name === 'source' || name === 'choice');
}

function publicValues(file: string, program: ts.Program, checker: ts.TypeChecker): ts.Symbol[] {
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${file} is a public entry, but it is missing or exports nothing`);
  return checker
    .getExportsOfModule(module)
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
}

function typeArguments(type: ts.Type, checker: ts.TypeChecker): readonly ts.Type[] {
  const isReference =
    type.flags & ts.TypeFlags.Object && (type as ts.ObjectType).objectFlags & ts.ObjectFlags.Reference;
  return [
    ...(isReference ? checker.getTypeArguments(type as ts.TypeReference) : []),
    ...(type.aliasTypeArguments ?? []),
  ];
}

/** Whether something is declared in our own sources: not in the compiler's libraries, nor in a dependency. */
function isOurs(symbol: ts.Symbol | undefined): boolean {
  return symbol?.declarations?.some((node) => node.getSourceFile().fileName.startsWith(`${root}src/`)) ?? false;
}

/** Its own words, or, for a field of a form that is written where it is used, those of what it is written for. */
function hasWords(property: ts.Symbol, checker: ts.TypeChecker): boolean {
  if (property.getDocumentationComment(checker).length > 0) return true;
  return (
    property.declarations?.some(({ parent }) => {
      if (!ts.isTypeLiteralNode(parent)) return false;
      const holder = parent.parent;
      if (!ts.isPropertySignature(holder) && !ts.isUnionTypeNode(holder) && !ts.isFunctionDeclaration(holder))
        return false;
      const said = ts.isUnionTypeNode(holder) ? holder.parent : holder;
      return ts.getJSDocCommentsAndTags(said).length > 0 && !ts.isTypeAliasDeclaration(said);
    }) ?? false
  );
}

function placeOf(property: ts.Symbol): string {
  const [declared] = property.declarations ?? [];
  if (declared === undefined) return property.name;
  const file = declared.getSourceFile().fileName.slice(root.length);
  const owner = ts.findAncestor(
    declared.parent,
    (node): node is ts.InterfaceDeclaration | ts.TypeAliasDeclaration | ts.FunctionDeclaration =>
      ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isFunctionDeclaration(node),
  );
  return `${owner?.name?.text ?? '?'}.${property.name} in ${file}`;
}
