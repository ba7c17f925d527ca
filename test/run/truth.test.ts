import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Policy } from '../../src/moderation/policy/policy.js';
import { councilSheets } from '../../src/report/run/council.js';
import { directorSheet } from '../../src/report/run/director.js';
import type { CouncilData, CouncilFamily } from '../../src/run/data.js';
import { runCouncil } from '../../src/run/run-council.js';

// A council is made of raw rows in whole pounds and whole points; everything that the page says of it is worked out
// here once more, from the rows alone, with whole numbers.

interface Raw {
  readonly id: string;
  readonly isNewcomer: boolean;
  readonly isLeftOut: boolean;
  readonly points: number;
  readonly pointsBefore: number | null;
  readonly pack: number;
  readonly oneOff: number;
  readonly told: 'no' | 'as then' | 'otherwise' | 'day only';
  readonly otherwise: number;
  readonly final: number | null;
}

interface Price {
  readonly money: number;
  readonly points: number;
}

interface Council {
  readonly rows: readonly Raw[];
  readonly now: Price;
  readonly earlier: Price;
  /** The most that anybody is told, in pounds; null without a policy. */
  readonly ceiling: number | null;
  readonly ceilingThen: number;
  readonly pot: number | null;
  readonly reserve: number;
  readonly knowsThen: boolean;
}

/** The questionnaire gives no more; whoever has more is referred to costing, and so is who has none. */
const MOST = 80;

const raw = (id: string): fc.Arbitrary<Raw> =>
  fc.record({
    id: fc.constant(id),
    isNewcomer: fc.nat({ max: 4 }).map((one) => one === 0),
    isLeftOut: fc.nat({ max: 6 }).map((one) => one === 0),
    points: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 1, max: MOST }) }, fc.constantFrom(0, 81, 95)),
    pointsBefore: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: MOST })),
    pack: fc.integer({ min: 100, max: 20_000 }),
    oneOff: fc.constantFrom(0, 0, 50, 100),
    told: fc.constantFrom('no' as const, 'as then' as const, 'otherwise' as const, 'day only' as const),
    otherwise: fc.integer({ min: 1, max: 20_000 }),
    final: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.integer({ min: 1, max: 20_000 })),
  });

const price = fc.record({ money: fc.integer({ min: 500, max: 20_000 }), points: fc.integer({ min: 3, max: MOST }) });

const anyCouncil: fc.Arbitrary<Council> = fc.record({
  rows: fc.integer({ min: 0, max: 9 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => raw(`F${i + 1}`)))),
  now: price,
  earlier: price,
  ceiling: fc.oneof(fc.constant(null), fc.integer({ min: 1000, max: 15_000 })),
  ceilingThen: fc.integer({ min: 1000, max: 15_000 }),
  pot: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.integer({ min: 0, max: 90_000 })),
  reserve: fc.constantFrom(0, 0, 250),
  knowsThen: fc.boolean(),
});

/** Points at a price in pence, rounded half up; null where the family is referred. */
function budget({ money, points: of }: Price, points: number): number | null {
  return points === 0 || points > MOST ? null : Math.floor((2 * points * money * 100 + of) / (2 * of));
}

function capped(pence: number | null, ceiling: number | null): number | null {
  return pence === null || ceiling === null ? pence : Math.min(pence, ceiling * 100);
}

/** Points of then where they are on record. */
const before = ({ points, pointsBefore }: Raw): number => pointsBefore ?? points;

/** What the model, the points and the policy of then give. */
const asThen = ({ earlier, ceiling, ceilingThen }: Council, row: Raw): number | null =>
  capped(budget(earlier, before(row)), ceiling === null ? null : ceilingThen);

/** What a family was told, in pence; null where nothing or only the day is on record. */
function toldOf(council: Council, row: Raw): number | null {
  if (row.told === 'otherwise') return row.otherwise * 100;
  return row.told === 'as then' ? asThen(council, row) : null;
}

