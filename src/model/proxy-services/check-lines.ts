import { BUDGET, type LineInput } from '../../costing/line.js';
import type { CostedLine } from '../../costing/result.js';
import { type Path, problemList, show } from '../../errors.js';

/** Standard services recur, are the budget's, serve an outcome and stand once. */
export function checkLines(costed: readonly CostedLine[], lines: readonly LineInput[], path: Path): void {
  const problems = problemList();
  const seen = new Map<string, string>();
  costed.forEach(({ id, kind, payer, serves, exact }, index) => {
    const at = [...path, 'lines', index];
    if (kind !== 'recurring') problems.add('inconsistent', [...at, 'kind'], 'a standard service is a recurring line');
    if (payer !== BUDGET) problems.add('inconsistent', [...at, 'payer'], 'stands for the budget; leave the payer out');
    if (serves.length === 0) problems.add('missing', [...at, 'serves'], 'names no outcome that the service would meet');
    const service = lines[index]?.service;
    if (service === undefined || exact === null) return;
    const key = JSON.stringify([service, exact]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, id);
    else problems.add('duplicate', at, `is the same as ${show(first)}; keep one, and name all its outcomes in serves`);
  });
  problems.throwIfAny();
}
