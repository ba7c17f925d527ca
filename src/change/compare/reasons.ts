import type { Reason } from '../../cohort/exclusions.js';
import { numberAt } from '../../exact/at.js';
import type { Stage } from '../../stage.js';
import type { ParsedCompareOptions } from '../options.js';
import type { StagePair } from './pair.js';

/** What says which cases are compared. */
export type Rules = Pick<ParsedCompareOptions, 'from' | 'to' | 'base' | 'zeroBase'>;

/** Why each case is not compared, or undefined where it is. */
export function reasonsOf(
  pair: StagePair,
  { from, to, base = from, zeroBase }: Rules,
): (position: number) => Reason | undefined {
  const columns: readonly (readonly [Stage, Float64Array])[] = [
    [from, pair.from],
    [to, pair.to],
    [base, pair.base],
  ];
  const missing = columns.map(
    ([stage, column]) => [column, { code: 'missing-amount', reason: `no ${stage} amount` }] as const,
  );
  const traditional = columns.find(([stage]) => stage === 'traditional')?.[1];
  const onZero: Reason = { code: 'zero-base', reason: `${base} is £0` };
  return (position) => {
    const isNewcomer = traditional !== undefined && numberAt(pair.newcomer, position) === 1;
    if (isNewcomer && !(numberAt(traditional, position) > 0)) return NEWCOMER;
    for (const [column, reason] of missing) if (Number.isNaN(numberAt(column, position))) return reason;
    return zeroBase === 'exclude' && numberAt(pair.base, position) === 0 ? onZero : undefined;
  };
}

const NEWCOMER: Reason = { code: 'newcomer', reason: 'a newcomer without a traditional package' };
