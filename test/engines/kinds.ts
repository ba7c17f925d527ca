import { openModel } from 'openras';
import { type Draw, drawPoints, NAMES } from './draw.js';
import type { Cell } from './engine.js';
import { type Answer, expectedOf } from './expected.js';

/** A model that was drawn, and how cases for it are drawn. */
export interface Drawn {
  readonly model: Readonly<Record<string, unknown>>;
  /** The columns beside `case_id`, and how `modelToSql` is told of them. */
  readonly columns: readonly string[];
  readonly options?: Readonly<Record<string, unknown>>;
  /** A case: its cells beside the id, and what it is to be answered. */
  readonly draw: (draw: Draw, caseId: string) => { readonly cells: readonly Cell[]; readonly expected: Answer };
}

export const MODES = ['half-up', 'half-even', 'down', 'up'] as const;
export const UNITS = ['0.01', '0.01', '0.05', '1', '10', '100'] as const;
export const DAYS: readonly Cell[] = [
  null,
  '',
  '2026-03-31',
  '2026-04-01',
  '2027-03-31',
  '2027-04-01',
  '2028-02-29',
  '2027-02-29',
  '2026-13-01',
  '2026-4-1',
  '0099-01-01',
  'soon',
];

export const pounds = (pence: number): string => `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;
export const micro = (points: string): bigint => {
  const [whole = '0', part = ''] = points.split('.');
  return BigInt(whole + part.padEnd(6, '0'));
};
export const isBlank = (cell: Cell): boolean => cell === null || cell.trim() === '';

/** The header of a model: at times dates, bounds and prices of a year. */
export function header(draw: Draw) {
  const maximum = String(draw.of([90, 120.5, 150]));
  return {
    schemaVersion: 1,
    period: 'year',
    ...(draw.once(2) && { id: draw.of(NAMES).trim() }),
    ...(draw.once(2) && { effectiveFrom: '2026-04-01', effectiveTo: '2027-03-31' }),
    ...(draw.once(2) && { outsideDates: draw.of(['warn', 'refer', 'refuse']) }),
    ...(draw.once(2) && { priceBase: '2026-27' }),
    bounds: {
      ...(draw.once(2) && { largestScore: '88.25' }),
      ...(draw.once(2) && { maximumPoints: maximum, beyondMaximum: draw.of(['warn', 'refer', 'refuse']) }),
    },
  };
}

export const TIME = { columns: ['on_day', 'may_have'], options: { startsOn: 'on_day', eligible: 'may_have' } } as const;

/** The day of a case, and whether it is eligible, as cells and as fields. */
export function drawTime(draw: Draw) {
  const day = draw.once(3) ? draw.of(DAYS) : null;
  const may = draw.of<Cell>([null, null, null, 'yes', 'TRUE', 'no', draw.once(20) ? 'perhaps' : 'Y']);
  return {
    cells: [day, may],
    fields: {
      ...(!isBlank(day) && { startsOn: day }),
      ...(may !== null && { eligible: may === 'perhaps' ? 'perhaps' : may !== 'no' }),
    },
  };
}

export function drawPricePoint(draw: Draw): Drawn {
  const { bounds, ...rest } = header(draw);
  const isGrouped = draw.once(2);
  const groups = isGrouped ? [...new Set([draw.of(NAMES), draw.of(NAMES), 'B'])] : [];
  const price = () => ({
    money: pounds(1 + draw.below(2_000_000_00)),
    points: draw.of(['1', '150', '1125/7', '6543.21', '37.5', '3']),
  });
  const addOns = draw.once(3) ? [{ id: "ramp's", label: 'a ramp', amount: '99.99' }] : [];
  const model = {
    kind: 'price-point',
    ...rest,
    ...bounds,
    fundingBasis: 'pot',
    method: 'stated',
    prices: isGrouped ? groups.map((group) => ({ group, ...price() })) : [price()],
    ...(addOns.length > 0 && { addOns }),
    ...(draw.once(2) && { priceRounding: { unit: draw.of(['0.01', '0.5', '0.0001']), mode: draw.of(MODES) } }),
    rounding: { unit: draw.of(UNITS), mode: draw.of(MODES) },
  };
  const edges = Object.values(bounds).flatMap((one) => (/^\d/.test(one) ? [micro(one), micro(one) + 1n] : []));
  const open = openModel(model as unknown);
  return {
    model,
    columns: ['points', ...TIME.columns, ...(isGrouped ? ['grp'] : []), ...addOns.map(({ id }) => id)],
    options: { ...TIME.options, ...(isGrouped && { group: 'grp' }) },
    draw(own, caseId) {
      const points = drawPoints(own, edges);
      const time = drawTime(own);
      const group = own.once(30) ? own.of<Cell>([null, '', 'Z']) : isGrouped ? own.of(groups) : null;
      const hasRamp = own.once(2);
      const one = {
        caseId,
        points,
        ...time.fields,
        ...(isGrouped && !isBlank(group) && { group }),
        ...(addOns.length > 0 && hasRamp && { addOns: ["ramp's"] }),
      };
      const cells = [points, ...time.cells, ...(isGrouped ? [group] : []), ...addOns.map(() => (hasRamp ? 'y' : '0'))];
      return { cells, expected: expectedOf(open, one, isBlank(points) ? 'points' : undefined) };
    },
  };
}

export function drawPercentile(draw: Draw): Drawn {
  const { bounds, ...rest } = header(draw);
  let [points, pence] = [150 + draw.below(100), 3_000_000 + draw.below(9_000_000)];
  const rows = Array.from({ length: 1 + draw.below(60) }, (_, index) => {
    points -= 1 + draw.below(4);
    pence -= 1 + draw.below(40_000);
    const over = 1 + draw.below(3);
    const isThird = draw.once(6);
    return {
      points: isThird ? `${points * 3 + 1}/3` : draw.once(3) ? `${points}.5` : String(points),
      percentile: String(Math.max(0, 100 - index)),
      cases: 1,
      money: pounds(pence * over + (over === 3 ? 1 : 0)),
      over,
      packages: over,
    };
  }).filter((row) => !row.points.startsWith('-'));
  const model = {
    kind: 'percentile',
    ...rest,
    ...bounds,
    fundingBasis: 'pot',
    method: 'quantile',
    definition: 7,
    between: draw.of(['interpolate', 'lower', 'upper', 'refuse']),
    above: draw.of(['refer-to-costing', 'clamp']),
    below: draw.of(['refer-to-costing', 'clamp']),
    counts: { scores: 50, packages: 50 },
    rows,
    rounding: { unit: draw.of(UNITS), mode: draw.of(MODES) },
  };
  const edges = rows.flatMap((row) => (row.points.includes('/') ? [] : [micro(row.points)]));
  return onlyPoints(model, edges);
}

export function drawTable(draw: Draw): Drawn {
  const { bounds, ...rest } = header(draw);
  const step = draw.of([1, 0.5, 0.3]);
  const isByAge = draw.once(2);
  const isGrouped = draw.once(2);
  const edges: bigint[] = [];
  const text = (steps: number): string => (steps * step).toFixed(6).replace(/\.?0+$/, '');
  const rows = () => {
    let next = draw.below(5);
    return Array.from({ length: 2 + draw.below(8) }, (_, index) => {
      const from = next;
      const to = from + draw.below(20);
      next = to + (draw.once(4) ? draw.below(4) : 1);
      edges.push(micro(text(from)), micro(text(to)));
      const amount = draw.once(5)
        ? { amount: null, answer: draw.of(['no-budget', 'refer-to-costing']) }
        : { amount: pounds(draw.below(900_000)) };
      return { from: text(from), to: index === 9 ? null : text(to), ...amount };
    });
  };
  const ages = isByAge ? [{ ageRange: { from: 0, to: 13 } }, { ageRange: { from: 14 } }] : [{}];
  const groups = isGrouped ? ['A', "O'Brien"] : [undefined];
  const tables = groups.flatMap((group) =>
    ages.map((age) => ({ ...(group && { group }), ...age, ...(draw.once(4) && { maximum: text(100) }), rows: rows() })),
  );
  const model = {
    kind: 'allocation-table',
    ...rest,
    ...bounds,
    step: String(step),
    offStep: draw.of(['refuse', 'half-up', 'down', 'up']),
    gap: draw.of(['refuse', 'refer-to-costing']),
    above: draw.of(['refer-to-costing', 'refuse', 'highest-row']),
    tables,
  };
  const open = openModel(model as unknown);
  const half = BigInt(Math.round(step * 500_000));
  const places = [
    ...edges,
    ...edges.map((edge) => edge + half),
    ...edges.map((edge) => (edge > half ? edge - half : 0n)),
  ];
  return {
    model,
    columns: ['points', ...(isGrouped ? ['group'] : []), ...(isByAge ? ['age'] : [])],
    draw(own, caseId) {
      const points = own.once(3) ? text(own.below(200)) : drawPoints(own, places, 120);
      const group = own.of(['A', "O'Brien", own.once(10) ? 'a' : 'A']);
      const age = String(own.below(19));
      const isAgeless = own.once(30);
      const one = { caseId, points, ...(isGrouped && { group }), ...(isByAge && !isAgeless && { age: Number(age) }) };
      const cells = [points, ...(isGrouped ? [group] : []), ...(isByAge ? [isAgeless ? null : age] : [])];
      return { cells, expected: expectedOf(open, one, isBlank(points) ? 'points' : undefined) };
    },
  };
}

export function onlyPoints(model: Readonly<Record<string, unknown>>, edges: readonly bigint[]): Drawn {
  const open = openModel(model as unknown);
  return {
    model,
    columns: ['points', ...TIME.columns],
    options: TIME.options,
    draw(own, caseId) {
      const points = drawPoints(own, edges, 260);
      const time = drawTime(own);
      const one = { caseId, points, ...time.fields };
      return {
        cells: [points, ...time.cells],
        expected: expectedOf(open, one, isBlank(points) ? 'points' : undefined),
      };
    },
  };
}

export function drawLevels(draw: Draw): Drawn {
  const { bounds: _, ...rest } = header(draw);
  const levels = ['none', "some'", 'much'].map((id, index) => ({
    id,
    amount: pounds(index === 0 ? 0 : draw.below(500_000)),
  }));
  const outcomes = ['safe', 'a "home"', "friend's"].map((id) => ({
    id,
    ...(draw.once(2) && { amounts: [{ level: 'much', amount: pounds(draw.below(900_000)) }] }),
  }));
  const model = {
    kind: 'level-prices',
    ...rest,
    levels,
    outcomes,
    rounding: { unit: draw.of(UNITS), mode: draw.of(MODES) },
  };
  const open = openModel(model as unknown);
  return {
    model,
    columns: [...outcomes.map(({ id }) => id), ...TIME.columns],
    options: TIME.options,
    draw(own, caseId) {
      const cells = outcomes.map(() => (own.once(40) ? own.of<Cell>([null, 'None', '']) : own.of(levels).id));
      const time = drawTime(own);
      const answers = outcomes.map(({ id }, index) => ({ outcome: id, level: cells[index] }));
      const one = { caseId, answers: answers.filter(({ level }) => !isBlank(level ?? null)), ...time.fields };
      return { cells: [...cells, ...time.cells], expected: expectedOf(open, one) };
    },
  };
}

export function drawHours(draw: Draw): Drawn {
  const { bounds: _, ...rest } = header(draw);
  const levels = NAMES.slice(0, 5).map((id) => ({ id, hours: pounds(draw.below(4000)) }));
  const model = {
    kind: 'hours-by-need-level',
    ...rest,
    levels,
    hoursPer: 'week',
    ratePerHour: '17.345',
    convention: '52-weeks',
    rounding: { unit: draw.of(UNITS), mode: draw.of(MODES) },
  };
  const open = openModel(model as unknown);
  return {
    model,
    columns: ['level', ...TIME.columns],
    options: TIME.options,
    draw(own, caseId) {
      const level = own.once(30) ? own.of<Cell>([null, '', 'b', 'Á']) : own.of(levels).id;
      const time = drawTime(own);
      const one = { caseId, level, ...time.fields };
      return { cells: [level, ...time.cells], expected: expectedOf(open, one, isBlank(level) ? 'level' : undefined) };
    },
  };
}

export function drawEqualShare(draw: Draw): Drawn {
  const { bounds: _, ...rest } = header(draw);
  const pot = pounds(1 + draw.below(2_000_000_00));
  const model = { kind: 'equal-share', ...rest, pot, places: 1 + draw.below(90) };
  const open = openModel(model as unknown);
  return {
    model,
    columns: TIME.columns,
    options: TIME.options,
    draw(own, caseId) {
      const time = drawTime(own);
      return { cells: time.cells, expected: expectedOf(open, { caseId, ...time.fields }) };
    },
  };
}
