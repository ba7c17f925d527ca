import { describe, expect, test } from 'vitest';
import { allocate, allocateAll } from '../../../src/allocation/allocate.js';
import type { StreamsModel } from '../../../src/allocation/streams/model.js';
import type { PricePointModel } from '../../../src/model/price-point/model.js';
import { type PotInput, potBridge } from '../../../src/pot/bridge/bridge.js';
import { exactBudget } from '../../../src/pot/bridge/exact-budget.js';
import { errorOf, penceOf } from '../support.js';

// £900 over 7 points: 128.571428… a point. Three families have 1, 2 and 4 points: exactly 128.571428…, 257.142857…
// and 514.285714…, which is £900 together.
function modelOf(mode: 'up' | 'down', unit = '1'): PricePointModel {
  return {
    schemaVersion: 1,
    kind: 'price-point',
    period: 'year',
    fundingBasis: 'pot',
    method: 'total',
    prices: [{ money: '900', points: '7' }],
    rounding: { unit, mode },
  };
}

/** The bridge of families with these points; the ones named are committed outside the pot. */
function bridgeOf(pot: PotInput, points: readonly number[], model = modelOf('up'), outside: readonly number[] = []) {
  const cases = points.map((each, index) => ({ caseId: `F${index}`, points: each }));
  const allocations = allocateAll(model, cases);
  return potBridge(
    pot,
    allocations.map((allocation, index) => ({ allocation, outside: outside.includes(index) })),
  );
}

