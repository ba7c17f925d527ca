import { describe, expect, test } from 'vitest';
import { assertReproduces, assertVerdictsStand, rr145 } from '../../src/published/index.js';

describe('a computed value reproduces a published figure', () => {
  test('when it would be printed alike', () => {
    expect(() => assertReproduces('rr145-t33-site-1-ib-mean', 7550)).not.toThrow();
    expect(() => assertReproduces(rr145.figure('rr145-t33-site-1-ib-mean'), '7650.00')).not.toThrow();
    expect(() => assertReproduces('rr145-t42-plan-3-total', '13578.00')).not.toThrow();
    expect(() => assertReproduces('rr145-8-10-site-6-days', 901)).not.toThrow();
  });

  test('and otherwise the report, the place and both numbers are told', () => {
    expect(() => assertReproduces('rr145-t33-site-1-ib-mean', 7700)).toThrow(
      'RR145 Table 33, Site 1, IB mean prints £7,600, which stands for 7550 to 7650, not for 7700',
    );
    expect(() => assertReproduces('rr145-8-10-site-6-days', 899)).toThrow('900 to anything above');
    expect(() => assertReproduces('ibsen-t4-3-care-home-nursing-percent', '1.1')).toThrow('anything to 1');
    // @ts-expect-error an id that no report has does not compile
    expect(() => assertReproduces('rr145-nothing', 1)).toThrow('rr145-nothing');
    expect(() => assertReproduces('rr145-t33-n', Number.NaN)).toThrow('computed');
  });
});

test('the verdicts on record stand', () => {
  expect(assertVerdictsStand).not.toThrow();
});
