import { describe, expect, test } from 'vitest';
import { saidOfMade } from '../../src/cli/commands/intake/make.js';
import { readDelimited } from '../../src/cli/input/intake/delimited.js';
import { alike } from '../../src/cli/input/intake/mapped.js';
import { likelyKind } from '../../src/intake/likely-kinds.js';
import { instrumentFrom } from '../../src/intake/make/instrument.js';
import { policyFrom } from '../../src/intake/make/policy.js';
import type { TargetName } from '../../src/intake/target/targets.js';
import { understand } from '../../src/intake/understand.js';
import { parseInstrument } from '../../src/questionnaire/instrument/parse-instrument.js';

const sheetOf = (text: string) => readDelimited(Buffer.from(text), 'x.csv').sheet;

function read(text: string, as: TargetName, answers: Readonly<Record<string, string>> = {}) {
  return understand([sheetOf(text)], { as, alike, answers: new Map(Object.entries(answers)) });
}

/** The rows of a clean table in some of its columns; nothing is open, and its mapping reads it alike. */
function rowsOf(text: string, as: TargetName, answers: Readonly<Record<string, string>>, columns: readonly string[]) {
  const first = read(text, as, answers);
  expect(first.open).toEqual([]);
  expect(first.mapping.questions.map(({ id }) => id).sort()).toEqual(Object.keys(answers).sort());
  const again = understand([sheetOf(text)], { as, alike, mapping: JSON.parse(JSON.stringify(first.mapping)) });
  expect(again.open).toEqual([]);
  expect(again.table.rows).toEqual(first.table.rows);
  const at = columns.map((name) => first.table.header.indexOf(name));
  return first.table.rows.map((row) => at.map((column) => row[column] ?? '').join(' / '));
}

describe('needs', () => {
  test('in words and by any period: ids of their words, pounds and hours a year', () => {
    // 52 weeks of 56.25 are 2,925.00 and of 3 hours 156; 26 fortnights of 20 are 520; 13 times 30 are 390; 12 times 40
    // are 480; 4 times 25 are 100; 3 times 50 are 150.
    const text = `Client No,Assessed need,How met,Hours per week,Cost,Frequency
a1,Personal care; Getting out,Support worker,3,£56.25,Weekly
a1,Short breaks,Sitting,,£20.00,Fortnightly
a1,Short breaks,Club,,£30.00,4-weekly
a2,Short breaks,Club,,£40.00,Monthly
a2,Equipment,Hire,,£25.00,Quarterly
a2,Equipment,Lessons,,£50.00,Termly
a2,Equipment,Repair,,£70.10,Annually
a3,Equipment,Chair,,£300.00,One-off
`;
    const answers = {
      columns: 'yes',
      convention: '52-weeks',
      'needs-divided': 'several needs',
      'large-amount-a1': 'it is right',
    };
    expect(rowsOf(text, 'needs', answers, ['needs', 'need_text', 'hours', 'amount', 'period', 'one_off'])).toEqual([
      'personal_care|getting_out / Personal care|Getting out / 156 / 2925.00 / year / ',
      'short_breaks / Short breaks /  / 520.00 / year / ',
      'short_breaks / Short breaks /  / 390.00 / year / ',
      'short_breaks / Short breaks /  / 480.00 / year / ',
      'equipment / Equipment /  / 100.00 / year / ',
      'equipment / Equipment /  / 150.00 / year / ',
      'equipment / Equipment /  / 70.10 / year / ',
      'equipment / Equipment /  / 300.00 / year / yes',
    ]);
  });

  test('without a column of needs: each service a need of its own, where the owner says so', () => {
    const text = 'Client No,How met,Annual cost\na1,Sitting service,100.00\na1,Holiday club,50.00\n';
    const answers = { columns: 'yes', 'column-needs': 'not there', 'needs-by-service': 'yes' };
    expect(rowsOf(text, 'needs', answers, ['needs', 'need_text', 'service', 'amount', 'period'])).toEqual([
      'sitting_service / Sitting service / Sitting service / 100.00 / year',
      'holiday_club / Holiday club / Holiday club / 50.00 / year',
    ]);
  });

  test('of which nothing says what amounts and hours are for, are not taken to be yearly', () => {
    // 12 months of 10.00 are 120.00, 52 weeks of 2 hours 104.
    const text = 'case_id,needs,service,hours,amount\na1,n1,Worker,2,10.00\n';
    expect(read(text, 'needs').open.map(({ id }) => id)).toEqual(['period-of-hours', 'period-of-amount']);
    const answers = { 'period-of-hours': 'week', 'period-of-amount': 'month', convention: '52-weeks' };
    expect(rowsOf(text, 'needs', answers, ['hours', 'amount', 'period'])).toEqual(['104 / 120.00 / year']);
  });

  test('with words beside ids keep both, and a name that says another period than the column is asked about', () => {
    const text = 'case_id,needs,need_text,service,Weekly cost,period\na1,n1,Personal care,Worker,10.00,year\n';
    const { open } = read(text, 'needs');
    expect(open.map(({ id }) => id)).toContain('period-of-amount');
    const answers = { columns: 'yes', 'period-of-amount': 'the name', convention: '52-weeks' };
    expect(rowsOf(text, 'needs', answers, ['needs', 'need_text', 'amount', 'period'])).toEqual([
      'n1 / Personal care / 520.00 / year',
    ]);
  });
});

