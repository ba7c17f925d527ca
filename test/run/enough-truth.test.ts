import fc from 'fast-check';
import { expect, test } from 'vitest';
import { councilCaseSheet, councilSheets } from '../../src/report/run/council.js';
import { directorSheet } from '../../src/report/run/director.js';
import type { CaseNeeds, CouncilData, CouncilFamily } from '../../src/run/council/data.js';
import { runCouncil } from '../../src/run/run-council.js';
import { runsOf, timeFor } from '../support/runs.js';

// A council is made of raw rows in whole pounds and whole points; everything that the page says under "Is it enough?" is
// worked out here once more, from the rows alone, with whole numbers.

interface RawNeeds {
  /** A line for care and getting out, in pounds. */
  readonly shared: number;
  readonly together: boolean | null;
  /** A line for care alone; null where there is none. */
  readonly own: number | null;
  readonly isLate: boolean;
  readonly hasUndecided: boolean;
  readonly isEmpty: boolean;
}

interface Raw {
  readonly id: string;
  readonly isNewcomer: boolean;
  readonly isLeftOut: boolean;
  readonly points: number;
  readonly pack: number;
  readonly told: 'no' | 'amount' | 'amount and day' | 'day';
  readonly amount: number;
  readonly final: number | null;
  readonly needs: RawNeeds | null;
}

interface Council {
  readonly rows: readonly Raw[];
  readonly money: number;
  readonly points: number;
  readonly ceiling: number | null;
  readonly hasFile: boolean;
}

const often = <T>(value: T, other: fc.Arbitrary<T>, weight = 3) =>
  fc.oneof({ weight, arbitrary: fc.constant(value) }, other);

const raw = (id: string): fc.Arbitrary<Raw> =>
  fc.record({
    id: fc.constant(id),
    isNewcomer: fc.nat({ max: 4 }).map((one) => one === 0),
    isLeftOut: fc.nat({ max: 6 }).map((one) => one === 0),
    points: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 80 }) }, fc.constant(0)),
    pack: fc.integer({ min: 100, max: 20_000 }),
    told: fc.constantFrom('no' as const, 'no' as const, 'amount' as const, 'amount and day' as const, 'day' as const),
    amount: fc.integer({ min: 1, max: 12_000 }),
    final: often<number | null>(null, fc.integer({ min: 1, max: 12_000 })),
    needs: fc.oneof(
      { weight: 2, arbitrary: fc.constant(null) },
      {
        weight: 5,
        arbitrary: fc.record({
          shared: fc.integer({ min: 1, max: 9000 }),
          together: often<boolean | null>(true, fc.constant(null), 6),
          own: often<number | null>(null, fc.integer({ min: 1, max: 2000 }), 1),
          isLate: often(false, fc.constant(true), 4),
          hasUndecided: often(false, fc.constant(true), 8),
          isEmpty: often(false, fc.constant(true), 9),
        }),
      },
    ),
  });

const anyCouncil: fc.Arbitrary<Council> = fc.record({
  rows: fc.integer({ min: 0, max: 9 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => raw(`F${i + 1}`)))),
  money: fc.integer({ min: 500, max: 20_000 }),
  points: fc.integer({ min: 3, max: 80 }),
  ceiling: often<number | null>(null, fc.integer({ min: 1000, max: 9000 }), 1),
  hasFile: fc.nat({ max: 9 }).map((one) => one > 0),
});

const necessary = { necessary: true, reason: 'nobody else can' };

function needsOf({ id, needs }: Raw): CaseNeeds[] {
  if (needs === null) return [];
  if (needs.isEmpty) return [{ caseId: id, duty: { needs: [] } }];
  const set = { costSetOn: needs.isLate ? '2026-06-01' : '2026-04-01' };
  const own = needs.own === null ? {} : { lines: [{ service: 'club', amount: needs.own }] };
  const undecided = needs.hasUndecided ? [{ id: 'play', need: 'play' }] : [];
  return [
    {
      caseId: id,
      duty: {
        needs: [
          { id: 'care', need: 'care', arrangements: necessary, ...own, ...set },
          { id: 'out', need: 'getting out', arrangements: necessary },
          ...undecided,
        ],
        costLines: [
          {
            id: 'assistant',
            serves: ['care', 'out'],
            service: 'assistant',
            amount: needs.shared,
            ...(needs.together !== null && { together: needs.together }),
            ...set,
          },
        ],
      },
    },
  ];
}

