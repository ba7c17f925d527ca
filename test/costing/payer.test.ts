import { describe, expect, test } from 'vitest';
import { payerSchema } from '../../src/costing/payer.js';

const asked = (payer: string): boolean => !payerSchema.safeParse(payer).success;

describe('who pays', () => {
  test.each(['-', '–', 'n/a', 'N/A', 'none', 'nil', 'tbc', 'Y', 'no', '1', '50/50', '?', 'Not known'])(
    '%s names nobody, and is asked about',
    (payer) => expect(asked(payer)).toBe(true),
  );

  test.each([
    'budget/health',
    'budget and health',
    'budget, health',
    'health + budget',
    'half budget',
    'LA budget',
    'Health & the budget',
    'part budget',
  ])('%s names the budget beside somebody, and is asked about', (payer) => expect(asked(payer)).toBe(true));

  test.each([
    'shared',
    'Joint',
    'joint funded',
    'jointly funded',
    'half health',
    'health (half)',
    'part health',
    'partly ICB',
    'split',
    'shared with health',
    'co-funded',
    'tripartite',
  ])('%s says that somebody pays a part, and is asked about', (payer) => expect(asked(payer)).toBe(true));

  test.each(['Joint equipment store', 'shared services', 'Part 3 home', 'Halford Trust', 'Splitwood school'])(
    '%s is one payer of all of it',
    (payer) => expect(asked(payer)).toBe(false),
  );

  test.each([
    'budget',
    'health',
    'school',
    'parent',
    'Nana',
    'Nil Desperandum Trust',
    'school budget',
    'personal health budget',
    'education and health',
    'Anderson Sandwell charity',
    'Lakeside school',
    'Shared Lives',
    'team 7',
  ])('%s is a payer', (payer) => expect(asked(payer)).toBe(false));
});
