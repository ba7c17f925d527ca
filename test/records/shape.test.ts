import { expect, test } from 'vitest';
import { isRasError } from '../../src/errors.js';
import type { Json } from '../../src/record/json.js';
import { migrateRecord } from '../../src/records/unsealed/migrate.js';
import { verifyRecord } from '../../src/records/verify.js';
import { set } from './alterations.js';
import { forgeable, resealed } from './forgery-search.js';

const NO_OBJECTS: readonly Json[] = [null, 5, 'text', [], [null]];

function* objectsIn(value: Json, at: readonly (string | number)[] = []): Generator<readonly (string | number)[]> {
  if (typeof value !== 'object' || value === null) return;
  if (at.length > 0) yield at;
  for (const [key, item] of Object.entries(value))
    yield* objectsIn(item, [...at, Array.isArray(value) ? Number(key) : key]);
}

/** Whatever is no RasError, as a sentence; undefined where it is refused as it should be, or accepted. */
function crash(verify: () => unknown): string | undefined {
  try {
    verify();
  } catch (error) {
    if (!isRasError(error)) return String(error);
  }
  return undefined;
}

test.each(forgeable())(
  '$name: what is no object where one is expected is refused with a place',
  {
    timeout: 300_000,
  },
  ({ record, model }) => {
    const plain = JSON.parse(JSON.stringify(record)) as Json;
    const places = [...objectsIn(plain)];
    const every = Math.ceil(places.length / 15);
    const crashes = places
      .filter((at, index) => at.length < 3 || index % every === 0)
      .flatMap((at) => NO_OBJECTS.map((other) => [at, set(plain, at, other)] as const))
      .flatMap(([at, altered]) => {
        const stored = { ...(altered as Record<string, Json>), modelKind: 'price-point', moderation: [] };
        const found = [
          crash(() => verifyRecord(resealed(altered), { model })),
          crash(() => verifyRecord(resealed(altered))),
          crash(() => migrateRecord(stored)),
        ];
        return found.flatMap((one) => (one === undefined ? [] : [`${at.join('.')}: ${one}`]));
      });
    expect(crashes).toEqual([]);
  },
);

test('a step that is null is refused at its place', () => {
  const [{ record } = {}] = forgeable().filter(({ name }) => name === 'allocation by price-point');
  const plain = JSON.parse(JSON.stringify(record)) as { steps: Json[] };
  const altered = resealed({ ...plain, steps: plain.steps.map((step, index) => (index === 1 ? null : step)) });
  try {
    verifyRecord(altered);
    expect.unreachable();
  } catch (error) {
    expect(isRasError(error) && error.problems.map(({ code, path }) => [code, path])).toEqual([
      ['invalid', ['steps', 1]],
    ]);
  }
});
