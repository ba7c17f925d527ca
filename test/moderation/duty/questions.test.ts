import { describe, expect, test } from 'vitest';
import type { DutyInput } from '../../../src/moderation/duty/needs.js';
import { checkSufficiency } from '../../../src/moderation/duty/sufficiency.js';
import { runCouncil } from '../../../src/run/run-council.js';
import { councilOf } from '../../run/support.js';
import { needOf } from '../support.js';

const said = (amount: string, duty: DutyInput): string => {
  const { answer, open } = checkSufficiency({ amount, period: 'year', ...duty });
  return [answer, ...open.map(({ code }) => code)].join(' ');
};
const [night] = needOf('7280').needs;
if (night === undefined) throw new Error('no need');
const [line] = night.lines ?? [];
if (line === undefined) throw new Error('no line');

describe('what is asked before an amount is enough', () => {
  test('what a need costs whose only line is £0', () => {
    expect(said('0', needOf('0'))).toBe('cannot-be-said-yet costed-at-nothing');
  });

  test('who pays for what is bought once; it is no cost a year', () => {
    const once = { service: 'hoist', amount: '1500', oneOff: true };
    const duty = { ...needOf('7280'), needs: [{ ...night, lines: [line, once] }] };
    // 7,280 a year; the hoist's 1,500 are no shortfall a year
    expect(said('7280', duty)).toBe('cannot-be-said-yet one-off-cost');
    expect(checkSufficiency({ amount: '7000', period: 'year', ...duty }).shortfall).toBe('280.00');
    const paid = { ...duty, needs: [{ ...night, lines: [line, { ...once, paidBy: 'the equipment fund' }] }] };
    expect(said('7280', paid)).toBe('sufficient');
    const paidBy = (payer: string): DutyInput => ({
      ...needOf('7280'),
      needs: [{ ...night, lines: [line, { ...once, paidBy: payer }] }],
    });
    for (const payer of ['the parents', 'her own savings', 'Mr Jones', 'Wheels Ltd']) {
      expect(said('7280', paidBy(payer))).toBe('cannot-be-said-yet own-contribution');
    }
    // 7,280 a year are all held against the line; nothing of them is left for 1,500 once
    for (const payer of ['the budget', 'personal budget', 'the school’s budget']) {
      expect(said('7280', paidBy(payer))).toBe('cannot-be-said-yet one-off-cost');
    }
    const shared = { id: 'l', serves: [night.id], ...once, paidBy: 'the parents', costSetOn: '2026-04-12' };
    expect(said('7280', { ...needOf('7280'), costLines: [shared] })).toBe('cannot-be-said-yet own-contribution');
    const recurring = { ...duty, needs: [{ ...night, lines: [{ ...line, paidBy: 'the equipment fund' }] }] };
    expect(() => said('7280', recurring)).toThrow('is for what is bought once');
  });

  test('who pays for a plan that what is secured for another need cannot pay for', () => {
    const need = (id: string, amount: string) => ({
      ...night,
      id,
      need: `need ${id}`,
      lines: [{ service: 'care', amount }],
    });
    const plan = (amount: string, serves: string[], secured = '5000') => ({
      ...needOf('0'),
      needs: [need('n1', '2000'), need('n2', '500')],
      contributions: [{ from: 'NHS', amount: secured, secured: true, need: 'n2' }],
      planLines: [{ id: 'p', serves, amount }],
    });
    // The NHS pays at most the 500 of n2, and nothing of a line for n1 alone: 4,500 and 2,500 > 2,000
    expect(said('2000', plan('4500', ['n1']))).toBe('cannot-be-said-yet plan-over-amount');
    expect(said('2000', plan('2500', ['n1']))).toBe('cannot-be-said-yet plan-over-amount');
    expect(said('2000', plan('2000', ['n1']))).toBe('sufficient');
    // 2,500 = 2,000 + 500; 2,501 is a pound more
    expect(said('2000', plan('2500', ['n1', 'n2']))).toBe('sufficient');
    expect(said('2000', plan('2501', ['n1', 'n2']))).toBe('cannot-be-said-yet plan-over-amount');
  });

  test('whether two needs that look alike, and a line that stands twice, are one', () => {
    const twice = (second: object) => ({ ...needOf('7280'), needs: [night, { ...night, ...second }] }) as DutyInput;
    expect(said('14560', twice({ id: night.id.toUpperCase(), need: 'other' }))).toBe('cannot-be-said-yet needs-alike');
    expect(said('14560', twice({ id: 'n2' }))).toBe('cannot-be-said-yet needs-alike');
    expect(said('14560', twice({ id: 'n2', need: 'another need' }))).toBe('sufficient');
    const lines = [line, { ...line }];
    expect(said('14560', { ...needOf('7280'), needs: [{ ...night, lines }] })).toBe('cannot-be-said-yet line-repeated');
  });

  test('whether two secured contributions that say the same are one', () => {
    const given = (...contributions: NonNullable<DutyInput['contributions']>): string =>
      said('5280', { ...needOf('7280'), contributions });
    const nhs = { from: 'NHS', amount: '1000', secured: true };
    // 5,280 + 2 x 1,000 = 7,280; with one of them 1,000 are lacking
    expect(given(nhs, { ...nhs, from: ' nhs' })).toBe('cannot-be-said-yet contribution-repeated');
    expect(given(nhs, { ...nhs, from: 'NHS continuing care' })).toBe('sufficient');
    expect(given({ ...nhs, amount: '900' }, { ...nhs, amount: '1100' })).toBe('sufficient');
    expect(given({ ...nhs, need: night.id }, nhs)).toBe('sufficient');
    // Of what is not secured nothing counts.
    expect(given({ ...nhs, amount: '2000' }, { ...nhs, secured: false }, { ...nhs, secured: false })).toBe(
      'sufficient',
    );
  });

  test('whether lines with ids of their own that say the same are one', () => {
    const shared = (id: string, more: object = {}) => ({
      ...{ id, serves: [night.id], service: 'Care', amount: '4000', costSetOn: '2026-04-01' },
      ...more,
    });
    const lines = (...costLines: NonNullable<DutyInput['costLines']>): string =>
      said('8000', { ...needOf('7280'), needs: [{ ...night, lines: [] }], costLines });
    // 4,000 + 4,000 = 8,000 if they are two costs, 4,000 if a row stands twice.
    expect(lines(shared('l1'), shared('l2'))).toBe('cannot-be-said-yet line-repeated');
    expect(lines(shared('l1'), shared('l2', { service: ' care', costSetOn: '2026-04-02' }))).toBe(
      'cannot-be-said-yet line-repeated',
    );
    expect(lines(shared('l1'), shared('l2', { timing: 'at weekends' }))).toBe('sufficient');
    expect(lines(shared('l1'), shared('l2', { amount: '3999' }))).toBe('sufficient');
    const own = { service: 'Care', amount: '4000' };
    const both = { ...needOf('7280'), needs: [{ ...night, lines: [own] }], costLines: [shared('l1')] };
    expect(said('8000', both)).toBe('cannot-be-said-yet line-repeated');
  });

  const gives = (from: string, more: object = {}): string =>
    said('6280', { ...needOf('7280'), contributions: [{ from, amount: '1000', secured: true, ...more }] });

  test.each([
    'the parents',
    'parental contribution',
    'her grandparents',
    'grandmother',
    'stepmother',
    "the child's family",
    'family contribution',
    'family savings',
    'foster carers',
    'young person',
    'mummy',
    'aunt',
    "Ella's DLA",
    'disability living allowance',
    'the family of A',
    'parent/carer',
    'client contribution',
    'assessed charge',
    'self',
    'husband',
    'Mr and Mrs Smith',
    'the child trust fund',
    'Child Trust Fund',
    'his trust fund',
    'the trust fund',
    'her savings',
    'her own trust',
    'their special fund',
    'personal injury trust',
    'Disabled Persons Trust',
    'Junior ISA',
    'NHS compensation',
    'Mrs Church',
    'Mrs Trust',
    'Ms Hospital',
    'MR COUNCIL',
    'Charity shop wages',
    'school pension',
    "Sam's trust",
    'Sam’s fund',
    'The Sam Smith Trust',
    'trust for Sam',
    'fund held for Sam',
    'NHS money held for Sam',
    'Court of Protection fund',
    'medical negligence fund',
    'NHS injury payout',
    'solicitors trust account',
    'college fund',
    'university fund',
    'DWP',
    'Department for Work and Pensions',
  ])('whether the family itself gives, of %s', (from) => {
    expect(gives(from)).toBe('cannot-be-said-yet own-contribution');
    expect(gives(from, { own: false })).toBe('sufficient');
  });

  test.each([
    'the school',
    'a charity',
    'Carers Trust',
    'the Family Fund',
    'NHS',
    'health',
    'Anytown Council',
    'MS Society',
    'the charitable trust',
    'Anytown NHS Foundation Trust',
    'her school',
    'the academy trust',
    'St Mary’s NHS Trust',
    'Anytown Housing Trust',
    'National Lottery Community Fund',
    'the Better Care Fund',
    'the council’s hardship fund',
    'Church Fund',
  ])('but not of %s', (from) => expect(gives(from)).toBe('sufficient'));

  test('why a re-costing is dated before the cost or before the figure', () => {
    const duty = (on: string) => {
      const recosted = { by: 'the review', on, evidence: 'quotes', independentOfFigure: true };
      return {
        ...needOf('7280'),
        figureHeardOn: '2026-05-01',
        needs: [{ ...night, costSetOn: '2026-05-10', recosted }],
      };
    };
    expect(said('7280', duty('2026-05-05'))).toBe('cannot-be-said-yet cost-after-figure');
    expect(said('7280', duty('2026-04-05'))).toBe('cannot-be-said-yet cost-after-figure');
    expect(said('7280', duty('2026-06-05'))).toBe('sufficient');
  });
});

test('a cost that was set after the amount was agreed is never enough, and is counted', () => {
  const duty = { needs: [{ ...night, costSetOn: '2026-04-01' }] };
  const enough = (agreedOn: string) => {
    const cases = [{ caseId: 'A', points: 10, traditional: '7280', final: '7280', agreedOn }];
    return runCouncil(councilOf({ cohort: { cases, needs: [{ caseId: 'A', duty }] } }), { recalibrate: true }).enough;
  };
  expect(enough('2026-03-01')).toMatchObject({ answer: 'not-known', cannotBeSaid: 1, costAfterFigure: 1 });
  expect(enough('2026-05-01')).toMatchObject({ answer: 'yes', costAfterFigure: 0 });
});
