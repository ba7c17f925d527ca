import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { attributePoints } from '../../src/allocation/funders/attribute-points.js';
import { finaliseBudget } from '../../src/allocation/funders/finalise.js';
import { fundedTwice } from '../../src/allocation/funders/funded-twice.js';
import { splitTranches } from '../../src/allocation/funders/split-tranches.js';
import { topUpThreshold } from '../../src/allocation/funders/top-up-threshold.js';
import { seededRandom } from '../../src/exact/random.js';
import { parseRatio, sumRatios } from '../../src/exact/ratio.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { checkSufficiency } from '../../src/moderation/duty/sufficiency.js';
import { parseAmount } from '../../src/money/amount.js';
import { runsOf, timeFor } from '../support/runs.js';

describe('points of one questionnaire, attributed to funders (RR232 3.25)', () => {
  const score = {
    points: '18.5',
    byStatement: [
      { statementId: 'talks', points: '12' },
      { statementId: 'breathes', points: '6.5' },
      { statementId: 'family time', points: null },
    ],
  };
  const to = (statementId: string, ...funders: [string, number | string][]) => ({
    statementId,
    funders: funders.map(([funder, percent]) => ({ funder, percent })),
  });

  it('go to the funder of their question, or to several by fixed shares', () => {
    const attribution = [to('talks', ['care', 100]), to('breathes', ['health', 80], ['care', 20])];
    // care 12 + 1.3, health 5.2
    expect(attributePoints(score, attribution)).toEqual([
      { funder: 'care', points: '13.3' },
      { funder: 'health', points: '5.2' },
    ]);
  });

  it('need a funder for every question with points, and shares of 100 per cent', () => {
    expect(() => attributePoints(score, [to('talks', ['care', 100])])).toThrow(
      'no funder is named for the question "breathes"',
    );
    const short = [to('talks', ['care', 99]), to('breathes', ['care', 100])];
    expect(() => attributePoints(score, short)).toThrow('add up to 99, not to 100');
    const odd = [to('talks', ['care', 100]), to('talks', ['care', 100]), to('x', ['care', 100])];
    expect(() => attributePoints(score, odd)).toThrow('(and 2 more problems)');
  });

  it('are refused where the questions do not add up to the score', () => {
    const attribution = [to('talks', ['care', 100]), to('breathes', ['health', 100])];
    expect(() => attributePoints({ ...score, points: '19' }, attribution)).toThrow(
      'is 19, but the points of the questions add up to 18.5',
    );
  });

  it('add up to the points of the score, exactly', { timeout: timeFor(runsOf(100)) }, () => {
    const question = fc.tuple(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 0, max: 1e8 }));
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 10 }), (list) => {
        const byStatement = list.map(([points], index) => ({ statementId: `q${index}`, points: String(points) }));
        const attribution = list.map(([, share], index) =>
          to(`q${index}`, ['a', (share / 1e6).toFixed(6)], ['b', ((1e8 - share) / 1e6).toFixed(6)]),
        );
        const total = list.reduce((sum, [points]) => sum + points, 0);
        const funders = attributePoints({ points: String(total), byStatement }, attribution);
        expect(sumRatios(funders.map(({ points }) => parseRatio(points)))).toEqual(parseRatio(String(total)));
      }),
      { numRuns: runsOf(100), seed: 15_135 },
    );
  });
});

