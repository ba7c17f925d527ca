import { expect, test } from 'vitest';
import type { Json } from '../../src/record/json.js';
import { verifyRecord } from '../../src/records/verify.js';
import { isRefused, resealed } from './forgery-search.js';
import { outsideItsModel } from './samples.js';

test('a warning that the model was not made for the case cannot be taken away, with a seal made anew either', () => {
  const { record, model } = outsideItsModel();
  const codes = record.warnings.map(({ code }) => code);
  expect(codes).toEqual(['after-effective', 'other-price-base', 'beyond-maximum']);
  const plain = JSON.parse(JSON.stringify(record)) as Record<string, Json>;
  for (const left of codes) {
    const warnings = record.warnings.filter(({ code }) => code !== left) as unknown as Json;
    const forged = resealed({ ...plain, warnings });
    expect(() => verifyRecord(forged, { model })).toThrow('warnings: has 2 entries, where 3 follow from the inputs');
  }
});

test('the days that a record repeats are those of its case, also where its model is not at hand', () => {
  const { record, model } = outsideItsModel();
  const plain = JSON.parse(JSON.stringify(record)) as Record<string, Json>;
  const { startsOn: _, ...one } = record.inputs.case as Record<string, Json>;
  const forged = resealed({ ...plain, inputs: { case: one } });
  expect(isRefused(forged, model)).toBe(true);
  expect(() => verifyRecord(forged)).toThrow('dates.startsOn: says "2027-04-01"');
});
