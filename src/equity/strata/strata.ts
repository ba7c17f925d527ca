import type { Characteristic } from '../../cohort/characteristic.js';
import { formatPoints } from '../../cohort/figures.js';
import { codesOf } from '../../cohort/order/pick.js';
import { combineCodes, rankingOf } from '../../cohort/order/ranking.js';
import { groupLabel } from '../../cohort/words.js';
import { numberAt, valueAt } from '../../exact/at.js';
import { compareRatios, formatRatio, type Ratio, ratio } from '../../exact/ratio.js';
import type { Bands } from '../bands.js';
import type { Compared } from '../compared.js';

/** Cases put together by what counts as equal need: a code for each case, or -1 where its need is not known. */
export interface Strata {
  readonly codes: Int32Array;
  readonly size: number;
  /** The name of a stratum, such as `10 to under 20 points, age 5-9`. */
  readonly labelOf: (code: number) => string;
}

/** The strata of bands of points, of columns, or of both together. */
export function strataOf(compared: Compared, given: readonly string[], bands: Bands | undefined): Strata {
  const parts = given.map((name) => ofCharacteristic(name, compared.characteristic(name, 'given')));
  if (bands !== undefined) parts.unshift(ofPoints(compared, bands));
  return parts.length === 0 ? everyone(compared.n) : parts.reduce(crossed);
}

/** Strata within which a further characteristic is equal too. */
export function withCharacteristic(strata: Strata, name: string, characteristic: Characteristic): Strata {
  return crossed(strata, ofCharacteristic(name, characteristic));
}

function everyone(n: number): Strata {
  return { codes: new Int32Array(n), size: 1, labelOf: () => '' };
}

function ofCharacteristic(name: string, { names, codes }: Characteristic): Strata {
  return { codes, size: names.length, labelOf: (code) => `${name} ${groupLabel(names[code] ?? null)}` };
}

function ofPoints({ points, pointsDecimals }: Compared, bands: Bands): Strata {
  const { values, codes } = rankingOf(points.filter((value) => !Number.isNaN(value)));
  const each = { size: values.length, labelOf: (code: number) => pointsLabel(numberAt(values, code), pointsDecimals) };
  const placed = bands === 'each' ? codes : codes.map(bandOfValues(values, pointsDecimals, bands));
  let next = 0;
  const all = codesOf(points, (value) => (Number.isNaN(value) ? -1 : numberAt(placed, next++)));
  if (bands === 'each') return { ...each, codes: all };
  return { codes: all, size: bands.length + 1, labelOf: (code) => bandLabel(bands, code) };
}

function bandOfValues(values: Float64Array, decimals: number, cuts: readonly Ratio[]): (code: number) => number {
  const scale = 10n ** BigInt(decimals);
  const bands = codesOf(values, (value) => {
    const points = ratio(BigInt(value), scale);
    return cuts.filter((cut) => compareRatios(cut, points) <= 0).length;
  });
  return (code) => numberAt(bands, code);
}

function pointsLabel(scaled: number, decimals: number): string {
  const points = formatPoints(scaled, decimals);
  return `${points} ${points === '1' ? 'point' : 'points'}`;
}

function bandLabel(cuts: readonly Ratio[], band: number): string {
  const [from, to] = [cuts[band - 1], cuts[band]].map((cut) => (cut === undefined ? undefined : formatRatio(cut)));
  if (from === undefined) return `under ${to} points`;
  return to === undefined ? `${from} points and over` : `${from} to under ${to} points`;
}

function crossed(a: Strata, b: Strata): Strata {
  const { codes, size } = combineCodes(a.codes, b.codes, b.size);
  const parts = new Map<number, readonly [number, number]>();
  codes.forEach((code, index) => {
    if (code >= 0 && !parts.has(code)) parts.set(code, [numberAt(a.codes, index), numberAt(b.codes, index)]);
  });
  return {
    codes,
    size,
    labelOf: (code) => {
      const [first, second] = valueAt(parts, code);
      return [a.labelOf(first), b.labelOf(second)].filter((label) => label !== '').join(', ');
    },
  };
}
