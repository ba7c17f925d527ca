import { expect, test } from 'vitest';
import { put, runIn, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const run = runIn(folder);
const ras5 = (scores: string, packages: string) => {
  put(folder, 'q.csv', scores);
  put(folder, 'qp.csv', packages);
  return run('calibrate', 'ras5', 'q.csv', '--packages', 'qp.csv', '--basis', 'reference-sample');
};

const PACKAGES = 'case_id,package_value,one_off\na,1000,100\nb,2000,\nc,3000,0\n';

test('packages that both files hold alike are no question, whatever the letters', async () => {
  const { code, err } = await ras5(
    'case_id,points,package_value\na,10,"£1,000.00"\nb,20,2000.0\nc,30,\n',
    PACKAGES.replace('one_off', 'note'),
  );
  expect([code, err]).toEqual([0, expect.stringContaining('not used in q.csv: "package_value"')]);
});

test('packages that the files do not hold alike are a question at each cell, and so is one in the file of scores alone', async () => {
  const { code, out, err } = await ras5(
    'case_id,points,package_value\na,10,999\nb,20,2000\nd,30,4000\n',
    'case_id,package_value\na,1000\nb,2000\nc,3000\n',
  );
  expect([code, out]).toEqual([2, '']);
  const rest = 'make both alike, or take the column out of this file';
  expect(err.split('\n').slice(0, 3)).toEqual([
    `q.csv:2:6: package_value: "999" of case "a" is not used, since package_value is read from qp.csv, where "1000" stands; ${rest}`,
    `q.csv:4:6: package_value: "4000" of case "d" is not used, since package_value is read from qp.csv, where it is not; ${rest}`,
    '2 problems',
  ]);
});

test('one-offs and points likewise; 0 says what a blank cell says, and a row that is left out says nothing', async () => {
  const scores = 'case_id,points,one_off,exclude_reason\na,10,150,\nb,20,0,\nc,30,7,moved away\n';
  const odd = await ras5(scores, PACKAGES);
  expect(odd.err.split('\n').slice(0, 2)).toEqual([
    expect.stringMatching(/^q\.csv:2:6: one_off: "150" of case "a" is not used, .* where "100" stands;/),
    '1 problem',
  ]);
  expect((await ras5(scores.replace('150', '100.00'), PACKAGES)).code).toBe(0);
  const points = await ras5('case_id,points\na,10\nb,20\n', 'case_id,package_value,points\na,1000,10.0\nb,2000,21\n');
  expect(points.err).toMatch(/^qp\.csv:3:8: points: "21" of case "b" is not used, .* q\.csv, where "20" stands;/);
});
