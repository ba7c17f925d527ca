import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { put, temporaryFolder, testIo } from './support.js';

const COUNCIL = fileURLToPath(new URL('../../fixtures/example-council/', import.meta.url));
const folder = temporaryFolder();

async function run(...argv: string[]) {
  const io = testIo(folder, { env: { SOURCE_DATE_EPOCH: '1775034600' } });
  const code = await runProgram(argv, io, registers);
  return { code, out: io.out(), err: io.err() };
}

const resultOf = async (...argv: string[]) => JSON.parse((await run(...argv, '--format', 'json')).out).result;

// The constructed cohort: all packages 30,000 over 150 points are £200 a point.
const SAMPLE = `case_id,points,package_value,one_off,age,flags,exclude_reason,site
F1,50,3500,500,5,night-care,,N
F2,40,12000,,6,,,N
F3,30,6000,,7,two-carers; night-care,,S
F4,20,1500,,8,,,S
F5,10,7500,,9,,,S
F6,10,99000,,9,,died,S
F7,15,,,9,,,S
`;

const statement = (id: string, some: number) => ({
  id,
  outcome: 'healthy',
  text: `About ${id}`,
  levels: [
    { name: 'lots', points: 10 },
    { name: 'some', points: some },
    { name: 'none', points: 0 },
  ],
});
const INSTRUMENT = {
  schemaVersion: 1,
  id: 'short',
  version: '1',
  title: 'A short questionnaire',
  source: { kind: 'council', citation: 'Our council, 2026' },
  outcomes: [{ id: 'healthy', title: 'Be healthy' }],
  statements: [statement('sleep', 4), statement('eating', 6)],
};

beforeAll(() => {
  put(folder, 's.csv', SAMPLE);
  put(folder, 'i.json', JSON.stringify(INSTRUMENT));
  put(folder, 'a.csv', 'case_id,sleep,sleep@parent,eating\nC1,lots,lots,none\nC2,none,some,lots\nC3,lots,,lots\n');
  put(folder, 'p.csv', 'case_id,package_value,one_off,exclude_reason\nC1,1000,,\nC2,1150,50,\nC3,9,,moved\nC9,5,,\n');
});

/** The sample of the example council in one file, from `score` and `cost`. */
async function councilSample(): Promise<string> {
  const files = (name: string): string => join(COUNCIL, name);
  const scores = await resultOf('score', files('instrument.json'), files('sample/answers.csv'));
  const book = ['--price-book', files('price-book.json'), '--convention', '52-weeks'];
  const { costs } = await resultOf('cost', files('sample/lines.csv'), ...book);
  const packages = new Map<string, string>(
    costs.map((one: { caseId: string; inside: { recurring: string } }) => [one.caseId, one.inside.recurring]),
  );
  const [, ...cases] = readFileSync(files('sample/cases.csv'), 'utf8').trim().split('\n');
  const reasons = new Map(cases.map((line) => [line.split(',')[0], line.split(',')[6]]));
  const rows = scores.map(
    ({ caseId, points }: { caseId: string; points: string }) =>
      `${caseId},${points},${packages.get(caseId) ?? ''},${reasons.get(caseId) ?? ''}`,
  );
  return put(folder, 'council.csv', `case_id,points,package_value,exclude_reason\n${rows.join('\n')}\n`);
}

