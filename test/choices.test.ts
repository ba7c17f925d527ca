import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { choicesPage } from '../scripts/choices.mjs';
import { root } from '../scripts/manifest.mjs';

test('docs/choices.md lists the choices that the source states (npm run docs writes it)', () => {
  expect(readFileSync(`${root}docs/choices.md`, 'utf8')).toBe(choicesPage());
});
