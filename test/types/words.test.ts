import { expect, test } from 'vitest';
import { wordsOfFields } from './wordless.js';

test('every field says what it is, and what is given its unit and its default', { timeout: 300_000 }, () => {
  const { functions, looked, wordless, withoutDefault, withoutUnit, withoutSource } = wordsOfFields();
  expect(functions).toBeGreaterThan(150);
  expect(looked).toBeGreaterThan(1000);
  expect(wordless).toEqual([]);
  expect(withoutDefault).toEqual([]);
  expect(withoutUnit).toEqual([]);
  // Whether something is an error of ours is in no report.
  expect(withoutSource).toEqual(['isRasError']);
});
