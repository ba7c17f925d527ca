import { describe, expect, test } from 'vitest';
import type { Allocation } from '../../src/model/shared/budget/allocation.js';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

// 30,000 / 150 × 35 = 7,000 a year; the same a week.
const MODEL = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'total',
  prices: [{ money: '30000', points: '150' }],
  rounding: {},
};
put(folder, 'model.json', JSON.stringify(MODEL));
put(folder, 'weekly.json', JSON.stringify({ ...MODEL, period: 'week' }));
put(folder, 'cases.csv', 'case_id,points\nF1,35\n');

async function allocated(model: string): Promise<Allocation[]> {
  const { out } = await run('allocate', model, 'cases.csv', '--steps', '--format', 'json');
  return (JSON.parse(out) as { result: { cases: Allocation[] } }).result.cases;
}

const heldBack = (cases: readonly object[]) => {
  put(folder, 'budgets.json', JSON.stringify({ result: { cases } }));
  return run('hold-back', 'budgets.json', '--basis', 'pot', '--pot', '9000', '--contingency', '10', '--format', 'csv');
};

describe('hold-back of what allocate gave', () => {
  test('takes it as it was given', async () => {
    const { code, out } = await heldBack(await allocated('model.json'));
    expect([code, out]).toEqual([0, expect.stringContaining('7000')]);
  });

  test.each<[string, object]>([
    ['no steps and another amount', { steps: [], indicative: '1.00' }],
    ['another period', { period: 'week' }],
    ['a family that is not eligible', { status: 'not-eligible' }],
    ['no amount', { indicative: null }],
    ['no status', { status: undefined }],
  ])('refuses %s, as check-record does', async (_, other) => {
    const [one] = await allocated('model.json');
    const { code, out } = await heldBack([{ ...one, ...other }]);
    expect([code, out]).toEqual([2, '']);
    const checked = await run('check-record', 'budgets.json');
    expect(checked.code).toBe(2);
  });

  test('refuses pounds a week beside pounds a year, with the place', async () => {
    const [[yearly], [weekly]] = [await allocated('model.json'), await allocated('weekly.json')];
    const { code, err } = await heldBack([{ ...yearly }, { ...weekly, caseId: 'F2' }]);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/^budgets\.json:1:\d+: is "week", that of those before it "year"/),
    ]);
  });
});
