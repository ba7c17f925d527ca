import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { instrumentOf, levelsOf } from '../questionnaire/support.js';
import { put, runIn, temporaryFolder } from './support.js';

const UPLIFT = ['--from', '2025-26', '--to', '2026-27', '--rates', '2026-27=3.6'];

const folder = temporaryFolder();

const run = runIn(folder);

const rowsOf = (csv: string): string[][] =>
  csv
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

// The price of a point is £1,460,564 over 10,000 points: £146.0564.
const { model } = calibratePricePoint([{ caseId: 'a', points: 10_000, packageValue: 1_460_564 }], {
  fundingBasis: 'pot',
});
put(folder, 'model.json', JSON.stringify(model));
put(folder, 'instrument.json', JSON.stringify(instrumentOf([{ levels: levelsOf(10, 0) }, { levels: levelsOf(6, 0) }])));
put(folder, 'answers.csv', 'case_id,s1,s2\na,level a,level a\nb,level b,level a\nc,level a,level b\n');
put(
  folder,
  'scenarios.json',
  JSON.stringify({
    schemaVersion: 1,
    scenarios: [
      { name: 'plain', model },
      { name: 'no rise', model, limits: { rise: 0 } },
    ],
  }),
);
put(
  folder,
  'policy.json',
  JSON.stringify({
    schemaVersion: 1,
    title: 'Whole pounds',
    period: 'year',
    rules: [{ rule: 'round', at: 'communicated', actor: 'Finance', reason: 'amounts that people can say', unit: '1' }],
  }),
);

describe('a package with a part that was bought once', () => {
  // 30 points at £146.0564 are 4,381.69; the package goes on at 5,549.50 - 1,525.00 = 4,024.50.
  put(folder, 'f002.csv', 'case_id,points,package_value,one_off\nF002,30,5549.50,1525.00\n');

  test('is compared without it by allocate: 4,381.69 - 4,024.50 = +357.19', async () => {
    const { out } = await run('allocate', 'model.json', 'f002.csv', '--format', 'csv');
    expect(rowsOf(out)).toEqual([['F002', '30', '4024.50', '4381.69', '357.19', 'budget']]);
  });

  test('may not rise above the rest of it in whatif: 4,024.50', async () => {
    const { out } = await run('whatif', 'scenarios.json', 'f002.csv', '--format', 'csv');
    expect(rowsOf(out).map(([name, total]) => [name, total])).toEqual([
      ['plain', '4381.69'],
      ['no rise', '4024.50'],
    ]);
  });

  test('leaves 1,000.00 - (4,024.50 - 4,381.69) = 1,357.19 of a reserve', async () => {
    put(folder, 'told.csv', 'case_id,budget,package_value,one_off\nF002,4381.69,5549.50,1525.00\n');
    const { out } = await run('stress', 'told.csv', '--reserve', '1000', '--format', 'csv');
    expect(rowsOf(out)[0]?.slice(0, 3)).toEqual(['1', 'F002', '1357.19']);
  });

  test('is said to be left out by every command that takes it off, once, and to be within by uplift', async () => {
    put(folder, 'told.csv', 'case_id,budget,package_value,one_off\nF002,4381.69,5549.50,1525.00\n');
    put(folder, 'moved.csv', 'case_id,points,package_value,one_off,indicative\nF002,30,5549.50,1525.00,4381.69\n');
    const pot = ['--basis', 'pot', '--pot', '10000'];
    const said = async (...line: string[]) => (await run(...line, '--format', 'markdown')).err;
    for (const line of [
      ['allocate', 'model.json', 'f002.csv'],
      ['whatif', 'scenarios.json', 'f002.csv'],
      ['stress', 'told.csv', '--reserve', '1000'],
      ['leavers', 'told.csv', ...pot, '--leavers', 'F002'],
      ['joiners', 'model.json', 'f002.csv', ...pot],
      ['partly-moved', 'model.json', 'moved.csv'],
      ['solve', 'choice', 'told.csv'],
      ['fit', 'f002.csv', '--model', 'model.json'],
    ]) {
      const name = line.find((one) => one.endsWith('.csv'));
      expect(await said(...line), line.join(' ')).toContain(
        `warning: ${name}: one-offs of £1,525.00 in 1 package are left out of packages\n`,
      );
    }
    const uplift = await run('uplift', 'f002.csv', ...UPLIFT, '--format', 'markdown');
    expect([uplift.err, uplift.out]).toEqual([
      '',
      expect.stringContaining('| package_value with one_off before, £ | 5549.50 |'),
    ]);
  });

  test('with £0 from the model, or without an amount, is beside the balance of those who join', async () => {
    put(folder, 'none.csv', 'case_id,points,package_value\nZ,0,4000\n');
    const { out, err } = await run(
      'joiners',
      'model.json',
      'none.csv',
      '--basis',
      'pot',
      '--pot',
      '10000',
      '--format',
      'markdown',
    );
    expect(out).toContain('| packages beside the balance | 4000.00 |');
    expect(err).toContain(
      'Z has a budget of £0, with the advice to refer: its package of £4,000.00 is beside the balance',
    );
  });

  test('is compared without it by equity', async () => {
    put(
      folder,
      'groups.csv',
      'case_id,points,traditional,one_off,site\nA,30,5549.50,1525.00,N\nB,30,4000,,N\nC,30,4000,,S\nD,30,4000,,S\n',
    );
    const { out } = await run(
      'equity',
      'groups.csv',
      '--by',
      'site',
      '--stage',
      'traditional',
      '--bands',
      'each',
      '--format',
      'json',
    );
    // North: (4,024.50 + 4,000) / 2 = 4,012.25; South: 4,000.
    expect(out).toContain('4012.25');
    expect(out).not.toContain('4774.75');
  });

  test('cannot be more than the whole package, which is told at its place', async () => {
    put(folder, 'more.csv', 'case_id,points,package_value,one_off\nF002,30,100,1525.00\n');
    const { code, err } = await run('allocate', 'model.json', 'more.csv');
    expect([code, err.split('\n')[0]]).toEqual([
      2,
      'more.csv:2:13: one_off: 1525.00 is more than the whole package, 100.00',
    ]);
  });
});

