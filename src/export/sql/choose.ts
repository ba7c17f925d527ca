import type { ColumnsRead } from './columns.js';
import type { Dialect } from './dialect.js';
import type { Asked, Section } from './plan.js';
import { caseOf, type When } from './readers.js';
import type { WholePiece } from './whole-pieces.js';

const ownOf = (key: string): string => `own_${key}`;

const met = ({ literal }: Dialect, asked: Asked): string => {
  const own = ownOf(asked.key);
  if ('equals' in asked) return `${own} = ${literal(asked.equals)}`;
  const last = asked.to === null ? '' : ` AND ${own} <= ${asked.to}`;
  return `(${own} >= ${asked.from}${last})`;
};

const all = (conditions: readonly string[]): string => (conditions.length === 0 ? '1 = 1' : conditions.join(' AND '));

/** The number of the section that a case falls under. */
export function sectionOf(dialect: Dialect, sections: readonly Section[]): string {
  const whens = sections.map(({ asks, over }, index): When => {
    const condition = over === undefined ? all(asks.map((asked) => met(dialect, asked))) : `measure > ${over}`;
    return [condition, String(index + 1)];
  });
  return caseOf([['fault IS NOT NULL', 'NULL'], ...whens]);
}

/**
 * Why a case falls under no section: the first that it leaves open and could fall under says what is missing; else the
 * first key that some section asks for and the case does not meet.
 */
export function whyNoSection(dialect: Dialect, sections: readonly Section[], { keys }: ColumnsRead): string {
  const open = sections.flatMap(({ asks, over }): When[] => {
    if (over !== undefined) return [];
    const couldBe = asks.map((asked) => `(${ownOf(asked.key)} IS NULL OR ${met(dialect, asked)})`);
    return [[all(couldBe), caseOf(asks.map(({ key }) => [`${ownOf(key)} IS NULL`, `'${key}: missing'`]))]];
  });
  const wrong = [...keys.keys()].map((key): When => {
    const asks = sections.flatMap((section) => section.asks.filter((asked) => asked.key === key));
    const isMet = asks.map((asked) => `(${ownOf(key)} IS NOT NULL AND ${met(dialect, asked)})`);
    return [`NOT (${all(isMet)})`, `'${key}: unknown-name'`];
  });
  return caseOf([['fault IS NOT NULL OR section IS NOT NULL', 'NULL'], ...open, ...wrong]);
}

/** The number of the stretch that a case lies in: the middle is asked first, so that a long table is quick. */
export function pieceOf(sections: readonly (readonly WholePiece[])[]): string {
  const whens = sections.map(
    (pieces, index): When => [`measure IS NOT NULL AND section = ${index + 1}`, tree(pieces, 0, pieces.length)],
  );
  return caseOf(whens);
}

function tree(pieces: readonly WholePiece[], from: number, to: number): string {
  if (to - from === 1) return String(pieces[from]?.number);
  const middle = (from + to) >> 1;
  const upper = pieces[middle]?.low;
  return `CASE WHEN measure < ${upper} THEN ${tree(pieces, from, middle)} ELSE ${tree(pieces, middle, to)} END`;
}
