import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { guidesWithFields } from '../../scripts/fields.mjs';
import { root } from '../../scripts/manifest.mjs';
import { equalShareKind } from '../../src/model/equal-share/kind.js';
import { PAGES, pageText } from './pages.js';

test('the tables of fields in the guides are those of the forms (npm run docs writes them)', {
  timeout: 300_000,
}, async () => {
  const pages = await guidesWithFields();
  expect([...pages.keys()]).toEqual(expect.arrayContaining(['docs/moderation.md', 'docs/pot.md']));
  for (const [path, text] of pages) expect(readFileSync(root + path, 'utf8'), path).toBe(text);
});

test('the form of a field is told, whether the schema shares it with others or not', () => {
  const rows = PAGES.flatMap((path) =>
    [...pageText(path).matchAll(/^\| `([^`]+)` \| ([^|]+) \| (?:yes|no) \| ([^|]*) \| (.*) \|$/gm)].map(
      ([, name = '', form = '', fallback = '', words = '']) => ({ path, name, form, fallback, words }),
    ),
  );
  expect(rows.length).toBeGreaterThan(600);
  // Amounts may be written as numbers, and a day is no other text.
  const asText = rows.filter(({ form }) => form === 'text');
  expect(asText.filter(({ words }) => /^(?:Pounds|How many per cent)/.test(words))).toEqual([]);
  expect(asText.filter(({ words }) => words.includes('`YYYY-MM-DD`'))).toEqual([]);
  const reserve = rows.find(({ name }) => name === 'opening.reserve');
  expect([reserve?.form, reserve?.fallback]).toEqual(['number, or text with one', '`"0"`']);
  const base = rows.find(({ name }) => name === 'base');
  expect(base?.form).toBe('`whole`, `without-one-off`, `recurring`');
});

test('the fields that every kind of model has are told once, and each kind tells of the rest', () => {
  const [, everyModel = ''] =
    /<!-- fields: models -->\n(.*?)<!-- end: fields -->/s.exec(pageText('docs/models.md')) ?? [];
  const [, share = ''] =
    /<!-- fields: equal-share beyond models -->\n(.*?)<!-- end: fields -->/s.exec(pageText('docs/models.md')) ?? [];
  const namesIn = (table: string) => [...table.matchAll(/^\| `([^`.[]+)` \|/gm)].map(([, name]) => name);
  const { kind: _, ...all } = equalShareKind.example.model;
  for (const name of Object.keys(all)) expect([...namesIn(everyModel), ...namesIn(share)]).toContain(name);
  expect(namesIn(share)).toEqual(['pot', 'topSlices', 'places', 'rounding']);
  expect(namesIn(everyModel)).toContain('effectiveFrom');
});
