import { describe, expect, test } from 'vitest';
import type { Model } from '../../../src/allocation/kinds.js';
import type { Scenario } from '../../../src/change/what-if/scenario.js';
import { compareScenarios } from '../../../src/change/what-if/what-if.js';
import { seededRandom } from '../../../src/exact/random.js';
import { penceOf } from '../../pot/support.js';

const price = (money: string, points = '1'): Model => ({
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'total',
  prices: [{ money, points }],
  rounding: {},
});

describe('a new price and a new cap: 50 points, package 8,000, 180 to 190 a point, +10 to +20 per cent', () => {
  const cases = [{ caseId: 'a', points: 50, traditional: 8000, costOfNeed: 9000 }];
  const [before, after] = [price('180'), price('190')];
  const [narrow, wide] = [{ limits: { rise: 10 } }, { limits: { rise: 20 } }];
  const causesOf = (other: Scenario) => {
    const scenarios = [{ name: 'now', model: before, ...narrow }, other];
    return compareScenarios(cases, { schemaVersion: 1, scenarios }).scenarios[1];
  };

  test('the price alone 0, the cap alone 200, and only both together 500', () => {
    // 9,000 capped to 8,800; 9,500 capped to 8,800; 9,000 under a cap of 9,600; 9,500 under it
    expect(causesOf({ name: 'both', model: after, ...wide })?.againstBase?.causes).toEqual({
      price: '0.00',
      uplift: '0.00',
      contingency: '0.00',
      limits: '200.00',
      together: '500.00',
      threshold: '0.00',
      coverage: '0.00',
      total: '700.00',
    });
  });

  test('one alone is that one', () => {
    expect(causesOf({ name: 'price', model: after, ...narrow })?.againstBase?.causes.total).toBe('0.00');
    expect(causesOf({ name: 'cap', model: before, ...wide })?.againstBase?.causes).toMatchObject({
      limits: '200.00',
      together: '0.00',
      total: '200.00',
    });
  });

  test('which shortfalls the change makes: none here, and 200 of them go', () => {
    const need = causesOf({ name: 'cap', model: before, ...wide })?.need;
    expect(need).toMatchObject({ enough: 'yes', shortfall: '0.00', made: 0 });
    // 160 a point: 8,000 against a need of 9,000 and 8,800 before: 1,000 short, 800 of it new
    const lower = causesOf({ name: 'lower', model: price('160'), ...narrow })?.need;
    expect(lower).toMatchObject({ enough: 'no', shortfall: '1000.00', made: 1, madeByChange: '800.00' });
    expect(lower?.statement).toBe(
      'no: 1 of 1 families fall short of assessed need, by £1,000.00 in all; the change makes £800.00 of it',
    );
  });
});

test('a threshold and a price each have what they make alone, and the rest only together', () => {
  const cases = [
    { caseId: 'a', points: 10 },
    { caseId: 'b', points: 50 },
  ];
  const scenarios = [
    { name: 'now', model: price('100') },
    { name: 'both', model: price('200'), threshold: 30 },
    { name: 'threshold', model: price('100'), threshold: 30 },
  ];
  const causes = (base: string): (object | undefined)[] =>
    compareScenarios(cases, { schemaVersion: 1, base, scenarios }).scenarios.map((one) => one.againstBase?.causes);
  // From 1,000 + 5,000 to 10,000: the price alone + 6,000; the threshold alone - 1,000 of a; together a has not the
  // 1,000 that the price alone would give it
  expect(causes('now')[1]).toMatchObject({
    price: '6000.00',
    threshold: '-1000.00',
    together: '-1000.00',
    coverage: '0.00',
    total: '4000.00',
  });
  expect(causes('now')[2]).toMatchObject({ price: '0.00', threshold: '-1000.00', together: '0.00', total: '-1000.00' });
});

