import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { moderate } from '../../../../src/moderation/moderate.js';
import { moderateAll } from '../../../../src/moderation/moderate-all.js';
import { replayModerated } from '../../../../src/moderation/result/replay-moderated.js';
import { runsOf, timeFor } from '../../../support/runs.js';
import { caseOf, figure1, policyOf, problemsOf, reversed, rule } from '../../support.js';

const told = (traditional: string | null, target: string, limit = figure1(), rest: object = {}) => {
  const moderated = moderate(caseOf(traditional, target, rest), policyOf(limit));
  replayModerated(moderated);
  const [step] = moderated.moderation;
  return { ...step, amount: moderated.amounts.communicated, codes: moderated.warnings.map(({ code }) => code) };
};
const asPrinted = figure1({ mode: 'as-printed', significantlyMoreThan: '0' });

describe('the limits of RR232 Figure 1 on a package of £10,000', () => {
  // target, as a clamp, as printed with 0 for "significantly", binding
  test.each([
    ['5000.00', '7550.00', '7550.00', 'floor', 'floor'],
    ['7550.00', '7550.00', '7550.00', 'equal', 'equal'],
    ['8000.00', '8000.00', '8000.00', 'none', 'none'],
    ['9900.00', '9900.00', '9900.00', 'none', 'none'],
    ['10000.00', '10000.00', '10000.00', 'none', 'none'],
    ['10100.00', '10100.00', '10350.00', 'none', 'cap'],
    ['10350.00', '10350.00', '10350.00', 'equal', 'equal'],
    ['12000.00', '10350.00', '10350.00', 'cap', 'cap'],
  ])(
    'a target of %s becomes %s by the clamp and %s as printed',
    (target, clamp, printed, clampBinding, printedBinding) => {
      expect(told('10000', target)).toMatchObject({ amount: clamp, binding: clampBinding });
      expect(told('10000', target, asPrinted)).toMatchObject({ amount: printed, binding: printedBinding });
    },
  );

  it('as printed pays £250 more than a target of £10,100, and says so', () => {
    expect(told('10000', '10100', asPrinted).codes).toEqual(['pays-more-than-target']);
    expect(told('10000', '12000', asPrinted).codes).toEqual([]);
    expect(told('10000', '10100').codes).toEqual([]);
  });

  it('as printed leaves a change alone that is not significant by the caller’s threshold', () => {
    const five = figure1({ mode: 'as-printed', significantlyMoreThan: '5' });
    // 5 % of 10,000 is 500: 10,500 is not more than that, 10,500.01 is
    expect(told('10000', '10500', five).amount).toBe('10500.00');
    expect(told('10000', '10500.01', five).amount).toBe('10350.00');
    expect(told('10000', '9500', five).amount).toBe('9500.00');
    expect(told('10000', '7000', five).amount).toBe('7550.00');
  });
});

describe('limits year by year', () => {
  const yearly = (frequency: 'yearly-on-previous' | 'yearly-on-original', rest: object) =>
    figure1({ frequency, ...rest } as never);

  it('on the previous amount: 1.035, 1.071225, 1.108718, 1.147523 times the package', () => {
    // 1,000,000 x 1.035^k, each year rounded down to the penny: 1108717.875 -> 1108717.87; x 1.035 = 1147522.99545
    const paid = [1, 2, 3, 4].map((year) => told('1000000', '5000000', yearly('yearly-on-previous', { year })).amount);
    expect(paid).toEqual(['1035000.00', '1071225.00', '1108717.87', '1147522.99']);
  });

  it('on the previous amount: 0.755, 0.570025, 0.430369, 0.324929 times the package', () => {
    // rounded up to the penny: 430368.875 -> 430368.88; x 0.755 = 324928.5044 -> 324928.51
    const paid = [1, 2, 3, 4].map((year) => told('1000000', '0', yearly('yearly-on-previous', { year })).amount);
    expect(paid).toEqual(['755000.00', '570025.00', '430368.88', '324928.51']);
  });

  it('on the original amount: a rise of 3.5 % of the package each year', () => {
    const paid = [1, 2, 4].map((year) => told('10000', '50000', yearly('yearly-on-original', { year })).amount);
    expect(paid).toEqual(['10350.00', '10700.00', '11400.00']);
    // 5 x 24.5 % is more than all of it
    expect(told('10000', '0', yearly('yearly-on-original', { year: 5 })).amount).toBe('0.00');
  });

  test.each([
    [1.05, 2],
    [1.1, 3],
    [1.25, 7],
    [1.5, 12],
    [2, 21],
    [0.9, 1],
    [0.75, 2],
    [0.5, 3],
    [0.25, 5],
  ])('a target of %s times the package is reached in year %s', (times, years) => {
    const step = told('10000', String(10000 * times), yearly('yearly-on-previous', { year: 1 }));
    expect(step.projection?.yearsToConvergence).toBe(years);
  });

  it('shows the gap that is left in the end year, and closes it only when asked to jump', () => {
    const end = { endYear: 4 };
    // 10,000 -> 10,350 -> 10,712.25 -> 11,087.17 -> 11,475.22 (rounded down each year); 15,000 - 11,475.22
    const at = (year: number, atEnd: string) =>
      told('10000', '15000', yearly('yearly-on-previous', { ...end, atEnd, year }));
    expect(at(1, 'continue').projection).toEqual({
      yearsToConvergence: 12,
      gap: '4650.00',
      endYear: 4,
      gapAtEnd: '3524.78',
    });
    expect(at(4, 'continue').amount).toBe('11475.22');
    expect(at(4, 'jump').amount).toBe('15000.00');
  });

  it('tells that a target out of reach is never reached', () => {
    // a rise of 3.5 % of a penny is less than a penny, each year again
    expect(told('0.01', '5', yearly('yearly-on-previous', { year: 1 })).projection?.yearsToConvergence).toBe(null);
    expect(told('10000', '15000').projection).toMatchObject({ yearsToConvergence: null, gap: '4650.00' });
  });
});

