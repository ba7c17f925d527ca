import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import type { Model } from '../../src/allocation/kinds.js';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { unsealedByModel } from '../../src/cli/data/record/unsealed-by-model.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { moderate } from '../../src/moderation/moderate.js';
import { recordAllocation } from '../../src/records/kind/allocation-record.js';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);
const SLOW = { timeout: 60_000 };
const by = (packageValue: string) =>
  calibratePricePoint([{ caseId: 'a', points: 150, packageValue }], { fundingBasis: 'pot' }).model;
// 30,000 / 150 is £200 a point and 60,000 / 150 £400: 35 points are £7,000, or £14,000 at twice the council's price.
const [own, twice] = [by('30000'), by('60000')];

// Of these a record holds what its case was; the rest are costed lines, orders, journeys.
const HELD = ['price-point', 'percentile', 'allocation-table', 'education-money', 'equal-share', 'hours-by-need-level'];
// A model by age asks for a day of birth, of which the age alone is left.
const ALSO_HELD = ['level-prices', 'streams'];

describe('an allocation that nobody sealed is allocated again from what it says of its case', () => {
  test.each([...MODEL_KINDS.values()].map(({ kind, example }) => [kind, example] as const))('%s', (kind, example) => {
    const { model, case: one } = example as { model: Model; case: never };
    const isHeld = unsealedByModel(model)(JSON.parse(JSON.stringify(allocate(model, one))));
    if ([...HELD, ...ALSO_HELD].includes(kind)) expect([kind, isHeld]).toEqual([kind, true]);
    else expect([kind, isHeld]).toEqual([kind, false]);
  });

  test('with a group, with flat amounts, with a day outside the dates, and not eligible', () => {
    const dated = { ...own, effectiveTo: '2027-03-31', addOns: [{ id: 'car', label: 'a car', amount: '500' }] };
    const held = unsealedByModel(dated);
    expect(held(allocate(dated as never, { caseId: 'F1', points: 35, startsOn: '2027-04-01' } as never))).toBe(true);
    expect(held(allocate(dated as never, { caseId: 'F1', points: 35, addOns: ['car'] } as never))).toBe(true);
    expect(held(allocate(dated as never, { caseId: 'F1', points: 35, eligible: false } as never))).toBe(true);
    const other = { ...dated, addOns: [{ id: 'car', label: 'a car', amount: '900' }] };
    const raised = allocate(other as never, { caseId: 'F1', points: 35, addOns: ['car'] } as never);
    expect(() => held(raised)).toThrow('is what the model gives');
  });

  test('another price, another kind of model', () => {
    expect(() => unsealedByModel(own)(allocate(twice, { caseId: 'F1', points: 35 }))).toThrow('"7000.00"');
    const share = MODEL_KINDS.get('equal-share')?.example as { model: Model; case: never };
    expect(() => unsealedByModel(own)(allocate(share.model, share.case))).toThrow('"equal-share"');
  });
});

/** Writes a folder with a model, and asks a command. */
const asked = async (files: Readonly<Record<string, unknown>>, ...argv: string[]) => {
  for (const name of ['allocations.json', 'moderation.json', 'allocations.ndjson', 'model.json', 'manifest.json'])
    rmSync(join(folder, name), { force: true });
  for (const [name, value] of Object.entries(files))
    put(folder, name, typeof value === 'string' ? value : JSON.stringify(value));
  return run(...argv);
};

describe('check-record and explain', () => {
  test('refuse one at twice the price, beside the model and with --model', SLOW, async () => {
    const raised = [allocate(twice, { caseId: 'F1', points: 35 })];
    put(folder, 'own.json', JSON.stringify(own));
    for (const argv of [
      ['check-record', '.'],
      ['explain', '.', 'F1'],
    ]) {
      const beside = await asked({ 'allocations.json': raised, 'model.json': own }, ...argv);
      const named = await asked({ 'allocations.json': raised }, ...argv, '--model', 'own.json');
      for (const { code, err } of [beside, named]) {
        expect(code).toBe(2);
        expect(err).toContain('says "14000.00", where "7000.00" is what the model gives');
      }
    }
  });

  test('count one at its price as allocated again, and its moderated case as held by it', SLOW, async () => {
    const moderated = moderate(
      { caseId: 'F1', period: 'year', amounts: { indicative: '7000' } },
      {
        schemaVersion: 1,
        period: 'year',
        rules: [{ rule: 'floor', at: 'communicated', actor: 'Cabinet', reason: 'a start', amount: '500' }],
      },
    );
    const files = { 'allocations.json': [allocate(own, { caseId: 'F1', points: 35 })], 'moderation.json': [moderated] };
    const { code, out } = await asked({ ...files, 'own.json': own }, 'check-record', '.', '--model', 'own.json');
    expect(code).toBe(0);
    expect(JSON.parse(out).result['allocated again by their model']).toBe(1);
    expect(out).not.toContain('unsealed-not-held');
    // Alone it begins with an amount that nothing here gives.
    const alone = await asked(
      { 'moderation.json': [moderated], 'own.json': own },
      'check-record',
      '.',
      '--model',
      'own.json',
    );
    expect(alone.code).toBe(2);
  });

  test('say where one can be held to no model, and refuse it where --model asks', SLOW, async () => {
    const example = MODEL_KINDS.get('plan-cost')?.example as { model: Model; case: never };
    const { model, case: one } = example;
    const files = { 'allocations.json': [allocate(model, one)], 'plan.json': model };
    const beside = await asked({ ...files, 'model.json': model }, 'check-record', '.');
    expect(beside.code).toBe(0);
    expect(beside.out).toContain('held to no model: 1');
    const named = await asked(files, 'check-record', '.', '--model', 'plan.json');
    expect(named.code).toBe(2);
    expect(named.err).toContain('nothing in it says what its case was');
  });

  test('name a record that is not sealed among those that are, and a missing index', SLOW, async () => {
    const lines = [recordAllocation(own, { caseId: 'F1', points: 35 }), allocate(own, { caseId: 'F2', points: 35 })];
    const text = lines.map((one) => `${JSON.stringify(one)}\n`).join('');
    const { code, out } = await asked({ 'allocations.ndjson': text, 'model.json': own }, 'check-record', '.');
    expect(code).toBe(0);
    expect(out).toContain('not sealed, among records of the kind that are: \\"F2\\"');
    expect(out).toContain('allocations.ndjson has no index beside it');
    // By the manifest of a run both are faults.
    const manifest = { tool: 'openras', version: '0.1.0', command: 'run', options: {}, inputs: [], outputs: [] };
    const ofRun = await asked(
      { 'allocations.ndjson': text, 'model.json': own, 'manifest.json': manifest },
      ...['check-record', '.'],
    );
    expect(ofRun.code).toBe(2);
    expect(ofRun.err).toContain('"F2" is not sealed, where a run seals every record');
    expect(ofRun.err).toContain('has no allocations.index.csv beside it, and a run writes one');
  });
});
