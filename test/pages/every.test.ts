import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { openModel } from '../../src/allocation/open-model.js';
import { compareStages } from '../../src/change/compare/compare.js';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { parsePolicy } from '../../src/moderation/policy/policy.js';
import { RULE_NAMES } from '../../src/moderation/rules/list.js';
import { ledgerSchema } from '../../src/pot/ledger/ledger.js';
import { scoreResponse } from '../../src/questionnaire/score/score.js';
import { jsonSchemaOf } from '../../src/schemas/json-schema.js';
import { cohortDifference } from '../../src/sensitivity/difference/cohort-difference.js';
import { modelFit } from '../../src/sensitivity/fit/fit.js';
import { compareModels } from '../../src/sensitivity/models/compare-models.js';
import { caseInfluence } from '../../src/sensitivity/price/influence.js';
import { pricePointUncertainty } from '../../src/sensitivity/price/price-uncertainty.js';
import { sampleSizes } from '../../src/sensitivity/price/sample-size.js';
import { percentileTableUncertainty } from '../../src/sensitivity/table/table-uncertainty.js';
import { examples } from '../cli/every-command.js';
import { temporaryFolder, testIo } from '../cli/support.js';
import { problemsOf } from '../questionnaire/support.js';
import { blocksOf, pageText } from './pages.js';

// Sentences of the pages that say "every", where no other test holds them.

const savedOn = (page: string, file: string) =>
  JSON.parse(blocksOf(pageText(page)).find((block) => block.file === file)?.code ?? '');

describe('the policy of the guide on moderation', () => {
  const policy = savedOn('docs/moderation.md', 'policy.json');

  test('the policy of the guide has every kind of rule', () => {
    const kinds = policy.rules.map(({ rule }: { rule: string }) => rule);
    expect([...new Set(kinds)].sort()).toEqual([...RULE_NAMES].sort());
    expect(parsePolicy(policy).rules).toHaveLength(kinds.length);
  });

  test('a rule of any kind without its stage, its actor or its reason is refused', () => {
    for (const [index, { at: _, actor: __, reason: ___, ...bare }] of policy.rules.entries()) {
      const rules = policy.rules.with(index, bare);
      const told = problemsOf(() => parsePolicy({ ...policy, rules }));
      for (const field of ['at', 'actor', 'reason'])
        expect([bare.rule, told]).toEqual([
          bare.rule,
          expect.arrayContaining([expect.stringContaining(`policy/rules/${index}/${field}`)]),
        ]);
    }
  });
});

/** The figures that each kind of rule needs: no report states one that a council adopted. */
const FIGURES: Readonly<Record<string, readonly string[]>> = {
  'limit-change': ['greatestFall', 'greatestRise', 'frequency', 'uplift'],
  peg: ['until', 'side'],
  taper: ['periods', 'period', 'side'],
  blend: ['packagePercent', 'side'],
  floor: ['amount'],
  ceiling: ['amount'],
  round: ['unit'],
  'hold-back': ['percent', 'order'],
  override: ['roles'],
  'sign-off': ['by', 'role', 'powers'],
  finalise: ['requireSchoolPlace'],
};

test('a rule without one of its figures is refused', () => {
  const policy = savedOn('docs/moderation.md', 'policy.json');
  for (const [index, rule] of policy.rules.entries()) {
    for (const figure of FIGURES[rule.rule] ?? []) {
      const { [figure]: dropped, ...rest } = rule;
      const told = problemsOf(() => parsePolicy({ ...policy, rules: policy.rules.with(index, rest) }));
      expect([rule.rule, figure, dropped !== undefined, told]).toEqual([
        rule.rule,
        figure,
        true,
        expect.arrayContaining([expect.stringContaining(`policy/rules/${index}/${figure}`)]),
      ]);
    }
  }
});

test('the ledger of the guide has every kind of event but the end of a year', () => {
  const form = jsonSchemaOf(ledgerSchema) as unknown as {
    properties: { events: { items: { oneOf: { properties: { event: { const: string } } }[] } } };
  };
  const kinds = form.properties.events.items.oneOf.map(({ properties }) => properties.event.const);
  const used = savedOn('docs/pot.md', 'ledger.json').events.map(({ event }: { event: string }) => event);
  expect(kinds.length).toBeGreaterThan(10);
  expect([...new Set(used), 'year-end'].sort()).toEqual([...kinds].sort());
});

test('a step of any kind of model names its rule and its inputs, and the report where that has a rule', () => {
  for (const { kind, example } of MODEL_KINDS.values()) {
    const { steps } = openModel(example.model).allocate(example.case);
    const sources = steps.flatMap(({ source }) => source ?? []);
    expect([kind, sources.length > 0]).toEqual([kind, true]);
    for (const source of sources) expect(source).toMatch(/^(?:RR145|RR232|FJ|IBSEN|IPB) /);
    // Of nothing there is a sum, which is 0.
    for (const { id, rule, inputs, operation } of steps)
      expect([kind, id, rule !== '', inputs.length > 0 || operation === 'sum']).toEqual([kind, id, true, true]);
  }
});

test('fit and uncertainty take columns as they take cases', () => {
  const points = [10, 15, 20, 25];
  const packages = [1500, 1000, 2500, 2000];
  const cases = points.map((own, k) => ({
    caseId: `${k}`,
    points: own,
    traditional: packages[k],
    indicative: own * 90,
  }));
  const columns = {
    points: Float64Array.from(points),
    amounts: {
      traditional: Float64Array.from(packages, (pounds) => pounds * 100),
      indicative: Float64Array.from(points, (own) => own * 9000),
    },
  };
  const calls = [
    modelFit,
    compareModels,
    pricePointUncertainty,
    percentileTableUncertainty,
    caseInfluence,
    sampleSizes,
    (input: typeof columns | typeof cases) => cohortDifference(input as never, input as never),
  ];
  for (const call of calls) expect(call(columns as never)).toEqual(call(cases as never));
});

