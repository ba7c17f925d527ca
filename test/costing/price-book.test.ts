import { describe, expect, test } from 'vitest';
import { costPackage } from '../../src/costing/cost-package.js';
import type { LineInput } from '../../src/costing/line/line.js';
import type { CostOptions } from '../../src/costing/options.js';
import type { PriceBook } from '../../src/costing/price-book.js';
import { isRasError } from '../../src/errors.js';
import { replay } from '../../src/record/step/replay.js';

const priceBook: PriceBook = {
  id: 'local prices',
  priceBase: '2006-07',
  services: [
    { id: 'home care', unit: 'hour', price: '15.30' },
    { id: 'meal', unit: 'item', retail: '15', bulk: '1' },
    { id: 'level 2', unit: 'session' },
  ],
  rates: [{ year: '2007-08', percent: '3.6' }],
};

const cost = (line: Omit<LineInput, 'id'>, options: CostOptions = {}) =>
  costPackage({ caseId: 'c', kind: 'package', lines: [{ id: 'x', ...line }] }, { priceBook, ...options });

function code(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (isRasError(error)) return error.code;
    throw error;
  }
  return 'no problem';
}

test('a line takes the price and the unit of its service', () => {
  const result = cost({ service: 'home care', quantity: 10 });
  expect([result.inside.total, result.priceYear, result.priceBook]).toEqual(['153.00', '2006-07', 'local prices']);
  expect(result.lines[0]?.price).toEqual({ pounds: '15.3', unit: 'hour', from: 'price' });
});

test('a price on the line goes before the one of the book', () => {
  expect(cost({ service: 'home care', quantity: 10, price: '16' }).inside.total).toBe('160.00');
});

test('another unit than that of the book is refused', () => {
  expect(code(() => cost({ service: 'home care', quantity: 10, unit: 'visit' }))).toBe('inconsistent');
});

describe('prices of another year', () => {
  test('are restated exactly and rounded once, in the line', () => {
    // 15.30 x 1.036 = 15.8508; x 10 = 158.508
    const result = cost({ service: 'home care', quantity: 10 }, { priceYear: '2007-08' });
    expect([result.inside.total, result.priceYear]).toEqual(['158.51', '2007-08']);
    expect(result.lines[0]?.price?.pounds).toBe('15.8508');
    expect(replay(result.steps)).toBe('158.51');
  });

  test('need a rate for each year on the way', () => {
    expect(code(() => cost({ service: 'home care', quantity: 1 }, { priceYear: '2008-09' }))).toBe('missing');
  });

  test('are not added to those of the book without a choice', () => {
    const lines: LineInput[] = [
      { id: 'a', service: 'home care', quantity: 10 },
      { id: 'b', amount: '100', per: 'year', priceBase: '2007-08' },
    ];
    const input = { caseId: 'c', kind: 'package' as const, lines };
    expect(code(() => costPackage(input, { priceBook }))).toBe('choice-needed');
    expect(costPackage(input, { priceBook, priceYear: '2007-08' }).inside.total).toBe('258.51');
  });

  test('of a line that states no year are taken as agreed', () => {
    expect(cost({ amount: '100', per: 'year' }, { priceYear: '2007-08' }).inside.total).toBe('100.00');
  });

  test('over a century of fine rates are refused, because a step could not hold the factor', () => {
    const years = Array.from({ length: 40 }, (_, index) => 2001 + index);
    const rates = years.map((year) => ({
      year: `${year}-${String((year + 1) % 100).padStart(2, '0')}`,
      percent: '1.234567',
    }));
    const book = { ...priceBook, priceBase: '2000-01', rates };
    const options = { priceBook: book, priceYear: '2040-41' };
    expect(code(() => cost({ service: 'home care', quantity: 1 }, options))).toBe('too-large');
  });
});

describe('bulk and retail prices', () => {
  const line = { service: 'meal', quantity: 100 };

  test('are chosen by name, on the line or for all', () => {
    expect(code(() => cost(line))).toBe('choice-needed');
    expect(cost({ ...line, priceKind: 'bulk' }).inside.total).toBe('100.00');
    expect(cost(line, { prices: 'retail' }).inside.total).toBe('1500.00');
    expect(cost({ ...line, priceKind: 'bulk' }, { prices: 'retail' }).inside.total).toBe('100.00');
  });

  test('are reported side by side', () => {
    expect(cost(line, { prices: 'bulk' }).buyingPower).toEqual({
      lines: ['x'],
      retail: '1500.00',
      bulk: '100.00',
      difference: '1400.00',
      period: 'year',
    });
    expect(cost({ service: 'home care', quantity: 1 }).buyingPower).toBeNull();
  });

  test('that a service does not have cannot be chosen', () => {
    expect(code(() => cost({ service: 'home care', quantity: 1, priceKind: 'bulk' }))).toBe('unknown-name');
  });
});

test('a service that the book lacks, or has no price for, leaves a line without a price', () => {
  const reason = (service: string) => cost({ service, quantity: 1, unit: 'session' }).unpriced[0]?.reason;
  expect(reason('new idea')).toBe('the price book does not hold "new idea"');
  expect(reason('level 2')).toBe('the price book has no price for "level 2" yet');
});

test('a book with a service twice, or with one price too many, is refused', () => {
  const [service] = priceBook.services;
  const twice = { ...priceBook, services: [service, service] } as PriceBook;
  const three = { ...priceBook, services: [{ id: 'a', unit: 'hour', price: 1, bulk: 1 }] };
  expect(code(() => costPackage({ caseId: 'c', kind: 'plan', lines: [] }, { priceBook: twice }))).toBe('duplicate');
  expect(code(() => costPackage({ caseId: 'c', kind: 'plan', lines: [] }, { priceBook: three }))).toBe('inconsistent');
});