describe('a questionnaire with a column a level', () => {
  test('whose cells hold points: a blank cell is a level that is not there', () => {
    const text = `Our questionnaire,,,,
Outcome,Statement,No help,Some help,Lots of help
Be healthy,I am well,0,5,12
Be healthy,I sleep,0,3,
`;
    const answers = { columns: 'yes', 'levels-in-columns': 'yes' };
    expect(rowsOf(text, 'instrument', answers, ['text', 'level', 'points'])).toEqual([
      'I am well / No help / 0',
      'I am well / Some help / 5',
      'I am well / Lots of help / 12',
      'I sleep / No help / 0',
      'I sleep / Some help / 3',
    ]);
    const { table, counts } = read(text, 'instrument', answers);
    const instrument = instrumentFrom(table, 'x.csv', { title: 'Ours', version: '1' });
    expect(() => parseInstrument(instrument)).not.toThrow();
    const { all, ...parts } = counts;
    expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(all);
  });

  test('whose names hold points: the cells say when to choose a level', () => {
    const text = `Outcome,Statement,None (0 points),Some - 4,Lots [9]
Be healthy,I am well,never ill,now and then,every week
`;
    const answers = { columns: 'yes', 'levels-in-columns': 'yes' };
    expect(rowsOf(text, 'instrument', answers, ['level', 'points', 'guidance'])).toEqual([
      'None / 0 / never ill',
      'Some / 4 / now and then',
      'Lots / 9 / every week',
    ]);
  });

  test('whose points stand beside the names of levels, and without outcomes', () => {
    const text =
      'Statement,Level 1,Points 1,Level 2,Points 2\nI am well,Never ill,0,Often ill,4\nI sleep,Well,0,Badly,6\n';
    const answers = { columns: 'yes', 'column-outcome': 'not there', 'levels-in-columns': 'yes' };
    expect(rowsOf(text, 'instrument', answers, ['text', 'level', 'points'])).toEqual([
      'I am well / Never ill / 0',
      'I am well / Often ill / 4',
      'I sleep / Well / 0',
      'I sleep / Badly / 6',
    ]);
    const understood = read(text, 'instrument', answers);
    expect(saidOfMade(understood)).toEqual([
      'no column holds outcomes: all statements stand under one, called as the questionnaire',
    ]);
    const made = instrumentFrom(understood.table, 'x.csv', { title: 'Ours', version: '1' });
    expect(() => parseInstrument(made)).not.toThrow();
    expect(made.outcomes).toEqual([{ id: 'ours', title: 'Ours' }]);
  });

  test('is none where a column is called points, or where the mapping says which column holds them', () => {
    const long = 'Outcome,Statement,Support,Points,Order\nA,s,None,0,1\nA,s,Some,4,2\n';
    expect(read(long, 'instrument').open.map(({ id }) => id)).toEqual(['column-level', 'columns']);
    const other = 'Outcome,Statement,Support,Marks,Order\nA,s,None,0,1\nA,s,Some,4,2\n';
    const { mapping, open } = read(other, 'instrument');
    expect(open.map(({ id }) => id)).toContain('levels-in-columns');
    const columns = {
      outcome: { header: 'Outcome' },
      text: { header: 'Statement' },
      level: { header: 'Support' },
      points: { header: 'Marks' },
      order: { header: 'Order' },
    };
    const told = understand([sheetOf(other)], {
      as: 'instrument',
      alike,
      mapping: { ...mapping, columns, questions: [] },
    });
    expect(told.open).toEqual([]);
    expect(told.table.rows.map((row) => row.join('|'))).toEqual(['A|s|None|0|1', 'A|s|Some|4|2']);
  });

  test('a word among points has to be mended, with its cell', () => {
    const text = 'Outcome,Statement,None,Some\nA,s1,0,1\nA,s2,0,2\nA,s3,0,3\nA,s4,0,4\nA,s5,0,five\n';
    const { open } = read(text, 'instrument', { columns: 'yes', 'levels-in-columns': 'yes' });
    expect(open.map(({ id, place }) => [id, place])).toEqual([['word-points-five', 'line 6, column D']]);
  });
});

