import ts from 'typescript';

/** @typedef {{ [key: string]: any }} Json */

const EXACT = '^-?\\d+(?:/\\d+|\\.\\d+)?$';

/** How results write the texts that have a type of their own, by its name. @type {Readonly<Record<string, string>>} */
const TEXTS = {
  Amount: '^-?\\d+\\.\\d{2}$',
  DayText: '^\\d{4}-\\d{2}-\\d{2}$',
  ExactNumber: EXACT,
  Points: EXACT,
  RoundedNumber: '^-?\\d+(?:\\.\\d+)?$',
};

const MARK = '__text';

/**
 * The text of a source file in which each type that is another name for a text keeps its name. The compiler forgets such
 * names: to it `Amount` is any text.
 *
 * @param {string | undefined} source
 */
export function withNamedTexts(source) {
  return source?.replace(/^(export type (\w+) = string);$/gm, `$1 & { readonly ${MARK}: '$2' };`);
}

/** The name of a text that has one. @param {ts.Type} type @returns {string | undefined} */
export function nameOfText(type) {
  if (!type.isIntersection() || !type.types.some(({ flags }) => flags & ts.TypeFlags.String)) return undefined;
  return type.aliasSymbol?.name;
}

/**
 * Makes JSON Schemas of types, for what no schema checks: the results. An interface becomes a definition of its name.
 *
 * @param {ts.TypeChecker} checker
 * @param {Json} whole the JSON Schema that keeps the definitions
 * @param {ReadonlyMap<string, Json>} together what a schema says of the fields of an interface together, by its name
 * @param {(symbol: ts.Symbol) => string} wordsOf
 * @param {(problem: string) => void} tell
 */
export function schemaOfTypes(checker, whole, together, wordsOf, tell) {
  /** @type {Map<ts.Type, string>} */
  const names = new Map();

  return schemaOf;

  /** @param {ts.Type} type @param {string} place @returns {Json} */
  function schemaOf(type, place) {
    if (type.aliasSymbol?.name === 'Json') return {};
    const text = nameOfText(type);
    if (text !== undefined) return textOf(text, place);
    if (type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return {};
    if (type.isUnion()) return unionOf(type.types, place);
    if (type.isStringLiteral()) return { type: 'string', const: type.value };
    if (type.isNumberLiteral()) return { type: 'number', const: type.value };
    if (type.flags & ts.TypeFlags.BooleanLiteral)
      return { type: 'boolean', const: checker.typeToString(type) === 'true' };
    if (type.flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (type.flags & ts.TypeFlags.String) return { type: 'string' };
    if (type.flags & ts.TypeFlags.Number) return { type: 'number' };
    if (type.flags & ts.TypeFlags.Null) return { type: 'null' };
    if (checker.isArrayType(type)) {
      const [element] = checker.getTypeArguments(/** @type {ts.TypeReference} */ (type));
      return { type: 'array', items: element === undefined ? {} : schemaOf(element, `${place}[]`) };
    }
    if (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return objectOf(type, place);
    tell(`${place}: ${checker.typeToString(type)} has no form in JSON`);
    return {};
  }

  /** @param {string} name @param {string} place @returns {Json} */
  function textOf(name, place) {
    const pattern = TEXTS[name];
    if (pattern === undefined) tell(`${place}: nothing says how the text ${name} is written`);
    return { type: 'string', ...(pattern !== undefined && { pattern }) };
  }

  /** @param {readonly ts.Type[]} members @param {string} place @returns {Json} */
  function unionOf(members, place) {
    const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Void;
    const kept = members.filter((member) => !(member.flags & nothing) && member.symbol?.name !== 'Decimal');
    const schemas = kept.map((member) => schemaOf(member, place));
    const constants = schemas.filter((schema) => schema.const !== undefined);
    const others = schemas.filter((schema) => schema.const === undefined);
    const isBoolean = constants.length === 2 && constants.every((schema) => schema.type === 'boolean');
    if (isBoolean) others.unshift({ type: 'boolean' });
    else if (constants.length > 1) {
      const types = [...new Set(constants.map((schema) => schema.type))];
      others.unshift({
        ...(types.length === 1 && { type: types[0] }),
        enum: constants.map((schema) => schema.const),
      });
    } else others.unshift(...constants);
    const [only] = others;
    return others.length === 1 && only !== undefined ? only : { anyOf: others };
  }

  /** @param {ts.Type} type @param {string} place @returns {Json} */
  function objectOf(type, place) {
    const symbol = type.symbol;
    const isNamed = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Interface) !== 0 && !isGeneric(type);
    if (!isNamed) return fieldsOf(type, place);
    const known = names.get(type);
    if (known !== undefined) return { $ref: `#/$defs/${known}` };
    whole.$defs ??= {};
    let name = symbol.name;
    while (whole.$defs[name] !== undefined) name += '_';
    names.set(type, name);
    whole.$defs[name] = {};
    Object.assign(whole.$defs[name], fieldsOf(type, name), structuredClone(together.get(symbol.name)));
    const words = wordsOf(symbol);
    if (words !== '') whole.$defs[name].description = words;
    return { $ref: `#/$defs/${name}` };
  }

  /** @param {ts.Type} type */
  function isGeneric(type) {
    return checker.getTypeArguments(/** @type {ts.TypeReference} */ (type)).length > 0;
  }

  /** @param {ts.Type} type @param {string} place @returns {Json} */
  function fieldsOf(type, place) {
    const info = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    if (info !== undefined) return { type: 'object', additionalProperties: schemaOf(info.type, `${place}{}`) };
    /** @type {Json} */
    const properties = {};
    const required = [];
    for (const symbol of checker.getPropertiesOfType(type)) {
      const at = `${place}.${symbol.name}`;
      const words = wordsOf(symbol);
      const schema = schemaOf(checker.getTypeOfSymbol(symbol), at);
      if (words === '' && schema.const === undefined && !isOfKeys(type)) tell(`${at}: has no words`);
      properties[symbol.name] = words === '' ? schema : { ...schema, description: words };
      if (!(symbol.flags & ts.SymbolFlags.Optional)) required.push(symbol.name);
    }
    return { type: 'object', properties, ...(required.length > 0 && { required }), additionalProperties: false };
  }

  /** Whether fields go by the members of a union, as in a record by stages: the names say what they are. @param {ts.Type} type */
  function isOfKeys(type) {
    const { objectFlags } = /** @type {ts.ObjectType} */ (type);
    return (objectFlags & ts.ObjectFlags.Mapped) !== 0 && type.aliasSymbol?.name !== 'Omit';
  }
}
