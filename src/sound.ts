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
  if (faults.every(({ isSoft }) => isSoft)) return value;
  throw UNKNOWN;
}

/** The form behind whatever wraps it. */
function formOf(schema: z.core.$ZodType): z.core.$ZodTypes['_zod']['def'] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'lazy':
      return formOf(def.getter());
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
      return formOf(def.innerType);
    case 'pipe':
      // What is looked at before it is read stays what the reader makes of it.
      return def.in._zod.def.type === 'transform' ? formOf(def.out) : def;
    default:
      return def;
  }
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
