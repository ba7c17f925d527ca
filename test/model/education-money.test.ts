import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { EDUCATION_MONEY, EDUCATION_RULES, type EducationMoneyModel } from '../../src/model/education-money/model.js';
import { runsOf, timeFor } from '../support/runs.js';

const shared = { schemaVersion: 1, kind: 'education-money', period: 'year' } as const;
const never: EducationMoneyModel = { ...shared, rule: 'school-money-never' };
const agreed: EducationMoneyModel = { ...shared, rule: 'school-money-by-agreement', topUpInSchool: 'never' };
type Type = (typeof EDUCATION_MONEY)[number];

const counts = (model: EducationMoneyModel, type: Type, headAgrees?: boolean): boolean | undefined => {
  const source = { id: 's', type, amount: '100', ...(headAgrees === undefined ? {} : { headAgrees }) };
  const { parts, indicative } = allocate(model, { caseId: 'c', requested: true, sources: [source] });
  expect(indicative).toBe(parts?.[0]?.counts ? '100.00' : '0.00');
  return parts?.[0]?.counts;
};

describe('education money', () => {
  it('never holds money that is based in schools (RR145 1.10)', () => {
    for (const headAgrees of [true, false]) {
      expect(EDUCATION_MONEY.map((type) => [type, counts(never, type, headAgrees)])).toEqual([
        ['pupil-funding', false],
        ['school-managed', false],
        ['top-up-in-school', false],
        ['individual-top-up', true],
        ['centrally-commissioned', false],
      ]);
    }
  });

  it("holds a school's money only with the head's agreement, and pupil funding never (IPB pp.11-13)", () => {
    expect(counts(agreed, 'pupil-funding', true)).toBe(false);
    expect(counts(agreed, 'school-managed', true)).toBe(true);
    expect(counts(agreed, 'school-managed', false)).toBe(false);
    expect(counts(agreed, 'individual-top-up')).toBe(true);
    expect(counts(agreed, 'centrally-commissioned', true)).toBe(false);
    expect(() => counts(agreed, 'school-managed')).toThrow('case.sources[0].headAgrees: is missing');
  });

  it('asks whether top-up in a school budget can be released, which the report leaves open', () => {
    expect(counts(agreed, 'top-up-in-school', true)).toBe(false);
    expect(counts({ ...agreed, topUpInSchool: 'by-agreement' }, 'top-up-in-school', true)).toBe(true);
    expect(counts({ ...agreed, topUpInSchool: 'by-agreement' }, 'top-up-in-school', false)).toBe(false);
    const open: EducationMoneyModel = { ...shared, rule: 'school-money-by-agreement' };
    expect(() => counts(open, 'top-up-in-school', true)).toThrow('model.topUpInSchool');
  });

  it('has no rule of its own', () => {
    expect(() => counts(shared as unknown as EducationMoneyModel, 'pupil-funding')).toThrow('two rules, so choose one');
  });

  it('gives an amount that does not depend on whether a personal budget is asked for (IPB pp.10-11)', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    const source = fc.record({
      type: fc.constantFrom(...EDUCATION_MONEY),
      amount: fc.integer({ min: 0, max: 1e7 }).map((pence) => pence / 100),
      headAgrees: fc.boolean(),
    });
    const rules = fc.constantFrom(...EDUCATION_RULES);
    const topUps = fc.constantFrom('by-agreement' as const, 'never' as const);
    fc.assert(
      fc.property(fc.array(source, { maxLength: 8 }), rules, topUps, (list, rule, topUpInSchool) => {
        const sources = list.map((one, index) => ({ id: String(index), ...one }));
        const of = (requested: boolean) =>
          allocate({ ...shared, rule, topUpInSchool }, { caseId: 'c', sources, requested });
        const { warnings: _, ...asked } = of(true);
        const { warnings, ...unasked } = of(false);
        expect(unasked).toEqual(asked);
        // A budget of nothing is warned of besides.
        expect(warnings.map(({ code }) => code).filter((code) => code !== 'zero-budget')).toEqual(['not-requested']);
      }),
      { numRuns: runsOf(100), seed: 15_151 },
    );
  });

  it('never releases pupil funding, whatever is agreed', { timeout: timeFor(runsOf(100)) }, () => {
    fc.assert(
      fc.property(fc.constantFrom(...EDUCATION_RULES), fc.boolean(), (rule, headAgrees) => {
        expect(counts({ ...shared, rule }, 'pupil-funding', headAgrees)).toBe(false);
      }),
      { numRuns: runsOf(100), seed: 15_152 },
    );
  });
});
