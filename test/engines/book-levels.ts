import { type DrawnBook, decimal, editRounding, header, pounds, rounding, time } from './book-draw.js';
import { type Draw, NAMES } from './draw.js';

export function drawLevels(draw: Draw): DrawnBook {
  const levels = ['none', "some'", '=1', '#N/A'].map((id, index) => ({
    id,
    amount: pounds(index === 0 ? 0 : draw.below(500_000)),
  }));
  const outcomes = ['safe', 'a "home"', '=1+1', '#REF!'].map((id) => ({
    id,
    ...(draw.once(2) && { amounts: [{ level: '=1', amount: pounds(draw.below(900_000)) }] }),
  }));
  const model = { kind: 'level-prices', ...header(draw), levels, outcomes, rounding: rounding(draw) };
  return {
    model,
    draw: (own, caseId) => ({
      caseId,
      ...time(own),
      answers: outcomes.map(({ id }) => ({ outcome: id, level: own.of(levels).id })),
    }),
    edit(own) {
      const { rounding: next, typed } = editRounding(own);
      const changed = levels.map(({ id }, index) => {
        const pence = own.below(900_000);
        typed.push({ name: 'level_amounts', index, value: pence / 100 });
        return { id, amount: pounds(pence) };
      });
      return { model: { ...model, levels: changed, rounding: next }, typed };
    },
  };
}

export function drawHours(draw: Draw): DrawnBook {
  const levels = [...new Set([...NAMES.slice(0, 5), '=1', '#N/A'])].map((id) => ({
    id,
    hours: pounds(draw.below(4000)),
  }));
  const per = draw.of([
    { hoursPer: 'week', convention: '52-weeks' },
    { hoursPer: 'week', convention: '365-days' },
    { hoursPer: 'month', convention: '52-weeks' },
    { hoursPer: 'year' },
  ]);
  const model = {
    kind: 'hours-by-need-level',
    ...header(draw),
    levels,
    ...per,
    ratePerHour: draw.of(['17.345', '12', '0.01', '15.5432']),
    rounding: rounding(draw),
  };
  return {
    model,
    draw: (own, caseId) => ({ caseId, ...time(own), level: own.of(levels).id }),
    edit(own) {
      const { rounding: next, typed } = editRounding(own);
      const rate = decimal(10_000 * (1 + own.below(4000)) + 100 * own.below(100));
      typed.push({ name: 'rate_per_hour', index: 0, value: Number(rate) });
      const changed = levels.map(({ id }, index) => {
        const hours = pounds(own.below(16_800));
        typed.push({ name: 'hours', index, value: Number(hours) });
        return { id, hours };
      });
      return { model: { ...model, levels: changed, ratePerHour: rate, rounding: next }, typed };
    },
  };
}

export function drawEqualShare(draw: Draw): DrawnBook {
  const topSlices = draw.once(2) ? [{ id: '=1', amount: '0.01' }] : [];
  const model = {
    kind: 'equal-share',
    ...header(draw),
    pot: pounds(1 + draw.below(2_000_000_00)),
    topSlices,
    places: 1 + draw.below(90),
    rounding: rounding(draw),
  };
  return {
    model,
    draw: (own, caseId) => ({ caseId, ...time(own) }),
    edit(own) {
      const { rounding: next, typed } = editRounding(own);
      const [pence, places] = [1 + own.below(900_000_00), 1 + own.below(90)];
      typed.push({ name: 'pot', index: 0, value: pence / 100 }, { name: 'places', index: 0, value: places });
      return { model: { ...model, pot: pounds(pence), places, rounding: next }, typed };
    },
  };
}