const isTold = (council: Council, row: Raw): boolean => row.told === 'day only' || toldOf(council, row) !== null;

function policyOf(amount: number): Policy {
  const rule = {
    rule: 'ceiling',
    at: 'communicated',
    amount: String(amount),
    actor: 'Panel',
    reason: 'the most',
  } as const;
  return { schemaVersion: 1, period: 'year', rules: [rule] };
}

const optionsOf = { fundingBasis: 'pot', maximumPoints: MOST, beyondMaximum: 'refer' } as const;
const sampleOf = ({ money, points }: Price) => ({ cases: [{ caseId: 'S', points, traditional: String(money) }] });

function dataOf(council: Council): CouncilData {
  const { rows, now, earlier, ceiling, ceilingThen, pot, reserve, knowsThen } = council;
  const calibrate = { kind: 'price-point', options: optionsOf } as const;
  const model = runCouncil({
    settings: { title: 't', calibrate },
    sample: sampleOf(earlier),
    cohort: { cases: [] },
  }).model;
  return {
    settings: {
      title: 'Any',
      calibrate,
      pot: { amount: pot === null ? 'packages' : String(pot), reserve: String(reserve) },
    },
    sample: sampleOf(now),
    cohort: { cases: rows.map((row) => familyOf(council, row)) },
    ...(ceiling !== null && { policy: policyOf(ceiling) }),
    ...(knowsThen && { before: { model, ...(ceiling !== null && { policy: policyOf(ceilingThen) }) } }),
  };
}

function familyOf(council: Council, row: Raw): CouncilFamily {
  const told = toldOf(council, row);
  return {
    caseId: row.id,
    points: row.points,
    ...(row.pointsBefore !== null && { pointsBefore: row.pointsBefore }),
    ...(row.isNewcomer
      ? { status: 'newcomer' as const }
      : { traditional: String(row.pack), ...(row.oneOff > 0 && { oneOff: String(row.oneOff) }) }),
    ...(row.isLeftOut && { excludeReason: 'moved away' }),
    ...(told !== null && { communicated: (told / 100).toFixed(2) }),
    ...(row.told === 'day only' && { communicatedOn: '2026-05-01' }),
    ...(row.final !== null && { final: String(row.final) }),
  };
}

/** A number of pounds in a sentence, in pence. */
const pence = (text: string | undefined): number => Math.round(Number((text ?? '').replaceAll(/[£,]/g, '')) * 100);
const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);

const STAGES = ['indicative budgets', 'amounts after moderation', 'communicated amounts', 'final amounts'] as const;
type StageName = (typeof STAGES)[number];

function amountAt(council: Council, row: Raw, stage: StageName): number | null {
  const { now, ceiling } = council;
  const own = budget(now, row.points);
  switch (stage) {
    case 'indicative budgets':
      return own;
    case 'amounts after moderation':
      return ceiling === null ? null : capped(own, ceiling);
    case 'communicated amounts':
      return toldOf(council, row) ?? (ceiling === null ? null : capped(own, ceiling));
    case 'final amounts':
      return row.final === null ? null : row.final * 100;
  }
}

interface Facts {
  readonly n: number;
  readonly money: number;
  readonly amounts: number;
  readonly balance: number;
  readonly answer: 'Yes' | 'No' | 'This cannot be said yet';
  readonly existingWithout: readonly Raw[];
  readonly newcomers: number;
  readonly newcomerAmounts: number;
  readonly newcomersWithout: readonly Raw[];
}

