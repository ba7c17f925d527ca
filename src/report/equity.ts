import * as z from 'zod';
import type { OutcomeGap } from '../equity/outcomes/outcome-gaps.js';
import type { EquityStatement } from '../equity/statement/statement.js';
import { deferred } from '../parse/deferred.js';
import { list, textOrNull, told } from './cases/told.js';
import type { Sheet } from './sheet.js';

const statementSchema = deferred(() =>
  z.object({
    compared: list(z.string()),
    sections: list(z.object({ question: z.string(), answers: list(z.string()) })),
    notes: list(z.string()).optional(),
    cannotShow: list(z.string()),
    rows: list(
      z.object({
        topic: z.string(),
        stage: z.string(),
        who: z.string(),
        against: textOrNull(),
        figure: z.string(),
        value: textOrNull(),
        n: z.number().nullable(),
        smallCell: z.boolean().nullable(),
      }),
    ),
    means: list(
      z.object({
        stage: z.string(),
        by: z.string(),
        level: textOrNull(),
        group: textOrNull(),
        n: z.number(),
        smallCell: z.boolean().nullable(),
        mean: z.string(),
      }),
    ).optional(),
  }),
);

/**
 * A statement for an equality impact assessment as tables: the answers in words, every figure, and
 * what groups have at each level of need.
 *
 * @source IBSEN 9.6.4, 16.1.2
 * @example
 * ```ts
 * import { equityStatement } from 'openras/equity';
 * import { equitySheets } from 'openras/report';
 * const cases = [{ caseId: 'F1', group: 'A', points: 10, final: 4000 }, { caseId: 'F2', group: 'B', points: 10, final: 4000 }];
 * const statement = equityStatement(cases, { stages: ['final'], by: ['group'], bands: 'each' });
 * equitySheets(statement)[0]?.columns; // => ['question', 'answer']
 * ```
 * @category Reports
 */
export function equitySheets(statement: EquityStatement): [Sheet, Sheet, Sheet] {
  const {
    compared,
    sections,
    notes = [],
    cannotShow,
    rows,
    means = [],
  } = told(statementSchema, statement, 'statement');
  const words = [
    ...compared.map((text) => ['What was compared', text]),
    ...sections.flatMap(({ question, answers }) => answers.map((answer) => [question, answer])),
    ...notes.map((text) => ['What to know of single gaps', text]),
    ...cannotShow.map((text) => ['What the figures cannot show', text]),
  ];
  return [
    { title: 'Is anyone treated differently at equal need?', columns: ['question', 'answer'], rows: words },
    {
      title: 'Every figure of the statement',
      columns: ['topic', 'stage', 'who', 'against', 'figure', 'value', 'n', 'few_families'],
      first: ['figure', 'value', 'who', 'against', 'n', 'stage'],
      rows: rows.map(({ topic, stage, who, against, figure, value, n, smallCell }) => [
        topic,
        stage,
        who,
        against ?? undefined,
        figure,
        value ?? undefined,
        n ?? undefined,
        smallCell === true ? 'yes' : undefined,
      ]),
    },
    {
      title: 'Mean amounts of groups at each level of need, and over all, in pounds',
      columns: ['stage', 'by', 'level_of_need', 'group', 'families', 'mean', 'few_families'],
      rows: means.map(({ stage, by, level, group, n, smallCell, mean }) => [
        stage,
        by,
        level ?? 'all families',
        group ?? 'not stated',
        n,
        mean,
        smallCell === true ? 'yes' : undefined,
      ]),
    },
  ];
}

/** What a page for sharing says of them. */
export const OUTCOMES_INSIDE =
  'Whether groups are limited, referred, short of need, contested or have lowered answers more often at equal need is not shared, since it could tell of few families; it stands in the copy for inside.';

/** How often groups have outcomes of yes and no against their reference group, everyone and at equal need, as a table for inside. */
export function outcomeGapSheet(gaps: readonly OutcomeGap[]): Sheet {
  const share = ({ yes, n }: OutcomeGap['own']): string => `${yes} of ${n}`;
  return {
    title:
      'Who is limited, referred, short or lowered? Shares of groups, differences in percentage points with intervals',
    columns: [
      'outcome',
      'by',
      'group',
      'against',
      'level_of_need',
      'share',
      'share_of_other',
      'difference',
      'low',
      'high',
    ],
    first: ['outcome', 'group', 'level_of_need', 'difference', 'low', 'high'],
    rows: gaps.map(({ outcome, by, group, reference, of, level, own, other, points, low, high }) => [
      outcome,
      by,
      group ?? 'not stated',
      reference,
      of === 'everyone' ? 'everyone' : (level ?? 'equal need, all levels'),
      share(own),
      share(other),
      points,
      low,
      high,
    ]),
  };
}
