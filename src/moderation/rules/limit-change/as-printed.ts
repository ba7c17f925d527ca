import { addRatios, formatRatio, ONE, type Ratio, subtractRatios, ZERO } from '../../../exact/ratio.js';
import { MAX_POUNDS, type Pence } from '../../../money/amount.js';
import { given } from '../../../record/step/recorder.js';
import type { StepInput } from '../../../record/step/step.js';
import type { AmountRecord } from '../../rule/amount-record.js';
import { type Limited, recordLimit } from './clamp.js';
import { highestShare, type Limits, lowestShare } from './limits.js';

/**
 * Records the limit in the words of RR232 Figure 1: a significantly lower target gives the greater of the limit and the
 * target, a significantly higher one gives the package plus the limit, whatever the target.
 */
export function recordAsPrinted(record: AmountRecord, target: Pence, limits: Limits, threshold: Ratio = ZERO): Limited {
  // Targets are whole pence, so that the marks can be: the first and the last penny that are not significant.
  const lower = recordMark(record, 'mark-lower', subtractRatios(ONE, threshold), 'up');
  const higher = recordMark(record, 'mark-higher', addRatios(ONE, threshold), 'down');
  if (target < lower && limits.fall !== null) return recordLower(record, limits.fall);
  if (target > higher && limits.rise !== null) return recordHigher(record, limits.rise);
  const high = target > higher ? given('high', TOP) : record.ref('high', 'mark-higher');
  return { amount: recordBranch(record, record.ref('low', 'mark-lower'), high, 'before') };
}

const TOP = String(MAX_POUNDS);

function recordMark(record: AmountRecord, id: string, share: Ratio, mode: 'up' | 'down'): Pence {
  record.work(`exact-${id}`, 'where "significantly" begins', 'multiply', [
    record.ref('factor', 'base'),
    given('factor', formatRatio(share), 'share of the package'),
  ]);
  return record.pounds(id, `exact-${id}`, 'to the penny', { unit: 1n, mode });
}

function recordLower(record: AmountRecord, fall: Ratio): Limited {
  const below = [record.ref('from', 'mark-lower'), given('less', '0.01')];
  record.work('last-lower', 'from a penny below the mark a target is significantly lower', 'subtract', below);
  const low = recordLimit(record, 'lowest', 'base', formatRatio(lowestShare(fall, 1)), 'up');
  const both = [record.ref('value', 'before'), record.ref('value', 'lowest')];
  record.work('greater', 'the greater of the limit and the target', 'greatest', both);
  return { amount: recordBranch(record, given('low', '0'), record.ref('high', 'last-lower'), 'greater'), low };
}

function recordHigher(record: AmountRecord, rise: Ratio): Limited {
  const above = [record.ref('term', 'mark-higher'), given('term', '0.01')];
  record.work('first-higher', 'from a penny above the mark a target is significantly higher', 'sum', above);
  const high = recordLimit(record, 'highest', 'base', formatRatio(highestShare(rise, 1)), 'down');
  return { amount: recordBranch(record, record.ref('low', 'first-higher'), given('high', TOP), 'highest'), high };
}

function recordBranch(record: AmountRecord, low: StepInput, high: StepInput, amount: string): Pence {
  const inputs = [record.ref('value', 'before', 'the target'), low, high, record.ref('amount', amount)];
  record.work('chosen', 'what Figure 1 says of a target in this range', 'within', inputs);
  return record.pounds('after', 'chosen', 'the amount as printed');
}
