import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { entries, root } from '../scripts/manifest.mjs';
import { pricePointKind } from '../src/allocation/index.js';
import { STAGES } from '../src/index.js';
import { rr145 } from '../src/published/index.js';

// What the library hands out is read by every later call: a caller who changes it would change the library.

const isHeld = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof z.ZodType);

/** Where a value that is handed out can be changed: its lists and plain objects, and all that is in them. */
function openPlaces(value: unknown, path: string): string[] {
  if (!isHeld(value)) return [];
  if (value instanceof Map) return [...value].flatMap(([key, one]) => openPlaces(one, `${path}.${key}`));
  const inside = Object.entries(value).flatMap(([key, one]) => openPlaces(one, `${path}.${key}`));
  return Object.isFrozen(value) ? inside : [path, ...inside];
}

describe('every list and object that a public entry exports', async () => {
  const found: [string, unknown][] = [];
  for (const { source, name } of entries) {
    const all: Record<string, unknown> = await import(root + source);
    for (const [own, value] of Object.entries(all)) if (isHeld(value)) found.push([`${name} ${own}`, value]);
  }

  test('is looked at', () => {
    expect(found.length).toBeGreaterThan(25);
    expect(openPlaces({ a: [{}], b: Object.freeze([1]) }, 'x')).toEqual(['x', 'x.a', 'x.a.0']);
  });

  test.each(found)('%s is frozen, with all that is in it', (name, value) => {
    expect(openPlaces(value, name).slice(0, 5)).toEqual([]);
  });
});

test('a caller who tries is told so', () => {
  expect(() => (STAGES as unknown as string[]).push('x')).toThrow(TypeError);
  expect(() => Object.assign(pricePointKind.example.model, { period: 'week' })).toThrow(TypeError);
  const figures = [...rr145.tables.values()].map((table): unknown => table.figures);
  expect(() => (figures[0] as unknown[]).pop()).toThrow(TypeError);
});
