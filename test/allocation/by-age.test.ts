import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { ageOn } from '../../src/allocation/by-age/age.js';
import type { ByAgeModel } from '../../src/allocation/by-age/model.js';
import { openModel } from '../../src/allocation/open-model.js';
import type { LevelPricesModel } from '../../src/model/level-prices/model.js';
import type { PricePointModel } from '../../src/model/price-point/model.js';
import { parseDay } from '../../src/money/calendar.js';
import { replay } from '../../src/record/step/replay.js';
import { problemsOf } from '../questionnaire/support.js';

const young: PricePointModel = {
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'stated',
  prices: [{ money: '100', points: '1' }],
  rounding: {},
};
const old: LevelPricesModel = {
  schemaVersion: 1,
  kind: 'level-prices',
  period: 'year',
  levels: [{ id: 'basic', amount: '750' }],
  outcomes: [{ id: 'work' }],
};
// No report publishes the age; 14 is ours.
const model: ByAgeModel = {
  schemaVersion: 1,
  kind: 'by-age',
  period: 'year',
  ageRule: 'assessed',
  groups: [
    { fromAge: 5, toAge: 13, model: young },
    { fromAge: 14, toAge: 17, model: old },
  ],
};
const points = { points: 12 };
const answers = { answers: [{ outcome: 'work', level: 'basic' }] };

