import {
  amount,
  bounds,
  type DrawnBook,
  decimal,
  drawPoints,
  editRounding,
  header,
  MODES,
  type ModelEdit,
  ODD_NAMES,
  pounds,
  rounding,
  time,
} from './book-draw.js';
import type { Draw } from './draw.js';

export function drawPricePoint(draw: Draw): DrawnBook {
  const isGrouped = draw.once(2);
  const groups = isGrouped ? [...new Set([draw.of(ODD_NAMES), draw.of(ODD_NAMES), 'B', 'b'])] : [];
  const price = () => ({
    money: pounds(amount(draw)),
    points: draw.of(['1', '2', '3', '8', '150', '200', '1125/7', '6543.21', '37.5', '0.25', '12.345678']),
  });
  const addOns = ["ramp's", '=1', '#N/A']
    .slice(0, draw.below(4))
    .map((id) => ({ id, label: id, amount: pounds(1 + draw.below(99_999)) }));
  const model = {
    kind: 'price-point',
    ...header(draw),
    ...bounds(draw),
    fundingBasis: 'pot',
    method: 'stated',
    prices: isGrouped ? groups.map((group) => ({ group, ...price() })) : [price()],
    ...(addOns.length > 0 && { addOns }),
    ...(draw.once(2) && {
      priceRounding: { unit: draw.of(['0.01', '0.5', '0.0001', '0.000001']), mode: draw.of(MODES) },
    }),
    rounding: rounding(draw),
  };
  return {
    model,
    draw: (own, caseId) => ({
      caseId,
      points: drawPoints(own, [0, 1, 88.25, 90, 120.5, 150]),
      ...time(own),
      ...(isGrouped && { group: own.of(groups) }),
      ...(addOns.length > 0 && { addOns: addOns.filter(() => own.once(2)).map(({ id }) => id) }),
    }),
    edit(own) {
      const { rounding: next, typed } = editRounding(own);
      const prices = model.prices.map((one, index) => {
        const pence = amount(own);
        typed.push({ name: 'price_money', index, value: pence / 100 });
        if (one.points.includes('/')) return { ...one, money: pounds(pence) };
        const points = decimal(200_000 + own.below(10 ** (2 + own.below(8))));
        typed.push({ name: 'price_points', index, value: Number(points) });
        return { ...one, money: pounds(pence), points };
      });
      const more =
        model.priceRounding === undefined
          ? {}
          : { priceRounding: { unit: own.of(['0.01', '0.05', '0.001']), mode: own.of(MODES) } };
      if (more.priceRounding !== undefined) {
        typed.push({ name: 'price_rounding_unit', index: 0, value: Number(more.priceRounding.unit) });
        typed.push({ name: 'price_rounding_mode', index: 0, value: more.priceRounding.mode });
      }
      return { model: { ...model, ...more, prices, rounding: next }, typed };
    },
  };
}

export function drawPercentile(draw: Draw): DrawnBook {
  let [points, pence] = [150 + draw.below(100), 3_000_000 + draw.below(9_000_000)];
  const rows = Array.from({ length: 1 + draw.below(60) }, (_, index) => {
    points -= 1 + draw.below(4);
    pence -= 1 + draw.below(40_000);
    const over = 1 + draw.below(3);
    const own = draw.once(6) ? `${points * 3 + 1}/3` : draw.once(3) ? `${points}.5` : String(points);
    const money = draw.once(4) ? `${pence * over * 7 + 1}/700` : pounds(pence * over);
    return { points: own, percentile: String(Math.max(0, 100 - index)), cases: 1, money, over, packages: over };
  }).filter((row) => !row.points.startsWith('-') && !row.money.startsWith('-'));
  const model = {
    kind: 'percentile',
    ...header(draw),
    ...bounds(draw),
    fundingBasis: 'pot',
    method: 'quantile',
    definition: 7,
    between: draw.of(['interpolate', 'interpolate', 'lower', 'upper', 'refuse']),
    above: draw.of(['refer-to-costing', 'clamp']),
    below: draw.of(['refer-to-costing', 'clamp']),
    counts: { scores: 50, packages: 50 },
    rows,
    rounding: rounding(draw),
  };
  const edges = rows.flatMap((row) => (row.points.includes('/') ? [] : [Number(row.points)]));
  return {
    model,
    draw: (own, caseId) => ({ caseId, points: drawPoints(own, [...edges, 0], 260), ...time(own) }),
    edit(own) {
      const { rounding: next, typed } = editRounding(own);
      // From the least points to the most, as they stand in the sheet, and never falling: larger pence, the same divisor.
      const rising = [...rows].reverse();
      let each = own.below(50_000);
      const changed = rising.map((row, index) => {
        each += own.below(30_000);
        typed.push({ name: 'table_money', index, value: each / 100, isTimes: true });
        return { ...row, money: pounds(each * row.over) };
      });
      return { model: { ...model, rows: changed.reverse(), rounding: next }, typed };
    },
  };
}

export function drawTable(draw: Draw): DrawnBook {
  const step = draw.of([1, 0.5, 0.3]);
  const isByAge = draw.once(2);
  const isGrouped = draw.once(2);
  const edges: number[] = [];
  const text = (steps: number): string => String(Number((steps * step).toFixed(6)));
  const rows = () => {
    let next = draw.below(5);
    return Array.from({ length: 2 + draw.below(8) }, (_, index) => {
      const from = next;
      const to = from + draw.below(20);
      next = to + (draw.once(4) ? draw.below(4) : 1);
      edges.push(Number(text(from)), Number(text(to)));
      const own = draw.once(5)
        ? { amount: null, answer: draw.of(['no-budget', 'refer-to-costing']) }
        : { amount: pounds(draw.below(900_000)) };
      return { from: text(from), to: index === 9 ? null : text(to), ...own };
    });
  };
  const ages = isByAge ? [{ ageRange: { from: 0, to: 13 } }, { ageRange: { from: 14 } }] : [{}];
  const groups = isGrouped ? ['A', "O'Brien", '#N/A', '=1'] : [undefined];
  const tables = groups.flatMap((group) => ages.map((age) => ({ ...(group && { group }), ...age, rows: rows() })));
  const model = {
    kind: 'allocation-table',
    ...header(draw),
    ...bounds(draw),
    step: String(step),
    offStep: draw.of(['refuse', 'half-up', 'down', 'up']),
    gap: draw.of(['refuse', 'refer-to-costing']),
    above: draw.of(['refer-to-costing', 'refuse', 'highest-row']),
    tables,
  };
  const places = edges.flatMap((edge) => [edge, edge + step / 2, Math.max(0, edge - step / 2)]);
  return {
    model,
    draw: (own, caseId) => ({
      caseId,
      points: own.once(2) ? Number(text(own.below(200))) : drawPoints(own, places, 120),
      ...time(own),
      ...(isGrouped && { group: own.of(groups) }),
      ...(isByAge && { age: own.below(19) }),
    }),
    edit(own) {
      const typed: ModelEdit[] = [];
      let index = -1;
      const changed = tables.map((table) => ({
        ...table,
        rows: table.rows.map((row) => {
          index += 1;
          if (row.amount === null || own.once(2)) return row;
          const pence = own.below(9_000_000);
          typed.push({ name: 'table_budget', index, value: pence / 100 });
          return { ...row, amount: pounds(pence) };
        }),
      }));
      return { model: { ...model, tables: changed }, typed };
    },
  };
}
