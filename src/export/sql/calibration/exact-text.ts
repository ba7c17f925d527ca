import type { Dialect } from '../dialect.js';

/** The columns, layer by layer, that write a fraction of whole numbers of 0 or more as the library writes it. */
export function exactTextLayers(
  dialect: Dialect,
  top: string,
  under: string,
  as: string,
): readonly (readonly string[])[] {
  const { div, gcd, textType, most } = dialect;
  const [n, d, twos, fives, places] = ['n', 'd', 'twos', 'fives', 'places'].map((part) => `${as}_${part}`);
  const digits = most.toString().length - 1;
  const power = (base: bigint, exponent: string): string => {
    const whens = powersUpTo(base, most).map((value, index) => `WHEN ${index} THEN ${value}`);
    return `CASE ${exponent} ${whens.join(' ')} END`;
  };
  const times = (base: bigint): string =>
    powersUpTo(base, most)
      .slice(1)
      .map((value) => `CASE WHEN ${d} % ${value} = 0 THEN 1 ELSE 0 END`)
      .join(' + ');
  const text = (number: string): string => `CAST(${number} AS ${textType})`;
  const rest = `((${n} - ${d} * ${div(`${n}`, `${d}`)}) * ${as}_up)`;
  return [
    [`${gcd(top, under)} AS ${as}_common`],
    [`${div(top, `${as}_common`)} AS ${n}`, `${div(under, `${as}_common`)} AS ${d}`],
    [`${times(2n)} AS ${twos}`, `${times(5n)} AS ${fives}`],
    [
      `CASE WHEN ${twos} > ${fives} THEN ${twos} ELSE ${fives} END AS ${places}`,
      `CASE WHEN ${power(2n, `${twos}`)} * ${power(5n, `${fives}`)} = ${d} THEN 1 ELSE 0 END AS ${as}_ends`,
    ],
    // A decimal that the database has no room for is nothing.
    [
      `CASE WHEN ${as}_ends = 1 AND ${places} < ${digits} THEN ${power(2n, `(${places} - ${twos})`)} * ${power(5n, `(${places} - ${fives})`)} END AS ${as}_up`,
      `CASE WHEN ${places} < ${digits} THEN ${power(10n, `${places}`)} END AS ${as}_ten`,
    ],
    [
      `CASE WHEN ${as}_ends = 0 THEN ${text(`${n}`)} || '/' || ${text(`${d}`)}
      WHEN ${places} = 0 THEN ${text(`${n}`)}
      ELSE ${text(div(`${n}`, `${d}`))} || '.' || substr(${text(`(${as}_ten + ${rest})`)}, 2) END AS ${as}`,
    ],
  ];
}

/** The powers of a number that a database holds, from the one of 0. */
function powersUpTo(base: bigint, most: bigint): bigint[] {
  const all: bigint[] = [];
  // Of a database without a bound more than these are never asked for.
  for (let value = 1n; value <= most && all.length < 128; value *= base) all.push(value);
  return all;
}
