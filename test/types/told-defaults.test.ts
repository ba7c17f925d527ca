import ts from 'typescript';
import { expect, test } from 'vitest';
import { keyOf, tagsOfFields } from '../../scripts/field-sources.mjs';
import { entries, root } from '../../scripts/manifest.mjs';
import type { JsonSchema } from '../../src/schemas/json-schema.js';
import { compilerOptions } from '../support/public-api.js';
import { schemasByInterface } from '../support/schemas-by-interface.js';

// The words of a field tell what is taken where it is left out; the schema that checks it takes that, and nothing else.

interface Told {
  readonly place: string;
  readonly field: string;
  readonly key: string;
  readonly words: string;
  readonly taken: unknown;
}

/** Every field of every schema with words of its own, and what its schema takes where it is left out. */
async function toldFields(): Promise<readonly Told[]> {
  const { checker, all } = await schemasByInterface();
  const told: Told[] = [];
  const walk = (json: JsonSchema, type: ts.Type, place: string, depth: number): void => {
    if (depth > 8) return;
    const forms = [json, ...((json.anyOf ?? json.oneOf ?? []) as JsonSchema[])];
    for (const form of forms) {
      const types = fitting(form, partsOf(type), checker);
      for (const [name, field] of Object.entries(form.properties ?? {})) {
        for (const part of types) {
          const symbol = checker.getPropertyOfType(part, name);
          if (symbol === undefined) continue;
          const words = ts.displayPartsToString(symbol.getDocumentationComment(checker));
          const declared = symbol.declarations?.[0]?.getSourceFile().fileName.replace(root, '') ?? '';
          const node = symbol.declarations?.[0];
          const key = node !== undefined && ts.isPropertySignature(node) ? keyOf(node) : '';
          told.push({ place: `${place}.${name}`, key, field: `${declared} ${name}`, words, taken: takenOf(field) });
          walk(field, checker.getTypeOfSymbol(symbol), `${place}.${name}`, depth + 1);
        }
      }
      const items = form.items as JsonSchema | undefined;
      if (items === undefined) continue;
      for (const part of types)
        for (const element of checker.isArrayType(part) ? checker.getTypeArguments(part as ts.TypeReference) : [])
          walk(items, element, `${place}[]`, depth + 1);
    }
  };
  for (const { name, json, type } of all) walk(json, type, name, 0);
  return told;
}

/** The parts of a type that have every field of a form, where there are such; an enclosing form has the fields of all. */
function fitting(form: JsonSchema, parts: readonly ts.Type[], checker: ts.TypeChecker): readonly ts.Type[] {
  const names = Object.keys(form.properties ?? {});
  const exact = parts.filter((part) => names.every((name) => checker.getPropertyOfType(part, name) !== undefined));
  return exact.length > 0 ? exact : parts;
}

/** What a field is where it is left out; of a rounding, its mode. */
function takenOf(field: JsonSchema): unknown {
  const { unit, mode } = field.properties ?? {};
  return unit !== undefined && mode !== undefined && field.default !== undefined ? mode.default : field.default;
}

function partsOf(type: ts.Type): readonly ts.Type[] {
  return type.isUnion() ? type.types : [type];
}

/** The clause of the words that names what is taken: `half-up`, `2,000`, `to the penny, down`. */
function clauseOf(words: string): string | undefined {
  const flat = words.replace(/\s+/g, ' ');
  const named = /`([^`]+)` \(the default\)|\(`([^`]+)`, the default\)/.exec(flat);
  if (named !== null) return `\`${named[1] ?? named[2]}\``;
  const [, clause] = /(?:^|[;.:] )([^;.]*?),? (?:unless told otherwise|unless given|by default)/.exec(flat) ?? [];
  return clause?.trim();
}

