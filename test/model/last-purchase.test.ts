import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { checkOrder } from '../../src/model/last-purchase/check-order.js';
import type { LastPurchaseModel } from '../../src/model/last-purchase/model.js';

// RR232 5.18-5.34 prints no prices; these are ours.
const model: LastPurchaseModel = {
  schemaVersion: 1,
  kind: 'last-purchase',
  period: '12-weeks',
  catalogue: [
    { id: 'pads', packPrice: '6.20' },
    { id: 'pull-ups', packPrice: '11.75' },
  ],
  tolerance: { amount: '5' },
};
const order = (selection: { item: string; packs: number }[], budget = '124', own = model) =>
  checkOrder(own, { budget, selection });

describe('the last purchase as the budget', () => {
  it('is the value of the last order: what was paid, or packs at the price of the catalogue', () => {
    // 10 x 6.20 + 30.00 = 92
    const lastOrder = [
      { item: 'pads', packs: 10 },
      { item: 'discontinued', packs: 4, amount: '30' },
    ];
    const { indicative, period } = allocate(model, { caseId: 'c', lastOrder });
    expect({ indicative, period }).toEqual({ indicative: '92.00', period: '12-weeks' });
  });

  it('asks what was paid for an item that the catalogue does not hold', () => {
    const lastOrder = [{ item: 'discontinued', packs: 4 }];
    expect(() => allocate(model, { caseId: 'c', lastOrder })).toThrow('state the amount that was paid for it');
  });

  it('allows an order that differs by no more than the tolerance, either way', () => {
    // 21 x 6.20 = 130.20 (+6.20); 19 x 6.20 = 117.80 (-6.20); 20 x 6.20 = 124 (0); 8 + 6 pull-ups: 49.60 + 70.50 = 120.10
    expect(order([{ item: 'pads', packs: 21 }])).toMatchObject({ variance: '6.20', withinTolerance: false });
    expect(order([{ item: 'pads', packs: 19 }])).toMatchObject({ variance: '-6.20', withinTolerance: false });
    expect(order([{ item: 'pads', packs: 20 }])).toMatchObject({ variance: '0.00', withinTolerance: true });
    const mixed = order([
      { item: 'pads', packs: 8 },
      { item: 'pull-ups', packs: 6 },
    ]);
    expect(mixed).toMatchObject({ spend: '120.10', variance: '-3.90', withinTolerance: true });
  });

  it('takes a tolerance in per cent of the budget', () => {
    // 5 % of 124 = 6.20
    const own: LastPurchaseModel = { ...model, tolerance: { percent: 5 } };
    expect(order([{ item: 'pads', packs: 21 }], '124', own)).toMatchObject({
      tolerance: '6.20',
      withinTolerance: true,
    });
  });

  it('credits unused packs that come back, and lets them be swapped (RR232 Figure 10)', () => {
    const own: LastPurchaseModel = { ...model, returnPercent: 50 };
    const ordered = [
      { item: 'pull-ups', packs: 4 },
      { item: 'pads', packs: 1 },
    ];
    const swap = (returned: { item: string; packs: number }[], packs = 22) =>
      checkOrder(own, { budget: '124', selection: [{ item: 'pads', packs }], returned, ordered });
    // 22 x 6.20 = 136.40; 2 pull-ups back at half of 23.50 are 11.75: 136.40 - 11.75 - 124 = 0.65
    expect(swap([{ item: 'pull-ups', packs: 2 }])).toMatchObject({
      spend: '136.40',
      credit: '11.75',
      variance: '0.65',
      withinTolerance: true,
      returned: [{ item: 'pull-ups', packs: 2, credit: '11.75' }],
      notReturned: [],
    });
    // Half of 11.75 is 5.875, cut off to 5.87.
    expect(swap([{ item: 'pull-ups', packs: 1 }])).toMatchObject({ credit: '5.87', variance: '6.53' });
    expect(
      swap([
        { item: 'pads', packs: 0.5 },
        { item: 'old pads', packs: 1 },
      ]),
    ).toMatchObject({
      credit: '0.00',
      notReturned: [
        { index: 0, item: 'pads', reason: 'not a whole number of packs' },
        { index: 1, item: 'old pads', reason: 'not in the catalogue' },
      ],
    });
    // Nothing but a return: 0 - 3.10 - 124
    expect(
      checkOrder(own, { budget: '124', selection: [], returned: [{ item: 'pads', packs: 1 }], ordered }).variance,
    ).toBe('-127.10');
    // Of 4 pull-ups 3 come back, half of 35.25, and not 2 more; 200 pads of 110 do not
    expect(
      swap([
        { item: 'pull-ups', packs: 3 },
        { item: 'pull-ups', packs: 2 },
      ]),
    ).toMatchObject({
      credit: '17.62',
      notReturned: [{ index: 1, item: 'pull-ups', reason: 'more than the 1 that are left of the order' }],
    });
    const many = { budget: '682', selection: [], ordered: [{ item: 'pads', packs: 110 }] };
    expect(checkOrder(own, { ...many, returned: [{ item: 'pads', packs: 200 }] })).toMatchObject({
      credit: '0.00',
      notReturned: [{ index: 0, item: 'pads', reason: 'more than the 110 that are left of the order' }],
    });
    expect(checkOrder(own, { ...many, returned: [{ item: 'pull-ups', packs: 1 }] }).notReturned).toMatchObject([
      { reason: 'none of it was ordered, or all of it is back' },
    ]);
    expect(() => checkOrder(own, { budget: '1', selection: [], returned: [{ item: 'pads', packs: 1 }] })).toThrow(
      'order.ordered: is missing; of what order',
    );
    expect(order([{ item: 'pads', packs: 20 }])).toMatchObject({ credit: '0.00', returned: [], notReturned: [] });
  });

  it('asks what a pack is credited with that comes back', () => {
    const back = [{ item: 'pads', packs: 1 }];
    expect(() => checkOrder(model, { budget: '124', selection: [], returned: back, ordered: back })).toThrow(
      'model.returnPercent: is missing; what is a pack credited with that comes back?',
    );
  });

  it('rejects what is not in the catalogue or not a whole pack, with the reason and without its cost', () => {
    const selection = [
      { item: 'pads', packs: 19 },
      { item: 'swim pants', packs: 1 },
      { item: 'pull-ups', packs: 0.5 },
      { item: 'pads', packs: 0 },
    ];
    const { rejected, spend, accepted } = order(selection);
    expect(rejected.map(({ index, reason }) => [index, reason])).toEqual([
      [1, 'not in the catalogue'],
      [2, 'not a whole number of packs'],
      [3, 'no pack at all'],
    ]);
    expect(spend).toBe('117.80');
    expect(accepted).toEqual([{ item: 'pads', packs: 19, cost: '117.80' }]);
  });

  it('has no tolerance of its own', () => {
    const { tolerance: _, ...without } = model;
    expect(() => order([], '1', without)).toThrow('model.tolerance: is missing; which difference is small?');
  });
});
