import { describe, expect, test } from 'vitest';
import type { InstrumentInput } from '../../src/questionnaire/instrument/instrument.js';
import { isPriceable, parseInstrument } from '../../src/questionnaire/instrument/parse-instrument.js';
import { council, errorOf, instrumentOf, levelsOf, problemsOf, t19, t21 } from './support.js';

describe('the instruments that ship', () => {
  test('Table 19 holds the points that RR145 prints, and no points where it prints none', () => {
    const points = parseInstrument(t19).statements.map(({ levels }) => levels?.map((level) => level.points));
    expect(points).toEqual([
      ['18', '12', '4', '0'],
      ['15', '6', '1', '0'],
      [undefined, undefined, undefined, undefined],
    ]);
    expect(parseInstrument(t19).statements[2]?.unpriced).toContain('prints no points');
    expect(isPriceable(t19)).toBe(false);
  });

  test('Table 19 has the guidance of Table 20 for the three upper levels of both priced statements', () => {
    const counts = parseInstrument(t19).statements.map(({ levels }) => levels?.map(({ guidance }) => guidance?.length));
    // Table 20: one, two and one descriptors for communication; three, three and two for activities.
    expect(counts.slice(0, 2)).toEqual([
      [1, 2, 1, undefined],
      [3, 3, 2, undefined],
    ]);
  });

  test('Table 21 holds the five bands that RR145 prints', () => {
    const bands = parseInstrument(t21).statements[0]?.bands?.map(({ from, to }) => [from, to]);
    expect(bands).toEqual([
      [0, 0],
      [1, 2],
      [3, 6],
      [7, 9],
      [10, 12],
    ]);
    expect(isPriceable(t21)).toBe(true);
  });

  test('the example council says that it is constructed, and asks about all five outcomes', () => {
    const { source, title, outcomes, statements } = parseInstrument(council);
    expect([source.kind, title.includes('constructed')]).toEqual(['constructed', true]);
    expect(new Set(statements.map(({ outcome }) => outcome))).toEqual(new Set(outcomes.map(({ id }) => id)));
    expect(outcomes).toHaveLength(5);
  });

  test.each([
    ['t19', t19],
    ['t21', t21],
    ['council', council],
  ])('reading %s again after a trip through JSON gives the same', (_, input) => {
    const parsed = parseInstrument(input);
    expect(parseInstrument(JSON.parse(JSON.stringify(parsed)))).toEqual(parsed);
  });
});

describe('bands', () => {
  const withBands = (...spans: readonly (readonly [number, number])[]): InstrumentInput =>
    instrumentOf([{ bands: spans.map(([from, to], index) => ({ name: `band ${index}`, from, to })) }]);

  test('that run on are accepted in any order', () => {
    expect(() => parseInstrument(withBands([10, 12], [7, 9], [0, 0], [3, 6], [1, 2]))).not.toThrow();
  });

  test('that overlap are refused, naming both', () => {
    const error = errorOf(() => parseInstrument(withBands([0, 3], [3, 6])));
    expect([error.code, error.path]).toEqual(['inconsistent', ['statements', 0, 'bands', 1]]);
    expect(error.message).toContain('bands "band 0" (0-3) and "band 1" (3-6) overlap');
  });

  test('that leave a gap are refused, naming the points in no band', () => {
    const { message } = errorOf(() => parseInstrument(withBands([0, 2], [5, 6])));
    expect(message).toContain('leave a gap: 3-4 is in no band');
  });

  test('that end before they begin are refused', () => {
    expect(problemsOf(() => parseInstrument(withBands([0, 0], [6, 1])))).toEqual(['inconsistent statements/0/bands/1']);
  });

  test('of fractions are refused', () => {
    expect(problemsOf(() => parseInstrument(withBands([0, 1.5])))).toEqual(['invalid statements/0/bands/0/to']);
  });
});