function dataOf({ rows, money, points, ceiling, hasFile }: Council): CouncilData {
  const cases = rows.map(
    (row): CouncilFamily => ({
      caseId: row.id,
      points: row.points,
      ...(row.isNewcomer ? { status: 'newcomer' as const } : { traditional: row.pack }),
      ...(row.isLeftOut && { excludeReason: 'moved away' }),
      ...((row.told === 'amount' || row.told === 'amount and day') && { communicated: row.amount }),
      ...((row.told === 'day' || row.told === 'amount and day') && { communicatedOn: '2026-05-01' }),
      ...(row.final !== null && { final: row.final }),
    }),
  );
  const actor = { at: 'communicated' as const, actor: 'Panel', reason: 'the most' };
  return {
    settings: { title: 'Any council', calibrate: { kind: 'price-point', options: { fundingBasis: 'pot' } } },
    sample: { cases: [{ caseId: 'S1', points, traditional: money }] },
    cohort: { cases, ...(hasFile && { needs: rows.flatMap(needsOf) }) },
    ...(ceiling !== null && {
      policy: {
        schemaVersion: 1,
        period: 'year',
        rules: [{ rule: 'ceiling', ...actor, amount: String(ceiling) }],
      },
    }),
  };
}

/** The latest amount of a family in pence; null where there is none. */
function latestOf({ points, told, amount, final }: Raw, { money, points: of, ceiling }: Council): number | null {
  if (final !== null) return final * 100;
  if (told === 'amount' || told === 'amount and day') return amount * 100;
  if (points === 0) return null;
  const indicative = Math.floor((2 * points * money * 100 + of) / (2 * of));
  return ceiling === null ? indicative : Math.min(indicative, ceiling * 100);
}

/** What is so of a family: which of the five, by how much it is short, whether its cost came after the amount was told. */
function factsOf(row: Raw, council: Council) {
  const { needs, told } = row;
  if (!council.hasFile || needs === null || needs.isEmpty) return { answer: '', short: 0, isOpen: false, late: false };
  const hasDay = told === 'day' || told === 'amount and day';
  const late = hasDay && needs.isLate;
  // Whoever has a final budget was told an amount; without a day nobody knows which came first, it or the cost.
  const isTold = told === 'amount' || told === 'amount and day' || row.final !== null;
  const isOpen = needs.together === null || needs.hasUndecided || (isTold && !hasDay) || late;
  // It was told an amount that nobody recorded.
  if (told === 'day' && row.final === null) return { answer: 'cannot be said yet', short: 0, isOpen, late };
  const amount = latestOf(row, council);
  if (amount === null) return { answer: 'no amount', short: 0, isOpen, late };
  const short = (needs.shared + (needs.own ?? 0)) * 100 - amount;
  const answer = short > 0 ? 'short' : isOpen ? 'cannot be said yet' : 'enough';
  return { answer, short: Math.max(0, short), isOpen, late };
}

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
const money = (of: number): string =>
  `${Math.floor(of / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',')}.${String(of % 100).padStart(2, '0')}`;

