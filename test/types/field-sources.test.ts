import ts from 'typescript';
import { expect, test } from 'vitest';
import { choicesPage } from '../../scripts/choices.mjs';
import { tagsOfFields, withTags } from '../../scripts/field-sources.mjs';
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
