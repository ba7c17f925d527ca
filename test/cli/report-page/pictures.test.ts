import { describe, expect, test } from 'vitest';
import type { Picture } from '../../../src/cli/report-page/page.js';
import { pageOf, reportAsHtml } from '../../../src/cli/report-page/report-page.js';
import { toMarkdown } from '../../../src/report/markdown.js';
import type { Sheet } from '../../../src/report/sheet.js';
import { all, opened } from './html.js';

// A report written by hand, so that every length of a picture can be worked out from it.

const QUESTIONS: [string, string][] = [
  ['Is it enough?', 'No: 2 of 6 families fall short.'],
  ['Is it affordable?', 'Yes, by the indicative budgets. £400.00 a year are left.'],
  ['Is it affordable?', 'No, by the final amounts. £100.00 a year are lacking.'],
  ['How sure are we?', 'A point is worth £10.0000 a year. It could as well have been £8.0000 to £14.0000.'],
  ['How sure are we?', 'A budget of £10,000.00 a year could therefore as well be £8,000.00 or £14,000.00.'],
  ['Who gains and who loses?', "From today's package without one-offs to the indicative amount, 3 gain."],
  ['Is anyone treated differently at equal need?', 'By the indicative amounts, of 2 groups, the widest gap is …'],
];

const SHEETS: Sheet[] = [
  {
    title: 'How firm is the price of a point? Intervals of 95 %, in pounds a year',
    columns: ['what', 'value', 'low', 'high', 'soft'],
    rows: [
      ['price of a point', '10.0000', '8.0000', '14.0000'],
      ['a budget of £10,000.00', '10000.00', '8000.00', '14000.00', '6000.00'],
    ],
  },
  {
    title: 'Is it enough? The latest amount of each family against its assessed needs',
    columns: ['what', 'value'],
    rows: [
      ['families', 6],
      ['enough', 4],
      ['known to fall short', 2],
      ['cannot be said yet', undefined],
    ],
  },
  {
    title: 'Is it affordable? In pounds a year; money: their packages without one-offs',
    columns: ['stage', 'who', 'families', 'money', 'set_aside', 'held_back', 'amounts', 'balance', 'answer'],
    rows: [
      ['indicative budgets', 'existing families', 6, '1000.00', '0.00', '100.00', '500.00', '400.00', 'yes'],
      ['indicative budgets', 'newcomers, outside the pot', 1, undefined, undefined, undefined, '50.00'],
      ['final amounts', 'existing families', 6, '1000.00', '0.00', '0.00', '1100.00', '-100.00', 'no'],
    ],
  },
  {
    title: 'From the existing package without one-offs to the indicative amount (a change of less than 10 % …)',
    columns: ['what', 'value', 'percent'],
    rows: [
      ['families whose amount goes up', 3, '50.0'],
      ['families whose amount stays', undefined, undefined],
      ['families whose amount goes down', 1, '16.7'],
    ],
  },
  {
    title: 'Every figure of the statement',
    columns: ['topic', 'stage', 'who', 'against', 'figure', 'value', 'n'],
    rows: [
      ['inequality', 'indicative', 'all', undefined, 'Gini coefficient', '0.25', 6],
      ['groups', 'indicative', 'area A', 'area B', 'gap at equal need (£)', '-200.00', 3],
      ['groups', 'indicative', 'area A', 'area B', 'interval of that gap from (£)', '-300.00', 3],
      ['groups', 'indicative', 'area A', 'area B', 'interval of that gap to (£)', '-100.00', 3],
      ['groups', 'indicative', 'area C', 'area B', 'gap at equal need (£)', '100.00', 3],
      ['groups', 'indicative', 'area C', 'area B', 'interval of that gap from (£)', undefined, 3],
      ['groups', 'indicative', 'area C', 'area B', 'interval of that gap to (£)', undefined, 3],
    ],
  },
  {
    title: 'Mean amounts of groups at each level of need, and over all, in pounds',
    columns: ['stage', 'by', 'level_of_need', 'group', 'families', 'mean', 'few_families'],
    rows: [
      ['indicative', 'area', 'under 20 points', 'A', 3, '100.00'],
      ['final', 'area', 'under 20 points', 'A', 3, '300.00'],
      ['indicative', 'area', 'all families', 'A', 3, '200.00'],
    ],
  },
  {
    title: 'Final against traditional amounts by site, existing families, a year.',
    columns: ['Site', 'Families', 'Mean final (£ a year)', 'Mean traditional (£ a year)'],
    rows: [['1', 6, '300.00', '100.00']],
  },
];

const LIST: Sheet = {
  title: 'Indicative budgets, in pounds a year; packages without one-offs',
  columns: ['case_id', 'points', 'traditional', 'indicative', 'change', 'answer', 'status'],
  rows: [
    ['F1', '10', '50.00', '100.00', '50.00', 'budget', 'existing'],
    ['F2', '20', '300.00', '200.00', '-100.00', 'budget', 'existing'],
    ['N1', '20', undefined, '200.00', undefined, 'budget', 'newcomer'],
  ],
};

