import * as z from 'zod';
import type { EquityStatement } from '../equity/statement/statement.js';
import { deferred } from '../parse.js';
import type { Sheet } from './sheet.js';
import { list, textOrNull, told } from './told.js';

const statementSchema = deferred(() =>
  z.object({
    compared: list(z.string()),
    sections: list(z.object({ question: z.string(), answers: list(z.string()) })),
    cannotShow: list(z.string()),
    rows: list(
      z.object({
        topic: z.string(),
        stage: z.string(),
        who: z.string(),
        against: textOrNull(),
        figure: z.string(),
        value: textOrNull(),
        n: z.number(),
        smallCell: z.boolean().nullable(),
      }),
    ),
  }),
);

/**
 * A statement for an equality impact assessment as two tables: the answers in words, and every figure.
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
export function equitySheets(statement: EquityStatement): [Sheet, Sheet] {
  const { compared, sections, cannotShow, rows } = told(statementSchema, statement, 'statement');
  const words = [
    ...compared.map((text) => ['What was compared', text]),
    ...sections.flatMap(({ question, answers }) => answers.map((answer) => [question, answer])),
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
        n,
        smallCell === true ? 'yes' : undefined,
      ]),
    },
  ];
}
