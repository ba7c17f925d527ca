import { type QuantileType, quantileLine } from '../../../exact/quantile.js';
import { divideRatios, ratio, ZERO } from '../../../exact/ratio.js';
import { calibratePercentile } from '../../../model/percentile/calibrate.js';
import {
  type ParsedPercentileOptions,
  type PercentileOptions,
  percentileOptionsSchema,
} from '../../../model/percentile/options.js';
import type { TieRule } from '../../../model/percentile/ties/ties.js';
import { parseInput } from '../../../parse/parse.js';
import { MICRO } from '../pieces.js';
import { exactTextLayers } from './exact-text.js';
import { type Calibrating, DUMMY, type Making, scaled } from './making.js';
import { MOST_SUM, shortText, sumOf, sumParts } from './result.js';

/** RAS 5: scores and packages side by side, by rank or at the percentiles of a grid. */
export const percentileCalibration: Calibrating<PercentileOptions> = {
  read(options) {
    const parsed = parseInput(percentileOptionsSchema, options, ['options']);
    const { model } = calibratePercentile([DUMMY], options);
    const isZero = parsed.newcomers === 'in-pot-as-zero';
    return {
      oneOffs: parsed.oneOffs,
      maximumPoints: parsed.maximumPoints,
      group: false,
      status: true,
      model,
      newcomers: isZero ? '1 = 1' : 'newcomer = 0',
      make: (context) => {
        const isIn = isZero ? '' : ' AND newcomer = 0';
        const kept = context.parts.add(
          `  SELECT x, value FROM ${context.rows} WHERE kept = 1 AND fault IS NULL${isIn}`,
        );
        return model.method === 'rank' ? byRank(parsed.ties, kept, context) : byQuantile(parsed, kept, context);
      },
    };
  },
};

/** Rows of scores and packages, each with its place in its own order. */
function placed({ parts, totals, dialect: { whole } }: Making, kept: string, order: 'ASC' | 'DESC', room = '1 = 1') {
  // A pot beyond the largest amount is refused, and numbers without room have no answer: neither is multiplied.
  const within = (of: string): string => `CASE WHEN pot IS NOT NULL AND ${room} THEN ${of} END AS ${of}`;
  const place = (of: string): string => `CAST(ROW_NUMBER() OVER (ORDER BY k.${of} ${order}) AS ${whole}) AS place`;
  const from = `FROM ${kept} k CROSS JOIN ${totals}`;
  return {
    scores: parts.add(`  SELECT ${within('x')}, ${place('x')} ${from}`),
    packages: parts.add(`  SELECT ${within('value')}, ${place('value')} ${from}`),
  };
}

const result = (from: string, room: string) => ({
  from,
  refused: [['pot IS NULL', "'package_value: out-of-range'"]] as const,
  outOfBounds: `${room} = 1`,
  parts: {
    rows: `'[' || made_rows || ']'`,
    counts: `'{"scores":' || cases || ',"packages":' || cases || '}'`,
  },
});

