import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { changeBySite, directionBySite } from '../../src/change/tables/tables.js';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { costPackage } from '../../src/costing/cost-package.js';
import { moderate } from '../../src/moderation/moderate.js';
import { parsePolicy } from '../../src/moderation/policy/policy.js';
import { recalculateForLeavers } from '../../src/pot/recalculate/recalculate.js';
import { modelFit } from '../../src/sensitivity/fit/fit.js';
import { put, temporaryFolder, testIo } from '../cli/support.js';
import { problemsOf } from '../questionnaire/support.js';

// Promises of the pages that no other test holds.
const said = { actor: 'Cabinet', reason: 'an example' } as const;

test('a table in a file and the other forms have every column', async () => {
  const folder = temporaryFolder();
  const header = [
    'case_id',
    'points',
    'package_value',
    ...Array.from({ length: 12 }, (_, index) => `a_long_name_${index}`),
  ];
  put(folder, 'cases.csv', `${header.join(',')}\nF1,10,900,${'word,'.repeat(11)}word\n`);
  const model = { schemaVersion: 1, kind: 'equal-share', period: 'year', pot: '80000', places: 40 };
  put(
    folder,
    'model.json',
    JSON.stringify({
      ...model,
      kind: 'price-point',
      pot: undefined,
      places: undefined,
      fundingBasis: 'pot',
      method: 'total',
      prices: [{ money: '200', points: '1' }],
      rounding: {},
    }),
  );
  const keep = header.slice(3).join(',');
  for (const [format, name] of [
    ['table', 'out.txt'],
    ['csv', 'out.csv'],
    ['markdown', 'out.md'],
  ] as const) {
    const io = testIo(folder);
    const argv = ['allocate', 'model.json', 'cases.csv', '--keep', keep, '--format', format, '--out', name];
    expect(await runProgram(argv, io, registers)).toBe(0);
    const text = readFileSync(join(folder, name), 'utf8');
    expect([format, header.slice(3).filter((column) => !text.includes(column))]).toEqual([format, []]);
  }
});

test('a budget that falls to £0 is a warning with the family and both amounts', () => {
  // £3,000 of packages are left for 10 points at £300; F2 has no points and falls from £1,000 to £0.
  const cases = [
    { caseId: 'F1', points: 10, traditional: 3000, indicative: 2000, progress: 'allocated' as const },
    { caseId: 'F2', points: 0, traditional: 0, indicative: 1000, progress: 'allocated' as const },
    { caseId: 'F3', points: 5, traditional: 1000, indicative: 1000, progress: 'allocated' as const },
  ];
  const again = recalculateForLeavers(cases, {
    fundingBasis: 'pot',
    pot: 4000,
    reserve: 0,
    leavers: [{ caseId: 'F3' }],
    model: 'price-point',
    rule: 'price-point',
    keepReserve: 'spend',
    unequalBudgets: 'allow',
  });
  expect(again.status === 'recalculated' && again.warnings.map(({ message }) => message)).toContain(
    'the budget of F2 falls from £1,000.00 to £0.00',
  );
});

test('finalise is the last rule, and waits for the plan, the sign-off and the need', () => {
  const finalise = { ...said, rule: 'finalise', at: 'final', requireSchoolPlace: false } as const;
  const passOn = { ...said, rule: 'pass-on', at: 'final' } as const;
  const policy = (...rules: readonly object[]) => ({ schemaVersion: 1, period: 'year', rules });
  expect(problemsOf(() => parsePolicy(policy(finalise, passOn)))).not.toEqual([]);
  const signOff = { ...said, rule: 'sign-off', at: 'final', by: 'panel', role: 'Panel', powers: ['approve'] } as const;
  const needs = [
    {
      id: 'n',
      need: 'care at night',
      arrangements: { necessary: true, reason: 'the parents cannot do it alone' },
      lines: [{ service: 'sitter', timing: 'weekly', amount: '900' }],
      costSetOn: '2026-04-12',
    },
  ];
  const whole = {
    caseId: 'F1',
    period: 'year' as const,
    amounts: { indicative: '1000' },
    plan: { complete: true, agreed: true },
    duty: { figureHeardOn: '2026-05-01', needs },
    signOffs: [{ rule: 'sign-off', decision: 'approve' as const, role: 'Panel', reason: 'in line' }],
  };
  const told = { ...said, rule: 'pass-on', at: 'communicated' } as const;
  const final = (one: object) => moderate({ ...whole, ...one }, policy(told, signOff, finalise) as never).amounts.final;
  expect(final({})).toBe('1000.00');
  expect(final({ plan: { complete: false, agreed: true } })).toBeNull();
  expect(final({ plan: { complete: true, agreed: false } })).toBeNull();
  expect(final({ signOffs: [] })).toBeNull();
  // £900 of need, and £800.
  expect(final({ amounts: { indicative: '800' } })).toBeNull();
});

