import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { packagesFromRows } from 'openras/costing';
import { responsesFromRows } from 'openras/questionnaire';
import { councilCaseSheet, councilSheets, directorSheet, toMarkdown } from 'openras/report';
import { type CouncilFamily, type CouncilResults, type FamilyGroup, recordsOfRun, runCouncil } from 'openras/run';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { isRasError, type RasError } from '../../src/errors.js';
import type { PricePointModel } from '../../src/model/price-point/model.js';
import { testIo } from '../cli/support.js';
import { runsOf, timeFor } from '../support/runs.js';
import { anyCouncil, councilOf, SAMPLE } from './support.js';

const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
const COUNCIL = join(FIXTURES, 'example-council');

const json = (name: string) => JSON.parse(readFileSync(join(COUNCIL, name), 'utf8'));
const rows = (name: string): Record<string, string>[] =>
  parse(readFileSync(join(COUNCIL, name)), { columns: true }) as Record<string, string>[];
const maps = (name: string) => rows(name).map((row) => new Map(Object.entries(row)));

/** A set of families of the example council, read from its files without the command. */
function groupOf(set: 'sample' | 'cohort'): FamilyGroup {
  const characteristics = ['site', 'age_band', 'ethnicity', 'night_care'];
  return {
    cases: rows(`${set}/cases.csv`).map((row) => ({
      caseId: row.case_id ?? '',
      status: row.status as 'existing' | 'newcomer',
      ...(row.exclude_reason && { excludeReason: row.exclude_reason }),
      characteristics: characteristics.flatMap((name) => (row[name] ? [{ name, value: row[name] }] : [])),
    })),
    answers: responsesFromRows(json('instrument.json'), maps(`${set}/answers.csv`)),
    packages: packagesFromRows(maps(`${set}/lines.csv`), { kind: 'package' }).packages,
  };
}

/** The example council as data. */
function exampleCouncil() {
  const { title, convention, calibrate, pot, equity, keep, plans } = json('council.json');
  return {
    settings: { title, convention, calibrate, pot, equity, keep },
    instrument: json('instrument.json'),
    priceBook: json('price-book.json'),
    sample: groupOf('sample'),
    cohort: groupOf('cohort'),
    policy: json('policy.json'),
    plans: plans.map(json),
  };
}

