import { describe, expect, test } from 'vitest';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

const INSTRUMENT = {
  schemaVersion: 1,
  id: 'short',
  version: '1',
  title: 'A short questionnaire',
  source: { kind: 'council', citation: 'Our council, 2026' },
  outcomes: [{ id: 'safe', title: 'Stay safe' }],
  statements: [
    {
      id: 'sleep',
      outcome: 'safe',
      text: 'Nights',
      levels: [
        { name: 'help', points: 10 },
        { name: 'none', points: 0 },
      ],
    },
  ],
};
const POLICY = {
  schemaVersion: 1,
  period: 'year',
  rules: [{ rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a decent start', amount: '500' }],
};
const MODEL = pricePointKind.example.model;
const ANSWERS = [
  { caseId: 'F1', answers: { sleep: { agreed: 'help' } } },
  { caseId: 'F2', answers: { sleep: { agreed: 'none' } } },
];
const pkg = (caseId: string, line: unknown) => ({ caseId, kind: 'package', lines: [line] });
const LINE = { id: 'club', amount: '100', per: 'year' };
const NEEDS = [{ caseId: 'F1', duty: { needs: [], costLines: [] } }];

/** A council of two families, with other files in place of its own. */
async function runWith(files: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) {
  const all: Readonly<Record<string, unknown>> = {
    'instrument.json': INSTRUMENT,
    'model.json': MODEL,
    'policy.json': POLICY,
    'answers.json': ANSWERS,
    'lines.json': [pkg('F1', LINE), pkg('F2', LINE)],
    'needs.json': NEEDS,
    'cases.csv': 'case_id,status\nF1,existing\nF2,existing\n',
    'council.json': {
      schemaVersion: 1,
      title: 'A council',
      instrument: 'instrument.json',
      model: 'model.json',
      policy: 'policy.json',
      cohort: { cases: 'cases.csv', answers: 'answers.json', lines: 'lines.json', needs: 'needs.json' },
      ...more,
    },
    ...files,
  };
  for (const [name, value] of Object.entries(all))
    put(folder, name, typeof value === 'string' ? value : JSON.stringify(value));
  const { code, out, err } = await run('run', 'council.json');
  return { code, out, lines: err.trim().split('\n').slice(0, -1) };
}

/** The problems by their files, those that stand in none without. */
const filesOf = (lines: readonly string[]) => [...new Set(lines.map((line) => /^[\w-]+\.\w+/.exec(line)?.[0]))].sort();

const FAULTY = {
  'policy.json': { ...POLICY, rules: [{ ...POLICY.rules[0], amount: 'some' }] },
  'model.json': { ...MODEL, period: 'fortnite' },
  'instrument.json': { ...INSTRUMENT, statements: [] },
  'answers.json': [{ caseId: 'F1', answers: { sleep: { agreed: 'lots' } } }, ANSWERS[1]],
  'lines.json': [pkg('F1', { ...LINE, per: 'fortnite' }), pkg('F2', LINE)],
  'needs.json': [{ caseId: 'F1', duty: { needs: 3, costLines: [] } }],
  'cases.csv': 'case_id,status\nF1,existing\nF2,new\n',
};

test('the council that is altered below works', async () => {
  expect(await runWith({})).toMatchObject({ code: 0 });
});

describe('a run tells what is wrong in all of its files together, whichever are at fault', () => {
  const names = Object.keys(FAULTY) as (keyof typeof FAULTY)[];
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const));
  // What an answer may be hangs on the questionnaire.
  const independent = pairs.filter((pair) => !(pair.includes('instrument.json') && pair.includes('answers.json')));

  test.each(independent)('%s and %s', async (one, other) => {
    const { code, out, lines } = await runWith({ [one]: FAULTY[one], [other]: FAULTY[other] });
    expect({ code, out, files: filesOf(lines) }).toEqual({ code: 2, out: '', files: [one, other].sort() });
  });

  test('all of them', async () => {
    const { lines } = await runWith(FAULTY);
    expect(filesOf(lines)).toEqual(names.filter((name) => name !== 'answers.json').sort());
  });

  test('nothing is said of what hangs on a file that could not be read', async () => {
    const { lines } = await runWith({ 'instrument.json': '{', 'answers.json': '[' });
    // Answers are read by their questionnaire; no family is said to lack points or to stand in no row of the cases.
    expect(lines.map((line) => line.split(':')[0])).toEqual(['instrument.json']);
    const { lines: others } = await runWith({ 'cases.csv': 'case_id\n"F1\n', 'needs.json': '[{]' });
    expect(filesOf(others)).toEqual(['cases.csv', 'needs.json']);
    expect(others.join()).not.toContain('is in no row of the cases');
  });
});
