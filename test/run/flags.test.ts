import { expect, test } from 'vitest';
import { runCouncil } from '../../src/run/run-council.js';

const cases = ['yes', 'sometimes', 'NO', 'sometimes'].map((value, index) => ({
  caseId: `F${index}`,
  points: index + 1,
  traditional: 1000,
  characteristics: [{ name: 'night_care', value }],
}));
const data = {
  settings: { title: 'Our council', calibrate: { kind: 'price-point', options: { fundingBasis: 'pot' } } },
  sample: { cases },
  cohort: { cases },
} as const;

test('a word that is neither yes nor no is told by the run itself, of each family, and is not counted', () => {
  const { warnings, firmness } = runCouncil(data);
  const message = 'night_care: "sometimes" is neither yes nor no, and is not counted as yes';
  expect(warnings.filter(({ code }) => code === 'flag-word')).toEqual([
    { code: 'flag-word', message, caseId: 'F1' },
    { code: 'flag-word', message, caseId: 'F3' },
  ]);
  // F0 alone has night care.
  expect(firmness?.fit.flags.find(({ flag }) => flag === 'night-care')).toMatchObject({ with: 1, without: 3 });
});

test('nothing is told of a family that is left out, whose word nobody counts', () => {
  const leftOut = cases.map((one) => (one.caseId === 'F1' ? { ...one, excludeReason: 'moved away' } : one));
  const { warnings } = runCouncil({ ...data, sample: { cases: leftOut } });
  expect(warnings.filter(({ code }) => code === 'flag-word').map(({ caseId }) => caseId)).toEqual(['F3']);
});
