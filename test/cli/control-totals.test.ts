import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { put, temporaryFolder, testIo } from './support.js';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const home = temporaryFolder();
for (const name of ['example-council', 'plans', 'reconstructed-cohort']) {
  cpSync(join(FIXTURES, name), join(home, name), { recursive: true });
}

async function run(...argv: string[]) {
  const io = testIo(home);
  const code = await runProgram(argv, io, registers);
  return { code, out: io.out(), err: io.err() };
}

/** The rows of a printed table of two columns, by name. */
function figuresIn(text: string, title: string): Map<string, string> {
  const lines = text.slice(text.indexOf(title)).split('\n').slice(1);
  const pairs = lines.map((line) =>
    line
      .replaceAll('│', '  ')
      .trim()
      .split(/\s{2,}/),
  );
  const end = pairs.findIndex(([name]) => name === '');
  const own = end < 0 ? pairs : pairs.slice(0, end);
  return new Map(own.map(([name = '', value = '']) => [name, value] as const));
}

const S6 = 'case_id,points,package_value\nF1,50,3000\nF2,40,12000\nF3,30,6000\nF4,20,1500\nF5,10,7500\n';

describe('the control totals of a command', () => {
  test('allocate: eight cases are 5 with a budget, 1 referred and 2 without one', async () => {
    const { model } = JSON.parse((await run('example', 'allocation-table')).out);
    // No budget up to 69 points, £500 up to 115, £1,000 up to 130, and above that costing
    put(home, 'table.json', JSON.stringify(model));
    put(
      home,
      'eight.csv',
      `case_id,points\n${[70, 80, 90, 116, 130, 131, 3, 69].map((n, i) => `C${i},${n}`).join('\n')}\n`,
    );
    const { code, out, err } = await run('allocate', 'table.json', 'eight.csv', '--format', 'table');
    expect([code, code === 0 ? '' : err]).toEqual([0, '']);
    const totals = figuresIn(out, 'Control totals');
    const lines = [
      'with a budget',
      'to be referred to costing',
      'no budget by the table',
      'not eligible',
      'the plan comes first',
    ];
    expect([totals.get('cases in the file'), lines.map((line) => totals.get(line))]).toEqual([
      '8',
      ['5', '1', '2', '0', '0'],
    ]);
  });

  test('cost: a row that two pay for is one line, and how many each payer has is said', async () => {
    const head = 'case_id,line_id,name,amount,period,payer\n';
    put(home, 'paid.csv', `${head}A,1,nurse,1000,year,budget 60%; health 40%\nA,2,club,50,year,\n`);
    const { out, code } = await run('cost', 'paid.csv', '--format', 'table');
    expect(code).toBe(0);
    const figures = figuresIn(out, 'Control totals of the costing');
    expect([
      figures.get('lines'),
      figures.get("lines where each payer's share is a line"),
      figures.get('lines that count'),
      figures.get('paid by others, £'),
    ]).toEqual(['2', '3', '2', '400.00']);
    const list = await run('cost', 'paid.csv', '--format', 'csv');
    expect(list.out.split('\n')[1]).toBe('A,package,650.00,0.00,0.00,650.00,400.00,650.00,650.00,2,0');
  });

  test('calibrate: the residual of the largest package is all packages less all budgets: 30,000 - 22,500', async () => {
    put(home, 's6.csv', S6);
    const base = ['calibrate', 'ras4', 's6.csv', '--basis', 'pot', '--method', 'largest-package'];
    const { out, code } = await run(...base, '--maximum-points', '80', '--format', 'table');
    expect(code).toBe(0);
    const figures = figuresIn(out, 'The model on its own sample');
    expect(figures.get('residual (all packages less budgets), £ a year')).toBe('7500.00');
    expect([figures.get('cases in the sample'), figures.get('cases used'), figures.get('cases left out')]).toEqual([
      '5',
      '5',
      '0',
    ]);
  });

  test('calibrate: a case left out is a line of its own', async () => {
    put(
      home,
      'left.csv',
      S6.replace(/\n(?=.)/g, ',\n')
        .replace('package_value,', 'package_value,exclude_reason')
        .replace(/7500\n$/, '7500,moved\n'),
    );
    const { out } = await run('calibrate', 'ras4', 'left.csv', '--basis', 'pot', '--format', 'table');
    const figures = figuresIn(out, 'The model on its own sample');
    expect([figures.get('cases in the sample'), figures.get('cases used'), figures.get('cases left out')]).toEqual([
      '5',
      '4',
      '1',
    ]);
  });

  test('calibrate: a whole budget is given its money: 45,000 for 150 points are 300', async () => {
    put(home, 's6.csv', S6);
    const base = ['calibrate', 'ras4', 's6.csv', '--basis', 'whole-budget'];
    const everyone = ['--population', 'everyone served', '--points-population', 'everyone served'];
    const { out, code } = await run(...base, '--money', '45000', ...everyone);
    expect(code).toBe(0);
    expect(JSON.parse(out).result.model.prices).toEqual([{ money: '45000.00', points: '150' }]);
    const { err } = await run(...base, '--money', '45000');
    expect(err).toContain('--population: is missing');
    expect(err).toContain('--points-population: is missing');
    expect((await run(...base, '--factor', '2')).err).toContain('--money: is missing');
  });

  test('compare: who is not compared and who is add up to the file', async () => {
    put(home, 'stages.csv', 'case_id,site,traditional,final,status\nA,1,100,200,\nB,1,100,,\nC,1,,50,newcomer\n');
    const { out } = await run('compare', 'stages.csv', '--format', 'table');
    const counts = [...figuresIn(out, 'Control totals').entries()].map(
      ([what, value]) => [what, Number(value)] as const,
    );
    const rows = counts.find(([what]) => what === 'families in the file')?.[1];
    const others = counts.filter(([what]) => /^(not compared|families compared)/.test(what)).map(([, n]) => n);
    expect([rows, others.reduce((sum, one) => sum + one, 0)]).toEqual([3, 3]);
  });
});

