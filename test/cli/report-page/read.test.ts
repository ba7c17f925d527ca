import { describe, expect, test } from 'vitest';
import { readReport } from '../../../src/cli/report-page/report-text.js';
import { isRasError } from '../../../src/errors.js';
import { toMarkdown } from '../../../src/report/markdown.js';
import type { Sheet } from '../../../src/report/sheet.js';

const answers: Sheet = {
  title: 'What this comes to: questions and answers',
  columns: ['question', 'answer'],
  rows: [
    ['Is it enough?', 'Yes.'],
    ['Is it affordable?', 'No.'],
    ['Is it affordable?', 'But <later> & | then.'],
  ],
};

const reportOf = (...sheets: Sheet[]): string =>
  `# A title\n\nFor sharing: a mark.\n\n${[...sheets, answers].map(toMarkdown).join('\n')}`;

describe('a report is read as it was written', () => {
  test('a table, its blanks, and rows that end early', () => {
    const sheet: Sheet = {
      title: 'One',
      columns: ['what', 'value', 'more'],
      rows: [
        ['a', 1.5],
        ['b', undefined, 'x'],
      ],
    };
    const { title, mark, tables } = readReport(reportOf(sheet));
    expect({ title, mark }).toEqual({ title: 'A title', mark: 'For sharing: a mark.' });
    expect(tables).toEqual([
      {
        title: 'One',
        columns: ['what', 'value', 'more'],
        rows: [
          ['a', '1.5', ''],
          ['b', '', 'x'],
        ],
      },
    ]);
  });

  test('what Markdown would take for markup, in titles, columns and cells', () => {
    const odd = String.raw`a|b \ \| *c* [d](e) ~f~ <script>&lt; & &amp; ${'`g`'} | h |`;
    const sheet: Sheet = {
      title: odd,
      columns: ['what', odd],
      rows: [
        ['x', odd],
        [odd, ''],
      ],
    };
    expect(readReport(reportOf(sheet)).tables).toEqual([
      {
        title: odd,
        columns: ['what', odd],
        rows: [
          ['x', odd],
          [odd, ''],
        ],
      },
    ]);
  });

  test('answers under their question, in their order', () => {
    expect(readReport(reportOf()).questions).toEqual([
      { question: 'Is it enough?', answers: ['Yes.'] },
      { question: 'Is it affordable?', answers: ['No.', 'But <later> & | then.'] },
    ]);
  });

  test.each([
    ['nothing', ''],
    ['another file', '# A page\n\nof somebody.\n'],
    [
      'tables without answers',
      `# A\n\nFor sharing: x.\n\n${toMarkdown({ title: 'One', columns: ['a'], rows: [['1']] })}`,
    ],
  ])('%s is refused by name', (_, text) => {
    let thrown: unknown;
    try {
      readReport(text, 'report.md');
    } catch (error) {
      thrown = error;
    }
    expect(isRasError(thrown) && thrown.problems[0]?.message).toContain('report.md is not a report');
  });
});