test('an amount that is missing is null at every stage', () => {
  const policy = {
    schemaVersion: 1,
    period: 'year',
    rules: [{ ...said, rule: 'pass-on', at: 'communicated' }],
  } as const;
  expect(moderate({ caseId: 'F1', period: 'year', amounts: {} }, policy).amounts).toEqual({
    traditional: null,
    indicative: null,
    communicated: null,
    final: null,
  });
});

test('fit of nobody has no figures, and no zeros', () => {
  const { everyone, verdict, tolerance, ranks, flags } = modelFit([]);
  expect([everyone, verdict, tolerance]).toEqual([null, null, null]);
  expect([ranks.pointsAndPackages, ranks.budgetsAndPackages]).toEqual([null, null]);
  expect(flags.flatMap((flag) => [flag.figuresWith, flag.figuresWithout, flag.difference])).toEqual(
    flags.flatMap(() => [null, null, null]),
  );
});

test('a mean to £100 is rounded from the exact one', () => {
  // The mean of 100.00 and 199.99 is 149.995: to the penny £150.00, of which £200 would be made; the exact one is nearer £100.
  const cases = [
    { caseId: 'a', site: 'N', traditional: '100.00', final: '100' },
    { caseId: 'b', site: 'N', traditional: '199.99', final: '100' },
  ];
  const meanOf = (options: object): unknown => {
    const { rows, columns } = changeBySite(cases, options);
    return rows[0]?.cells[columns.findIndex(({ key }) => key === 'fromMean')];
  };
  expect([meanOf({}), meanOf({ rounding: { unit: 100 } })]).toEqual(['150.00', '100.00']);
});

test('exactly 10 per cent is a change, and a penny less is none', () => {
  const cases = ['1100', '1099.99', '900', '900.01'].map((final, index) => ({
    caseId: `F${index}`,
    site: 'N',
    traditional: '1000',
    final,
  }));
  const { rows, columns } = directionBySite(cases);
  const cell = (name: string) => rows[0]?.cells[columns.findIndex(({ key }) => key === name)];
  expect(['up', 'unchanged', 'down'].map(cell)).toEqual([1, 2, 1]);
});

test('a sign-off by tiers without tiers is asked about', () => {
  const rules = [{ ...said, rule: 'sign-off', at: 'communicated', by: 'tiers', powers: ['approve'] }];
  expect(problemsOf(() => parsePolicy({ schemaVersion: 1, period: 'year', rules }))).toEqual(
    expect.arrayContaining([expect.stringContaining('policy/rules/0/tiers')]),
  );
});

test('a line that is warned of costs what it costs without the warning', () => {
  const line = { id: 'pa', amount: '4095', per: 'year' };
  const cost = (more: object) =>
    costPackage({ caseId: 'F1', kind: 'plan', needs: [], lines: [{ ...line, ...more }] } as never);
  const [plain, warned] = [cost({}), cost({ role: 'personal-assistant' })];
  expect(warned.warnings.length).toBeGreaterThan(plain.warnings.length);
  expect([plain.value, warned.value]).toEqual([
    { status: 'complete', amount: '4095.00', period: 'year' },
    { status: 'complete', amount: '4095.00', period: 'year' },
  ]);
});
