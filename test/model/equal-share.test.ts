import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import type { EqualShareModel } from '../../src/model/equal-share/model.js';
import { equalShareReport } from '../../src/model/equal-share/report.js';
import { parseAmount } from '../../src/money/amount.js';
import { runsOf, timeFor } from '../support/runs.js';

const shared = { schemaVersion: 1, kind: 'equal-share', period: 'year' } as const;
// The report prints places and no pounds; these pounds are ours.
const model: EqualShareModel = {
  ...shared,
  pot: '100000',
  topSlices: [{ id: 'staff', amount: '40000' }],
  places: 40,
};

describe('an equal share of a fixed pot', () => {
  it('divides what is left after staffing by the potential places, not by those taken', () => {
    // (100,000 - 40,000) / 40 = 1,500
    expect(allocate(model, { caseId: 'a' }).indicative).toBe('1500.00');
  });

  it('leaves 5.0 per cent of the individual part when 38 of 40 places are taken (RR232 4.9-4.10)', () => {
    const report = equalShareReport(model, { taken: 38 });
    expect(report).toMatchObject({
      individualPart: '60000.00',
      committed: '57000.00',
      left: '3000.00',
      residual: '0.00',
    });
    expect(report.leftPercent).toBe('5.0');
  });

  it('rounds the part that is left half up: 9,576 of 10,000 places are 95.8 per cent, not 95.7', () => {
    expect(equalShareReport({ ...model, places: 10_000 }, { taken: 424 }).leftPercent).toBe('95.8');
    expect(equalShareReport({ ...model, places: 10_000 }, { taken: 425 }).leftPercent).toBe('95.8');
  });

  it('warns that it ignores need', () => {
    expect(allocate(model, { caseId: 'a' }).warnings.map(({ code }) => code)).toEqual(['ignores-need']);
    expect(equalShareReport(model, { taken: 0 }).warnings.map(({ code }) => code)).toEqual(['ignores-need']);
  });

  it('rounds down, so that all places together never cost more than the pot', () => {
    // 100 / 3 = 33.33 and 1 penny is left over; half up of 200 / 3 would be 66.67 and take a penny too many
    const third = (pot: string): EqualShareModel => ({ ...shared, pot, places: 3 });
    expect(equalShareReport(third('100'), { taken: 3 })).toMatchObject({ share: '33.33', residual: '0.01' });
    expect(equalShareReport(third('200'), { taken: 3 })).toMatchObject({ share: '66.66', residual: '0.02' });
    const up = equalShareReport({ ...third('200'), rounding: { mode: 'half-up' } }, { taken: 3 });
    expect(up).toMatchObject({ share: '66.67', residual: '-0.01' });
    expect(up.warnings.map(({ code }) => code)).toContain('rounding-overdraws');
  });

  it('accounts for every penny: top slices, committed, left and residual make the pot', {
    timeout: timeFor(runsOf(100)),
  }, () => {
    const pounds = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(pounds, pounds, fc.integer({ min: 1, max: 500 }), fc.nat(500), (one, two, places, some) => {
        const [slice, pot] = [Math.min(one, two) / 100, Math.max(one, two) / 100];
        const taken = Math.min(some, places);
        const own: EqualShareModel = { ...shared, pot, topSlices: [{ id: 's', amount: slice }], places };
        const { topSlices, committed, left, residual, share } = equalShareReport(own, { taken });
        const sum = [topSlices, committed, left, residual].map((part) => parseAmount(part));
        expect(sum.reduce((total, part) => total + part, 0n)).toBe(parseAmount(pot));
        expect(allocate(own, { caseId: 'any' }).indicative).toBe(share);
      }),
      { numRuns: runsOf(100), seed: 15_153 },
    );
  });

  it('is the same for every child', () => {
    const ids = ['a', 'b', '__proto__'];
    expect(new Set(ids.map((caseId) => allocate(model, { caseId }).indicative)).size).toBe(1);
  });

  it('has no number of places of its own', () => {
    const { places: _, ...without } = model;
    expect(() => allocate(without as EqualShareModel, { caseId: 'a' })).toThrow('by how many potential places');
  });

  it('refuses top slices beyond the pot, and more places taken than there are', () => {
    const topSlices = [{ id: 'staff', amount: '100000.01' }];
    expect(() => allocate({ ...model, topSlices }, { caseId: 'a' })).toThrow('0.01 more than the pot');
    expect(() => equalShareReport(model, { taken: 41 })).toThrow('41 places are taken, but there are 40');
  });
});
