import { describe, expect, it } from 'vitest';
import { equityStatement } from '../../../src/equity/statement/statement.js';

const family = (
  caseId: string,
  ethnicity: string | null,
  points: number | null,
  traditional: number,
  final: number,
) => ({
  caseId,
  traditional,
  final,
  ...(points === null ? {} : { points }),
  characteristics: ethnicity === null ? [] : [{ name: 'ethnicity', value: ethnicity }],
});

/** At each need A has £500 more than B, and on average £2,000 less; packages did not follow need. */
const CASES = [
  ...[1, 2, 3].map((index) => family(`A${index}`, 'A', 10, 6000, 4500)),
  family('A4', 'A', 30, 6000, 9500),
  family('B1', 'B', 10, 8000, 4000),
  ...[2, 3, 4].map((index) => family(`B${index}`, 'B', 30, 8000, 9000)),
  family('N1', null, null, 5000, 5000),
];
const statement = equityStatement(CASES, {
  stages: ['traditional', 'final'],
  by: ['ethnicity'],
  bands: 'each',
  reference: [{ by: 'ethnicity', group: 'B' }],
  smallCell: 3,
});

describe('an equality impact statement', () => {
  it('says what was compared', () => {
    expect(statement.compared).toEqual([
      '9 of 9 cases have the traditional and final amounts; of 8 of them the points are known.',
      'Equal need means the same points. Gaps are told against ethnicity B.',
      'Gaps at equal need weigh each level of need by how many families of any group have it; their intervals are of 95 per cent.',
    ]);
  });

  it('answers four questions in words', () => {
    expect(statement.sections.map(({ question, answers }) => [question, answers.at(-1)])).toEqual([
      [
        'Do families with the same points have the same money?',
        'Final amounts: no, amounts differ at 2 scores of 8 families (of 2 scores, shared by 8 families); the largest difference is £500.00 a year. By ethnicity, group means differ at 2 scores.',
      ],
      [
        'Do families with more need have more money?',
        expect.stringContaining('the one with more need has less in 0.0 % of pairs; 0 of 8 families'),
      ],
      [
        'How unequal are the amounts, and does that follow need?',
        expect.stringMatching(/^From traditional to final amounts the Gini coefficient rose by 0\.\d{4}\.$/),
      ],
      [
        'Is any group treated differently at equal need?',
        'Final amounts: ethnicity not stated (1 family) against ethnicity B: £2,750.00 a year less on average; no family of both has equal need. Not in it, of this group: the need of 1 is not known. These are fewer than 3 families: do not publish their figures.',
      ],
    ]);
    expect(statement.sections[3]?.answers[2]).toBe(
      'Final amounts: ethnicity A (4 families) against ethnicity B: £2,000.00 a year less on average, £500.00 a year more at equal need (4 against 4 families; too few at some level of need for an interval).',
    );
  });

  it('holds the figures as rows, with n and a mark on small cells', () => {
    const rows = statement.rows.filter(({ stage, who }) => stage === 'final' && who === 'ethnicity A');
    expect(rows.map(({ figure, value, n, smallCell }) => [figure, value, n, smallCell])).toEqual([
      ['mean amount (£)', '5750.00', 4, false],
      ['raw gap (£)', '-2000.00', 4, false],
      ['gap at equal need (£)', '500.00', 4, false],
      ['interval of that gap from (£)', null, 4, false],
      ['interval of that gap to (£)', null, 4, false],
    ]);
    expect(statement.rows.every(({ n }) => Number.isInteger(n))).toBe(true);
  });

  it('says what the statistics cannot show, with the numbers that are missing', () => {
    expect(statement.cannotShow).toHaveLength(8);
    expect(statement.cannotShow.slice(5)).toEqual([
      '1 of 9 families have no ethnicity stated; they are shown as a group.',
      'By ethnicity, the need of 1 of 9 families is not known.',
      'By ethnicity, 1 family can be compared with nobody at equal need.',
    ]);
  });

  it('carries the warning that too few families have equal need', () => {
    expect(statement.warnings.map(({ code }) => code)).toContain('gap-cannot-be-told');
  });

  it('names no family and holds no NaN', () => {
    const text = JSON.stringify(statement);
    for (const { caseId } of CASES) expect(text).not.toContain(`"${caseId}"`);
    expect(text).not.toMatch(/NaN|Infinity/);
    expect(JSON.parse(text)).toEqual(statement);
  });

  it('of nobody, and of families without points, still has an answer', () => {
    const options = { stages: ['final' as const], by: ['site'], given: ['group'] };
    for (const cases of [[], [{ caseId: 'a', final: 1, site: 'x', group: 'g' }]]) {
      const empty = equityStatement(cases, options);
      expect(empty.sections[1]?.answers[0]).toBe(
        'Final amounts: this cannot be told, because nobody’s points are known.',
      );
      expect(JSON.stringify(empty)).not.toMatch(/NaN|Infinity/);
    }
  });
});
