import { carried } from '../columns/columns.js';
import { type FindMatches, matchFinder } from '../header/known-names.js';
import type { HeaderName } from '../header/names.js';
import type { Draft, DraftRow } from '../look/draft.js';
import type { Alike } from '../plain-name.js';
import { type Asker, slug } from '../question.js';
import { type Cell, cellAt, isBlank, type Sheet } from '../sheet.js';
import { INSTRUMENT_BY_LEVEL } from '../target/tools.js';
import { readNumber } from '../value/money.js';

/** Points that stand in the name of a level: `Some help (4 points)`, `Some help - 4`. */
const POINTS_IN_NAME = /^(.*?)[\s,:–—-]*[([]?\s*(\d{1,6}(?:\.\d{1,6})?)\s*(?:points?|pts?)?\s*[)\]]?$/i;

/** A level by the name of its column. */
function levelIn(name: string): { readonly level: string; readonly points: string } | undefined {
  const [, level = '', points] = POINTS_IN_NAME.exec(name.trim()) ?? [];
  // The number of `Level 2` is its name.
  if (points === undefined || /^(?:level|lvl|option|answer|band|grade)?$/i.test(level.trim())) return undefined;
  // `Score 4` says the points and names the level by them.
  return { level: /^(?:points?|scores?|pts)$/i.test(level.trim()) ? name.trim() : level.trim(), points };
}

const isNumber = (cell: Cell): boolean => 'value' in readNumber(cell);

/** Whether most of what a column shows is numbers. */
function isOfNumbers(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => !isBlank(cell));
  return filled.length > 0 && filled.filter(isNumber).length >= filled.length * 0.8;
}

/**
 * Whether a questionnaire is laid out with a column for each level: none that is called points, and two or more that hold
 * numbers or have points in their names.
 *
 * @param find finds columns of a questionnaire with a row a level
 */
export function hasLevelColumns(
  sheet: Sheet,
  row: number,
  names: readonly HeaderName[],
  find: FindMatches,
  alike: Alike,
): boolean {
  const isCalled = (wanted: string): boolean =>
    names.some((name) => find(name).some(({ target, rank }) => target.name === wanted && rank !== 'near'));
  if (isCalled('points')) return false;
  const findOther = matchFinder(INSTRUMENT_BY_LEVEL, alike);
  const below = sheet.rows.slice(row + 1, row + 500);
  const levels = names.filter((name) => {
    if (!name.isNamed || findOther(name).some(({ rank }) => rank !== 'near')) return false;
    return levelIn(name.name) !== undefined || isOfNumbers(below.map((cells) => cellAt(cells, name.column)));
  });
  return levels.length >= 2;
}

/** The points of a level beside its name: `Points 2` of `Level 2`. */
const NUMBERED_POINTS = /^(?:points?|scores?|pts|weights?|weightings?)[\s_-]*(\w{1,3})$/i;
const NUMBERED_LEVEL = /^(?:level|answer|option|response|choice)s?[\s_-]*(\w{1,3})$/i;

/** A column of a draft that makes a level of each statement, and what a cell of it says. */
interface LevelColumn {
  readonly index: number;
  readonly header: HeaderName;
  /** The column of the name of its level, where that is another. */
  readonly nameIndex?: number;
  /** How it is read, in words: `"Some help" of 4 points`. */
  readonly inWords: string;
  /** The level that a row has by its cell, which is not blank. */
  levelOf(cell: string, row: DraftRow): { readonly name: string; readonly points: string; readonly guidance: string };
}

/** The columns of levels of a draft, from what is carried beside the columns that are known. */
function levelColumns(draft: Draft): readonly LevelColumn[] {
  const extra = draft.columns.flatMap(({ target, header }, index) => (target === undefined ? [{ header, index }] : []));
  const names = new Map(
    extra.flatMap(({ header, index }) => {
      const [, number] = NUMBERED_LEVEL.exec(header.name.trim()) ?? [];
      return number === undefined ? [] : [[number, { header, index }] as const];
    }),
  );
  return extra.flatMap(({ header, index }): LevelColumn[] => {
    const cells = draft.rows.map(({ values }) => values[index] || null);
    const stated = levelIn(header.name);
    if (isOfNumbers(cells)) {
      const [, number = ''] = NUMBERED_POINTS.exec(header.name.trim()) ?? [];
      const named = names.get(number);
      const inWords = `"${header.name}" with points in its cells`;
      if (named === undefined)
        return [{ index, header, inWords, levelOf: (points) => ({ name: header.name, points, guidance: '' }) }];
      return [
        {
          index,
          header,
          nameIndex: named.index,
          inWords: `"${named.header.name}" with its points in "${header.name}"`,
          levelOf: (points, row) => ({ name: row.values[named.index] ?? '', points, guidance: '' }),
        },
      ];
    }
    if (stated === undefined) return [];
    const { level: name, points } = stated;
    return [
      {
        index,
        header,
        inWords: `"${name}" of ${points} points`,
        levelOf: (guidance) => ({ name, points, guidance }),
      },
    ];
  });
}

/**
 * Makes a row a level of a questionnaire that has a column a level. A blank cell is a level that the statement does not
 * have.
 *
 * @choice levels-in-columns: the cells of a level's column hold its points; or, where its name holds them (`Some help (4
 * points)`), what the level means; `Points 2` beside `Level 2` holds those of the level that is named there
 */
export function withRowsOfLevels(draft: Draft, asker: Asker): Draft {
  const levels = levelColumns(draft);
  const [first] = levels;
  if (first === undefined) return draft;
  const place = draft.rows[0]?.placeOf(first.index);
  const answer = asker.ask({
    id: 'levels-in-columns',
    ...(place !== undefined && { place }),
    ask: `is each of these columns a level: ${levels.map(({ inWords }) => inWords).join(', ')}? If not, put level and points under columns in the mapping`,
    choices: ['yes'],
  });
  if (answer !== 'yes') return draft;
  const kept = draft.columns.flatMap((column, index) =>
    levels.some((level) => level.index === index || level.nameIndex === index) ? [] : [{ column, index }],
  );
  const made = ['level', 'points', 'guidance'].map((name) => carried(name, { ...first.header, name }, 'text'));
  const rows = draft.rows.flatMap((row): DraftRow[] =>
    levels.flatMap((level): DraftRow[] => {
      const cell = row.values[level.index] ?? '';
      if (cell === '') return [];
      const { name, points, guidance } = level.levelOf(cell, row);
      if (!('value' in readNumber(points))) askAboutWord(level, points, row);
      const values = [...kept.map(({ index }) => row.values[index] ?? ''), name, points, guidance];
      return [{ line: row.line, values, placeOf: (at) => row.placeOf(kept[at]?.index ?? level.index) }];
    }),
  );
  return { columns: [...kept.map(({ column }) => column), ...made], rows };

  function askAboutWord({ header, index }: LevelColumn, cell: string, row: DraftRow): void {
    asker.ask({
      id: `word-points-${slug(cell)}`,
      place: row.placeOf(index),
      ask: `"${cell.slice(0, 100)}" stands where the points of the level "${header.name}" are expected`,
      choices: [],
    });
  }
}
