import * as z from 'zod';
import { fail } from '../errors.js';
import { type DecimalInput, type DecimalLimits, parseDecimal } from '../exact/decimal.js';
import { compareRatios, formatRatio, parseRatio, ratioOfDecimal } from '../exact/ratio.js';
import { schemaOf } from '../parse/check.js';
import { deferred } from '../parse/deferred.js';
import { parseInput, readTogether } from '../parse/parse.js';
import { allowedBy } from './figures/allowed.js';
import type { FigureId } from './figures/figure-ids.js';
import { type Figure, placeOf } from './figures/report.js';
import { publishedFigure } from './figures/reports.js';
import { REPORT_KEYS } from './figures/schema.js';

const COMPUTED: DecimalLimits = { what: 'a computed value', maxDecimals: 30, max: 1e13, min: -1e13 };

/**
 * Asserts that a computed value would be printed as a published figure is: that it lies within half of the figure's
 * precision, or on the right side of a bound ("over", "less than"). For any test runner.
 *
 * @param figure a figure or its id
 * @param computed the value in the figure's own unit and period, such as pounds a year or per cent
 * @throws RasError `inconsistent` when it would not, naming the report, the place and both numbers; `unknown-name` when
 * no report has the figure; `invalid` when the value is not a number
 * @source RR145 Table 33 and every other table that the data hold
 * @category Assertions for tests
 * @example
 * ```ts
 * import { assertReproduces } from 'openras/published';
 * assertReproduces('rr145-t33-site-1-ib-mean', '7634.20'); // => undefined
 * assertReproduces('rr145-t33-site-1-ib-mean', 7700); // throws 'inconsistent'
 * ```
 */
export function assertReproduces(figure: Figure | FigureId, computed: DecimalInput): void {
  const [published, value] = readTogether(
    () => (typeof figure === 'string' ? publishedFigure(figure) : checkedFigure(figure)),
    () => ratioOfDecimal(parseDecimal(computed, COMPUTED, ['computed'])),
  );
  const { low, high } = allowedBy(published);
  const isLow = low !== undefined && compareRatios(value, low) < 0;
  const isHigh = high !== undefined && compareRatios(value, high) > 0;
  if (!isLow && !isHigh) return;
  const from = low === undefined ? 'anything' : formatRatio(low);
  const to = high === undefined ? 'anything above' : formatRatio(high);
  fail(
    'inconsistent',
    [published.id],
    `${placeOf(published)} prints ${published.printed}, which stands for ${from} to ${to}, not for ${formatRatio(value)}`,
    { printed: published.printed, computed: formatRatio(value) },
  );
}

/** A figure that the caller holds: whatever of it is read here is checked. */
function checkedFigure(figure: Figure): Figure {
  parseInput(readSchema, figure, ['figure']);
  return figure;
}

const readSchema = deferred(() => {
  const number = schemaOf(z.string(), parseRatio);
  return z.object({
    id: z.string(),
    report: z.enum(REPORT_KEYS),
    at: z.string(),
    row: z.string(),
    column: z.string(),
    printed: z.string(),
    value: number,
    precision: number,
    exact: z.literal(true).optional(),
    qualifier: z.string().optional(),
  });
});
