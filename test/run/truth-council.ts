import fc from 'fast-check';
import type { Policy } from '../../src/moderation/policy/policy.js';
import type { CouncilData, CouncilFamily } from '../../src/run/council/data.js';
import { runCouncil } from '../../src/run/run-council.js';

// A council is made of raw rows in whole pounds and whole points; everything that the page says of it is worked out
// here once more, from the rows alone, with whole numbers.

export interface Raw {
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
  /** Points by the answers as the family gives them; null where they are not contested, as of whom has a final amount. */
  readonly claimed: number | null;
}

interface Price {
  readonly money: number;
  readonly points: number;
}

export interface Council {
  readonly rows: readonly Raw[];
  readonly now: Price;
  readonly earlier: Price;
  /** The most that anybody is told, in pounds; null without a policy. */
  readonly ceiling: number | null;
  readonly ceilingThen: number;
  readonly pot: number | null;
  readonly hasPot: boolean;
  /** Whether the price is said to count one-offs. */
  readonly withOneOffs: boolean;
  readonly reserve: number;
  readonly whileContested: 'higher' | 'lower' | 'present-package';
  readonly knowsThen: boolean;
}

/** The questionnaire gives no more; whoever has more is referred to costing, and so is who has none. */
export const MOST = 80;

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
    otherwise: fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 20_000 }) }, fc.constant(0)),
    final: fc.oneof({ weight: 4, arbitrary: fc.constant(null) }, fc.integer({ min: 1, max: 20_000 })),
    claimed: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, fc.integer({ min: 0, max: 95 })),
  });

const price = fc.record({
  money: fc.integer({ min: 500, max: 20_000 }),
  points: fc.integer({ min: 3, max: MOST }),
});

export const anyCouncil: fc.Arbitrary<Council> = fc.record({
  rows: fc.integer({ min: 0, max: 9 }).chain((n) => fc.tuple(...Array.from({ length: n }, (_, i) => raw(`F${i + 1}`)))),
  now: price,
  earlier: price,
  ceiling: fc.oneof(fc.constant(null), fc.integer({ min: 1000, max: 15_000 })),
  ceilingThen: fc.integer({ min: 1000, max: 15_000 }),
  pot: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, fc.integer({ min: 0, max: 90_000 })),
  hasPot: fc.nat({ max: 9 }).map((one) => one > 0),
  withOneOffs: fc.boolean(),
  reserve: fc.constantFrom(0, 0, 250),
  whileContested: fc.constantFrom('higher' as const, 'lower' as const, 'present-package' as const),
  knowsThen: fc.boolean(),
});

/** Points at a price in pence, rounded half up; null where the family is referred. */
export function budget({ money, points: of }: Price, points: number): number | null {
  return points === 0 || points > MOST ? null : Math.floor((2 * points * money * 100 + of) / (2 * of));
}

export function capped(pence: number | null, ceiling: number | null): number | null {
  return pence === null || ceiling === null ? pence : Math.min(pence, ceiling * 100);
}

export const isContested = ({ claimed, final }: Raw): boolean => claimed !== null && final === null;

/** Points of then where they are on record. */
export const before = ({ points, pointsBefore }: Raw): number => pointsBefore ?? points;

/** What the model, the points and the policy of then give. */
export const asThen = ({ earlier, ceiling, ceilingThen }: Council, row: Raw): number | null =>
  capped(budget(earlier, before(row)), ceiling === null ? null : ceilingThen);

/** What a family was told, in pence; null where nothing or only the day is on record. */
export function toldOf(council: Council, row: Raw): number | null {
  if (row.told === 'otherwise') return row.otherwise * 100;
  return row.told === 'as then' ? asThen(council, row) : null;
}

/** Who agreed an amount was told one. */
export const isTold = (council: Council, row: Raw): boolean =>
  row.told === 'day only' || row.final !== null || toldOf(council, row) !== null;

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

export function dataOf(council: Council): CouncilData {
  const { rows, now, earlier, ceiling, ceilingThen, pot, hasPot, withOneOffs, reserve, knowsThen } = council;
  const options = { ...optionsOf, ...(withOneOffs && { oneOffs: 'include' as const }) };
  const calibrate = { kind: 'price-point', options } as const;
  const model = runCouncil({
    settings: { title: 't', calibrate },
    sample: sampleOf(earlier),
    cohort: { cases: [] },
  }).model;
  return {
    settings: {
      title: 'Any',
      calibrate,
      whileContested: council.whileContested,
      ...(hasPot && { pot: { amount: pot === null ? 'packages' : String(pot), reserve: String(reserve) } }),
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
    ...(isContested(row) && { pointsClaimed: row.claimed as number }),
  };
}
