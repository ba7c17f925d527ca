import { at, numberAt } from '../../exact/at.js';
import type { Ratio } from '../../exact/ratio.js';
import { scalePoints } from '../../model/shared/points/points-columns.js';
import { STAGES, type Stage } from '../../stage.js';
import type { ParsedCase } from '../case.js';
import { characteristicOf } from '../characteristic.js';
import type { Cohort } from '../cohort.js';
import type { Part } from '../options.js';

/** Which parts of the amounts of cases count; all of them unless told otherwise. */
export interface CountedParts {
  readonly oneOffs?: Part;
  readonly contingency?: Part;
}

/** Lays out checked cases as columns, with the parts that do not count taken off. */
export function columnsOfCases(rows: readonly ParsedCase[], parts: CountedParts): Cohort {
  return {
    length: rows.length,
    ...pointsOf(rows),
    amounts: new Map(STAGES.map((stage) => [stage, Float64Array.from(rows, (row) => penceAt(row, stage, parts))])),
    households: householdsOf(rows),
    newcomer: Uint8Array.from(rows, ({ status }) => (status === 'newcomer' ? 1 : 0)),
    ages: Float64Array.from(rows, ({ age }) => age ?? Number.NaN),
    characteristic: (name) => characteristicOf(rows, name),
    flags: flagsOf(rows),
    idOf: (position) => at(rows, position).caseId,
    excludeReasonOf: (position) => at(rows, position).excludeReason?.trim() || undefined,
  };
}

function pointsOf(rows: readonly ParsedCase[]): Pick<Cohort, 'points' | 'pointsDecimals'> {
  const scored = rows.flatMap(({ points }): Ratio[] => (points === undefined ? [] : [points]));
  const scaled = scalePoints(scored);
  let next = 0;
  const points = Float64Array.from(rows, (row) =>
    row.points === undefined ? Number.NaN : numberAt(scaled.points, next++),
  );
  return { points, pointsDecimals: scaled.pointsDecimals };
}

function householdsOf(rows: readonly ParsedCase[]): Float64Array | undefined {
  const numbers = new Map<string, number>();
  const column = Float64Array.from(rows, ({ household }) => {
    if (household === undefined) return Number.NaN;
    const number = numbers.get(household) ?? numbers.size;
    numbers.set(household, number);
    return number;
  });
  return numbers.size === 0 ? undefined : column;
}

function penceAt(row: ParsedCase, stage: Stage, { oneOffs, contingency }: CountedParts): number {
  const amount = row[stage];
  if (amount === undefined) return Number.NaN;
  // A case without such a part has nothing to take off.
  const once = oneOffs === 'exclude' ? (row.oneOff?.[stage] ?? 0n) : 0n;
  const reserve = contingency === 'exclude' ? (row.contingency?.[stage] ?? 0n) : 0n;
  return Number(amount - once - reserve);
}

function flagsOf(rows: readonly ParsedCase[]): Map<string, Uint8Array> {
  const flags = new Map<string, Uint8Array>();
  rows.forEach(({ flags: own = [] }, position) => {
    for (const flag of own) {
      const column = flags.get(flag) ?? new Uint8Array(rows.length);
      column[position] = 1;
      flags.set(flag, column);
    }
  });
  return flags;
}
