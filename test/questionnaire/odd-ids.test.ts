import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { openModel } from '../../src/allocation/open-model.js';
import { planCostKind } from '../../src/model/plan-cost/kind.js';
import { recordChallenge } from '../../src/moderation/challenge/challenge.js';
import { responseSchema } from '../../src/questionnaire/form/response-schema.js';
import type { InstrumentInput } from '../../src/questionnaire/instrument/instrument.js';
import { scoreResponse } from '../../src/questionnaire/score/score.js';
import { instrumentOf, levelsOf, problemsOf } from './support.js';

/** Names that objects of JavaScript have of themselves, or take another way than others. */
const ODD = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', '0', '-1', '$ref'];

const withStatement = (id: string): InstrumentInput => instrumentOf([{ id, levels: levelsOf(3, 0) }]);

/** An object with a key of its own, as JSON.parse makes it. */
const under = (key: string, value: unknown): Record<string, never> =>
  JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`);

describe.each(ODD)('the id %s', (id) => {
  test('is read alike from answers in a list and under it', () => {
    const instrument = withStatement(id);
    const listed = scoreResponse(instrument, { caseId: 'a', answers: [{ statement: id, agreed: 'level a' }] });
    expect(listed.points).toBe('3');
    expect(scoreResponse(instrument, { caseId: 'a', answers: under(id, { agreed: 'level a' }) })).toEqual(listed);
    expect(problemsOf(() => scoreResponse(instrument, { caseId: 'a', answers: under(id, {}) }))).toEqual([
      `missing answers/${id}/agreed`,
    ]);
  });

  test('of a statement that there is not is told, and so is a key of no respondent', () => {
    const other = withStatement('sleep');
    const answered = { sleep: { agreed: 'level a' } };
    expect(problemsOf(() => scoreResponse(other, { caseId: 'a', answers: { ...answered, ...own(id) } }))).toEqual([
      `unknown-name answers/${id}`,
    ]);
    const answers = { sleep: { ...answered.sleep, ...under(id, 'level b') } };
    expect(problemsOf(() => scoreResponse(other, { caseId: 'a', answers }))).toEqual([
      `unknown-name answers/sleep/${id}`,
    ]);
  });

  test('is a fact that sections ask for', () => {
    const instrument = instrumentOf([{ levels: levelsOf(1, 0) }, { levels: levelsOf(5, 0), section: 'x' }], {
      sections: [{ id: 'x', title: 'X', appliesTo: { characteristic: { name: id, oneOf: ['special'] } } }],
    });
    const answers = { s1: { agreed: 'level a' }, s2: { agreed: 'level a' } };
    const { points } = scoreResponse(instrument, { caseId: 'a', answers, characteristics: under(id, 'special') });
    // 1 of the first statement, and 5 of the section.
    expect(points).toBe('6');
  });

  test('is a contested answer under it', () => {
    const challenge = (answers: object) =>
      recordChallenge({
        caseId: 'a',
        period: 'year',
        raisedOn: '2026-06-01',
        raisedBy: 'the parents',
        against: 'indicative',
        grounds: 'nights',
        amount: '0',
        paidMeanwhile: { amount: '0', footing: 'as before' },
        outcome: { result: 'pending' },
        answers: {
          instrument: withStatement(id),
          model: {
            schemaVersion: 1,
            kind: 'price-point',
            period: 'year',
            fundingBasis: 'pot',
            method: 'total',
            prices: [{ money: '100', points: '1' }],
            rounding: {},
          },
          response: { caseId: 'a', answers },
          contested: [{ statement: id, claimed: 'level a' }],
        },
      } as never).rescored;
    const listed = challenge([{ statement: id, agreed: 'level b' }]);
    expect([listed?.pointsBefore, listed?.pointsAfter]).toEqual(['0', '3']);
    expect(challenge(under(id, { agreed: 'level b' }))).toEqual(listed);
  });

  test('as a field of a form is judged as the library judges it, or refused when the form is made', () => {
    const instrument = withStatement(id);
    if (id === '__proto__') {
      expect(problemsOf(() => responseSchema(instrument))).toEqual(['invalid instrument/statements/0/id']);
      return;
    }
    const takes = new Ajv2020({ strict: true }).compile(responseSchema(instrument));
    expect(takes({ caseId: 'a', answers: under(id, { agreed: 'level a' }) })).toBe(true);
    expect(takes({ caseId: 'a', answers: under(id, {}) })).toBe(false);
    expect(takes({ caseId: 'a', answers: {} })).toBe(false);
  });

  test('is an unknown key of a line, a need and the costing of a model', () => {
    const { model, case: one } = planCostKind.example;
    const needs = [{ id: 'care', ...own(id) }];
    const lines = one.lines.map((line) => ({ ...line, ...own(id) }));
    expect(problemsOf(() => openModel(model).allocate({ ...one, needs, lines } as never))).toEqual(
      expect.arrayContaining(
        [`unknown-name case/needs/0`, `unknown-name case/lines/0`].map((where) => `${where}/${id}`),
      ),
    );
    expect(problemsOf(() => openModel({ ...model, costing: own(id) }))).toEqual([`unknown-name model/costing/${id}`]);
  });
});

const own = (id: string) => under(id, {});
