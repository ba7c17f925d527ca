import { describe, expect, it } from 'vitest';
import { percentileKind } from '../../../src/model/percentile/kind.js';
import { percentileModelSchema } from '../../../src/model/percentile/model.js';
import { onePointMoreOrLess } from '../../../src/model/percentile/one-point.js';
import { parseInput } from '../../../src/parse/parse.js';
import { replay } from '../../../src/record/step/replay.js';
import { budget, budgets, calibrate, S6, W1 } from './support.js';

const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code);

describe('points outside the table', () => {
  it('are referred to costing at both ends, which is no budget of £0', () => {
    const { model } = calibrate(S6);
    for (const [points, code] of [
      [51, 'above-table'],
      [9, 'below-table'],
    ] as const) {
      const result = budget(model, points);
      expect(result).toMatchObject({ status: 'refer-to-costing', indicative: null });
      expect(codes(result.warnings)).toEqual([code]);
      // 51 − 50 = 1 point above; 10 − 9 = 1 point below
      expect(replay(result.steps)).toBe('1');
    }
  });

  it('are held to the nearest row by name, flagged on every case and on the table', () => {
    const { model, report } = calibrate(S6, { above: 'clamp', below: 'clamp' });
    expect(budget(model, 80)).toMatchObject({ status: 'budget', indicative: '12000.00' });
    expect(codes(budget(model, 80).warnings)).toEqual(['clamped-above']);
    expect(budget(model, 0)).toMatchObject({ status: 'budget', indicative: '1500.00' });
    expect(codes(budget(model, 0).warnings)).toEqual(['clamped-below']);
    expect(replay(budget(model, 80).steps)).toBe('12000.00');
    expect(codes(report.warnings)).toContain('clamps-above');
  });
});

describe('a newcomer with 35 points', () => {
  const sample = [...S6, { caseId: 'N', points: 35, status: 'newcomer' as const }];

  it('is priced from the table and committed outside the pot', () => {
    // 6,000 + (35 − 30)/(40 − 30) × (7,500 − 6,000) = 6,750
    const { model, report } = calibrate(sample);
    expect(report.newcomers).toEqual({
      treatment: 'outside-pot',
      cases: [{ caseId: 'N', points: '35', budget: '6750.00' }],
      committedOutsidePot: '6750.00',
      separatelyFunded: '0.00',
      inPot: '0.00',
      referred: 0,
    });
    expect(budgets(model, S6)).toEqual(['12000.00', '7500.00', '6000.00', '3000.00', '1500.00']);
    expect(report.ledger.pot).toBe('30000.00');
  });

  it('in the pot as £0, by name: the £0 lands on the lowest existing scorer', () => {
    const { model, report } = calibrate(sample, { newcomers: 'in-pot-as-zero' });
    expect(budgets(model, sample)).toEqual(['12000.00', '7500.00', '3000.00', '1500.00', '0.00', '6000.00']);
    expect(report.newcomers).toMatchObject({ inPot: '6000.00', committedOutsidePot: '0.00' });
    expect(report.warnings.find(({ code }) => code === 'newcomers-as-zero')?.details).toEqual({
      newcomers: 1,
      nothing: 1,
    });
  });

  it('can be funded separately', () => {
    const { report } = calibrate(sample, { newcomers: 'separately-funded' });
    expect(report.newcomers).toMatchObject({ separatelyFunded: '6750.00', committedOutsidePot: '0.00' });
  });

  it('outside the table is counted as referred and not as £0', () => {
    const { report } = calibrate([...S6, { caseId: 'N', points: 60, status: 'newcomer' as const }]);
    expect(report.newcomers).toMatchObject({ cases: [{ budget: null }], committedOutsidePot: '0.00', referred: 1 });
    expect(codes(report.warnings)).toContain('newcomers-referred');
  });
});

describe('scores and packages as two lists', () => {
  it('know whose package is whose where both hold the case', () => {
    const scores = S6.map(({ caseId, points }) => ({ caseId, points }));
    const packages = S6.map(({ caseId, packageValue }) => ({ caseId, packageValue }));
    expect(calibrate({ scores, packages })).toEqual(calibrate(S6));
  });

  it('of different people are priced, and warned of', () => {
    const scores = [{ caseId: 'a', points: 1 }];
    const { report } = calibrate({ scores, packages: [{ caseId: 'b', packageValue: 7 }] });
    expect(codes(report.warnings)).toContain('scores-without-package');
    expect(report.moves.n).toBe(0);
  });

  it('are refused with the problems of both at once', () => {
    const input = { scores: [{ caseId: 'a', points: 'x' }], packages: [{ caseId: 'b', packageValue: 'y' }] };
    expect(() => calibrate(input)).toThrowError(expect.objectContaining({ total: 2 }));
  });
});

