import { type FundedThing, type FundedTwice, fundedTwice } from '../../../allocation/funders/funded-twice.js';
import { problemList } from '../../../errors.js';
import { at } from '../../../exact/at.js';
import { PERIODS } from '../../../money/period.js';
import { readOrTell } from '../../../parse/parse.js';
import { fundedTwiceSheet } from '../../../report/cases/funded-twice.js';
import { figures, type Sheet } from '../../../report/sheet.js';
import { defined } from '../../../run/council/defined.js';
import { isJson } from '../../data/rows.js';
import { amount, id, oneOf, text } from '../../input/table/cells.js';
import { type Column, optional, readColumns, required } from '../../input/table/columns.js';
import type { Desk } from '../../input/table/reading.js';
import { readCsv } from '../../input/text/csv.js';
import { readJson } from '../../input/text/json.js';
import { addExample, addFormat, addOut, type OutputOptions } from '../../options.js';
import { deliver } from '../../output/deliver.js';
import { type Located, withPlaces } from '../../place.js';
import type { Register } from '../../program.js';

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
    .description('find needs and items of a family that more than one source pays for')
    .argument(
      '<things>',
      'CSV with source, amount, per (year, week, one-off) and item or need; place; case_id, where it holds several families; or a JSON list of one family',
    );
  addExample(addOut(addFormat(command), 'file'), 'openras funded-twice funded.csv --format table').action(
    (name: string, options: OutputOptions) => {
      const { families, source } = readThings(io, name);
      const result = foundIn(families, source);
      const totals = [
        figures('Control totals', [
          ['things that are paid for', families.reduce((sum, { things }) => sum + things.length, 0)],
          ...(families.some(({ caseId }) => caseId !== undefined) ? [['families', families.length] as const] : []),
          ['needs and items that more than one source pays for', result.length],
        ]),
      ];
      deliver(io, { result, warnings: [], totals, list: listOf(result) }, options);
    },
  );
};

/** What is paid for one family, and the rows of the file that say so. */
interface FamilyThings {
  /** Absent where the file holds one family and does not name it. */
  readonly caseId?: string;
  readonly things: readonly FundedThing[];
  readonly rows: readonly number[];
}

interface Found extends FundedTwice {
  readonly caseId?: string;
}

/**
 * What more than one source pays for, family by family; places in a list are those of the file.
 *
 * @choice funded-twice-families: a file with `case_id` is answered family by family: what two families have is not paid twice
 */
function foundIn(families: readonly FamilyThings[], source: Located): Found[] {
  const problems = problemList();
  const found = families.flatMap(({ caseId, things, rows }): Found[] => {
    const own = readOrTell(problems, () => withPlaces([{ at: ['things'], source, rows }], () => fundedTwice(things)));
    return (own ?? []).map((one) => ({
      ...defined({ caseId }),
      ...one,
      funded: one.funded.map((part) => ({ ...part, index: at(rows, part.index) })),
    }));
  });
  problems.throwIfAny();
  return found;
}

function listOf(found: readonly Found[]): Sheet {
  const sheet = fundedTwiceSheet(found);
  if (found.every(({ caseId }) => caseId === undefined)) return sheet;
  const rows = sheet.rows.map((row, index) => [at(found, index).caseId, ...row]);
  return { ...sheet, columns: ['case_id', ...sheet.columns], rows };
}

function readThings(desk: Desk, name: string): { families: readonly FamilyThings[]; source: Located } {
  if (isJson(name)) {
    const source = readJson(desk.cwd, name);
    const things = source.value as FundedThing[];
    return { families: [{ things, rows: Array.isArray(things) ? [...things.keys()] : [] }], source };
  }
  const source = readCsv(desk, name);
  const hasFamilies = source.header.includes('case_id') && !desk.reading.isIgnored('case_id');
  const spec: typeof COLUMNS & { case_id?: Column<string | undefined> } = {
    ...COLUMNS,
    case_id: hasFamilies ? required(id) : optional(id),
  };
  const { values, rowCount } = readColumns(source, spec);
  const families = new Map<string | undefined, { things: FundedThing[]; rows: number[] }>();
  for (let row = 0; row < rowCount; row += 1) {
    const caseId = values.case_id?.[row];
    const own = families.get(caseId) ?? { things: [], rows: [] };
    families.set(caseId, own);
    own.rows.push(row);
    own.things.push({
      source: at(values.source, row),
      amount: at(values.amount, row),
      per: at(values.per, row),
      ...defined({ item: values.item[row], need: values.need[row], place: values.place[row] }),
    });
  }
  return { families: [...families].map(([caseId, own]) => ({ ...defined({ caseId }), ...own })), source };
}
