import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { choicesPage } from '../../scripts/choices.mjs';
import { DATA, keyOf, SAYS_NO_REPORT, tagsOfFields, withTags } from '../../scripts/field-sources.mjs';
import { entries, root } from '../../scripts/manifest.mjs';
import { compilerOptions } from '../support/public-api.js';

test('every option that a public function takes has a source on hover', { timeout: 300_000 }, () => {
  const { tags, sourceless } = tagsOfFields(
    ts.createProgram(
      entries.map(({ source }) => root + source),
      compilerOptions(),
    ),
  );
  expect(tags.size).toBeGreaterThan(500);
  expect(sourceless).toEqual([]);
  // Its own function, and not the first that takes an amount with a rounding.
  expect(tags.get('src/money/rounding.ts RoundingInput.mode')).toEqual([
    '@source RR145 Table 33 prints budgets to £100, Table 34 to £10; neither states a mode',
  ]);
  // Their words name a report, and their hover has its source all the same.
  for (const field of ['horizon.ts HorizonInput.setUpYears', 'options.ts ProgrammeOptions.staffMix'])
    expect(tags.get(`src/programme-cost/${field}`)?.join('\n')).toMatch(/@source RR145/);
  // Of what a function works on, options have the source of the function, and data none of their own.
  expect(tags.get('src/pot/ledger/opening.ts LedgerOpening.overdraw')?.join('\n')).toMatch(/@source RR145 5\.32/);
  expect(tags.get('src/run/council/settings.ts PotChoice.reserve')?.join('\n')).toMatch(/@source/);
  expect(tags.get('src/run/council/data.ts CouncilFamily.points')).toEqual(['@default none']);
  // A choice is the source of those fields alone that it is about: its words name the field, or docs/choices.md does.
  const claimed = [...tags].flatMap(([key, all]) =>
    all.flatMap((tag) => {
      const [, choice] = /^@source our choice, (.+)$/.exec(tag) ?? [];
      return choice === undefined ? [] : [{ choice, field: key.split('.').at(-1) ?? '' }];
    }),
  );
  const page = choicesPage();
  const rows = page.split('\n').filter((row) => row.startsWith('| '));
  expect(claimed.length).toBeGreaterThan(0);
  for (const { choice, field } of claimed)
    expect(
      rows.some((row) => row.startsWith(`| ${choice} |`) && row.includes(`\`${field}\``)),
      `${choice}: ${field}`,
    ).toBe(true);
});

test('what no report states has no report as its source', { timeout: 300_000 }, () => {
  const program = ts.createProgram(
    entries.map(({ source }) => root + source),
    compilerOptions(),
  );
  const { tags } = tagsOfFields(program);
  const wrong: string[] = [];
  let looked = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isPropertySignature(node)) {
      const docs = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
      const words = docs.map((one) => ts.getTextOfJSDocComment(one.comment) ?? '').join(' ');
      const isOurs = /^(schemaVersion|seed|sha256)$/.test(node.name.getText());
      if (isOurs || SAYS_NO_REPORT.test(words.replace(/\s+/g, ' '))) {
        looked += 1;
        const own = docs.flatMap(({ tags: all = [] }) => all.map((tag) => tag.getText()));
        const sources = [...own, ...(tags.get(keyOf(node)) ?? [])].filter((tag) => tag.startsWith('@source'));
        if (sources.some((tag) => /\b(RR\d|IBSEN)/.test(tag))) wrong.push(`${keyOf(node)}: ${sources.join(' ')}`);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of program.getSourceFiles()) if (file.fileName.startsWith(`${root}src/`)) visit(file);
  expect(looked).toBeGreaterThan(35);
  expect(wrong).toEqual([]);
  expect(tags.get('src/moderation/rules/peg.ts PegRule.until')?.join()).toMatch(/@source ours/);
});

test('the data that functions work on has forms that there are', () => {
  const all = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const text = all.map((file) => readFileSync(`${root}src/${file}`, 'utf8')).join('\n');
  for (const name of DATA) expect(text).toMatch(new RegExp(`\\b(interface|type) ${name}\\b`));
});

test('tags are put to the words of their fields, and to no others', () => {
  const text = `/** Words of a form. */
export interface Form {
    /** One. */
    readonly one?: string;
    /**
     * Two.
     */
    readonly two: {
        /** Inside. */
        readonly in: string;
    };
    readonly three: string;
}
`;
  const tags = new Map([
    ['src/a/form.ts Form.one', ['@default none', '@source RR145 5.7']],
    ['src/a/form.ts Form.two.in', ['@source ours']],
    ['src/a/other.ts Form.two', ['@source of another file']],
    ['src/a/form.ts Form.three', ['@source of a field without words']],
  ]);
  const tagged = withTags('dist/types/a/form.d.ts', text, tags);
  expect(tagged.replace('\n@default none\n@source RR145 5.7', '').replace('\n@source ours', '')).toBe(text);
  expect(tagged).toContain('/** One.\n@default none\n@source RR145 5.7 */');
  expect(tagged).toContain('/** Inside.\n@source ours */');
});
