import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { isAllocationWarning, MADE_OF } from '../../src/model/shared/budget/check/told-beside.js';
import { recordAllocation } from '../../src/records/kind/allocation-record.js';
import { verifyRecord } from '../../src/records/verify.js';
import { consistent, isRefused } from './forgery-search.js';
import { allocationSamples } from './samples.js';

// biome-ignore lint/suspicious/noExplicitAny: stored records are altered at will
type Stored = any;

const stored = (value: unknown): Stored => JSON.parse(JSON.stringify(value));

const example = (kind: string): Stored => {
  const { model, case: one } = MODEL_KINDS.get(kind)?.example ?? {};
  return stored(recordAllocation(model, one));
};

// 3,000 / 50 × 20 = £1,200; with 25 points it would be £1,500.
const { model } = calibratePricePoint([{ caseId: 'a', points: 50, packageValue: '3000' }], { fundingBasis: 'pot' });
const record = (): Stored => stored(recordAllocation(model, { caseId: 'F1', points: 20 }));

test('records of every sample are taken without their model', () => {
  for (const one of allocationSamples()) expect(verifyRecord(stored(one.record)).kind).toBe('allocation');
});

describe('what a budget of each kind is made of', () => {
  const budgets = allocationSamples()
    .map(({ record: one }) => stored(one))
    .filter(({ status }) => status === 'budget');

  // A journey may have no miles; a model by age gives what the model of that age does.
  const NOT_ALWAYS = ['transport-distance', 'by-age'];
  const kinds = [...new Set(budgets.map((one) => one.model.kind))].filter((kind) => !NOT_ALWAYS.includes(kind));

  test.each(kinds)('%s', (kind) => {
    const own = budgets.filter((one) => one.model.kind === kind);
    const always = ['parts', 'quantities'].filter((key) => own.every(({ result }) => result[key] !== undefined));
    expect(always).toEqual(MADE_OF[kind] === undefined ? [] : [MADE_OF[kind]]);
  });

  test('is named for kinds that there are', () => {
    for (const kind of [...Object.keys(MADE_OF), ...NOT_ALWAYS]) expect([...MODEL_KINDS.keys()]).toContain(kind);
  });
});

test('records of points that no row of a table holds, or that are off its step, are taken without their model', () => {
  const rows = [{ from: 10, to: 20, amount: '500.00' }];
  const table = { schemaVersion: 1, kind: 'allocation-table', period: 'year', step: 1, gap: 'refer-to-costing' };
  const by = (points: string, more = {}): Stored =>
    stored(recordAllocation({ ...table, tables: [{ rows }], ...more } as never, { caseId: 'F1', points } as never));
  for (const one of [by('95'), by('5'), by('95.4', { offStep: 'down' })]) {
    expect(one.status).toBe('refer-to-costing');
    expect(verifyRecord(one).kind).toBe('allocation');
    // The points alone, or the answer alone, are no record.
    for (const index of [0, one.steps.length - 2]) {
      const steps = one.steps.filter((_: Stored, place: number) => place !== index);
      expect(isRefused(consistent({ ...one, steps }), undefined)).toBe(true);
    }
  }
});

describe('other points in the steps are refused', () => {
  const withPoints = (inputs: Stored): Stored => {
    const one = record();
    const steps = one.steps.map((step: Stored) => {
      if (step.id === 'exact-budget') return { ...step, inputs: inputs(step.inputs), result: '1500' };
      if (step.id !== 'budget') return step;
      return {
        ...step,
        result: '1500.00',
        inputs: step.inputs.map((own: Stored) => (own.from ? { ...own, value: '1500' } : own)),
      };
    });
    return consistent({ ...one, steps, amounts: { indicative: '1500.00' } });
  };

  test.each<[string, (inputs: Stored) => Stored]>([
    ['by their label', ([points, price]) => [{ ...points, value: '25' }, price]],
    ['by another label', ([points, price]) => [{ ...points, value: '25', label: 'points' }, price]],
    ['beside the true ones', ([points, price]) => [points, { name: 'factor', value: '1.25', label: 'x' }, price]],
  ])('%s', (_, inputs) => {
    expect(isRefused(withPoints(inputs), undefined)).toBe(true);
  });

  test('of a stream', () => {
    const one = example('streams');
    const altered = stored(one);
    const stream = altered.inputs.case.streams.find((own: Stored) => own.case?.points !== undefined);
    stream.case.points = 5;
    expect(isRefused(consistent(one), undefined)).toBe(false);
    expect(isRefused(consistent(altered), undefined)).toBe(true);
  });
});

describe('what no allocation has is refused', () => {
  test.each<[string, Stored]>([
    ['a duty', { duty: [{ stage: 'final', answer: 'sufficient', shortfall: '0.00', atLeast: false }] }],
    ['a further amount', { amounts: { indicative: '1200.00', final: '99999.00' } }],
    ['a further amount that is none', { amounts: { indicative: '1200.00', communicated: null } }],
    ['a warning of moderation', { warnings: [{ code: 'final-blocked', message: 'x' }] }],
    ['a warning that is made up', { warnings: [{ code: 'needs-are-met', message: 'x' }] }],
    ['no result', { result: null }],
    ['a list for a result', { result: [] }],
    ['a text for a result', { result: 'paid' }],
    ['a status in the result', { result: { status: 'budget' } }],
  ])('%s', (_, fields) => {
    expect(isRefused(consistent({ ...record(), ...fields }), undefined)).toBe(true);
  });

  test.each([
    ['hours-by-need-level', 'quantities'],
    ['level-prices', 'parts'],
    ['education-money', 'parts'],
    ['streams', 'parts'],
  ])('a budget by %s without its %s', (kind, part) => {
    const { [part]: gone, ...result } = example(kind).result;
    expect(gone).toBeDefined();
    expect(isRefused(consistent({ ...example(kind), result }), undefined)).toBe(true);
  });

  test.each(['hours-by-need-level', 'transport-distance'])(
    'other quantities than those of the steps, by %s',
    (kind) => {
      const one = example(kind);
      one.result.quantities[0].quantity = '99';
      expect(isRefused(consistent(one), undefined)).toBe(true);
    },
  );
});

test('every warning that a model gives a family is known', () => {
  const root = join(import.meta.dirname, '../../src');
  const files = ['model', 'costing/package', 'allocation/streams', 'allocation/changes'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  // What is said of a sample or of a table, and of no family.
  const isOfAll = (file: string): boolean =>
    /calibrate|report|[\\/]sample|[\\/]table[\\/]|banding|[\\/]check[\\/]/.test(file);
  const codes = files
    .filter((file) => file.endsWith('.ts') && !isOfAll(file))
    .flatMap((file) => [
      ...readFileSync(join(root, file), 'utf8').matchAll(
        /(?:code: |code = |about\()'([a-z-]+)', ?(?:message|[a-z]+[,)])/g,
      ),
    ])
    .map(([, code]) => String(code));
  expect(codes.length).toBeGreaterThan(20);
  // The codes of problems, which are no warnings, and what is said of how many cases of a file.
  const problems = ['day-not-stated', 'custom', 'out-of-range', 'undefined-result', 'inconsistent'];
  expect([...new Set(codes)].filter((code) => !isAllocationWarning(code) && !problems.includes(code))).toEqual([]);
});
