import { at } from '../../exact/at.js';
import type { FindMatches, Match, Rank } from '../header/known-names.js';
import type { HeaderName } from '../header/names.js';
import type { Asker } from '../question.js';
import type { Target, TargetColumn } from '../target/target.js';
import { carried, plainColumnName, type ReadColumn, readAs, type TableColumns } from './columns.js';

/** What a column that is sought may be answered with, where the table has none. */
const NOT_THERE = 'not there';

/**
 * Says which column is which by their names, the surest first. What is equally likely is asked about; what is not
 * exact is a proposal, of which the caller asks.
 *
 * @param placeOf the cell of a name
 */
export function proposeColumns(
  names: readonly HeaderName[],
  target: Target,
  find: FindMatches,
  asker: Asker,
  placeOf: (name: HeaderName) => string,
): TableColumns {
  const taken = new Map<TargetColumn, HeaderName>();
  const isFree = (name: HeaderName): boolean => ![...taken.values()].includes(name);
  for (const rank of ['exact', 'synonym', 'near'] as const) takeRank(rank);
  for (const column of target.columns) if (column.isRequired && !taken.has(column) && !hasOther(column)) seek(column);
  return withCarried(
    names,
    target,
    [...taken].map(([column, name]) => readAs(column, name, names)),
  );

  function hasOther({ unless }: TargetColumn): boolean {
    return [...taken.keys()].some(({ name }) => name === unless);
  }

  function takeRank(rank: Rank): void {
    const wanting = new Map<TargetColumn, HeaderName[]>();
    for (const name of names.filter(isFree)) {
      const match = find(name).find((one: Match) => one.rank === rank && !taken.has(one.target));
      if (match !== undefined) wanting.set(match.target, [...(wanting.get(match.target) ?? []), name]);
    }
    for (const [column, likely] of wanting) taken.set(column, chosenOf(column, likely));
  }

  function chosenOf(column: TargetColumn, likely: readonly HeaderName[]): HeaderName {
    const first = at(likely, 0);
    if (likely.length === 1 || !['id', 'points', 'money'].includes(column.type)) return byList(column, likely);
    const answer = asker.ask({
      id: `column-${column.name}`,
      place: placeOf(first),
      ask: `which column is ${column.name}?`,
      choices: likely.map(({ name }) => name),
    });
    return likely.find(({ name }) => name === answer) ?? byList(column, likely);
  }

  function seek(column: TargetColumn): void {
    const free = names.filter((name) => isFree(name) && name.isNamed);
    const answer = asker.ask({
      id: `column-${column.name}`,
      ...(names[0] !== undefined && { place: placeOf(names[0]) }),
      ask: `no column is called ${column.name} or a name like it; which is it?`,
      choices: [...free.map(({ name }) => name), ...(column.type === 'id' ? [] : [NOT_THERE])],
    });
    const found = free.find(({ name }) => name === answer);
    if (found !== undefined) taken.set(column, found);
  }

  /** Of several names of the field the one that stands first in its list. */
  function byList(column: TargetColumn, likely: readonly HeaderName[]): HeaderName {
    const order = (name: HeaderName): number => {
      const plain = plainColumnName(name).replaceAll('_', ' ');
      const found = column.also.findIndex((one) => one.replace(/\s+/g, ' ') === plain);
      return found < 0 ? column.also.length : found;
    };
    return [...likely].sort((one, other) => order(one) - order(other))[0] ?? at(likely, 0);
  }
}

/** Adds the columns that are carried under names of their own; those without a name are left unread. */
function withCarried(names: readonly HeaderName[], target: Target, read: readonly ReadColumn[]): TableColumns {
  const used = new Set(read.flatMap(({ header, pence }) => (pence === undefined ? [header] : [header, pence])));
  const taken = new Set([...read.map(({ name }) => name), ...target.columns.map(({ name }) => name)]);
  const rest = names.filter((name) => !used.has(name));
  const extra = rest
    .filter(({ isNamed }) => isNamed)
    .map((header) => carried(freeName(nameFor(header, target), taken), header, typeOfCarried(target)));
  const order = new Map(target.columns.map(({ name }, index) => [name, index]));
  const inOrder = [...read].sort((one, other) => (order.get(one.name) ?? 0) - (order.get(other.name) ?? 0));
  return { read: [...inOrder, ...extra], notRead: rest.filter(({ isNamed }) => !isNamed) };
}

/** What the cells of a column that is carried are read as. */
export function typeOfCarried({ names }: Target): 'text' | 'as-it-is' {
  return names === 'plain' ? 'text' : 'as-it-is';
}

/** How a column that is carried is called in the clean table. */
export function nameFor(header: HeaderName, { names }: Target): string {
  return names === 'plain' ? plainColumnName(header) : header.name;
}

/** A name that no column has yet. */
export function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}_${count}`;
  taken.add(free);
  return free;
}