test('every sentence under "Is it enough?" of random councils is so', { timeout: timeFor(runsOf(300)) }, () => {
  const heard = new Set<string>();
  fc.assert(
    fc.property(anyCouncil, (council) => {
      const results = runCouncil(dataOf(council), { recalibrate: true });
      const page = directorSheet(results).rows;
      expect(page[0]?.[0]).toBe('Is it enough?');
      const [headline = '', ...rest] = page.flatMap(([asked, answer]) =>
        asked === 'Is it enough?' ? [String(answer)] : [],
      );
      const used = council.rows.filter(({ isLeftOut }) => !isLeftOut);
      const facts = used.map((row) => ({ row, ...factsOf(row, council) }));
      const n = used.length;
      const count = (answer: string): number => facts.filter((one) => one.answer === answer).length;
      const shorts = facts.filter(({ answer }) => answer === 'short');
      const [enough, silent, open, none] = [
        count('enough'),
        count(''),
        count('cannot be said yet'),
        count('no amount'),
      ];
      const families = n === 1 ? '1 family' : `${n} families`;
      const left = new Set(rest);
      const hears = (sentence: string): void => {
        heard.add(sentence.replace(/[\d.,]*\d/g, '#').slice(0, 12));
        expect([...left]).toContain(sentence);
        left.delete(sentence);
      };

      // The headline begins as it should, and each number in it is that of the rows.
      const isSilentFile =
        !council.hasFile || council.rows.every(({ needs, isLeftOut }) => isLeftOut || needs === null);
      if (n === 0) expect(headline).toBe('Nobody is allocated, so that nobody can have too little.');
      else if (isSilentFile)
        expect(headline).toContain(
          `This is not known: nobody has said what meeting the assessed needs of any of ${families}`,
        );
      else {
        const isAll = silent + open + none === 0;
        const unknown = [
          ...(silent > 0 ? [`for ${silent} nobody has said`] : []),
          ...(open > 0 ? [`for ${open} it cannot be said yet`] : []),
          ...(none > 0 ? [`${none} ${none === 1 ? 'has' : 'have'} no amount yet`] : []),
        ].join(', ');
        const end = unknown === '' ? '.' : `; ${unknown}.`;
        if (shorts.length > 0) {
          const total = sum(shorts.map(({ short }) => short));
          const isLeast = !isAll || shorts.some(({ isOpen }) => isOpen);
          expect(headline).toBe(
            `No: ${isAll ? '' : 'at least '}${shorts.length} of ${families} ${shorts.length === 1 ? 'falls' : 'fall'} short, by ${isLeast ? 'at least ' : ''}£${money(total)} a year in all${end}`,
          );
          // Care and getting out share the line, so that a shortfall falls on both.
          const needs = 2 * shorts.length;
          hears(`The shortfalls fall on ${needs} needs; the pounds are counted once a family.`);
        } else if (isAll)
          expect(headline).toBe(`Yes: of ${families}, each has an amount that is enough for its assessed needs.`);
        else expect(headline).toBe(`This is not known: ${unknown}.`);
        if (!isAll) hears(`Between ${enough} and ${n - shorts.length} of ${families} have enough.`);
        const late = facts.filter((one) => one.late).length;
        const who = late === 1 ? '1 family' : `${late} families`;
        if (late > 0)
          hears(`For ${who} a cost was worked out after the amount was told; that is never counted as enough.`);
        const [looked, others] = [
          facts.filter(({ answer }) => answer !== ''),
          facts.filter(({ answer }) => answer === ''),
        ];
        if (looked.length > 0 && others.length > 0) {
          const [of, rest] = [looked, others].map((group) => {
            const mean = Math.floor((20 * sum(group.map(({ row }) => row.points)) + group.length) / (2 * group.length));
            const joined = group.filter(({ row }) => row.isNewcomer).length;
            const who = joined === 1 ? '1 of them is a newcomer' : `${joined} of them are newcomers`;
            return `${group.length === 1 ? 'has' : 'have'} ${(mean / 10).toFixed(1)} points on average, and ${who}`;
          });
          const those = looked.length === 1 ? '1 family' : `${looked.length} families`;
          hears(
            `The ${those} whose needs are stated ${of}; the ${others.length} ${others.length === 1 ? 'other' : 'others'} ${rest}.`,
          );
        }
      }
      expect([...left]).toEqual([]);

      // What nobody looked at is blank in the tables, and the lines of the first add up.
      const totals = councilSheets(results).find(({ title }) => title?.startsWith('Is it enough?'))?.rows ?? [];
      expect(totals.slice(0, 6).map(([, value]) => value)).toEqual([n, enough, shorts.length, open, none, silent]);
      // Of nobody nothing is known.
      const known = shorts.length > 0 || (enough === n && n > 0);
      expect(totals[6]?.[1]).toBe(known ? money(sum(shorts.map(({ short }) => short))).replaceAll(',', '') : undefined);
      const list = councilCaseSheet(results);
      const column = (name: string) => list.columns.indexOf(name);
      if (isSilentFile || n === 0) expect(column('shortfall')).toBe(-1);
      else {
        expect(list.rows.map((cells) => [cells[column('need')], cells[column('shortfall')]])).toEqual(
          facts.map(({ answer, short }) => [
            answer,
            answer === 'short' || answer === 'enough' ? money(short).replaceAll(',', '') : '',
          ]),
        );
      }
      const check = results.checks.find(({ name }) => name === 'enough for assessed need');
      expect(check?.ok).toBe(isSilentFile || n === 0 ? undefined : enough === n);
    }),
    { numRuns: runsOf(300), seed: 15_01 },
  );
  // Every kind of sentence was met.
  expect([...heard].sort()).toEqual(
    ['Between # an', 'For # family', 'For # famili', 'The # famili', 'The # family', 'The shortfal'].sort(),
  );
});
