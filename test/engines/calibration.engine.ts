import { calibratePercentile, calibratePricePoint, isRasError } from 'openras';
import { calibrationToSql } from 'openras/export';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Draw, drawFrom, NAMES } from './draw.js';
import { type Cell, type Engine, tableSql } from './engine.js';
import { ENGINES } from './engines.js';
import { MODES, pounds, UNITS } from './kinds.js';

/** Cases of each way to calibrate on each engine. */
const CASES = Number(process.env.ENGINE_CASES ?? 6000);
const SEED = 20_2711;

type Fields = Readonly<Record<string, unknown>>;

interface Drawn {
  readonly kind: 'price-point' | 'percentile';
  readonly options: Fields;
  readonly isGrouped?: boolean;
}

const header = (draw: Draw) => ({
  rounding: { unit: draw.of(UNITS), mode: draw.of(MODES) },
  ...(draw.once(2) && { header: { title: 'openras "title" \\ openras:prices', id: draw.of(NAMES).trim() } }),
  ...(draw.once(2) && { oneOffs: draw.of(['include', 'exclude']) }),
});

function drawPrice(draw: Draw): Drawn {
  const isGrouped = draw.once(3);
  const isLargest = draw.once(3);
  const maximum = { maximumPoints: draw.of(['200', '120.5', '99']) };
  const money = {
    money: pounds(1 + draw.below(100_000_000)),
    population: 'those of the pot',
    pointsPopulation: 'the sample',
    factor: draw.of(['1', '1.25', '0.333333']),
  };
  const { money: amount, ...people } = money;
  const options = {
    fundingBasis: 'pot',
    ...header(draw),
    ...(isLargest && { method: 'largest-package', ...(draw.once(2) ? { maximumObserved: true } : maximum) }),
    ...(isGrouped && { prices: 'per-group-breaks-equal-treatment' }),
    ...(!isLargest && draw.once(3) && maximum),
    ...(!isLargest && !isGrouped && draw.once(2) && { money: { amount, ...people } }),
    ...(!isGrouped && draw.once(3) && { streams: [{ name: 'health', amount: pounds(draw.below(90_000)) }] }),
    ...(draw.once(3) && { priceRounding: { unit: '0.5', mode: 'half-up' } }),
  };
  return { kind: 'price-point', options, isGrouped };
}

function drawRank(draw: Draw): Drawn {
  const ties = draw.of(['mean', 'highest', 'lowest', 'mid-rank']);
  return {
    kind: 'percentile',
    options: { fundingBasis: 'pot', method: 'rank', ties, ...header(draw), ...newcomers(draw) },
  };
}

const newcomers = (draw: Draw) => (draw.once(2) ? { newcomers: draw.of(['in-pot-as-zero', 'separately-funded']) } : {});

function drawQuantile(draw: Draw): Drawn {
  const definition = 1 + draw.below(9);
  const grid = draw.of(['percentiles', 'fives', 'deciles', 'quartiles', ['0', '12.5', '33.333333', '99.9', '100']]);
  const options = {
    fundingBasis: 'reference-sample',
    method: 'quantile',
    definition,
    grid,
    ...header(draw),
    ...newcomers(draw),
  };
  return { kind: 'percentile', options };
}

const COLUMNS = ['id', 'points', 'package_value', 'one_off', 'why', 'status', 'group'] as const;

