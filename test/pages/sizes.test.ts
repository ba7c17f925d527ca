import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';

const sizes = JSON.parse(readFileSync(`${root}scripts/sizes.json`, 'utf8')) as Readonly<Record<string, number>>;
const README = readFileSync(`${root}README.md`, 'utf8');

test('the README says what a function weighs as it was measured', () => {
  const [sentence = ''] = /A bundler keeps only what is used:[^.]+\./.exec(README.replace(/\s+/g, ' ')) ?? [];
  const told = [...sentence.matchAll(/`(\w+)`\D*?(\d+) kB/g)].map(([, name, kilobytes]) => [name, Number(kilobytes)]);
  expect(told.map(([name]) => name)).toEqual(['parseAmount', 'calibratePricePoint']);
  for (const [name, kilobytes] of told) expect(kilobytes).toBe(Math.round((sizes[`openras ${name}`] ?? 0) / 1000));
});
