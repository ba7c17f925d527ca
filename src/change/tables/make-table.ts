import type { CohortCase, ParsedCase } from '../../cohort/case.js';
import { readCases } from '../../cohort/read/read.js';
import { leastShared } from '../../cohort/share/exposed.js';
import { leastCases, siblingsOf } from '../../cohort/share/siblings.js';
import { capital } from '../../cohort/words.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { comparePair, type StageComparison } from '../compare/comparison.js';
import { pairOfCases } from '../compare/pair.js';
import type { ChangeFigures } from '../figures/figures.js';
import { type Blanks, blanksOf } from './suppress.js';
import type { ChangeTable, TableKind, TableRow } from './table.js';
import { type ParsedTableOptions, type TableOptions, tableOptionsSchema } from './table-options.js';

/** Checks cases and options together, and makes a table of one kind. */
export function readTable(cases: readonly CohortCase[], options: TableOptions, kind: TableKind): ChangeTable {
  const [parsed, rows] = readTogether(
    () => parseInput(tableOptionsSchema, options, ['options']),
    () => readCases(cases),
  );
  return makeTable(rows, parsed, kind);
}

/** Makes a table of one kind. */
export function makeTable(rows: readonly ParsedCase[], parsed: ParsedTableOptions, kind: TableKind): ChangeTable {
  const { who: asked, smallCells, by, ...rest } = parsed;
  const compareOptions = by === null ? rest : { ...rest, by };
  const comparison = comparePair(pairOfCases(rows, compareOptions), compareOptions);
  const { from, to, base, period } = comparison;
  const who = asked ?? ([from, to, base].includes('traditional') ? 'existing' : 'everyone');
  const shown = { ...kind, columns: kind.columns.filter(({ isOfOne }) => smallCells === 'flag' || isOfOne !== true) };
  const headings = shown.columns.map(({ key, heading }) => ({ key, heading: heading(comparison) }));
  return {
    title: `${kind.title(comparison)}${by === null ? '' : ` by ${by}`}, ${WHO[who]}`,
    period,
    columns: [{ key: 'group', heading: groupHeading(by, headings) }, ...headings],
    rows: rowsOf({ rows, comparison, who, kind: shown, options: parsed }),
    notes: [...kind.notes(comparison), ...(smallCells === 'flag' ? exclusionNotes(comparison) : publishNotes(parsed))],
  };
}

/** What the column of groups is called: by what they are, unless a column of figures is called so. */
function groupHeading(by: string | null, others: readonly { readonly heading: string }[]): string {
  const name = capital(by ?? 'who');
  return others.some(({ heading }) => heading === name) ? `${name} (group)` : name;
}

const WHO = { everyone: 'all families', existing: 'existing families', newcomers: 'newcomers' } as const;

/** What the rows of a table are made from. */
interface TableInput {
  readonly rows: readonly ParsedCase[];
  readonly comparison: StageComparison;
  readonly who: keyof typeof WHO;
  readonly kind: TableKind;
  readonly options: ParsedTableOptions;
}

function rowsOf(input: TableInput): TableRow[] {
  const { comparison, who, kind, options } = input;
  const blanks = blanksFor(input);
  const row = (
    figures: ChangeFigures,
    blank: boolean,
    named: Pick<TableRow, 'kind'> & { label: string },
  ): TableRow => ({
    kind: named.kind,
    smallCell: options.smallCells === 'flag' ? figures.smallCell : null,
    suppressed: blank,
    cells: [named.label, ...kind.columns.map(({ cell }) => (blank ? null : cell(figures)))],
  });
  const groups = comparison.groups.map(({ group, [who]: figures }, index) => {
    const blank = blanks.rows[index] === true;
    if (group === null) return row(figures, blank, { kind: 'no-group', label: `No ${options.by} stated` });
    return row(figures, blank, { kind: 'group', label: group });
  });
  return [...groups, row(comparison[who], blanks.total, { kind: 'all', label: 'All' })];
}

function blanksFor({ rows, comparison: { groups }, who, kind: { counts }, options }: TableInput): Blanks {
  const { smallCells } = options;
  if (smallCells === 'flag' || options.smallCell === undefined) return { rows: [], total: false };
  const smallCell = leastCases(options.smallCell, siblingsOf(rows.map(({ household }) => household)));
  const cells = groups.map((group) => group[who]);
  const blanks = blanksOf(
    cells.map(({ n }) => [n]),
    smallCell,
  );
  return counts === undefined ? blanks : blanksOf(cells.map(counts), smallCell, blanks);
}

function exclusionNotes({ excluded }: StageComparison): string[] {
  return excluded.map(({ reason, cases }) => `Not compared: ${cases} (${reason}).`);
}

function publishNotes({ smallCell = 0 }: ParsedTableOptions): string[] {
  return [
    `Figures that rest on fewer than ${leastShared(smallCell)} families are left out, and so are others from which they could be worked out.`,
    'The lowest, the highest, the middle and quartiles are left out: each is one family’s figure or the mean of two.',
  ];
}
