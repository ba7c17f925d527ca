import { Decimal } from '../../src/exact/decimal.js';
import { resizable } from '../support/resizable.js';

/** What a careless or a hostile caller may put in the place of a value; each is made anew for each call. */
export const HOSTILE: readonly (readonly [name: string, make: () => unknown])[] = [
  ['undefined', () => undefined],
  ['null', () => null],
  ['true', () => true],
  ['false', () => false],
  ['0', () => 0],
  ['-0', () => -0],
  ['1', () => 1],
  ['-1', () => -1],
  ['0.5', () => 0.5],
  ['10.5', () => 10.5],
  ['NaN', () => Number.NaN],
  ['Infinity', () => Number.POSITIVE_INFINITY],
  ['-Infinity', () => Number.NEGATIVE_INFINITY],
  ['1e21', () => 1e21],
  ['1e-7', () => 1e-7],
  ['2^53', () => 2 ** 53],
  ['1e308', () => 1e308],
  ['1n', () => 1n],
  ['-5n', () => -5n],
  ['a BigInt of 201 digits', () => 10n ** 200n],
  ["''", () => ''],
  ["' '", () => ' '],
  ["'abc'", () => 'abc'],
  ["'-'", () => '-'],
  ["'0'", () => '0'],
  ["'1/0'", () => '1/0'],
  ["'0/1'", () => '0/1'],
  ["'1/3'", () => '1/3'],
  ["'£1,234.50'", () => '£1,234.50'],
  ["'12345.6'", () => '12345.6'],
  ["'-0.00'", () => '-0.00'],
  ["'1e5'", () => '1e5'],
  ["'NaN'", () => 'NaN'],
  ["'0x10'", () => '0x10'],
  ['a text of 201 digits', () => '9'.repeat(201)],
  ['a fraction of 201 digits', () => `${'9'.repeat(201)}/${'7'.repeat(201)}`],
  ['a text of 100,000 characters', () => 'x'.repeat(100_000)],
  ['a lone surrogate', () => '\ud800'],
  ['control characters', () => '\u0000\u001b[31m\u202e'],
  ["'__proto__'", () => '__proto__'],
  ["'constructor'", () => 'constructor'],
  ["'toString'", () => 'toString'],
  ["'2026-02-30'", () => '2026-02-30'],
  ["'0000-01-01'", () => '0000-01-01'],
  ["'9999-12-31'", () => '9999-12-31'],
  ['{}', () => ({})],
  ['[]', () => []],
  ['[[]]', () => [[]]],
  ['[null]', () => [null]],
  ['a sparse list', () => sparse()],
  ['a list of three holes', () => new Array(3)],
  ['an object without a prototype', () => Object.create(null)],
  ['a list-like object', () => ({ length: 2, 0: 1, 1: 2 })],
  [
    'an object of another class',
    () =>
      new (class Odd {
        points = 1;
      })(),
  ],
  ['a symbol', () => Symbol('odd')],
  ['a function', () => () => 1],
  ['an async function', () => async () => 1],
  ['a class', () => class Odd {}],
  ['a Promise', () => Promise.resolve('1')],
  ['a thenable', () => Object.fromEntries([['then', () => undefined]])],
  ['a date', () => new Date(0)],
  ['no date', () => new Date(Number.NaN)],
  ['a Map', () => new Map([['a', 1]])],
  ['a Set', () => new Set([1])],
  ['a RegExp', () => /a/],
  ['an error', () => new Error('odd')],
  ['a boxed number', () => Object(5)],
  ['a boxed text', () => Object('5')],
  ['a Decimal', () => new Decimal('12.50')],
  ['a Decimal that is not a number', () => new Decimal(Number.NaN)],
  ['a Decimal of 1e500', () => new Decimal('1e500')],
  ['a Decimal of 1e-500', () => new Decimal('1e-500')],
  ['a forged Decimal', () => ({ ...new Decimal(1), toStringTag: '[object Decimal]', constructor: null })],
  ['a column', () => Float64Array.of(1, Number.NaN, -1)],
  ['an empty column', () => new Float64Array(0)],
  ['whole numbers in a column', () => Int32Array.of(1, 2, -1)],
  ['a column that was transferred', () => transferred()],
  ['a column over shared memory', () => new Float64Array(new SharedArrayBuffer(16))],
  ['a column whose buffer has shrunk', () => shrunk()],
  ['a column that grows with its buffer', () => new Float64Array(resizable(16))],
  ['four thousand million places that hold nothing', () => ofLength(2 ** 32 - 1)],
  ['forty million places that hold nothing', () => ofLength(40_000_000)],
  ['BigInts in a column', () => BigInt64Array.of(1n)],
  ['a DataView', () => new DataView(new ArrayBuffer(8))],
  ['an object that holds itself', () => selfHolding()],
  ['a list that holds itself', () => selfHoldingList()],
  ['a very deep list', () => deep((inner) => [inner])],
  ['a very deep object', () => deep((inner) => ({ inner, model: inner, cases: [inner] }))],
  ['a getter that throws', () => throwing('points', 'caseId', 'model', 'steps', 'length', 'status')],
  ['a hidden getter that throws', () => hiding('points', 'caseId', 'model', 'steps', 'kind', 'title', 'stages')],
  ['a column whose length throws', () => new ShyColumn(2)],
  ['a list of odd length', () => lengthOf(Number.NaN)],
  ['a list of half a length', () => lengthOf(3.5)],
  ['a list whose length is a symbol', () => lengthOf(Symbol('long'))],
  ['a proxy that answers with itself', () => answering()],
  ['a proxy that throws', () => new Proxy({}, throwingHandler())],
  ['a proxy of a list that throws', () => new Proxy([], throwingHandler())],
  ['a proxy that cannot be read', () => new Proxy({ caseId: 'a' }, { get: fail })],
  ['an empty proxy that cannot be read', () => new Proxy({}, { get: fail })],
  ['a proxy that does not say what it has', () => new Proxy({ caseId: 'a' }, { has: fail })],
  ['a proxy that does not say how it has it', () => new Proxy({ caseId: 'a' }, { getOwnPropertyDescriptor: fail })],
  ['a proxy whose keys cannot be listed', () => new Proxy({ caseId: 'a' }, { ownKeys: fail })],
  ['a proxy without a prototype to show', () => new Proxy({ caseId: 'a' }, { getPrototypeOf: fail })],
  ['an object whose iterator throws', () => ({ length: 1, 0: 'a', [Symbol.iterator]: fail })],
  ['a list whose iterator throws', () => Object.assign(['a'], { [Symbol.iterator]: fail })],
  ['an object with a symbol for a key', () => ({ caseId: 'a', [Symbol('odd')]: 1 })],
  ['an object with a key __proto__', () => JSON.parse('{"__proto__": {"caseId": "a"}, "caseId": "a"}')],
  ["'1n'", () => '1n'],
  [
    'a generator',
    () =>
      (function* () {
        yield 1;
      })(),
  ],
  ['a WeakMap', () => new WeakMap()],
  ['a URL', () => new URL('https://example.org/')],
  ['an ArrayBuffer', () => new ArrayBuffer(8)],
  ['a revoked proxy', () => revoked()],
  ['an object that cannot become text', () => ({ toString: null, valueOf: null, [Symbol.toPrimitive]: () => fail() })],
  ['an object whose toJSON throws', () => ({ toJSON: fail, caseId: 'a' })],
];

