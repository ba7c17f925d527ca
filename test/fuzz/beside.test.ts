import { expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import { copy } from './copy.js';
import { type Door, publicDoors } from './doors.js';

/** An argument with a field that nothing knows: of an object itself, of a list its first entry. */
function withFault(argument: unknown): unknown {
  if (Array.isArray(argument))
    return argument.length === 0 ? undefined : [withFault(argument[0]), ...argument.slice(1)];
  const isPlain =
    typeof argument === 'object' && argument !== null && Object.getPrototypeOf(argument) === Object.prototype;
  return isPlain ? { ...argument, unheardOf: 1 } : undefined;
}

/** The places of the faulty fields that a call tells of; undefined where it takes the call. */
function told(call: Door['call'], values: readonly unknown[]): string[] | undefined {
  try {
    call(...values);
    return undefined;
  } catch (error) {
    if (!isRasError(error)) throw error;
    const places = error.problems.map(({ path }) => path.join('.')).filter((place) => place.endsWith('unheardOf'));
    return places.length === 0 ? undefined : places;
  }
}

/** Two arguments, each with a fault that is told when it is alone, and what is told of both together. */
function hiddenBy({ name, call, examples }: Door): string[] {
  return examples.flatMap((example) => {
    const faults = example.flatMap((argument, place) => {
      const faulty = withFault(argument);
      if (faulty === undefined || (Array.isArray(faulty) && faulty[0] === undefined)) return [];
      const places = told(call, (copy(example) as unknown[]).with(place, faulty));
      return places === undefined ? [] : [{ place, faulty, places }];
    });
    if (faults.length < 2) return [];
    const values = faults.reduce<unknown[]>(
      (all, { place, faulty }) => all.with(place, faulty),
      copy(example) as unknown[],
    );
    const together = told(call, values) ?? [];
    return faults
      .flatMap(({ places }) => places.filter((place) => !together.includes(place)))
      .map((place) => `${name}: ${place}`);
  });
}

test('a fault of one argument hides no fault of another', { timeout: 300_000 }, async () => {
  const doors = await publicDoors();
  const hidden = [...new Set(doors.flatMap(hiddenBy))];
  expect(hidden).toEqual([]);
});
