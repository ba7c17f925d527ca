import { type Exclusion, everyPosition, keepCases } from '../../cohort/exclusions.js';
import type { Part } from '../../cohort/options.js';
import { gatherByCode, withNotStated } from '../../cohort/order/ranking.js';
import type { QuantileType } from '../../exact/quantile.js';
import { type ExactNumber, formatRatio } from '../../exact/ratio.js';
import { type Amount, formatAmount } from '../../money/amount.js';
import type { Period } from '../../money/period.js';
import type { Stage } from '../../stage.js';
import type { Warning } from '../../warning.js';
import { cellOf } from '../figures/cell.js';
import { type ChangeFigures, figuresOf } from '../figures/figures.js';
import type { ParsedCompareOptions } from '../options.js';
import type { StagePair } from './pair.js';
import { reasonsOf } from './reasons.js';

/** What changed for a set of cases: everyone, and existing families and newcomers apart. */
export interface ChangeFor {
  /** How many cases there are, compared or not. */
  readonly cases: number;
  /** The cases that are not compared, by reason. */
  readonly excluded: readonly Exclusion[];
  /** What changed for everyone who is compared. */
  readonly everyone: ChangeFigures;
  /** What changed for existing families. */
  readonly existing: ChangeFigures;
  /** What changed for newcomers. */
  readonly newcomers: ChangeFigures;
}

/** What changed for the cases of one group; `group` is null for those that name none. */
export interface GroupChange extends ChangeFor {
  /** The group; null for the cases that name none. */
  readonly group: string | null;
}

/** The rules that the figures of a comparison follow. */
export interface ComparisonRules {
  /** A change of less than this, in per cent of the base, counts as unchanged. */
  readonly threshold: ExactNumber;
  /** Whether the one-off parts of amounts are compared. */
  readonly oneOffs: Part;
  /** Whether the contingency inside amounts is compared. */
  readonly contingency: Part;
  /** Whether cases whose base is £0 are compared. */
  readonly zeroBase: Part;
  /** A figure of fewer families than this is small; null where nothing was said. */
  readonly smallCell: number | null;
  /** The definition of the quartiles, by Hyndman and Fan's number. */
  readonly quantileType: QuantileType;
  /** What all amounts but those of single cases are rounded to, in pounds. */
  readonly roundedTo: Amount;
}

/** What changed between two stages. */
export interface StageComparison extends ChangeFor {
  /** The earlier amount. */
  readonly from: Stage;
  /** The later amount. */
  readonly to: Stage;
  /** What a change is a percentage of. */
  readonly base: Stage;
  /** The period of every amount in it. */
  readonly period: Period;
  /** The rules that the figures follow. */
  readonly rules: ComparisonRules;
  /** What the groups are told by; null where nothing was said. */
  readonly by: string | null;
  /** In the order of their names; the cases that name no group last. Empty unless `by` is given. */
  readonly groups: readonly GroupChange[];
  /** What a person should look at. */
  readonly warnings: readonly Warning[];
}

/** Compares two stages of a cohort. */
export function comparePair(cohort: StagePair, options: ParsedCompareOptions): StageComparison {
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
    ...changeFor(cohort, everyPosition(cohort.length), options),
    by: by ?? null,
    groups,
    warnings: [...cohort.warnings, ...groupWarnings(groups, options)],
  };
}

function changeFor(cohort: StagePair, positions: Uint32Array, options: ParsedCompareOptions): ChangeFor {
  const { kept: compared, excluded } = keepCases(cohort, positions, reasonsOf(cohort, options), options.list);
  const figures = (of: Uint32Array): ChangeFigures => figuresOf(cellOf(cohort, of), options);
  const everyone = figures(compared);
  const partOf = (status: 0 | 1): ChangeFigures => {
    const of = compared.filter((position) => cohort.newcomer[position] === status);
    return of.length === compared.length ? everyone : figures(of);
  };
  return {
    cases: positions.length,
    excluded,
    everyone,
    existing: partOf(0),
    newcomers: partOf(1),
  };
}

/** The cases of each group; those that name none come last, and are no group where there are none of them. */
function groupPositions({ groups }: StagePair): { group: string | null; positions: Uint32Array }[] {
  if (groups === undefined) return [];
  const { names, codes } = groups;
  const { of } = gatherByCode(withNotStated(codes, names.length), names.length + 1);
  return [...names, null]
    .map((group, code) => ({ group, positions: of(code) }))
    .filter(({ group, positions }) => group !== null || positions.length > 0);
}

function groupWarnings(groups: readonly GroupChange[], { by = '', smallCell }: ParsedCompareOptions): Warning[] {
  const small = groups.filter(({ everyone, existing, newcomers }) =>
    [everyone, existing, newcomers].some((figures) => figures.smallCell === true),
  );
  if (small.length === 0 || smallCell === undefined) return [];
  const message = `${small.length} groups by ${by} hold figures of fewer than ${smallCell} families; do not publish them`;
  return [{ code: 'small-cells', message, details: { groups: small.length, smallCell } }];
}
