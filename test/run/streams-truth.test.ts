import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CaseInput } from '../../src/allocation/allocate.js';
import type { Model } from '../../src/allocation/kinds.js';
import { councilCaseSheet, councilSheets } from '../../src/report/run/council.js';
import { directorSheet } from '../../src/report/run/director.js';
import { runCouncil } from '../../src/run/run-council.js';
import { runsOf, timeFor } from '../support/runs.js';

// Councils of a model of streams, one of which may not come: care by a table that gives no budget, £0, amounts and
// referrals, health by a price. What the page says is worked out here once more, in whole pounds.

interface Raw {
  readonly isNewcomer: boolean;
  /** Null where the family is not eligible for the stream. */
  readonly care: number | null;
  readonly health: number | null;
  /** Whether it is eligible for anything at all. */
  readonly isEligible: boolean;
  readonly pack: number;
}

const model = {
  schemaVersion: 1,
  kind: 'streams',
  period: 'year',
  streams: [
    {
      id: 'care',
      model: {
        schemaVersion: 1,
        kind: 'allocation-table',
        period: 'year',
        step: 1,
        offStep: 'refuse',
        tables: [
          {
            rows: [
              { from: 0, to: 5, amount: null, answer: 'no-budget' },
              { from: 6, to: 8, amount: '0.00' },
              { from: 9, to: 20, amount: '1500' },
              { from: 21, to: 40, amount: '4000' },
              { from: 41, to: null, amount: null, answer: 'refer-to-costing' },
            ],
          },
        ],
      },
    },
    {
      id: 'health',
      uncertain: true,
      model: {
        schemaVersion: 1,
        kind: 'price-point',
        period: 'year',
        fundingBasis: 'pot',
        method: 'total',
        prices: [{ money: '50', points: '1' }],
        rounding: {},
      },
    },
  ],
} as unknown as Model;

const row: fc.Arbitrary<Raw> = fc.record({
  isNewcomer: fc.nat({ max: 3 }).map((one) => one === 0),
  care: fc.oneof({ weight: 8, arbitrary: fc.integer({ min: 0, max: 45 }) }, fc.constant(null)),
  health: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constant(null)),
  isEligible: fc.nat({ max: 7 }).map((one) => one > 0),
  pack: fc.integer({ min: 0, max: 9000 }),
});

function caseOf({ care, health, isEligible }: Raw, index: number): CaseInput {
  const stream = (id: string, points: number | null) =>
    points === null ? { id, eligible: false } : { id, case: { points } };
  const whole = isEligible ? {} : { eligible: false };
  return { caseId: `F${index}`, streams: [stream('care', care), stream('health', health)], ...whole } as CaseInput;
}

/** The budget in pounds, or why there is none. */
function answerOf({ care, isEligible }: Raw): number | string {
  if (!isEligible || care === null) return 'not eligible';
  if (care <= 5) return 'no budget by the table';
  if (care <= 8) return '£0, with the advice to refer';
  if (care > 40) return 'referred to costing';
  return care <= 20 ? 1500 : 4000;
}

const sum = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0);
const pounds = (of: number): string => `£${String(of).replace(/\B(?=(\d{3})+$)/g, ',')}.00`;
const families = (n: number): string => (n === 1 ? '1 family' : `${n} families`);

