import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/allocation/kinds.js';
import type { Policy } from '../../src/moderation/policy/policy.js';
import { affordableWords } from '../../src/report/run/affordable.js';
import type { CouncilData, CouncilFamily } from '../../src/run/council/data.js';
import { oneOffsOfModel } from '../../src/run/one-offs.js';
import { runCouncil } from '../../src/run/run-council.js';
import { STATED_200 } from '../support/stated-price.js';

const F: CouncilFamily = { caseId: 'F', points: 50, traditional: '12000', oneOff: '3000' };
const calibrate = (oneOffs: 'include' | 'exclude') =>
  ({ kind: 'price-point', options: { fundingBasis: 'pot', oneOffs } }) as const;
const modelOf = (oneOffs: 'include' | 'exclude'): Model =>
  runCouncil({
    settings: { title: 't', calibrate: calibrate(oneOffs) },
    sample: { cases: [{ caseId: 'S', points: 50, traditional: '12000', oneOff: '3000' }] },
    cohort: { cases: [] },
  }).model;
const stated = STATED_200;
const protect: Policy = {
  schemaVersion: 1,
  period: 'year',
  rules: [{ rule: 'protect', at: 'communicated', actor: 'Panel', reason: 'as it was', base: 'whole' }],
};

const said = (data: Partial<CouncilData>, amount = 'packages'): string[] => {
  const council = { settings: { title: 't', pot: { amount } }, model: stated, cohort: { cases: [F] }, ...data };
  const { affordable, outcomes } = runCouncil(council as CouncilData);
  return affordableWords(affordable, outcomes.length).filter((sentence) => /one-offs of/i.test(sentence));
};

describe('the model says whether its amounts count what is bought once', () => {
  const money = 'One-offs of £3,000.00 in the packages are not in the money';

  test.each([
    ['include', `${money}; the amounts may count them.`],
    ['exclude', `${money}, and the amounts do not count them.`],
  ] as const)('%s', (oneOffs, sentence) => {
    const model = modelOf(oneOffs);
    expect(model).toMatchObject({ oneOffs });
    expect(said({ model })).toEqual([sentence]);
    // How the council would calibrate decides nothing where it does not.
    for (const other of ['include', 'exclude'] as const) {
      const settings = { title: 't', pot: { amount: 'packages' }, calibrate: calibrate(other) };
      expect(said({ model, settings, sample: { cases: [F] } })).toEqual([sentence]);
    }
  });

  test('and where it does not say, nobody knows', () => {
    expect(said({})).toEqual([`${money}; whether the amounts count them is not known.`]);
  });

  test('of models within a model one that counts them is enough', () => {
    const groups = (['exclude', 'include'] as const).map((oneOffs, index) => ({
      fromAge: index * 10,
      model: modelOf(oneOffs),
    }));
    const byAge = { schemaVersion: 1, kind: 'by-age', period: 'year', groups } as unknown as Model;
    expect(oneOffsOfModel(byAge)).toBe('may');
    const [first] = groups;
    expect(oneOffsOfModel({ ...byAge, groups: [first] } as unknown as Model)).toBe('no');
  });
});

describe('amounts on record', () => {
  const told = { ...F, communicated: '9000', communicatedOn: '2026-05-01' };

  test('are not known to count them, whatever the model says', () => {
    expect(said({ model: modelOf('exclude'), cohort: { cases: [told] } })).toEqual([
      'By the indicative budgets: One-offs of £3,000.00 in the packages are not in the money, and the amounts do not count them.',
      'By the communicated amounts: One-offs of £3,000.00 in the packages are not in the money; whether the amounts count them is not known.',
    ]);
  });

  test('of a family that was told one and has no indicative budget', () => {
    const x = { ...told, caseId: 'X', points: 61, traditional: '9500', oneOff: '1500' };
    const b: CouncilFamily = { caseId: 'B', points: 40, traditional: '8000' };
    expect(said({ cohort: { cases: [b, x] } })).toEqual([
      // 9,500 - 1,500
      '1 existing family has no such amount (referred to costing); packages of £8,000.00 a year, without one-offs of £1,500.00, stand beside this balance and are in neither side of it.',
      'By the communicated amounts: One-offs of £1,500.00 in the packages are not in the money; whether the amounts count them is not known.',
    ]);
  });
});

describe('a pot that the council states', () => {
  const begin = 'One-offs of £3,000.00 in the packages: whether the stated pot holds them is not known';

  test('may hold them or not, and amounts may count them by the price', () => {
    expect(said({ model: modelOf('include') }, '30000')).toEqual([`${begin}; the amounts may count them.`]);
    expect(said({}, '30000')).toEqual([`${begin}, nor whether the amounts count them.`]);
  });

  test('or by a rule that holds an amount against the whole package', () => {
    expect(said({ model: modelOf('exclude'), policy: protect }, '30000')).toEqual([
      `By the indicative budgets: ${begin}; the amounts do not count them.`,
      `By the communicated amounts: ${begin}; the amounts may count them.`,
    ]);
  });

  test('sets packages aside without them', () => {
    const x = { ...F, caseId: 'X', points: 61, traditional: '9500', oneOff: '1500' };
    expect(said({ cohort: { cases: [x] } }, '21500')).toEqual([
      '1 existing family has no such amount (referred to costing); packages of £8,000.00 a year, without one-offs of £1,500.00, are set aside of the pot for them.',
    ]);
  });
});