describe('a model for each age group (RR145 5.6)', () => {
  it('prices a child by the model of its age on the day of the assessment; a birthday counts from that day', () => {
    const born = { caseId: 'c', bornOn: '2012-05-10' };
    expect(allocate(model, { ...born, assessedOn: '2026-05-09', case: points }).indicative).toBe('1200.00');
    expect(allocate(model, { ...born, assessedOn: '2026-05-10', case: answers }).indicative).toBe('750.00');
  });

  it('gives what the model of the group gives, with the choice of model as a first step', () => {
    const { indicative, steps } = allocate(young, { caseId: 'c', ...points });
    const routed = allocate({ ...model, ageRule: 'stated' }, { caseId: 'c', age: 13, case: points });
    expect(routed.indicative).toBe(indicative);
    expect(routed.steps.slice(1)).toEqual(steps);
    expect(routed.steps[0]?.rule).toContain('price-point');
    expect(replay(routed.steps)).toBe(indicative);
  });

  it('takes the day that the rule names', () => {
    const one = { caseId: 'c', bornOn: '2012-05-10', assessedOn: '2026-06-01', startsOn: '2026-05-01' };
    const kind = (own: ByAgeModel, inner: object) => allocate(own, { ...one, case: inner }).indicative;
    expect(kind({ ...model, ageRule: 'starts' }, points)).toBe('1200.00');
    expect(kind({ ...model, ageRule: 'fixed-day', ageDay: '2025-09-01' }, points)).toBe('1200.00');
    expect(kind({ ...model, ageRule: 'fixed-day', ageDay: '2026-09-01' }, answers)).toBe('750.00');
  });

  it('has no cut-off age and no rule for a birthday of its own', () => {
    const one = { caseId: 'c', case: points };
    const groups = [{ toAge: 13, model: young }] as unknown as ByAgeModel['groups'];
    expect(() => allocate({ ...model, groups }, one)).toThrow(
      'model.groups[0].fromAge: is missing; no report publishes',
    );
    const { ageRule: _, ...without } = model;
    expect(() => allocate(without as ByAgeModel, one)).toThrow('model.ageRule: is missing; on which day');
  });

  it('refuses ages in common, another period and a day that no rule asks for', () => {
    const one = { caseId: 'c', age: 6, case: points };
    const group = { fromAge: 13, toAge: null, model: young };
    expect(() => allocate({ ...model, groups: [...model.groups, group] }, one)).toThrow(
      'ages in common with groups[0]',
    );
    expect(() => allocate({ ...model, period: 'week' }, one)).toThrow("the router's are per week");
    expect(() => allocate({ ...model, ageDay: '2026-01-01' }, one)).toThrow('model.ageDay');
  });

  it('names an age that no group is for, and what the rule still needs', () => {
    const stated: ByAgeModel = { ...model, ageRule: 'stated' };
    expect(() => allocate(stated, { caseId: 'c', age: 18, case: points })).toThrow('case.age: no model of the router');
    expect(() => allocate(stated, { caseId: 'c', case: points })).toThrow("case.age: is missing; the model's rule");
    expect(() => allocate(model, { caseId: 'c', bornOn: '2012-01-01', case: points })).toThrow('case.assessedOn');
  });

  it('says where the nested model or case is wrong', () => {
    const bad = { ...young, prices: [] };
    const groups = [{ fromAge: 0, toAge: 17, model: bad }];
    expect(() => allocate({ ...model, groups }, { caseId: 'c', case: points })).toThrow('model.groups[0].model.prices');
    const stated: ByAgeModel = { ...model, ageRule: 'stated' };
    expect(() => allocate(stated, { caseId: 'c', age: 6, case: { points: -1 } })).toThrow('case.case.points');
  });

  it('does not take a router within a router', () => {
    const groups = [{ fromAge: 0, toAge: 17, model }] as unknown as ByAgeModel['groups'];
    expect(() => allocate({ ...model, groups }, { caseId: 'c', case: {} })).toThrow('not "by-age"');
  });

  it.each([
    ['2012-02-29', '2025-02-28', 12],
    ['2012-02-29', '2025-03-01', 13],
    ['2012-02-29', '2024-02-29', 12],
    ['2012-12-31', '2013-12-30', 0],
    ['2012-12-31', '2013-12-31', 1],
  ])('counts someone born on %s as of %s as %i', (born, day, age) => {
    expect(ageOn(parseDay(born), parseDay(day))).toBe(age);
  });

  describe('what is wrong with the case within is told beside what is wrong around it', () => {
    const opened = openModel(model as unknown);
    const young = { caseId: 'c', bornOn: '2016-05-10', assessedOn: '2026-05-09' };
    const inner = { points: 'many' };

    it.each([
      [
        'another kind',
        { ...young, kind: 'percentile', case: inner },
        ['invalid case/kind', 'invalid case/case/points'],
      ],
      ['another id', { ...young, case: { points: 12, caseId: 'ANOTHER' } }, ['unknown-name case/case/caseId']],
      [
        'another id and a fault',
        { ...young, case: { ...inner, caseId: 'ANOTHER' } },
        ['unknown-name case/case/caseId', 'invalid case/case/points'],
      ],
      ['no day of assessment', { ...young, assessedOn: 'soon', case: inner }, ['invalid case/assessedOn']],
    ])('%s', (_, one, problems) => {
      expect(problemsOf(() => opened.allocate(one))).toEqual(problems);
    });

    it('where nobody knows the age, only what the models of all groups say', () => {
      const flat = openModel({ ...model, groups: model.groups.map((group) => ({ ...group, model: old })) } as unknown);
      const answers = [{ outcome: 'play', level: 'basic' }];
      const one = { ...young, bornOn: 'in May', case: { answers } };
      const faults = ['unknown-name case/case/answers/0/outcome', 'missing case/case/answers'];
      expect(problemsOf(() => flat.allocate(one))).toEqual(['invalid case/bornOn', ...faults]);
      // One group has points, the other one has answers.
      expect(problemsOf(() => opened.allocate(one))).toEqual(['invalid case/bornOn']);
      const { bornOn: _, ...unborn } = one;
      expect(problemsOf(() => flat.allocate(unborn))).toEqual(['missing case/bornOn', ...faults]);
    });

    it('and of a family that is not eligible, whose case has its form all the same', () => {
      const one = { ...young, eligible: false, kind: 'percentile', case: inner };
      expect(problemsOf(() => opened.allocate(one))).toEqual(['invalid case/kind', 'invalid case/case/points']);
    });
  });
});