function written(mark: string, ...sheets: Sheet[]): string {
  const answers = {
    title: 'What this comes to: questions and answers',
    columns: ['question', 'answer'],
    rows: QUESTIONS,
  };
  return `# By hand\n\n${mark}\n\n${[...sheets, answers].map(toMarkdown).join('\n')}`;
}

const SHARED = written('For sharing: all of it.', ...SHEETS);
const INTERNAL = written('Internal: not for sharing. This copy has the figures of single families.', ...SHEETS, LIST);

function picturesOf(text: string): Map<string, Picture> {
  const { questions } = pageOf(text);
  const found = questions.flatMap(({ picture, pictures }) => [
    ...(picture === undefined ? [] : [picture]),
    ...pictures,
  ]);
  return new Map(found.map((one) => [one.id, one]));
}

const shared = picturesOf(SHARED);
const inside = picturesOf(INTERNAL);

function pictureOf(id: string, of: ReadonlyMap<string, Picture> = shared): Picture {
  const picture = of.get(id);
  if (picture === undefined) throw new Error(`there is no ${id}: ${[...of.keys()]}`);
  return picture;
}

const number = (text: string | null): number => Number(text);

/** The bars of a picture from left to right, in its own pixels. */
function barsOf(picture: Picture): { readonly from: number; readonly width: number }[] {
  return all(opened(`<body>${picture.svg}</body>`), 'rect').map((bar) => ({
    from: number(bar.getAttribute('x')),
    width: number(bar.getAttribute('width')),
  }));
}

describe('the tables of pictures are their figures', () => {
  test.each([
    [
      'picture-enough',
      [
        ['enough', '4'],
        ['known to fall short', '2'],
        ['cannot be said yet', ''],
      ],
    ],
    [
      'picture-affordable-1',
      [
        ['Money', '£1,000.00'],
        ['Held back', '−£100.00'],
        ['Amounts', '−£500.00'],
        ['Balance', '£400.00'],
      ],
    ],
    [
      'picture-affordable-2',
      [
        ['Money', '£1,000.00'],
        ['Amounts', '−£1,100.00'],
        ['Balance', '−£100.00'],
      ],
    ],
    ['picture-price', [['price of a point', '£10.0000', '£8.0000', '£14.0000']]],
    ['picture-soft', [['a budget of £10,000.00', '£10,000.00', '£8,000.00', '£14,000.00']]],
    [
      'picture-change',
      [
        ['indicative', 'Gain', '3', '50.0'],
        ['indicative', 'Little change', '', ''],
        ['indicative', 'Lose', '1', '16.7'],
      ],
    ],
    [
      'picture-gaps',
      [
        ['area A', 'area B', 'indicative', '−£200.00', '−£300.00', '−£100.00'],
        ['area C', 'area B', 'indicative', '£100.00', '', ''],
      ],
    ],
    ['picture-inequality', [['Gini coefficient', 'indicative', '0.25']]],
    [
      'picture-levels',
      [
        ['under 20 points', 'area A', '£100.00', '£300.00'],
        ['all families', 'area A', '£200.00', ''],
      ],
    ],
    ['picture-history', [['1', '£100.00', '£300.00']]],
  ])('%s', (id, rows) => {
    expect(pictureOf(id).table.rows).toEqual(rows);
  });

  test('and those of single families are in the internal copy alone', () => {
    expect(pictureOf('picture-points', inside).table.rows).toEqual([
      ['F1', '10', '£50.00', '£100.00'],
      ['F2', '20', '£300.00', '£200.00'],
      ['N1', '20', '', '£200.00'],
    ]);
    expect(pictureOf('picture-stage-indicative', inside).table.rows).toEqual([
      ['F1', '£50.00', '£100.00'],
      ['F2', '£300.00', '£200.00'],
    ]);
    expect([...inside.keys()].filter((id) => !shared.has(id)).sort()).toEqual([
      'picture-lorenz',
      'picture-points',
      'picture-stage-indicative',
    ]);
  });
});

