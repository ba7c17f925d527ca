import type { EquityStatement } from '../equity/statement.js';
import type { Sheet } from './sheet.js';

/**
 * A statement for an equality impact assessment as two tables: the answers in words, and every figure.
 *
 * @source IBSEN 9.6.4, 16.1.2
 * @example
 * ```ts
 * import { equityStatement } from 'openras';
 * import { equitySheets } from 'openras/report';
 * const cases = [{ caseId: 'F1', group: 'A', points: 10, final: 4000 }, { caseId: 'F2', group: 'B', points: 10, final: 4000 }];
 * const statement = equityStatement(cases, { stages: ['final'], by: ['group'], bands: 'each' });
 * equitySheets(statement)[0]?.columns; // => ['question', 'answer']
 * ```
 */
export function equitySheets({ compared, sections, cannotShow, rows }: EquityStatement): [Sheet, Sheet] {
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
