import * as Plot from '@observablehq/plot';
import { axisPounds, COLOURS, drawn } from '../draw.js';
import type { Picture } from '../page.js';
import { cellAt, numberIn, type ReportText } from '../report-text.js';
import { poundsText } from '../words.js';
import { described } from './picture-of.js';

/** The allocation table as steps, where the model is one: what is paid from each number of points on. */
export function tablePicture({ tables }: ReportText): Picture | undefined {
  const table = tables.find(({ columns }) =>
    ['points', 'percentile', 'amount'].every((name) => columns.includes(name)),
  );
  if (table === undefined) return undefined;
  const steps = table.rows.flatMap((row) => {
    const [cell, amountCell] = [cellAt(table, row, 'points'), cellAt(table, row, 'amount')];
    const [points, amount] = [numberIn(cell), numberIn(amountCell)];
    return points === undefined || amount === undefined
      ? []
      : [{ points, amount, cells: [cell, poundsText(amountCell)] }];
  });
  if (steps.length < 2) return undefined;
  const drawing = {
    id: 'picture-table',
    title: 'The allocation table: points and the amount for them',
    sentence: table.title,
    marks: 'A disc for each row of the table, by its points and its amount.',
    table: { title: 'Points and amounts', columns: ['points', 'amount'], rows: steps.map(({ cells }) => cells) },
  };
  const picture = described(drawing);
  const svg = drawn(
    { id: drawing.id, title: drawing.title, description: picture.description },
    {
      height: 380,
      marginLeft: 84,
      marginBottom: 58,
      marginRight: 48,
      marginTop: 36,
      x: { label: null, nice: true },
      y: { label: null, zero: true, nice: true },
      marks: [
        Plot.gridX({ ticks: 5, stroke: COLOURS.grid, strokeOpacity: 1 }),
        Plot.gridY({ ticks: 5, stroke: COLOURS.grid, strokeOpacity: 1 }),
        Plot.axisX({
          ticks: 5,
          label: 'points',
          labelAnchor: 'center',
          labelArrow: 'none',
          labelOffset: 46,
          tickPadding: 6,
        }),
        Plot.axisY({
          ticks: 5,
          tickFormat: axisPounds,
          label: 'pounds a year',
          labelAnchor: 'top',
          labelArrow: 'none',
        }),
        Plot.dot(steps, { x: 'points', y: 'amount', r: 4, fill: COLOURS.bar }),
      ],
    },
  );
  return { ...picture, svg };
}
