import { type Model, openModel } from 'openras';
import { bandModel } from 'openras/models';
import { type Draw, drawPoints } from './draw.js';
import type { Cell } from './engine.js';
import { expectedOf } from './expected.js';
import {
  DAYS,
  type Drawn,
  drawPricePoint,
  drawTable,
  drawTime,
  header,
  isBlank,
  MODES,
  micro,
  pounds,
  TIME,
  UNITS,
} from './kinds.js';

type Fields = Readonly<Record<string, unknown>>;

const rounding = (draw: Draw) => ({ unit: draw.of(UNITS), mode: draw.of(MODES) });
const field = (name: string, cell: Cell): Fields => (isBlank(cell) ? {} : { [name]: cell });

/** A table of bands that is made of a price of a point. */
export function drawBanding(draw: Draw): Drawn {
  const { bounds: _, ...rest } = header(draw);
  const groups = draw.once(2) ? ['A', "O'Brien"] : undefined;
  const price = () => ({ money: pounds(1 + draw.below(20_000_000)), points: draw.of(['150', '1125/7', '3']) });
  const source = {
    kind: 'price-point',
    ...rest,
    fundingBasis: 'pot',
    method: 'stated',
    prices: groups === undefined ? [price()] : groups.map((group) => ({ group, ...price() })),
    rounding: rounding(draw),
  };
  const { model } = bandModel(source as unknown as Model, {
    bandWidth: 1 + draw.below(20),
    step: 1,
    maximumPoints: 120,
    offStep: draw.of(['refuse', 'half-up', 'down', 'up']),
    amount: draw.of(['middle', 'lowest', 'highest']),
    amountRounding: rounding(draw),
    ...(groups && { groups }),
  });
  const open = openModel(model as unknown);
  const edges = model.tables.flatMap(({ rows }) => rows.flatMap(({ from }) => [micro(String(from))]));
  return {
    model: model as unknown as Fields,
    columns: ['points', ...TIME.columns, ...(groups ? ['group'] : [])],
    options: TIME.options,
    draw(own, caseId) {
      const points = drawPoints(own, edges, 130);
      const time = drawTime(own);
      const group = own.once(30) ? own.of<Cell>([null, 'Z']) : own.of(groups ?? ['A']);
      const one = { caseId, points, ...time.fields, ...(groups && field('group', group)) };
      const cells = [points, ...time.cells, ...(groups ? [group] : [])];
      return { cells, expected: expectedOf(open, one, isBlank(points) ? 'points' : undefined) };
    },
  };
}

const TYPES = [
  'pupil-funding',
  'school-managed',
  'top-up-in-school',
  'individual-top-up',
  'centrally-commissioned',
] as const;

const ODD_POUNDS: readonly Cell[] = [
  '-1',
  '0.001',
  '1e3',
  '10000000000000',
  '10000000000000.01',
  '-0',
  '007.50',
  'x',
  ' 5 ',
];

export function drawEducationMoney(draw: Draw): Drawn {
  const { bounds: _, ...rest } = header(draw);
  const model = {
    kind: 'education-money',
    ...rest,
    rule: draw.of(['school-money-never', 'school-money-by-agreement']),
    ...(draw.once(2) && { topUpInSchool: draw.of(['by-agreement', 'never']) }),
    rounding: rounding(draw),
  };
  const open = openModel(model as unknown);
  const columns = ['pupils', ...TYPES.slice(1)];
  return {
    model,
    columns: [...columns, 'head_agrees', 'asked', ...TIME.columns],
    options: { ...TIME.options, requested: 'asked', sources: { 'pupil-funding': 'pupils' } },
    draw(own, caseId) {
      const money = TYPES.map((): Cell => {
        if (own.once(3)) return own.of<Cell>([null, '', ' ']);
        return own.once(60) ? own.of(ODD_POUNDS) : pounds(own.below(2_000_000));
      });
      const agrees = own.of<Cell>(['yes', 'no', 'y', null, own.once(30) ? 'soon' : 'true']);
      const asked = own.of<Cell>(['yes', 'no', 'no', 'TRUE', own.once(20) ? own.of<Cell>([null, '', 'later']) : '1']);
      const time = drawTime(own);
      const headAgrees = agrees === null ? {} : { headAgrees: agrees === 'soon' ? 'soon' : agrees !== 'no' };
      const sources = TYPES.flatMap((type, index) => {
        const amount = money[index] ?? null;
        return isBlank(amount) ? [] : [{ id: type, type, amount, ...headAgrees }];
      });
      // A word that is none is refused in its cell, whether or not there is money of which it says something.
      const isWord = agrees !== 'soon' || sources.length > 0;
      const requested = isBlank(asked) ? {} : { requested: asked === 'later' ? 'later' : asked !== 'no' };
      const found = expectedOf(open, { caseId, sources, ...requested, ...time.fields });
      const refused = { status: 'refused', indicative: null, warning: 'head_agrees: invalid' };
      return {
        cells: [...money, agrees, asked, ...time.cells],
        expected: isWord ? found : { ...refused, orElse: [...(found.orElse ?? [])] },
      };
    },
  };
}

