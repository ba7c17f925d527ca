import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseInstrument } from '../../../src/questionnaire/instrument/parse-instrument.js';
import { scoreResponses } from '../../../src/questionnaire/score/score.js';
import { answerLevers } from '../../../src/sensitivity/answers/levers.js';

const levels = [
  { name: 'Specialist support', points: 18 },
  { name: 'Lots of help', points: 12 },
  { name: 'Some extra help', points: 4 },
  { name: 'Expected help for age', points: 0 },
];
const instrument = parseInstrument({
  schemaVersion: 1,
  id: 'three',
  version: '1',
  title: 'Three statements',
  source: { kind: 'constructed', citation: 'the levels of RR145 Table 19' },
  outcomes: [{ id: 'o', title: 'Outcome' }],
  statements: ['one', 'two', 'three'].map((id) => ({ id, outcome: 'o', text: id, levels })),
});
const [first = '', second = '', third = ''] = instrument.statements.map(({ id }) => id);
const price = (money: string) => ({
  schemaVersion: 1,
  kind: 'price-point',
  period: 'year',
  fundingBasis: 'pot',
  method: 'total',
  prices: [{ money, points: '1' }],
  rounding: {},
});
const table = {
  schemaVersion: 1,
  kind: 'percentile',
  period: 'year',
  fundingBasis: 'pot',
  method: 'rank',
  ties: 'mean',
  between: 'interpolate',
  above: 'refer-to-costing',
  below: 'clamp',
  counts: { scores: 2, packages: 2 },
  rows: [
    { points: '30', percentile: '100', cases: 1, place: 1, money: '9000', over: 1, packages: 1 },
    { points: '20', percentile: '0', cases: 1, place: 2, money: '1000', over: 1, packages: 1 },
  ],
  rounding: {},
};
const family = (caseId: string, ...levels: string[]) => ({
  caseId,
  answers: [first, second, third].map((statement, index) => ({ statement, agreed: levels[index] ?? '' })),
});
const scores = scoreResponses(instrument, [
  family('a', 'Lots of help', 'Some extra help', 'Expected help for age'),
  family('b', 'Specialist support', 'Some extra help', 'Some extra help'),
]);

describe('one answer up or down with the levels of RR145 Table 19: 18, 12, 4 and 0 points', () => {
  test('one family at £100 a point: 12 to 18 is +£600, 12 to 4 is -£800, 4 to 12 is +£800', () => {
    const { levers, biggest } = answerLevers(instrument, scores.slice(0, 1), { model: price('100.00') });
    expect(levers.map(({ statementId, up, down }) => [statementId, up?.mean ?? null, down?.mean ?? null])).toEqual([
      [first, '600.00', '-800.00'],
      [second, '800.00', '-400.00'],
      [third, '400.00', null],
    ]);
    expect(biggest).toBe(first);
  });

  test('two families: means over those who have room, and whose change is largest', () => {
    const { levers } = answerLevers(instrument, scores, { model: price('100.00') });
    expect(levers.find(({ statementId }) => statementId === first)).toEqual({
      statementId: first,
      up: { n: 1, mean: '600.00', largest: '600.00', caseId: 'a' },
      down: { n: 2, mean: '-700.00', largest: '-800.00', caseId: 'a' },
    });
  });

  test('a table that refers high points to costing: such a move has no pounds', () => {
    // a: 16 points, £1,000 by the lowest row; 16 + 6 = 22 is £1,000 + 2 x £800. b: 26 points; none of its moves up has a
    // budget, 26 + 8 being above the table.
    const { levers } = answerLevers(instrument, scores, { model: table });
    const byId = new Map(levers.map((lever) => [lever.statementId, lever]));
    expect(byId.get(first)?.up).toEqual({ n: 1, mean: '1600.00', largest: '1600.00', caseId: 'a' });
    expect(byId.get(second)?.up).toEqual({ n: 1, mean: '3200.00', largest: '3200.00', caseId: 'a' });
  });
});

test('with bands the next answer is the nearest point of the next band', () => {
  const banded = parseInstrument(
    JSON.parse(readFileSync(new URL('../../../fixtures/instruments/rr145-t21.json', import.meta.url), 'utf8')),
  );
  const [{ id } = { id: '' }] = banded.statements;
  const [score] = scoreResponses(banded, [{ caseId: 'a', answers: [{ statement: id, agreed: 'Some support:4' }] }], {
    unanswered: 'exclude',
  });
  // At 4 of the band 3 to 6: up is 7, down is 2.
  const { levers } = answerLevers(banded, score === undefined ? [] : [score], { model: price('1.00') });
  expect([levers[0]?.up?.mean, levers[0]?.down?.mean]).toEqual(['3.00', '-2.00']);
});

test('no scores and a price of £0 have no biggest lever', () => {
  expect(answerLevers(instrument, [], { model: price('100.00') })).toMatchObject({ n: 0, biggest: null });
  expect(answerLevers(instrument, scores, { model: price('0.00') }).biggest).toBeNull();
});
