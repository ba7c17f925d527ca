import { expect, test } from 'vitest';
import type { CaseInput } from '../../../src/allocation/allocate.js';
import { MODEL_KINDS } from '../../../src/allocation/kinds.js';
import { caseFacts } from '../../../src/cli/data/page/case-facts.js';
import { familyPage } from '../../../src/cli/page/family-page.js';
import { pageAsHtml } from '../../../src/cli/page/html.js';
import { calibratePricePoint } from '../../../src/model/price-point/calibrate.js';
import { recordAllocation } from '../../../src/records/kind/allocation-record.js';
import { recordModerated } from '../../../src/records/kind/moderated-record.js';
import { familyOf } from './families.js';
import { linesOf, sentencesOf } from './lines.js';

// Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom, 1975):
//   0.39 (words / sentences) + 11.8 (syllables / words) − 15.59
// Automated Readability Index (Senter and Smith, 1967):
//   4.71 (characters / words) + 0.5 (words / sentences) − 21.43
// Words are what stands between blanks and has a letter or a digit. Characters are letters and digits. Syllables are groups
// of vowels, without a silent e at the end; a number counts as one. Only sentences are counted: headings and tables, whose
// few words would make every page look easier, are left out. The words that people gave as reasons count with the rest.

const MOST = 6;

function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters === '') return 1;
  const groups = letters.match(/[aeiouy]+/g)?.length ?? 1;
  const isSilent = /[^aeiouyl]e$/.test(letters) || /[^td]ed$/.test(letters);
  return Math.max(1, isSilent ? groups - 1 : groups);
}

function gradesOf(html: string): { readonly fleschKincaid: number; readonly ari: number } {
  const prose = html.replace(/<(h1|h2|table|svg)[ >][\s\S]*?<\/\1>/g, '');
  const lines = [...linesOf(prose).values()].flat();
  const sentences = lines.flatMap(sentencesOf).filter((one) => /[\p{L}\p{N}]/u.test(one));
  const words = sentences.flatMap((one) => one.split(/\s+/)).filter((one) => /[\p{L}\p{N}]/u.test(one));
  const characters = words.reduce((sum, word) => sum + (word.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0);
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const perSentence = words.length / sentences.length;
  return {
    fleschKincaid: 0.39 * perSentence + 11.8 * (syllables / words.length) - 15.59,
    ari: 4.71 * (characters / words.length) + 0.5 * perSentence - 21.43,
  };
}

const setting = { reader: 'parent', next: [], answers: undefined, hasModel: true, hasManifest: true } as const;

test('the formulas give what their definitions give by hand', () => {
  // Two sentences of 6 and 5 words, of 17 and 20 letters or digits, and of 6 and 7 syllables.
  const grades = gradesOf('<main><h1>Cats</h1><p>The cat sat on the mat. It costs £12.50 every year.</p>');
  expect(grades.fleschKincaid).toBeCloseTo(0.39 * (11 / 2) + 11.8 * (13 / 11) - 15.59, 10);
  expect(grades.ari).toBeCloseTo(4.71 * (37 / 11) + 0.5 * (11 / 2) - 21.43, 10);
});

const { model } = calibratePricePoint([{ caseId: 'a', points: 98, packageValue: 14100 }], { fundingBasis: 'pot' });

/** Every kind of model with its own example, families without an amount, and many under random policies. */
function pages(): (readonly [string, string])[] {
  const kinds = [...MODEL_KINDS].map(([kind, { example }]) => {
    const one = example.case as unknown as CaseInput;
    return [kind, [recordAllocation(example.model as never, one as never)]] as const;
  });
  const not = [recordAllocation(model, { caseId: 'N1', points: 10, eligible: false })];
  const nought = [recordAllocation(model, { caseId: 'N0', points: 0 })];
  const table = MODEL_KINDS.get('allocation-table')?.example.model as never;
  const none = [recordAllocation(table, { caseId: 'T0', points: 20 } as never)];
  const referred = [recordAllocation(table, { caseId: 'T9', points: 140 } as never)];
  const done = { complete: true, agreed: true };
  const finalRule = {
    rule: 'finalise',
    at: 'final',
    actor: 'Cabinet',
    reason: 'the plan is agreed',
    requireSchoolPlace: false,
  } as const;
  const need = {
    id: 'n1',
    need: 'rest at night',
    arrangements: { necessary: true, reason: 'they need it' },
    costSetOn: '2026-04-02',
  };
  const lines = [{ service: 'night help', timing: 'each week', amount: '1000' }];
  const duty = { needs: [{ ...need, lines }], figureHeardOn: '2026-05-01' };
  const final = [
    recordModerated(
      { caseId: 'E1', period: 'year', amounts: { indicative: '2000' }, plan: done, duty },
      { schemaVersion: 1, period: 'year', rules: [finalRule] },
    ),
  ];
  const families = Array.from({ length: 140 }, (_, index) => {
    const { caseId, records } = familyOf(1000 + index);
    return [caseId, records] as const;
  });
  return [
    ...kinds,
    ['not eligible', not] as const,
    ['no points', nought] as const,
    ['no budget', none] as const,
    ['referred', referred] as const,
    ['final', final] as const,
    ...families,
  ].map(([name, records]) => {
    const facts = caseFacts(records, records[0]?.caseId ?? '', setting);
    return [name, pageAsHtml(familyPage(facts), { large: false })];
  });
}

test('pages of families of every kind ask for a reading age of 11 or below', { timeout: 60_000 }, () => {
  const all = pages();
  expect(all.length).toBeGreaterThan(150);
  const hard = all.flatMap(([name, html]) => {
    const { fleschKincaid, ari } = gradesOf(html);
    return fleschKincaid <= MOST && ari <= MOST ? [] : [`${name}: ${fleschKincaid.toFixed(2)}, ${ari.toFixed(2)}`];
  });
  expect(hard).toEqual([]);
});

test('no page has an amount that is cut short', { timeout: 60_000 }, () => {
  const cut = pages().flatMap(
    ([name, html]) =>
      html.match(/£[^<]{0,20}…|£[\d,]*[1-9][\d,]*\.(?:\d|\d{3,})(?!\d)/g)?.map((one) => `${name}: ${one}`) ?? [],
  );
  expect(cut).toEqual([]);
});

test('the families are of every kind that there is', { timeout: 60_000 }, () => {
  const text = pages()
    .map(([, html]) => html)
    .join('\n');
  const all = [
    'Your earlier support',
    'We limited the rise',
    'We limited the fall',
    'equal steps',
    'has to be costed first',
    'it was decided that you cannot have one',
    'our table gives none for your points',
    'Now the part that is called',
    'You do not agree with some of the answers',
    'was challenged by',
    'It cannot be final yet',
    'It waits for',
    'was sent back by',
    'It is final',
    'It is what your agreed plan costs',
  ];
  expect(all.filter((words) => !text.includes(words))).toEqual([]);
});
