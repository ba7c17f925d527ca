import fc from 'fast-check';
import type { Policy } from '../../src/moderation/policy/policy.js';
import type { CouncilData, CouncilFamily } from '../../src/run/council/data.js';

/** A small council that calibrates a price of a point: 30,000 pounds for 150 points, 200 a point. */
export const SAMPLE: readonly CouncilFamily[] = [
  { caseId: 'F1', points: 50, traditional: '3000' },
  { caseId: 'F2', points: 40, traditional: '12000' },
  { caseId: 'F3', points: 30, traditional: '6000' },
  { caseId: 'F4', points: 20, traditional: '1500' },
  { caseId: 'F5', points: 10, traditional: '7500' },
];

/** The constructed cohort as its own sample and cohort, with what a test changes. */
export function councilOf(change: Partial<CouncilData> = {}): CouncilData {
  return {
    settings: {
      title: 'A constructed council',
      calibrate: { kind: 'price-point', options: { fundingBasis: 'pot' } },
      pot: { amount: 'packages' },
    },
    sample: { cases: SAMPLE },
    cohort: { cases: SAMPLE },
    ...change,
  };
}

const pence = fc
  .integer({ min: 0, max: 5_000_000 })
  .map((one) => `${Math.floor(one / 100)}.${`${one % 100}`.padStart(2, '0')}`);

const familyOf = (caseId: string): fc.Arbitrary<CouncilFamily> =>
  fc
    .record({
      isNewcomer: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
      isLeftOut: fc.integer({ min: 0, max: 5 }).map((one) => one === 0),
      points: fc.integer({ min: 1, max: 100 }),
      traditional: pence,
      area: fc.constantFrom('North', 'South'),
    })
    .map(({ isNewcomer, isLeftOut, points, traditional, area }) => ({
      caseId,
      points,
      ...(isNewcomer ? { status: 'newcomer' as const } : { traditional }),
      ...(isLeftOut && { excludeReason: 'moved away' }),
      characteristics: [{ name: 'area', value: area }],
    }));

const rowsOf = (prefix: string, least: number): fc.Arbitrary<CouncilFamily[]> =>
  fc
    .integer({ min: least, max: 12 })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => familyOf(`${prefix}${index + 1}`))));

/** A sample that a price can be made of: one family in it has points, a package and no reason to be left out. */
const sampleRows = rowsOf('S', 0).map((rows): CouncilFamily[] => [
  { caseId: 'S0', points: 7, traditional: '1234.56' },
  ...rows.filter(({ status }) => status !== 'newcomer'),
]);

/** Any small council, by either way to calibrate, with and without a policy. */
export const anyCouncil: fc.Arbitrary<CouncilData> = fc
  .record({
    kind: fc.constantFrom('price-point' as const, 'percentile' as const),
    sample: sampleRows,
    cohort: rowsOf('F', 0),
    withPolicy: fc.boolean(),
  })
  .map(({ kind, sample, cohort, withPolicy }) => ({
    settings: {
      title: 'Any council',
      calibrate: { kind, options: { fundingBasis: 'reference-sample' as const } },
      pot: { amount: 'packages' as const, reserve: '10.00' },
      equity: { by: ['area'], bands: 'each' as const },
      keep: ['area'],
    },
    sample: { cases: sample },
    cohort: { cases: cohort },
    ...(withPolicy && {
      policy: {
        schemaVersion: 1 as const,
        period: 'year' as const,
        rules: [
          { rule: 'ceiling' as const, at: 'communicated' as const, amount: '9000', actor: 'Panel', reason: 'the most' },
        ],
      },
    }),
  }));

/** A policy that caps rises over the package at some per cent. */
export function capOf(percent: string): Policy {
  return {
    schemaVersion: 1,
    period: 'year',
    rules: [
      {
        rule: 'limit-change',
        at: 'communicated',
        actor: 'Cabinet',
        reason: 'a smooth transition',
        greatestFall: null,
        greatestRise: percent,
        frequency: 'once',
        uplift: 'none',
      },
    ],
  };
}
