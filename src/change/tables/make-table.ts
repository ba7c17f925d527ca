import type { CohortCase } from '../../cohort/case.js';
import { capital } from '../../cohort/words.js';
import { parseInput } from '../../parse.js';
import { comparePair, type StageComparison } from '../compare/comparison.js';
import { readPairOfCases } from '../compare/pair.js';
import type { ChangeFigures } from '../figures/figures.js';
import { type Blanks, blanksOf } from './suppress.js';
import type { ChangeTable, TableKind, TableRow } from './table.js';
import { type ParsedTableOptions, tableOptionsSchema } from './table-options.js';

/** Makes a table of one kind. */
export function makeTable(cases: readonly CohortCase[], options: object, kind: TableKind): ChangeTable {
  const parsed = parseInput(tableOptionsSchema, { from: 'traditional', to: 'final', ...options }, ['options']);
  const { who: asked, smallCells, ...compareOptions } = parsed;
  const comparison = comparePair(readPairOfCases(cases, compareOptions), compareOptions);
  const { from, to, base, period } = comparison;
  const who = asked ?? ([from, to, base].includes('traditional') ? 'existing' : 'everyone');
  const shown = { ...kind, columns: kind.columns.filter(({ isExtreme }) => smallCells === 'flag' || !isExtreme) };
  const headings = shown.columns.map(({ key, heading }) => ({ key, heading: heading(comparison) }));
  return {
    title: `${kind.title(comparison)} by ${parsed.by}, ${WHO[who]}`,
    period,
    columns: [{ key: 'group', heading: capital(parsed.by) }, ...headings],
    rows: rowsOf({ comparison, who, kind: shown, options: parsed }),
    notes: [...kind.notes(comparison), ...(smallCells === 'flag' ? exclusionNotes(comparison) : publishNotes(parsed))],
  };
}

const WHO = { everyone: 'all families', existing: 'existing families', newcomers: 'newcomers' } as const;

/** What the rows of a table are made from. */
interface TableInput {
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

function blanksFor({ comparison: { groups }, who, kind: { counts }, options }: TableInput): Blanks {
  const { smallCells, smallCell } = options;
  if (smallCells === 'flag' || smallCell === undefined) return { rows: [], total: false };
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
    `Figures that rest on fewer than ${smallCell} families are left out, and so are others from which they could be worked out.`,
    'The lowest and the highest amount are left out: each is the amount of one family.',
  ];
}
