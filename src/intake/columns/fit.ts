import type { HeaderName } from '../header/names.js';
import type { MappedColumn, Mapping } from '../mapping.js';
import { simplify } from '../plain-name.js';
import type { Asker } from '../question.js';
import type { Target } from '../target/target.js';
import { carried, type ReadColumn, readAs, type TableColumns } from './columns.js';
import { freeName, nameFor, typeOfCarried } from './propose.js';

const NOT_THERE_NOW = 'not there any more';
const CARRY = 'carry it as it is';
const LEAVE = 'leave it unread';

/**
 * Reads the columns of a table as a mapping says. A column of the mapping that the table lacks and one that the mapping
 * does not know are questions.
 */
export function fitColumns(
  names: readonly HeaderName[],
  target: Target,
  mapping: Mapping,
  asker: Asker,
  placeOf: (name: HeaderName) => string,
): TableColumns {
  const byHeader = new Map(names.map((name) => [simplify(name.name), name]));
  const find = (header: string): HeaderName | undefined => byHeader.get(simplify(header));
  const told = Object.entries(mapping.columns ?? {});
  const toldHeaders = new Set(
    [...told.flatMap(([, { header, pence }]) => [header, pence ?? header]), ...(mapping.notRead ?? [])].map(simplify),
  );
  const fresh = names.filter(({ name }) => !toldHeaders.has(simplify(name)));
  const gone = told.filter(([, { header }]) => find(header) === undefined);
  const claimed = new Set<HeaderName>();
  const read: ReadColumn[] = [];
  for (const [name, one] of told) {
    const header = find(one.header) ?? renamed(name, one.header);
    if (header === undefined) continue;
    claimed.add(header);
    read.push(columnFrom(name, one, header));
  }
  // While it is not said which new column is the old one, only those beyond are asked about.
  const left = fresh.filter((name) => !claimed.has(name));
  const open = gone.filter(([name]) => asker.asked.some((one) => one.id === `renamed-${name}` && one.answer === null));
  const unread: HeaderName[] = [];
  for (const header of left.length > open.length ? left : []) takeNew(header);
  return {
    read,
    notRead: [
      ...unread,
      ...names.filter(({ name }) => (mapping.notRead ?? []).some((one) => simplify(one) === simplify(name))),
    ],
  };

  function renamed(name: string, header: string): HeaderName | undefined {
    const answer = asker.ask({
      id: `renamed-${name}`,
      ...((fresh[0] ?? names[0]) !== undefined && { place: placeOf((fresh[0] ?? names[0]) as HeaderName) }),
      ask: `the column "${header}", which is ${name}, is not there; which is it now?`,
      choices: [...fresh.map((one) => one.name), NOT_THERE_NOW],
    });
    return fresh.find((one) => one.name === answer);
  }

  function columnFrom(name: string, { per, thousands, pence }: MappedColumn, header: HeaderName): ReadColumn {
    const known = target.columns.find((one) => one.name === name);
    if (known === undefined) return carried(name, header, typeOfCarried(target));
    const beside = pence === undefined ? undefined : (find(pence) ?? goneAsWell(name, pence));
    const asked = readAs(known, header, []);
    return { ...asked, per: per ?? known.per, isThousands: thousands === true, pence: beside };
  }

  function goneAsWell(name: string, pence: string): undefined {
    asker.ask({
      id: `pence-${name}`,
      ask: `the column "${pence}", which holds the pence of ${name}, is not there`,
      choices: [],
    });
    return undefined;
  }

  function takeNew(header: HeaderName): void {
    const missing = target.columns.filter(({ name }) => !told.some(([known]) => known === name));
    const answer = asker.ask({
      id: `new-column-${header.name}`,
      place: placeOf(header),
      ask: `the column "${header.name}" is not in the mapping; what is it?`,
      choices: [CARRY, LEAVE, ...missing.map(({ name }) => name)],
    });
    const found = missing.find(({ name }) => name === answer);
    if (found !== undefined) read.push(readAs(found, header, names));
    else if (answer === CARRY) {
      const taken = new Set([...told.map(([name]) => name), ...target.columns.map(({ name }) => name)]);
      read.push(carried(freeName(nameFor(header, target), taken), header, typeOfCarried(target)));
    } else unread.push(header);
  }
}
