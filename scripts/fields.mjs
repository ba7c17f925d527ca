// Writes the tables of fields in the guides, between `<!-- fields: ledger -->` and `<!-- end: fields -->`, from the JSON
// Schemas, so that a guide and the program cannot tell of different fields. `<!-- fields: policy rules -->` is the part
// of a form below that field; `<!-- fields: policy without rules -->` does not tell what stands in it. What every kind of
// model has is `<!-- fields: models -->`, and of every case of a kind `<!-- fields: cases -->`; the rest of one is
// `<!-- fields: equal-share beyond models -->`.
import { readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { root } from './manifest.mjs';
import { unshared } from './schema-sharing.mjs';
import { schemasWithWords } from './schemas.mjs';
import { filesBelow } from './sources.mjs';

/** @typedef {import('../src/schemas/json-schema.js').JsonSchema} JsonSchema */
/** @typedef {{ name: string, schema: any, required: boolean }} Field */

const MARKED = /(<!-- fields: ([\w -]+) -->\n)(?:.|\n)*?(<!-- end: fields -->)/g;

/** The guides with tables of fields, as they should read. @returns {Promise<Map<string, string>>} */
export async function guidesWithFields() {
  const { schemas: shared } = await schemasWithWords();
  const schemas = new Map([...shared].map(([name, schema]) => [name, unshared(schema)]));
  const guides = filesBelow('docs', '.md').filter((path) => !path.startsWith('docs/api/'));
  const pages = guides.flatMap((path) => {
    const text = readFileSync(root + path, 'utf8');
    if (!text.includes('<!-- fields: ')) return [];
    const written = text.replace(MARKED, (_, begin, what, end) => `${begin}${tablesOf(what, schemas)}${end}`);
    return [/** @type {const} */ ([path, written])];
  });
  return new Map(pages);
}

/**
 * The fields that every kind of model has, or every case of one.
 *
 * @param {string} what @param {ReadonlyMap<string, JsonSchema>} schemas @returns {Field[]}
 */
function ofAllKinds(what, schemas) {
  const kinds = [...schemas.keys()].filter((name) => schemas.has(`${name}-case`));
  const forms = kinds.flatMap((kind) => variantsOf(schemas.get(what === 'models' ? kind : `${kind}-case`)));
  const [first] = forms;
  const shared = fieldsOf(first, '', true).filter(
    (field) => !field.name.includes('.') && !isName(field) && forms.every((one) => has(one, field)),
  );
  return fieldsOf(first, '', true).filter(({ name }) => shared.some((one) => isPartOf(name, one.name)));
}

/** @param {any} form @returns {any[]} */
function variantsOf(form) {
  return form.oneOf ?? [form];
}

/** @param {string} name @param {string} of */
function isPartOf(name, of) {
  return name === of || name.startsWith(`${of}.`) || name.startsWith(`${of}[`);
}

/**
 * The fields of a model or a case that not every kind has.
 *
 * @param {any} form @param {readonly Field[]} shared @param {readonly string[]} closed
 */
function ownTables(form, shared, closed) {
  const [first = [], ...others] = variantsOf(form).map((variant) =>
    fieldsOf(variant, '', true, closed).filter(
      (field) => !isName(field) && !shared.some(({ name }) => isPartOf(field.name, name)),
    ),
  );
  if (first.length === 0) return 'No further fields.\n';
  if (others.length === 0) return table(first);
  const all = [first, ...others];
  const own = variantsOf(form).map((variant, index) => {
    const title = nameOf({
      properties: Object.fromEntries(Object.entries(variant.properties).filter(([name]) => name !== 'kind')),
    });
    return `**${title}** ${variant.description ?? ''}\n\n${table(all[index] ?? [])}`;
  });
  return own.join('\n');
}

/** @param {string} what @param {ReadonlyMap<string, JsonSchema>} schemas */
function tablesOf(what, schemas) {
  if (what === 'models' || what === 'cases') return table(ofAllKinds(what, schemas));
  const [kind = '', beyond] = what.split(' beyond ');
  if (beyond !== undefined) {
    const [all = '', without = ''] = beyond.split(' without ');
    if (!schemas.has(kind)) throw new Error(`no form is called ${kind}`);
    return ownTables(schemas.get(kind), ofAllKinds(all, schemas), without.split(' '));
  }
  const [of = '', without = ''] = what.split(' without ');
  const [name = '', ...path] = of.split(' ');
  const closed = without.split(' ');
  const form = /** @type {any} */ (schemas.get(name));
  if (form === undefined) throw new Error(`no form is called ${name}`);
  const part = path.reduce((schema, key) => within(schema.properties?.[key] ?? {}), form);
  const variants = part.oneOf;
  if (variants === undefined) return table(fieldsOf(part, '', path.length === 0, closed));
  const shared = fieldsOf(variants[0], '', false).filter(
    (one) => !isName(one) && variants.every((/** @type {any} */ other) => has(other, one)),
  );
  const own = variants.map((/** @type {any} */ variant) => {
    const fields = fieldsOf(variant, '', false).filter(
      (one) => !isName(one) && !shared.some(({ name: known }) => known === one.name),
    );
    const title = nameOf(variant);
    return `**${title}** ${variant.description ?? ''}\n\n${fields.length === 0 ? 'No further fields.\n' : table(fields)}`;
  });
  return `Fields that all of them have:\n\n${table(shared)}\n${own.join('\n')}`;
}

/** What a list holds, or an object itself. @param {any} schema */
function within(schema) {
  return schema.type === 'array' ? schema.items : schema;
}

/** The fields that tell a variant of a form from the others. @param {Field} field */
function isName({ schema }) {
  return schema.const !== undefined && typeof schema.const === 'string';
}

/** @param {any} variant */
function nameOf(variant) {
  const names = Object.entries(variant.properties).filter(
    ([, schema]) => typeof (/** @type {any} */ (schema).const) === 'string',
  );
  return names.map(([field, schema]) => `\`"${field}": "${/** @type {any} */ (schema).const}"\``).join(', ');
}

/** @param {any} variant @param {Field} field */
function has(variant, { name, schema, required }) {
  const own = variant.properties[name];
  return own !== undefined && own.description === schema.description && variant.required.includes(name) === required;
}

/**
 * The fields of an object, those of objects in it behind a dot.
 *
 * @param {any} object @param {string} before @param {boolean} isWhole @param {readonly string[]} closed @returns {Field[]}
 */
function fieldsOf(object, before, isWhole, closed = []) {
  return Object.entries(object.properties ?? {}).flatMap(([key, schema]) => {
    const field = { name: `${before}${key}`, schema, required: (object.required ?? []).includes(key) };
    const below = belowOf(schema);
    // What is told in tables of its own is not told here again.
    if (below === undefined || closed.includes(key) || (isWhole && below.schema.oneOf)) return [field];
    return [field, ...fieldsOf(below.schema, `${field.name}${below.joint}`, isWhole, closed)];
  });
}

/** What stands in an object or a list of objects. @param {any} schema @returns {{ schema: any, joint: string } | undefined} */
function belowOf(schema) {
  const options = [schema, ...(schema.anyOf ?? [])];
  const object = options.find((one) => one.properties !== undefined);
  if (object !== undefined) return { schema: object, joint: '.' };
  const list = options.find((one) => one.items?.properties !== undefined || one.items?.oneOf !== undefined);
  return list === undefined ? undefined : { schema: list.items, joint: '[].' };
}

/** @param {readonly Field[]} fields */
function table(fields) {
  const rows = fields.map(({ name, schema, required }) => {
    const must = required ? 'yes' : 'no';
    const fallback = schema.default === undefined ? '' : `\`${JSON.stringify(schema.default)}\``;
    return `| \`${name}\` | ${formOf(schema)} | ${must} | ${fallback} | ${escaped(schema.description ?? '')} |`;
  });
  return `${['| field | form | must be there | default | what it is |', '| --- | --- | --- | --- | --- |', ...rows].join('\n')}\n`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** How a value looks, in words. @param {any} schema @returns {string} */
function formOf(schema) {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum !== undefined) return schema.enum.map((/** @type {string} */ one) => `\`${one}\``).join(', ');
  if (schema.type === 'array') return `list of ${plural(within(schema))}`;
  if (schema.oneOf !== undefined) return 'object, one of several';
  if (schema.type === 'object') return 'object';
  if (schema.type === 'boolean') return '`true` or `false`';
  if (schema.type === 'null') return '`null`';
  const options = schema.anyOf ?? [];
  if (
    options.length === 2 &&
    options[0].type === 'string' &&
    options[1].type === 'number' &&
    options[0].const === undefined
  )
    return 'number, or text with one';
  if (options.length > 0) return [...new Set(options.map(formOf))].join(', or ');
  if (schema.type === 'string' && matchesOnly(schema.pattern, '2026-04-01', '2026-04-31')) return 'day, `YYYY-MM-DD`';
  if (schema.type === 'string' && matchesOnly(schema.pattern, '2026-27', '2026-28')) return 'financial year, `2026-27`';
  if (schema.type === 'integer') return 'whole number';
  if (schema.type === 'number') return 'number';
  return 'text';
}

/** Whether a form takes the one text and not the other. @param {string | undefined} pattern @param {string} one @param {string} other */
function matchesOnly(pattern, one, other) {
  const form = pattern === undefined ? undefined : new RegExp(pattern, 'u');
  return form?.test(one) === true && !form.test(other);
}

const PLURALS = new Map([
  ['text', 'texts'],
  ['number, or text with one', 'numbers, or texts with one'],
  ['day, `YYYY-MM-DD`', 'days, `YYYY-MM-DD`'],
  ['object', 'objects'],
  ['whole number', 'whole numbers'],
]);

/** @param {any} schema */
function plural(schema) {
  if (schema.properties !== undefined || schema.oneOf !== undefined) return 'objects';
  const form = formOf(schema);
  return PLURALS.get(form) ?? form;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  for (const [path, text] of await guidesWithFields()) writeFileSync(root + path, text);