describe('a column that nothing uses', () => {
  test('is named on stderr, and the result stands', async () => {
    put(folder, 'extra.csv', 'case_id,points,team,colour\nF002,30,East,red\n');
    const { code, out, err } = await run('allocate', 'model.json', 'extra.csv', '--format', 'csv', '--keep', 'team');
    expect([code, rowsOf(out)[0]?.[3]]).toEqual([0, '4381.69']);
    expect(err).toBe('not used in extra.csv: "colour"\n');
  });

  test('is only named where it is a known one of no use here', async () => {
    put(folder, 'known.csv', 'case_id,points,final\nF002,30,5000\n');
    const { code, err } = await run('allocate', 'model.json', 'known.csv');
    expect([code, err]).toEqual([0, 'not used in known.csv: "final"\n']);
  });

  test('is no near miss of another known one: communicated_on beside communicated', async () => {
    put(folder, 'known.csv', 'case_id,traditional,communicated,communicated_on,site\na,5,5,2026-04-01,N\n');
    const { code, err } = await run('compare', 'known.csv', '--to', 'communicated');
    expect([code, err]).toEqual([0, 'not used in known.csv: "communicated_on"\n']);
  });
});

// Every command that reads a table, with a header that is nearly right.
const HEADERS: readonly (readonly [command: string, wrong: string, meant: string, header: string])[] = [
  ['allocate model.json bad.csv', 'Package Value', 'package_value', 'case_id,points,Package Value'],
  ['calibrate ras4 bad.csv --basis reference-sample', 'one_offs', 'one_off', 'case_id,points,package_value,one_offs'],
  ['calibrate ras5 bad.csv --basis pot', 'Status', 'status', 'case_id,points,package_value,Status'],
  ['compare bad.csv', 'one-off', 'one_off', 'case_id,traditional,final,site,one-off'],
  ['stress bad.csv --reserve 1', 'pacakge_value', 'package_value', 'case_id,budget,pacakge_value'],
  ['whatif scenarios.json bad.csv', 'Groups', 'group', 'case_id,points,Groups'],
  ['equity bad.csv --by ethnicity --stage final', 'Final', 'final', 'case_id,points,ethnicity,Final'],
  ['fit bad.csv', 'Flags', 'flags', 'case_id,points,package_value,Flags'],
  ['moderate policy.json bad.csv', 'oneoff', 'one_off', 'case_id,traditional,indicative,oneoff'],
  ['score instrument.json bad.csv', 'S2', 's2', 'case_id,s1,S2'],
  [
    'sensitivity instrument.json answers.csv bad.csv',
    'EXCLUDE REASON',
    'exclude_reason',
    'case_id,package_value,EXCLUDE REASON',
  ],
  ['cost bad.csv', 'Payer', 'payer', 'case_id,amount,period,basis,Payer'],
  ['table check bad.csv --step 1 --period year', 'ammount', 'amount', 'points,name,ammount'],
  ['run council.json', 'Eligible', 'eligible', 'case_id,points,package_value,Eligible'],
  ['run council.json', 'Ends on', 'ends_on', 'case_id,points,package_value,Ends on'],
  ['run council.json', 'exclude-reason', 'exclude_reason', 'case_id,points,package_value,exclude-reason'],
  ['run lines.json', 'Payer', 'payer', 'case_id,amount,period,basis,Payer'],
];