function factsOf(council: Council, stage: StageName): Facts | null {
  const used = council.rows.filter(({ isLeftOut }) => !isLeftOut);
  const amount = (row: Raw): number | null => amountAt(council, row, stage);
  const somebodyTold = used.some((row) => isTold(council, row));
  if (stage === 'amounts after moderation' && (council.ceiling === null || !somebodyTold)) return null;
  if (stage !== 'indicative budgets' && used.every((row) => amount(row) === null)) return null;
  const existing = used.filter(({ isNewcomer }) => !isNewcomer);
  const newcomers = used.filter(({ isNewcomer }) => isNewcomer);
  const paid = existing.filter((row) => amount(row) !== null);
  const joined = newcomers.filter((row) => amount(row) !== null);
  const money = council.pot === null ? sum(paid.map(({ pack, oneOff }) => (pack - oneOff) * 100)) : council.pot * 100;
  const amounts = sum(paid.map((row) => amount(row) ?? 0));
  const balance = money - council.reserve * 100 - amounts;
  const isWhole = paid.length > 0 && paid.length + joined.length === used.length;
  return {
    n: paid.length,
    money,
    amounts,
    balance,
    answer: balance < 0 ? 'No' : isWhole ? 'Yes' : 'This cannot be said yet',
    existingWithout: existing.filter((row) => amount(row) === null),
    newcomers: joined.length,
    newcomerAmounts: sum(joined.map((row) => amount(row) ?? 0)),
    newcomersWithout: newcomers.filter((row) => amount(row) === null),
  };
}

const isReferred = ({ points }: Raw): boolean => points === 0 || points > MOST;

/** Checks the sentences under "Is it affordable?"; every one of them has to be one that is known here. */
function checkAffordable(council: Council, sentences: readonly string[]): void {
  const used = council.rows.filter(({ isLeftOut }) => !isLeftOut);
  if (used.length === 0) {
    expect(sentences).toEqual(['Nobody is allocated, so that there is nothing to pay.']);
    return;
  }
  const said = new Map<string, string[]>();
  let current = '';
  for (const sentence of sentences) {
    current = /^(?:Yes|No|This cannot be said yet), by the ([a-z ]+)[.:]/.exec(sentence)?.[1] ?? current;
    said.set(current, [...(said.get(current) ?? []), sentence]);
  }
  const expected = STAGES.filter((stage) => factsOf(council, stage) !== null);
  expect([...said.keys()]).toEqual(expected);
  for (const stage of expected) {
    const facts = factsOf(council, stage);
    if (facts === null) throw new Error(stage);
    const [first = '', ...rest] = said.get(stage) ?? [];
    expect(first.startsWith(`${facts.answer}, by the ${stage}`)).toBe(true);
    checkBalance(council, facts, first);
    checkBeside(council, facts, rest);
  }
}

function checkBalance(council: Council, facts: Facts, sentence: string): void {
  if (facts.n === 0 && council.pot === null) {
    expect(sentence).toMatch(/no existing family has one\.$/);
    return;
  }
  const [money, ...others] = [...sentence.matchAll(/£[\d,]+\.\d\d/g)].map(([text]) => pence(text));
  const held = council.reserve === 0 ? [] : [council.reserve * 100];
  expect([money, ...others]).toEqual([facts.money, ...held, facts.amounts, Math.abs(facts.balance)]);
  expect(Number(/(?:packages|amounts|budgets|moderation) of (\d+) famil/.exec(sentence)?.[1])).toBe(facts.n);
  expect(/are lacking\.$/.test(sentence)).toBe(facts.balance < 0);
  const isSpokenFor = council.pot !== null && facts.existingWithout.length > 0;
  expect(/are left\.$/.test(sentence)).toBe(facts.balance >= 0 && !isSpokenFor);
  expect(/are not given out yet\.$/.test(sentence)).toBe(facts.balance >= 0 && isSpokenFor);
}