class OwnError extends Error {}

/** What the getters here throw, so that it is known again when it comes out of a call. */
export const isOurThrow = (error: unknown): boolean => error instanceof OwnError;

function fail(): never {
  throw new OwnError('thrown by a hostile value');
}

function sparse(): unknown[] {
  const list = [1, 1, 1];
  delete list[1];
  return list;
}

function selfHolding(): unknown {
  const made: Record<string, unknown> = { caseId: 'a' };
  Object.assign(made, { model: made, steps: [made], inner: made });
  return made;
}

function selfHoldingList(): unknown {
  const made: unknown[] = [];
  made.push(made, made);
  return made;
}

function deep(wrap: (inner: unknown) => unknown): unknown {
  let made: unknown = 1;
  for (let level = 0; level < 20_000; level += 1) made = wrap(made);
  return made;
}

function throwing(...keys: string[]): unknown {
  return Object.defineProperties({}, Object.fromEntries(keys.map((key) => [key, { get: fail, enumerable: true }])));
}

function hiding(...keys: string[]): unknown {
  return Object.defineProperties({}, Object.fromEntries(keys.map((key) => [key, { get: fail }])));
}

class ShyColumn extends Float64Array {
  override get length(): number {
    return fail();
  }
}

function transferred(): Float64Array {
  const column = Float64Array.of(1, 2, 3);
  structuredClone(column, { transfer: [column.buffer] });
  return column;
}

/** A column of two places over a buffer that has only room for one of them now. */
function shrunk(): Float64Array {
  const buffer = resizable(16);
  const column = new Float64Array(buffer, 0, 2);
  buffer.resize(8);
  return column;
}

function ofLength(length: number): unknown[] {
  const list: unknown[] = [];
  list.length = length;
  return list;
}

function lengthOf(length: unknown): unknown {
  return new Proxy(['a', 'b'], { get: (list, key) => (key === 'length' ? length : Reflect.get(list, key)) });
}

function answering(): unknown {
  const made: object = new Proxy({}, { get: () => made });
  return made;
}

function throwingHandler(): ProxyHandler<object> {
  return { get: fail, has: fail, ownKeys: fail, getOwnPropertyDescriptor: fail, getPrototypeOf: fail };
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
