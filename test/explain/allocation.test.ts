import { describe, expect, it } from 'vitest';
import { addTravel } from '../../src/allocation/changes/add-travel.js';
import { netOffers } from '../../src/allocation/changes/net-offers.js';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { explainAllocation } from '../../src/explain/allocation.js';
import { explainSteps } from '../../src/explain/step/steps.js';
import type { Allocation } from '../../src/model/shared/budget/allocation.js';
import { formatPounds } from '../../src/money/amount.js';

/** The example of a kind, with fields of its model and its case replaced. */
function example(kind: string, changes: { model?: object; one?: object } = {}): Allocation {
  const found = MODEL_KINDS.get(kind);
  if (found === undefined) throw new Error(`no kind ${kind}`);
  const { model, case: one } = found.example as { model: object; case: object };
  return found.open({ ...model, ...changes.model }, []).allocate({ ...one, ...changes.one }, []);
}

const tell = (...args: Parameters<typeof example>): string[] => explainAllocation(example(...args));

describe.each([...MODEL_KINDS.keys()])('the example of the model %s', (kind) => {
  const allocation = example(kind);
  const sentences = explainAllocation(allocation);

  it('is told in whole sentences without names and fractions that only a program reads', () => {
    expect(sentences.length).toBeGreaterThan(1);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z£0-9].*[^ ]\.$/);
    const ids = allocation.steps.map(({ id }) => id).filter((id) => /[-:]/.test(id));
    for (const raw of [...ids, ...MODEL_KINDS.keys()].filter((id) => id.includes('-') || id.includes(': ')))
      expect(sentences.join('\n')).not.toContain(raw);
    expect(sentences.join('\n')).not.toMatch(/undefined|NaN|null|\d\/\d| {2}|half-up|\d-weeks| is \.|: \./);
  });

  it('says once, at the end, what the budget is', () => {
    const amount = allocation.indicative ?? (allocation.status === 'plan-first' ? allocation.final : null) ?? '';
    expect(sentences.at(-1)).toContain(`The budget is ${formatPounds(amount)}`);
    expect(sentences.filter((sentence) => /budget is/.test(sentence))).toHaveLength(1);
    expect(explainSteps(allocation.steps).join(' ')).not.toContain('budget is');
  });

  it('for a family that is not eligible says so, and not £0', () => {
    const refused = explainAllocation(example(kind, { one: { eligible: false } }));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatch(/^There is no budget: .* not eligible .* That is not a budget of £0/);
  });
});

describe('the last sentence of each status', () => {
  it('no budget: the allocation table says so, which decides nothing else', () => {
    const sentences = tell('allocation-table', { one: { points: 5 } });
    expect(sentences[1]).toBe('They fall in the row 0–69 of the allocation table (no support).');
    expect(sentences[2]).toBe('That row gives no amount of money.');
    expect(sentences.at(-1)).toMatch(/^There is no budget: the allocation table gives none for these points\./);
  });

  it('refer to costing: no budget yet', () => {
    expect(tell('allocation-table', { one: { points: 200 } }).at(-1)).toMatch(/^There is no budget yet, which is not/);
    const above = tell('percentile', { one: { points: 99 } });
    expect(above.at(-2)).toContain('59 points more than the highest row');
    expect(above.at(-1)).toMatch(/^There is no budget yet/);
  });

  it('plan first: the cost of the plan, once it is agreed', () => {
    expect(tell('plan-cost').at(-1)).toBe('The budget is £320.00 a year, which is the cost of your agreed plan.');
    const early = tell('plan-cost', { one: { agreed: false } });
    expect(early.at(-1)).toMatch(/^There is no budget yet: the plan comes first/);
    expect(early.join(' ')).not.toContain('budget is £');
    expect(early).toContain('You have still to agree to the plan.');
    const pending = tell('plan-cost', { one: { approved: false } });
    expect(pending.slice(-2)).toEqual([
      'The plan has still to be approved, and may be changed before it is.',
      'There is no budget yet: the plan comes first, and once it is agreed and approved its cost is the budget.',
    ]);
  });
});

