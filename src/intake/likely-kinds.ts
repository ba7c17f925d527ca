import { findHeader } from './header/find-header.js';
import { matchFinder } from './header/known-names.js';
import { hasLevelColumns } from './make/levels-in-columns.js';
import type { Alike } from './plain-name.js';
import type { Sheet } from './sheet.js';
import { TARGETS, type TargetName } from './target/targets.js';
import { INSTRUMENT_BY_LEVEL } from './target/tools.js';

/** What a table may be told to be by the names of its columns, the most telling first. */
const TOLD_BY_NAMES = ['instrument', 'prices', 'needs', 'lines'] as const satisfies readonly TargetName[];

/** What a table can be told to be by its names. */
export type ToldByNames = (typeof TOLD_BY_NAMES)[number];

/** Of a table of lines: something that says what a line costs or how much of a service it is, and something that says what it pays for. */
const COSTS: readonly string[] = ['amount', 'weekly_rate', 'unit_price', 'quantity'];
const PAID_FOR: readonly string[] = ['name', 'service'];

/**
 * What a sheet holds, by the names of its columns alone: every column that the kind needs has its name or one that
 * councils give it. Undefined where no kind, or none surely, is told by them.
 */
export function likelyKind(sheet: Sheet, alike: Alike): ToldByNames | undefined {
  return TOLD_BY_NAMES.find((kind) => isLikely(sheet, kind, alike));
}

function isLikely(sheet: Sheet, kind: ToldByNames, alike: Alike): boolean {
  const target = TARGETS[kind];
  const find = matchFinder(target, alike);
  const header = findHeader(sheet, find);
  if (header === undefined) return false;
  const called = new Set(
    header.names.flatMap((name) => find(name).flatMap((match) => (match.rank === 'near' ? [] : [match.target.name]))),
  );
  const hasAll = (columns: typeof target.columns): boolean =>
    columns.every(({ name, isRequired, unless = '' }) => isRequired !== true || called.has(name) || called.has(unless));
  if (kind === 'lines')
    return hasAll(target.columns) && COSTS.some((one) => called.has(one)) && PAID_FOR.some((one) => called.has(one));
  if (kind !== 'instrument') return hasAll(target.columns);
  const { row, names } = header;
  return (
    hasAll(target.columns) || (hasAll(INSTRUMENT_BY_LEVEL.columns) && hasLevelColumns(sheet, row, names, find, alike))
  );
}
