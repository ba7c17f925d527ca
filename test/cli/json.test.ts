import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../src/cli/input/text/json.js';
import { withPlaces } from '../../src/cli/place.js';
import { readAmount } from '../../src/money/amount.js';
import { runsOf, timeFor } from '../support/runs.js';
import { errorOf, placesOf, put, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const read = (content: string | Buffer) => readJson(folder, put(folder, 'cases.json', content));

describe('a JSON file', () => {
  test('gives its value, and the place of each part of it', () => {
    const file = read('\ufeff{\r\n  "cases": [\r\n    {"points": 1},\r\n    {"points":   "x"}\r\n  ]\r\n}\r\n');
    expect(file.value).toEqual({ cases: [{ points: 1 }, { points: 'x' }] });
    expect(file.locate(['cases', 1, 'points'])).toEqual({ line: 4, column: 18 });
    expect(file.locate(['cases', 1])).toEqual({ line: 4, column: 5 });
  });

  test('gives the place of the object that lacks a key', () => {
    expect(read('{\n "a": {"b": 1}}').locate(['a', 'missing', 0])).toEqual({ line: 2, column: 7 });
    expect(read('[]').locate([])).toEqual({ line: 1, column: 1 });
  });

  test('puts the place on an error of the library', () => {
    const file = read('{"price":\n  "12.345"}');
    const error = errorOf(() => withPlaces([{ at: [], source: file }], () => readAmount('12.345', ['price'])));
    expect(error.problems[0]?.details).toEqual({ file: 'cases.json', line: 2, column: 3 });
    expect(error.path).toEqual(['price']);
  });

  test('keeps __proto__ as a key of its own', () => {
    const { value } = read('{"__proto__": {"isAdmin": true}, "a": 1}');
    expect(Object.keys(value as object)).toEqual(['__proto__', 'a']);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect('isAdmin' in (value as object)).toBe(false);
  });

  test('is what JSON.parse reads, whatever it holds', { timeout: timeFor(runsOf(50)) }, () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        expect(read(text).value).toEqual(JSON.parse(text));
      }),
      { numRuns: runsOf(50), seed: 15_120 },
    );
  });
});

describe('a bad JSON file is refused with its line and column', () => {
  test.each([
    ['a comment', '{\n// no\n"a": 1}', '2:1 JSON has no comments'],
    ['a comma at the end', '[1,\n2,]', '2:3 expected a value'],
    ['a missing comma', '{"a": 1\n "b": 2}', '2:2 expected a comma'],
    ['a missing brace', '{"a": 1', '1:8 expected a closing brace }'],
    ['a key without quotes', '{a: 1}', '1:2 this is not JSON; is a quote missing?'],
    ['NaN', '[NaN]', '1:2 this is not JSON; is a quote missing?'],
    ['text after the end', '1 2', '1:3 expected the end of the file'],
    ['an empty file', '', '1:1 expected a value'],
    ['an open text', '{"a": "b}', '1:7 this text is never closed'],
  ])('%s', (_, content, problem) => {
    expect(placesOf(() => read(content))[0]).toBe(problem);
  });

  test('keys that are there twice, every one, also when written with an escape', () => {
    expect(placesOf(() => read('{"a": 1,\n "b": {"c": 1, "c": 2},\n "\\u0061": 3}'))).toEqual([
      '2:16 the key "c" is there twice',
      '3:2 the key "a" is there twice',
    ]);
    expect(read('[{"a": 1}, {"a": 2}]').value).toEqual([{ a: 1 }, { a: 2 }]);
  });

  test('lists a million deep, but not brackets in a text', () => {
    expect(placesOf(() => read('['.repeat(1_000_000)))).toEqual([
      '1:101 more than 100 objects or lists inside each other',
    ]);
    expect(read(`["${'['.repeat(1000)}\\"{"]`).value).toHaveLength(1);
  });

  test('UTF-16', () => {
    expect(errorOf(() => read(Buffer.from('\ufeff{}', 'utf16le'))).message).toContain('is UTF-16');
  });
});