/** What a clause names, in the form in which a schema keeps it; undefined where it names it in words alone. */
function namedBy(clause: string): { readonly value: unknown } | undefined {
  if (clause === 'to the penny, half up') return { value: 'half-up' };
  if (clause === 'to the penny, down') return { value: 'down' };
  const text = /^(?:the )?`'?([^`']+)'?`$/.exec(clause)?.[1];
  if (text !== undefined) return { value: asJson(text) };
  const number = /^£?(-?[\d,]*\d(?:\.\d+)?)$/.exec(clause)?.[1];
  if (number !== undefined) return { value: Number(number.replaceAll(',', '')) };
  const list = /^(?:[\d.]+, )*[\d.]+ and [\d.]+$/.test(clause);
  return list ? { value: clause.split(/, | and /).map(Number) } : undefined;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/(\w+):/g, '"$1":').replaceAll("'", '"'));
  } catch {
    return text;
  }
}

/** Amounts and numbers may be kept as text. */
function alike(taken: unknown): unknown {
  if (Array.isArray(taken)) return taken.map(alike);
  return typeof taken === 'string' && /^-?\d+(\.\d+)?$/.test(taken) ? Number(taken) : taken;
}

/** Where the schema leaves a field out and whoever uses it takes what is told, and why. */
const TAKEN_WHERE_USED: ReadonlyMap<string, string> = new Map([
  ['src/model/header.ts outsideDates', 'asked only of models with dates'],
  ['src/costing/line/line.ts percent', 'a share that is not stated is no factor of its own in the steps'],
  ['src/cohort/case.ts status', 'a case of no stated status is not compared by it'],
  [
    'src/model/price-point/options.ts method',
    'of a council file it stands beside a method of percentiles with no default',
  ],
  ['src/model/allocation-table/read/options.ts offStep', 'handed on to the model, which takes it'],
  ['src/model/allocation-table/read/options.ts gap', 'handed on to the model, which takes it'],
  ['src/model/allocation-table/read/options.ts above', 'handed on to the model, which takes it'],
  ...[
    ...['caseId', 'points', 'miles', 'schoolType', 'group', 'age', 'bornOn', 'instrument', 'level'].map(
      (field) => `columns.ts ${field}`,
    ),
    ...['headAgrees', 'requested'].map((field) => `columns.ts ${field}`),
    ...['caseId', 'points', 'packageValue', 'group'].map((field) => `calibration/sample.ts ${field}`),
    ...['caseId', 'age', 'needs'].map((field) => `instrument/instrument-to-sql.ts ${field}`),
    ...['caseId', 'indicative', 'traditional'].map((field) => `policy/policy-to-sql.ts ${field}`),
  ].map((field) => [`src/export/sql/${field}`, 'a column is called as it is where what is written reads it'] as const),
  ['src/export/sql/model-to-sql.ts view', 'a name is only refused where no view is asked for'],
  ...['contributions', 'reserved'].map(
    (field) =>
      [`src/allocation/funders/finalise.ts ${field}`, 'nought is taken where the shortfall is counted'] as const,
  ),
]);

test('a default that is told in words is the one that the schema takes', { timeout: 300_000 }, async () => {
  const fields = await toldFields();
  const held = fields.flatMap(({ place, field, words, taken }) => {
    const named = namedBy(clauseOf(words) ?? '');
    return named === undefined ? [] : [{ place, field, told: alike(named.value), taken: alike(taken) }];
  });
  expect(held.length).toBeGreaterThan(400);
  const differs = held.filter(({ told, taken }) => JSON.stringify(told) !== JSON.stringify(taken));
  expect(differs.filter(({ field, taken }) => taken !== undefined || !TAKEN_WHERE_USED.has(field))).toEqual([]);
  expect(new Set(differs.map(({ field }) => field))).toEqual(new Set(TAKEN_WHERE_USED.keys()));
});

test('a field that is said to have no default has none', { timeout: 300_000 }, async () => {
  const { tags } = tagsOfFields(
    ts.createProgram(
      entries.map(({ source }) => root + source),
      compilerOptions(),
    ),
  );
  const said = (await toldFields()).filter(({ key }) => tags.get(key)?.includes('@default none'));
  expect(said.length).toBeGreaterThan(300);
  expect(said.filter(({ taken }) => taken !== undefined)).toEqual([]);
  // What stands under its own name where it is not said otherwise says so itself.
  expect(tags.get('src/costing/extract/extract-columns.ts OwnHeaders.case_id')).not.toContain('@default none');
});
