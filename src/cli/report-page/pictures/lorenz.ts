import * as Plot from '@observablehq/plot';
import { at } from '../../../exact/at.js';
import { COLOURS, drawn } from '../draw.js';
import type { Picture } from '../page.js';
import { LIST_STAGES, type ListedFamily } from './families.js';
import { described } from './picture-of.js';

const PARTS = 10;

interface Curve {
  readonly name: string;
  readonly points: readonly { readonly families: number; readonly money: number }[];
}

/**
 * The share of the money that the first families have between them, in order of their amounts and in order of their
 * points, by the last stage that families have amounts of; single amounts could be read off it, so it is for inside.
 */
export function lorenzPicture(families: readonly ListedFamily[]): Picture | undefined {
  const stage = LIST_STAGES.findLast((one) => families.some(({ amounts }) => amounts.has(one)));
  if (stage === undefined) return undefined;
  const with_ = families.flatMap(({ points, amounts }) => {
    const amount = amounts.get(stage);
    return amount === undefined ? [] : [{ points, pence: Math.round(amount * 100) }];
  });
  const total = with_.reduce((sum, { pence }) => sum + pence, 0);
  if (total <= 0 || with_.some(({ pence }) => pence < 0)) return undefined;
  const known = with_.flatMap(({ points, pence }) => (points === undefined ? [] : [{ key: points, pence }]));
  const curves: Curve[] = [
    {
      name: 'in order of their amounts (Lorenz)',
      points: curveOf(with_.map(({ pence }) => ({ key: pence, pence }))),
    },
    // A curve of those alone whose points are known would not be of the same families.
    ...(known.length === with_.length
      ? [{ name: 'in order of their points (concentration)', points: curveOf(known) }]
      : []),
  ];
  const drawing = {
    id: 'picture-lorenz',
    title: `Who has how much of the ${stage} amounts: the share of the first families in order`,
    sentence:
      'Along the diagonal all families would have the same; the further a curve lies below it, the more is with the last ones.',
    marks: 'A solid curve for the order of amounts, a dashed one for the order of points, and a thin diagonal.',
    table: {
      title: `Shares of the ${stage} amounts, in per cent`,
      columns: ['families', ...curves.map(({ name }) => name)],
      rows: at(curves, 0).points.map(({ families: share }, place) => [
        String(share),
        ...curves.map(({ points }) => at(points, place).money.toFixed(1)),
      ]),
    },
  };
  const picture = described(drawing);
  const { id, title } = drawing;
  const percent = (value: number): string => `${value} %`;
  const svg = drawn(
    { id, title, description: picture.description },
    {
      height: 420,
      marginLeft: 64,
      marginBottom: 58,
      marginRight: 48,
      marginTop: 36,
      x: { domain: [0, 100], label: null },
      y: { domain: [0, 100], label: null },
      marks: [
        Plot.gridX({ ticks: 5, stroke: COLOURS.grid, strokeOpacity: 1 }),
        Plot.gridY({ ticks: 5, stroke: COLOURS.grid, strokeOpacity: 1 }),
        Plot.axisX({
          ticks: 5,
          tickFormat: percent,
          label: 'of the families',
          labelAnchor: 'center',
          labelArrow: 'none',
          labelOffset: 46,
          tickPadding: 6,
        }),
        Plot.axisY({ ticks: 5, tickFormat: percent, label: 'of the money', labelAnchor: 'top', labelArrow: 'none' }),
        Plot.line([0, 100], { x: (one: number) => one, y: (one: number) => one, stroke: COLOURS.ink }),
        ...curves.map(({ points }, place) =>
          Plot.line(points, {
            x: 'families',
            y: 'money',
            strokeWidth: 3,
            stroke: place === 0 ? COLOURS.bar : COLOURS.other,
            ...(place === 0 ? {} : { strokeDasharray: '7 5' }),
          }),
        ),
      ],
    },
  );
  return { ...picture, svg };
}

/** Cumulative shares at equal steps; those alike in the order share what is at a step, so that no order among them counts. */
function curveOf(placed: readonly { readonly key: number; readonly pence: number }[]): Curve['points'] {
  const sums = new Map<number, { count: number; pence: number }>();
  for (const { key, pence } of placed) {
    const own = sums.get(key) ?? { count: 0, pence: 0 };
    sums.set(key, { count: own.count + 1, pence: own.pence + pence });
  }
  const alike = [...sums].sort(([left], [right]) => left - right).map(([, own]) => own);
  const total = alike.reduce((sum, { pence }) => sum + pence, 0);
  return Array.from({ length: PARTS + 1 }, (_, part) => {
    const end = (part * placed.length) / PARTS;
    let [before, sum] = [0, 0];
    for (const { count, pence } of alike) {
      if (before >= end) break;
      sum += pence * Math.min(1, (end - before) / count);
      before += count;
    }
    return { families: (part * 100) / PARTS, money: (100 * sum) / total };
  });
}