/** Sentences about those without the amount, about newcomers, and about one-offs. */
function checkBeside(council: Council, facts: Facts, sentences: readonly string[]): void {
  const of = (list: readonly Raw[], reason: string): Raw[] =>
    list.filter((row) => (isReferred(row) ? 'referred to costing' : 'not yet') === reason);
  const seen = { existing: 0, newcomers: 0, joined: 0 };
  for (const sentence of sentences) {
    const existing =
      /^(\d+) existing famil(?:y has|ies have) no such amount \(([a-z ]+)\); packages of (£[\d,.]+) a year stand beside/.exec(
        sentence,
      );
    const newcomer = /^(\d+) newcomers? ha(?:s|ve) no such amount \(([a-z ]+)\)/.exec(sentence);
    const joined = /^The .* of (\d+) newcomers? come to (£[\d,.]+) a year on top/.exec(sentence);
    const oneOffs =
      /^One-offs of (£[\d,.]+) in the packages are not in the money, and the amounts do not count them\.$/.exec(
        sentence,
      );
    if (existing !== null) {
      const own = of(facts.existingWithout, existing[2] ?? '');
      expect([Number(existing[1]), pence(existing[3])]).toEqual([
        own.length,
        sum(own.map(({ pack, oneOff }) => (pack - oneOff) * 100)),
      ]);
      seen.existing += own.length;
    } else if (newcomer !== null) {
      const own = of(facts.newcomersWithout, newcomer[2] ?? '');
      expect(Number(newcomer[1])).toBe(own.length);
      seen.newcomers += own.length;
    } else if (joined !== null) {
      expect([Number(joined[1]), pence(joined[2])]).toEqual([facts.newcomers, facts.newcomerAmounts]);
      seen.joined += facts.newcomers;
    } else {
      // The last sentence of all is of the families at the first stage.
      const first = council.rows.filter(
        (row) => !row.isLeftOut && !row.isNewcomer && budget(council.now, row.points) !== null,
      );
      expect(oneOffs, sentence).not.toBeNull();
      expect(pence(oneOffs?.[1])).toBe(sum(first.map(({ oneOff }) => oneOff * 100)));
    }
  }
  expect(seen).toEqual({
    existing: facts.existingWithout.length,
    newcomers: facts.newcomersWithout.length,
    joined: facts.newcomers,
  });
}

/** Checks the sentences under "Who would be told another amount?". */
function checkRetold(council: Council, sentences: readonly string[]): void {
  const { now, earlier, ceiling, ceilingThen, knowsThen } = council;
  const used = council.rows.filter(({ isLeftOut }) => !isLeftOut);
  const told = used.filter((row) => row.final === null && isTold(council, row));
  const decided = used.filter(({ final }) => final !== null);
  const pairs = told.map((row) => ({ row, was: toldOf(council, row), is: capped(budget(now, row.points), ceiling) }));
  const same = pairs.filter(({ was, is }) => was !== null && was === is);
  const known = pairs.flatMap(({ row, was, is }) => (was === null || is === null ? [] : [{ row, was, is }]));
  const number = (pattern: RegExp, group = 1): number | undefined => {
    const found = sentences.map((sentence) => pattern.exec(sentence)).find((match) => match !== null);
    return found === undefined ? undefined : pence(found?.[group]) / 100;
  };
  const left = new Set(sentences);
  const take = (pattern: RegExp): string | undefined => {
    const found = [...left].find((sentence) => pattern.test(sentence));
    if (found !== undefined) left.delete(found);
    return found;
  };
  const finals = take(/^\d+ famil(?:y|ies) with a final amount decided one by one keeps? it\.$/);
  expect(finals === undefined ? 0 : Number.parseInt(finals, 10)).toBe(decided.length);
  if (told.length === 0) expect(take(/^No family has been told an amount that could change\.$/)).toBeDefined();
  else if (same.length === told.length) {
    expect(number(/^Nobody: all (\d+) famil/)).toBe(told.length);
    take(/^Nobody: all/);
  } else {
    const of = /^Of (\d+) famil.* who were told an amount, (\d+) would be told the same and (\d+) another one\.$/;
    expect([number(of), number(of, 2), number(of, 3)]).toEqual([told.length, same.length, told.length - same.length]);
    take(of);
    const unknown = take(/^Of (\d+) famil.* among them one of the two amounts is not known\.$/);
    expect(unknown === undefined ? 0 : Number(unknown.split(' ')[1])).toBe(pairs.length - known.length);
    const change = sum(known.map(({ was, is }) => is - was));
    const all = take(/^Where both are known the amounts come to/);
    expect([pence(/£[\d,.]+/.exec(all ?? '')?.[0]), / a year less;/.test(all ?? '')]).toEqual([
      Math.abs(change),
      change < 0,
    ]);
    checkWay(
      take(/would get less: it costs/),
      known.map(({ was, is }) => was - is),
    );
    checkWay(
      take(/would get more: /),
      known.map(({ was, is }) => is - was),
    );
    const why = take(/^Why/) ?? '';
    if (!knowsThen) expect(why).toBe("Why is not known: last year's model is not given.");
    else {
      const old = ceiling === null ? null : ceilingThen;
      const causes = known.flatMap(({ row, was, is }) => {
        const start = asThen(council, row);
        const byPrice = capped(budget(now, before(row)), old);
        const byPoints = capped(budget(earlier, row.points), old);
        const byPolicy = capped(budget(earlier, before(row)), ceiling);
        if (start === null || byPrice === null || byPoints === null || byPolicy === null) return [];
        const alone = [byPrice - start, byPoints - start, byPolicy - start];
        return [[...alone, is - start - sum(alone), start - was]];
      });
      const totals = [0, 1, 2, 3, 4].map((index) => sum(causes.map((one) => one[index] ?? 0)));
      const signed = [...why.matchAll(/([-+]?)£([\d,]+\.\d\d)/g)].map(
        ([, sign, text]) => (sign === '-' ? -1 : 1) * pence(text),
      );
      expect(Number(/for (\d+) famil/.exec(why)?.[1])).toBe(causes.length);
      expect(signed.map((one) => one + 0)).toEqual(
        (totals[4] === 0 ? totals.slice(0, 4) : totals).map((one) => one + 0),
      );
    }
  }
  expect([...left]).toEqual([]);
}

