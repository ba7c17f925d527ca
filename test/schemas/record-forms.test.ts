import { expect, test } from 'vitest';
import { RECORDS } from '../../src/records/kinds.js';
import { FORMS } from '../../src/schemas/list.js';

test('every kind of record has a JSON Schema, under its own title', () => {
  for (const { kind, title } of RECORDS)
    expect(FORMS).toHaveProperty(`record-${kind}`, expect.objectContaining({ title }));
  expect(Object.keys(FORMS).filter((name) => name.startsWith('record-'))).toHaveLength(RECORDS.length);
});
