import fc from 'fast-check';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';

// biome-ignore lint/suspicious/noExplicitAny: models and cases of every kind, as they are stored
type Stored = any;

/** A model and a case for it, as they are stored. */
export interface Pair {
  readonly model: Stored;
  readonly one: Stored;
}

type Changes = fc.Arbitrary<{ readonly model?: object; readonly one?: object }>;

const pounds = fc.integer({ min: 0, max: 900_000 }).map((pence) => (pence / 100).toFixed(2));
const tenths = fc.integer({ min: 0, max: 2000 }).map((of) => String(of / 10));
const maybe = fc.boolean();
const yearly = fc.constantFrom('refer-to-costing', 'clamp');
const perLine = fc.oneof(
  fc.record({ amount: pounds, per: fc.constantFrom('year', 'week', 'month') }),
  fc.record({ amount: pounds, per: fc.constant('one-off'), kind: fc.constant('one-off') }),
  fc.record({ quantity: fc.integer({ min: 1, max: 60 }), unit: fc.constant('session'), price: pounds }),
  // Nobody knows what it costs.
  fc.record({ quantity: fc.integer({ min: 1, max: 60 }), unit: fc.constant('session') }),
);
const lines = fc
  .array(fc.tuple(perLine, fc.constantFrom(['friends'], ['rest'], ['friends', 'rest'])), { minLength: 1, maxLength: 4 })
  .map((all) => all.map(([line, serves], index) => ({ id: `line ${index + 1}`, serves, ...line })));
const recurring = lines.filter((all) => all.every((line) => !('kind' in line)));
const needs = [
  { id: 'friends', kind: 'outcome' },
  { id: 'rest', kind: 'outcome' },
];
const CONVENTION = { costing: { convention: '52-weeks' } };
const oneOffs = fc.constantFrom('include', 'exclude');
const points = fc.integer({ min: 0, max: 200 });
/** A bound that some points pass. */
const bound = fc
  .option(fc.constantFrom('warn', 'refer'))
  .map((beyondMaximum) => (beyondMaximum === null ? {} : { maximumPoints: 100, beyondMaximum }));

/** What is changed in the example of each kind that prices a case by itself. */
const LEAVES: Readonly<Record<string, Changes>> = {
  'price-point': fc.record({
    model: fc.tuple(pounds, bound).map(([money, more]) => ({ prices: [{ money, points: '150' }], ...more })),
    one: fc.record({ points }),
  }),
  percentile: fc.record({
    model: fc.record({ above: yearly, below: yearly, between: fc.constantFrom('interpolate', 'lower', 'upper') }),
    one: fc.record({ points: fc.integer({ min: 20, max: 50 }) }),
  }),
  'allocation-table': fc.record({
    model: bound.map((more) => ({ effectiveFrom: undefined, ...more })),
    one: fc.record({ points }),
  }),
  'education-money': fc
    .tuple(fc.array(fc.tuple(pounds, maybe), { minLength: 3, maxLength: 3 }), maybe)
    .map(([[place, notional, topUp], requested]) => ({
      one: {
        requested,
        sources: [
          { id: 'place', type: 'pupil-funding', amount: place?.[0] },
          { id: 'notional SEN', type: 'school-managed', amount: notional?.[0], headAgrees: notional?.[1] },
          { id: 'top-up', type: 'individual-top-up', amount: topUp?.[0] },
        ],
      },
    })),
  'equal-share': fc.integer({ min: 1, max: 90 }).map((places) => ({ model: { places } })),
  'hours-by-need-level': fc.record({
    model: fc.tuple(tenths, pounds).map(([hours, ratePerHour]) => ({ levels: [{ id: 'high', hours }], ratePerHour })),
  }),
  'last-purchase': fc.record({
    one: fc.integer({ min: 1, max: 40 }).map((packs) => ({ lastOrder: [{ item: 'pads', packs }] })),
  }),
  'level-prices': fc.tuple(pounds, fc.constantFrom('none', 'basic', 'enhanced')).map(([amount, level]) => ({
    model: {
      levels: ['none', 'basic', 'enhanced'].map((id) => ({ id, amount: id === 'none' ? '0' : amount })),
      outcomes: [{ id: 'friends' }, { id: 'sleep', amounts: [{ level: 'enhanced', amount: '3500.55' }] }],
    },
    one: {
      answers: [
        { outcome: 'friends', level },
        { outcome: 'sleep', level: 'enhanced' },
      ],
    },
  })),
  'plan-cost': fc.record({
    model: fc.constant(CONVENTION),
    one: fc.record({ agreed: maybe, approved: maybe, lines, needs: fc.constant(needs) }),
  }),
  'provision-offset': fc.record({
    model: oneOffs.map((told) => ({ ...CONVENTION, oneOffs: told })),
    one: fc.record({ budget: pounds, lines }).map(({ budget, lines: own }) => ({ budget, lines: own.map(unserved) })),
  }),
  'proxy-services': fc.record({
    model: fc.constant(CONVENTION),
    // A standard service comes back.
    one: fc.record({ approved: maybe, lines: recurring, needs: fc.constant(needs) }),
  }),
  'reshaped-package': fc.record({
    model: oneOffs.map((told) => ({ ...CONVENTION, oneOffs: told })),
    one: fc.tuple(lines, lines, maybe).map(([own, other, inKind]) => ({
      lines: own.map((line, index) => ({ ...unserved(line), ...(index === 0 && { inKind }) })),
      instead: { lines: other.map(unserved) },
    })),
  }),
  'transport-distance': fc.record({
    // Of more miles there is no rate.
    model: fc.constant({ rates: [{ schoolType: 'special', fromMiles: 0, toMiles: 150, perMile: '0.45' }] }),
    one: fc.record({ miles: tenths }),
  }),
};

