import fc from 'fast-check';
import type { AllocationTableCohort } from '../../../src/model/allocation-table/allocate-cohort.js';
import { allocationTableKind } from '../../../src/model/allocation-table/kind.js';
import type { AllocationTableModel } from '../../../src/model/allocation-table/model.js';
import type { PointsCohort } from '../../../src/model/shared/points/points-columns.js';

export type Rows = AllocationTableModel['tables'][number]['rows'];

/** A table as a council might publish it: no budget, two amounts, and the panel at the top. */
export const COUNCIL_ROWS: Rows = [
  { from: 0, to: 69, name: 'no support', amount: null, answer: 'no-budget' },
  { from: 70, to: 115, name: 'small support', amount: '500.00' },
  { from: 116, to: 130, name: 'some support', amount: '1000.00' },
  { from: 131, to: null, name: 'high support', amount: null, answer: 'refer-to-costing', shown: 'Refer to panel' },
];

/** A model of one table for everyone. */
export function tableOf(rows: Rows, more: Partial<AllocationTableModel> = {}): AllocationTableModel {
  return { schemaVersion: 1, kind: 'allocation-table', period: 'year', step: 1, tables: [{ rows }], ...more };
}

export const allocateBy = (model: unknown, one: object) =>
  allocationTableKind.open(model, ['model']).allocate({ caseId: 'F1', ...one }, ['case']);

export function cohortBy(model: unknown, cohort: PointsCohort): AllocationTableCohort {
  const price = allocationTableKind.open(model, ['model']).allocateCohort;
  if (price === undefined) throw new Error('an allocation table prices columns');
  return price(cohort) as AllocationTableCohort;
}

/** Any table, whole or faulty, with scores in steps of a tenth, a half or one, and amounts in pence. */
export const anyTable = fc
  .record({
    step: fc.constantFrom(1, 5, 10),
    bounds: fc.array(fc.tuple(fc.nat(30), fc.nat(8), fc.option(fc.nat(1_000_000))), { minLength: 1, maxLength: 8 }),
    openEnd: fc.boolean(),
    maximum: fc.option(fc.nat(40)),
    gap: fc.constantFrom('refuse' as const, 'refer-to-costing' as const),
    above: fc.constantFrom('refuse' as const, 'refer-to-costing' as const, 'highest-row' as const),
    offStep: fc.constantFrom('refuse' as const, 'half-up' as const, 'down' as const, 'up' as const),
  })
  .map(({ step, bounds, openEnd, maximum, gap, above, offStep }) => {
    const points = (steps: number): string => String((steps * step) / 10);
    const rows = bounds.map(([from, width, pence], index) => ({
      from: points(from),
      to: openEnd && index === bounds.length - 1 ? null : points(from + width),
      ...(pence === null
        ? { amount: null, answer: index % 2 === 0 ? ('no-budget' as const) : ('refer-to-costing' as const) }
        : { amount: (pence / 100).toFixed(2) }),
    }));
    const tables = [maximum === null ? { rows } : { rows, maximum: points(maximum) }];
    return tableOf(rows, { step: points(1), tables, gap, above, offStep });
  });

/** A sound table: rows that join from 0 to a stated maximum or an open end, amounts rising. */
export const soundTable = fc
  .record({
    widths: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 12 }),
    rises: fc.array(fc.nat(500_000), { minLength: 12, maxLength: 12 }),
    openEnd: fc.boolean(),
  })
  .map(({ widths, rises, openEnd }) => {
    let from = 0;
    let pence = 0;
    const rows = widths.map((width, index) => {
      const to = from + width - 1;
      pence += rises[index] ?? 0;
      const last = index === widths.length - 1;
      const row = { from, to: last && openEnd ? null : to, name: `Level ${index}`, amount: (pence / 100).toFixed(2) };
      from = to + 1;
      return row;
    });
    return { model: tableOf(rows, { tables: [{ rows, maximum: from - 1 }] }), rows, maximum: from - 1 };
  });
