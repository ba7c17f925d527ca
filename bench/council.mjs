/**
 * Makes a constructed council of any size, to measure a run of it: a sample of 800 families, a cohort of as many as
 * asked for, the example council's policy. Nobody in it exists; the same bytes come out at every run.
 *
 * node bench/council.mjs FOLDER FAMILIES
 * /usr/bin/time -v node cli/dist/main.js run FOLDER/council.json --out FOLDER/results
 */
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { randomIntegers } from './measure.mjs';

const POLICY = fileURLToPath(new URL('../fixtures/example-council/policy.json', import.meta.url));
const SITES = ['North', 'East', 'South', 'West', 'Central', 'Coast'];
const AGES = ['0-4', '5-13', '14-17'];
const ETHNICITIES = ['White', 'White', 'White', 'White', 'Asian', 'Black', 'Mixed', ''];
const POINT = 14_600;

/** @param {string} prefix @param {number} count @param {number} seed */
function cases(prefix, count, seed) {
  const draws = randomIntegers(count * 7, 1_000_000, seed);
  const rows = Array.from({ length: count }, (_, index) => {
    const draw = (/** @type {number} */ place, /** @type {number} */ end) =>
      Math.floor(((draws[index * 7 + place] ?? 0) / 1_000_000) * end);
    const points = 5 + draw(0, 75) + draw(1, 70);
    // A package between half and one and a half times what the points would bring; one family in four is new.
    const pence = Math.round((points * POINT * (50 + draw(2, 100))) / 100);
    const isNew = draw(3, 4) === 0;
    return [
      `${prefix}${String(index + 1).padStart(7, '0')}`,
      isNew && prefix !== 'S' ? 'newcomer' : 'existing',
      points,
      isNew && prefix !== 'S' ? '' : (pence / 100).toFixed(2),
      SITES[draw(4, SITES.length)],
      AGES[draw(5, AGES.length)],
      ETHNICITIES[draw(6, ETHNICITIES.length)],
    ].join(',');
  });
  return ['case_id,status,points,package_value,site,age_band,ethnicity', ...rows, ''].join('\n');
}

const [folder, families] = [process.argv[2], Number(process.argv[3])];
if (folder === undefined || !Number.isSafeInteger(families) || families < 1) {
  console.error('node bench/council.mjs FOLDER FAMILIES');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
copyFileSync(POLICY, join(folder, 'policy.json'));
writeFileSync(join(folder, 'sample.csv'), cases('S', 800, 1));
writeFileSync(join(folder, 'cohort.csv'), cases('F', families, 2));
const council = {
  schemaVersion: 1,
  title: `A constructed council of ${families} families`,
  sample: { cases: 'sample.csv' },
  cohort: { cases: 'cohort.csv' },
  calibrate: {
    kind: 'price-point',
    options: { fundingBasis: 'reference-sample', method: 'total', maximumPoints: 152, header: { id: 'constructed' } },
  },
  pot: { amount: 'packages' },
  policy: 'policy.json',
  equity: { by: ['ethnicity'], given: ['age_band'], bands: [20, 40, 60, 80] },
  smallCell: 5,
  keep: ['site', 'age_band', 'ethnicity'],
};
writeFileSync(join(folder, 'council.json'), `${JSON.stringify(council, null, 2)}\n`);
