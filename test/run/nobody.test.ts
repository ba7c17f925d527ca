import { expect, test } from 'vitest';
import { enoughSheets } from '../../src/report/run/enough.js';
import { runCouncil } from '../../src/run/run-council.js';
import { councilOf, SAMPLE } from './support.js';

test.each([
  ['no family at all', []],
  ['all left out', SAMPLE.map((one) => ({ ...one, excludeReason: 'moved away' }))],
])('of nobody it is not known whether there is enough: %s', (_, cases) => {
  const { enough, affordable } = runCouncil(councilOf({ cohort: { cases } }));
  expect(enough).toMatchObject({ answer: 'not-known', families: 0, shortfall: null });
  expect(affordable?.stages.map(({ answer }) => answer)).toEqual(['cannot-be-said']);
  const known = enoughSheets(enough)[0]?.rows.find(([what]) => String(what).startsWith('known shortfalls'));
  expect(known?.[1]).toBeUndefined();
});
