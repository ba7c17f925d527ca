import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { readNeeds } from '../../src/cli/data/cases/needs.js';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { verifyRecord } from '../../src/records/verify.js';
import { errorOf, put, temporaryFolder, testDesk, testIo } from './support.js';

const folder = temporaryFolder();
const HEADER =
  'case_id,needs,need_text,necessary,reason,line_id,service,timing,hours,hourly_cost,amount,period,one_off,together,set_by,set_on';
const csv = (name: string, ...rows: string[]) => put(folder, name, `${[HEADER, ...rows].join('\n')}\n`);
const read = (name: string) => readNeeds(testDesk(folder), name, ['cohort', 'needs']).needs;

describe('needs as a table', () => {
  test('a row a cost line, with all needs that it serves', () => {
    const name = csv(
      'one.csv',
      'F1,care|out,personal care|getting out,yes,nobody else can,a1,assistant,mornings,500|332,8.75,7280,year,,no,the assessor,2026-04-12',
      'F1,care,,,,,club,,,,500,year,yes,,,2026-04-12',
      'F1,play,play,no,the school meets it,,,,,,,,,,,',
    );
    const necessary = { necessary: true, reason: 'nobody else can' };
    expect(read(name)).toEqual([
      {
        caseId: 'F1',
        duty: {
          needs: [
            { id: 'care', need: 'personal care', arrangements: necessary },
            { id: 'out', need: 'getting out', arrangements: necessary },
            { id: 'play', need: 'play', arrangements: { necessary: false, reason: 'the school meets it' } },
          ],
          costLines: [
            {
              id: 'a1',
              serves: ['care', 'out'],
              service: 'assistant',
              timing: 'mornings',
              hours: '832.000000',
              hourlyCost: '8.75',
              amount: '7280.00',
              together: false,
              hoursByNeed: [
                { need: 'care', hours: '500' },
                { need: 'out', hours: '332' },
              ],
              costSetOn: '2026-04-12',
              costSetBy: 'the assessor',
            },
            {
              id: 'one.csv:3',
              serves: ['care'],
              service: 'club',
              amount: '500.00',
              oneOff: true,
              costSetOn: '2026-04-12',
            },
          ],
        },
      },
    ]);
  });

  test.each([
    ['another word for the same need', 'F1,care,washing,,,,,,,,,,,,,', 'need_text'],
    ['another decision on the same need', 'F1,care,,no,friends help,,,,,,,,,,,', 'necessary'],
    ['a need twice in a row', 'F1,out|out,,,,,,,,,,,,,,', 'needs'],
    ['values that are not one for each need', 'F1,a|b,x|y|z,,,,,,,,,,,,,', 'need_text'],
    ['a decision without a reason', 'F1,out,,yes,,,,,,,,,,,,', 'reason'],
    ['a line without an amount', 'F1,out,,,,,club,,,,,,,,,', 'amount'],
    ['an amount without a service', 'F1,out,,,,,,,,,5,year,,,,', 'service'],
    ['an amount without a period', 'F1,out,,,,,club,,,,5,,,,,', 'period'],
    ['hours of each need of a line that serves them together', 'F1,a|b,,,,,club,,1|2,,5,year,,yes,,', 'hours'],
    ['what is no number of hours', 'F1,out,,,,,club,,ten,,5,year,,,,', 'hours'],
  ])('refuses %s, at its place', (_, row, column) => {
    const name = csv('wrong.csv', 'F1,care,personal care,yes,nobody else can,,,,,,,,,,,', row);
    const { problems } = errorOf(() => read(name));
    expect(problems.map(({ path, details }) => [path, details?.file, details?.line])).toEqual([[[column], name, 3]]);
  });
});

