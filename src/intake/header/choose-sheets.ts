import type { Mapping } from '../mapping.js';
import { simplify } from '../plain-name.js';
import type { Asker } from '../question.js';
import type { Sheet } from '../sheet.js';
import type { Target } from '../target/target.js';
import { findAnyHeader, findHeader, findToldHeader, type Header } from './find-header.js';
import type { FindMatches } from './known-names.js';

/** A sheet and its header. */
export interface SheetWithHeader {
  readonly sheet: Sheet;
  readonly header: Header;
}

/** What several sheets of one form are answered with. */
const ALL = 'all of them, one below the other';

/**
 * Chooses the sheets that are read, each with its header; none while it is not said which.
 *
 * @param wanted the name of a sheet, where the user gave one
 */
export function chooseSheets(
  sheets: readonly Sheet[],
  target: Target,
  find: FindMatches,
  mapping: Mapping | undefined,
  wanted: string | undefined,
  asker: Asker,
): readonly SheetWithHeader[] {
  const told = mapping?.columns === undefined ? undefined : toldNames(mapping);
  const headerOf = (sheet: Sheet): Header | undefined => {
    if (told !== undefined) return findToldHeader(sheet, told, mapping?.headerRows ?? 1) ?? findHeader(sheet, find);
    return target.columns.length === 0 ? findAnyHeader(sheet) : findHeader(sheet, find);
  };
  const names = wanted === undefined ? mapping?.sheets : [wanted];
  if (names !== undefined) return sheetsCalled(sheets, names, headerOf, asker);
  const tables = withHeaders(sheets, headerOf);
  const likely = tables.length > 0 ? tables : withHeaders(sheets, findAnyHeader);
  const [first, ...others] = likely;
  if (first === undefined) {
    asker.ask({
      id: 'header',
      ask: 'no row looks like the header of a table, with the names of its columns',
      choices: [],
    });
    return [];
  }
  return others.length === 0 && !first.sheet.isHidden ? [first] : chosenOf(likely, asker);
}

function toldNames({ columns = {}, notRead = [] }: Mapping): string[] {
  return [...Object.values(columns).flatMap(({ header, pence }) => [header, pence ?? header]), ...notRead];
}

function withHeaders(sheets: readonly Sheet[], headerOf: (sheet: Sheet) => Header | undefined): SheetWithHeader[] {
  return sheets.flatMap((sheet) => {
    const header = headerOf(sheet);
    return header === undefined ? [] : [{ sheet, header }];
  });
}

function sheetsCalled(
  sheets: readonly Sheet[],
  names: readonly string[],
  headerOf: (sheet: Sheet) => Header | undefined,
  asker: Asker,
): readonly SheetWithHeader[] {
  const found = names.flatMap((name) => sheets.filter((sheet) => sheet.name === name));
  for (const name of names) {
    if (found.some((sheet) => sheet.name === name)) continue;
    const choices = sheets.flatMap((sheet) => sheet.name ?? []);
    asker.ask({
      id: 'sheet',
      ask: `there is no sheet "${name}"; the workbook has ${choices.map((one) => `"${one}"`).join(', ')}`,
      choices: [],
    });
  }
  return found.flatMap((sheet) => {
    const header = headerOf(sheet) ?? findAnyHeader(sheet);
    if (header !== undefined) return [{ sheet, header }];
    asker.ask({
      id: 'header',
      place: sheet.placeOf(0, 0),
      ask: 'no row looks like the header of a table',
      choices: [],
    });
    return [];
  });
}

function chosenOf(tables: readonly SheetWithHeader[], asker: Asker): readonly SheetWithHeader[] {
  const labels = tables.map(({ sheet }) => `${sheet.name}${sheet.isHidden ? ' (hidden)' : ''}`);
  const shape = ({ header }: SheetWithHeader): string => header.names.map(({ name }) => simplify(name)).join('|');
  const [first] = tables;
  const areAlike = first !== undefined && tables.length > 1 && tables.every((one) => shape(one) === shape(first));
  const ask = `which sheet is to be read? ${tables.length === 1 ? 'The only table is on a hidden sheet' : 'Several hold a table'}`;
  const answer = asker.ask({ id: 'sheet', ask, choices: areAlike ? [ALL, ...labels] : labels });
  if (answer === ALL) return tables;
  return tables.filter((_, index) => labels[index] === answer);
}
