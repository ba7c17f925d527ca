import ts from 'typescript';
import { expect, test } from 'vitest';
import { complaintsOf } from '../../scripts/type-programs.mjs';
import { compilerOptions } from '../support/public-api.js';

test('programs compile where they should, and nowhere else', { timeout: 120_000 }, () => {
  expect(complaintsOf(ts, compilerOptions())).toEqual([]);
});
