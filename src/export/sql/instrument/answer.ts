import { formatRatio, multiplyRatios, type Ratio, ratio } from '../../../exact/ratio.js';
import { POSITIONS, pointsAt } from '../../../questionnaire/instrument/bands.js';
import type { IndexedStatement } from '../../../questionnaire/instrument/indexed.js';
import { type Answer, readAnswer } from '../../../questionnaire/response/answer.js';
import { nameKey } from '../../../questionnaire/text.js';
import type { Dialect } from '../dialect.js';
import { MICRO } from '../pieces.js';
import type { When } from '../readers.js';

/** An answer as it is compared: single blanks, and small letters where they are ASCII's. */
export function answerKey({ character }: Dialect, text: string): string {
  const [open, close] = [`${character}(1)`, `${character}(2)`];
  // Two blanks beside each other become none between marks, however many there are.
  const marked = `replace(replace(${text}, ' ', ${open} || ${close}), ${close} || ${open}, '')`;
  return `lower(trim(replace(${marked}, ${open} || ${close}, ' ')))`;
}

/** Whether a key is the name of something: as the questionnaire writes it, or in other capitals of ASCII. */
export function isNamed({ literal }: Dialect, key: string, text: string, name: string): string {
  const small = nameKey(name);
  // A letter beyond ASCII is compared as it is written; not every database knows its capital.
  const asWritten = small === asciiKey(name) ? [] : [`${text} = ${literal(name)}`];
  return [`${key} = ${literal(small)}`, ...asWritten].join(' OR ');
}

const asciiKey = (name: string): string =>
  name
    .trim()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The layers that read a number out of a key: `_number` is its text without noughts that say nothing, or nothing. */
export function numberLayers({ position }: Dialect, key: string, as: string): string[][] {
  const dot = position(key, "'.'");
  const isDigits = (text: string): string => `ltrim(${text}, '0123456789') = ''`;
  const [whole, part] = [`${as}_whole`, `${as}_part`];
  return [
    [
      `CASE WHEN ${dot} = 0 THEN ${key} ELSE substr(${key}, 1, ${dot} - 1) END AS ${whole}`,
      `CASE WHEN ${dot} = 0 THEN '0' ELSE substr(${key}, ${dot} + 1) END AS ${part}`,
    ],
    [
      `CASE WHEN length(${whole}) BETWEEN 1 AND 10 AND length(${part}) BETWEEN 1 AND 20 AND ${isDigits(whole)} AND ${isDigits(part)}
      AND (length(ltrim(${whole}, '0')) < 10 OR (ltrim(${whole}, '0') = '1000000000' AND rtrim(${part}, '0') = '')) AND length(rtrim(${part}, '0')) <= 6
      THEN ltrim(${whole}, '0') || '.' || rtrim(${part}, '0') END AS ${as}_number`,
    ],
  ];
}

/** A number as `numberLayers` writes it. */
function numberKey(points: Ratio): string {
  const [whole = '', part = ''] = formatRatio(points).split('.');
  return `${whole.replace(/^0+/, '')}.${part.replace(/0+$/, '')}`;
}

const micro = (points: Ratio): string => String(multiplyRatios(points, ratio(MICRO)).numerator);

/** What an answer comes to: a text of millionths, or of the code by which it is refused, which begins with a mark. */
export function answerWhens(dialect: Dialect, statement: IndexedStatement, key: string, as: string): When[] {
  return statement.bands.size > 0 ? bandWhens(dialect, statement, key, as) : levelWhens(dialect, statement, key, as);
}

/** What the library says of an answer, for the texts that it may be. */
function said(statement: IndexedStatement, value: string): string {
  const answer = readAnswer(statement, value);
  return 'refused' in answer ? `'!${answer.code}'` : `'${pointsOf(answer)}'`;
}

const pointsOf = ({ points }: Answer): string => (points === undefined ? '0' : micro(points));

function levelWhens(dialect: Dialect, statement: IndexedStatement, key: string, as: string): When[] {
  const { literal } = dialect;
  const levels = [...statement.levels.values()];
  const named = levels.map(({ name }): When => [isNamed(dialect, key, `${as}_text`, name), said(statement, name)]);
  const numbers = new Map(levels.flatMap(({ points }) => (points === undefined ? [] : [[numberKey(points), points]])));
  const scored = [...numbers].map(([number, points]): When => {
    // Written so that no name of a level is the same text.
    const text = nameless(statement, points);
    return [`${as}_number = ${literal(number)}`, said(statement, text)];
  });
  return [...named, ...scored, ['1 = 1', "'!unknown-name'"]];
}

/** Points as a text that is no level's name, of which there may be one such as `5`. */
function nameless({ levels }: IndexedStatement, points: Ratio): string {
  let text = formatRatio(points);
  if (levels.has(nameKey(text))) text = text.includes('.') ? `${text}0` : `${text}.0`;
  while (levels.has(nameKey(text))) text += '0';
  return text;
}

function bandWhens(dialect: Dialect, statement: IndexedStatement, key: string, as: string): When[] {
  const { literal, whole, textType } = dialect;
  const bands = [...statement.bands.values()];
  const [from, to] = [Math.min(...bands.map((band) => band.from)), Math.max(...bands.map((band) => band.to))];
  const isWhole = (number: string): string => `${number} LIKE '%.'`;
  const value = (number: string): string => `CAST('0' || replace(${number}, '.', '') AS ${whole})`;
  const points = (number: string): string => `CAST(${value(number)} * ${MICRO} AS ${textType})`;
  const alone = bands.map(({ name }): When => [isNamed(dialect, key, `${as}_text`, name), said(statement, name)]);
  const within = bands.flatMap((band): When[] => {
    const isBand = `(${isNamed(dialect, `${as}_band`, `${as}_band_text`, band.name)})`;
    const places = POSITIONS.map((position): When => {
      const at = pointsAt(band, position);
      const is = `${isBand} AND ${as}_place = ${literal(position)}`;
      return [is, at === undefined ? "'!inconsistent'" : `'${micro(ratio(BigInt(at)))}'`];
    });
    const number = `${as}_place_number`;
    return [
      ...places,
      [`${isBand} AND ${number} IS NULL`, "'!invalid'"],
      [`${isBand} AND NOT (${isWhole(number)})`, "'!invalid'"],
      [`${isBand} AND ${value(number)} BETWEEN ${band.from} AND ${band.to}`, points(number)],
      [isBand, "'!out-of-range'"],
    ];
  });
  const own = `${as}_number`;
  return [
    ...alone,
    ...within,
    [`${own} IS NULL`, "'!unknown-name'"],
    [`NOT (${isWhole(own)})`, "'!invalid'"],
    [`${value(own)} BETWEEN ${from} AND ${to}`, points(own)],
    ['1 = 1', "'!out-of-range'"],
  ];
}

/** The layers that divide an answer into a band and a place within it. */
export function placeLayers(dialect: Dialect, key: string, as: string): string[][] {
  const at = dialect.position(key, "':'");
  const inText = dialect.position(`${as}_text`, "':'");
  return [
    [
      `CASE WHEN ${at} > 0 THEN trim(substr(${key}, 1, ${at} - 1)) END AS ${as}_band`,
      `CASE WHEN ${at} > 0 THEN trim(substr(${as}_text, 1, ${inText} - 1)) END AS ${as}_band_text`,
      `CASE WHEN ${at} > 0 THEN trim(substr(${key}, ${at} + 1)) END AS ${as}_place`,
    ],
    ...numberLayers(dialect, `${as}_place`, `${as}_place`),
  ];
}
