import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errataPage } from '../../scripts/errata.mjs';
import { root } from '../../scripts/manifest.mjs';
import * as published from '../../src/published/index.js';

test('docs/errata.md says what the data say (npm run docs writes it)', () => {
  expect(readFileSync(`${root}docs/errata.md`, 'utf8')).toBe(errataPage(published));
});
