import { poundsPer } from '../../cohort/words.js';
import type { EquityStatement } from '../../equity/statement/statement.js';
import { countOf } from '../../warning.js';

/**
 * The widest gap at equal need and what intervals say of the gaps, by the last stage that gaps are told of. It is made of
 * rows of the statement, so that it tells nothing that is not told there.
 */
export function equalHeadline({ rows, period }: Pick<EquityStatement, 'rows' | 'period'>): string[] {
  const told = rows.filter(({ figure }) => figure === 'gap at equal need (£)');
  const stage = told.findLast(({ value }) => value !== null)?.stage;
  if (stage === undefined) return [];
  const gaps = told.flatMap(({ stage: own, who, against, value }): Gap[] => {
    const end = (figure: string): string | null =>
      rows.find((row) => row.stage === stage && row.who === who && row.figure === figure)?.value ?? null;
    const [low, high] = [end('interval of that gap from (£)'), end('interval of that gap to (£)')];
    return own !== stage || value === null ? [] : [{ who, than: against ?? 'the others', value, low, high }];
  });
  return [[widest(gaps, stage, period), ...intervals(gaps)].join(' ')];
}

interface Gap {
  readonly who: string;
  readonly than: string;
  readonly value: string;
  readonly low: string | null;
  readonly high: string | null;
}

function widest(gaps: readonly Gap[], stage: string, period: EquityStatement['period']): string {
  const size = ({ value }: Gap): number => Math.abs(Number(value));
  const most = gaps.reduce((found, gap) => (size(gap) > size(found) ? gap : found));
  const of = countOf(gaps.length, 'group');
  if (size(most) === 0) return `By the ${stage} amounts there is no gap at equal need, of ${of}.`;
  const way = most.value.startsWith('-') ? 'less' : 'more';
  return `By the ${stage} amounts, of ${of}, the widest gap at equal need is that of ${most.who}: ${poundsPer(most.value, period)} ${way} than ${most.than}.`;
}

function intervals(gaps: readonly Gap[]): string[] {
  const told = gaps.filter(({ low, high }) => low !== null && high !== null);
  const apart = told.filter(({ low, high }) => Number(low) > 0 || Number(high) < 0);
  const named = apart.map(({ who, than, low }) => `${who} has ${Number(low) > 0 ? 'more' : 'less'} than ${than}`);
  const untold = gaps.length - told.length;
  return [
    ...(apart.length === 0
      ? []
      : [`The interval of the gap lies wholly on one side of £0 for ${apart.length}: ${named.join(', ')}.`]),
    ...(apart.length > 0 || told.length === 0
      ? []
      : ['No interval lies wholly on one side of £0, which does not show that there is no gap.']),
    ...(untold === 0
      ? []
      : [
          `${told.length === 0 ? 'No interval is told' : `For ${untold} no interval is told`}, so that nothing can be said of how far the gap could as well have been off.`,
        ]),
  ];
}