describe('whom the limits leave alone', () => {
  it('new entrants get the whole target', () => {
    expect(told(null, '12000')).toMatchObject({ amount: '12000.00', applied: false });
  });

  it('a rise because need was reassessed is not limited, a fall still is', () => {
    expect(told('10000', '12000', figure1(), { reassessed: true }).amount).toBe('12000.00');
    expect(told('10000', '12000', asPrinted, { reassessed: true }).amount).toBe('12000.00');
    expect(told('10000', '5000', figure1(), { reassessed: true }).amount).toBe('7550.00');
  });

  it('a package of £0 limits nothing, and says so', () => {
    expect(told('0', '500')).toMatchObject({ amount: '500.00', codes: ['no-limit-of-nothing'] });
  });

  it('a package of which only a one-off is left out is not said to have been £0', () => {
    const one = (traditional: string, oneOff: string) =>
      moderate(
        { ...caseOf(traditional, '500'), packageParts: { oneOff } },
        policyOf(figure1({ base: 'without-one-off' })),
      ).warnings.map(({ message }) => message);
    expect(one('3000', '3000')).toEqual([
      'the package before, without what was bought once, was £0.00, so that no limit can be a share of it',
    ]);
    expect(one('0', '0')).toEqual(['the package before was £0.00, so that no limit can be a share of it']);
  });

  it('an existing family whose package is not known is refused, since missing is not zero', () => {
    const one = caseOf(null, '500', { status: 'existing' });
    expect(problemsOf(() => moderate(one, policyOf(figure1())))).toEqual(['missing case.amounts.traditional']);
  });
});

describe('what the limits are shares of', () => {
  const rates = [{ year: '2012-13', percent: '2' }];
  it('the package in newer prices, when the policy says so', () => {
    const uplift = { from: '2011-12', to: '2012-13', rates };
    // 10,000 x 1.02 = 10,200; x 1.035 = 10,557; x 0.755 = 7,701
    expect(told('10000', '12000', figure1({ uplift })).amount).toBe('10557.00');
    expect(told('10000', '5000', figure1({ uplift })).amount).toBe('7701.00');
  });

  it('the recurring part of RR145 Table 42, third plan: 13,578 less 415 one-off, less 285 contingency', () => {
    const rest = { packageParts: { oneOff: '415', contingency: '285' } };
    const limit = (base: 'whole' | 'without-one-off' | 'recurring') =>
      figure1({ base, greatestFall: '0', greatestRise: '0' });
    expect(told('13578', '20000', limit('whole'), rest).amount).toBe('13578.00');
    expect(told('13578', '20000', limit('without-one-off'), rest).amount).toBe('13163.00');
    expect(told('13578', '20000', limit('recurring'), rest).amount).toBe('12878.00');
  });

  it('must be named once a package has parts that end', () => {
    const one = caseOf('13578', '20000', { packageParts: { oneOff: '415' } });
    expect(problemsOf(() => moderate(one, policyOf(figure1())))).toEqual(['choice-needed policy.rules.0.base']);
  });
});

