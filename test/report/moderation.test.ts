import { describe, expect, test } from 'vitest';
import { moderateAll } from '../../src/moderation/moderate-all.js';
import { moderatedSheet, moderationSheets } from '../../src/report/moderation.js';
import { figuresOf, rowsOf } from './support.js';

// Nobody loses: A goes from £2,000 up to the £3,000 that it had, B keeps £4,000 against £1,000, C has no amount yet.
const moderated = moderateAll(
  [
    { caseId: 'A', period: 'year', amounts: { traditional: '3000', indicative: '2000' } },
    { caseId: 'B', period: 'year', amounts: { traditional: '1000', indicative: '4000' } },
    { caseId: 'C', period: 'year', amounts: { traditional: '500' } },
  ],
  {
    schemaVersion: 1,
    period: 'year',
    rules: [{ rule: 'protect', at: 'communicated', actor: 'Cabinet', reason: 'nobody loses' }],
  },
);

describe('the sheets of moderation', () => {
  const [totals, rules, duty] = moderationSheets(moderated);

  test('add up each amount over the families that have it', () => {
    expect(rowsOf(totals)).toEqual([
      { stage: 'traditional', families: 3, without_it: 0, sum: '4500.00' },
      { stage: 'indicative', families: 2, without_it: 1, sum: '6000.00' },
      { stage: 'communicated', families: 2, without_it: 1, sum: '7000.00' },
      { stage: 'final', families: 0, without_it: 3, sum: '0.00' },
    ]);
  });

  // B has more than it had, so that the rule changes nothing; C has nothing to protect: the rule leaves it alone.
  test('say what each rule did and cost, over all three families', () => {
    expect(rowsOf(rules)).toEqual([
      {
        rule: 'protect',
        stage: 'communicated',
        applied_to: 2,
        up: 1,
        down: 0,
        unchanged: 1,
        cost: '1000.00',
        left_alone: 1,
        not_reached: 0,
      },
    ]);
    expect(figuresOf(duty)).toMatchObject({ 'cost of protection, £': '1000.00', 'held back, £': '0.00' });
  });

  test('list the families, an amount that is not there as an empty cell', () => {
    const amounts = rowsOf(moderatedSheet(moderated.cases)).map((row) => [
      row.case_id,
      row.traditional,
      row.indicative,
      row.communicated,
      row.final,
    ]);
    expect(amounts).toEqual([
      ['A', '3000.00', '2000.00', '3000.00', undefined],
      ['B', '1000.00', '4000.00', '4000.00', undefined],
      ['C', '500.00', undefined, undefined, undefined],
    ]);
  });
});
