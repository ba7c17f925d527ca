import { describe, expect, test } from 'vitest';
import { costPackage } from '../../src/costing/cost-package.js';
import type { LineInput } from '../../src/costing/line/line.js';
import { addOnCosts } from '../../src/costing/on-costs.js';
import { shareLine } from '../../src/costing/payer-shares.js';
import { isRasError, type RasError } from '../../src/errors.js';

function errorOf(act: () => unknown): RasError {
  try {
    act();
  } catch (error) {
    if (isRasError(error)) return error;
    throw error;
  }
  return expect.fail('nothing was refused');
}

const weeks = { number: 50 };
const wage: LineInput = { id: 'pa', role: 'personal-assistant', amount: '123.45', per: 'week', weeks };
const linesOf = (lines: readonly LineInput[]) =>
  costPackage({ caseId: 'a', kind: 'package', lines: [...lines] }).lines.map(({ id, cost }) => [id, cost]);

describe('on-costs of wages', () => {
  const cost = (lines: readonly LineInput[], percent: string) =>
    linesOf(addOnCosts({ caseId: 'a', kind: 'plan', lines: [...lines] }, { percent }).lines);

  test('are a percentage of each wage, after all other lines', () => {
    // 123.45 · 50 = 6,172.50; 13.8 % of it is 851.805, half a penny up 851.81; the club has no wages.
    const club: LineInput = { id: 'club', amount: '10', per: 'week', weeks };
    const carer: LineInput = { id: 'carer', role: 'wage', amount: '1000', per: 'year' };
    expect(cost([wage, club, carer], '13.8')).toEqual([
      ['pa', '6172.50'],
      ['club', '500.00'],
      ['carer', '1000.00'],
      ['pa (on-costs)', '851.81'],
      ['carer (on-costs)', '138.00'],
    ]);
  });

  test('go with the part of a wage that counts', () => {
    // A quarter of 6,172.50 is 1,543.125, up 1,543.13; 20 % of the exact quarter is 308.625, up 308.63.
    expect(cost([{ ...wage, percent: 25 }], '20')).toEqual([
      ['pa', '1543.13'],
      ['pa (on-costs)', '308.63'],
    ]);
  });

  test('are not added where the wage holds them, and are nothing at 0 per cent', () => {
    expect(cost([{ ...wage, includesOnCosts: true }], '20')).toEqual([['pa', '6172.50']]);
    expect(cost([wage], '0')).toEqual([
      ['pa', '6172.50'],
      ['pa (on-costs)', '0.00'],
    ]);
  });

  test('tell what is wrong with both arguments at once', () => {
    const lines: LineInput[] = [{ ...wage, amount: 'x' }];
    const error = errorOf(() => addOnCosts({ caseId: 'a', kind: 'plan', lines }, { percent: 101 }));
    expect(error.problems.map(({ path }) => path.join('.'))).toEqual(['package.lines.0.amount', 'onCosts.percent']);
  });
});

describe('a line that several pay for', () => {
  const shares = [
    { payer: 'budget', percent: '33.3' },
    { payer: 'health', percent: '33.3' },
    { payer: 'education', percent: '33.4' },
  ];

  test('is a line for each, rounded by itself', () => {
    // 33.3 % of 100.05 is 33.31665, up 33.32; 33.4 % is 33.4167, 33.42; together a penny above the whole.
    expect(linesOf(shareLine({ id: 'nurse', amount: '100.05', per: 'year' }, shares))).toEqual([
      ['nurse', '33.32'],
      ['nurse (health)', '33.32'],
      ['nurse (education)', '33.42'],
    ]);
  });

  test.each([
    ['99 %', [shares[0], { payer: 'health', percent: '65.7' }], /add up to 99 %; expected 100/],
    ['101 %', [shares[0], { payer: 'health', percent: '67.7' }], /add up to 101 %; expected 100/],
    ['a payer twice', [shares[0], shares[0], shares[2]], /"budget" stands twice/],
    ['one payer', [{ payer: 'health', percent: 100 }], /two payers or more/],
  ])('is refused with %s', (_, bad, message) => {
    expect(() => shareLine(wage, bad as typeof shares)).toThrow(message);
  });

  test('is refused where it says itself who pays, or which part counts', () => {
    for (const own of [{ payer: 'health' }, { percent: 50 }]) {
      expect(() => shareLine({ ...wage, ...own }, shares)).toThrow(/the line says itself who pays/);
    }
  });
});
