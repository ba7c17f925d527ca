import { describe, expect, test } from 'vitest';
import { priceForTotal } from '../../../src/change/what-if/price.js';
import { compareScenarios } from '../../../src/change/what-if/what-if.js';
import { STATED_200 } from '../../support/stated-price.js';

const model = STATED_200;
const cases = [
  { caseId: 'A', points: 50, traditional: 3000 },
  { caseId: 'B', points: 40, traditional: 12000 },
  { caseId: 'X', points: 61, traditional: 90000 },
  { caseId: 'Z', points: 0, traditional: 700, costOfNeed: 900 },
];
const ask = (more: object = {}, pot: { pot?: number; assumedIncome?: number } = { pot: 105_700 }) => {
  const answer = compareScenarios(cases, {
    schemaVersion: 1,
    ...pot,
    scenarios: [{ name: 'now', model, ...more }],
  });
  const [now] = answer.scenarios;
  if (now === undefined) throw new Error('expected a scenario');
  // That X is beyond the most points of the model is said as well.
  return { now, warnings: answer.warnings.filter(({ code }) => code !== 'beyond-maximum') };
};

describe('X is referred and Z has £0, with the advice to refer', () => {
  test('their packages are set aside of the pot and named', () => {
    const { now, warnings } = ask({}, { pot: 105_700, assumedIncome: 500 });
    // 105,700 - (90,000 + 700) = 15,000, which is A's and B's; less 10,000 + 8,000
    expect(now.balance).toEqual({ setAside: '90700.00', withoutIncome: '-3000.00', withIncome: '-2500.00' });
    expect(now.besideBalance).toEqual([
      { caseId: 'X', packageValue: '90000.00' },
      { caseId: 'Z', packageValue: '700.00' },
    ]);
    expect(warnings).toEqual([
      {
        code: 'package-beside',
        message:
          'by now, X, Z have no amount: their packages of £90,700.00 a year are set aside of the pot, and not left',
        details: { pounds: '90700.00', cases: 2 },
      },
    ]);
    expect([now.withBudget, now.withoutBudget]).toEqual([2, 2]);
    // A has more than its package and B less; Z is not said to lose its 700.
    expect([now.againstPackages.winners, now.againstPackages.losers]).toEqual([1, 1]);
  });

  test('without a pot nothing is set aside', () => {
    const { now, warnings } = ask({}, {});
    expect([now.balance, now.besideBalance, warnings]).toEqual([null, [], []]);
  });

  test('£0 is no amount for need, until the scenario makes more of it', () => {
    expect([ask().now.need.enough, ask().now.need.withoutAmount]).toEqual(['not-known', 1]);
    // At most 10 % less than 700 is 630, so that 270 of 900 are lacking.
    const { now } = ask({ limits: { fall: 10 } });
    expect([now.need.enough, now.need.shortfall, now.balance?.setAside]).toEqual(['no', '270.00', '90000.00']);
  });

  test('who is below a threshold has no amount, and the package is not left', () => {
    // B with 40 points is out: 105,700 - 90,000 - 700 - 12,000 = 3,000, less 10,000
    expect(ask({ threshold: 45 }).now.balance).toMatchObject({ setAside: '102700.00', withoutIncome: '-7000.00' });
  });

  test('the amounts of each family say the same: £0 is none, until the scenario makes more of it', () => {
    const scenarios = [
      { name: 'now', model },
      { name: 'at most a tenth less', model, limits: { fall: 10 } },
    ];
    const { cases: told } = compareScenarios(cases, { schemaVersion: 1, withCases: true, scenarios });
    // 90 % of 700
    expect(told.find(({ caseId }) => caseId === 'Z')?.budgets).toEqual([null, '630.00']);
    expect(told.find(({ caseId }) => caseId === 'X')?.budgets).toEqual([null, null]);
  });

  test('a price counts no family that it gives £0', () => {
    // 2,000 over 10 points; A with none has £0
    const few = [
      { caseId: 'A', points: 0 },
      { caseId: 'B', points: 10 },
    ];
    expect(priceForTotal(few, { total: 2000 })).toMatchObject({ price: '200', families: 1, points: '10' });
  });
});
