import { expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);

put(
  folder,
  'cases.csv',
  'case_id,points,budget,package_value,progress,budget_before_top_slice\na,5,5,5,allocated,5\nb,6,6,6,allocated,6\n',
);
put(folder, 'new.csv', 'case_id,points,package_value\na,10,1000\n');
put(folder, 'model.csv', 'case_id,points,package_value\na,10,1000\nb,20,2000\n');

const COMMANDS = [
  ['leavers', 'cases.csv', '--pot', '20', '--leavers', 'a'],
  [
    'leavers',
    'cases.csv',
    '--pot',
    '20',
    '--leavers',
    'a',
    '--rule',
    'price-point',
    '--model',
    'price-point',
    '--communicated',
    'open',
  ],
  ['joiners', 'model.json', 'new.csv', '--pot', '20'],
  [
    'solve',
    'contingency-needed',
    'cases.csv',
    '--pot',
    '20',
    '--leavers',
    '1',
    '--probability',
    '95',
    '--draws',
    '100',
  ],
];

test.each(COMMANDS)('the bases that are offered where --basis is missing work: %s %s', async (...line) => {
  await run('calibrate', 'ras4', 'model.csv', '--basis', 'pot', '--out', 'model.json', '--force');
  const { code, err } = await run(...line);
  expect([code, err]).toEqual([2, '--basis: is missing; expected one of "pot", "whole-budget"\n1 problem\n']);
  for (const basis of ['pot', 'whole-budget'])
    expect([basis, (await run(...line, '--basis', basis)).code]).toEqual([basis, 0]);
  const help = await run(...line.slice(0, line[0] === 'solve' ? 2 : 1), '--help');
  expect(help.out).toMatch(/choices:\s+"pot",\s+"whole-budget"\)/);
  expect(help.out).not.toContain('"reference-sample"');
  expect((await run(...line, '--basis', 'reference-sample')).code).toBe(2);
});