describe('what a score captures badly', () => {
  const sample = (column: string, ...cells: string[]) =>
    put(
      folder,
      'marked.csv',
      `case_id,points,package_value,${column}\n${cells.map((cell, row) => `F${row},${row + 1},${(row + 1) * 100},${cell}`).join('\n')}\n`,
    );

  test('is read from a column of yes and no, and is not known where no case is marked', async () => {
    sample('night_care', 'Y', 'n', 'TRUE', '');
    const { fit } = await resultOf('fit', 'marked.csv');
    const told = fit.flags.map((one: Record<string, unknown>) => [one.flag, one.with, one.without]);
    expect(told).toEqual([
      ['night-care', 2, 2],
      ['two-carers', null, null],
      ['remote-home', null, null],
      ['health-package', null, null],
      ['informal-care', null, null],
    ]);
    const { out } = await run('fit', 'marked.csv', '--format', 'markdown');
    expect(out).toMatch(/\| two-carers \| none marked \| 4 \|/);
    expect(out).not.toContain('| two-carers | with |');
  });

  test.each([
    ['night_care', 'maybe', 'marked.csv:2:10: night_care: "maybe" is neither yes nor no'],
    ['Night_Care', 'Y', 'the column "Night_Care" looks like "night_care"'],
    ['flags', 'night_care', 'marked.csv:2:10: flags: "night_care" looks like "night-care"'],
    ['flags', 'Night-care', 'flags: "Night-care" looks like "night-care"'],
  ])('is asked about: %s with %s', async (column, cell, message) => {
    sample(column, cell, '', '');
    const { code, err } = await run('fit', 'marked.csv');
    expect(code).toBe(2);
    expect(err).toContain(message);
  });
});