function byRank(ties: TieRule, kept: string, context: Making) {
  const { dialect, parts, totals } = context;
  const { div, whole } = dialect;
  const { scores, packages } = placed(context, kept, 'DESC');
  const spans = parts.add(
    `  SELECT x, place, MIN(place) OVER (PARTITION BY x) AS first, MAX(place) OVER (PARTITION BY x) AS last FROM ${scores}`,
  );
  const taken: Readonly<Record<TieRule, string>> = {
    mean: '1 = 1',
    highest: 'place = first',
    lowest: 'place = last',
    'mid-rank': `place BETWEEN ${div('(first + last)', '2')} AND ${div('(first + last + 1)', '2')}`,
  };
  const aligned = parts.add(
    `  SELECT s.x, s.place, s.first, s.last, CASE WHEN ${taken[ties].replaceAll('place', 's.place').replaceAll('first', 's.first').replaceAll('last', 's.last')} THEN p.value END AS taken\n  FROM ${spans} s JOIN ${packages} p ON p.place = s.place`,
  );
  let rows = parts.add(
    `  SELECT x, CAST(first AS ${whole}) AS first, CAST(last AS ${whole}) AS last, COUNT(taken) AS over_count,\n    ${sumParts(dialect, 'taken', 'money').join(', ')}\n  FROM ${aligned} GROUP BY x, first, last`,
  );
  rows = parts.add(
    `  SELECT r.*, ${sumOf(dialect, 'money', MOST_SUM)} AS money,\n    CASE WHEN cases = 1 THEN 100 ELSE 100 * (2 * cases - first - last) END AS top,\n    CASE WHEN cases = 1 THEN 1 ELSE 2 * (cases - 1) END AS under\n  FROM ${rows} r CROSS JOIN ${totals}`,
  );
  for (const layer of exactTextLayers(dialect, 'top', 'under', 'percentile')) rows = parts.addLayer(layer, rows);
  const row = [
    `'{"points":"' || ${shortText(dialect, 'x', 6)}`,
    `'","percentile":"' || percentile`,
    `'","money":"' || ${shortText(dialect, 'money', 2)}`,
    `'","cases":' || (last - first + 1)`,
    `',"place":' || first`,
    `',"over":' || over_count`,
    `',"packages":' || over_count || '}'`,
  ].join(' || ');
  const last = parts.add(
    `  SELECT string_agg(${row}, ',' ORDER BY x DESC) AS made_rows, MAX(CASE WHEN percentile IS NULL THEN 1 ELSE 0 END) AS no_room FROM ${rows}`,
  );
  return result(`${totals} CROSS JOIN ${last}`, 'no_room');
}

/** What a share between two neighbours is, in parts, by the definition of a quantile. */
function shareOf(type: QuantileType, parts: bigint): string {
  if (type === 1) return `CASE WHEN rest = 0 THEN 0 ELSE ${parts} END`;
  if (type === 2) return `CASE WHEN rest = 0 THEN ${parts / 2n} ELSE ${parts} END`;
  if (type === 3) return `CASE WHEN rest = 0 AND whole_place % 2 = 0 THEN 0 ELSE ${parts} END`;
  return 'rest';
}