describe('from a pot to its balance', () => {
  test('£1,000 less a reserve of £100; rounded up to a pound, 129 + 258 + 515 = £902 are £2 too much', () => {
    const bridge = bridgeOf({ amount: 1000, reserve: 100 }, [1, 2, 4]);
    expect(bridge.lines).toEqual([
      { cause: 'pot', label: 'pot', amount: '1000.00' },
      { cause: 'reserve', label: 'held back as reserve', amount: '-100.00' },
      { cause: 'budgets', label: 'budgets', amount: '-902.00' },
      { cause: 'committed-outside', label: 'added back: of these, committed outside the pot', amount: '0.00' },
    ]);
    // 1,000 - 100 - 902 = -2; the model was made for 900, so that all of it is rounding
    expect(bridge).toMatchObject({ balance: '-2.00', roundingResidual: '-2.00', modelVariance: '0.00' });
    expect(bridge.warnings).toEqual([
      {
        code: 'pot-exceeded',
        message: 'the pot lacks £2.00, all of it by rounding; rounding down would not exceed the pot',
        details: { pounds: '2.00' },
      },
    ]);
  });

  test('rounded down, 128 + 257 + 514 = £899 leave a pound', () => {
    const bridge = bridgeOf({ amount: 1000, reserve: 100 }, [1, 2, 4], modelOf('down'));
    expect(bridge).toMatchObject({ balance: '1.00', roundingResidual: '1.00', modelVariance: '0.00', warnings: [] });
  });

  test('without a reserve the same pot has £100 that the model was not made to give', () => {
    const bridge = bridgeOf({ amount: 1000 }, [1, 2, 4]);
    expect(bridge).toMatchObject({
      balance: '98.00',
      roundingResidual: '-2.00',
      modelVariance: '100.00',
      warnings: [],
    });
  });

  test('a pot that lacks more than rounding took says only that it lacks', () => {
    // 950 - 100 - 902 = -52: 50 by the model, 2 by rounding
    const bridge = bridgeOf({ amount: 950, reserve: 100 }, [1, 2, 4]);
    expect(bridge).toMatchObject({ balance: '-52.00', roundingResidual: '-2.00', modelVariance: '-50.00' });
    expect(bridge.warnings.map(({ message }) => message)).toEqual(['the pot lacks £52.00']);
  });

  test('what is committed outside the pot stands among the budgets, is added back, and changes nothing else', () => {
    const bridge = bridgeOf({ amount: 1000, reserve: 100 }, [1, 2, 4, 1], modelOf('up'), [3]);
    // 902 + 129 = 1,031, of which 129 is outside
    expect(bridge.lines.map(({ amount }) => amount)).toEqual(['1000.00', '-100.00', '-1031.00', '129.00']);
    expect(bridge).toMatchObject({ balance: '-2.00', roundingResidual: '-2.00', modelVariance: '0.00' });
  });

  test('a fraction of a penny of the variance goes to the residual, so that both are whole pennies', () => {
    // 900 - 128.571428… - 257.142857… = 514.285714…, to the penny 514.29; 900 - 129 - 258 = 513; 513 - 514.29 = -1.29
    const bridge = bridgeOf({ amount: 900 }, [1, 2]);
    expect(bridge).toMatchObject({ balance: '513.00', modelVariance: '514.29', roundingResidual: '-1.29' });
  });

  test('a family without a budget takes nothing', () => {
    const cases = [
      { caseId: 'a', points: 7 },
      { caseId: 'b', points: 7, eligible: false },
    ];
    const allocations = allocateAll(modelOf('up'), cases).map((allocation) => ({ allocation }));
    expect(allocations.map(({ allocation }) => allocation.indicative)).toEqual(['900.00', null]);
    expect(potBridge({ amount: 900 }, allocations).balance).toBe('0.00');
  });

  test('nobody at all leaves the pot less its reserve', () => {
    expect(potBridge({ amount: '100.50', reserve: '0.50' }, [])).toMatchObject({
      balance: '100.00',
      roundingResidual: '0.00',
      modelVariance: '100.00',
    });
  });

  test('the lines foot to the balance, and the balance is residual and variance', () => {
    for (const unit of ['0.01', '1', '10', '100']) {
      const { lines, balance, roundingResidual, modelVariance } = bridgeOf(
        { amount: '1234.56', reserve: '78.90' },
        [0, 1, 2, 3, 5, 8, 13],
        modelOf('down', unit),
        [2, 5],
      );
      expect(lines.reduce((sum, { amount }) => sum + penceOf(amount), 0n)).toBe(penceOf(balance));
      expect(penceOf(roundingResidual) + penceOf(modelVariance)).toBe(penceOf(balance));
    }
  });

  test('what is no allocation is refused, beside what is wrong with the pot', () => {
    const error = errorOf(() => potBridge({} as never, [{ allocation: { indicative: '1.234' } }] as never));
    expect(error.problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'missing pot.amount',
      'invalid allocations.0.allocation.indicative',
      'missing allocations.0.allocation.steps',
    ]);
    expect(errorOf(() => potBridge({ amount: 1 }, null as never)).path).toEqual(['allocations']);
  });

  test('pounds a week are never added to pounds a year', () => {
    const [yearly, weekly] = [modelOf('up'), { ...modelOf('up'), period: 'week' } as const];
    const allocations = [yearly, weekly].map((model) => ({ allocation: allocate(model, { caseId: 'a', points: 1 }) }));
    expect(errorOf(() => potBridge({ amount: 1000 }, allocations))).toMatchObject({
      code: 'inconsistent',
      path: ['allocations', 1, 'allocation', 'period'],
    });
  });

  test('a stream a week is exact a year: rounding and variance do not change places', () => {
    // 100/7 a week is 5,200/7 = 742.857142… a year; told 14.29 x 52 = 743.08. Pot 742.86: nothing by the model.
    const stream = { ...modelOf('up', '0.01'), period: 'week', prices: [{ money: '100', points: '7' }] } as const;
    const model: StreamsModel = {
      schemaVersion: 1,
      kind: 'streams',
      period: 'year',
      convention: '52-weeks',
      streams: [{ id: 'care', model: { ...stream, rounding: {} } }],
    };
    const one = { caseId: 'a', kind: 'streams', streams: [{ id: 'care', case: { points: 1 } }] } as const;
    const allocation = allocate(model, one);
    expect(exactBudget(allocation)).toBe('5200/7');
    expect(potBridge({ amount: '742.86' }, [{ allocation }])).toMatchObject({
      balance: '-0.22',
      roundingResidual: '-0.22',
      modelVariance: '0.00',
    });
  });

  test('a line that is taken off is taken off exactly: 100 less 0.1 x 1.01 is 99.899', () => {
    const model = { schemaVersion: 1, kind: 'provision-offset', period: 'year', costing: {} } as const;
    const lines = [{ id: 'own', quantity: '0.1', unit: 'hour', price: '1.01' }] as const;
    const allocation = allocate(model, { caseId: 'a', kind: 'provision-offset', budget: '100', lines });
    expect([allocation.indicative, exactBudget(allocation)]).toEqual(['99.90', '99.899']);
  });

  test('a pot below nothing is refused, and so is a reserve', () => {
    const error = errorOf(() => potBridge({ amount: -1, reserve: -2 }, []));
    expect(error.problems.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'out-of-range pot.amount',
      'out-of-range pot.reserve',
    ]);
  });
});