const calibrate = { kind: 'price-point', options: { fundingBasis: 'reference-sample' } };
const council = { schemaVersion: 1, title: 'A council', calibrate, sample: { cases: 'good.csv' }, keep: [] };
put(folder, 'good.csv', 'case_id,points,package_value\nF1,10,1000\nF2,20,2000\n');
put(folder, 'council.json', JSON.stringify({ ...council, cohort: { cases: 'bad.csv' } }));
put(folder, 'lines.json', JSON.stringify({ ...council, cohort: { cases: 'good.csv', lines: 'bad.csv' } }));

test('a site that the user leaves unread parts no groups of compare', async () => {
  put(folder, 'sites.csv', 'case_id,traditional,final,site\na,5,6,N\nb,5,7,S\n');
  const { code, out } = await run('compare', 'sites.csv', '--ignore-column', 'site', '--format', 'json');
  const rows: readonly { readonly kind: string }[] = JSON.parse(out).result.tables.change.rows;
  expect([code, rows.map(({ kind }) => kind)]).toEqual([0, ['all']]);
});

describe('columns of outcomes, which equity looks at where they are there', () => {
  const header = 'case_id,points,ethnicity,final';
  const rows = ['a,1,N,5,yes', 'b,1,N,5,no', 'c,1,S,5,yes', 'd,1,S,5,no'];
  const equity = ['equity', 'bad.csv', '--by', 'ethnicity', '--bands', 'each', '--stage', 'final', '--format', 'json'];

  test.each([
    ['Limited', 'limited'],
    ['refered', 'referred'],
    ['short of need', 'short_of_need'],
    ['contestd', 'contested'],
    ['LOWERED', 'lowered'],
  ])('are a question under the name %s', async (wrong, meant) => {
    put(folder, 'bad.csv', `${header},${wrong}\n${rows.join('\n')}\n`);
    const { code, err } = await run(...equity);
    expect([code, err]).toEqual([2, expect.stringContaining(`the column "${wrong}" looks like "${meant}"`)]);
    put(folder, 'bad.csv', `${header},${meant}\n${rows.join('\n')}\n`);
    const exact = await run(...equity);
    expect([exact.code, JSON.parse(exact.out).result.outcomes.length > 0]).toEqual([0, true]);
  });

  test.each(['limited', 'referred', 'short_of_need', 'contested', 'lowered'])(
    'tell a word that is neither yes nor no at its cell: %s',
    async (column) => {
      put(folder, 'bad.csv', `${header},${column}\n${rows.join('\n').replace('5,no', '5,maybe')}\n`);
      const { code, out, err } = await run(...equity);
      const said = `bad.csv:3:9: ${column}: "maybe" is neither yes nor no; expected yes or no (also Y, N, TRUE, FALSE, 1, 0)`;
      expect([code, out, err]).toEqual([2, '', `${said}\n1 problem\n`]);
      put(folder, 'bad.csv', `${header},${column}\n${rows.join('\n').replace('5,no', '5,')}\n`);
      expect((await run(...equity)).code).toBe(0);
    },
  );

  test('are left unread where the user says so, and not looked at where a page is to be published', async () => {
    put(folder, 'bad.csv', `${header},limited\n${rows.join('\n')}\n`);
    for (const answer of [
      ['--ignore-column', 'limited'],
      ['--publish', '--small-cell', '3'],
    ]) {
      const { code, out, err } = await run(...equity, ...answer);
      expect([code, Object.hasOwn(JSON.parse(out).result, 'outcomes'), err]).toEqual([0, false, err]);
      expect(err).toContain('not used in bad.csv: "limited"');
    }
  });
});