describe('what one part says of another', () => {
  const levels = levelsOf(3, 0);
  const cases: [string, InstrumentInput, string][] = [
    [
      'two statements of one id',
      instrumentOf([
        { id: 'a', levels },
        { id: 'a', levels },
      ]),
      'duplicate statements/1',
    ],
    [
      'two levels of one name, but for capitals and blanks',
      instrumentOf([{ levels: [{ name: 'Lots of help' }, { name: ' lots  of HELP' }] }]),
      'duplicate statements/0/levels/1',
    ],
    [
      'an outcome that does not exist',
      instrumentOf([{ levels, outcome: 'wealthy' }]),
      'unknown-name statements/0/outcome',
    ],
    ['a section that does not exist', instrumentOf([{ levels, section: 'x' }]), 'unknown-name statements/0/section'],
    ['neither levels nor bands', instrumentOf([{}]), 'inconsistent statements/0'],
    [
      'levels and bands',
      instrumentOf([{ levels, bands: [{ name: 'b', from: 0, to: 1 }] }]),
      'inconsistent statements/0',
    ],
    [
      'points for some levels of a statement',
      instrumentOf([{ levels: [{ name: 'a', points: 1 }, { name: 'b' }] }]),
      'inconsistent statements/0/levels',
    ],
    [
      'a statement without points among others, and no reason',
      instrumentOf([{ levels }, { levels: [{ name: 'a' }, { name: 'b' }] }]),
      'missing statements/1/unpriced',
    ],
    [
      'a reason for no points beside points',
      instrumentOf([{ levels, unpriced: 'x' }]),
      'inconsistent statements/0/unpriced',
    ],
    ['an id with the @ of columns', instrumentOf([{ id: 'a@parent', levels }]), 'invalid statements/0/id'],
    ['the id of a column about the case', instrumentOf([{ id: 'case_id', levels }]), 'inconsistent statements/0/id'],
    [
      'a section without a condition',
      instrumentOf([{ levels }], { sections: [{ id: 'x', title: 'X', appliesTo: {} }] }),
      'missing sections/0/appliesTo',
    ],
    [
      'a gate that does not say which answer closes it',
      instrumentOf([{ levels }], { needQuestion: { role: 'gate', answers: [{ name: 'no' }, { name: 'yes' }] } }),
      'missing needQuestion/noSupportNeeded',
    ],
    [
      'a closing answer that is not an answer',
      instrumentOf([{ levels }], {
        needQuestion: { role: 'gate', answers: [{ name: 'no' }, { name: 'yes' }], noSupportNeeded: ['green'] },
      }),
      'unknown-name needQuestion/noSupportNeeded/0',
    ],
    [
      'a last day before the first',
      instrumentOf([{ levels }], { effectiveFrom: '2026-04-01', effectiveTo: '2025-03-31' }),
      'inconsistent effectiveTo',
    ],
    [
      'a date that does not exist',
      instrumentOf([{ levels }], { effectiveFrom: '2026-02-30' }),
      'invalid effectiveFrom',
    ],
    [
      'an oldest age below the youngest',
      instrumentOf([{ levels }], { ages: { from: 5, to: 0 } }),
      'inconsistent ages/to',
    ],
  ];
  test.each(cases)('%s is refused at its place', (_, input, problem) => {
    expect(problemsOf(() => parseInstrument(input))).toEqual([problem]);
  });

  test('all that is wrong is told at once', () => {
    const input = instrumentOf([
      { id: 'a', levels, outcome: 'x' },
      { id: 'a', levels, section: 'y' },
    ]);
    expect(problemsOf(() => parseInstrument(input))).toHaveLength(3);
  });

  test('levels of equal points, a lowest level above 0 and points of six decimals are allowed', () => {
    const parsed = parseInstrument(instrumentOf([{ levels: levelsOf('3.000001', 3, '3.0') }]));
    expect(parsed.statements[0]?.levels?.map(({ points }) => points)).toEqual(['3.000001', '3', '3']);
  });
});

describe('hostile instruments', () => {
  const points = [Number.NaN, Number.POSITIVE_INFINITY, -1, 1e308, '9'.repeat(10_000), '0.0000001', '', '1e3', null];
  test.each(points.map((value) => [String(value).slice(0, 20), value]))('points of %s are refused', (_, value) => {
    const input = instrumentOf([
      {
        levels: [
          { name: 'a', points: value as number },
          { name: 'b', points: 0 },
        ],
      },
    ]);
    const error = errorOf(() => parseInstrument(input));
    expect(error.path.slice(0, 4)).toEqual(['statements', 0, 'levels', 0]);
    expect(error.message.length).toBeLessThan(300);
  });

  test('minus nought points are nought points', () => {
    const parsed = parseInstrument(
      instrumentOf([
        {
          levels: [
            { name: 'a', points: -0 },
            { name: 'b', points: 1 },
          ],
        },
      ]),
    );
    expect(parsed.statements[0]?.levels?.[0]?.points).toBe('0');
  });

  test.each([undefined, null, 0, 'text', [], {}, new Map()])('%s is not an instrument', (input) => {
    expect(errorOf(() => parseInstrument(input as unknown as InstrumentInput)).message.length).toBeLessThan(300);
  });

  test('__proto__ is an id like any other', () => {
    const input = instrumentOf([{ id: '__proto__', outcome: '__proto__', levels: levelsOf(1, 0) }], {
      outcomes: [{ id: '__proto__', title: 'Odd' }],
    });
    expect(parseInstrument(input).statements[0]?.id).toBe('__proto__');
  });

  test('a key called __proto__ is an unknown key', () => {
    const input = JSON.parse(
      JSON.stringify(instrumentOf([{ levels: levelsOf(1, 0) }])).replace('{', '{"__proto__":1,'),
    );
    expect(errorOf(() => parseInstrument(input)).code).toBe('unknown-name');
  });

  test('lone surrogates and control characters in names are refused', () => {
    for (const name of ['\ud800', 'a\u0000b']) {
      const input = instrumentOf([
        {
          levels: [
            { name, points: 1 },
            { name: 'b', points: 0 },
          ],
        },
      ]);
      // NUL is told as a control character, and as what no database keeps.
      expect(new Set(problemsOf(() => parseInstrument(input)))).toEqual(
        new Set(['invalid statements/0/levels/0/name']),
      );
    }
  });

  test('a million statements and a value 100,000 deep are refused quickly', () => {
    const many = { ...instrumentOf([]), statements: new Array(1_000_000).fill({}) };
    expect(errorOf(() => parseInstrument(many)).code).toBe('too-large');
    let deep: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    expect(errorOf(() => parseInstrument(deep as InstrumentInput)).message.length).toBeLessThan(300);
  });
});
