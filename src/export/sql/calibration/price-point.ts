import { ratio } from '../../../exact/ratio.js';
import { calibratePricePoint } from '../../../model/price-point/calibrate.js';
import { type PricePointOptions, pricePointOptionsSchema } from '../../../model/price-point/options.js';
import { parseInput } from '../../../parse/parse.js';
import type { Dialect } from '../dialect.js';
import { MICRO, MOST_PENCE } from '../pieces.js';
import type { When } from '../readers.js';
import { type Calibrating, DUMMY, type Made, scaled } from './making.js';
import { fixedText, jsonText, shortText, sumOf, sumParts } from './result.js';

/** RAS 4: two sums, or the largest package and the most points. */
export const pricePointCalibration: Calibrating<PricePointOptions> = {
  read(options) {
    const parsed = parseInput(pricePointOptionsSchema, options, ['options']);
    const isGrouped = parsed.prices !== 'single';
    const { model } = calibratePricePoint([{ ...DUMMY, ...(isGrouped && { group: 'g' }) }], options);
    return {
      oneOffs: parsed.oneOffs,
      maximumPoints: parsed.maximumPoints,
      group: isGrouped,
      status: false,
      model,
      make: (context) => made(parsed, isGrouped, context),
    };
  },
};

type Parsed = ReturnType<typeof pricePointOptionsSchema.parse>;

function made(
  options: Parsed,
  isGrouped: boolean,
  { dialect, parts, rows, totals, most }: Parameters<Made['make']>[0],
) {
  const { money, streams, method, maximumPoints, maximumObserved } = options;
  const group = isGrouped ? 'own_group' : `''`;
  const grouped = parts.add(
    [
      `  SELECT ${group} AS own_group, ${[...sumParts(dialect, 'value', 'value'), ...sumParts(dialect, 'x', 'x')].join(', ')},`,
      `    MAX(value) AS most_value, MAX(x) AS most_x`,
      `  FROM ${rows} WHERE kept = 1 AND fault IS NULL GROUP BY 1`,
    ].join('\n'),
  );
  const tranches = streams.reduce((sum, { amount }) => sum + amount, 0n);
  const isLargest = method === 'largest-package';
  const own = isLargest
    ? 'most_value'
    : money === undefined
      ? sumOf(dialect, 'value', MOST_PENCE)
      : String(money.amount);
  const factor = scaled(money?.factor ?? ratio(1n), MICRO);
  // Points with six decimals, times a factor with six.
  const observed = isLargest ? 'most_x' : sumOf(dialect, 'x', most / factor);
  const points =
    isLargest && !maximumObserved && maximumPoints !== undefined ? String(scaled(maximumPoints, MICRO)) : observed;
  const by = isLargest ? MICRO : factor;
  const priced = parts.addLayer(
    [
      `CAST(${own} AS ${dialect.whole}) + ${tranches} AS money`,
      `CAST(${points} AS ${dialect.whole}) * ${by} AS points`,
    ],
    grouped,
  );
  const price = [
    ...(isGrouped ? [`'"group":' || ${jsonText(dialect, 'own_group')}`] : []),
    `'"money":"' || ${fixedText(dialect, 'money', 2)} || '"'`,
    `'"points":"' || ${shortText(dialect, 'points', 12)} || '"'`,
  ].join(` || ',' || `);
  const last = parts.add(
    [
      `  SELECT string_agg('{' || ${price} || '}', ',' ORDER BY ${orderOf(dialect, 'own_group')}) AS made_prices,`,
      `    MIN(points) AS least_points,`,
      `    SUM(CASE WHEN money IS NULL OR money > ${MOST_PENCE} THEN 1 ELSE 0 END) AS too_large,`,
      `    SUM(CASE WHEN points IS NULL THEN 1 ELSE 0 END) AS too_many\n  FROM ${priced}`,
    ].join('\n'),
  );
  const refused: When[] = [
    ['too_large > 0', "'package_value: out-of-range'"],
    ['least_points = 0', "'points: undefined-result'"],
  ];
  return {
    from: `${totals} CROSS JOIN ${last}`,
    refused,
    outOfBounds: 'too_many > 0',
    parts: { prices: `'[' || made_prices || ']'` },
  };
}

/** The order of labels: whole numbers by size, then all others by their characters. */
function orderOf({ whole }: Dialect, label: string): string {
  const isWhole = `length(${label}) BETWEEN 1 AND 15 AND ltrim(${label}, '0123456789') = ''`;
  const size = `CAST(CASE WHEN ${isWhole} THEN ${label} END AS ${whole})`;
  return `CASE WHEN ${isWhole} THEN 0 ELSE 1 END, ${size}, ${label}`;
}
