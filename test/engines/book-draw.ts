import { type Draw, NAMES } from './draw.js';

type Fields = Readonly<Record<string, unknown>>;

/** A number that is typed over an amount of the model: by the name of the cells, and which of them. */
export interface ModelEdit {
  readonly name: string;
  readonly index: number;
  readonly value: number | string;
  /** Whether the number stands in its cell times what the next cell divides by. */
  readonly isTimes?: boolean;
}

/** A model that was drawn, how its cases are drawn, and the model after something was changed in its cells. */
export interface DrawnBook {
  readonly model: Fields;
  readonly draw: (draw: Draw, caseId: string) => Fields;
  readonly edit: (draw: Draw) => { readonly model: Fields; readonly typed: readonly ModelEdit[] };
}

export const MODES = ['half-up', 'half-even', 'down', 'up'] as const;
const UNITS = ['0.01', '0.01', '0.05', '1', '10', '100'] as const;

/** Names that a spreadsheet could take for something else. */
export const ODD_NAMES = [
  ...NAMES,
  '=1+1',
  '+1',
  '-1',
  '@SUM(1)',
  '#N/A',
  '#VALUE!',
  '_x0041_',
  'TRUE',
  '12',
  '1.0',
  '1e3',
  'A*',
  'A?',
  '~A',
  '=HYPERLINK("http://x","y")',
  '<b>',
  '&amp;',
  '2026-04-01',
  "'quoted",
  ';',
  '{1}',
  'x'.repeat(200),
];

export const pounds = (pence: number): string => `${Math.floor(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;
/** An amount from a penny to a hundred thousand pounds, small ones as often as large. */
export const amount = (draw: Draw): number => 1 + draw.below(10 ** (1 + draw.below(7)));
export const decimal = (millionths: number): string => String(Number((millionths / 1e6).toFixed(6)));

/** Points of up to six decimals, often on an edge or a millionth beside it. */
export function drawPoints(draw: Draw, edges: readonly number[], most = 200): number {
  if (edges.length > 0 && draw.once(3)) return Math.max(0, Math.round(draw.of(edges) * 1e6) + draw.below(3) - 1) / 1e6;
  const unit = 10 ** draw.of([0, 0, 1, 2, 6]);
  return draw.below(most * unit) / unit;
}

export function header(draw: Draw) {
  return {
    schemaVersion: 1,
    period: 'year',
    ...(draw.once(2) && { id: draw.of(ODD_NAMES).trim() }),
    ...(draw.once(2) && { effectiveFrom: '2026-04-01', effectiveTo: '2027-03-31' }),
    ...(draw.once(2) && { outsideDates: draw.of(['warn', 'refer']) }),
    ...(draw.once(2) && { priceBase: '2026-27' }),
  };
}

export function bounds(draw: Draw) {
  return {
    ...(draw.once(2) && { largestScore: '88.25' }),
    ...(draw.once(2) && {
      maximumPoints: String(draw.of([90, 120.5, 150])),
      beyondMaximum: draw.of(['warn', 'refer']),
    }),
  };
}

/** What any case may state beside. */
export function time(draw: Draw): Fields {
  return {
    ...(draw.once(4) && { eligible: draw.once(2) }),
    ...(draw.once(3) && { startsOn: draw.of(['2026-03-31', '2026-04-01', '2027-03-31', '2027-04-01', '2028-02-29']) }),
    ...(draw.once(3) && { assessedOn: draw.of(['2026-03-31', '2026-04-01', '2027-04-01']) }),
    ...(draw.once(6) && { priceBase: draw.of(['2026-27', '2025-26']) }),
  };
}

export const rounding = (draw: Draw) => ({ unit: draw.of(UNITS), mode: draw.of(MODES) });

export function editRounding(draw: Draw): {
  readonly rounding: { unit: string; mode: string };
  readonly typed: ModelEdit[];
} {
  const own = rounding(draw);
  const typed = [
    { name: 'rounding_unit', index: 0, value: Number(own.unit) },
    { name: 'rounding_mode', index: 0, value: own.mode },
  ];
  return { rounding: own, typed };
}