describe('what a family must know beside the amount', () => {
  it('what the model was made for, where the case is something else', () => {
    const beyond = (beyondMaximum?: string) =>
      tell('price-point', { model: { maximumPoints: 152, beyondMaximum }, one: { points: 410 } });
    const sentence = 'These points, 410, are above 152, the most that this model was made for.';
    expect(beyond().slice(-3, -1)).toEqual([sentence, 'They may be a slip; ask us to check them.']);
    // 410 - 152
    expect(beyond('refer')[0]).toBe('This model gives no amount for more than 152 points: 410 are 258 more.');
    expect(beyond('refer').slice(-3)).toEqual([
      ...beyond().slice(-3, -1),
      expect.stringMatching(/^There is no budget/),
    ]);
    expect(tell('price-point', { model: { maximumPoints: 152 }, one: { points: 152 } }).join()).not.toContain(
      '152, the',
    );
    const dates = { effectiveFrom: '2026-04-01', effectiveTo: '2027-03-31', priceBase: '2026-27' };
    const on = (one: object) => tell('price-point', { model: dates, one }).slice(3, -1);
    expect(on({ startsOn: '2027-04-01' })).toEqual([
      'The budget would start on 2027-04-01, and this model held until 2027-03-31; ask us which rules are yours.',
      'The budget would start on 2027-04-01; the amounts of this model are in the prices of 2026-27, and nothing was restated.',
    ]);
    expect(on({ assessedOn: '2026-03-31', priceBase: '2026-27' })).toEqual([
      'You were assessed on 2026-03-31, and this model holds from 2026-04-01 on; ask us which rules are yours.',
    ]);
    expect(on({ priceBase: '2025-26' })).toEqual([
      'Your case is in the prices of 2025-26; the amounts of this model are in the prices of 2026-27, and nothing was restated.',
    ]);
    expect(on({ startsOn: '2026-04-01' })).toEqual([]);
    const refer = { effectiveTo: '2027-03-31', outsideDates: 'refer' };
    const [first] = tell('price-point', { model: refer, one: { startsOn: '2027-04-01' } });
    expect(first).toBe('This model gives no amount for a day outside its dates.');
  });

  it('nothing of points beyond a maximum that are not beyond it', () => {
    const allocation = example('price-point', { model: { maximumPoints: 152 }, one: { points: 410 } });
    const [first] = allocation.warnings;
    const warnings = [{ ...first, details: { points: '41', maximumPoints: '152' } }];
    expect(() => explainAllocation({ ...allocation, warnings } as Allocation)).toThrow('41 points are more than 152');
  });

  it('what is lacking, in the period of the budget', () => {
    // 38 weeks of 90 pounds are 3,420; 3,420 - 3,000 = 420
    const sentences = tell('provision-offset', { one: { budget: '3000' } });
    expect(sentences).toContain('What is taken off is more than there is, so nothing is left.');
    expect(sentences.at(-2)).toBe(
      'The support costs £420.00 a year more than this money covers. Ask us how that part will be met.',
    );
    expect(sentences.at(-1)).toBe('The budget is £0.00 a year.');
  });

  it('that a price is missing, that a manager has to approve, that points are above the table', () => {
    const lines = [{ id: 'play', service: 'play scheme', quantity: 20, serves: ['friends', 'rest'] }];
    const needs = [{ id: 'friends', kind: 'outcome' }];
    const unpriced = tell('provision-offset', { one: { needs, lines: [{ id: 'odd job', serves: ['friends'] }] } });
    expect(unpriced.filter((sentence) => sentence.includes('no price yet'))).toHaveLength(1);
    expect(unpriced).toContain('No service with a price is counted here.');
    expect(unpriced.at(-1)).toMatch(/^There is no budget yet/);
    expect(tell('proxy-services', { one: { lines, approved: false } })).toContain(
      'A manager has still to approve this amount.',
    );
    const clamped = tell('percentile', { model: { above: 'clamp' }, one: { points: 99 } });
    expect(clamped.at(-2)).toContain('this amount may be too low');
    expect(tell('equal-share').join(' ')).toContain('Every child gets the same, whatever it needs');
  });

  it('nothing of what concerns the council alone', () => {
    const { warnings } = example('provision-offset');
    expect(warnings.map(({ code }) => code)).toEqual(['needs-not-stated']);
    expect(tell('provision-offset').join(' ')).not.toMatch(/checked|listed/);
  });
});

describe('a calculation within a larger one', () => {
  it('keeps its sentences: RAS 4 and RAS 5 before travel is added', () => {
    const travel = { miles: 14, journeys: 104, ratePerMile: '0.45' };
    // 14 x 104 x 0.45 = 655.20
    expect(explainAllocation(addTravel(example('price-point'), travel)).slice(1)).toEqual([
      'Each point is worth £200: £30,000 shared over 150 points.',
      '50 points at £200 each come to £10,000 a year.',
      'Miles times journeys times the rate per mile: 14 miles one way times 104 one-way journeys in a year times £0.45 per mile is £655.20 a year.',
      'Travel is added to the budget: £10,000 before travel plus £655.20 is £10,655.20 a year.',
      'The budget is £10,655.20 a year.',
    ]);
    const byPlace = explainAllocation(addTravel(example('percentile'), travel));
    expect(byPlace.slice(0, 4)).toEqual(tell('percentile').slice(0, 4));
  });

  it('tells what others offer, and that an offer beyond its outcome leaves nothing there', () => {
    const offers = [{ agency: 'health', amount: '4000', per: 'year' as const, outcome: 'sleep' }];
    // friends 900 untouched; sleep 3,500 - 4,000 leaves nothing
    expect(explainAllocation(netOffers(example('level-prices'), { by: 'outcome', offers })).slice(3)).toEqual([
      'Less what other agencies offer: £900 a year for friends.',
      'Less what other agencies offer: £3,500 for sleep less £4,000 (offered by health) is -£500 a year.',
      'What is taken off is more than there is, so nothing is left.',
      'What is left to fund: £900 plus £0 is £900 a year.',
      'Others offer more for a part of this than it costs here; we will check that the need is the same.',
      'The budget is £900.00 a year.',
    ]);
  });

  it('says of each stream which it is', () => {
    const sentences = tell('streams');
    expect(sentences.slice(0, 2)).toEqual([
      'Now the part that is called “social care”.',
      'Your answers came to 50 points.',
    ]);
    // 150 x 52 = 7,800; 6,000 + 7,800 = 13,800
    expect(sentences).toContain('£150 a week times 52 (from a week to a year) is £7,800 a year.');
    expect(sentences).toContain(
      'With the money that is not certain to come it would be £13,800 a year in all; that is not promised.',
    );
  });

  it('leaves out the totals that the council keeps for its own tables', () => {
    expect(tell('plan-cost')).toEqual([
      'The cost of “club” is £320 a year.',
      'The budget is £320.00 a year, which is the cost of your agreed plan.',
    ]);
  });
});