describe('one point more or less', () => {
  it('says what a case would gain or lose', () => {
    // 30 → 31: 6,000 + 150; 30 → 29: 6,000 − 300
    const { model } = calibrate(S6);
    expect(onePointMoreOrLess(model, 30)).toEqual({
      points: '30',
      budget: '6000.00',
      period: 'year',
      warnings: [],
      more: { points: '31', budget: '6150.00', change: '150.00', warnings: [] },
      less: { points: '29', budget: '5700.00', change: '-300.00', warnings: [] },
    });
  });

  it('says so where the table gives nothing, and that nobody has less than 0 points', () => {
    const { model } = calibrate(S6);
    const { more, warnings } = onePointMoreOrLess(model, 50);
    expect([codes(warnings), more]).toEqual([
      [],
      {
        points: '51',
        budget: null,
        change: null,
        warnings: [{ code: 'above-table', message: expect.stringContaining('above the highest row') }],
      },
    ]);
    expect(onePointMoreOrLess(model, '0.5')).toMatchObject({ budget: null, less: null });
    expect(() => onePointMoreOrLess(model, -1)).toThrowError(expect.objectContaining({ code: 'out-of-range' }));
  });
});

describe('one point more or less says what allocate says of such points', () => {
  const rules = ['warn', 'refer', 'refuse'] as const;

  it.each(rules)('where the model is told to %s', (beyondMaximum) => {
    const { model } = calibrate(S6, { above: 'clamp', below: 'clamp', maximumPoints: 60, beyondMaximum });
    // No case of the sample had more than 50 points, and the questionnaire can give 60.
    for (const points of [0, 1, 9, 30, 49, 50, 51, 59, 60, 61, 410]) {
      const asked = onePointMoreOrLess(model, points);
      for (const one of [asked, asked.more, asked.less]) {
        if (one === null) continue;
        const isRefused = beyondMaximum === 'refuse' && Number(one.points) > 60;
        const allocated = isRefused ? undefined : budget(model, Number(one.points));
        expect([one.points, one.budget, codes(one.warnings)]).toEqual([
          one.points,
          allocated?.indicative ?? null,
          allocated === undefined ? ['beyond-maximum'] : codes(allocated.warnings),
        ]);
      }
    }
    expect(codes(onePointMoreOrLess(model, 410).warnings)).toContain('beyond-maximum');
    expect(codes(onePointMoreOrLess(model, 50).more.warnings)).toEqual(['clamped-above']);
  });
});

describe('the steps of a case', () => {
  it('of tied points show the place, the percentile, the packages in the same places and the rounding', () => {
    const { steps, indicative } = budget(calibrate(W1).model, 30);
    expect(steps.map(({ id, result }) => [id, result])).toEqual([
      ['points', '30'],
      // places 2 and 3: 5/2 = 2.5; 4 − 2.5 = 1.5; 1.5/3 = 0.5
      ['places', '5'],
      ['place', '2.5'],
      ['places-below', '1.5'],
      ['percentile', '0.5'],
      ['packages', '600.015'],
      ['table-amount', '600.015'],
      ['budget', '600.02'],
    ]);
    expect(replay(JSON.parse(JSON.stringify(steps)))).toBe(indicative);
  });

  it('are refused on replay when any recorded input was altered', () => {
    const { steps } = budget(calibrate(W1).model, 30);
    steps.forEach((step, index) => {
      step.inputs.forEach((input, position) => {
        const inputs = step.inputs.with(position, { ...input, value: `${input.value}1` });
        expect(() => replay(steps.with(index, { ...step, inputs }))).toThrowError(
          expect.objectContaining({ code: 'replay-mismatch' }),
        );
      });
    });
  });

  it('are none for a family that is not eligible', () => {
    const open = percentileKind.open(calibrate(S6).model, ['model']);
    const result = open.allocate({ caseId: 'x', points: 30, eligible: false }, ['case']);
    expect(result).toMatchObject({ status: 'not-eligible', indicative: null, steps: [] });
  });
});

describe('a stored model', () => {
  const { model } = calibrate(S6, { header: { title: 'Pilot 2026-27', financialYear: '2026-27' } });
  const check = (changed: object) => () => parseInput(percentileModelSchema, { ...model, ...changed });

  it('is plain JSON and survives it', () => {
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    expect(check({})).not.toThrow();
    expect(model.title).toBe('Pilot 2026-27');
  });

  it.each([
    ['rows out of order', { rows: [...model.rows].reverse() }],
    ['a budget that falls as points rise', { rows: model.rows.map((row, index) => ({ ...row, money: `${index}` })) }],
    ['places that do not follow', { rows: model.rows.map((row) => ({ ...row, place: 1 })) }],
    ['a count that is not that of the rows', { counts: { scores: 9, packages: 5 } }],
    ['no rule for ties', { ties: undefined }],
    ['a definition that ranks do not have', { definition: 7 }],
  ])('with %s is refused', (_, changed) => {
    expect(check(changed)).toThrow();
  });

  it("the kind's example works", () => {
    const { model: example, case: one } = percentileKind.example;
    expect(percentileKind.open(example, []).allocate(one, []).indicative).toBe('4500.00');
  });
});
