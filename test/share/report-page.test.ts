import { describe, expect, test } from 'vitest';
import { reportAsHtml } from '../../src/cli/report-page/report-page.js';
import { councilPages, internalReport, sharedReport } from '../../src/report/run/pages.js';
import { runCouncil } from '../../src/run/run-council.js';
import { all, flat, opened, said, tableIn } from '../cli/report-page/html.js';
import { timeFor } from '../support/runs.js';
import { randomCouncil } from './council.js';
import { knownOf, readPages } from './pages.js';

// The page with pictures beside the Markdown that the attacker reads: it has to say the same, and nothing besides.

const COUNCILS = 16;

const thresholdOf = (seed: number): number => [2, 3, 5, 5, 10][seed % 5] ?? 5;

const made = Array.from({ length: COUNCILS }, (_, index) => {
  const seed = index + 1;
  const data = randomCouncil(seed, thresholdOf(seed));
  const results = runCouncil(data, { recalibrate: true });
  const pages = councilPages(results);
  const [markdown, inside] = [sharedReport(pages), internalReport(pages)];
  return { seed, data, results, pages, markdown, html: reportAsHtml(markdown), inside: reportAsHtml(inside) };
});

/** The tables and sentences of a page of HTML, written as the Markdown that the attacker's reader takes. */
function asMarkdown(html: string): string {
  const page = opened(html);
  const tables = all(page, '#tables ~ .scroll table').map((table) => {
    const { caption, cells } = tableIn(table);
    const [head = [], ...rows] = cells.map((row) => row.map((cell) => cell.replaceAll('−', '-')));
    const lines = [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
    return `### ${caption}\n\n${lines.join('\n')}\n`;
  });
  return tables.join('\n');
}

const NUMBER = /\d[\d,]*(?:\.\d+)?/g;

/** Every number of a text, without its commas. */
const numbersIn = (text: string): string[] =>
  [...text.matchAll(NUMBER)].map(([number]) => number.replaceAll(',', '').replace(/\.$/, ''));

/** What the page says of itself and of its marks, the same of every council. */
const OF_ITSELF = [
  /A Gini coefficient is 0 where all have the same and near 1 where one has nearly everything/,
  /to the left of £0 less than the group compared with/,
  /An empty cell is not known, or not told here; it is not 0\./,
];

describe('the page with pictures for sharing', () => {
  test('is made of the Markdown for sharing alone, and that names no family', () => {
    for (const { seed, html, markdown } of made) {
      expect(reportAsHtml(markdown)).toBe(html);
      expect(html, `council ${seed}`).not.toMatch(/\b[KS]1\d\d\b/);
    }
    // The one for inside names them, so that one who looks finds them.
    expect(made.every(({ inside }) => /\bK1\d\d\b/.test(inside))).toBe(true);
  });

  test('has no number that the Markdown has not', () => {
    let numbers = 0;
    for (const { seed, html, markdown } of made) {
      const known = new Set(numbersIn(markdown));
      const text = OF_ITSELF.reduce((left, one) => left.replaceAll(new RegExp(one, 'g'), ' '), said(html));
      const found = numbersIn(text);
      numbers += found.length;
      expect(
        found.filter((number) => !known.has(number)),
        `council ${seed}`,
      ).toEqual([]);
    }
    expect(numbers).toBeGreaterThan(100 * COUNCILS);
  });

  test('has numbers in no attribute but those of ids, places and sizes', () => {
    const places =
      /^(id|aria-labelledby|aria-describedby|href|x|y|x1|x2|y1|y2|cx|cy|r|d|dx|dy|width|height|transform)$/;
    const fixed =
      /^(viewBox|font-size|stroke-width|tabindex|content|name|stroke-miterlimit|font-weight|style|charset)$/;
    for (const { html } of made) {
      const odd = [...html.matchAll(/ ([\w:-]+)="([^"]*\d[^"]*)"/g)].flatMap(([, name = '', value = '']) =>
        places.test(name) || fixed.test(name) ? [] : [`${name}=${value}`],
      );
      expect(odd).toEqual([]);
    }
  });

  test('tells the attacker, table for table, what the Markdown tells and no group that is put together there', () => {
    let [figures, groups] = [0, 0];
    for (const { seed, data, results, markdown, html } of made) {
      const families = knownOf(results);
      const bands = data.settings.equity?.bands as 'each' | number[];
      const [before] = markdown.split('### What this comes to');
      const told = readPages(before ?? '', families, bands);
      expect(readPages(asMarkdown(html), families, bands), `council ${seed}`).toEqual(told);
      figures += told.length;
      const names = new Set(
        data.cohort.cases.flatMap(({ characteristics = [] }) => characteristics.map(({ value }) => value)),
      );
      for (const name of names) {
        const isTold = new RegExp(`\\b${name}\\b`).test(markdown);
        expect(new RegExp(`\\b${name}\\b`).test(said(html)), `council ${seed}: ${name}`).toBe(isTold);
        if (!isTold) groups += 1;
      }
    }
    expect(figures).toBeGreaterThan(10 * COUNCILS);
    // Some groups were too small to be named.
    expect(groups).toBeGreaterThan(5);
  });
});

describe('sentences of both pages', () => {
  test(
    'are those of the run: each of the director’s page stands there, under its question, and no other answers first',
    () => {
      for (const { seed, pages, html, inside } of made) {
        for (const [text, sheet] of [
          [html, pages.shared.director],
          [inside, pages.director],
        ] as const) {
          const page = opened(text);
          const answers = sheet.rows.map(([question, answer]) => ({ question, answer: flat(String(answer)) }));
          const leads = all(page, '.lead').map(({ textContent }) => flat(textContent));
          for (const lead of leads) expect(answers.map(({ answer }) => answer)).toContain(lead);
          const body = flat(page.querySelector('body')?.textContent ?? '');
          for (const { answer } of answers) {
            const [, beginning = '', rest = answer] =
              /^((?:Do|Is) [^?.:]*\?|What to know:|What figures cannot show:) (.*)$/.exec(answer) ?? [];
            expect(body, `council ${seed}`).toContain(rest);
            expect(body).toContain(beginning.replace(/:$/, ''));
          }
          // Every question has an answer, in the order of the run.
          const asked = all(page, 'main > section > h2').map(({ textContent }) => textContent);
          expect(asked).toEqual([
            ...new Set(answers.map(({ question }) => question)),
            'More on each question',
            'All tables',
          ]);
        }
      }
    },
    timeFor(COUNCILS * 20),
  );
});