function byQuantile({ grid, definition }: ParsedPercentileOptions, kept: string, context: Making) {
  const { dialect, parts, totals } = context;
  const { div, whole } = dialect;
  const lines = grid.map((percent) => quantileLine(divideRatios(percent, ratio(100n)), definition));
  // One number of parts for each place of the grid; the second definition halves them.
  const one = lines.flatMap(({ by, plus }) => [by.denominator, plus.denominator]).reduce(commonMultiple, 2n);
  const room = [
    `largest <= ${dialect.most / (4n * one)}`,
    `most_value <= ${dialect.most / (4n * one * BigInt(grid.length))}`,
    `cases <= ${dialect.most / (4n * one)}`,
  ].join(' AND ');
  const { scores, packages } = placed(context, kept, 'ASC', room);
  const values = grid.map((percent, index) => {
    const { by = ZERO, plus = ZERO } = lines[index] ?? {};
    return `(${scaled(percent, MICRO)}, ${scaled(by, one)}, ${scaled(plus, one)})`;
  });
  const cast = ['percent', 'by_cases', 'plus'].map((name) => `CAST(${name} AS ${whole}) AS ${name}`);
  let places = parts.add(
    `  WITH openras_0(percent, by_cases, plus) AS (\n    VALUES\n    ${values.join(',\n    ')}\n  )\n  SELECT ${cast.join(', ')} FROM openras_0`,
  );
  places = parts.add(
    `  SELECT g.percent, t.cases, CASE WHEN ${room} THEN g.by_cases * t.cases + g.plus END AS position\n  FROM ${places} g CROSS JOIN ${totals} t`,
  );
  // A position may lie before the first place.
  places = parts.addLayer([`${div(`(position + ${one})`, String(one))} - 1 AS whole_place`], places);
  places = parts.addLayer([`position - whole_place * ${one} AS rest`], places);
  const within = (place: string): string =>
    `CASE WHEN ${place} < 1 THEN 1 WHEN ${place} > cases THEN cases ELSE ${place} END`;
  places = parts.addLayer(
    [
      `${within('whole_place')} AS low`,
      `${within('(whole_place + 1)')} AS high`,
      `${shareOf(definition, one)} AS between_both`,
    ],
    places,
  );
  places = parts.addLayer(['CASE WHEN low = high THEN 0 ELSE between_both END AS share'], places);
  const mixed = (low: string, high: string): string => `${one} * ${low} + g.share * (${high} - ${low})`;
  const read = parts.add(
    [
      `  SELECT g.percent, g.low, g.high, g.share, ${mixed('a.x', 'b.x')} AS score, ${mixed('c.value', 'd.value')} AS amount`,
      `  FROM ${places} g JOIN ${scores} a ON a.place = g.low JOIN ${scores} b ON b.place = g.high`,
      `    JOIN ${packages} c ON c.place = g.low JOIN ${packages} d ON d.place = g.high`,
    ].join('\n'),
  );
  const used = parts.add(
    `  SELECT score, COUNT(*) AS made_of FROM (\n    SELECT score, low AS place FROM ${read} WHERE share < ${one}\n    UNION SELECT score, high FROM ${read} WHERE share > 0\n  ) u GROUP BY score`,
  );
  const counted = parts.add(`  SELECT ${one} * x AS score, COUNT(*) AS cases FROM ${scores} GROUP BY x`);
  const sum = (of: string): string => `CAST(SUM(${of}) AS ${whole})`;
  const joined = parts.add(
    `  SELECT score, ${sum('percent')} AS percent, ${sum('amount')} AS amount, CAST(COUNT(*) AS ${whole}) AS over_count FROM ${read} GROUP BY score`,
  );
  let rows = parts.add(
    [
      `  SELECT j.*, u.made_of, coalesce(c.cases, 0) AS own_cases, ${one * MICRO} AS score_under,`,
      `    ${MICRO} * j.over_count AS percent_under, ${100n * one} AS amount_under`,
      `  FROM ${joined} j JOIN ${used} u ON u.score = j.score LEFT JOIN ${counted} c ON c.score = j.score`,
    ].join('\n'),
  );
  const texts = [
    exactTextLayers(dialect, 'score', `CAST(score_under AS ${whole})`, 'points'),
    exactTextLayers(dialect, 'percent', 'percent_under', 'percentile'),
    exactTextLayers(dialect, 'amount', `CAST(amount_under AS ${whole})`, 'money'),
  ];
  // The three are written side by side, a layer of each at a time.
  const layers = (texts[0] ?? []).map((_, index) => texts.flatMap((own) => own[index] ?? []));
  for (const layer of layers) rows = parts.addLayer(layer, rows);
  const row = [
    `'{"points":"' || points`,
    `'","percentile":"' || percentile`,
    `'","money":"' || money`,
    `'","cases":' || own_cases`,
    `',"over":' || over_count`,
    `',"packages":' || made_of || '}'`,
  ].join(' || ');
  const isFull = ['points', 'percentile', 'money'].map((name) => `${name} IS NULL`).join(' OR ');
  const last = parts.add(
    `  SELECT string_agg(${row}, ',' ORDER BY score DESC) AS made_rows, MAX(CASE WHEN ${isFull} THEN 1 ELSE 0 END) AS no_room FROM ${rows}`,
  );
  return result(`${totals} CROSS JOIN ${last}`, 'coalesce(no_room, 1)');
}

function commonMultiple(a: bigint, b: bigint): bigint {
  return a * ratio(b, a).numerator;
}