function unserved({ serves: _, ...line }: { readonly serves: readonly string[] }): object {
  return line;
}

/** Kinds whose models say nothing of rounding. */
const UNROUNDED = ['allocation-table', 'plan-cost', 'reshaped-package', 'by-age', 'streams'];
const rounding = fc.option(
  fc.record({
    unit: fc.constantFrom('0.01', '1', '10', '100'),
    mode: fc.constantFrom('half-up', 'half-even', 'up', 'down'),
  }),
);
const ENDED = { effectiveTo: '2027-03-31' };
/** A model that has ended before the day of a case, which it refers or warns of, or that has older prices; most have not. */
const dates = fc.constantFrom<object>(
  {},
  {},
  {},
  ENDED,
  { ...ENDED, outsideDates: 'refer' },
  { priceBase: '2026-27' },
  {
    ...ENDED,
    priceBase: '2026-27',
  },
);
const eligibility = fc.constantFrom<object>({}, {}, {}, {}, { eligible: false });

const exampleOf = (kind: string): Pair => {
  const { model, case: one } = MODEL_KINDS.get(kind)?.example ?? {};
  return JSON.parse(JSON.stringify({ model, one }));
};

/** A pair with dates of its own, rounding where there may be one, and whether the family is eligible. */
function dressed(kind: string, pairs: fc.Arbitrary<Pair>): fc.Arbitrary<Pair> {
  return fc.tuple(pairs, dates, eligibility, rounding).map(([{ model, one }, dated, eligible, rounded]) => ({
    model: { ...model, ...dated, ...(rounded !== null && !UNROUNDED.includes(kind) && { rounding: rounded }) },
    one: { ...one, ...eligible },
  }));
}

/** A model of a kind that prices a case by itself, with a case. */
function leaf(kind: string): fc.Arbitrary<Pair> {
  const { model, one } = exampleOf(kind);
  const changed = LEAVES[kind];
  if (changed === undefined) throw new Error(`state what may be changed in the example of ${kind}`);
  return dressed(
    kind,
    changed.map((by) => ({ model: { ...model, ...by.model }, one: { ...one, ...by.one } })),
  );
}

const anyLeaf = fc.constantFrom(...Object.keys(LEAVES)).chain(leaf);

/** A case within another names neither its family nor, here, its kind. */
function within({ caseId: _, kind: _kind, ...rest }: Stored): Stored {
  return rest;
}

const byAge = dressed(
  'by-age',
  anyLeaf.map(({ model, one }) => ({
    model: { ...exampleOf('by-age').model, period: model.period, groups: [{ fromAge: 0, toAge: null, model }] },
    one: { ...exampleOf('by-age').one, case: within(one) },
  })),
);

const stream = fc.tuple(fc.oneof(anyLeaf, anyLeaf, byAge), maybe, fc.constantFrom(false, false, false, true));
const streams = dressed(
  'streams',
  fc.array(stream, { minLength: 1, maxLength: 3 }).map((all) => ({
    model: {
      ...exampleOf('streams').model,
      streams: all.map(([{ model }, uncertain], index) => ({
        id: `stream ${index + 1}`,
        model,
        // One of them has to be certain.
        uncertain: uncertain && index > 0,
      })),
    },
    one: {
      caseId: 'F1',
      streams: all.map(([{ one }, _, isOut], index) => ({
        id: `stream ${index + 1}`,
        ...(isOut ? { eligible: false } : { case: within(one) }),
      })),
    },
  })),
);

/** A model of this kind and a case for it, which may be late for it. */
export function pairOf(kind: string): fc.Arbitrary<Pair> {
  const pairs = kind === 'by-age' ? byAge : kind === 'streams' ? streams : leaf(kind);
  const late = fc.constantFrom<object>({}, { startsOn: '2028-01-01' });
  return fc
    .tuple(pairs, late)
    .map(([{ model, one }, day]) => JSON.parse(JSON.stringify({ model, one: { ...one, ...day } })));
}