describe("a price inclusive of another stream's tranche (IBSEN 8.3)", () => {
  const sample = [{ caseId: 'a', points: 100, packageValue: '20000' }];
  const { model } = calibratePricePoint(sample, {
    fundingBasis: 'pot',
    streams: [{ name: 'supporting people', amount: '5000' }],
  });

  it('gives more for each point than the price without it, and shows what came from the tranche', () => {
    // (20,000 + 5,000) / 100 = 250 a point; 30 points 7,500; a fifth of it from the tranche
    const allocation = allocate(model, { caseId: 'p', points: 30 });
    expect(allocation.indicative).toBe('7500.00');
    expect(splitTranches(model, allocation).map(({ id, amount }) => [id, amount])).toEqual([
      ['supporting people', '1500.00'],
      ['own', '6000.00'],
    ]);
  });

  it('loses no penny', { timeout: timeFor(runsOf(100)) }, () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (micro) => {
        const allocation = allocate(model, { caseId: 'p', points: micro / 1e6 });
        const pence = splitTranches(model, allocation).map(({ amount }) => parseAmount(amount ?? ''));
        expect(pence.reduce((sum, part) => sum + part, 0n)).toBe(parseAmount(allocation.indicative ?? ''));
      }),
      { numRuns: runsOf(100), seed: 15_136 },
    );
  });

  it('refuses the allocation of another model', () => {
    const other = calibratePricePoint([{ caseId: 'a', points: 100, packageValue: '21000' }], {
      fundingBasis: 'pot',
      streams: [{ name: 'supporting people', amount: '5000' }],
    }).model;
    expect(() => splitTranches(model, allocate(other, { caseId: 'p', points: 30 }))).toThrow('another model gave this');
    const weekly = { ...model, period: 'week' } as const;
    expect(() => splitTranches(model, allocate(weekly, { caseId: 'p', points: 30 }))).toThrow(
      'another model gave this',
    );
  });

  it('refuses a model without a tranche', () => {
    const plain = calibratePricePoint(sample, { fundingBasis: 'pot' }).model;
    expect(() => splitTranches(plain, allocate(plain, { caseId: 'p', points: 1 }))).toThrow(
      'no stream is inside the price',
    );
  });
});

describe('needs and items that are funded twice (RR232 3.26)', () => {
  const frame = (source: string, amount: string, place: string) =>
    ({ source, item: 'standing frame', need: 'posture', amount, per: 'one-off', place }) as const;

  it('are reported with both sources, and nothing is taken off', () => {
    const found = fundedTwice([frame('health', '900', 'home'), frame('education', '1000', 'school')]);
    expect(found.map(({ what, name }) => [what, name])).toEqual([
      ['item', 'standing frame'],
      ['need', 'posture'],
    ]);
    expect(found[0]).toMatchObject({
      funded: [
        { source: 'health', amount: '900.00', place: 'home' },
        { source: 'education', amount: '1000.00', place: 'school' },
      ],
      atMost: { amount: '900.00', per: 'one-off' },
    });
    expect(found[0]?.message).toContain('health and education');
  });

  it('are not found where one source pays twice, or names differ', () => {
    expect(fundedTwice([frame('health', '1', 'home'), frame('health', '1', 'school')])).toEqual([]);
    expect(fundedTwice([])).toEqual([]);
  });

  it('compares names as a questionnaire does: capitals, blanks and the way of writing an accent make no difference', () => {
    const item = (source: string, name: string) => ({ source, item: name, amount: '900', per: 'year' }) as const;
    const [found] = fundedTwice([item('health', 'Standing  frame '), item('education', 'standing frame')]);
    expect(found).toMatchObject({ name: 'Standing  frame ', atMost: { amount: '900.00', per: 'year' } });
    expect(fundedTwice([item('health', 'Caf\u00e9'), item('school', 'CAFE\u0301')])).toHaveLength(1);
    expect(fundedTwice([item('health', 'frame'), item('Health ', 'frame')])).toEqual([]);
    expect(fundedTwice([item('health', 'frame'), item('school', 'frames')])).toEqual([]);
  });

  it('have no saving where the amounts are of different periods', () => {
    const weekly = { source: 'care', need: 'posture', amount: '20', per: 'week' } as const;
    const [found] = fundedTwice([weekly, { ...weekly, source: 'health', per: 'year' }]);
    expect(found?.atMost).toBeNull();
  });
});

