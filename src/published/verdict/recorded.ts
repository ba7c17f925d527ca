import file from '../../../fixtures/published/verdicts.json';
import type { Verdict } from './judge.js';

/** The verdicts on record, by the id of their check. */
export function recordedVerdicts(): ReadonlyMap<string, Verdict> {
  return new Map(Object.entries(file.verdicts) as [string, Verdict][]);
}
