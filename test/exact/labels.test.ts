import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareStages } from '../../src/change/compare/compare.js';
import type { CohortCase } from '../../src/cohort/case.js';
import { groupGaps } from '../../src/equity/gaps/group-gaps.js';
import { compareLabels } from '../../src/exact/labels.js';
import { modelFit } from '../../src/sensitivity/fit/fit.js';
import { runsOf, timeFor } from '../support/runs.js';

/** Labels that tempt an order: numbers, numbers with letters, leading noughts, signs, spaces. */
const label = fc.oneof(
  fc.constantFrom('9', '10', '1a', '01', '1', '-1', '1.5', '1e3', '0x10', ' 1', 'a', 'B', 'é', '999999999999999999'),
  fc.string({ minLength: 1, maxLength: 4, unit: fc.constantFrom('0', '1', '9', 'a', '-', '.') }),
);

describe('the one order of labels', () => {
  test('is total: one way round, never both, and no circle', { timeout: timeFor(runsOf(2000)) }, () => {
    fc.assert(
      fc.property(label, label, label, (a, b, c) => {
        expect(Math.sign(compareLabels(a, b))).toBe(-Math.sign(compareLabels(b, a)) + 0);
        expect(compareLabels(a, b) === 0).toBe(a === b);
        if (compareLabels(a, b) < 0 && compareLabels(b, c) < 0) expect(compareLabels(a, c)).toBeLessThan(0);
      }),
      { numRuns: runsOf(2000), seed: 15_131 },
    );
  });

  test('whole numbers come first and by their size', () => {
    expect(['b', '10', '1a', '9', 'a'].sort(compareLabels)).toEqual(['9', '10', '1a', 'a', 'b']);
  });
});

describe('groups come in one order, whatever the order of the file', () => {
  const families = ['9', '10', '1a', '9', '10', '1a'].map(
    (group, index): CohortCase => ({
      ...{ caseId: `F${index}`, group, points: 10 + index },
      ...{ traditional: 1000 + 100 * index, indicative: 900 + 150 * index },
    }),
  );
  const everyOrder = (left: readonly CohortCase[]): CohortCase[][] =>
    left.length === 0
      ? [[]]
      : left.flatMap((one) => everyOrder(left.filter((other) => other !== one)).map((rest) => [one, ...rest]));
  const orders = everyOrder(families.slice(0, 4)).map((some) => [...some, ...families.slice(4)]);

  test.each([
    [
      'modelFit',
      (cases: CohortCase[]) =>
        modelFit(cases, { by: ['group'] })
          .parts.find(({ by }) => by === 'group')
          ?.parts.map(({ name }) => name),
    ],
    [
      'compareStages',
      (cases: CohortCase[]) =>
        compareStages(cases, { from: 'traditional', to: 'indicative', by: 'group' }).groups.map(({ group }) => group),
    ],
    [
      'groupGaps',
      (cases: CohortCase[]) =>
        groupGaps(cases, {
          stages: ['indicative'],
          by: ['group'],
          bands: 'each',
        }).stages[0]?.characteristics[0]?.groups.map(({ group }) => group),
    ],
  ])('%s', (_, groupsOf) => {
    for (const cases of orders) expect(groupsOf(cases)).toEqual(['9', '10', '1a']);
  });
});
