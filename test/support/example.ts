import ts from 'typescript';
import { expect } from 'vitest';
import { isRasError } from '../../src/errors.js';

/**
 * Runs the code of a documentation example, and checks what it promises: after `expression; // => literal` that the
 * value deep-equals the literal, after `expression; // throws` that it throws a RasError, after `// throws 'invalid'`
 * one with that code. `const name = expression; // => literal` is checked as well. A long literal may go on in comment
 * lines of its own below, indented or closing a bracket. Gives the number of checks made.
 *
 * @param load gives the modules that the code imports
 */
export async function runExample(
  code: string,
  load: (name: string) => Promise<unknown> = (name) => import(name),
): Promise<number> {
  const { code: checked, checks } = withChecks(code);
  const output = ts.transpileModule(checked, { compilerOptions: COMPILER_OPTIONS }).outputText;
  const modules = new Map<string, unknown>();
  for (const { fileName } of ts.preProcessFile(code).importedFiles) modules.set(fileName, await load(fileName));
  const run = new AsyncFunction('require', 'exports', '$is', '$throws', output);
  await run((name: string) => modules.get(name), {}, assertIs, assertThrows);
  return checks;
}

const COMPILER_OPTIONS = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2023, esModuleInterop: false };

const AsyncFunction = (async () => undefined).constructor as new (
  ...parametersAndBody: string[]
) => (...values: unknown[]) => Promise<void>;

function assertIs(value: unknown, expected: unknown, line: string): void {
  expect(value, line).toStrictEqual(expected);
}

function assertThrows(act: () => unknown, code: string | undefined, line: string): void {
  let thrown: unknown;
  try {
    act();
  } catch (error) {
    thrown = error;
  }
  expect(isRasError(thrown), `${line}: should throw a RasError, but gave ${thrown ?? 'a value'}`).toBe(true);
  if (code !== undefined && isRasError(thrown)) expect(thrown.code, line).toBe(code);
}

const PROMISE = /^[ \t]*\n?[ \t]*\/\/ (=>|throws)[ \t]*([^\n]*(?:\n[ \t]*\/\/(?: {2,}| ?[\])}])[^\n]*)*)/;

/** The example's code with a check after, or around, every statement that a promise follows. */
function withChecks(code: string): { code: string; checks: number } {
  const source = ts.createSourceFile('example.ts', code, ts.ScriptTarget.ESNext, true);
  const edits: { start: number; end: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    const promise =
      ts.isExpressionStatement(node) || ts.isVariableStatement(node) ? promiseAfter(node, code) : undefined;
    if (promise !== undefined) edits.push({ start: node.getStart(), end: node.end, text: check(node, promise) });
    else ts.forEachChild(node, visit);
  };
  visit(source);
  const promised = code.match(/\/\/ (=>|throws)/g)?.length ?? 0;
  if (promised !== edits.length)
    throw new Error(`${promised} results are promised, but only ${edits.length} stand after a statement:\n${code}`);
  const text = edits.reduceRight((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
  return { code: text, checks: edits.length };
}

interface PromisedResult {
  readonly throws: boolean;
  readonly literal: string;
}

function promiseAfter(node: ts.Node, code: string): PromisedResult | undefined {
  const match = PROMISE.exec(code.slice(node.end));
  if (match === null) return undefined;
  return { throws: match[1] === 'throws', literal: (match[2] ?? '').replace(/\n[ \t]*\/\//g, '\n') };
}

function check(node: ts.Node, { throws, literal }: PromisedResult): string {
  const text = node.getText();
  const line = JSON.stringify(text);
  if (throws) return `$throws(() => { ${text} }, ${literal || 'undefined'}, ${line});`;
  if (ts.isExpressionStatement(node)) return `$is(${node.expression.getText()}, (${literal}), ${line});`;
  const name = ts.isVariableStatement(node) ? node.declarationList.declarations[0]?.name.getText() : undefined;
  return `${text} $is(${name}, (${literal}), ${line});`;
}