describe('openras fit', () => {
  test('holds the price that the sample gives against its packages', async () => {
    const { fit, price, influence } = await resultOf('fit', 's.csv', '--by', 'site', '--tolerance-percent', '50');
    // Residuals +7,000, -4,000, 0, +2,500, -5,500: their mean size is 19,000 / 5.
    expect(fit.everyone).toMatchObject({ n: 5, bias: { amount: '0.00' }, meanAbsolute: { amount: '3800.00' } });
    expect(fit.leftOut).toEqual([
      { reason: 'died', cases: 1 },
      { reason: 'no package', cases: 1 },
    ]);
    // Within half the package: F2 (4,000 of 12,000) and F3.
    expect(fit.tolerance.byPercent).toEqual({ cases: 2, percent: '40.0' });
    // Night care is F1 and F3: (7,000 + 0) / 2; the others (-4,000 + 2,500 - 5,500) / 3.
    expect(fit.flags[0]).toMatchObject({ flag: 'night-care', with: 2, without: 3, difference: '5833.33' });
    const site = fit.parts.find(({ by }: { by: string }) => by === 'site');
    expect(site.parts.map(({ name, n }: { name: string; n: number }) => [name, n])).toEqual([
      ['N', 2],
      ['S', 3],
    ]);
    expect(price.price).toMatchObject({ exact: '200' });
    // Without F1: 27,000 / 100; for the middle 30 points the budget moves by 30 x 70.
    expect(influence.most[0]).toMatchObject({ caseId: 'F1', pounds: '270.0000', budgetChange: '2100.00' });
  });

  test('sets RAS 4, RAS 5 and a straight line side by side, on folds that a seed draws', async () => {
    const { models } = await resultOf('fit', 's.csv', '--folds', '2', '--seed', '7', '--tolerance-pounds', '0');
    expect(models).toMatchObject({ folds: 2, seed: 7 });
    // Each alone: +10,500, -5,454.55, 0, +2,884.62, -5,892.86; (24,732.03) / 5 = 4,946.41. Only F3 is met exactly.
    expect(models.leaveOneOut.models[0]).toMatchObject({
      model: 'price-point',
      meanAbsolute: '4946.41',
      tolerance: { byAmount: { cases: 1 } },
    });
    expect(await resultOf('fit', 's.csv', '--folds', '2', '--seed', '7', '--tolerance-pounds', '0')).toMatchObject({
      models,
    });
  });

  test('takes a stored model, and says in words that its price is too low', async () => {
    const model = { schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total' };
    const prices = [{ money: '10000.00', points: '100' }];
    put(folder, 'm.json', JSON.stringify({ ...model, prices, rounding: {} }));
    const { out, err } = await run('fit', 's.csv', '--model', 'm.json', '--format', 'markdown');
    // 15,000 against 30,000 over 5 cases.
    expect(out).toContain('On average a budget is £3,000.00 below the package');
    expect(err).toContain('warning: the price rests on 5 cases');
    const titles = ['How near do', 'by part', 'misses most', 'side by side', 'How firm is', 'hangs on one'];
    const places = titles.map((title) => out.indexOf(title));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('prices each row with its own group where the model has prices by group', async () => {
    const model = { schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total' };
    const prices = ['young', 'old'].map((group, index) => ({ group, money: String(100 + 50 * index), points: '1' }));
    put(folder, 'g.json', JSON.stringify({ ...model, prices, rounding: {} }));
    put(folder, 'g.csv', 'case_id,points,package_value,group\na,10,900,young\nb,10,1600,old\nc,4,500,young\n');
    const { fit } = await resultOf('fit', 'g.csv', '--model', 'g.json');
    // 1,000 - 900, 1,500 - 1,600, 400 - 500
    expect(fit.everyone).toMatchObject({ n: 3, bias: { amount: '-33.33' }, rootMeanSquare: '100.00' });
    put(folder, 'none.csv', 'case_id,points,package_value,group\na,10,900,young\nb,10,1600,\n');
    expect(await run('fit', 'none.csv', '--model', 'g.json')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/none\.csv:3:\d+: .*the model has a price per group; name one/),
    });
  });

  test('tells a wrong cell, and a one-off above its package, at its place', async () => {
    put(folder, 'bad.csv', 'case_id,points,package_value,age\nF1,5,10,five\n');
    expect(await run('fit', 'bad.csv')).toMatchObject({ code: 2, err: expect.stringMatching(/bad\.csv:2:9: .*age/) });
    put(folder, 'bad.csv', 'case_id,points,package_value,one_off\nF0,,10,\nF1,5,10,20\n');
    expect(await run('fit', 'bad.csv')).toMatchObject({ code: 2, err: expect.stringMatching(/bad\.csv:3:/) });
  });

  test('gives the price of the example council, which its run gives too', async () => {
    const { fit, price } = await resultOf('fit', await councilSample());
    // 712,170.80 / 4,876 points
    expect([fit.n, price.n, price.price.pounds]).toEqual([78, 78, '146.0564']);
  });
});

describe('openras sensitivity', () => {
  test('moves every weight, fits weights, and says who asks for more', async () => {
    const { weights, fitted, breadth, respondents } = await resultOf('sensitivity', 'i.json', 'a.csv', 'p.csv');
    // C1 has 10 points of sleep, C2 10 of eating. Sleep up by 10 %: 2,100 / 21 points, so 1,100 and 1,000, not 1,050.
    const sleep = weights.weights.find(({ statementId }: { statementId: string }) => statementId === 'sleep');
    expect([weights.percent, weights.n, sleep.up.handedOver]).toEqual(['10', 2, '50.00']);
    // Two packages and two unknown weights: each package over its 10 points.
    expect(fitted.weights.map((one: { fitted: string }) => one.fitted)).toEqual(['100.00', '110.00']);
    // £105 a point: ten statements at 4 points.
    expect(breadth.profiles[0]).toMatchObject({ points: '40', budget: '4200.00' });
    // The parent has 4 points more than agreed for C2, and as many for C1: 2 on average, at £105.
    expect(respondents.differences).toMatchObject([
      { respondent: 'parent', against: 'agreed', n: 2, higher: 1, same: 1, mean: '2.00', pounds: '210.00' },
    ]);
    const { out } = await run('sensitivity', 'i.json', 'a.csv', 'p.csv', '--format', 'markdown');
    expect(out).toContain('| left out with a reason | 1 |');
    expect(out).toContain('| packages without answers, not among these | 1 |');
  });

  test('tells one family what each answer is worth, the biggest lever first', async () => {
    const { levers, biggest } = await resultOf('sensitivity', 'i.json', 'a.csv', 'p.csv', '--case', 'C2');
    // £105 a point. C2: sleep none to some is 4 points; eating lots to some is 4 points; neither goes the other way.
    expect(levers).toMatchObject([
      { statementId: 'sleep', up: { mean: '420.00' }, down: null },
      { statementId: 'eating', up: null, down: { mean: '-420.00' } },
    ]);
    expect(biggest).toBe('sleep');
    const unknown = await run('sensitivity', 'i.json', 'a.csv', 'p.csv', '--case', 'C8');
    expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('no answers are of "C8"') });
  });

  test('runs on the sample of the example council', async () => {
    const files = [join(COUNCIL, 'instrument.json'), join(COUNCIL, 'sample/answers.csv'), await councilSample()];
    const { weights, fitted } = await resultOf('sensitivity', ...files, '--percent', '20');
    const { statements } = JSON.parse(readFileSync(join(COUNCIL, 'instrument.json'), 'utf8'));
    expect([weights.percent, weights.n, fitted.weights.length]).toEqual(['20', 78, statements.length]);
  });
});

