import { describe, expect, test } from 'vitest';
import {
  assertEqualTreatment,
  assertMoreNeedNotLess,
  assertReproduces,
  assertVerdictsStand,
  rr145,
} from '../../src/published/index.js';

const family = (caseId: string, points: number, amount: string) => ({ caseId, points, amount });

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
    expect(() => assertReproduces('rr145-nothing', 1)).toThrow('rr145-nothing');
    expect(() => assertReproduces('rr145-t33-n', Number.NaN)).toThrow('computed');
  });
});

describe('equal treatment', () => {
  test('holds whatever the order of the families', () => {
    const cases = [family('Ann', 12, '5400.00'), family('Bea', 10, '4500.00'), family('Cy', 12, '5400.00')];
    expect(() => assertEqualTreatment(cases)).not.toThrow();
    expect(() => assertEqualTreatment([])).not.toThrow();
  });

  test('fails by a penny, and says which family, which points, which amounts and why', () => {
    const cases = [family('Ann', 12, '5400.00'), family('Bea', 10, '4500.00'), family('Cy', 12, '5400.01')];
    expect(() => assertEqualTreatment(cases)).toThrow(
      'cases[2].amount: Cy has 12 points like Ann, but £5,400.01 instead of £5,400.00; equal points are an equal budget (RR145 5.21)',
    );
  });

  test('refuses what is not a family', () => {
    expect(() => assertEqualTreatment([{ caseId: 'Ann', points: 12, amount: 'much' }])).toThrow('cases[0].amount');
  });
});

describe('more need is not a smaller budget', () => {
  test('also when several families have the same points', () => {
    const cases = [family('Ann', 12, '5400.00'), family('Bea', 10, '5400.00'), family('Cy', 10, '4500.00')];
    expect(() => assertMoreNeedNotLess(cases)).not.toThrow();
  });

  test('fails when any family with fewer points has more', () => {
    const cases = [family('Ann', 12, '5000.00'), family('Bea', 10, '5400.00'), family('Cy', 11, '1.00')];
    expect(() => assertMoreNeedNotLess(cases)).toThrow(
      'cases[2].amount: Cy has 11 points and £1.00, while Bea with only 10 has £5,400.00; more need is not a smaller budget (RR145 5.8, 5.13) (and 1 more problem)',
    );
  });
});

test('the verdicts on record stand', () => {
  expect(assertVerdictsStand).not.toThrow();
});