describe('the door to another funder (IBSEN 8.6)', () => {
  it.each([
    ['200', '10400.00'],
    ['320', '16640.00'],
  ])('£%s a week is £%s a year by 52 weeks', (weekly, yearly) => {
    const top = topUpThreshold({
      threshold: { amount: weekly, per: 'week' },
      contribution: { amount: '20000', counted: yearly, per: 'year' },
      convention: '52-weeks',
    });
    expect(top).toMatchObject({ threshold: yearly, reached: true, lacking: '0.00' });
  });

  it('counts only what is spent on personal care, and leaves nothing free near the threshold', () => {
    const threshold = { amount: '200', per: 'week' } as const;
    const contribution = (amount: string, counted: string) => ({ amount, counted, per: 'week' }) as const;
    expect(topUpThreshold({ threshold, contribution: contribution('250', '180') })).toMatchObject({
      reached: false,
      lacking: '20.00',
      flexible: '250.00',
    });
    expect(topUpThreshold({ threshold, contribution: contribution('200', '200') }).flexible).toBe('0.00');
    expect(() => topUpThreshold({ threshold, contribution: contribution('1', '2') })).toThrow('more than the whole');
    const yearly = { amount: '1', counted: '1', per: 'year' } as const;
    expect(() => topUpThreshold({ threshold, contribution: yearly })).toThrow('how many of a week make a year?');
  });
});

