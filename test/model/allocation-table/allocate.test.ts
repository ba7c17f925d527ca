import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocationTableKind } from '../../../src/model/allocation-table/kind.js';
import { replay } from '../../../src/record/step/replay.js';
import { runsOf, timeFor } from '../../support/runs.js';
import { allocateBy, COUNCIL_ROWS, soundTable, tableOf } from './tables.js';

const council = tableOf(COUNCIL_ROWS);

describe('a score in a row', () => {
  test.each([
    ['70', '500.00'],
    ['115', '500.00'],
    ['116', '1000.00'],
    ['130', '1000.00'],
  ])('both ends belong to the row: %s points give %s', (points, amount) => {
    expect(allocateBy(council, { points })).toMatchObject({ status: 'budget', indicative: amount, period: 'year' });
  });

  test('the steps tell the points, the row with its ends and its name, and the amount, and replay', () => {
    const { steps } = allocateBy(council, { points: 82 });
    expect(steps.map(({ id, result }) => [id, result])).toEqual([
      ['points', '82'],
      ['row', '70–115'],
      ['budget', '500.00'],
    ]);
    expect(steps[1]?.inputs.map(({ name, value }) => [name, value])).toEqual([
      ['value', '82'],
      ['low', '70'],
      ['high', '115'],
      ['amount', '70–115'],
    ]);
    expect(steps[2]?.inputs.at(-1)).toMatchObject({ value: '500.00', label: 'small support' });
    expect(replay(JSON.parse(JSON.stringify(steps)))).toBe('500.00');
  });

  test('altered points outside the row are found on replay', () => {
    const steps = JSON.parse(JSON.stringify(allocateBy(council, { points: 82 }).steps));
    steps[0].inputs[0].value = '20';
    expect(() => replay(steps)).toThrow();
  });

  test('no budget, £0 and refer are three different answers', () => {
    const rows = [
      { from: 0, to: 0, amount: '0.00' },
      { from: 1, to: 5, amount: null, answer: 'no-budget' as const },
      { from: 6, to: null, amount: null, answer: 'refer-to-costing' as const },
    ];
    const said = [0, 3, 6].map((points) => allocateBy(tableOf(rows), { points }));
    expect(said.map(({ status, indicative }) => [status, indicative])).toEqual([
      ['budget', '0.00'],
      ['no-budget', null],
      ['refer-to-costing', null],
    ]);
    expect(said[1]?.warnings[0]?.code).toBe('no-budget');
    expect(said.map(({ steps }) => replay(steps))).toEqual(['0.00', 'no-budget', 'refer-to-costing']);
  });

  test('a family that is not eligible gets no budget and no row', () => {
    expect(allocateBy(council, { points: 82, eligible: false })).toMatchObject({ status: 'not-eligible', steps: [] });
  });

  test('the example of the kind works', () => {
    const { model, case: one } = allocationTableKind.example;
    expect(allocationTableKind.open(model, []).allocate(one, []).indicative).toBe('500.00');
  });
});

describe('a score that no row holds', () => {
  const gap = [
    { from: 10, to: 19, amount: '100.00' },
    { from: 30, to: 39, amount: '200.00' },
  ];

  test.each(['5', '25'])('%s points, in a gap, are refused unless the model says to refer', (points) => {
    expect(() => allocateBy(tableOf(gap), { points })).toThrow(
      `case.points: no row of the table holds ${points} points`,
    );
    const referred = allocateBy(tableOf(gap, { gap: 'refer-to-costing' }), { points });
    expect(referred).toMatchObject({ status: 'refer-to-costing', indicative: null });
    expect(replay(referred.steps)).toBe('refer-to-costing');
  });

  test('above the highest row: referred, refused by name, or the highest row with a warning', () => {
    expect(allocateBy(tableOf(gap), { points: 40 })).toMatchObject({ status: 'refer-to-costing', indicative: null });
    expect(() => allocateBy(tableOf(gap, { above: 'refuse' }), { points: 40 })).toThrow('above the highest row');
    const clamped = allocateBy(tableOf(gap, { above: 'highest-row' }), { points: 40 });
    expect(clamped.indicative).toBe('200.00');
    expect(clamped.warnings.map(({ code }) => code)).toEqual(['highest-row']);
    expect(replay(clamped.steps)).toBe('200.00');
  });

  test('in two rows: refused, naming both', () => {
    const rows = [
      { from: 0, to: 70, amount: '0.00' },
      { from: 70, to: 115, amount: '500.00' },
    ];
    expect(() => allocateBy(tableOf(rows), { points: 70 })).toThrow('70 points stand in two rows, 0–70 and 70–115');
    expect(allocateBy(tableOf(rows), { points: 69 }).indicative).toBe('0.00');
  });

  test('above the most that the questionnaire can give: refused', () => {
    const model = tableOf(COUNCIL_ROWS, { tables: [{ rows: COUNCIL_ROWS, maximum: 200 }] });
    expect(() => allocateBy(model, { points: 201 })).toThrow(
      '201 points are more than the questionnaire can give, 200',
    );
  });
});

