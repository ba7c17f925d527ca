import { formatRatio } from '../exact/ratio.js';
import type { QuantileType } from '../model/percentile/quantile.js';
import { formatAmount } from '../money/amount.js';
import type { Period } from '../money/period.js';
import type { Stage } from '../stage.js';
import type { Warning } from '../warning.js';
import { cellOf } from './cell.js';
import type { Cohort } from './cohort.js';
import { type ChangeFigures, figuresOf } from './figures.js';
import type { ParsedCompareOptions } from './options.js';
import { type Exclusion, exclusionList, verdictOf } from './select.js';

/** What changed for a set of cases: everyone, and existing families and newcomers apart. */
export interface ChangeFor {
  /** How many cases there are, compared or not. */
  readonly cases: number;
  /** The cases that are not compared, by reason. */
  readonly excluded: readonly Exclusion[];
  readonly everyone: ChangeFigures;
  readonly existing: ChangeFigures;
  readonly newcomers: ChangeFigures;
}

/** What changed for the cases of one group; `group` is null for those that name none. */
export interface GroupChange extends ChangeFor {
  readonly group: string | null;
}

/** What changed between two stages. */
export interface StageComparison extends ChangeFor {
  readonly from: Stage;
  readonly to: Stage;
  readonly base: Stage;
  readonly period: Period;
  /** The rules that the figures follow. */
  readonly rules: {
    /** A change of less than this, in per cent of the base, counts as unchanged. */
    readonly threshold: string;
    readonly oneOffs: 'exclude' | 'include';
    readonly contingency: 'exclude' | 'include';
    readonly zeroBase: 'exclude' | 'include';
    readonly smallCell: number | null;
    /** The definition of the quartiles, by Hyndman and Fan's number. */
    readonly quantileType: QuantileType;
    /** What all amounts but those of single cases are rounded to, in pounds. */
    readonly roundedTo: string;
  };
  readonly by: string | null;
  /** In the order of their names; the cases that name no group last. Empty unless `by` is given. */
  readonly groups: readonly GroupChange[];
  readonly warnings: readonly Warning[];
}

/** Compares two stages of a cohort. */
export function compareCohort(cohort: Cohort, options: ParsedCompareOptions): StageComparison {
  const { from, to, base = from, by } = options;
  const groups = groupPositions(cohort).map(({ group, positions }) => ({
    group,
    ...changeFor(cohort, positions, options),
  }));
  return {
    from,
    to,
    base,
    period: options.period,
    rules: {
      threshold: formatRatio(options.threshold),
      oneOffs: options.oneOffs,
      contingency: options.contingency,
      zeroBase: options.zeroBase,
      smallCell: options.smallCell ?? null,
      quantileType: options.quantileType,
      roundedTo: formatAmount(options.rounding.unit),
    },
    ...changeFor(
      cohort,
      Uint32Array.from({ length: cohort.length }, (_, index) => index),
      options,
    ),
    by: by ?? null,
    groups,
    warnings: [...cohort.warnings, ...groupWarnings(groups, options)],
  };
}

function changeFor(cohort: Cohort, positions: Uint32Array, options: ParsedCompareOptions): ChangeFor {
  const verdict = verdictOf(cohort, options);
  const exclusions = exclusionList(cohort.idOf, options.list);
  const compared = positions.filter((position) => {
    const reason = verdict(position);
    if (reason !== undefined) exclusions.add(position, reason);
    return reason === undefined;
  });
  const figures = (of: Uint32Array): ChangeFigures => figuresOf(cellOf(cohort, of), options);
  const [existing, newcomers] = [0, 1].map((status) => compared.filter((place) => cohort.newcomer[place] === status));
  const everyone = figures(compared);
  const part = (of: Uint32Array = new Uint32Array()): ChangeFigures =>
    of.length === compared.length ? everyone : figures(of);
  return {
    cases: positions.length,
    excluded: exclusions.result(),
    everyone,
    existing: part(existing),
    newcomers: part(newcomers),
  };
}

function groupPositions({
  length,
  groupCodes,
  groupNames,
}: Cohort): { group: string | null; positions: Uint32Array }[] {
  if (groupCodes === undefined) return [];
  // The last place is for the cases that name no group.
  const counts = new Uint32Array(groupNames.length + 1);
  const placeOf = (code = -1): number => (code < 0 ? groupNames.length : code);
  for (const code of groupCodes) counts[placeOf(code)] = (counts[placeOf(code)] ?? 0) + 1;
  const groups = Array.from(counts, (count, place) => ({
    group: groupNames[place] ?? null,
    positions: new Uint32Array(count),
  }));
  const filled = new Uint32Array(groupNames.length + 1);
  for (let index = 0; index < length; index += 1) {
    const place = placeOf(groupCodes[index]);
    const next = filled[place] ?? 0;
    const positions = groups[place]?.positions;
    if (positions !== undefined) positions[next] = index;
    filled[place] = next + 1;
  }
  return groups.filter(({ group, positions }) => group !== null || positions.length > 0);
}

function groupWarnings(groups: readonly GroupChange[], { by = '', smallCell }: ParsedCompareOptions): Warning[] {
  const small = groups.filter(({ everyone, existing, newcomers }) =>
    [everyone, existing, newcomers].some((figures) => figures.smallCell === true),
  );
  if (small.length === 0 || smallCell === undefined) return [];
  const message = `${small.length} groups by ${by} hold figures of fewer than ${smallCell} families; do not publish them`;
  return [{ code: 'small-cells', message, details: { groups: small.length, smallCell } }];
}