describe('when a budget of several services is final (IPB p.34)', () => {
  const care = { id: 'breaks', service: 'care', amount: '2000' } as const;
  const school = { id: 'top-up', service: 'education', amount: '2600.50' } as const;
  const ask = (streams: (typeof care | typeof school)[], planComplete: boolean, schoolPlaceConfirmed?: boolean) =>
    finaliseBudget({
      period: 'year',
      streams,
      planComplete,
      // What it has to be enough for is no question of this table.
      duty: {
        answer: 'sufficient',
        amount: streams.reduce((sum, { amount }) => sum + Number(amount), 0),
        period: 'year',
      },
      ...(schoolPlaceConfirmed === undefined ? {} : { schoolPlaceConfirmed }),
    });

  it('with education money: when the school place is confirmed and the plan complete', () => {
    const table = [true, false].flatMap((plan) => [true, false].map((place) => ask([care, school], plan, place)));
    expect(table.map(({ status }) => status)).toEqual(['final', 'indicative', 'indicative', 'indicative']);
    expect(table[3]?.waitingFor).toEqual(['school-place', 'complete-plan']);
    expect(table[0]?.amount).toBe('4600.50');
    expect(() => ask([school], true)).toThrow('budget.schoolPlaceConfirmed: is missing');
  });

  it('with care alone: without waiting for a school place', () => {
    expect(ask([care], true).status).toBe('final');
    expect(ask([care], true, false).status).toBe('final');
    expect(ask([care], false).waitingFor).toEqual(['complete-plan']);
  });

  it('never by a duty that was answered per week: 100 a week of need is 5,200 a year, and 100 a year is not enough', () => {
    const duty = checkSufficiency({
      amount: '100',
      period: 'week',
      figureHeardOn: null,
      needs: [
        {
          id: 'n',
          need: 'care',
          arrangements: { necessary: true, reason: 'nobody else can' },
          lines: [{ service: 'sitter', amount: '95' }],
          costSetOn: '2026-04-12',
        },
      ],
    });
    expect(duty.answer).toBe('sufficient');
    const streams = [{ ...care, amount: '100' }];
    const budget = { streams, planComplete: true, duty };
    expect(() => finaliseBudget({ ...budget, period: 'year' })).toThrow(
      'budget.duty.period: is per week; the budget is per year',
    );
    expect(finaliseBudget({ ...budget, period: 'week' }).status).toBe('final');
    // Of an amount without a period it is not known what it is enough for.
    const { answer, amount } = duty;
    expect(() => finaliseBudget({ ...budget, period: 'year', duty: { answer, amount } as never })).toThrow(
      'budget.duty.period',
    );
  });

  it('takes "sufficient" only where the rest of the answer bears it', () => {
    const duty = { answer: 'sufficient', amount: '2000', period: 'year' } as const;
    const of = (more: object) => () =>
      finaliseBudget({ period: 'year', streams: [care], planComplete: true, duty: { ...duty, ...more } });
    expect(of({ costOfNeed: '2000', shortfall: '0', unmet: [], open: [] })().status).toBe('final');
    expect(of({ shortfall: '0.01' })).toThrow('budget.duty.answer: is "sufficient", but the duty is 0.01 short');
    // 2,400.00 of need, 300.00 of it secured by others, and 50.00 of the 2,000.00 kept: 2400 - 300 - (2000 - 50) = 150.
    const costs = { costOfNeed: '2400', contributions: '300', reserved: '50' };
    expect(of(costs)).toThrow('is "sufficient", but the duty is 150.00 short');
    expect(of({ ...costs, contributions: '450' })().status).toBe('final');
    expect(of({ unmet: ['nights'] })).toThrow('nothing serves the need "nights"');
    expect(of({ open: [{}] })).toThrow('questions of the duty are open');
    // A shortfall that says so is an answer like another.
    expect(of({ ...costs, answer: 'shortfall', shortfall: '150' })().waitingFor).toEqual(['duty']);
  });

  it('takes whatever checkSufficiency answers, of 500 at random', () => {
    const random = seededRandom(2_323);
    const pounds = () => String(random.below(4_000));
    for (let run = 0; run < 500; run += 1) {
      const amount = pounds();
      const line = (service: string) => ({ service, amount: pounds() });
      const needs = ['a', 'b'].map((id) => ({
        id,
        need: id,
        arrangements: { necessary: true, reason: 'nobody else can' },
        lines: random.below(5) === 0 ? [] : [line(`${id} line`)],
        costSetOn: '2026-04-12',
      }));
      const contributions =
        random.below(2) === 0
          ? []
          : [
              {
                from: 'health',
                amount: pounds(),
                secured: true,
                own: false,
                ...(random.below(2) === 0 ? {} : { need: 'a' }),
              },
            ];
      const duty = checkSufficiency({ amount, period: 'year', figureHeardOn: null, needs, contributions });
      const streams = [{ ...care, amount }];
      const { status } = finaliseBudget({ period: 'year', streams, planComplete: true, duty });
      expect(status).toBe(duty.answer === 'sufficient' ? 'final' : 'indicative');
    }
  });
});

describe('a threshold in one period and a contribution in another', () => {
  const threshold = { amount: '16640.25', per: 'year' } as const;
  const weekly = (amount: string) =>
    topUpThreshold({ threshold, contribution: { amount, counted: amount, per: 'week' }, convention: '52-weeks' });

  it('is not reached by 320 a week, which is 16,640.00 of 16,640.25', () => {
    // 16,640.25 / 52 = 320.0048…
    expect(weekly('320')).toMatchObject({ threshold: '320.01', reached: false, lacking: '0.01' });
    expect(weekly('320.01')).toMatchObject({ reached: true, lacking: '0.00', flexible: '0.00' });
  });

  it('is reached exactly when the yearly sum is: 10,000 at random', () => {
    const random = seededRandom(16_640);
    for (let run = 0; run < 10_000; run += 1) {
      const counted = 1 + random.below(50_000);
      const asked = Math.max(0, counted * 52 + random.below(200) - 100);
      const { reached } = topUpThreshold({
        threshold: { amount: (asked / 100).toFixed(2), per: 'year' },
        contribution: { amount: (counted / 100).toFixed(2), counted: (counted / 100).toFixed(2), per: 'week' },
        convention: '52-weeks',
      });
      expect([run, reached]).toEqual([run, counted * 52 >= asked]);
    }
  });
});
