import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/manifest.mjs';
import { filesBelow, parseSource, walk } from '../../../scripts/sources.mjs';
import { kindByName, RULE_NAMES } from '../../../src/moderation/rules/list.js';

// What the library does differently for a kind of rule is a property of the kind. A name of one elsewhere is a list that a
// new kind is forgotten in.

/** Where the words are no names of rules, or the list cannot miss one. */
const ELSEWHERE: readonly (readonly [path: string, name: string, reason: string])[] = [
  ['src/record/step/step-numbers.ts', 'round', 'an operation of a step'],
  ['src/model/price-point/allocate.ts', 'round', 'an operation of a step'],
  ['src/model/allocation-table/table/steps.ts', 'round', 'an operation of a step'],
  ['src/explain/model/price-point.ts', 'round', 'an operation of a step'],
  ['src/moderation/result/round.ts', 'floor', 'which limit bound'],
  ['src/moderation/result/replay-rules.ts', 'round', 'a round of moderation'],
  ['src/moderation/result/check-moderated.ts', 'round', 'a round of moderation'],
  ['src/intake/value/read-column.ts', 'round', 'an answer to a question about a column'],
  ['src/records/kind/pot-records.ts', 'hold-back', 'a kind of record'],
  ['src/schemas/results.ts', 'hold-back', 'a kind of record'],
  ['src/cli/data/record/held-back.ts', 'hold-back', 'a kind of record'],
  ['src/payment/rates/wage-floor.ts', 'floor', 'the least that an hour may be paid at'],
  ['src/cli/registers.ts', 'hold-back', 'a command'],
  ['src/cli/commands/pot/hold-back.ts', 'hold-back', 'a command'],
  ...['blend', 'ceiling', 'floor', 'limit-change', 'pass-on', 'round', 'taper'].map(
    (name) =>
      ['src/export/sql/policy/rules.ts', name, 'SQL is written rule by rule; a kind without is refused'] as const,
  ),
  ...RULE_NAMES.filter((name) => name.includes('-')).map(
    (name) =>
      ['src/cli/page/rule-words.ts', name, 'a record of every kind, which does not compile without one'] as const,
  ),
];

/** The names of rules that stand as text in a source, comments apart. */
function namesIn(source: ts.SourceFile): string[] {
  const found = new Set<string>();
  walk(source, (node) => {
    if (ts.isStringLiteralLike(node) && RULE_NAMES.some((name) => name === node.text)) found.add(node.text);
  });
  return [...found];
}

describe('the search for names of rules', () => {
  test.each([
    ["if (rule === 'ceiling') {}", ['ceiling']],
    ["const ALL = ['override', `sign-off`];", ['override', 'sign-off']],
    ["switch (one) { case 'taper': }", ['taper']],
    ["/** A 'floor'. */ const a = Math.floor(1); // 'peg'", []],
  ])('%s', (text, names) => {
    expect(namesIn(ts.createSourceFile('a.ts', text, ts.ScriptTarget.ESNext, true))).toEqual(names);
  });
});

test('no source outside the rules names a kind of rule, besides those with another meaning', () => {
  const sources = filesBelow('src', '.ts').filter((path) => !path.startsWith('src/moderation/rules/'));
  const found = sources.flatMap((path) => namesIn(parseSource(path)).map((name) => `${path}: ${name}`));
  expect(found.sort()).toEqual(ELSEWHERE.map(([path, name]) => `${path}: ${name}`).sort());
}, 60_000);

test('the map says which kinds limit a family as the kinds do', () => {
  const map = readFileSync(`${root}docs/ARCHITECTURE.md`, 'utf8');
  const row = map.split('\n').find((line) => line.startsWith('| which rules limit a family |')) ?? '';
  const [, most, change, least, before] =
    /most that is paid: (.*?); how far .*?: (`.*?`) \(.*; raised to the least: (.*?); .* support before: (.*?) \|$/.exec(
      row,
    ) ?? [];
  const named = (text = '') => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name).sort();
  const limiting = (limits: string) => RULE_NAMES.filter((name) => kindByName(name)?.limits === limits).sort();
  expect({ most: named(most), change: named(change), least: named(least), 'towards-before': named(before) }).toEqual({
    most: limiting('most'),
    change: limiting('change'),
    least: limiting('least'),
    'towards-before': limiting('towards-before'),
  });
});
