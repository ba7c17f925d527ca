import { at } from '../../../../exact/at.js';
import { type IbsenTableId, ibsen } from '../../../figures/data/ibsen.js';
import { BASE, type Check, share } from '../../check.js';
import { difference, type Formula, sum } from '../../formula.js';

const GROUP_N: Readonly<Record<string, string>> = {
  pd: 'ibsen-t5-1-pd-n',
  ld: 'ibsen-t5-1-ld-n',
  mh: 'ibsen-t5-1-mh-n',
  op: 'ibsen-t5-1-op-n',
  all: 'ibsen-s5-3-1-records',
};

/** The tables of counts with percentages, and the base of each percentage. */
const BASES: readonly (readonly [table: IbsenTableId, baseOf: (stem: string) => Formula])[] = [
  ['ibsen-t4-1', () => 'ibsen-t4-1-total-count'],
  ['ibsen-t4-3', () => 'ibsen-s4-3-5-count'],
  ['ibsen-t4-4', () => 'ibsen-t4-4-randomised-count'],
  ['ibsen-t4-5', () => 'ibsen-t4-5-total-count'],
  ...(['ibsen-t5-1', 'ibsen-t5-2', 'ibsen-t5-3', 'ibsen-t5-5'] as const).map(
    (table) => [table, (stem: string) => GROUP_N[at(stem.split('-'), 3)] ?? 'ibsen-s5-3-1-records'] as const,
  ),
  ['ibsen-t5-6', (stem) => `ibsen-t5-6-${stem.split('-')[3]}-n`],
  ...(['ibsen-t6-5', 'ibsen-t6-6', 'ibsen-t6-7', 'ibsen-t6-8', 'ibsen-t6-9'] as const).map(
    (table) => [table, armOf] as const,
  ),
  ['ibsen-s4-3-5', () => 'ibsen-s4-2-1-sample'],
  ['ibsen-s5-4', () => 'ibsen-s5-3-1-records'],
  ['ibsen-s5-5-2', () => 'ibsen-s5-3-1-records'],
];

/** Arms of Tables 6.5 and 6.7 with a misprinted count: their base is that of everyone less the other arm. */
const MISPRINTED: Readonly<Record<string, string>> = {
  'ibsen-t6-5-accommodation-comparison': 'ib',
  'ibsen-t6-7-occupation-ib': 'comparison',
};

/** The base of a percentage of need: everyone in the same arm, whatever the need. */
function armOf(stem: string): Formula {
  // ibsen-t6-5-social-no-ib: the domain is the fourth word, the arm the last.
  const [, , , domain = '', , arm = ''] = stem.split('-');
  const table = stem.split('-').slice(0, 3).join('-');
  const other = MISPRINTED[`${table}-${domain}-${arm}`];
  const counts = (of: string) =>
    sum(...['no', 'low', 'high'].map((need) => `${table}-${domain}-${need}-${of}-count`).filter(isPrinted));
  return other === undefined ? counts(arm) : difference(counts('all'), counts(other));
}

function isPrinted(id: string): boolean {
  return ibsen.figures.has(id);
}

/** Tables 6.5 to 6.9 print no base. */
function assumptionOf(table: IbsenTableId): string {
  if (!table.startsWith('ibsen-t6')) return BASE;
  return 'The base is everyone in the column at one of the levels of need, and the percentage is rounded, not cut.';
}

/** Every percentage beside a count, from the count and its base. */
export const ibsenSharesChecks = (): readonly Check[] =>
  BASES.flatMap(([table, baseOf]) => {
    const figures = ibsen.table(table).figures;
    const stems = figures.flatMap(({ id }) => (id.endsWith('-percent') ? [id.slice(0, -'-percent'.length)] : []));
    return stems
      .filter((stem) => isPrinted(`${stem}-count`) && !stem.endsWith('-total'))
      .map((stem) => share(`${stem}-percent`, `${stem}-count`, baseOf(stem), { assumption: assumptionOf(table) }));
  });
