import { fail } from '../errors.js';
import { type DecimalInput, type DecimalLimits, parseDecimal } from '../exact/decimal.js';
import { compareRatios, formatRatio, ratioOfDecimal } from '../exact/ratio.js';
import { allowedBy } from './allowed.js';
import { type Figure, placeOf } from './report.js';
import { publishedFigure } from './reports.js';

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
 * @example
 * ```ts
 * import { assertReproduces } from 'openras/published';
 * assertReproduces('rr145-t33-site-1-ib-mean', '7634.20'); // => undefined
 * assertReproduces('rr145-t33-site-1-ib-mean', 7700); // throws 'inconsistent'
 * ```
 */
export function assertReproduces(figure: Figure | string, computed: DecimalInput): void {
  const published = typeof figure === 'string' ? publishedFigure(figure) : figure;
  const value = ratioOfDecimal(parseDecimal(computed, COMPUTED, ['computed']));
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
