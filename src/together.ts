/**
 * What JSON Schemas say of the fields of an object together, as keywords for `.meta()`. The parser says the same by a
 * check with a message of its own.
 */
export type Keywords = Readonly<Record<string, unknown>>;

/** All of these hold. */
export function together(...allOf: readonly Keywords[]): { allOf: readonly Keywords[] } {
  return { allOf };
}

/** These fields are given. */
export function has(...names: readonly string[]): Keywords {
  return given(Object.fromEntries(names.map((name) => [name, true])));
}

/** These fields are given, each as its keywords say. */
export function given(properties: Readonly<Record<string, Keywords | true>>): Keywords {
  return { type: 'object', properties, required: Object.keys(properties) };
}

/** None of these fields is given. */
export function lacks(...names: readonly string[]): Keywords {
  return { not: { anyOf: names.map((name) => has(name)) } };
}

/** Exactly one of these fields is given. */
export function hasOneOf(...names: readonly string[]): Keywords {
  return { oneOf: names.map((name) => has(name)) };
}

/** A field is given, and is one of these. */
export function is(name: string, ...values: readonly unknown[]): Keywords {
  return given({ [name]: { enum: values } });
}

/** A field is left out, or is one of these. */
export function mayBe(name: string, ...values: readonly unknown[]): Keywords {
  return { type: 'object', properties: { [name]: { enum: values } } };
}

/** Where one thing holds, so does another; else, a third. */
export function when(condition: Keywords, then: Keywords, otherwise?: Keywords): Keywords {
  return { if: condition, then, ...(otherwise && { else: otherwise }) };
}

/** None of these holds. */
export function never(...conditions: readonly Keywords[]): Keywords {
  return { not: { anyOf: conditions } };
}

/** A field is given as an amount or a number of more than 0. */
export function isMoreThanNothing(name: string): Keywords {
  const numbers = { type: 'number', exclusiveMinimum: 0 };
  return given({ [name]: { anyOf: [numbers, { type: 'string', pattern: '[1-9]' }] } });
}
