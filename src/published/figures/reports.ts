import { fail, show } from '../../errors.js';
import { fj } from './data/fj.js';
import { ibsen } from './data/ibsen.js';
import { ipb } from './data/ipb.js';
import { rr145 } from './data/rr145.js';
import { rr232 } from './data/rr232.js';
import type { FigureId } from './figure-ids.js';
import type { Figure, Report } from './report.js';

/** The five reports, in the order of their keys elsewhere. */
export const REPORTS: readonly Report[] = [rr145, rr232, fj, ibsen, ipb];

/**
 * One published figure by its id, whichever report prints it.
 *
 * @throws RasError `unknown-name` when no report has it
 * @source RR145 Table 33 and every other table that the data hold
 * @category Published figures
 * @example
 * ```ts
 * import { publishedFigure } from 'openras/published';
 * publishedFigure('rr145-t33-site-1-ib-mean').printed; // => '£7,600'
 * publishedFigure('rr145-t33-site-1-ib-mean').at; // => 'Table 33'
 * ```
 */
export function publishedFigure(id: FigureId): Figure {
  return figureById(id);
}

/**
 * Whether a text is the id of a published figure, whichever report prints it.
 *
 * @source RR145 Table 33 and every other table that the data hold
 * @category Published figures
 * @example
 * ```ts
 * import { isFigureId } from 'openras/published';
 * isFigureId('rr145-t33-site-1-ib-mean'); // => true
 * isFigureId('rr145-t99'); // => false
 * ```
 */
export function isFigureId(text: string): text is FigureId {
  return REPORTS.some(({ figures }) => figures.has(text));
}

/** One published figure by an id that is put together from parts. */
export function figureById(id: string): Figure {
  for (const { figures } of REPORTS) {
    const figure = figures.get(id);
    if (figure !== undefined) return figure;
  }
  return fail('unknown-name', ['figure'], `no report has a figure ${show(id)}`);
}
