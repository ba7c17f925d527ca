import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { choicesPage } from '../scripts/choices.mjs';
import { root } from '../scripts/manifest.mjs';
import { unshared } from '../scripts/schema-sharing.mjs';
import { schemasWithWords } from '../scripts/schemas.mjs';
import { scalingFactor } from '../src/programme-cost/factor.js';
import { CHOICE_PROBES } from './support/choice-probes.js';

const page = readFileSync(`${root}docs/choices.md`, 'utf8');

test('docs/choices.md lists the choices that the source states (npm run docs writes it)', () => {
  expect(page).toBe(choicesPage());
});

/** An option that a row of the page names, with the default that it tells, and the room of its chapter. */
const told = page.split(/^## /m).flatMap((chapter) =>
  [...chapter.matchAll(/`(\w+)` \(`([^`]*)`\)/g)].map(([, name = '', fallback = '']) => ({
    room: chapter.split('\n')[0],
    name,
    fallback,
  })),
);

test('how a programme is scaled has no form; unless told otherwise the factor is exact', () => {
  expect(told.find(({ room, name }) => room === 'programme-cost' && name === 'method')?.fallback).toBe('"exact"');
  // 250 / 30 x 50 % is 25/6, of which the report makes 4.
  expect(scalingFactor({ families: 250 }).factor).toBe('25/6');
});

test('the default of each option is the one by which the forms are read', { timeout: 300_000 }, async () => {
  const { schemas } = await schemasWithWords();
  const defaults = new Map<string, Set<string>>();
  const look = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { properties = {} } = schema as { properties?: Record<string, { default?: unknown }> };
    for (const [name, field] of Object.entries(properties)) {
      if (typeof field !== 'object' || field === null || field.default === undefined) continue;
      const known = defaults.get(name) ?? new Set();
      defaults.set(name, known.add(JSON.stringify(field.default)));
    }
    Object.values(schema).forEach(look);
  };
  for (const schema of schemas.values()) look(unshared(schema));
  const literal = told.filter(
    ({ room, fallback }) => room !== 'programme-cost' && /^("[^"]*"|true|false|[\d_]+)$/.test(fallback),
  );
  const inForms = literal.filter(({ name }) => defaults.has(name));
  expect(inForms.length).toBeGreaterThan(10);
  // Those of no form are tried one by one in test/choice-defaults.test.ts.
  const probed = new Set(CHOICE_PROBES.map(({ option }) => option));
  expect(literal.filter(({ name }) => !defaults.has(name) && !probed.has(name))).toEqual([]);
  const others = inForms.filter(({ name, fallback }) => !defaults.get(name)?.has(fallback.replaceAll('_', '')));
  expect(others.map(({ name, fallback }) => [name, fallback, ...(defaults.get(name) ?? [])])).toEqual([]);
});

test('the words of a choice stand whole in one cell', () => {
  const rows = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
  expect(rows.length).toBeGreaterThan(200);
  // An escaped bar is no border.
  expect(rows.filter((row) => row.replaceAll('\\|', '').split('|').length !== 6)).toEqual([]);
});