describe('marks are as long as their figures', () => {
  test('bars of families: 4 to 2, and none for what is not known', () => {
    const [four, two, ...none] = barsOf(pictureOf('picture-enough'));
    expect(none).toEqual([]);
    expect((four?.width ?? 0) / (two?.width ?? 1)).toBeCloseTo(2, 6);
  });

  test('the pot falls from its money to its balance', () => {
    // 1,000 less 100 is 900, less 500 is 400, which is the balance.
    const bars = barsOf(pictureOf('picture-affordable-1'));
    // Filled bars are drawn first; hollow ones are set in by 1 on either side for their edge.
    const [money, balance, held, amounts] = bars.map(({ from, width }, index) =>
      index < 2 ? { from, width } : { from: from - 1, width: width + 2 },
    );
    const pound = (money?.width ?? 0) / 1000;
    expect(balance?.width).toBeCloseTo(400 * pound, 6);
    expect(held?.width).toBeCloseTo(100 * pound, 6);
    expect(amounts?.width).toBeCloseTo(500 * pound, 6);
    expect((held?.from ?? 0) - (money?.from ?? 0)).toBeCloseTo(900 * pound, 6);
    expect((amounts?.from ?? 0) - (money?.from ?? 0)).toBeCloseTo(400 * pound, 6);
  });

  test('what is lacking lies on the other side of £0', () => {
    const [money, balance] = barsOf(pictureOf('picture-affordable-2'));
    expect(balance?.width).toBeCloseTo((money?.width ?? 0) / 10, 6);
    expect((balance?.from ?? 0) + (balance?.width ?? 0)).toBeCloseTo(money?.from ?? 0, 6);
  });

  test('an interval of 8 to 14 about 10 is a third below and two thirds above', () => {
    for (const id of ['picture-price', 'picture-soft']) {
      const page = opened(`<body>${pictureOf(id).svg}</body>`);
      const [line] = all(page, 'line').filter((one) => one.getAttribute('y1') === one.getAttribute('y2'));
      const [left, right] = [number(line?.getAttribute('x1') ?? null), number(line?.getAttribute('x2') ?? null)];
      const disc = /translate\(([\d.]+),/.exec(all(page, 'circle')[0]?.outerHTML ?? '')?.[1];
      const middle = disc === undefined ? number(all(page, 'circle')[0]?.getAttribute('cx') ?? null) : Number(disc);
      expect((middle - left) / (right - left), id).toBeCloseTo(1 / 3, 3);
    }
  });

  test('a Lorenz curve of £100, £200 and £200 has 20 % of the money with the first third', () => {
    // At a tenth of the families: 3/10 of the £100 of the first, of £500: 6 %. At one half: £100 and half of £200: 40 %.
    const rows = pictureOf('picture-lorenz', inside).table.rows;
    expect(rows[1]?.slice(0, 2)).toEqual(['10', '6.0']);
    expect(rows[5]?.slice(0, 2)).toEqual(['50', '40.0']);
    expect(rows[10]).toEqual(['100', '100.0', '100.0']);
    // By points the order is the same: 10, 20 and 20.
    expect(rows.every(([, own, byPoints]) => own === byPoints)).toBe(true);
  });
});

test('a page asks for nothing and runs nothing', () => {
  for (const text of [SHARED, INTERNAL]) {
    const html = reportAsHtml(text);
    const page = opened(html);
    expect(all(page, 'script, link, img, iframe, object, embed, image, use, base, form')).toEqual([]);
    expect(html).not.toMatch(/url\(|@import|\bsrc=|\bon[a-z]+=/);
    // Links go to places on the page itself, and the page's own policy forbids all else.
    const there = new Set(all(page, '[id]').map((one) => `#${one.getAttribute('id')}`));
    for (const link of all(page, 'a')) expect(there).toContain(link.getAttribute('href'));
    expect(html).toContain("default-src 'none'; style-src 'unsafe-inline'");
    expect(html).toContain('@page { size: A4;');
  }
});

describe('each picture is said in words', () => {
  test('by a name, a description, its sentence and its table', () => {
    for (const text of [SHARED, INTERNAL]) {
      const page = opened(reportAsHtml(text));
      const figures = all(page, 'figure');
      expect(figures.length).toBeGreaterThan(8);
      for (const figure of figures) {
        const svg = figure.querySelector('svg');
        const id = figure.getAttribute('id');
        expect(svg?.getAttribute('role')).toBe('img');
        expect(svg?.getAttribute('aria-labelledby')).toBe(`${id}-title`);
        expect(svg?.querySelector('title')?.textContent).not.toBe('');
        expect(svg?.querySelector('desc')?.textContent).not.toBe('');
        expect(all(figure, 'svg [aria-label]')).toEqual([]);
        expect(all(figure, 'table').length).toBe(1);
      }
      for (const { sentence } of (text === SHARED ? shared : inside).values())
        expect(page.querySelector('body')?.textContent).toContain(sentence);
    }
  });

  test('and no id stands twice on a page', () => {
    const ids = all(opened(reportAsHtml(INTERNAL)), '[id]').map((one) => one.getAttribute('id'));
    expect(ids.length).toBeGreaterThan(40);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('what stands first', () => {
  test('is the answer to each question, of the latest stage before the earlier ones', () => {
    expect(pageOf(SHARED).questions.map(({ lead }) => lead)).toEqual([
      ['No: 2 of 6 families fall short.'],
      [
        'No, by the final amounts. £100.00 a year are lacking.',
        'Yes, by the indicative budgets. £400.00 a year are left.',
      ],
      ['A point is worth £10.0000 a year. It could as well have been £8.0000 to £14.0000.'],
      ["From today's package without one-offs to the indicative amount, 3 gain."],
      ['By the indicative amounts, of 2 groups, the widest gap is …'],
    ]);
  });

  test('a page for inside says so on every sheet of paper and in its title', () => {
    const html = reportAsHtml(INTERNAL);
    expect(html).toContain('@top-center { content: "Internal: not for sharing"');
    expect(opened(html).querySelector('title')?.textContent).toBe('Internal: not for sharing: By hand');
    expect(reportAsHtml(SHARED)).toContain('@top-center { content: "For sharing"');
  });
});