describe('the clamp, whatever the amounts', () => {
  const pence = fc.integer({ min: 1, max: 5_000_000 }).map((value) => (value / 100).toFixed(2));
  const percent = fc.integer({ min: 0, max: 10_000 }).map((value) => (value / 100).toFixed(2));
  const limitOf = (greatestFall: string, greatestRise: string) => figure1({ greatestFall, greatestRise });
  const amountOf = (base: string, target: string, limit = figure1()) => Number(told(base, target, limit).amount);

  it('is monotone: a greater target never gives less', { timeout: timeFor(runsOf(60)) }, () => {
    fc.assert(
      fc.property(pence, pence, pence, percent, percent, (base, one, other, fall, rise) => {
        const [low, high] = Number(one) <= Number(other) ? [one, other] : [other, one];
        const limit = limitOf(fall, rise);
        expect(amountOf(base, low, limit)).toBeLessThanOrEqual(amountOf(base, high, limit));
      }),
      { numRuns: runsOf(60), seed: 15_113 },
    );
  });

  it('is idempotent: limiting a limited amount changes nothing', { timeout: timeFor(runsOf(60)) }, () => {
    fc.assert(
      fc.property(pence, pence, percent, percent, (base, target, fall, rise) => {
        const limit = limitOf(fall, rise);
        const once = told(base, target, limit).amount ?? '';
        expect(told(base, once, limit).amount).toBe(once);
      }),
      { numRuns: runsOf(60), seed: 15_114 },
    );
  });

  it('keeps what it promises to the penny, against exact whole numbers', { timeout: timeFor(runsOf(60)) }, () => {
    fc.assert(
      fc.property(pence, pence, percent, percent, (base, target, fall, rise) => {
        const exact = (text: string) => BigInt(text.replace('.', ''));
        const amount = exact(told(base, target, limitOf(fall, rise)).amount ?? '');
        // percentages have two decimals, so that 10,000 is all of it
        if (exact(target) <= exact(base)) expect(amount * 10_000n >= exact(base) * (10_000n - exact(fall))).toBe(true);
        else expect(amount * 10_000n <= exact(base) * (10_000n + exact(rise))).toBe(true);
      }),
      { numRuns: runsOf(60), seed: 15_115 },
    );
  });

  it('does not care about the order of the cases', { timeout: timeFor(runsOf(30)) }, () => {
    const row = fc.record({ base: pence, target: pence });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
        const cases = rows.map(({ base, target }, index) => ({ ...caseOf(base, target), caseId: `c${index}` }));
        const forwards = moderateAll(cases, policyOf(figure1()));
        const backwards = moderateAll(reversed(cases), policyOf(figure1()));
        expect(reversed(backwards.cases)).toEqual(forwards.cases);
        expect(backwards.rules.map(({ cost }) => cost)).toEqual(forwards.rules.map(({ cost }) => cost));
      }),
      { numRuns: runsOf(30), seed: 15_116 },
    );
  });
});

describe('a limit in a policy is refused', () => {
  const refused = (rest: object) => problemsOf(() => moderate(caseOf('1', '1'), policyOf(figure1(rest as never))));
  test.each([
    [{ greatestFall: '-24.5' }, ['out-of-range policy.rules.0.greatestFall']],
    [{ greatestFall: null, greatestRise: null }, ['inconsistent policy.rules.0.greatestFall']],
    [{ mode: 'as-printed' }, ['choice-needed policy.rules.0.significantlyMoreThan']],
    [{ significantlyMoreThan: '5' }, ['inconsistent policy.rules.0.significantlyMoreThan']],
    [{ frequency: 'yearly-on-previous' }, ['choice-needed policy.rules.0.year']],
    [{ frequency: 'yearly-on-original', year: 1, endYear: 3 }, ['choice-needed policy.rules.0.atEnd']],
    [{ year: 2 }, ['inconsistent policy.rules.0.year']],
    [{ uplift: { from: '2011-12', to: '2012-13', rates: [] } }, ['missing policy.rules.0.uplift.rates']],
  ])('%j', (rest, expected) => expect(refused(rest)).toEqual(expected));

  test.each(['greatestFall', 'greatestRise', 'frequency', 'uplift'])(
    'when it leaves out %s, which has no default',
    (key) => {
      const { [key as 'uplift']: _, ...rest } = rule('limit-change', {
        greatestFall: '1',
        greatestRise: '1',
        frequency: 'once',
        uplift: 'none',
      }) as { uplift: unknown };
      const [first] = problemsOf(() => moderate(caseOf('1', '1'), policyOf(rest as never)));
      expect(first).toMatch(new RegExp(`policy.rules.0.${key}$`));
      expect(first).toMatch(/^choice-needed/);
    },
  );
});
