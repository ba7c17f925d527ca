import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCouncilFile } from '../../src/cli/commands/run/council-file.js';
import { readNamedFiles } from '../../src/cli/commands/run/read-named-files.js';
import { settingsFields } from '../../src/run/council/settings.js';
import { put, runIn, temporaryFolder, testDesk } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);
const FIXTURES = fileURLToPath(new URL('../../fixtures/', import.meta.url));
for (const name of ['example-council', 'plans', 'reconstructed-cohort']) {
  cpSync(join(FIXTURES, name), join(folder, name), { recursive: true });
}
const example = JSON.parse(readFileSync(join(folder, 'example-council/council.json'), 'utf8'));

describe('the choices of a council file', () => {
  test('all reach the library that name no file, whatever they are', () => {
    const given = {
      ...example,
      unanswered: 'zero',
      costing: { onDay: '2026-04-01' },
      sharedPackages: { split: 'equally' },
      whileContested: 'higher',
      recalibration: { limitBase: 'last-told' },
    };
    // A choice that is new among the settings has to be stated here as well.
    const names = Object.keys(settingsFields());
    expect(names.filter((name) => given[name] === undefined)).toEqual([]);
    writeFileSync(join(folder, 'example-council/all.json'), JSON.stringify(given));
    const desk = testDesk(folder);
    const { settings } = readNamedFiles(desk, readCouncilFile(folder, 'example-council/all.json')).data;
    expect(Object.keys(settings).sort()).toEqual(names.sort());
    const { calibrate, ...others } = settings as unknown as Record<string, unknown>;
    for (const [name, value] of Object.entries(others)) expect([name, value]).toEqual([name, given[name]]);
    expect(calibrate).toMatchObject(given.calibrate);
  });

  // £200 a point: 10 points are £2,000, and the 15 that the family claims £3,000; its package is £2,500.
  test.each([
    ['higher', '3000.00'],
    ['lower', '2000.00'],
    ['present-package', '2500.00'],
  ])('contested answers pay the %s until they are decided', async (whileContested, meanwhile) => {
    put(folder, 'contested.csv', 'case_id,points,points_claimed,package_value\nA,10,15,2500\nB,20,,4000\n');
    put(folder, 'sample.csv', 'case_id,points,package_value\nS,10,2000\n');
    const calibrated = ['calibrate', 'ras4', 'sample.csv', '--basis', 'reference-sample', '--out', 'm.json', '--force'];
    expect((await run(...calibrated)).code).toBe(0);
    const council = { schemaVersion: 1, title: 'Contested', model: 'm.json', cohort: { cases: 'contested.csv' } };
    put(folder, 'contested.json', JSON.stringify({ ...council, whileContested }));
    const results = `results-${whileContested}`;
    expect((await run('run', 'contested.json', '--out', results)).code).toBe(0);
    const [header = '', first = ''] = readFileSync(join(folder, results, 'cases.csv'), 'utf8').split('\n');
    const cells = first.split(',');
    const told = header.split(',').map((name, column) => [name, cells[column]] as const);
    expect(
      told.flatMap(([name, cell]) => (name.startsWith('contested_') || name === 'paid_meanwhile' ? [cell] : [])),
    ).toEqual(['2000.00', '3000.00', meanwhile]);
    put(folder, 'unsaid.json', JSON.stringify(council));
    const unsaid = await run('run', 'unsaid.json', '--out', 'results-unsaid');
    expect([unsaid.code, unsaid.err]).toEqual([2, expect.stringContaining('whileContested')]);
  });
});