describe('the example council', () => {
  test('says of the communicated amounts that 54,836.80 are left, of the indicative ones that 30,426.17 are lacking', {
    timeout: 120_000,
  }, async () => {
    const { code, out } = await run('run', 'example-council/council.json', '--out', 'results', '--format', 'json');
    expect(code).toBe(0);
    const { affordable, cases, questions } = JSON.parse(out).result;
    expect(cases.length).toBe(123);
    const [indicative, communicated] = affordable.stages;
    expect(indicative.existing).toMatchObject({ families: 90, money: '736661.80', balance: '-30426.17' });
    expect(communicated).toMatchObject({
      stage: 'communicated',
      answer: 'yes',
      existing: { families: 90, money: '736661.80', amounts: '681825.00', balance: '54836.80' },
      newcomers: { families: 33 },
    });
    const answers = questions.map(({ answer }: { answer: string }) => answer);
    expect(answers.find((answer: string) => answer.startsWith('Yes, by the communicated amounts'))).toContain(
      '£54,836.80 a year are left',
    );
    const { checks } = JSON.parse(readFileSync(join(home, 'results/manifest.json'), 'utf8'));
    expect(checks.map(({ name, ok }: { name: string; ok: boolean }) => [name, ok])).toEqual([
      ['affordable: indicative budgets', false],
      ['affordable: communicated amounts', true],
      ['the model on its own sample', true],
    ]);
  });

  test('told its 60 first families: a recalibration on the same sample moves none of them', {
    timeout: 120_000,
  }, async () => {
    await run('run', 'example-council/council.json', '--out', 'first', '--force');
    const rows = readFileSync(join(home, 'first/cases.csv'), 'utf8').trim().split('\n');
    const at = (rows[0] ?? '').split(',').indexOf('communicated');
    const told = new Map(rows.slice(1, 61).map((row) => [row.split(',')[0], row.split(',')[at]] as const));
    const file = join(home, 'example-council/cohort/cases.csv');
    const before = readFileSync(file, 'utf8');
    const [header = '', ...lines] = before.trim().split('\n');
    const withTold = lines.map((line) => `${line},${told.get(line.split(',')[0] ?? '') ?? ''}`);
    writeFileSync(file, `${[`${header},communicated`, ...withTold].join('\n')}\n`);
    const { out, code } = await run('run', 'example-council/council.json', '--recalibrate', '--format', 'json');
    writeFileSync(file, before);
    expect(code).toBe(0);
    const { retold, recalibration } = JSON.parse(out).result;
    expect([retold, recalibration.told, recalibration.same]).toEqual([[], 60, 60]);
  });

  test('values its packages on the day that the council states: 712,170.80 + 52 x 210 = 723,090.80', {
    timeout: 120_000,
  }, async () => {
    const lines = join(home, 'example-council/sample/lines.csv');
    const council = join(home, 'example-council/council.json');
    const [beforeLines, beforeCouncil] = [readFileSync(lines, 'utf8'), readFileSync(council, 'utf8')];
    const [header = '', ...rows] = beforeLines.trim().split('\n');
    const columns = header.split(',');
    const line = (cells: Record<string, string>) =>
      [...columns.map((name) => cells[name] ?? ''), cells.start ?? '', cells.end ?? ''].join(',');
    const own = { case_id: 'S001', basis: 'gross' };
    writeFileSync(
      lines,
      `${[
        `${header},start,end`,
        ...rows.map((row) => `${row},,`),
        line({ ...own, line_id: 'S001-a', name: 'Night sitting', weekly_rate: '900', end: '2024-03-31' }),
        line({ ...own, line_id: 'S001-b', name: 'Club', weekly_rate: '200', end: '2025-03-31' }),
        line({ ...own, line_id: 'S001-c', name: 'Club', weekly_rate: '210', start: '2025-04-01' }),
      ].join('\n')}\n`,
    );
    const asked = await run('run', 'example-council/council.json');
    expect([asked.code, asked.out]).toEqual([2, '']);
    expect(asked.err).toContain('say in costing.onDay on which day packages are valued');
    writeFileSync(
      council,
      beforeCouncil.replace('"convention"', '"costing": {"onDay": "2026-05-01"},\n  "convention"'),
    );
    const { code, out } = await run('run', 'example-council/council.json', '--out', 'day', '--format', 'json');
    writeFileSync(lines, beforeLines);
    writeFileSync(council, beforeCouncil);
    expect(code).toBe(0);
    expect(JSON.parse(out).result.calibration.prices[0].money).toBe('723090.80');
    expect(JSON.parse(readFileSync(join(home, 'day/manifest.json'), 'utf8')).options).toMatchObject({
      onDay: '2026-05-01',
      linesLeftOut: [
        { caseId: 'S001', line: 'S001-a', reason: 'ended on 2024-03-31' },
        { caseId: 'S001', line: 'S001-b', reason: 'ended on 2025-03-31' },
      ],
    });
  });
});
