import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { examples, prepare } from './every-command.js';
import { put, temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();

async function call(argv: readonly string[]) {
  const io = testIo(folder);
  const code = await runProgram([...argv], io, registers);
  return { code, err: io.err(), files: io.reading.idsOfFiles.map(({ file }) => file), columns: io.reading.columns() };
}

/** The calls of commands that join files by the ids of cases, each with the files whose ids it reads, in their order. */
const JOINS: ReadonlyMap<string, readonly [call: string, files: readonly string[]]> = new Map([
  ['sample', ['sample scores.csv costs.csv --cases facts.csv', ['scores.csv', 'costs.csv', 'facts.csv']]],
  ['sample of JSON', ['sample scores.csv costs.json', ['scores.csv', 'costs.json']]],
  ['cost', ['cost lines.csv more.csv --convention 52-weeks', ['lines.csv', 'more.csv']]],
  ['cost of JSON', ['cost lines.csv package.json --convention 52-weeks', ['lines.csv', 'package.json']]],
  ['respondents', ['respondents instrument.json answers.csv again.csv', ['answers.csv', 'again.csv']]],
  ['sensitivity', ['sensitivity instrument.json answers.csv joined.csv', ['answers.csv', 'joined.csv']]],
  ['fit', ['fit sample.csv --cohort cohort.csv', ['sample.csv', 'cohort.csv']]],
  [
    'calibrate ras5',
    ['calibrate ras5 points.csv --packages packages.csv --basis reference-sample', ['points.csv', 'packages.csv']],
  ],
  [
    'run',
    [
      'run council/council.json',
      [
        'council/bridge.csv',
        'council/stages.csv',
        'council/earlier.csv',
        'council/sample/cases.csv',
        'council/sample/answers.csv',
        'council/sample/lines.csv',
        'council/needs.csv',
        'council/cohort/cases.csv',
        'council/cohort/answers.csv',
        'council/cohort/lines.csv',
      ],
    ],
  ],
]);

/** Files of which the ids are not looked at, with the reason. */
const NO_JOIN: ReadonlyMap<string, string> = new Map([
  ['allocate', 'one file is read, and as columns of bytes where nothing in it is odd; the model has no ids'],
]);

beforeAll(async () => {
  await prepare(folder);
  const example = 'example-council';
  for (const name of ['instrument.json', 'sample/answers.csv'])
    cpSync(join(folder, example, name), join(folder, name.replace('sample/', '')));
  const answers = readFileSync(join(folder, 'answers.csv'), 'utf8').split('\n');
  put(folder, 'again.csv', `${answers.slice(0, 3).join('\n')}\n`);
  put(folder, 'facts.csv', 'case_id,status\nS001,existing\n');
  put(folder, 'lines.csv', 'case_id,line_id,amount,period\nF1,a,100,year\n');
  put(folder, 'more.csv', 'case_id,line_id,amount,period\nF1,b,100,year\n');
  put(folder, 'cohort.csv', 'case_id,points\nF1,15\nF2,25\n');
  put(folder, 'packages.csv', 'case_id,package_value\nF0,50\nF1,150\nF2,250\nF3,400\n');
  await runProgram(
    'cost example-council/sample/lines.csv --price-book example-council/price-book.json --convention 52-weeks --out costs.json'.split(
      ' ',
    ),
    testIo(folder),
    registers,
  );
  const line = { id: 'a', name: 'Club', amount: '100', per: 'year' };
  put(folder, 'package.json', JSON.stringify({ caseId: 'F1', kind: 'package', lines: [line] }));
  cpSync(join(folder, example), join(folder, 'council'), { recursive: true });
  const council = JSON.parse(readFileSync(join(folder, 'council/council.json'), 'utf8'));
  put(folder, 'council/stages.csv', 'case_id,communicated\nF001,1000\n');
  put(folder, 'council/earlier.csv', 'case_id,indicative\nF001,1000\n');
  put(folder, 'council/bridge.csv', 'case_id,points_before,points\nF001,10,11\n');
  put(folder, 'council/needs.csv', 'case_id,needs,service,amount,period\nF001,care,club,100,year\n');
  council.history = 'stages.csv';
  council.sharedBefore = 'earlier.csv';
  council.cohort.needs = 'needs.csv';
  council.plans = [];
  council.before = {
    bridge: {
      from: { id: 'last-year', version: '1' },
      statements: [{ before: ['a'], now: ['b'] }],
      sample: 'bridge.csv',
    },
  };
  writeFileSync(join(folder, 'council/council.json'), JSON.stringify(council));
}, 120_000);

/** The text of a file with the first id of a case in it written in small letters. */
function withTwin(file: string, text: string): string {
  const [, id = ''] = (file.endsWith('.json') ? /"caseId": ?"([^"]+)"/ : /\n([^,\n]+),/).exec(text) ?? [];
  const [quote, end] = file.endsWith('.json') ? ['"', '"'] : ['\n', ','];
  return text.replaceAll(`${quote}${id}${end}`, `${quote}${id.toLowerCase()}${end}`);
}

describe('a near twin of an id in another file', () => {
  test.each([...JOINS])(
    '%s reads the ids of each of its files',
    async (_, [argv, files]) => {
      const { err, files: read } = await call(argv.split(' '));
      expect(read, err).toEqual(files);
    },
    60_000,
  );

  const pairs = [...JOINS].flatMap(([name, [argv, files]]) => files.map((file) => [name, file, argv] as const));
  test.each(pairs)(
    '%s: one in %s is a question, and --accept like-ids answers it',
    async (_, file, argv) => {
      const path = join(folder, file);
      const text = readFileSync(path, 'utf8');
      writeFileSync(path, withTwin(file, text));
      try {
        const { code, err } = await call(argv.split(' '));
        expect([code, err]).toEqual([2, expect.stringMatching(/differs from "[^"]+" in \S+ by capitals/)]);
        const accepted = await call([...argv.split(' '), '--accept', 'like-ids']);
        expect(accepted.err).not.toContain('by capitals');
      } finally {
        writeFileSync(path, text);
      }
    },
    60_000,
  );

  test('of cost, where a line of one file is of F1 and one of the other of f1', async () => {
    put(folder, 'twin.csv', 'case_id,line_id,amount,period\nf1,b,100,year\n');
    const { code, err } = await call('cost lines.csv twin.csv --convention 52-weeks'.split(' '));
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('twin.csv:2:1: case_id: "f1" differs from "F1" in lines.csv'),
    ]);
    put(folder, 'twin.json', JSON.stringify({ caseId: 'f1', kind: 'package', lines: [] }));
    const json = await call('cost lines.csv twin.json --convention 52-weeks'.split(' '));
    expect(json.err).toContain('twin.json: "f1" differs from "F1" in lines.csv');
  });
});

test('each command that reads ids of cases from two files stands in the table of joins, and looks at each of them', async () => {
  const joined = new Set([...JOINS.keys()].map((name) => name.replace(' of JSON', '')));
  const missing: string[] = [];
  for (const [name, argv] of examples) {
    if (registers.find((one) => one.name === name.split(' ')[0])?.readsNoTable === true || NO_JOIN.has(name)) continue;
    const { files, columns } = await call([...name.split(' '), ...argv]);
    const withIds = columns.filter(({ used }) => used.includes('case_id')).map(({ file }) => file);
    missing.push(...withIds.filter((file) => !files.includes(file)).map((file) => `${name}: ${file}`));
    if (new Set(files).size > 1 && !joined.has(name)) missing.push(name);
  }
  expect(missing).toEqual([]);
}, 240_000);
