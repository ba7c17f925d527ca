import { formatRatio } from '../../../exact/ratio.js';
import type { Pence } from '../../../money/amount.js';
import { given } from '../../../record/step/recorder.js';
import type { AmountRecord } from '../../rule/amount-record.js';
import type { LimitChange } from './form.js';
import { highestShare, type Limits, lowestShare } from './limits.js';

/** An amount after limits, and the limits themselves where there are any. */
export interface Limited {
  readonly amount: Pence;
  readonly low?: Pence;
  readonly high?: Pence;
}

/** Records the clamp: year by year on the previous amount, or in one go on the original. */
export function recordClamp(rule: LimitChange, limits: Limits, record: AmountRecord): Limited {
  const year = rule.year ?? 1;
  if (rule.frequency !== 'yearly-on-previous') return recordYear(record, '', 'base', limits, year, 'after');
  let limited: Limited | undefined;
  for (let one = 1; one <= year; one += 1) {
    const from = one === 1 ? 'base' : `year-${one - 1}`;
    limited = recordYear(record, `year-${one}-`, from, limits, 1, one === year ? 'after' : `year-${one}`);
  }
  return limited ?? recordYear(record, '', 'base', limits, 1, 'after');
}

function recordYear(
  record: AmountRecord,
  prefix: string,
  from: string,
  { fall, rise }: Limits,
  years: number,
  to: string,
): Limited {
  let current = 'before';
  let low: Pence | undefined;
  let high: Pence | undefined;
  if (fall !== null) {
    low = recordLimit(record, `${prefix}lowest`, from, formatRatio(lowestShare(fall, years)), 'up');
    const inputs = [record.ref('value', current), record.ref('value', `${prefix}lowest`)];
    record.work(`${prefix}not-below`, 'not below the greatest fall', 'greatest', inputs);
    current = `${prefix}not-below`;
  }
  if (rise !== null) {
    high = recordLimit(record, `${prefix}highest`, from, formatRatio(highestShare(rise, years)), 'down');
    const inputs = [record.ref('value', current), record.ref('value', `${prefix}highest`)];
    record.work(`${prefix}not-above`, 'not above the greatest rise', 'least', inputs);
    current = `${prefix}not-above`;
  }
  const amount = record.pounds(to, current, 'the amount within the limits');
  return { amount, ...(low !== undefined && { low }), ...(high !== undefined && { high }) };
}

/** Records one limit, rounded to the penny towards the side that it allows. */
export function recordLimit(record: AmountRecord, id: string, from: string, share: string, mode: 'up' | 'down'): Pence {
  record.work(`exact-${id}`, mode === 'up' ? 'the greatest fall' : 'the greatest rise', 'multiply', [
    record.ref('factor', from),
    given('factor', share, 'share of it'),
  ]);
  return record.pounds(id, `exact-${id}`, 'rounded towards the allowed side', { unit: 1n, mode });
}