describe('a column that looks like a known one', () => {
  test.each(HEADERS)('is a question of %s', async (command, wrong, meant, header) => {
    const cells = header.split(',').map((_, index) => (index === 0 ? 'a' : '1'));
    put(folder, 'bad.csv', `${header}\n${cells.join(',')}\n`);
    const { code, out, err } = await run(...command.split(' '));
    const column = header.indexOf(wrong) + 1;
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`bad.csv:1:${column}: the column "${wrong}" looks like "${meant}"`);
    expect(err).toContain(`--ignore-column ${/^[\w.-]+$/.test(wrong) ? wrong : `"${wrong}"`}`);
  });

  // `allocate` to CSV reads a plain file in a way of its own.
  test.each([
    ['shared-package', 'shared_package', 'case_id,points,package_value'],
    ['Eligible', 'eligible', 'case_id,points,package_value'],
    ['ends-on', 'ends_on', 'case_id,points'],
  ])('of which a filled cell would be one is a question of allocate to CSV: %s', async (wrong, meant, header) => {
    const cells = header.split(',').map((_, index) => (index === 0 ? 'a' : '1'));
    put(folder, 'bad.csv', `${header},${wrong}\n${cells.join(',')},\n`);
    const { code, out, err } = await run('allocate', 'model.json', 'bad.csv', '--format', 'csv');
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(`the column "${wrong}" looks like "${meant}"`)]);
  });

  test('is left unread where the user says that it is something else', async () => {
    put(folder, 'bad.csv', 'case_id,points,Groups\nF002,30,7\n');
    const { code, out, err } = await run(
      'allocate',
      'model.json',
      'bad.csv',
      '--format',
      'csv',
      '--ignore-column',
      'Groups',
    );
    expect([code, rowsOf(out)[0]?.[3], err]).toEqual([0, '4381.69', 'not used in bad.csv: "Groups"\n']);
    const none = await run('allocate', 'model.json', 'f002.csv', '--ignore-column', 'Groups');
    expect(none.err).toContain('no table that was read has a column "Groups" to ignore');
  });
});

// Every command that reads a table, with cells that cannot be read and cells that the library refuses.
const FAULTS: readonly (readonly [command: string, csv: string, place: string])[] = [
  ['allocate model.json bad.csv', 'case_id,points,group,eligible\na,1,,maybe\n', '2:6: eligible'],
  ['allocate model.json bad.csv', 'case_id,points\na,1\nb,-3\n', '3:3: points'],
  ['calibrate ras4 bad.csv --basis pot', 'case_id,points,package_value,one_off\na,1,5,9\n', '2:'],
  ['calibrate ras5 bad.csv --basis pot', 'case_id,points,package_value,one_off\na,1,5,9\nb,2,8,\n', '2:'],
  ['compare bad.csv', 'case_id,traditional,final,site,one_off\na,5,5,N,9\nb,5,5,N,\n', '2:'],
  ['stress bad.csv --reserve 1', 'case_id,budget,package_value\na,5,\n', '2:'],
  ['whatif scenarios.json bad.csv', 'case_id,points\na,x\n', '2:3: points'],
  ['equity bad.csv --by ethnicity --stage final', 'case_id,points,ethnicity,final\na,1,N,x\n', '2:7: final'],
  ['fit bad.csv', 'case_id,points,package_value,one_off\na,1,5,9\nb,2,8,\n', '2:'],
  ['moderate policy.json bad.csv', 'case_id,traditional,indicative,one_off\na,5,5,9\n', '2:'],
  ['score instrument.json bad.csv', 'case_id,s1,s2\na,level a,level z\n', '2:11: s2'],
  ['score instrument.json bad.csv', 'case_id,s1,s2\na,level a,\n', '2:11: s2'],
  ['score instrument.json bad.csv', 'case_id,s1,s2\na,level a,#N/A\n', '2:11: s2: "#N/A" is what a spreadsheet shows'],
  ['sensitivity instrument.json answers.csv bad.csv', 'case_id,package_value\na,x\n', '2:3: package_value'],
  ['cost bad.csv', 'case_id,amount,period,basis\na,x,year,gross\nb,1,fortnight,gross\nc,2,,gross\n', '2:3: amount'],
  ['cost bad.csv', 'case_id,amount,period,basis,start\na,1,year,gross,01/04/2026\n', '2:16: start'],
  ['table check bad.csv --step 1 --period year', 'points,name,amount\n0-5,a,nil\n6+,b,5\n', '2:7: amount'],
  ['run council.json', 'case_id,points,package_value\na,x,5\n', '2:3: points'],
  ['run council.json', 'case_id,points,package_value,one_off\na,1,5,9\n', '2:'],
  ['run lines.json', 'case_id,amount,period,basis\nF1,1,year,gross\nF2,x,year,gross\n', '3:4: amount'],
];

