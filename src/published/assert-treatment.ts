import * as z from 'zod';
import { problemList } from '../errors.js';
import { compareRatios, formatRatio } from '../exact/ratio.js';
import { idSchema } from '../identifier.js';
import { pointsSchema } from '../model/allocation.js';
import { amountSchema, formatAmount, formatPounds, type Pence } from '../money/amount.js';
import { parseRows } from '../parse.js';

const treatedSchema = z.strictObject({ caseId: idSchema, points: pointsSchema, amount: amountSchema });

/** A family with its assessed points and the amount that it was given, in pounds of one period. */
export type TreatedCase = z.input<typeof treatedSchema>;

type Treated = z.output<typeof treatedSchema>;

/**
 * Asserts that families with equal points have equal amounts. For any test runner.
 *
 * @throws RasError `inconsistent` with one problem for every family that differs from the first one with its points,
 * naming both families and both amounts; `invalid` when a case is not one
 * @source RR145 5.21: every site set out to build an equitable and transparent model
 * @choice equal-treatment: equal means to the penny; a tolerance would hide that somebody was treated otherwise
 * @example
 * ```ts
 * import { assertEqualTreatment } from 'openras/published';
 * const ann = { caseId: 'Ann', points: 12, amount: '5400.00' };
 * assertEqualTreatment([ann, { caseId: 'Bea', points: 12, amount: '5400.00' }]); // => undefined
 * assertEqualTreatment([ann, { caseId: 'Bea', points: 12, amount: '5300.00' }]); // throws 'inconsistent'
 * ```
 */
export function assertEqualTreatment(cases: readonly TreatedCase[]): void {
  const problems = problemList();
  const firsts = new Map<string, Treated>();
  parseRows(treatedSchema, cases, ['cases']).forEach((treated, index) => {
    const points = formatRatio(treated.points);
    const first = firsts.get(points) ?? treated;
    firsts.set(points, first);
    if (first.amount === treated.amount) return;
    const told = `${treated.caseId} has ${points} points like ${first.caseId}, but ${inPounds(treated.amount)}`;
    const message = `${told} instead of ${inPounds(first.amount)}; equal points are an equal budget (RR145 5.21)`;
    problems.add('inconsistent', ['cases', index, 'amount'], message, { caseId: treated.caseId, like: first.caseId });
  });
  problems.throwIfAny();
}

/**
 * Asserts that no family with more points has a smaller amount. For any test runner.
 *
 * @throws RasError `inconsistent` with one problem for every family that has less than a family with fewer points,
 * naming both families and both amounts; `invalid` when a case is not one
 * @source RR145 5.8 and 5.13: a budget is points times a price, or the package at the rank of the points
 * @example
 * ```ts
 * import { assertMoreNeedNotLess } from 'openras/published';
 * const ann = { caseId: 'Ann', points: 12, amount: '5400.00' };
 * assertMoreNeedNotLess([ann, { caseId: 'Bea', points: 13, amount: '5400.00' }]); // => undefined
 * assertMoreNeedNotLess([ann, { caseId: 'Bea', points: 13, amount: '5399.99' }]); // throws 'inconsistent'
 * ```
 */
export function assertMoreNeedNotLess(cases: readonly TreatedCase[]): void {
  const problems = problemList();
  const rows = parseRows(treatedSchema, cases, ['cases']).map((treated, index) => ({ ...treated, index }));
  rows.sort((a, b) => compareRatios(a.points, b.points) || a.index - b.index);
  // The most that a family with fewer points has, and the most among those with the points of this row.
  let below: Treated | undefined;
  let here: Treated | undefined;
  for (const row of rows) {
    if (here !== undefined && compareRatios(here.points, row.points) < 0) {
      below = richer(below, here);
      here = undefined;
    }
    here = richer(here, row);
    if (below === undefined || row.amount >= below.amount) continue;
    const told = `${row.caseId} has ${formatRatio(row.points)} points and ${inPounds(row.amount)}`;
    const other = `${below.caseId} with only ${formatRatio(below.points)} has ${inPounds(below.amount)}`;
    const message = `${told}, while ${other}; more need is not a smaller budget (RR145 5.8, 5.13)`;
    problems.add('inconsistent', ['cases', row.index, 'amount'], message, { caseId: row.caseId, than: below.caseId });
  }
  problems.throwIfAny();
}

function richer(a: Treated | undefined, b: Treated): Treated {
  return a === undefined || b.amount > a.amount ? b : a;
}

function inPounds(pence: Pence): string {
  return formatPounds(formatAmount(pence));
}
