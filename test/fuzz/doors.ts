import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { entries, root } from '../../scripts/manifest.mjs';
import { docComments, filesBelow, parseSource, walk } from '../../scripts/sources.mjs';
import { RasError } from '../../src/errors.js';
import { parseInput } from '../../src/parse/parse.js';
import { allForms } from '../../src/schemas/list.js';
import { GIVEN } from '../schemas/printed-samples.js';
import { RECORDS, RESULTS, SAMPLES } from '../schemas/samples.js';
import { runExample } from '../support/example.js';
import { codeBlocks, exampleCode } from '../support/public-api.js';
import { copy, isContainer } from './copy.js';

/** One way in: a public function, the schema of a form, or a function of what a public function gave. */
export interface Door {
  readonly name: string;
  /** The folder of src (or the file beside it) where it is written: `money`, `errors`. */
  readonly room: string;
  readonly call: (...values: unknown[]) => unknown;
  /** The arguments with which the documentation calls it, each list of them once. */
  readonly examples: unknown[][];
}

type Exported = Record<string, unknown>;

/** Enough examples of one door to change. */
const MOST = 40;

/**
 * Every door of the public entries with its documented calls. Both are found by looking: the doors at what the entries
 * export, the calls by running the examples of the documentation with every function recorded.
 */
export async function publicDoors(): Promise<Door[]> {
  const rooms = roomsOfExports();
  const doors = new Map<string, Door>();
  const modules = new Map<string, Exported>();
  const open = (name: string, call: Door['call'], room: string): Door => {
    const known = doors.get(name) ?? { name, room, call, examples: [] };
    doors.set(name, known);
    return known;
  };
  const recorded = (name: string, call: Door['call'], room: string): Door['call'] => {
    const door = open(name, call, room);
    return (...values) => {
      if (door.examples.length < MOST) door.examples.push(copy(values));
      return opened(call(...values), name, room);
    };
  };
  // What a function gives may hold functions, such as an opened model; those are doors, too.
  const opened = (result: unknown, name: string, room: string): unknown => {
    if (!isContainer(result) || !Object.values(result).some((one) => typeof one === 'function')) return result;
    return Object.fromEntries(
      Object.entries(result).map(([key, one]) =>
        typeof one === 'function' ? [key, recorded(`${name}().${key}`, one.bind(result), room)] : [key, one],
      ),
    );
  };
  for (const { specifier } of entries) {
    const real: Exported = await import(specifier);
    const wrapped: Exported = {};
    for (const [name, value] of Object.entries(real)) {
      const room = rooms.get(name) ?? 'unknown';
      wrapped[name] = isFunction(value) ? recorded(name, value, room) : value;
      if (isKind(value)) openKind(value, name, (door, call) => open(door, call, room));
    }
    modules.set(specifier, wrapped);
  }
  for (const code of documentedExamples()) {
    if (isOfPublicNames(code, modules)) await runExample(code, async (name) => modules.get(name) ?? import(name));
  }
  fillMethods(doors);
  open(
    'new RasError',
    (problems, total) => String(new RasError(problems as never, total as never)),
    'errors',
  ).examples.push(
    [[{ code: 'invalid', path: ['a', 0], message: 'is wrong', details: { a: 1 } }], 3],
    [[{ code: 'missing', path: [], message: 'is missing' }]],
  );
  openForms(open);
  return [...doors.values()];
}

interface Kind {
  readonly open: (model: unknown, at?: unknown) => { readonly allocate: Door['call'] };
  readonly example: { readonly model: unknown; readonly case: unknown };
}

/** A kind of model, which opens models of its own. */
function isKind(value: unknown): value is Kind {
  return isContainer(value) && 'open' in value && 'example' in value;
}

function openKind(
  { open: ofKind, example }: Kind,
  name: string,
  open: (name: string, call: Door['call']) => Door,
): void {
  open(`${name}.open`, (model, at) => {
    ofKind(model, at);
  }).examples.push([copy(example.model)], [copy(example.model), ['models', 0]]);
  const allocate: Door['call'] = (one, at) => ofKind(example.model).allocate(one, at);
  open(`${name}.open().allocate`, allocate).examples.push([copy(example.case)], [copy(example.case), ['cases', 0]]);
}

/** A function that is called and not constructed. */
function isFunction(value: unknown): value is Door['call'] {
  if (typeof value !== 'function') return false;
  return !/^class\b/.test(Function.prototype.toString.call(value)) && Object.keys(value.prototype ?? {}).length === 0;
}

/** A function of an opened model that the documentation does not call: as the public function of its name, less the model. */
function fillMethods(doors: ReadonlyMap<string, Door>): void {
  for (const { name, examples } of doors.values()) {
    const method = /\(\)\.(\w+)$/.exec(name)?.[1] ?? '';
    if (examples.length > 0 || method === '') continue;
    const alike = doors.get(method)?.examples ?? [];
    examples.push(...alike.map((values) => copy(values.slice(1))));
    if (examples.length === 0) examples.push([]);
  }
}

/** Every form that has a JSON Schema is parsed by its schema, as a file is; its examples are the samples. */
function openForms(open: (name: string, call: Door['call'], room: string) => Door): void {
  const samples = [...SAMPLES, ...RECORDS, ...RESULTS, ...GIVEN];
  for (const [form, { schema }] of allForms()) {
    // What a schema hands on as it came is read elsewhere; here it only must not break off.
    const parse = (input: unknown): void => void parseInput(schema, input);
    const { examples } = open(`the form ${form}`, parse, 'schemas');
    examples.push(...samples.filter((sample) => sample.form === form).map(({ value }) => [copy(value)]));
  }
}

/** The code of every example in the doc comments of the sources and in the guides. */
function documentedExamples(): string[] {
  const sources = filesBelow('src', '.ts').filter((path) => readFileSync(root + path, 'utf8').includes('@example'));
  const inSources = sources.flatMap((path) => {
    const codes = new Set<string>();
    walk(parseSource(path), (node) => {
      for (const comment of docComments(node)) for (const code of exampleCode(comment)) codes.add(code);
    });
    return [...codes];
  });
  const guides = ['README.md', ...filesBelow('docs', '.md').filter((path) => !path.startsWith('docs/api/'))];
  const inGuides = guides.flatMap((path) => codeBlocks(readFileSync(root + path, 'utf8')));
  return [...inSources, ...inGuides].filter((code) => code.includes("from 'openras"));
}

/** Whether an example imports nothing that the entries keep to themselves. */
function isOfPublicNames(code: string, modules: ReadonlyMap<string, Exported>): boolean {
  return [...code.matchAll(/^import \{([^}]*)\} from '([^']+)'/gm)].every(([, names = '', specifier = '']) => {
    const module = modules.get(specifier);
    const values = names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && !name.startsWith('type '));
    return module === undefined || values.every((name) => name in module);
  });
}

/** The room of every exported name, as the entries' `from` clauses say. */
function roomsOfExports(): Map<string, string> {
  const rooms = new Map<string, string>();
  for (const { source } of entries) {
    walk(parseSource(source), (node) => {
      if (!ts.isExportDeclaration(node) || node.moduleSpecifier === undefined) return;
      if (node.exportClause === undefined || !ts.isNamedExports(node.exportClause)) return;
      const from = (node.moduleSpecifier as ts.StringLiteral).text;
      const file = posix.join(posix.dirname(source), from);
      const room = file.split('/')[1]?.replace(/\.js$/, '') ?? '';
      for (const { name } of node.exportClause.elements) if (!rooms.has(name.text)) rooms.set(name.text, room);
    });
  }
  return rooms;
}