describe('a policy', () => {
  const HEAD =
    'Rule,Stage,Decided by,Why,Maximum fall,Maximum rise,Frequency,Uplift,Round to,By,Post,Over,Up to,Powers,Measures,Higher may sign,Require school place\n';
  const policyOf = (rows: string) => {
    const understood = read(HEAD + rows, 'policy', { columns: 'yes' });
    expect(understood.open).toEqual([]);
    return policyFrom(understood.table, 'x.csv', { period: 'year' });
  };

  test('a row a rule in their order, tiers below their sign-off', () => {
    const policy = policyOf(`Limit change,Communicated,Cabinet,smooth,20%,No limit,Once,None,,,,,,,,,
Round,Communicated,Finance,plain,,,,,£1.00,,,,,,,,
Sign-off,Final,Panel,delegated,,,,,,Tiers,Manager,,"£5,000",approve; return,Plan,Yes,
,,,,,,,,,,Head of Service,"£5,000",,,,,
Finalise,Final,Panel,the end,,,,,,,,,,,,,No
`);
    const who = (actor: string, reason: string, at = 'communicated') => ({ at, actor, reason });
    expect(policy).toEqual({
      schemaVersion: 1,
      period: 'year',
      rules: [
        {
          rule: 'limit-change',
          ...who('Cabinet', 'smooth'),
          greatestFall: '20',
          greatestRise: null,
          frequency: 'once',
          uplift: 'none',
        },
        { rule: 'round', ...who('Finance', 'plain'), unit: '1.00' },
        {
          rule: 'sign-off',
          ...who('Panel', 'delegated', 'final'),
          by: 'tiers',
          powers: ['approve', 'return'],
          measures: 'plan',
          higherMaySign: true,
          tiers: [
            { role: 'Manager', upTo: '5000.00' },
            { role: 'Head of Service', over: '5000.00', upTo: null },
          ],
        },
        { rule: 'finalise', ...who('Panel', 'the end', 'final'), requireSchoolPlace: false },
      ],
    });
  });

  test.each([
    [
      '20% as a spreadsheet keeps it',
      'Limit change,Communicated,C,s,0.2,15,Once,None,,,,,,,,,\n',
      'line 2, column E',
      '0.2 is less than one per cent',
    ],
    ['a figure that nobody said', 'Limit change,Communicated,C,s,,15,Once,None,,,,,,,,,\n', 'line 2', 'greatestFall'],
    ['a rule that nothing is called', 'Limti,Communicated,C,s,,,,,,,,,,,,,\n', 'line 2, column A', 'expected one of'],
    [
      'a row that names no rule',
      'Round,Communicated,C,s,,,,,1,,,,,,,,\n,,C,,,,,,2,,,,,,,,\n',
      'line 3, column A',
      'expected the kind of a rule',
    ],
    [
      'tiers with a gap',
      `Sign-off,Final,P,d,,,,,,Tiers,A,,100,approve,Plan,Yes,\n,,,,,,,,,,B,200,,,,,\nFinalise,Final,P,d,,,,,,,,,,,,,No\n`,
      'line 3, column L',
      'nobody may sign',
    ],
  ])('%s is told with its cell', (_, rows, cell, message) => {
    const told = (() => {
      try {
        return policyOf(rows);
      } catch (error) {
        return error;
      }
    })();
    const problems = (told as { problems?: { message: string; path: unknown[]; details?: { cell?: string } }[] })
      .problems;
    const shown = (problems ?? []).map(({ message, path, details }) => `${details?.cell} ${path.join('.')} ${message}`);
    expect(
      shown.find((one) => one.startsWith(cell) && one.includes(message)),
      shown.join('\n'),
    ).toBeDefined();
  });
});

test('plans are lines, and what became of statements is two columns', () => {
  const plan = 'Client No,Service,Annual cost,Gross or net\na1,Sitting,100.00,gross\n';
  expect(rowsOf(plan, 'plans', { columns: 'yes' }, ['case_id', 'service', 'amount', 'period', 'basis'])).toEqual([
    'a1 / Sitting / 100.00 / year / gross',
  ]);
  const changes = 'Last year,This year\na,a1\na,a2\nb,\n,c\n';
  expect(rowsOf(changes, 'statements', { columns: 'yes' }, ['before', 'now'])).toEqual([
    'a / a1',
    'a / a2',
    'b / ',
    ' / c',
  ]);
});

test('what a table holds is told by the names of its columns, or not at all', () => {
  const kinds = [
    'Outcome,Statement,Level,Points\nA,s,None,0\n',
    'Outcome,Statement,None,Some\nA,s,0,4\n',
    'Service,Unit,Price\nClub,hour,1.00\n',
    'Client No,Need,How met,Cost\na1,care,worker,1.00\n',
    'Client No,Service,Cost,Start date\na1,Club,1.00,2026-04-01\n',
    'Client No,RAS Score,Package\na1,10,1.00\n',
    'Client No,Notes\na1,none\n',
  ].map((text) => likelyKind(sheetOf(text), alike));
  expect(kinds).toEqual(['instrument', 'instrument', 'prices', 'needs', 'lines', undefined, undefined]);
});

test('a group that is spelled nearly as a common one, in a row or two, is asked about; others are not', () => {
  const head = 'case_id,points,site\n';
  const many = (name: string, from: number) =>
    Array.from({ length: 6 }, (_, index) => `F${from + index},1,${name}\n`).join('');
  const { open } = read(`${head}${many('Central', 0)}${many('Coastal', 10)}F99,1,Centrla\nF98,1,North\n`, 'cases');
  expect(open.map(({ id, place, choices }) => [id, place, choices])).toEqual([
    ['like-group-site-Centrla', 'line 14, column C', ['one: Central', 'one: Centrla', 'two']],
  ]);
});
