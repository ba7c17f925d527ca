import type { PriceBook, ServiceInput } from '../../costing/price-book.js';
import { problemList, show } from '../../errors.js';
import { nameOfWords } from '../plain-name.js';
import type { CleanTable } from '../understanding.js';
import { cellsByName, refuseBlank } from './made.js';

/** What a price list is called and of which year it is. */
export interface PriceBookHeader {
  readonly title: string;
  readonly priceBase: string;
}

const UNITS: readonly (readonly [string, RegExp])[] = [
  ['hour', /^(?:per |an? )?(?:hours?|hourly|hrs?)$/],
  ['session', /^(?:per |a )?sessions?$/],
  ['night', /^(?:per |a )?(?:nights?|nightly|overnights?)$/],
  ['day', /^(?:per |a )?(?:days?|daily)$/],
  ['week', /^(?:per |a )?(?:weeks?|weekly|wks?|pw)$/],
  ['visit', /^(?:per |a )?visits?$/],
  ['journey', /^(?:per |a )?(?:journeys?|trips?)$/],
  ['mile', /^(?:per |a )?miles?$/],
  ['item', /^(?:per |an? )?(?:items?|each|one-?off)$/],
];

/**
 * Makes a price book of a price list, a row a service. A service without an id is called by its words; a unit in
 * other words than ours stays as it is.
 *
 * @param file the file that the list came from, for its source and for problems
 * @throws RasError for blank cells, and for a service that stands twice
 */
export function priceBookFrom(table: CleanTable, file: string, { title, priceBase }: PriceBookHeader): PriceBook {
  refuseBlank(table, file, ['name', 'unit', 'price']);
  const cell = cellsByName(table);
  const problems = problemList();
  const services = new Map<string, ServiceInput>();
  for (const row of table.rows.keys()) {
    const [name, note, given] = [cell(row, 'name'), cell(row, 'note'), cell(row, 'service_id')];
    const id = given === '' ? nameOfWords(name).replaceAll('_', '-') : given;
    if (services.has(id)) {
      const place = table.placeOf(row, Math.max(0, table.header.indexOf('name')));
      problems.add('duplicate', [], `the service ${show(id)} stands twice; give each an id of its own`, {
        file,
        cell: place,
      });
    }
    const unit = unitFrom(cell(row, 'unit'));
    services.set(id, { id, name, unit, price: cell(row, 'price'), ...(note !== '' && { note }) });
  }
  problems.throwIfAny();
  return { id: nameOfWords(title), title, priceBase, services: [...services.values()], source: file };
}

function unitFrom(text: string): string {
  const plain = text.toLowerCase().trim();
  return UNITS.find(([, pattern]) => pattern.test(plain))?.[0] ?? text;
}