test('a family that a threshold drops has nothing for its need; one whose need is not stated is not counted as met', () => {
  const cases = [
    { caseId: 'a', points: 10, costOfNeed: 1500 },
    { caseId: 'b', points: 40 },
  ];
  const scenarios = [
    { name: 'now', model: price('200') },
    { name: 'from 20', model: price('200'), threshold: 20 },
  ];
  const [now, then] = compareScenarios(cases, { schemaVersion: 1, scenarios }).scenarios;
  expect([now?.need.enough, now?.need.statement]).toEqual([
    'not-known',
    'not known: 1 of 2 families have enough for assessed need; for 1 nobody has said what assessed need costs',
  ]);
  expect(then?.need).toMatchObject({ enough: 'no', notStated: 1, shortfall: '1500.00', madeByChange: '1500.00' });
});

test('10,000 random what-ifs: nothing changed changes nothing, and causes are what each makes alone', {
  timeout: 600_000,
}, () => {
  const random = seededRandom(700);
  // A second way to the same amount, in whole pence: points times price, held back, limited.
  const plain = (points: number, old: number, terms: Terms): number => {
    const half = (value: number): number => Math.floor(value + 0.5);
    const limit = (pence: number): number => {
      const [least, most] = [half((old * (100 - terms.fall)) / 100), half((old * (100 + terms.rise)) / 100)];
      return Math.min(Math.max(pence, least), most);
    };
    const hold = (pence: number): number => pence - half((pence * terms.held) / 100);
    const exact = points * terms.pence;
    return terms.limitsFirst ? hold(limit(exact)) : limit(hold(exact));
  };
  interface Terms {
    readonly pence: number;
    readonly held: number;
    readonly fall: number;
    readonly rise: number;
    readonly limitsFirst: boolean;
  }
  for (let run = 0; run < 10_000; run += 1) {
    const limitsFirst = random.below(2) === 0;
    const terms = (): Terms => ({
      pence: 1 + random.below(30_000),
      held: random.below(50),
      fall: random.below(50),
      rise: random.below(50),
      limitsFirst,
    });
    const [a, b] = [terms(), terms()];
    const people = Array.from({ length: random.below(5) }, () => ({
      points: random.below(60),
      old: 100 * random.below(10_000),
    }));
    const cases = people.map(({ points, old }, index) => {
      return { caseId: `c${index}`, points, traditional: (old / 100).toFixed(2) };
    });
    const scenario = (name: string, own: Terms): Scenario => ({
      name,
      model: price((own.pence / 100).toFixed(2)),
      contingency: own.held,
      limits: { fall: own.fall, rise: own.rise },
      order: own.limitsFirst ? 'limits-first' : 'contingency-first',
    });
    const scenarios = [scenario('now', a), scenario('same', a), scenario('other', b)];
    const [, same, other] = compareScenarios(cases, { schemaVersion: 1, scenarios }).scenarios;
    expect(new Set(Object.values(same?.againstBase?.causes ?? {}))).toEqual(new Set(['0.00']));
    expect(same?.againstBase).toMatchObject({ winners: 0, losers: 0, entered: 0, dropped: 0 });
    const total = (own: Terms): number => people.reduce((sum, { points, old }) => sum + plain(points, old, own), 0);
    const now = total(a);
    const alone = {
      price: total({ ...a, pence: b.pence }) - now,
      contingency: total({ ...a, held: b.held }) - now,
      limits: total({ ...a, fall: b.fall, rise: b.rise }) - now,
    };
    const causes = other?.againstBase?.causes;
    expect([
      run,
      Number(penceOf(causes?.price ?? '')),
      Number(penceOf(causes?.contingency ?? '')),
      Number(penceOf(causes?.limits ?? '')),
    ]).toEqual([run, alone.price, alone.contingency, alone.limits]);
    const together = total(b) - now - alone.price - alone.contingency - alone.limits;
    expect([run, Number(penceOf(causes?.together ?? ''))]).toEqual([run, together]);
  }
});