export function drawTransport(draw: Draw): Drawn {
  const { bounds: _, ...rest } = header(draw);
  const isByMile = draw.once(2) || draw.once(2);
  const edges: bigint[] = [];
  const types = ['primary', "St John's"];
  const rates = types.flatMap((schoolType) => {
    let next = draw.of([0, 0, 2_500_000]);
    return Array.from({ length: 1 + draw.below(5) }, (_, index) => {
      const from = next;
      const to = from + 1 + draw.below(6_000_000);
      next = to + (draw.once(3) ? draw.below(2_000_000) : 0);
      edges.push(BigInt(from), BigInt(to));
      const price = isByMile
        ? { perMile: draw.of(['0', '0.45', '0.333333', '1.2', String(draw.below(300) / 100)]) }
        : { amount: pounds(draw.below(500_000)) };
      const text = (millionths: number): string => (millionths / 1e6).toFixed(6);
      return { schoolType, fromMiles: text(from), toMiles: index === 4 ? null : text(to), ...price };
    });
  });
  const model = {
    kind: 'transport-distance',
    ...rest,
    basis: isByMile ? 'per-mile' : 'flat-per-band',
    rates,
    ...(isByMile && { legsPerDay: draw.of(['2', '4', '1.5']), days: draw.of(['190', '195.5', '0']) }),
    rounding: rounding(draw),
  };
  const open = openModel(model as unknown);
  return {
    model,
    columns: ['far', 'school_type', ...TIME.columns],
    options: { ...TIME.options, miles: 'far' },
    draw(own, caseId) {
      const miles = drawPoints(own, edges, 25);
      const schoolType = own.once(30) ? own.of<Cell>([null, '', 'Primary']) : own.of(types);
      const time = drawTime(own);
      const one = { caseId, ...field('miles', miles), ...field('schoolType', schoolType), ...time.fields };
      return { cells: [miles, schoolType, ...time.cells], expected: expectedOf(open, one) };
    },
  };
}

/** A model within another, and its own fields of a case out of the columns `points`, `grp`, `level` and `the "home"`. */
interface Inner {
  readonly model: Fields;
  readonly columns: readonly (typeof INNER_COLUMNS)[number][];
  readonly caseOf: (cells: Readonly<Record<string, Cell>>) => Fields;
}

const INNER_COLUMNS = ['points', 'grp', 'level', 'the "home"'] as const;
const LEVELS = ['some', "much'"] as const;

