import ts from 'typescript';
import { nameOfText } from '../../scripts/schema-of-type.mjs';
import { typesOfForms } from '../../scripts/schema-words.mjs';
import { once } from '../../src/parse/deferred.js';

/** Says whether a value of JSON is one of a type. */
export type Judge = (value: unknown) => boolean;

/** How the texts are written that have a type of their own. */
const TEXTS: Readonly<Record<string, RegExp>> = {
  Amount: /^-?\d+\.\d\d$/,
  DayText: /^\d{4}-\d\d-\d\d$/,
  ExactNumber: /^-?\d+(\.\d+|\/\d+)?$/,
  RoundedNumber: /^-?\d+(\.\d+)?$/,
  Points: /^-?\d+(\.\d+|\/\d+)?$/,
};

/**
 * What judges a value of each form by its TypeScript type, field by field: a reading of the types of its own, beside the
 * one that makes the JSON Schemas.
 */
export function judgesByType(): ReadonlyMap<string, Judge> {
  const { checker, types } = typesOfForms('src/schemas/list.ts');
  const known = new Map<ts.Type, Judge>();
  return new Map([...types].map(([name, type]) => [name, judgeOf(type)]));

  function judgeOf(type: ts.Type): Judge {
    const made = known.get(type);
    if (made !== undefined) return made;
    // A type may hold itself, so that it is read when it is first asked.
    const built = once(() => build(type));
    const judge: Judge = (value) => built()(value);
    known.set(type, judge);
    return judge;
  }

  function build(type: ts.Type): Judge {
    const { flags } = type;
    const text = nameOfText(type);
    if (type.aliasSymbol?.name === 'Json' || flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) return () => true;
    if (text !== undefined) return (value) => typeof value === 'string' && TEXTS[text]?.test(value) === true;
    if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never) || type.symbol?.name === 'Decimal') return () => false;
    if (type.isUnion()) {
      const members = type.types.map(judgeOf);
      return (value) => members.some((fits) => fits(value));
    }
    if (type.isStringLiteral() || type.isNumberLiteral()) return (value) => value === type.value;
    if (flags & ts.TypeFlags.BooleanLiteral)
      return (value) => String(value) === checker.typeToString(type) && value !== String(value);
    if (flags & ts.TypeFlags.Boolean) return (value) => typeof value === 'boolean';
    if (flags & ts.TypeFlags.String) return (value) => typeof value === 'string';
    if (flags & ts.TypeFlags.Number) return (value) => typeof value === 'number';
    if (flags & ts.TypeFlags.Null) return (value) => value === null;
    if (checker.isArrayType(type)) {
      const [element] = checker.getTypeArguments(type as ts.TypeReference);
      if (element === undefined) throw new Error('a list of nothing');
      const fits = judgeOf(element);
      return (value) => Array.isArray(value) && value.every(fits);
    }
    if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return judgeOfObject(type);
    throw new Error(`no judge for ${checker.typeToString(type)}`);
  }

  function judgeOfObject(type: ts.Type): Judge {
    const info = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    const others = info === undefined ? undefined : judgeOf(info.type);
    const fields = new Map(
      checker.getPropertiesOfType(type).map((symbol) => {
        const mayLack = (symbol.flags & ts.SymbolFlags.Optional) !== 0;
        return [symbol.name, { mayLack, fits: judgeOf(checker.getTypeOfSymbol(symbol)) }] as const;
      }),
    );
    return (value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
      for (const [key, one] of Object.entries(value)) {
        const fits = fields.get(key)?.fits ?? others;
        if (fits === undefined || !fits(one)) return false;
      }
      return [...fields].every(([key, { mayLack }]) => mayLack || Object.hasOwn(value, key));
    };
  }
}