describe('what is wrong in a table', () => {
  test.each(FAULTS)('is told by %s with file, line and column of %j', async (command, csv, place) => {
    put(folder, 'bad.csv', csv);
    const { code, err } = await run(...command.split(' '));
    expect(code).toBe(2);
    expect(err).toContain(`bad.csv:${place}`);
    expect(err).not.toMatch(/\[\d+\]|\brows\b\[|options\.|caseId|packageValue|oneOff/);
  });

  test('is said once of many lines, with the first places', async () => {
    const rows = Array.from({ length: 50 }, (_, row) => `a${row},${row < 44 ? '' : row}`);
    put(folder, 'bad.csv', `case_id,points\n${rows.join('\n')}\n`);
    const { err } = await run('allocate', 'model.json', 'bad.csv');
    expect(err.split('\n')).toEqual([
      expect.stringMatching(/^bad\.csv:2:4: points: .* \(also on lines 3, 4 and 41 more\)$/),
      '44 problems',
      '',
    ]);
  });

  test('is said of its size before its rows are read', async () => {
    put(folder, 'bad.csv', `case_id,amount,period,basis\n${'a,x,year,gross\n'.repeat(100_001)}`);
    const { code, err } = await run('cost', 'bad.csv');
    expect([code, err]).toEqual([2, 'bad.csv: has 100,001 rows; at most 100,000: divide the file\n1 problem\n']);
  }, 120_000);
});

describe('yes and no', () => {
  test.each([
    ['yes', '4381.69'],
    ['Y', '4381.69'],
    ['TRUE', '4381.69'],
    ['1', '4381.69'],
    ['no', '0.00'],
    ['N', '0.00'],
    ['False', '0.00'],
    ['0', '0.00'],
  ])('are read alike everywhere: %s', async (word, setAside) => {
    // A line of contingency is set aside, and a case that is not eligible has no budget.
    put(folder, 'lines.csv', `case_id,amount,period,basis,contingency\na,4381.69,year,gross,${word}\n`);
    const { out } = await run('cost', 'lines.csv', '--format', 'json');
    expect(JSON.parse(out).result.control.contingency).toBe(setAside);
    put(folder, 'yes.csv', `case_id,points,eligible\na,30,${word}\n`);
    const allocated = await run('allocate', 'model.json', 'yes.csv', '--format', 'csv');
    expect(rowsOf(allocated.out)[0]?.at(-1)).toBe(setAside === '0.00' ? 'not-eligible' : 'budget');
  });
});

describe('lines', () => {
  const HEADER = 'case_id,name,amount,period,basis';

  test('are paid by whom the column payer says: 1,100.00 and 1,000.00 by others', async () => {
    put(folder, 'lines.csv', 'case_id,amount,period,basis,payer\nA,1000,year,gross,health\nA,1100,year,gross,budget\n');
    const { control } = JSON.parse((await run('cost', 'lines.csv')).out).result;
    expect([control.total, control.outside]).toEqual(['1100.00', '1000.00']);
  });

  test('that say the same twice are a question, which an option answers', async () => {
    put(
      folder,
      'lines.csv',
      `${HEADER}\nA,Respite,10000,year,gross\nB,Respite,10000,year,gross\nA,Respite,10000,year,gross\n`,
    );
    const { code, err } = await run('cost', 'lines.csv');
    expect(code).toBe(2);
    expect(err).toContain('lines.csv:4:1: says the same as line 2 in every column');
    expect(err).toContain('--accept repeated-lines');
    const { out } = await run('cost', 'lines.csv', '--accept', 'repeated-lines');
    expect(JSON.parse(out).result.control.total).toBe('30000.00');
  });

  test.each(['(200.00)', '-200.00', '-£200'])('of money that comes back, %s, are entered by name', async (cell) => {
    put(folder, 'lines.csv', `${HEADER}\nA,Respite,1000,year,gross\nA,Refund,${cell},year,gross\n`);
    const asked = await run('cost', 'lines.csv');
    expect(asked.code).toBe(2);
    expect(asked.err).toContain('say so in a column credit, or for all with --accept credits');
    const { out } = await run('cost', 'lines.csv', '--accept', 'credits');
    expect(JSON.parse(out).result.control.total).toBe('800.00');
    put(folder, 'lines.csv', `${HEADER},credit\nA,Respite,1000,year,gross,\nA,Refund,200,year,gross,Y\n`);
    expect(JSON.parse((await run('cost', 'lines.csv')).out).result.control.total).toBe('800.00');
  });

  test('without a price are a question, which an option answers', async () => {
    put(folder, 'lines.csv', `${HEADER}\nA,Respite,,,\nA,Club,100,year,gross\n`);
    expect((await run('cost', 'lines.csv')).err).toContain('--accept unpriced-lines');
    const { out } = await run('cost', 'lines.csv', '--accept', 'unpriced-lines');
    expect(JSON.parse(out).result.control).toMatchObject({ total: '100.00', linesWithoutPrice: 1 });
  });
});

describe('ids and groups that are nearly alike', () => {
  test.each([
    ['S001,1\ns001,2\n', 'bad.csv:3:1: case_id: "s001" differs from "S001" on line 2 by capitals'],
    [
      '0123,1\n123,2\n',
      'bad.csv:3:1: case_id: "123" differs from "0123" on line 2 by capitals, blanks or leading zeros',
    ],
    ['9.43E+09,1\n', 'bad.csv:2:1: case_id: "9.43E+09" looks like a number that a spreadsheet has shortened'],
  ])('are a question: %j', async (rows, expected) => {
    put(folder, 'bad.csv', `case_id,points\n${rows}`);
    const { code, err } = await run('allocate', 'model.json', 'bad.csv');
    expect(code).toBe(2);
    expect(err).toContain(expected);
    expect((await run('allocate', 'model.json', 'bad.csv', '--accept', 'like-ids')).code).toBe(0);
    put(folder, 'bad.csv', `case_id,amount,period,basis\n${rows.replaceAll(/,(\d)/g, ',$1,year,gross')}`);
    expect((await run('cost', 'bad.csv')).err).toContain(expected.slice('bad.csv:'.length + 3));
  });

  test('are said: two groups that differ by a capital', async () => {
    put(folder, 'bad.csv', 'case_id,traditional,final,site\na,5,5,White\nb,5,5,white\nc,5,5,White\n');
    const { code, err } = await run('compare', 'bad.csv');
    expect(code).toBe(0);
    expect(err).toContain('warning: bad.csv: site: "White" (line 2) and "white" (line 3) are taken as two groups\n');
  });
});

describe('a run', () => {
  const rows = (word: string, site = 'N') =>
    Array.from({ length: 12 }, (_, row) => `F${row},${row + 1},${(row + 1) * 100},${row < 4 ? word : ''},${site},red`);
  const put12 = (word: string) =>
    put(folder, 'twelve.csv', `case_id,points,package_value,night_care,site,colour\n${rows(word).join('\n')}\n`);
  put(
    folder,
    'twelve.json',
    JSON.stringify({
      ...council,
      sample: { cases: 'twelve.csv' },
      cohort: { cases: 'twelve.csv' },
      keep: ['night_care', 'site'],
      smallCell: 5,
      equity: { by: ['site'], bands: 'each' },
    }),
  );

  test('keeps in its manifest which columns were used, and what was answered', async () => {
    put12('yes');
    const { code, err } = await run(
      'run',
      'twelve.json',
      '--out',
      'results',
      '--ignore-column',
      'colour',
      '--format',
      'csv',
    );
    expect([code, err.split('\n').filter((line) => line.startsWith('not used'))]).toEqual([
      0,
      ['not used in twelve.csv: "colour"'],
    ]);
    const manifest = JSON.parse(readFileSync(join(folder, 'results', 'manifest.json'), 'utf8'));
    expect(manifest.columns).toEqual([
      {
        file: 'twelve.csv',
        used: ['case_id', 'points', 'package_value', 'night_care', 'site'],
        notUsed: ['colour'],
      },
    ]);
    expect(manifest.answers).toEqual({ ignoreColumn: ['colour'], accept: [] });
  }, 120_000);

  test.each(['yes', 'Y', 'TRUE', '1'])(
    'finds the four families who have %s for night care',
    async (word) => {
      put12(word);
      const { result } = JSON.parse((await run('run', 'twelve.json')).out);
      const flag = result.firmness.fit.flags.find((one: { flag: string }) => one.flag === 'night-care');
      expect([flag.with, flag.without]).toEqual([4, 8]);
    },
    60_000,
  );

  test.each(['sometimes', 'yes, nightly', 'Yes.', 'x', 'maybe'])(
    'refuses %s, which is neither yes nor no',
    async (word) => {
      put12(`"${word}"`);
      const { code, out, err } = await run('run', 'twelve.json', '--format', 'csv');
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toContain(`twelve.csv:2:10: night_care: "${word}" is neither yes nor no`);
    },
    120_000,
  );
});

describe('the other name of one thing', () => {
  const asks = async (call: string[], header: string, cells: string): Promise<string> => {
    put(folder, 'other.csv', `${header}\n${cells}\n`);
    return (await run(...call.map((word) => (word === 'FILE' ? 'other.csv' : word)))).err;
  };
  const question = (there: string, read: string) =>
    `the column "${there}" is what this command reads as "${read}"; rename it, or, if it is something else, say so with --ignore-column ${there}`;

  // A package that nobody reads makes a newcomer of a family, and a budget that nobody reads an amount that is not there.
  test.each([
    [['allocate', 'model.json', 'FILE'], 'traditional', 'package_value', 'case_id,points'],
    [['whatif', 'scenarios.json', 'FILE'], 'traditional', 'package_value', 'case_id,points'],
    [['partly-moved', 'model.json', 'FILE'], 'traditional', 'package_value', 'case_id,points'],
    [
      ['leavers', 'FILE', '--basis', 'pot', '--pot', '9', '--leavers', 'F1'],
      'traditional',
      'package_value',
      'case_id,budget',
    ],
    [['stress', 'FILE', '--basis', 'pot', '--reserve', '9'], 'package_value', 'traditional', 'case_id,indicative'],
    [
      ['hold-back', 'FILE', '--basis', 'pot', '--pot', '9', '--contingency', '1'],
      'indicative',
      'budget',
      'case_id,group',
    ],
    [['moderate', 'policy.json', 'FILE'], 'package_value', 'traditional', 'case_id,indicative'],
    [['moderate', 'policy.json', 'FILE'], 'budget', 'indicative', 'case_id,traditional'],
    [['compare', 'FILE', '--from', 'traditional', '--to', 'indicative'], 'budget', 'indicative', 'case_id,traditional'],
    [
      ['compare', 'FILE', '--from', 'traditional', '--to', 'indicative'],
      'package_value',
      'traditional',
      'case_id,indicative',
    ],
  ])('is a question: %s with %s', async (call, there, read, header) => {
    const cells = header.replace('case_id', 'F1').replace(/points|budget|indicative|traditional|group/, '10');
    expect(await asks(call, `${header},${there}`, `${cells},3000`)).toContain(question(there, read));
  });

  test('is none where the name that is read is there as well', async () => {
    put(folder, 'two.csv', 'case_id,points,package_value,traditional\nF1,10,3000,9\n');
    const { code, err } = await run('allocate', 'model.json', 'two.csv', '--format', 'json');
    expect([code, err]).toEqual([0, expect.not.stringContaining('is what this command reads')]);
  });
});
