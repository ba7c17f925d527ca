import { problemList } from '../../../errors.js';
import type { Ratio } from '../../../exact/ratio.js';
import type { Pence } from '../../../money/amount.js';
import type { Warning } from '../../../warning.js';
import type { ExcludedCase, OneOffs } from '../../sample.js';
import { isExcluded, type Package, type Score, type ScoresAndPackages } from './rows.js';
import { sampleWarnings } from './warnings.js';

/** A case with a score; its own package where it has one in the sample. */
export interface ScoredCase {
  readonly caseId: string;
  readonly points: Ratio;
  readonly value: Pence | undefined;
}

/** A sample as a RAS 5 calibration uses it. */
export interface ReadSample {
  readonly scores: readonly ScoredCase[];
  readonly packages: readonly Pence[];
  readonly newcomers: readonly ScoredCase[];
  readonly excluded: readonly ExcludedCase[];
  readonly warnings: readonly Warning[];
}

/**
 * Takes out of a sample what does not calibrate, and sets the newcomers apart.
 *
 * @throws RasError `undefined-result` when no score or no package is left
 */
export function percentileSampleOf({ scores, packages }: ScoresAndPackages, oneOffs: OneOffs): ReadSample {
  const kept = packages.filter((one) => !isExcluded(one));
  const own = new Map(kept.map((one) => [one.caseId, worthOf(one, oneOffs)]));
  const scored = scores.filter((one) => !isExcluded(one));
  const toCase = (one: Score): ScoredCase => ({ ...pick(one), value: own.get(one.caseId) });
  const existing = scored.filter((one) => one.status !== 'newcomer').map(toCase);
  const problems = problemList();
  if (existing.length === 0)
    problems.add('undefined-result', ['sample'], 'no score is left; a table needs one or more');
  if (own.size === 0) problems.add('undefined-result', ['sample'], 'no package is left; a table needs one or more');
  problems.throwIfAny();
  return {
    scores: existing,
    packages: [...own.values()],
    newcomers: scored.filter((one) => one.status === 'newcomer').map(toCase),
    excluded: excludedOf([...scores, ...packages]),
    warnings: sampleWarnings(kept, existing, oneOffs),
  };
}

const pick = ({ caseId: id, points: exact }: Score) => ({ caseId: id, points: exact });

function worthOf({ packageValue: value, oneOff: part = 0n }: Package, oneOffs: OneOffs): Pence {
  return oneOffs === 'exclude' ? value - part : value;
}

function excludedOf(list: readonly (Score | Package)[]): ExcludedCase[] {
  const reasons = new Map<string, string>();
  for (const one of list) {
    if (isExcluded(one) && one.excludeReason !== undefined) reasons.set(one.caseId, one.excludeReason);
  }
  return [...reasons].map(([caseId, reason]) => ({ caseId, reason }));
}
