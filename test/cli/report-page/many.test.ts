import { expect, test } from 'vitest';
import { pageOf, reportAsHtml } from '../../../src/cli/report-page/report-page.js';
import { toMarkdown } from '../../../src/report/markdown.js';

test('of thousands of families a picture counts places, and a table stops at a thousand and says so', () => {
  // Budgets that go by more than points, so that there is no line either.
  const rows = Array.from({ length: 3000 }, (_, index) => {
    const [before, after] = [1000 + (index % 500), 900 + (index % 700)].map((pounds) => `${pounds}.00`);
    return [`F${index}`, String(index % 90), before, after, '', 'budget', 'existing'];
  });
  const columns = ['case_id', 'points', 'traditional', 'indicative', 'change', 'answer', 'status'];
  const list = { title: 'Indicative budgets, in pounds a year; packages without one-offs', columns, rows };
  const answers = {
    title: 'What this comes to: questions and answers',
    columns: ['question', 'answer'],
    rows: [
      ['How sure are we?', 'It is not told.'],
      ['Who gains and who loses?', 'From the package to the indicative amount: some.'],
    ],
  };
  const text = `# Many\n\nInternal: not for sharing. All.\n\n${[list, answers].map(toMarkdown).join('\n')}`;
  const pictures = pageOf(text).questions.flatMap((one) => one.pictures);
  expect(pictures.map(({ id }) => id)).toEqual(['picture-points', 'picture-stage-indicative']);
  for (const { svg, marks, table } of pictures) {
    expect(svg.match(/<(path|circle)/g)?.length).toBeLessThan(1500);
    expect(marks).toContain('the larger the more there are');
    expect(marks).not.toMatch(/hollow circle|cross/);
    expect([table.rows.length, table.title]).toEqual([200, expect.stringContaining('the first 200 of 3000 families')]);
  }
  const html = reportAsHtml(text);
  expect(html).toContain('the first 1000 of 3000 rows');
  expect(html).toContain('F999<');
  expect(html).not.toContain('F1000<');
});