function drawInner(draw: Draw, period = 'year'): Inner {
  const pointsOf = ({ points = null }: Readonly<Record<string, Cell>>) => field('points', points);
  const kind = draw.of(['price-point', 'allocation-table', 'hours-by-need-level', 'level-prices'] as const);
  if (kind === 'price-point' || kind === 'allocation-table') {
    const { model } = kind === 'price-point' ? drawPricePoint(draw) : drawTable(draw);
    const { addOns: _, ...own } = model;
    const tables = (own.tables as readonly Fields[] | undefined)?.filter(
      ({ ageRange }) => (ageRange as Fields | undefined)?.from !== 14,
    );
    const inner = { ...own, period, ...(tables && { tables: tables.map(({ ageRange: _, ...table }) => table) }) };
    const list = (inner as Fields)[kind === 'price-point' ? 'prices' : 'tables'] as readonly Fields[];
    const isGrouped = list.some(({ group }) => group !== undefined);
    return {
      model: inner,
      columns: ['points', ...(isGrouped ? (['grp'] as const) : [])],
      caseOf: (cells) => ({ ...pointsOf(cells), ...(isGrouped && field('group', cells.grp ?? null)) }),
    };
  }
  const { bounds: _, period: __, ...rest } = header(draw);
  const amount = () => pounds(draw.of([0, draw.below(300_000), draw.below(300_000)]));
  if (kind === 'level-prices') {
    const levels = LEVELS.map((id) => ({ id, amount: amount() }));
    return {
      model: { kind, ...rest, period, levels, outcomes: [{ id: 'the "home"' }], rounding: rounding(draw) },
      columns: ['the "home"'],
      caseOf: (cells) => ({ answers: [{ outcome: 'the "home"', level: cells['the "home"'] }] }),
    };
  }
  const levels = LEVELS.map((id) => ({ id, hours: amount() }));
  const more = { hoursPer: 'week', ratePerHour: '17.345', convention: '52-weeks', rounding: rounding(draw) };
  return {
    model: { kind, ...rest, period, levels, ...more },
    columns: ['level'],
    caseOf: ({ level = null }) => field('level', level),
  };
}

function drawCells(own: Draw): Readonly<Record<(typeof INNER_COLUMNS)[number], Cell>> {
  return {
    points: drawPoints(own, [], 130),
    grp: own.of<Cell>(['A', 'B', "O'Brien", own.once(9) ? null : 'A']),
    level: own.once(20) ? own.of<Cell>([null, '', 'Some']) : own.of(LEVELS),
    'the "home"': own.once(20) ? 'Some' : own.of(LEVELS),
  };
}

const BIRTHS: readonly Cell[] = [
  ...['2012-04-01', '2012-02-29', '2020-04-01', '2020-03-31', '2016-02-29', '2022-09-01', '2022-09-02'],
  ...['2023-01-15', '2021-06-30', '2018-05-01', '2015-12-31', '2011-07-01', '2026-04-01', '2027-04-02'],
];

export function drawByAge(draw: Draw): Drawn {
  const { bounds: _, ...rest } = header(draw);
  const ageRule = draw.of(['stated', 'assessed', 'starts', 'fixed-day']);
  const inner = Array.from({ length: 1 + draw.below(3) }, () => drawInner(draw));
  const groups = inner.map(({ model }, index) => ({
    fromAge: index * 6,
    toAge: index === 2 ? null : index * 6 + (draw.once(3) ? 4 : 5),
    model,
  }));
  const model = { kind: 'by-age', ...rest, ageRule, ...(ageRule === 'fixed-day' && { ageDay: '2026-09-01' }), groups };
  const open = openModel(model as unknown);
  const used = INNER_COLUMNS.filter((column) => inner.some(({ columns }) => columns.includes(column)));
  const isStated = ageRule === 'stated';
  return {
    model,
    columns: [...used, isStated ? 'years' : 'born_on', 'starts', 'assessed_on', 'may_have'],
    options: {
      startsOn: 'starts',
      assessedOn: 'assessed_on',
      eligible: 'may_have',
      ...(isStated && { age: 'years' }),
      ...(used.includes('grp') && { group: 'grp' }),
    },
    draw(own, caseId) {
      const cells = drawCells(own);
      const years = own.once(30) ? own.of<Cell>([null, '', '151', 'x', '150']) : String(own.below(19));
      const born = own.once(30) ? own.of(DAYS) : own.of(BIRTHS);
      const dayOf = (usual: string) => (own.once(4) ? own.of(DAYS) : usual);
      const [starts, assessed] = [dayOf('2026-10-01'), dayOf('2026-09-15')];
      const may = own.of<Cell>([null, null, 'yes', 'no']);
      const age = isStated ? years : born;
      // An age is a whole number in a case; a word stays one.
      const stated = /^\d+$/.test(age ?? '') ? { age: Number(age) } : field('age', age);
      const ages = isStated ? stated : field('bornOn', age);
      const time = {
        ...field('startsOn', starts),
        ...field('assessedOn', assessed),
        ...(may !== null && { eligible: may === 'yes' }),
      };
      const group = groups.findIndex(({ fromAge, toAge }) => {
        const counted = countedAge(
          isStated ? age : null,
          born,
          ageRule === 'starts' ? starts : ageRule === 'assessed' ? assessed : '2026-09-01',
        );
        return counted >= fromAge && (toAge === null || counted <= toAge);
      });
      const one = { caseId, ...ages, ...time, case: may === 'no' ? {} : (inner[group]?.caseOf(cells) ?? {}) };
      return {
        cells: [...used.map((column) => cells[column]), age, starts, assessed, may],
        expected: expectedOf(open, one),
      };
    },
  };
}

