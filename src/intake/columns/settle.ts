import type { FindMatches } from '../header/known-names.js';
import type { HeaderName } from '../header/names.js';
import { unitOf } from '../header/unit.js';
import type { Mapping } from '../mapping.js';
import type { Asker } from '../question.js';
import type { Target } from '../target/target.js';
import { columnInWords, type TableColumns } from './columns.js';
import { fitColumns } from './fit.js';
import { proposeColumns } from './propose.js';

/**
 * Says which column is which: as the mapping has it, or by their names; what is not called exactly as ours is asked
 * about, all columns at once.
 */
export function settleColumns(
  names: readonly HeaderName[],
  target: Target,
  mapping: Mapping | undefined,
  tools: { readonly find: FindMatches; readonly asker: Asker; readonly placeOf: (name: HeaderName) => string },
): TableColumns {
  const { find, asker, placeOf } = tools;
  const isTold = mapping?.columns !== undefined;
  const columns = withOwnPeriods(
    isTold ? fitColumns(names, target, mapping, asker, placeOf) : proposeColumns(names, target, find, asker, placeOf),
  );
  const isSure = columns.read.every(({ header, target: known }) => {
    const [match] = find(header);
    return known !== undefined && match?.target === known && match.rank === 'exact';
  });
  const isToBeAsked = isTold ? asker.isOpen('columns') : !isSure || columns.notRead.length > 0;
  const [first] = names;
  if (isToBeAsked && target.columns.length > 0 && first !== undefined) {
    asker.ask({ id: 'columns', place: placeOf(first), ask: inWords(columns), choices: ['yes'] });
  }
  return columns;
}

/** What may be for any period, so that it is not taken to be for a year where its name does not say so. */
const OF_ANY_PERIOD: readonly string[] = ['amount', 'hours'];

/** Takes from amounts and hours of needs that they are for a year: a column of periods says it, or their owner. */
function withOwnPeriods(columns: TableColumns): TableColumns {
  const read = columns.read.map((one) =>
    OF_ANY_PERIOD.includes(one.name) && unitOf(one.header.name).per === undefined && one.per === 'year'
      ? { ...one, per: undefined }
      : one,
  );
  return { ...columns, read };
}

/** All columns in words, for their owner to look over. */
function inWords({ read, notRead }: TableColumns): string {
  const known = read.filter(({ target }) => target !== undefined).map(columnInWords);
  const extra = read
    .filter(({ target }) => target === undefined)
    .map(({ name, header }) => `"${header.name}" as ${name}`);
  const parts = [
    `${known.join('; ')}.`,
    ...(extra.length === 0 ? [] : [`Carried as they are: ${extra.join(', ')}.`]),
    ...(notRead.length === 0 ? [] : [`Not read: ${notRead.map(({ name }) => `"${name}"`).join(', ')}.`]),
  ];
  return `is this which column is which? ${parts.join(' ')} If not, put it right under columns in the mapping`;
}
