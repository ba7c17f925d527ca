import ts from 'typescript';
import { root } from './manifest.mjs';
import { nameOfText, schemaOfTypes, withNamedTexts } from './schema-of-type.mjs';

/** @typedef {{ [key: string]: any }} Json */

/**
 * Puts the words of every field into JSON Schemas, from the doc comments of the interfaces that say the same in
 * TypeScript. The two are walked together, and each has to have every field that the other has.
 *
 * @param {string} listFile the file that exports FORMS and KINDS
 * @param {ReadonlyMap<string, Json>} schemas JSON Schemas by name, to which words are added
 * @returns {readonly string[]} where interface and schema disagree, and which fields have no words
 */
export function addWords(listFile, schemas) {
  const { checker, types } = typesOfForms(listFile);
  const together = new Map([['Step', { allOf: ofSteps(schemas) }]]);
  /** @type {Set<string>} */
  const problems = new Set();
  for (const [name, json] of schemas) {
    const type = types.get(name);
    if (type === undefined) problems.add(`${name}: no type is known`);
    else wordsFor(checker, types, json, together, (text) => problems.add(text)).root(json, type, name);
  }
  return [...problems];
}

/**
 * The type that each form takes, by the name of the form.
 *
 * @param {string} listFile the file that exports FORMS and KINDS
 */
export function typesOfForms(listFile) {
  const program = ts.createProgram([root + listFile], compilerOptions(), hostWithNamedTexts());
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(root + listFile);
  if (source === undefined) throw new Error(`${listFile} is not there`);
  return { checker, types: formTypes(checker, source) };
}

/** What the schema of steps says of their fields together. @param {ReadonlyMap<string, Json>} schemas @returns {Json[]} */
function ofSteps(schemas) {
  const [allocation] = schemas.get('allocation')?.oneOf ?? [];
  const { allOf } = allocation?.properties.steps.items ?? {};
  if (allOf === undefined) throw new Error('the form of an allocation has no steps whose numbers are numbers');
  return allOf;
}

function hostWithNamedTexts() {
  const host = ts.createCompilerHost(compilerOptions());
  const { readFile } = host;
  host.readFile = (file) => withNamedTexts(readFile(file));
  return host;
}

function compilerOptions() {
  const { config } = ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile);
  return ts.parseJsonConfigFileContent(config, ts.sys, root).options;
}

/**
 * The type that each form takes, by the name of the form.
 *
 * @param {ts.TypeChecker} checker
 * @param {ts.SourceFile} source
 * @returns {Map<string, ts.Type>}
 */
function formTypes(checker, source) {
  const module = checker.getSymbolAtLocation(source);
  const exported = module === undefined ? [] : checker.getExportsOfModule(module);
  /** @param {string} name */
  const typeOfExport = (name) => {
    const symbol = exported.find((one) => one.name === name);
    if (symbol === undefined) throw new Error(`${source.fileName} exports no ${name}`);
    return checker.getTypeOfSymbol(symbol);
  };
  /** @param {ts.Type} type @param {string[]} names */
  const inside = (type, ...names) =>
    names.reduce((outer, name) => {
      const symbol = checker.getPropertyOfType(outer, name);
      if (symbol === undefined) throw new Error(`${checker.typeToString(outer)} has no ${name}`);
      return checker.getTypeOfSymbol(symbol);
    }, type);
  /** @type {Map<string, ts.Type>} */
  const types = new Map();
  const forms = typeOfExport('FORMS');
  for (const { name } of checker.getPropertiesOfType(forms)) {
    types.set(name, inside(forms, name, 'schema', '_zod', 'input'));
  }
  const kinds = /** @type {ts.TypeReference} */ (typeOfExport('KINDS'));
  for (const kind of checker.getTypeArguments(kinds)) {
    const name = /** @type {ts.StringLiteralType} */ (inside(kind, 'kind')).value;
    types.set(name, inside(kind, 'modelSchema', '_zod', 'input'));
    types.set(`${name}-case`, inside(kind, 'caseSchema', '_zod', 'input'));
  }
  return types;
}

/**
 * @param {ts.TypeChecker} checker
 * @param {ReadonlyMap<string, ts.Type>} types the type of each form, by which definitions that are named so are walked
 * @param {Json} whole the JSON Schema that `$ref` refers to
 * @param {ReadonlyMap<string, Json>} together what schemas say of the fields of an interface together, by its name
 * @param {(problem: string) => void} tell
 */