test('with a threshold of 0 a penny is a change', () => {
  const cases = ['1000.00', '1000.01', '999.99'].map((final, k) => ({ caseId: `F${k}`, traditional: '1000', final }));
  const { directions } = compareStages(cases, { from: 'traditional', to: 'final', threshold: 0 }).everyone;
  expect([directions?.up.cases, directions?.unchanged.cases, directions?.down.cases]).toEqual([1, 1, 1]);
});

test('what is scored by name leaves a warning', () => {
  const levels = [
    { name: 'much', points: 8 },
    { name: 'none', points: 0 },
  ];
  const statement = { outcome: 'healthy', text: 'My child sleeps well', levels };
  const bare = levels.map(({ name }) => ({ name }));
  const instrument = {
    schemaVersion: 1,
    id: 'q',
    version: '1',
    title: 'Three statements',
    source: { kind: 'constructed', citation: 'made for this test' },
    ages: { from: 5, to: 17 },
    outcomes: [{ id: 'healthy', title: 'Be healthy' }],
    statements: [
      { ...statement, id: 'a' },
      { ...statement, id: 'b' },
      { ...statement, id: 'c', levels: bare, unpriced: 'not printed' },
    ],
  };
  const answer = (id: string) => ({ statement: id, agreed: 'much' });
  const score = (ids: readonly string[], age: number, options: object) =>
    scoreResponse(instrument as never, { caseId: 'F1', age, answers: ids.map(answer) } as never, {
      unpriced: 'exclude',
      ...options,
    }).warnings.map(({ code }) => code);
  const plain = score(['a', 'b', 'c'], 9, {});
  expect(plain).toContain('unpriced-excluded');
  for (const [ids, age, options] of [
    [['a', 'c'], 9, { unanswered: 'zero' }],
    [['a', 'c'], 9, { unanswered: 'exclude' }],
    [['a', 'b', 'c', 'other'], 9, { unknownStatements: 'ignore' }],
    [['a', 'b', 'c'], 3, { outsideAges: 'allow' }],
  ] as const)
    expect([options, score(ids, age, options).length]).toEqual([options, plain.length + 1]);
});

describe('the command', () => {
  const home = temporaryFolder();
  const call = async (...argv: string[]) => {
    const io = testIo(home);
    return { code: await runProgram(argv, io, registers), out: io.out() };
  };
  beforeAll(async () => {
    cpSync(`${root}fixtures`, home, { recursive: true });
    expect((await call('run', 'example-council/council.json', '--out', 'results')).code).toBe(0);
  }, 300_000);

  test('every command is listed by --help, and has help with an example', async () => {
    const all = (await call('--help')).out;
    expect(examples.size).toBeGreaterThan(30);
    for (const name of examples.keys()) {
      const words = name.split(' ');
      expect([name, new RegExp(`^ +${words[0]}\\b`, 'm').test(all)]).toEqual([name, true]);
      const { code, out } = await call(...words, '--help');
      expect([name, code, out.includes(`$ openras ${name}`)]).toEqual([name, 0, true]);
    }
  });

  test('the manifest of a run names every file that was read and written', async () => {
    const text = (name: string) => readFileSync(join(home, name));
    const { inputs, outputs } = JSON.parse(text('results/manifest.json').toString());
    const council = JSON.parse(text('example-council/council.json').toString());
    const { instrument, priceBook, policy, history, plans } = council;
    const read = [instrument, priceBook, policy, history, ...plans];
    for (const set of [council.sample, council.cohort]) read.push(...Object.values(set));
    const names = (list: readonly { name: string }[]) => [...new Set(list.map(({ name }) => name))].sort();
    expect(names(inputs)).toEqual([...read, 'council.json'].sort());
    expect(names(outputs)).toEqual(
      readdirSync(join(home, 'results'))
        .filter((name) => name !== 'manifest.json')
        .sort(),
    );
    for (const { name, sha256 } of outputs)
      expect([name, sha256]).toEqual([
        name,
        createHash('sha256')
          .update(text(`results/${name}`))
          .digest('hex'),
      ]);
    for (const { name, sha256 } of inputs)
      expect([name, sha256]).toEqual([
        name,
        createHash('sha256')
          .update(text(`example-council/${name}`))
          .digest('hex'),
      ]);
  });

  test('every family with a warning is in a sample for an audit, and every family in its frame', async () => {
    const records = ['allocations', 'moderation'].flatMap((name) =>
      readFileSync(join(home, `results/${name}.ndjson`), 'utf8')
        .trim()
        .split('\n')
        .map((line): { caseId: string; warnings: unknown[] } => JSON.parse(line)),
    );
    const warned = new Set(records.flatMap(({ caseId, warnings }) => (warnings.length > 0 ? [caseId] : [])));
    const drawn = await call('audit-sample', 'results', '--size', '1', '--seed', '7', '--format', 'csv');
    const rows = drawn.out
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','));
    expect(warned.size).toBeGreaterThan(0);
    expect([...warned].filter((id) => !rows.some(([, own, how]) => own === id && how !== ''))).toEqual([]);
    expect(rows.map(([, id]) => id).sort()).toEqual([...new Set(records.map(({ caseId }) => caseId))].sort());
  });
});
