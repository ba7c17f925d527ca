import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { allocate } from '../../src/allocation/allocate.js';
import { runProgram } from '../../src/cli/program.js';
import { registers } from '../../src/cli/registers.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { put, temporaryFolder, testIo } from './support.js';

const folder = temporaryFolder();

async function run(...argv: string[]) {
  const io = testIo(folder);
  const code = await runProgram(argv, io, registers);
  return { code, out: io.out(), err: io.err() };
}

test('a stored record is replayed and told to the family in sentences; an altered one is refused', async () => {
  // 22,500 / 140 a point; 50 points are 8,035.714…
  const { model } = calibratePricePoint([{ caseId: 'a', points: 140, packageValue: 22500 }], { fundingBasis: 'pot' });
  const result = [allocate(model, { caseId: 'F1', points: 50 }), allocate(model, { caseId: 'F0', points: 0 })];
  put(folder, 'allocations.json', JSON.stringify({ result, warnings: [] }));
  const page = await run('explain', 'allocations.json', 'F1');
  expect(page.code).toBe(0);
  expect(page.out).toContain('50 points');
  expect(page.out).toContain('the indicative budget, where planning starts');
  expect(page.out).toMatch(/The budget is £8,035\.71 a year\.\n$/);
  const nothing = await run('explain', 'allocations.json', 'F0');
  expect(nothing.out).not.toContain('The budget is £0');

  const path = join(folder, 'allocations.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"8035.71"', '"9035.71"'));
  const altered = await run('explain', 'allocations.json', 'F1');
  expect([altered.code, altered.out]).toEqual([2, '']);
  expect((await run('explain', 'allocations.json', 'F9')).err).toContain('no case is called "F9"');
});
