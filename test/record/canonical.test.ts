import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, sha256Of } from '../../src/record/seal.js';
import { runsOf, timeFor } from '../support/runs.js';

describe('canonical JSON as RFC 8785 publishes it', () => {
  test('section 3.2.2 and 3.2.3: the example', () => {
    const text = String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`;
    const expected = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`;
    expect(canonicalJson(JSON.parse(text))).toBe(expected);
  });

  test('section 3.2.3: keys in the order of their UTF-16 code units', () => {
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 };
    const expected = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
    expect(Object.keys(JSON.parse(canonicalJson(keys))).sort()).toEqual(expected.slice().sort());
    const inOrder = [...canonicalJson(keys).matchAll(/"((?:[^"\\]|\\.)+)":/g)].map(([, key]) => JSON.parse(`"${key}"`));
    expect(inOrder).toEqual(expected);
  });

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('appendix B: the double %s is written %s', (hex, text) => {
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setBigUint64(0, BigInt(`0x${hex}`));
    expect(canonicalJson(bytes.getFloat64(0))).toBe(text);
  });

  test.each(['7fffffffffffffff', '7ff0000000000000'])('appendix B: the double %s is refused', (hex) => {
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setBigUint64(0, BigInt(`0x${hex}`));
    expect(() => canonicalJson(bytes.getFloat64(0))).toThrow('is not a number that JSON can hold');
  });
});

test('the SHA-256 of {} as sha256sum prints it', () => {
  expect(sha256Of({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
});

test('what JSON cannot carry is refused at its place', () => {
  expect(() => canonicalJson({ a: ['\ud800'] })).toThrow('a[0]: holds half a character');
  expect(() => canonicalJson({ '\udc00': 1 })).toThrow('a key holds half a character');
  expect(() => canonicalJson({ a: new Map() })).toThrow('a: is no plain object');
  expect(() => canonicalJson({ a: 1n })).toThrow('a: 1 cannot stand in a record');
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  expect(() => canonicalJson(circle)).toThrow('self: is nested without end');
});

test('a key called __proto__ is kept as a key', () => {
  expect(canonicalJson(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}');
});

/** RFC 8785 once more: keys by their UTF-16 code units, and otherwise what JSON.stringify writes. */
function writtenApart(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writtenApart).join(',')}]`;
  const units = (text: string): number[] => Array.from({ length: text.length }, (_, place) => text.charCodeAt(place));
  const before = (a: string, b: string): number => {
    const [left, right] = [units(a), units(b)];
    const place = left.findIndex((unit, index) => unit !== right[index]);
    return place < 0 ? left.length - right.length : (left[place] ?? 0) - (right[place] ?? -1);
  };
  const fields = Object.entries(value).sort(([a], [b]) => before(a, b));
  return `{${fields.map(([key, own]) => `${JSON.stringify(key)}:${writtenApart(own)}`).join(',')}}`;
}

test('any JSON is written as another implementation of RFC 8785 writes it', { timeout: timeFor(runsOf(1000)) }, () => {
  const text = fc.string({ unit: 'binary' });
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(fc.oneof(text, fc.constantFrom('__proto__', 'a', 'B', '10', '9', '')), tie('value'), {
        maxKeys: 6,
      }),
    ),
  }));
  fc.assert(
    fc.property(value, (one) => {
      const plain: unknown = JSON.parse(JSON.stringify(one));
      expect(canonicalJson(plain)).toBe(writtenApart(plain));
    }),
    { numRuns: runsOf(1000), seed: 13 },
  );
});