/** A row of a sample: at times left out, at times a newcomer, and once in many times wrong. */
function drawRow(
  draw: Draw,
  { kind, isGrouped }: Drawn,
  isOdd: boolean,
): Readonly<Record<(typeof COLUMNS)[number], Cell>> {
  const points = draw.of([
    '0',
    String(draw.below(20)),
    String(draw.below(100)),
    `${draw.below(90)}.${1 + draw.below(9)}`,
  ]);
  const pence = draw.of([0, draw.below(50) * 10_000, draw.below(5_000_000)]);
  const isLeftOut = draw.once(12);
  const isNew = kind === 'percentile' && draw.once(8);
  const odd = isOdd && draw.once(20) ? draw.of(['-1', 'x', '1.1234567', '10000000000000000']) : undefined;
  return {
    id: null,
    points: isLeftOut && draw.once(2) ? null : (odd ?? points),
    package_value: isNew || (isLeftOut && draw.once(2)) ? null : pounds(pence),
    one_off: isNew || draw.once(2) ? null : pounds(draw.below(Math.floor(pence / 2) + 1)),
    why: isLeftOut ? 'died' : draw.of([null, '', ' ']),
    status: isNew ? 'newcomer' : draw.of([null, 'existing']),
    group: isGrouped ? draw.of(['10', '9', 'B', "O'Brien", 'two "quoted"', 'back\\slash']) : null,
  };
}

const isBlank = (cell: Cell): boolean => cell === null || cell.trim() === '';

/** The same row as the library takes it. */
function rowOf(row: Readonly<Record<(typeof COLUMNS)[number], Cell>>, { kind, isGrouped }: Drawn): Fields {
  const field = (name: string, cell: Cell): Fields => (isBlank(cell) ? {} : { [name]: cell });
  const left = isBlank(row.why) ? {} : { excludeReason: row.why };
  // What nobody knows of a case that is left out has no part that is one-off.
  const oneOff = isBlank(row.package_value) ? {} : field('oneOff', row.one_off);
  return {
    caseId: row.id,
    ...field('points', row.points),
    ...field('packageValue', row.package_value),
    ...oneOff,
    ...left,
    ...(kind === 'percentile' && field('status', row.status)),
    ...(isGrouped && { group: row.group }),
  };
}

/** The model as JSON, or that the library refuses the sample. */
function expectedOf({ kind, options }: Drawn, sample: readonly Fields[]): string {
  try {
    const { model } =
      kind === 'percentile'
        ? calibratePercentile(sample as never, options as never)
        : calibratePricePoint(sample as never, options as never);
    return JSON.stringify(model);
  } catch (error) {
    if (!isRasError(error)) throw error;
    return 'refused';
  }
}

describe.each(ENGINES)('%s', (dialect, start) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await start();
  });
  afterAll(() => engine?.close());

  async function calibrated({ kind, options, isGrouped }: Drawn, rows: readonly (readonly Cell[])[]) {
    await engine.run(tableSql({ name: 'sample', columns: COLUMNS, rows }));
    const named = { caseId: 'id', oneOff: 'one_off', excludeReason: 'why' };
    const columns = {
      ...named,
      ...(kind === 'percentile' && { status: 'status' }),
      ...(isGrouped && { group: 'group' }),
    };
    const { sql } = calibrationToSql(kind as 'percentile', options as never, { dialect, table: 'sample', columns });
    const [row, ...more] = await engine.query(sql);
    expect(more).toEqual([]);
    return row ?? {};
  }

  test.each([
    ['RAS 4', drawPrice],
    ['RAS 5 by rank', drawRank],
    ['RAS 5 by quantile', drawQuantile],
  ] as const)(
    '%s gives the JSON that the library gives',
    async (name, make) => {
      const draw = drawFrom(SEED + name.length);
      let compared = 0;
      let models = 0;
      while (compared < CASES) {
        const drawn = make(draw);
        const isOdd = draw.once(6);
        const size = draw.of([1, 2, 3, 1 + draw.below(40), 1 + draw.below(900), 1000 + draw.below(2000)]);
        const rows = Array.from({ length: size }, (_, index) => ({ ...drawRow(draw, drawn, isOdd), id: `F${index}` }));
        const expected = expectedOf(
          drawn,
          rows.map((row) => rowOf(row, drawn)),
        );
        const found = await calibrated(
          drawn,
          rows.map((row) => COLUMNS.map((column) => row[column])),
        );
        const told = JSON.stringify({ options: drawn.options, size, warning: found.warning });
        expect(found.model ?? found.status, told).toBe(expected);
        compared += size;
        if (expected !== 'refused') models += 1;
      }
      expect(models).toBeGreaterThan(8);
    },
    500_000,
  );
});
