import type { LineInput } from '../../costing/line/line.js';
import type { CostedLine } from '../../costing/package/result.js';
import { BUDGET } from '../../costing/payer.js';
import { type Path, problemList, show } from '../../errors.js';
import { at } from '../../exact/at.js';

/** Standard services that count recur, are the budget's, serve an outcome and stand once. */
export function checkLines(costed: readonly CostedLine[], lines: readonly LineInput[], path: Path): void {
  const problems = problemList();
  const seen = new Map<string, string>();
  costed.forEach(({ id, kind, payer, serves, exact, leftOut }, index) => {
    if (leftOut !== null) return;
    const where = [...path, 'lines', index];
    if (kind !== 'recurring')
      problems.add('inconsistent', [...where, 'kind'], 'a standard service is a recurring line');
    if (payer !== BUDGET)
      problems.add('inconsistent', [...where, 'payer'], 'stands for the budget; leave the payer out');
    if (serves.length === 0)
      problems.add('missing', [...where, 'serves'], 'names no outcome that the service would meet');
    const { service } = at(lines, index);
    if (service === undefined || exact === null) return;
    const key = JSON.stringify([service, exact]);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, id);
    else
      problems.add('duplicate', where, `is the same as ${show(first)}; keep one, and name all its outcomes in serves`);
  });
  problems.throwIfAny();
}