describe('the page at the end of a run', () => {
  const QUESTIONS = ['Is it enough?', 'Is it affordable?', 'How sure are we?', 'Who gains and who loses?'];
  QUESTIONS.push('Is anyone treated differently at equal need?');

  test('asks five questions in order and answers each in sentences, in report.md and director.md', async () => {
    const { code, out } = await run('run', join(COUNCIL, 'council.json'), '--out', 'results', '--format', 'json');
    expect(code).toBe(0);
    const { questions, bridge } = JSON.parse(out).result;
    expect([...new Set(questions.map(({ question }: { question: string }) => question))]).toEqual(QUESTIONS);
    const [page, report] = ['director.md', 'report.md'].map((name) =>
      readFileSync(join(folder, 'results', name), 'utf8'),
    );
    const [, body = ''] = page?.split('### ') ?? [];
    expect(report?.endsWith(`### ${body}`)).toBe(true);
    const lacking = Number(bridge.balance.replace('-', '')).toLocaleString('en-GB', { minimumFractionDigits: 2 });
    expect(body).toContain(`£${lacking} a year are lacking`);
    expect(body).toContain('A point is worth £146.0564 a year.');
    expect(body).toContain('Equal need means points in the same band (cut at 20, 40, 60, 80) and the same age_band');
    // It is read in public, so that it names no family.
    expect(body).not.toMatch(/\b[FNS]\d{3}\b/);
  });

  test('says so where there is no pot, no calibration and nothing to compare by', async () => {
    const model = { schemaVersion: 1, kind: 'price-point', period: 'year', fundingBasis: 'pot', method: 'total' };
    put(folder, 'm2.json', JSON.stringify({ ...model, prices: [{ money: '200', points: '1' }], rounding: {} }));
    put(folder, 'c.csv', 'case_id,points,package_value\nF1,50,3000\nF2,40,12000\n');
    const council = { schemaVersion: 1, title: 'Two', model: 'm2.json', cohort: { cases: 'c.csv' } };
    put(folder, 'council.json', JSON.stringify(council));
    const { questions } = await resultOf('run', 'council.json');
    const answers = questions.map(({ answer }: { answer: string }) => answer);
    expect(answers.slice(0, 3)).toEqual([
      'This is not known: nobody has said what meeting the assessed needs of any of 2 families costs.',
      'This cannot be told: the council file states no pot.',
      'This cannot be told here: the model was not calibrated in this run.',
    ]);
    // F1 goes from 3,000 to 10,000, F2 from 12,000 to 8,000; half way between +7,000 and -4,000 is +1,500.
    expect(answers[3]).toContain('of 2 families who have both, 1 (50.0 %) gain, 1 (50.0 %) lose');
    expect(answers[3]).toContain('Halfway between the two families in the middle it is £1,500.00 a year more.');
    expect(answers[4]).toContain('names no characteristics');
  });

  test('refuses to compare by a column that is not kept, and without a measure of equal need', async () => {
    const council = { schemaVersion: 1, title: 'Two', model: 'm2.json', cohort: { cases: 'c.csv' } };
    const equity = { by: ['ethnicity'], bands: 'each' };
    writeFileSync(join(folder, 'council.json'), JSON.stringify({ ...council, equity }));
    expect((await run('run', 'council.json')).err).toContain('name it in keep as well');
    writeFileSync(join(folder, 'council.json'), JSON.stringify({ ...council, equity: { by: ['group'] } }));
    expect((await run('run', 'council.json')).err).toContain('name what equal need is');
  });
});