function checkWay(sentence: string | undefined, differences: readonly number[]): void {
  const those = differences.filter((one) => one > 0);
  const said =
    sentence === undefined ? [0, 0] : [Number.parseInt(sentence, 10), pence(/£[\d,.]+\d/.exec(sentence)?.[0])];
  expect(said).toEqual([those.length, sum(those)]);
}

/** Every control total of the page, added up from its lines. */
function checkControl(council: Council, sheets: ReturnType<typeof councilSheets>): void {
  const sheet = sheets.find(({ title }) => title === 'Control totals of the families that are allocated');
  const lines = (sheet?.rows ?? []).map(([what, value]) => [String(what), Number(value)] as const);
  const parts = lines.filter(([what]) => /^left out: |families used$|^newcomers used$/.test(what)).map(([, n]) => n);
  expect([lines[0]?.[1], sum(parts)]).toEqual([council.rows.length, council.rows.length]);
  const gives = sheets.find(({ title }) => title === 'What the model gives')?.rows ?? [];
  for (const column of [1, 2]) {
    const [all, ...answers] = gives.slice(0, -1).map((row) => Number(row[column]));
    expect(sum(answers)).toBe(all);
  }
}

test('every sentence about the money and the recalibration of 300 random councils is so', { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(anyCouncil, (council) => {
      const results = runCouncil(dataOf(council), { recalibrate: true });
      const page = directorSheet(results).rows.map(([question, answer]) => [String(question), String(answer)] as const);
      const under = (asked: string): string[] =>
        page.filter(([question]) => question === asked).map(([, answer]) => answer);
      checkAffordable(council, under('Is it affordable?'));
      checkRetold(council, under('Who would be told another amount?'));
      checkControl(council, councilSheets(results));
      for (const stage of STAGES) {
        const check = results.checks.find(({ name }) => name === `affordable: ${stage}`);
        expect([stage, check?.ok]).toEqual([
          stage,
          factsOf(council, stage) === null ? undefined : factsOf(council, stage)?.answer === 'Yes',
        ]);
      }
    }),
    { numRuns: 300, seed: 15_02 },
  );
});