describe('a run that is told what families need', () => {
  const rows = [
    // Told 7,000 on 1 May; the line serves two needs and counts once: 7,280 - 7,000 = 280.
    'F1,care|out,care|getting out,yes,nobody else can,a1,assistant,,832,8.75,7280,year,,yes,,2026-04-12',
    // 40 points at 200 are 8,000, which is enough for 8,000.
    'F2,care,care,yes,nobody else can,a1,assistant,,,,8000,year,,,,2026-04-12',
    // 832 hours at 8.75 are not 728.
    'F3,care,care,yes,nobody else can,a1,assistant,,832,8.75,728,year,,,,2026-04-12',
  ];
  const council = {
    schemaVersion: 1,
    title: 'Any council',
    calibrate: { kind: 'price-point', options: { fundingBasis: 'pot' } },
    sample: { cases: 'cases.csv' },
    cohort: { cases: 'cases.csv', needs: 'needs.csv' },
    policy: 'policy.json',
  };
  put(
    folder,
    'cases.csv',
    'case_id,points,package_value,communicated,communicated_on\nF1,50,3000,7000,2026-05-01\nF2,40,15000,,\nF3,30,6000,,\nF4,30,6000,,\n',
  );
  const rules = [{ rule: 'pass-on', at: 'communicated', actor: 'Panel', reason: 'as it is' }];
  put(folder, 'policy.json', JSON.stringify({ schemaVersion: 1, period: 'year', rules }));
  put(folder, 'council.json', JSON.stringify(council));

  test('says so first, keeps what is not known blank, and its records verify', { timeout: 60_000 }, async () => {
    csv('needs.csv', ...rows);
    const io = testIo(folder);
    const code = await runProgram(
      ['run', 'council.json', '--recalibrate', '--out', 'results', '--format', 'json'],
      io,
      registers,
    );
    expect([code, io.err()]).toEqual([0, expect.not.stringContaining('error')]);
    const [first] = JSON.parse(io.out()).result.questions;
    expect(first).toEqual({
      question: 'Is it enough?',
      answer:
        'No: at least 1 of 4 families falls short, by at least £280.00 a year in all; for 1 nobody has said, for 1 it cannot be said yet.',
    });
    const file = (name: string) => readFileSync(join(folder, 'results', name), 'utf8');
    const list = parse(file('cases.csv'), { columns: true }) as Record<string, string>[];
    expect(
      list.map((row) => [row.need, row.shortfall, row.shortfall_is_least, row.needs_short, row.need_open]),
    ).toEqual([
      ['short', '280.00', 'no', '2', ''],
      ['enough', '0.00', '', '0', ''],
      ['cannot be said yet', '', '', '', 'hours-and-amount'],
      ['', '', '', '', ''],
    ]);
    // The largest is one family's figure: with the list of families, and not on the pages that name none.
    expect(file('report-internal.md')).toContain('; the largest known shortfall of a family is £280.00 a year');
    for (const page of ['report.md', 'director.md']) {
      expect(file(page)).not.toContain('largest known shortfall');
      expect(file(page)).toContain('by at least £280.00 a year in all');
      expect(file(page)).not.toContain('£0.00 a year in all');
    }
    const { checks } = JSON.parse(file('manifest.json'));
    expect(checks.find(({ name }: { name: string }) => name === 'enough for assessed need').ok).toBe(false);
    const [record = ''] = file('moderation.ndjson').split('\n');
    const verified = verifyRecord(JSON.parse(record));
    expect(verified.duty?.at(-1)).toMatchObject({ answer: 'shortfall', shortfall: '280.00' });
  });

  test('refuses needs of a family that is not there, with the line', async () => {
    csv('needs.csv', ...rows, 'F9,care,care,yes,nobody else can,a1,assistant,,,,1,year,,,,2026-04-12');
    const io = testIo(folder);
    expect(await runProgram(['run', 'council.json', '--recalibrate'], io, registers)).toBe(2);
    expect(io.err()).toMatch(/needs\.csv.*5.*"F9" is in no row of the cases/);
  });
});

describe('what is open about need, of openras moderate', () => {
  const rules = [{ rule: 'pass-on', at: 'communicated', actor: 'Panel', reason: 'as it is' }];
  put(folder, 'pass.json', JSON.stringify({ schemaVersion: 1, period: 'year', rules }));
  const family = (caseId: string, line?: object) => ({
    caseId,
    period: 'year',
    amounts: { indicative: 3000 },
    ...(line !== undefined && {
      duty: {
        figureHeardOn: '2026-05-10',
        needs: [
          {
            id: 'rest',
            need: 'short breaks',
            arrangements: { necessary: true, reason: 'assessed' },
            lines: [{ service: 'sitting', timing: 'weekly', ...line }],
            costSetOn: '2026-04-20',
          },
        ],
      },
    }),
  });

  test('stands in words with its families, and not at all where nothing is', async () => {
    // Four hours at £16 are £64, and the amount is that of a year: 3,264 apart.
    const week = { hours: 4, hourlyCost: 16, amount: 3328 };
    const cases = [family('A', week), family('B', { amount: 900 }), ...['C', 'D', 'E', 'F'].map((id) => family(id))];
    put(folder, 'open.json', JSON.stringify(cases));
    put(folder, 'closed.json', JSON.stringify([family('B', { amount: 900 })]));
    const printed = async (file: string) => {
      const io = testIo(folder);
      expect(await runProgram(['moderate', 'pass.json', file, '--format', 'markdown'], io, registers)).toBe(0);
      return io.out();
    };
    const open = await printed('open.json');
    expect(open).toContain(
      '| sitting: 4 hours at £16.00 are £64.00, and the amount is £3,328.00, which is £3,264.00 apart | rest | 1 | A |',
    );
    expect(open).toMatch(/\| {2}\| 4 \| C, D, E and 1 more \|/);
    expect(await printed('closed.json')).not.toContain('What is open');
  });
});
