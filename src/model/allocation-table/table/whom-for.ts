import { fail, type Path, type ProblemList, show } from '../../../errors.js';
import { isWithinAges } from '../../../questionnaire/instrument/ages.js';

/** Whom a table is for. */
interface WhomFor {
  readonly group?: string;
  readonly ageRange?: { readonly from: number; readonly to?: number };
  readonly instrument?: string;
}

/** What chooses among the tables of a model. */
export interface TableCase {
  readonly group?: string | undefined;
  /** In whole years. */
  readonly age?: number | undefined;
  readonly instrument?: string | undefined;
}

/** Checks that no case can fall under two tables of one model. */
export function checkWhomFor(tables: readonly WhomFor[], problems: ProblemList): void {
  tables.forEach((table, index) => {
    const { ageRange } = table;
    if (ageRange?.to !== undefined && ageRange.to < ageRange.from) {
      problems.add(
        'inconsistent',
        ['tables', index, 'ageRange', 'to'],
        `lies before the youngest age, ${ageRange.from}`,
      );
    }
    const earlier = tables.findIndex((other, before) => before < index && meet(table, other));
    if (earlier < 0) return;
    const message = `a case could fall under this table and under table ${earlier + 1}; say by group, ages or instrument whom each is for`;
    problems.add('inconsistent', ['tables', index], message);
  });
}

function meet(a: WhomFor, b: WhomFor): boolean {
  return same(a.group, b.group) && same(a.instrument, b.instrument) && agesMeet(a.ageRange, b.ageRange);
}

const same = (a: string | undefined, b: string | undefined): boolean => a === undefined || b === undefined || a === b;

function agesMeet(a: WhomFor['ageRange'], b: WhomFor['ageRange']): boolean {
  if (a === undefined || b === undefined) return true;
  return a.from <= (b.to ?? Number.POSITIVE_INFINITY) && b.from <= (a.to ?? Number.POSITIVE_INFINITY);
}

/**
 * The one table that a case falls under.
 *
 * @throws RasError `missing` when the case does not say what the tables are chosen by, `unknown-name` when no table is
 * for such a case
 */
export function chooseTable<Table extends WhomFor>(tables: readonly Table[], one: TableCase, path: Path = []): Table {
  const chosen = tables.find((table) => unmet(table, one).length === 0);
  if (chosen !== undefined) return chosen;
  const asked = tables.flatMap((table) => {
    const open = unmet(table, one);
    return open.every((key) => one[key] === undefined) ? open : [];
  });
  const [first] = asked;
  if (first !== undefined) {
    return fail('missing', [...path, first], `the tables of the model are chosen by ${first}; say which`);
  }
  const open = new Set(tables.flatMap((table) => unmet(table, one)));
  const wrong = KEYS.find((key) => open.has(key)) ?? 'group';
  return fail('unknown-name', [...path, wrong], `the model has no table for ${wrong} ${show(one[wrong])}`);
}

const KEYS = ['group', 'age', 'instrument'] as const;

/** What a table asks of a case and the case does not meet. */
function unmet({ group, ageRange, instrument }: WhomFor, one: TableCase): (typeof KEYS)[number][] {
  const met = {
    group: group === undefined || group === one.group,
    age: ageRange === undefined || (one.age !== undefined && isWithinAges(ageRange, one.age)),
    instrument: instrument === undefined || instrument === one.instrument,
  };
  return KEYS.filter((key) => !met[key]);
}
