import { fail, show } from '../errors.js';
import { fj } from './data/fj.js';
import { ibsen } from './data/ibsen.js';
import { ipb } from './data/ipb.js';
import { rr145 } from './data/rr145.js';
import { rr232 } from './data/rr232.js';
import type { Figure, Report } from './report.js';

/** The five reports, in the order of their keys elsewhere. */
export const REPORTS: readonly Report[] = [rr145, rr232, fj, ibsen, ipb];

/**
 * One published figure by its id, whichever report prints it.
 *
 * @throws RasError `unknown-name` when no report has it
 * @source RR145 Table 33 and every other table that the data hold
 * @example
 * ```ts
 * import { publishedFigure } from 'openras/published';
 * publishedFigure('rr145-t33-site-1-ib-mean').printed; // => '£7,600'
 * publishedFigure('rr145-t33-site-1-ib-mean').at; // => 'Table 33'
 * ```
 */
export function publishedFigure(id: string): Figure {
  for (const report of REPORTS) {
    const figure = report.figures.get(id);
    if (figure !== undefined) return figure;
  }
  return fail('unknown-name', ['figure'], `no report has a figure ${show(id)}`);
}
