import type * as z from 'zod';

/** What stands for reading something that was refused: whoever reads it has nothing to say. */
const UNKNOWN = /* @__PURE__ */ Symbol('unknown');

/**
 * Makes what rests on sound data alone; what reads something that was refused ends there, with what it said so far.
 *
 * @returns whether it was made to its end
 */
export function asFarAsSound(make: () => void): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if (error !== UNKNOWN) throw error;
    return false;
  }
}

/** A fault of a value: where it stands below it, and whether it leaves what stands there in its form. */
export interface Fault {
  readonly path: readonly PropertyKey[];
  readonly isSoft: boolean;
}

/**
 * What a schema made of a value that has faults, to be read as far as it is sound: reading a part that was refused ends
 * what `asFarAsSound` makes. What is read entry by entry, by `forEach`, goes on to the last one, and ends then.
 *
 * @param faults those of the value
 */
export function soundView<Value>(schema: z.core.$ZodType, value: Value, faults: readonly Fault[]): Value {
  return (faults.length === 0 ? value : viewOf(schema, value, faults)) as Value;
}

function viewOf(schema: z.core.$ZodType, value: unknown, faults: readonly Fault[]): unknown {
  const form = formOf(schema);
  // Nothing was made of what was to become something else.
  if (form.type === 'pipe') throw UNKNOWN;
  if (faults.some(({ path, isSoft }) => path.length === 0 && !isSoft)) throw UNKNOWN;
  if (form.type === 'object' && isRecord(value)) return viewOfObject(form.shape, value, faults);
  if (form.type === 'array' && Array.isArray(value)) return viewOfList(form.element, value, faults);
  if (form.type === 'union' && isRecord(value)) {
    const named = formNamedBy(form, value, faults);
    if (named !== undefined) return viewOf(named, value, faults);
    if ('discriminator' in form && faults.some(({ path }) => path[0] === form.discriminator))
      return viewOfAny(form, value);
  }
  if (faults.every(({ isSoft }) => isSoft)) return value;
  throw UNKNOWN;
}

const LOOKS: readonly string[] = ['transform', 'custom'];

/** The form behind whatever wraps it. */
function formOf(schema: z.core.$ZodType): z.core.$ZodTypes['_zod']['def'] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'lazy':
      return formOf(innerOfLazy(schema));
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return formOf(def.innerType);
    case 'pipe':
      // What is looked at before it is read stays what the reader makes of it.
      return LOOKS.includes(def.in._zod.def.type) ? formOf(def.out) : def;
    default:
      return def;
  }
}

/** What a deferred schema builds, built once: asking its `getter` would build it each time. */
export function innerOfLazy(schema: z.core.$ZodType): z.core.$ZodType {
  return (schema as z.core.$ZodLazy)._zod.innerType;
}

/** The form of several that a value names, where one field tells them apart and is sound. */
function formNamedBy(
  form: z.core.$ZodUnionDef,
  value: Readonly<Record<PropertyKey, unknown>>,
  faults: readonly Fault[],
): z.core.$ZodType | undefined {
  if (!('discriminator' in form)) return undefined;
  const name = String(form.discriminator);
  if (faults.some(({ path }) => path[0] === name)) return undefined;
  const isNamed = ({ _zod }: z.core.$ZodType) => _zod.propValues?.[name]?.has(value[name] as z.core.util.Primitive);
  return form.options.find(isNamed);
}

/** What is the same in every form that a value may be of, where nobody knows which: the fields that all of them read alike. */
function viewOfAny({ options }: z.core.$ZodUnionDef, value: Readonly<Record<PropertyKey, unknown>>): unknown {
  const shapes = options.map((option) => {
    const form = formOf(option);
    return form.type === 'object' ? form.shape : {};
  });
  const view: Record<PropertyKey, unknown> = {};
  for (const key of new Set([value, ...shapes].flatMap(Object.keys))) {
    const schemas = new Set(shapes.map((shape) => shape[key]));
    show(view, key, () => readAlone(schemas.size === 1 ? shapes[0]?.[key] : undefined, value[key]));
  }
  return view;
}

/** What a schema makes of a value that nobody has read. */
function readAlone(schema: z.core.$ZodType | undefined, value: unknown): unknown {
  const read = schema?._zod.run({ value, issues: [] }, { async: false });
  if (read === undefined || read instanceof Promise || read.issues.length > 0) throw UNKNOWN;
  return read.value;
}

function isRecord(value: unknown): value is Readonly<Record<PropertyKey, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function viewOfObject(
  shape: z.core.$ZodShape,
  value: Readonly<Record<PropertyKey, unknown>>,
  faults: readonly Fault[],
): unknown {
  const view: Record<PropertyKey, unknown> = { ...value };
  for (const [key, below] of byFirst(faults)) {
    const schema = typeof key === 'string' ? shape[key] : undefined;
    show(view, key, () => partOf(schema, value[key], below));
  }
  return view;
}

function viewOfList(element: z.core.$ZodType, value: readonly unknown[], faults: readonly Fault[]): unknown {
  const view = [...value];
  for (const [key, below] of byFirst(faults)) show(view, key, () => partOf(element, value[Number(key)], below));
  // After an entry that cannot be read the next one is looked at; what comes after all of them would rest on it.
  const forEach: typeof view.forEach = (tell) => {
    let isWhole = true;
    for (let index = 0; index < view.length; index += 1)
      isWhole = asFarAsSound(() => tell(view[index], index, view)) && isWhole;
    if (!isWhole) throw UNKNOWN;
  };
  return Object.defineProperty(view, 'forEach', { value: forEach });
}

function partOf(schema: z.core.$ZodType | undefined, value: unknown, faults: readonly Fault[]): unknown {
  if (schema === undefined) throw UNKNOWN;
  return viewOf(schema, value, faults);
}

function show(view: object, key: PropertyKey, get: () => unknown): void {
  Object.defineProperty(view, key, { get, enumerable: true, configurable: true });
}

/** Faults by the first part of their place, and what is left of it. */
function byFirst(faults: readonly Fault[]): Map<PropertyKey, Fault[]> {
  const found = new Map<PropertyKey, Fault[]>();
  for (const { path, isSoft } of faults) {
    const [first, ...rest] = path;
    if (first === undefined) continue;
    const below = found.get(first) ?? [];
    below.push({ path: rest, isSoft });
    found.set(first, below);
  }
  return found;
}