/** Every sentence under "Is it affordable?", in any order. */
function affordableOf(rows: readonly Raw[]): string[] {
  const all = rows.map((one) => ({ ...one, answer: answerOf(one) }));
  const amount = ({ answer }: (typeof all)[number]): number => (typeof answer === 'number' ? answer : 0);
  const sets = [false, true].map((is) => all.filter(({ isNewcomer }) => isNewcomer === is));
  const [existing = [], newcomers = []] = sets;
  const [paid = [], joined = []] = sets.map((set) => set.filter(({ answer }) => typeof answer === 'number'));
  const balance = sum(paid.map(({ pack }) => pack)) - sum(paid.map(amount));
  const isWhole = paid.length > 0 && paid.length + joined.length === all.length;
  const begin = balance < 0 ? 'No' : isWhole ? 'Yes' : 'This cannot be said yet';
  const reasons = (set: typeof all) =>
    [...new Set(set.flatMap(({ answer }) => (typeof answer === 'string' ? [answer] : [])))].map((reason) => ({
      reason,
      those: set.filter(({ answer }) => answer === reason),
    }));
  const uncertain = rows.filter(({ isEligible, health }) => isEligible && health !== null).length;
  return [
    paid.length === 0
      ? `${begin}, by the indicative budgets: no existing family has one.`
      : `${begin}, by the indicative budgets. The packages of ${families(paid.length)}, without one-offs, come to ${pounds(sum(paid.map(({ pack }) => pack)))} a year, and their indicative budgets to ${pounds(sum(paid.map(amount)))} a year: ${pounds(Math.abs(balance))} a year are ${balance < 0 ? 'lacking' : 'left'}.`,
    ...reasons(existing).map(
      ({ reason, those }) =>
        `${those.length} existing ${those.length === 1 ? 'family has' : 'families have'} no such amount (${reason}); packages of ${pounds(sum(those.map(({ pack }) => pack)))} a year stand beside this balance and are in neither side of it.`,
    ),
    ...(joined.length === 0
      ? []
      : [
          `The indicative budgets of ${joined.length} ${joined.length === 1 ? 'newcomer' : 'newcomers'} come to ${pounds(sum(joined.map(amount)))} a year on top, which have to be found outside the pot.`,
        ]),
    ...reasons(newcomers).map(
      ({ reason, those }) =>
        `${those.length} ${those.length === 1 ? 'newcomer has' : 'newcomers have'} no such amount (${reason}); what they will need is not known.`,
    ),
    ...(uncertain === 0
      ? []
      : [
          `For ${families(uncertain)} the money of a funding stream may not come; it is not in the indicative budgets.`,
        ]),
  ];
}

test('every sentence and column of money that may not come, and of every reason for no amount, is so', {
  timeout: timeFor(runsOf(200)),
}, () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const cases = rows.map(({ isNewcomer, pack }, index) => ({
        caseId: `F${index}`,
        ...(isNewcomer ? { status: 'newcomer' as const } : { traditional: pack }),
      }));
      const results = runCouncil({
        settings: { title: 'Streams', pot: { amount: 'packages' } },
        model,
        cohort: { cases, modelCases: rows.map(caseOf) },
      });
      const said = directorSheet(results).rows.flatMap(([asked, answer]) =>
        asked === 'Is it affordable?' ? [String(answer)] : [],
      );
      expect([...said].sort()).toEqual(affordableOf(rows).sort());

      const isAny = rows.some(({ isEligible, health }) => isEligible && health !== null);
      const { columns, rows: list } = councilCaseSheet(results);
      const column = (name: string) => list.map((cells) => cells[columns.indexOf(name)] ?? '');
      const { whole, with_it } = {
        whole: rows.map((one) => {
          const answer = answerOf(one);
          if (typeof answer === 'number') return `${answer}.00`;
          return answer.startsWith('£0') ? '0.00' : '';
        }),
        with_it: rows.map((one) => (one.isEligible && one.health !== null ? one.health * 50 : null)),
      };
      expect(column('indicative')).toEqual(whole);
      expect(columns.includes('not_certain_to_come')).toBe(isAny);
      if (isAny) {
        expect(column('not_certain_to_come')).toEqual(with_it.map((more) => (more === null ? '' : 'health')));
        expect(column('with_it_not_promised')).toEqual(
          with_it.map((more, index) =>
            more === null || whole[index] === '' ? '' : `${Number(whole[index]) + more}.00`,
          ),
        );
      }
      const sheets = councilSheets(results);
      const labelled = sheets.filter(({ title }) => title?.includes('money of streams that may not come'));
      expect(labelled.length > 0).toBe(isAny);
      const [control] = sheets;
      expect(control?.rows.filter(([what]) => String(what).includes('points'))).toEqual([
        ['points', undefined],
        ['families without points on record', rows.length],
      ]);
    }),
    { numRuns: runsOf(200), seed: 15_11 },
  );
});