describe('a score off the step', () => {
  test('is refused, saying the step', () => {
    expect(() => allocateBy(council, { points: '69.5' })).toThrow(
      '69.5 points are not on the step of the table, which is 1',
    );
  });

  test.each([
    ['half-up', '69.5', '500.00'],
    ['half-up', '69.49', null],
    ['down', '69.999999', null],
    ['up', '69.000001', '500.00'],
  ] as const)('rounded %s, %s points give %s', (offStep, points, amount) => {
    const { indicative, steps } = allocateBy(tableOf(COUNCIL_ROWS, { offStep }), { points });
    expect(indicative).toBe(amount);
    expect(steps.map(({ id }) => id)).toContain('score');
    expect(replay(steps)).toBe(amount ?? 'no-budget');
  });

  test('half points are a step of their own', () => {
    const rows = [
      { from: '0', to: '2.5', amount: '10.00' },
      { from: '3', to: null, amount: '20.00' },
    ];
    expect(allocateBy(tableOf(rows, { step: '0.5' }), { points: 2.5 }).indicative).toBe('10.00');
    expect(() => allocateBy(tableOf(rows), { points: 1 })).toThrow('2.5 is not on the step of scores, which is 1');
  });
});

describe('several tables', () => {
  const rows = (amount: string) => [{ from: 0, to: null, amount }];
  const byGroup = tableOf([], {
    tables: [
      { group: 'under 12', rows: rows('100.00') },
      { group: '__proto__', rows: rows('200.00') },
    ],
  });

  test('the group of the case chooses', () => {
    expect(allocateBy(byGroup, { points: 1, group: 'under 12' }).indicative).toBe('100.00');
    expect(allocateBy(byGroup, { points: 1, group: '__proto__' }).indicative).toBe('200.00');
  });

  test('a case without a group, or of another, is told so', () => {
    expect(() => allocateBy(byGroup, { points: 1 })).toThrow('case.group: the tables of the model are chosen by group');
    expect(() => allocateBy(byGroup, { points: 1, group: 'x' })).toThrow('the model has no table for group "x"');
  });

  test('ages choose, both ends included', () => {
    const model = tableOf([], {
      tables: [
        { ageRange: { from: 0, to: 11 }, rows: rows('100.00') },
        { ageRange: { from: 12 }, rows: rows('200.00') },
      ],
    });
    expect([0, 11, 12, 17].map((age) => allocateBy(model, { points: 1, age }).indicative)).toEqual([
      '100.00',
      '100.00',
      '200.00',
      '200.00',
    ]);
    expect(() => allocateBy(model, { points: 1 })).toThrow('chosen by age');
  });

  test('the questionnaire chooses, within a group', () => {
    const model = tableOf([], {
      tables: [
        { group: 'a', instrument: 'short', rows: rows('1.00') },
        { group: 'a', instrument: 'long', rows: rows('2.00') },
        { group: 'b', rows: rows('3.00') },
      ],
    });
    expect(allocateBy(model, { points: 1, group: 'a', instrument: 'long' }).indicative).toBe('2.00');
    expect(allocateBy(model, { points: 1, group: 'b' }).indicative).toBe('3.00');
    expect(() => allocateBy(model, { points: 1, group: 'a' })).toThrow('chosen by instrument');
  });

  test('two tables that a case could fall under both are refused', () => {
    const tables = [
      { group: 'a', rows: rows('1.00') },
      { ageRange: { from: 3 }, rows: rows('2.00') },
    ];
    expect(() => allocateBy(tableOf([], { tables }), { points: 1 })).toThrow('a case could fall under this table');
  });
});

describe('a sound table', () => {
  test('gives every score from 0 to the maximum one row, and never less for more points', {
    timeout: timeFor(runsOf(30)),
  }, () => {
    fc.assert(
      fc.property(soundTable, ({ model, rows, maximum }) => {
        let before = 0;
        for (let points = 0; points <= maximum; points += 1) {
          const holding = rows.filter(({ from, to }) => from <= points && (to === null || points <= to));
          expect(holding).toHaveLength(1);
          const { indicative } = allocateBy(model, { points });
          expect(indicative).toBe(holding[0]?.amount);
          expect(Number(indicative)).toBeGreaterThanOrEqual(before);
          before = Number(indicative);
        }
      }),
      { numRuns: runsOf(30), seed: 15_108 },
    );
  });
});

describe('what is not a table', () => {
  const refused = (change: object): void =>
    expect(() => allocateBy({ ...council, ...change }, { points: 1 })).toThrow();

  test('is refused with its place', () => {
    expect(() => allocateBy({ ...council, period: undefined }, { points: 1 })).toThrow('model.period');
    const both = tableOf([{ from: 0, to: 1, amount: '1.00', answer: 'no-budget' }]);
    expect(() => allocateBy(both, { points: 1 })).toThrow('model.tables[0].rows[0].answer: a row has an amount or');
    const neither = tableOf([{ from: 0, to: 1, amount: null }]);
    expect(() => allocateBy(neither, { points: 1 })).toThrow('without an amount a row says');
    const backwards = tableOf([{ from: 5, to: 1, amount: '1.00' }]);
    expect(() => allocateBy(backwards, { points: 1 })).toThrow('the row ends at 1, before its start 5');
    refused({ step: 0 });
    refused({ tables: [] });
    refused({ tables: [{ rows: [] }] });
    refused({ extra: 1 });
    refused({ tables: [{ rows: [{ from: -1, to: 2, amount: '1.00' }] }] });
    refused({ tables: [{ rows: [{ from: 0, to: 2, amount: '-1.00' }] }] });
    refused({ period: 'one-off' });
  });

  test('nothing but a RasError comes of any JSON', { timeout: timeFor(runsOf(100)) }, () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (rows, step) => {
        const model = { ...council, step, tables: [{ rows }] };
        try {
          allocateBy(model, { points: 1 });
        } catch (error) {
          expect(error).toMatchObject({ name: 'RasError' });
        }
      }),
      { numRuns: runsOf(100), seed: 15_109 },
    );
  });
});
