import type { RoundingMode } from '../../exact/round.js';
import type { Dialect } from './dialect.js';

/**
 * The layers that make units of rounding of a stretch and the millionths beyond its start: only whole numbers, rounded
 * once. What is beyond the bound is nothing from the first layer on, so that no product of it is ever formed.
 */
export function unitLayers(dialect: Dialect, split: bigint, mode: RoundingMode): readonly (readonly string[])[] {
  const { div } = dialect;
  return [
    ['CASE WHEN measure <= most THEN measure - low END AS beyond'],
    ...(split === 1n
      ? [['slope * beyond + start AS above', 'base AS whole']]
      : [
          [
            `slope * ${div('beyond', String(split))} AS high`,
            `slope * (beyond - ${split} * ${div('beyond', String(split))}) AS rest`,
          ],
          [
            `(high - under * ${div('high', 'under')}) * ${split} + rest + start AS above`,
            `base + ${split} * ${div('high', 'under')} AS whole`,
          ],
        ]),
    ...rounded(dialect, mode),
  ];
}

function rounded({ div }: Dialect, mode: RoundingMode): readonly (readonly string[])[] {
  switch (mode) {
    case 'half-up':
      return [[`whole + ${div('(2 * above + under)', '(2 * under)')} AS units`]];
    case 'down':
      return [[`whole + ${div('above', 'under')} AS units`]];
    case 'up':
      return [[`whole + ${div('(above + under - 1)', 'under')} AS units`]];
    case 'half-even': {
      const twice = 'twice_left';
      const isOdd = `cut - 2 * ${div('cut', '2')} = 1`;
      return [
        [`whole + ${div('above', 'under')} AS cut`, `2 * (above - under * ${div('above', 'under')}) AS ${twice}`],
        [`cut + CASE WHEN ${twice} > under OR (${twice} = under AND ${isOdd}) THEN 1 ELSE 0 END AS units`],
      ];
    }
  }
}
