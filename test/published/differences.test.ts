import { expect, test, vi } from 'vitest';
import { assertVerdictsStand, verifyPublished } from '../../src/published/index.js';
import { recordedVerdicts } from '../../src/published/verdict/recorded.js';

vi.mock('../../src/published/verdict/recorded.js', async (original) => {
  const { recordedVerdicts } = await original<typeof import('../../src/published/verdict/recorded.js')>();
  const changed = new Map(recordedVerdicts());
  changed.set('rr145-t33-all-median-change', 'reproduced');
  changed.set('rr145-a-check-that-is-gone', 'reproduced');
  changed.delete('rr232-t9-total');
  return { recordedVerdicts: () => changed };
});

test('a verdict that differs, one that is new and one that is gone are each listed', () => {
  expect(recordedVerdicts().get('rr145-a-check-that-is-gone')).toBe('reproduced');
  expect(verifyPublished().differences).toEqual([
    { check: 'rr145-t33-all-median-change', verdict: 'contradicted', recorded: 'reproduced' },
    { check: 'rr232-t9-total', verdict: 'reproduced', recorded: null },
    { check: 'rr145-a-check-that-is-gone', verdict: null, recorded: 'reproduced' },
  ]);
});

test('the assertion for test runners tells all of them', () => {
  expect(assertVerdictsStand).toThrow('is contradicted, but reproduced is on record (and 2 more problems)');
});
