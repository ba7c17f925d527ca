import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { recordAllocation } from '../../src/records/kind/allocation-record.js';
import { put, runIn, temporaryFolder } from './support.js';

// £200 a point (30,000 / 150); F1 lies in the folder, F2 in a folder below it, where nothing reads it.
const { model } = calibratePricePoint([{ caseId: 'a', points: 150, packageValue: '30000' }], { fundingBasis: 'pot' });
const line = (caseId: string, points: number): string =>
  `${JSON.stringify(recordAllocation(model, { caseId, points }))}\n`;

function withOneBelow(): { readonly folder: string; readonly run: ReturnType<typeof runIn> } {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'results/put-away'), { recursive: true });
  put(folder, 'results/allocations.ndjson', line('F1', 35));
  put(folder, 'results/put-away/moderation.ndjson', line('F2', 20));
  put(folder, 'results/put-away/notes.txt', 'of no interest');
  return { folder, run: runIn(folder) };
}

const SAYS = 'not read, being in a folder below: results/put-away/moderation.ndjson';

test('records in a folder below are named by every command that reads a folder of records', {
  timeout: 60_000,
}, async () => {
  expect(allocate(model, { caseId: 'F1', points: 35 }).indicative).toBe('7000.00'); // 35 x £200
  const { folder, run } = withOneBelow();
  const checked = await run('check-record', 'results');
  expect([checked.code, checked.out]).toEqual([0, expect.stringContaining(SAYS)]);
  const drawn = await run('audit-sample', 'results', '--size', '1', '--seed', '3');
  expect([drawn.code, drawn.out]).toEqual([0, expect.stringContaining(SAYS)]);
  const told = await run('explain', 'results', 'F1');
  expect([told.code, told.err]).toEqual([0, expect.stringContaining(SAYS)]);
  expect(told.out).not.toContain('put-away');
  const packed = await run('case-pack', 'results', 'F1', '--out', 'pack');
  expect(packed.code).toBe(0);
  expect(readFileSync(join(folder, 'pack/README.md'), 'utf8')).toContain(SAYS);
});

test('a family that is only in a folder below is not found, and it is said where records were not read', async () => {
  const { run } = withOneBelow();
  const { code, err } = await run('explain', 'results', 'F2');
  expect([code, err]).toEqual([2, expect.stringContaining(SAYS)]);
});
