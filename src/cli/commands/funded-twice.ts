import { type FundedThing, fundedTwice } from '../../allocation/funders/funded-twice.js';
import { at } from '../../exact/at.js';
import { PERIODS } from '../../money/period.js';
import { figures, type Sheet } from '../../report/sheet.js';
import { defined } from '../../run/defined.js';
import { isJson } from '../data/rows.js';
import { amount, id, oneOf, text } from '../input/cells.js';
import { optional, readColumns, required } from '../input/columns.js';
import { readCsv } from '../input/csv.js';
import { readJson } from '../input/json.js';
import type { Desk } from '../input/reading.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../options.js';
import { deliver } from '../output/deliver.js';
import { withPlaces } from '../place.js';
import type { Register } from '../program.js';

const COLUMNS = {
  source: required(id),
  item: optional(id),
  need: optional(id),
  amount: required(amount),
  per: required(oneOf(PERIODS)),
  place: optional(text),
};

/** `openras funded-twice`: needs and items that more than one source pays for. */
export const registerFundedTwice: Register = (program, io) => {
  const command = program
    .command('funded-twice')
    .description('find needs and items of one family that more than one source pays for')
    .argument('<things>', 'CSV with source, amount, per (year, week, one-off) and item or need; place; or a JSON list');
  addExample(addOut(addFormat(command), 'file'), 'openras funded-twice funded.csv --format table').action(
    (name: string, options: OutputOptions) => {
      const { things, source } = readThings(io, name);
      const result = withPlaces([{ at: ['things'], source }], () => fundedTwice(things));
      const totals = [
        figures('Control totals', [
          ['things that are paid for', things.length],
          ['needs and items that more than one source pays for', result.length],
        ]),
      ];
      const list: Sheet = {
        title: 'Is it one thing, or are both needed?',
        columns: ['what', 'name', 'sources', 'at_most_saved', 'per'],
        rows: result.map(({ what, name: called, funded, atMost }) => [
          what,
          called,
          [...new Set(funded.map((one) => one.source))].join(' and '),
          atMost?.amount,
          atMost?.per,
        ]),
      };
      deliver(io, { result, warnings: [], totals, list }, options);
    },
  );
};

function readThings(desk: Desk, name: string) {
  if (isJson(name)) {
    const source = readJson(desk.cwd, name);
    return { things: source.value as FundedThing[], source };
  }
  const source = readCsv(desk, name);
  const { values, rowCount } = readColumns(source, COLUMNS);
  const things = Array.from(
    { length: rowCount },
    (_, row): FundedThing => ({
      source: at(values.source, row),
      amount: at(values.amount, row),
      per: at(values.per, row),
      ...defined({ item: values.item[row], need: values.need[row], place: values.place[row] }),
    }),
  );
  return { things, source };
}
