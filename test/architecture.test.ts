import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '../scripts/manifest.mjs';
import { filesBelow } from '../scripts/sources.mjs';
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

test('every folder of a room with three files or more is named, so that what it is about can be found', () => {
  const counts = new Map<string, number>();
  for (const path of filesBelow('src', '.ts')) {
    // All below src/ROOM/FOLDER is of that folder.
    const [src, room, folder, file] = path.split('/');
    if (file === undefined) continue;
    const name = `${src}/${room}/${folder}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const large = [...counts].filter(([, files]) => files >= 3).map(([name]) => name);
  expect(large).toContain('src/cli/page');
  expect(
    large.filter((name) => !page.includes(`| \`${name.split('/')[1]}\` | `) || !page.includes(`\`${name}\``)),
  ).toEqual([]);
});

test('the README and the page for contributors lead to it', () => {
  for (const path of ['README.md', 'CONTRIBUTING.md'])
    expect(readFileSync(root + path, 'utf8')).toContain('docs/ARCHITECTURE.md');
});
