import { isRasError, scoreResponse } from 'openras';
import { instrumentToSql } from 'openras/export';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Draw, drawFrom } from './draw.js';
import { type Cell, type Engine, tableSql } from './engine.js';
import { ENGINES } from './engines.js';

/** Cases on each engine. */
const CASES = Number(process.env.ENGINE_CASES ?? 3000);
const EACH = 500;
const SEED = 20_2713;

type Fields = Readonly<Record<string, unknown>>;
type Statement = Fields & {
  readonly id: string;
  readonly levels?: readonly { readonly name: string; readonly points?: string }[];
  readonly bands?: readonly { readonly name: string; readonly from: number; readonly to: number }[];
};

const LEVEL_NAMES = [
  'Lots of help',
  "some 'help'",
  'Some  more',
  'no help',
  '5',
  'é',
  'two "quoted"',
  'back\\slash',
  '10.0',
];
const NEED = {
  answers: [{ name: 'Already so' }, { name: 'Partly' }, { name: 'Not at all' }],
  noSupportNeeded: ['Already so'],
};

function drawInstrument(draw: Draw) {
  const sections = [
    { id: 'teens', title: 'From 14', appliesTo: { ages: { from: 14 } } },
    {
      id: 'small',
      title: 'Small ones',
      appliesTo: { ages: { from: 0, to: 5 }, characteristic: { name: 'school', oneOf: ['Special', "St John's"] } },
    },
    { id: 'blind', title: 'Sight', appliesTo: { characteristic: { name: 'school', oneOf: ['blind'] } } },
  ];
  const hasSections = draw.once(2);
  const role = draw.of([null, 'descriptor', 'gate', 'consistency-check']);
  const statements = Array.from({ length: 1 + draw.below(6) }, (_, index): Statement => {
    const own = {
      id: draw.of(['sleep', "child's", 'the "home"', 'travel']) + index,
      outcome: 'healthy',
      text: 'A statement',
      ...(hasSections && draw.once(2) && { section: draw.of(sections).id }),
      ...(role !== null && draw.once(4) && { asksNeed: false }),
    };
    if (draw.once(3)) {
      const ends = [2, 5, 9];
      const bands = ends.map((to, place) => ({
        name: ['Low', 'Mid band', 'high'][place] ?? '',
        from: (ends[place - 1] ?? -1) + 1,
        to,
      }));
      return {
        ...own,
        bands: draw.once(2)
          ? bands
          : [
              { name: 'None', from: 0, to: 0 },
              { name: 'All', from: 1, to: 4 },
            ],
      };
    }
    const names = LEVEL_NAMES.filter(() => draw.once(2))
      .concat('last', 'first')
      .slice(0, 5);
    const isUnpriced = index > 0 && draw.once(8);
    const levels = names.map((name) => ({
      name,
      ...(!isUnpriced && { points: draw.of(['0', '5', '10', '2.5', '0.000001', String(draw.below(40))]) }),
    }));
    return { ...own, levels, ...(isUnpriced && { unpriced: 'the source has none' }) };
  });
  const instrument = {
    schemaVersion: 1 as const,
    id: "it's",
    version: '1',
    title: 'Drawn',
    source: { kind: 'constructed' as const, citation: 'a test' },
    ...(draw.once(2) && { ages: { from: 2, to: 17 } }),
    ...(draw.once(2) && { effectiveFrom: '2026-04-01', effectiveTo: '2027-03-31' }),
    outcomes: [{ id: 'healthy', title: 'Be healthy' }],
    ...(hasSections && { sections }),
    ...(role !== null && { needQuestion: { ...NEED, role } }),
    statements,
  };
  const asking =
    role === 'gate' || role === 'consistency-check' ? statements.filter((one) => one.asksNeed !== false) : [];
  return { instrument, statements, asking, hasSections };
}

/** The same name as somebody else may write it. */
function rewritten(name: string, draw: Draw): string {
  const capitals = name.replaceAll(/[a-z]/g, (letter) => (draw.once(2) ? letter.toUpperCase() : letter));
  return draw.once(3) ? ` ${capitals.replaceAll(' ', draw.of(['  ', '   ', '    ']))} ` : capitals;
}

function drawAnswer({ levels, bands }: Statement, draw: Draw): Cell {
  if (draw.once(14)) return draw.of<Cell>([null, '', ' ']);
  if (draw.once(50))
    return draw.of([
      'nobody',
      '-1',
      '5.0',
      '05',
      '1e3',
      '2.5',
      '11',
      'Low:',
      ':2',
      '0.0000011',
      'mid band:7.0',
      'low:middle',
    ]);
  if (bands !== undefined) {
    const band = draw.of(bands);
    const place = draw.of([
      String(band.from),
      String(band.to),
      String(draw.below(10)),
      'Bottom',
      'middle',
      'TOP',
      '3.5',
    ]);
    return draw.of([
      `${rewritten(band.name, draw)}:${place}`,
      String(draw.below(10)),
      `${band.name} : ${place}`,
      rewritten(band.name, draw),
    ]);
  }
  const level = draw.of(levels ?? []);
  return level.points !== undefined && draw.once(4)
    ? draw.of([level.points, `0${level.points}`])
    : rewritten(level.name, draw);
}