/** An age counted a second time, with the calendar of the runtime; −1 where it cannot be. */
function countedAge(stated: Cell, born: Cell, on: Cell): number {
  if (stated !== null) return /^\d+$/.test(stated) ? Number(stated) : -1;
  const [from, to] = [new Date(`${born}T00:00:00Z`), new Date(`${on}T00:00:00Z`)];
  if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime())) return -1;
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  const birthday = new Date(Date.UTC(to.getUTCFullYear(), from.getUTCMonth(), from.getUTCDate()));
  return birthday > to ? years - 1 : years;
}

export function drawStreams(draw: Draw): Drawn {
  const { bounds: _, period, ...rest } = header(draw);
  const ids = ["social 'care'", 'health', 'ILF'].slice(0, 1 + draw.below(3));
  const streams = ids.map((id, index) => {
    const inner = drawInner(draw, draw.of(['year', 'year', 'week']));
    return { id, inner, ...(index > 0 && draw.once(2) && { uncertain: true }), model: inner.model };
  });
  const model = {
    kind: 'streams',
    period,
    ...rest,
    convention: draw.of(['52-weeks', '365-days']),
    streams: streams.map(({ inner: _, ...stream }) => stream),
  };
  const open = openModel(model as unknown);
  const all = streams.map(({ id, inner }, index) => ({
    id,
    inner,
    may: `may_${index}`,
    of: (name: string) => `${name} ${index}`,
  }));
  const fieldOf: Readonly<Record<string, string>> = { points: 'points', grp: 'group', level: 'level' };
  const options = all.map(({ id, inner, may, of }) => {
    const named = inner.columns.flatMap((column) => (fieldOf[column] ? [[fieldOf[column], of(column)]] : []));
    const answers = inner.columns.includes('the "home"') ? { answers: { 'the "home"': of('the "home"') } } : {};
    return [id, { ...Object.fromEntries(named), ...answers, eligible: may }];
  });
  return {
    model,
    columns: [...all.flatMap(({ inner, may, of }) => [...inner.columns.map(of), may]), ...TIME.columns],
    options: { ...TIME.options, streams: Object.fromEntries(options) },
    draw(own, caseId) {
      const drawn = all.map(({ id, inner }) => {
        const cells = drawCells(own);
        const may = own.of<Cell>([null, null, 'yes', 'no']);
        const one = may === 'no' ? { id, eligible: false } : { id, case: inner.caseOf(cells) };
        return { id, one, cells: [...inner.columns.map((column) => cells[column]), may] };
      });
      const time = drawTime(own);
      // Of a case that is not eligible nothing more is read.
      const none = (id: string) => ({ id, eligible: false });
      const isOut = 'eligible' in time.fields && time.fields.eligible === false;
      const one = { caseId, ...time.fields, streams: drawn.map((stream) => (isOut ? none(stream.id) : stream.one)) };
      return { cells: [...drawn.flatMap(({ cells }) => cells), ...time.cells], expected: expectedOf(open, one) };
    },
  };
}