function wordsFor(checker, types, whole, together, tell) {
  /** @type {Set<string>} references that were followed with a type */
  const followed = new Set();
  /** The field that the definition in hand leaves out. @type {string | undefined} */
  let without;
  const ofType = schemaOfTypes(checker, whole, together, wordsOf, tell);

  return {
    /** @param {Json} json @param {ts.Type} type @param {string} place */
    root(json, type, place) {
      describe(
        json,
        partsOf(type)
          .map((part) => wordsOfType(part) || wordsOfType(elementOf(part)))
          .find((words) => words !== ''),
      );
      walk(json, partsOf(type), place);
    },
  };

  /** @param {Json} json @param {ts.Type[]} parts @param {string} place */
  function walk(json, parts, place) {
    if (json.$ref !== undefined) return follow(json.$ref, place);
    if (saysNothing(json)) return fill(json, parts, place);
    const members = json.anyOf ?? json.oneOf;
    if (members !== undefined) return walkMembers(members, parts, place);
    if (json.type === 'array') walkList(json, parts, place);
    else if (json.properties !== undefined) walkObject(json, parts.filter(isObject), place);
    else if (isPartOfSchema(json.additionalProperties)) walkRecord(json, parts, place);
  }

  /** What no schema checks is as its type says. @param {Json} json @param {ts.Type[]} parts @param {string} place */
  function fill(json, parts, place) {
    const schemas = parts.map((part) => ofType(part, place));
    const [only] = schemas;
    Object.assign(json, schemas.length === 1 ? only : { anyOf: schemas });
  }

  /** A definition stands for the form that it is named after, perhaps without a field. @param {string} ref @param {string} place */
  function follow(ref, place) {
    if (followed.has(ref)) return;
    followed.add(ref);
    const key = ref.replace('#/$defs/', '');
    const [name = '', field] = key.split('-without-');
    const type = types.get(name);
    if (type === undefined) return tell(`${place}: no form is called ${name}`);
    without = field;
    walk(whole.$defs[key], partsOf(type), key);
    without = undefined;
    describe(whole.$defs[key], wordsOfType(partsOf(type)[0]));
  }

  /** @param {Json[]} members @param {ts.Type[]} parts @param {string} place */
  function walkMembers(members, parts, place) {
    const named = members.filter(({ $ref }) => $ref !== undefined);
    for (const { $ref } of named) follow($ref, place);
    if (named.length > 0) return;
    /** @type {Set<ts.Type>} */
    const met = new Set();
    for (const [index, member] of members.entries()) {
      if (!isStructured(member)) continue;
      const all = parts.filter((part) => fits(member, part));
      const exact = all.filter((part) =>
        checker.getPropertiesOfType(part).every(({ name }) => member.properties?.[name]),
      );
      const fitting = exact.length > 0 ? exact : all;
      for (const part of fitting) met.add(part);
      const [first] = fitting;
      if (first === undefined) {
        tell(`${place}: no type fits ${brief(member)}`);
        continue;
      }
      const at = `${place}|${index}`;
      if (member.properties !== undefined) {
        walkObject(member, fitting, at);
        if (fitting.length === 1) describe(member, wordsOfType(first));
      } else walk(member, fitting, at);
    }
    for (const part of parts) {
      if (isObject(part) && !met.has(part)) tell(`${place}: no schema for ${checker.typeToString(part)}`);
    }
  }

  /** @param {Json} json @param {ts.Type[]} parts @param {string} place */
  function walkList(json, parts, place) {
    const lists = parts.filter(isList);
    const [list] = lists;
    if (list === undefined) return tell(`${place}: a list in the schema, ${named(parts)} in the interface`);
    const elements = checker.getTypeArguments(/** @type {ts.TypeReference} */ (list));
    for (const [index, item] of (json.prefixItems ?? []).entries()) {
      const element = elements[index];
      if (element !== undefined) walk(item, partsOf(element), `${place}[${index}]`);
    }
    const [element] = elements;
    if (json.items !== undefined && json.items !== false && element !== undefined) {
      walk(json.items, partsOf(element), `${place}[]`);
      if (json.items.properties !== undefined) describe(json.items, wordsOfType(element));
    }
  }

  /** @param {Json} json @param {ts.Type[]} parts @param {string} place */
  function walkRecord(json, parts, place) {
    for (const part of parts) {
      const info = checker.getIndexInfoOfType(part, ts.IndexKind.String);
      if (info !== undefined) walk(json.additionalProperties, partsOf(info.type), `${place}{}`);
    }
  }

  /** @param {Json} json @param {ts.Type[]} parts @param {string} place */
  function walkObject(json, parts, place) {
    if (parts.length === 0) return tell(`${place}: an object in the schema and none in the interface`);
    /** @type {Map<string, ts.Symbol[]>} */
    const fields = new Map();
    for (const part of parts) {
      for (const symbol of checker.getPropertiesOfType(part)) {
        fields.set(symbol.name, [...(fields.get(symbol.name) ?? []), symbol]);
      }
    }
    for (const name of fields.keys()) {
      if (json.properties[name] === undefined && !(name === without && place.endsWith(`-without-${without}`)))
        tell(`${place}.${name}: in ${named(parts)}, not in the schema`);
    }
    for (const [name, property] of Object.entries(/** @type {Json} */ (json.properties))) {
      const symbols = fields.get(name);
      const [symbol] = symbols ?? [];
      if (symbols === undefined || symbol === undefined) {
        tell(`${place}.${name}: in the schema, not in ${named(parts)}`);
        continue;
      }
      const words = wordsOf(symbol) || (property.const === undefined ? '' : wordsOfType(parts[0]));
      if (words === '') tell(`${place}.${name}: ${named(parts)} has no words for it`);
      const fieldTypes = symbols.map((one) => checker.getTypeOfSymbol(one));
      // What is taken from a type alone is taken whole, with its null.
      const inPlay = saysNothing(property) ? fieldTypes : fieldTypes.flatMap(partsOf);
      walk(property, inPlay, `${place}.${name}`);
      describe(property, words, true);
    }
  }

  /** @param {Json} json @param {ts.Type} part */
  function fits(json, part) {
    if (json.type === 'array') return isList(part);
    if (json.properties === undefined) return isObject(part);
    if (!isObject(part)) return false;
    return Object.entries(/** @type {Json} */ (json.properties)).every(([name, property]) => {
      const symbol = checker.getPropertyOfType(part, name);
      if (symbol === undefined) return false;
      if (property.const === undefined) return true;
      return partsOf(checker.getTypeOfSymbol(symbol)).some((one) => mayBe(one, property.const));
    });
  }

  /** @param {ts.Type} type @param {unknown} value */
  function mayBe(type, value) {
    if (type.isLiteral()) return type.value === value;
    if (type.flags & ts.TypeFlags.BooleanLiteral) return checker.typeToString(type) === String(value);
    return type.flags & ts.TypeFlags.String || nameOfText(type) !== undefined ? typeof value === 'string' : true;
  }

  /** The members of a union, without what only programs can give. @param {ts.Type} type */
  function partsOf(type) {
    const members = type.isUnion() ? type.types : [type];
    const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void;
    return members.filter((member) => !(member.flags & nothing) && member.symbol?.name !== 'Decimal');
  }

  /** What a list is of, if it is one. @param {ts.Type} type */
  function elementOf(type) {
    return isList(type) ? checker.getTypeArguments(/** @type {ts.TypeReference} */ (type))[0] : undefined;
  }

  /** @param {ts.Type} type */
  function isList(type) {
    return checker.isArrayType(type) || checker.isTupleType(type);
  }

  /** @param {ts.Type} type */
  function isObject(type) {
    const isOne = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0;
    return isOne && !isList(type) && nameOfText(type) === undefined;
  }

  /** @param {ts.Type | undefined} type */
  function wordsOfType(type) {
    const symbol = type?.aliasSymbol ?? type?.symbol;
    return symbol === undefined ? '' : wordsOf(symbol);
  }

  /** @param {ts.Symbol} symbol */
  function wordsOf(symbol) {
    return ts
      .displayPartsToString(symbol.getDocumentationComment(checker))
      .split(/\n{2,}/)
      .map((paragraph) => (paragraph.startsWith('- ') ? paragraph : paragraph.replace(/\s*\n\s*/g, ' ')))
      .join('\n\n')
      .trim();
  }

  /** @param {ts.Type[]} parts */
  function named(parts) {
    const [first, ...others] = parts.map(
      (part) => part.aliasSymbol?.name ?? part.symbol?.name ?? checker.typeToString(part),
    );
    return first === undefined ? 'nothing' : others.length === 0 ? first : `${first} and ${others.length} more`;
  }
}

/** @param {Json} json @param {string | undefined} words */
function describe(json, words, isField = false) {
  if (words === undefined || words === '') return;
  if (isField || json.description === undefined) json.description = words;
}

/** Whether a part of a JSON Schema takes anything at all. @param {Json} json */
function saysNothing(json) {
  return Object.keys(json).every((key) => ['$schema', '$defs', 'title', 'description'].includes(key));
}

/** Whether a part of a JSON Schema has fields or entries. @param {Json} json @returns {boolean} */
function isStructured(json) {
  if (['properties', 'items', 'prefixItems', '$ref'].some((key) => json[key] !== undefined)) return true;
  if (isPartOfSchema(json.additionalProperties)) return true;
  return [...(json.anyOf ?? []), ...(json.oneOf ?? [])].some(isStructured);
}

/** @param {unknown} part */
function isPartOfSchema(part) {
  return typeof part === 'object' && part !== null;
}

/** @param {Json} json */
function brief(json) {
  return JSON.stringify(json.properties === undefined ? json : Object.keys(json.properties)).slice(0, 200);
}