const isBlank = (cell: Cell | undefined): boolean => cell === null || cell === undefined || cell.trim() === '';

describe.each(ENGINES)('%s', (dialect, start) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine?.close());

  test('random questionnaires give what scoring gives', async () => {
    const draw = drawFrom(SEED);
    let scored = 0;
    for (let compared = 0; compared < CASES; compared += EACH) {
      const { instrument, statements, asking, hasSections } = drawInstrument(draw);
      const choices = {
        unanswered: draw.of(['refuse', 'zero', 'exclude'] as const),
        unpriced: 'exclude' as const,
        outsideAges: draw.of(['refuse', 'allow'] as const),
      };
      const isUnanswered = draw.once(2);
      const hasAge = 'ages' in instrument || hasSections;
      const rows = Array.from({ length: EACH }, (_, index) => ({
        id: `F${index}`,
        age: draw.once(20) ? draw.of<Cell>([null, '121', 'x', '']) : String(draw.below(20)),
        on: draw.of<Cell>([null, '2026-03-31', '2026-04-01', '2027-04-01', draw.once(20) ? '2027-02-29' : null]),
        school: draw.of<Cell>(['special', "ST JOHN'S", 'Blind', 'other', draw.once(3) ? null : 'other']),
        answers: statements.map((one) => {
          const answer = drawAnswer(one, draw);
          return isBlank(answer) && !isUnanswered ? (one.levels?.[0]?.name ?? '1') : answer;
        }),
        needs: asking.map(() =>
          draw.once(15) ? draw.of<Cell>([null, 'never']) : rewritten(draw.of(NEED.answers).name, draw),
        ),
      }));
      const columns = [
        'case_id',
        'years',
        'on',
        'school',
        ...statements.map(({ id }) => id),
        ...asking.map(({ id }) => `${id}@need`),
      ];
      const cells = rows.map(({ id, age, on, school, answers, needs }) => [id, age, on, school, ...answers, ...needs]);
      await engine.run(tableSql({ name: 'answers', columns, rows: cells }));
      const named = { assessedOn: 'on', ...(hasAge && { age: 'years' }) };
      const { sql } = instrumentToSql(instrument as never, { dialect, table: 'answers', columns: named, ...choices });
      const found = new Map((await engine.query(sql)).map((one) => [one.case_id, one]));
      const wrong = rows.flatMap(({ id, age, on, school, answers, needs }) => {
        const stated = /^\d+$/.test(age ?? '') ? { age: Number(age) } : isBlank(age) ? {} : { age };
        const response = {
          caseId: id,
          ...(hasAge && stated),
          ...(on !== null && { assessedOn: on }),
          ...(hasSections && school !== null && { characteristics: [{ name: 'school', value: school }] }),
          answers: statements.flatMap((one, index) => {
            const need = needs[asking.indexOf(one)];
            const given = {
              ...(!isBlank(answers[index]) && { agreed: answers[index]?.trim() }),
              ...(!isBlank(need) && { need: need?.trim() }),
            };
            return Object.keys(given).length === 0 ? [] : [{ statement: one.id, ...given }];
          }),
        };
        const { status, points, maximum, warning } = found.get(id) ?? {};
        if (status === 'scored') scored += 1;
        const expected = expectedOf(instrument, response, choices);
        const told = [status, points, maximum, warning].filter(Boolean).join(' | ');
        const isSame =
          status === 'scored'
            ? told === expected
            : expected.startsWith('not: ') && expected.split(' or ').includes(String(warning));
        return isSame ? [] : [{ answers, needs, age, school, expected, told }];
      });
      expect(wrong.slice(0, 3), JSON.stringify({ instrument, choices })).toEqual([]);
    }
    expect(scored).toBeGreaterThan(CASES / 5);
  }, 400_000);
});

function expectedOf(instrument: object, response: object, choices: object): string {
  try {
    const { points, maximum, warnings } = scoreResponse(instrument as never, response as never, choices);
    return ['scored', points, maximum, warnings.map(({ code }) => code).join(', ')].filter(Boolean).join(' | ');
  } catch (error) {
    if (!isRasError(error)) throw error;
    const told = error.problems.map(({ code, path }) => `${placeOf(path)}: ${code}`);
    return `not:  or ${told.join(' or ')}`;
  }
}

/** The statement, the fact or the column that a place is about. */
function placeOf([first, second]: readonly (string | number)[]): string {
  if (first === 'answers') return second === undefined ? 'answers' : String(second);
  if (first === 'characteristics') return String(second);
  return first === 'assessedOn' ? 'assessed_on' : String(first);
}
