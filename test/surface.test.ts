import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '../scripts/manifest.mjs';
import { migrationPage, untold } from '../scripts/migration.mjs';
import { FOLDER, surfaceReports } from '../scripts/surface.mjs';

const reports = surfaceReports();

test('every public entry has its page of the surface, and nothing else has', () => {
  expect(readdirSync(root + FOLDER).sort()).toEqual([...reports.keys()].sort());
});

test.each([...reports])('%s lists what the entry exports (npm run docs writes it)', (file, text) => {
  expect(readFileSync(`${root}${FOLDER}/${file}`, 'utf8')).toBe(text);
});

test('docs/migration.md says where every name of the first version is now (npm run docs writes it)', () => {
  expect(untold()).toEqual([]);
  expect(readFileSync(`${root}docs/migration.md`, 'utf8')).toBe(migrationPage());
});