function errorOf(act: () => unknown): RasError {
  try {
    act();
  } catch (error) {
    if (isRasError(error)) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

const placesOf = (act: () => unknown): string[] => errorOf(act).problems.map(({ path }) => path.join('.'));

describe('a run as a function', () => {
  test('gives what the command gives of the same council, from data in memory', { timeout: 120_000 }, async () => {
    const io = testIo(FIXTURES);
    expect(await runProgram(['run', 'example-council/council.json', '--format', 'json'], io, registers)).toBe(0);
    const { result, warnings } = JSON.parse(io.out());
    const results = runCouncil(exampleCouncil());

    // The command names its files in the model; nothing else may differ.
    const { inputs, ...model } = result.model;
    expect(inputs.length).toBe(5);
    const plain = JSON.parse(JSON.stringify(results, (_key, part) => (typeof part === 'bigint' ? `${part}` : part)));
    expect(plain.model).toEqual(model);
    expect(plain.calibration.report).toEqual(result.calibration);
    expect(plain.bridge).toEqual(result.bridge);
    expect(plain.firmness).toEqual(result.firmness);
    expect(plain.equity).toEqual(result.equity);
    expect(plain.moderated).toMatchObject(result.moderation);
    expect(plain.comparisons).toMatchObject(
      result.change.map(({ from, to, ...existing }: Record<string, unknown>) => ({ from, to, existing })),
    );
    expect(plain.warnings).toEqual(warnings);
    const allocations = plain.outcomes.map(
      ({ allocation: { steps: _, ...rest } }: { allocation: { steps: unknown } }) => rest,
    );
    expect(allocations).toEqual(result.cases);
    expect(plain.plans.costs.map(({ inside }: { inside: { total: string } }) => inside.total)).toEqual([
      '842.00',
      '2320.00',
      '13578.00',
    ]);
  });

  test('prices the constructed cohort at £200 a point', () => {
    const { outcomes, bridge, checks, comparisons } = runCouncil(councilOf());
    // 30,000 / 150 points = 200: 50, 40, 30, 20 and 10 points
    expect(outcomes.map(({ amounts }) => amounts.indicative)).toEqual([
      '10000.00',
      '8000.00',
      '6000.00',
      '4000.00',
      '2000.00',
    ]);
    expect(bridge?.balance).toBe('0.00');
    expect(checks.map(({ ok }) => ok)).toEqual([true, true]);
    expect(comparisons.map(({ to }) => to)).toEqual(['indicative']);
  });

  test('tells its progress, part by part, to the end', () => {
    const told: string[] = [];
    runCouncil(councilOf(), { onProgress: (done, parts) => told.push(`${done}/${parts}`) });
    expect(told).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5']);
  });

  test('of nobody at all is a run with nobody in it', () => {
    const { settings } = councilOf();
    const results = runCouncil(
      councilOf({ cohort: { cases: [] }, settings: { ...settings, equity: { by: ['status'], bands: 'each' } } }),
    );
    expect([results.outcomes, results.cohort.control.rows, results.bridge?.balance]).toEqual([[], 0, '0.00']);
    const texts = [...councilSheets(results), councilCaseSheet(results), directorSheet(results)].map(toMarkdown);
    expect(texts.join('\n')).not.toMatch(/NaN|undefined|null/);
    expect(texts.at(-1)).toContain('Nobody is allocated');
  });

  test('carries what families are told apart by, and compares areas', () => {
    const cases = SAMPLE.map((one, index) => ({
      ...one,
      characteristics: [{ name: 'site', value: index % 2 === 0 ? 'North' : 'South' }],
    }));
    const { settings } = councilOf();
    const { equity } = runCouncil(
      councilOf({
        cohort: { cases },
        settings: { ...settings, equity: { by: ['site'], bands: 'each' }, keep: ['site'] },
      }),
    );
    expect(equity?.n).toBe(5);
  });
});

describe('what the model of a run was made for', () => {
  const model: PricePointModel = {
    schemaVersion: 1,
    kind: 'price-point',
    period: 'year',
    fundingBasis: 'pot',
    method: 'total',
    prices: [{ money: '30000.00', points: '150' }],
    rounding: {},
    maximumPoints: '45',
    effectiveTo: '2027-03-31',
  };

  test('is set against each family, and its records say so', { timeout: 120_000 }, () => {
    const cases = SAMPLE.map((one, index) => ({ ...one, ...(index === 1 && { startsOn: '2027-04-01' }) }));
    const { warnings, outcomes, ...rest } = runCouncil(councilOf({ model, cohort: { cases } }));
    const told = warnings.filter(({ code }) => ['beyond-maximum', 'after-effective'].includes(code));
    expect(told.map(({ code, caseId }) => [code, caseId])).toEqual([
      ['beyond-maximum', 'F1'],
      ['after-effective', 'F2'],
    ]);
    const records = Array.from(recordsOfRun({ ...rest, outcomes }), ({ allocation }) => allocation);
    expect(records[1]?.dates).toEqual({ startsOn: '2027-04-01' });
    expect(records[1]?.warnings.map(({ code }) => code)).toEqual(['after-effective']);
  });
});

describe('what families have been told', () => {
  const told: readonly CouncilFamily[] = SAMPLE.map((one) =>
    one.caseId === 'F1'
      ? { ...one, communicated: '5000', communicatedOn: '2026-05-01' }
      : one.caseId === 'F2'
        ? { ...one, communicated: '8000' }
        : one,
  );

  test('is not recalibrated over unasked', () => {
    const error = errorOf(() => runCouncil(councilOf({ cohort: { cases: told } })));
    expect([error.code, error.path, error.details.communicated]).toEqual(['refused', ['model'], 2]);
    expect(error.message).toContain('F1, F2 have been told an amount');
  });

  test('is listed where it changes, when a recalibration is asked for by name', () => {
    const { retold } = runCouncil(councilOf({ cohort: { cases: told } }), { recalibrate: true });
    // F2 was told 40 points x 200; without last year's model nobody can say why F1 differs
    const one = { indicative: '10000.00', wouldBeTold: '10000.00', causes: null };
    expect(retold).toEqual([{ caseId: 'F1', communicated: '5000.00', ...one }]);
  });

  test('a stored model is applied without a question', () => {
    const { model } = runCouncil(councilOf());
    const { settings } = councilOf();
    const applied = runCouncil({ settings: { ...settings }, cohort: { cases: told }, model });
    expect([applied.calibration, applied.retold, applied.outcomes.length]).toEqual([undefined, [], 5]);
  });
});

const idOf = ({ family }: CouncilResults['outcomes'][number]): string => family.caseId;
const pence = (amount: string | null | undefined): bigint => BigInt((amount ?? '0').replace('.', ''));
const sum = (amounts: readonly (string | null | undefined)[]): bigint =>
  amounts.reduce((total, amount) => total + pence(amount), 0n);

describe('any small council', () => {
  test('every total equals its rows', { timeout: timeFor(runsOf(150)) }, () => {
    fc.assert(
      fc.property(anyCouncil, (data) => {
        const { outcomes, bridge, cohort, moderated } = runCouncil(data);
        const priced = new Set(outcomes.filter(({ allocation }) => allocation.status === 'budget').map(idOf));
        const used = data.cohort.cases.filter(({ excludeReason }) => excludeReason === undefined);
        expect(cohort.control.rows).toBe(data.cohort.cases.length);
        expect(outcomes.map(({ family }) => family.caseId)).toEqual(used.map(({ caseId }) => caseId));
        const lines = new Map(bridge?.lines.map(({ cause, amount }) => [cause, pence(amount)]));
        const newcomers = outcomes.filter(({ family }) => family.status === 'newcomer');
        const known = used.filter(({ caseId }) => priced.has(caseId));
        expect(lines.get('pot')).toBe(sum(known.map(({ traditional }) => traditional as string | undefined)));
        expect(lines.get('budgets')).toBe(-sum(outcomes.map(({ allocation }) => allocation.indicative)));
        expect(lines.get('committed-outside')).toBe(sum(newcomers.map(({ allocation }) => allocation.indicative)));
        expect([...lines.values()].reduce((total, one) => total + one, 0n)).toBe(pence(bridge?.balance));
        for (const { stage, n, sum: total } of moderated?.totals ?? []) {
          if (stage === 'traditional') continue;
          const amounts = outcomes.map((one) => one.amounts[stage]).filter((amount) => amount !== undefined);
          expect([stage, n, pence(total)]).toEqual([stage, amounts.length, sum(amounts)]);
        }
      }),
      { numRuns: runsOf(150), seed: 12_01 },
    );
  });

  test('the order of its rows changes no family and no total', { timeout: timeFor(runsOf(100)) }, () => {
    const about = (results: CouncilResults) => ({
      families: new Map(results.outcomes.map(({ family, amounts }) => [family.caseId, amounts])),
      bridge: results.bridge,
      rows: results.cohort.control,
      totals: results.moderated?.totals,
      groups: results.equity?.rows,
      checks: results.checks,
    });
    fc.assert(
      fc.property(anyCouncil, fc.infiniteStream(fc.nat()), (data, order) => {
        const shuffled = <T>(list: readonly T[] = []): T[] =>
          list
            .map((one) => ({ one, key: order.next().value }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
        const other = {
          ...data,
          sample: { cases: shuffled(data.sample?.cases) },
          cohort: { cases: shuffled(data.cohort.cases) },
        };
        expect(about(runCouncil(other))).toEqual(about(runCouncil(data)));
      }),
      { numRuns: runsOf(100), seed: 12_02 },
    );
  });
});

describe('what is wrong in the data', () => {
  test('is told of all parts at once, each at its place', () => {
    const data = {
      settings: {
        title: 3,
        pot: { amount: '-1' },
        calibrate: { kind: 'price-point', options: { fundingBasis: 'pots' } },
      },
      sample: {
        cases: [
          { caseId: 'S1', points: -1 },
          { caseId: 'S2', traditional: '1.234' },
        ],
      },
      cohort: { case: [] },
      policy: { schemaVersion: 1, period: 'year', rules: [{ rule: 'ceiling', at: 'communicated' }] },
      model: { kind: 'no-such' },
      plans: [{ caseId: 'P1' }],
      history: [{ caseId: 'H1', traditional: '-5' }],
      colour: 'red',
    };
    const places = placesOf(() => runCouncil(data as never));
    for (const place of [
      'colour',
      'settings.title',
      'settings.pot.amount',
      'settings.calibrate.options.fundingBasis',
      'cohort.case',
      'policy.rules.0.amount',
      'model.kind',
      'plans.0.kind',
      'plans.0.lines',
      'history.0.traditional',
      'sample.cases.0.points',
      'sample.cases.1.traditional',
    ]) {
      expect(places).toContain(place);
    }
  });

  test('is told of every family', () => {
    const cases: CouncilFamily[] = [
      { caseId: 'A', points: 3 },
      { caseId: 'B', traditional: '10' },
      { caseId: 'C', status: 'newcomer', points: 3, traditional: '10' },
      { caseId: 'D', points: 3, traditional: '10', oneOff: '11' },
    ];
    // The one-off is looked at with the row itself; what families lack, when every row can be read.
    expect(placesOf(() => runCouncil(councilOf({ cohort: { cases } })))).toEqual(['cohort.cases.3.oneOff']);
    expect(placesOf(() => runCouncil(councilOf({ cohort: { cases: cases.slice(0, 3) } })))).toEqual([
      'cohort.cases.0',
      'cohort.cases.1',
      'cohort.cases.2.status',
    ]);
    const twice = [...SAMPLE, ...SAMPLE.slice(0, 1)];
    expect(placesOf(() => runCouncil(councilOf({ cohort: { cases: twice } })))).toEqual(['cohort.cases.5.caseId']);
  });

  test('includes answers and packages of nobody, and parts that do not go together', () => {
    const example = exampleCouncil();
    const [first] = example.cohort.answers ?? [];
    const [one] = example.cohort.packages ?? [];
    if (first === undefined || one === undefined) throw new Error('the example has answers and packages');
    const cohort = {
      ...example.cohort,
      answers: [...(example.cohort.answers ?? []), { ...first, caseId: 'X1' }],
      packages: [...(example.cohort.packages ?? []), { ...one, caseId: 'X2' }],
    };
    const found = placesOf(() => runCouncil({ ...example, cohort }));
    expect(found).toEqual([
      `cohort.answers.${cohort.answers.length - 1}.caseId`,
      `cohort.packages.${cohort.packages.length - 1}.caseId`,
    ]);
    const { instrument: _, ...without } = example;
    expect(placesOf(() => runCouncil(without))).toEqual(['instrument']);
    expect(placesOf(() => runCouncil({ settings: { title: 'x' }, cohort: { cases: [] } }))).toEqual(['model']);
  });

  test('includes what cannot be read as data', () => {
    const round: Record<string, unknown> = { caseId: 'F1' };
    round.self = round;
    const holding = councilOf({ sample: { cases: SAMPLE, modelCases: [round as never] } });
    expect(placesOf(() => runCouncil(holding))).toEqual(['sample.modelCases.0.self']);
    const throwing = Object.defineProperty({ ...councilOf() }, 'policy', {
      enumerable: true,
      get: () => {
        throw new Error('not for you');
      },
    });
    expect(placesOf(() => runCouncil(throwing))).toEqual(['policy']);
    const promise = councilOf({ history: Promise.resolve([]) as never });
    expect(placesOf(() => runCouncil(promise))).toEqual(['history']);
  });

  test('is a RasError, whatever it is', { timeout: timeFor(runsOf(300)) }, () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withMap: true, withSparseArray: true });
    const keys = ['settings', 'instrument', 'priceBook', 'sample', 'cohort', 'model', 'policy', 'history', 'plans'];
    const base: Record<string, unknown> = { ...exampleCouncil(), history: [{ caseId: 'H', traditional: '5' }] };
    const { model } = runCouncil(councilOf());
    fc.assert(
      fc.property(fc.constantFrom(...keys), anything, fc.boolean(), (key, value, inGroup) => {
        const isGroup = key === 'sample' || key === 'cohort';
        const small = { ...base, model, sample: { cases: SAMPLE }, cohort: { cases: SAMPLE } };
        const spoilt = isGroup && inGroup ? { cases: [value], answers: value, packages: [value] } : value;
        try {
          runCouncil({ ...small, [key]: spoilt } as never);
        } catch (error) {
          if (!isRasError(error)) throw error;
        }
      }),
      { numRuns: runsOf(300), seed: 12_03 },
    );
  });
});
