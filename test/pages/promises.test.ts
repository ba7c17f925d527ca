import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { root } from '../../scripts/manifest.mjs';
import { PAGES, pageText } from './pages.js';
import { PROMISES } from './promises.js';

/**
 * Pages on which sentences are not looked at: they are made from the sources, whose own words are tested where they stand,
 * or tell of the project and of old names.
 */
const NOT_LOOKED_AT = [
  'docs/ARCHITECTURE.md',
  'docs/choices.md',
  'docs/errata.md',
  'docs/migration.md',
  'CONTRIBUTING.md',
];

const pages = PAGES.filter((path) => !NOT_LOOKED_AT.includes(path));

/** Words by which a sentence promises something of all cases; one that has them is marked. */
const WORDS = /\b(never|always|exactly|to the (same )?penn(y|ies)|at once|same bytes|everything that)\b/i;

/** Further ones; "at all", "in all" and the like say something else. */
const EVERY = /\bevery\b|(?<!\b(?:at|in|for|of|after) )\ball\b(?! the same)/i;

const MARK = /<!-- (?:promise: ([a-z0-9-]+)|not a promise) -->/g;

/**
 * The paragraphs of a page, its items of lists and rows of tables, without headings, code, links (which are called as what
 * they lead to) and what is made by a script.
 */
function partsOf(page: string): string[] {
  return page
    .replaceAll(/```.*?```/gs, '\n\n')
    .replaceAll(/<!-- (?:generated|fields): .*?<!-- end: .*?-->/gs, '\n\n')
    .replaceAll(/^#+ .*$/gm, '')
    .replaceAll(/`[^`\n]*`/g, 'code')
    .replaceAll(/\[[^\]]*\]\([^)\s]*\)/g, 'link')
    .split(/\n\s*\n|\n(?=\s*(?:[-|#]|\d+\.) ?)/)
    .map((part) => part.replaceAll(/\s+/g, ' '));
}

/** Sentences with a word of promise and without a mark behind them. */
function unmarked(page: string, words: readonly RegExp[] = [WORDS, EVERY]): string[] {
  return partsOf(page).flatMap((part) => {
    const stretches = part.split(MARK_OF_ANY);
    return stretches.flatMap((stretch, index) => {
      const sentences = stretch.split(/(?<=[.:;?!|]) /).filter((sentence) => sentence.trim() !== '');
      // The mark stands for the sentence before it alone.
      if (index < stretches.length - 1) sentences.pop();
      return sentences
        .map((sentence) => sentence.trim())
        .filter((sentence) => words.some((word) => word.test(sentence)));
    });
  });
}

const MARK_OF_ANY = / ?<!-- (?:promise: [a-z0-9-]+|not a promise) -->/;

describe('promises', () => {
  test.each(pages)('no sentence of %s promises something without a mark', (path) => {
    expect(unmarked(pageText(path))).toEqual([]);
  });

  test('each is held by a test, and each test is of a promise', () => {
    const marked = pages.flatMap((path) => [...pageText(path).matchAll(MARK)].flatMap(([, id]) => id ?? []));
    expect(marked.filter((id) => PROMISES[id] === undefined)).toEqual([]);
    expect(Object.keys(PROMISES).filter((id) => !marked.includes(id))).toEqual([]);
  });

  test.each(Object.entries(PROMISES))('%s: the tests that hold it are there', (_, held) => {
    expect(held.length).toBeGreaterThan(0);
    for (const [file, title] of held) {
      // What needs databases is run by a step of its own.
      const path = `${root}test/${file}.${file.startsWith('engines/') ? 'engine' : 'test'}.ts`;
      expect([file, existsSync(path)]).toEqual([file, true]);
      const text = readFileSync(path, 'utf8');
      const quoted = [`'${title.replaceAll("'", "\\'")}'`, `"${title}"`, `\`${title}\``];
      expect([title, quoted.some((one) => text.includes(one))]).toEqual([title, true]);
    }
  });

  test('a sentence without its mark, and one beside a marked one, are found', () => {
    expect(unmarked('It never fails. Other words.')).toEqual(['It never fails.']);
    expect(unmarked('It never fails. <!-- promise: a --> It always works. More.')).toEqual(['It always works.']);
    expect(unmarked('It never fails. <!-- not a promise -->\n\n`never` is a name.')).toEqual([]);
    expect(unmarked('Every case works. See [every field](x.md#every).')).toEqual(['Every case works.']);
    expect(unmarked('All cases work. Not at all.')).toEqual(['All cases work.']);
    expect(unmarked('## Every field\n\nEvery case works.', [WORDS])).toEqual([]);
  });
});
