import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '../scripts/manifest.mjs';
import { FLOORS } from './support/floors.js';

const page = readFileSync(`${root}docs/ARCHITECTURE.md`, 'utf8');

test('the map has every room of src, on the floor where the imports are held to', () => {
  const rows = [...page.matchAll(/^\| (\d+) \| `([a-z-]+)` \| (.+) \|$/gm)];
  const floors = FLOORS.flatMap((floor, index) => floor.map((room) => `${index + 1} ${room}`));
  expect(rows.map(([, floor, room]) => `${floor} ${room}`)).toEqual(floors);
  const rooms = readdirSync(`${root}src`).map((name) => name.replace(/\.ts$/, ''));
  expect(rows.map(([, , room]) => room).sort()).toEqual(rooms.filter((name) => name !== 'index').sort());
});

test('every path that the page names is there', () => {
  const paths = [...page.matchAll(/`((?:src|test|fixtures|scripts)\/[^`]*)`/g)].map(([, path = '']) => path);
  // Capitals stand for any name: `src/model/KIND/kind.ts`.
  const real = paths.filter((path) => !/[A-Z]{3,}/.test(path.replace(/README/, '')));
  expect(real.length).toBeGreaterThan(40);
  expect(real.filter((path) => !existsSync(root + path))).toEqual([]);
});

test('the README and the page for contributors lead to it', () => {
  for (const path of ['README.md', 'CONTRIBUTING.md'])
    expect(readFileSync(root + path, 'utf8')).toContain('docs/ARCHITECTURE.md');
});
