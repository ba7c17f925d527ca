import * as z from 'zod';
import { amountOf } from '../../cohort/figures.js';
import { gatherByCode, withNotStated } from '../../cohort/order/ranking.js';
import type { CohortInput } from '../../cohort/read/read.js';
import { familiesIn, groupLabel } from '../../cohort/words.js';
import { type ProblemList, problemList } from '../../errors.js';
import { numberAt } from '../../exact/at.js';
import { compareText } from '../../exact/labels.js';
import { addRatios, compareRatios, multiplyRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { formatAmount, formatPounds } from '../../money/amount.js';
import { withCheck, withSoundCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { STAGES, type Stage } from '../../stage.js';
import type { Compared } from '../compared.js';
import { byField, checkEquityOptions } from '../options.js';
import { readEquity } from '../read-equity.js';
import { selectForAssertion } from './judged.js';
import { checkTolerance, describeTolerance, type Tolerance, toleranceFields } from './tolerance.js';

/** Which losses must stay within what. */
export interface MedianLossOptions extends Tolerance {
  /** The earlier amount. */
  readonly from: Stage;
  /** The later amount. */
  readonly to: Stage;
  /** The characteristics whose groups are looked at: `site`, `group`, `status` or names that cases carry; 1 to 20. */
  readonly by: readonly string[];
}

const optionsSchema = schemaFor<MedianLossOptions>()(() =>
  withSoundCheck(
    withCheck(
      z.strictObject({ from: z.enum(STAGES), to: z.enum(STAGES), by: byField().min(1), ...toleranceFields() }),
      checkEquityOptions,
    ),
    ({ from, to }, problems, isGiven) => {
      checkTolerance(isGiven, problems);
      if (from !== undefined && from === to)
        problems.add('inconsistent', ['to'], 'names the stage of from; name two stages');
    },
  ),
);

type Parsed = z.output<typeof optionsSchema>;

/**
 * Asserts that no group's median loss between two stages is larger than a tolerance. For any test runner.
 *
 * The loss of a family is its earlier less its later amount; a gain is a loss below 0. In per cent it is one of the
 * earlier amount, and a family with £0 before, which cannot lose, is passed over.
 *
 * @param cohort cases, or columns for many of them; a case without either amount is passed over
 * @param options `from` and `to`, the characteristics `by` whose groups are looked at, and `within` in pounds per period
 * or `withinPercent`
 * @throws RasError `inconsistent` with one problem for every group beyond it, with its median loss, how many families it
 * rests on and those that lose most; `choice-needed` without a tolerance; `missing` when no case can be compared
 * @source RR145 5.54-5.60 (who loses, in pounds and in per cent); IBSEN 16.1.2
 * @choice tolerance: there is no default for a loss that is still acceptable, since no report states one
 * @category Assertions for tests
 * @example
 * ```ts
 * import { assertMedianLossWithin } from 'openras/equity';
 * const cases = [
 *   { caseId: 'F1', group: 'A', traditional: 5000, final: 4000 },
 *   { caseId: 'F2', group: 'A', traditional: 8000, final: 7800 },
 *   { caseId: 'F3', group: 'A', traditional: 3000, final: 3500 },
 * ];
 * const options = { from: 'traditional' as const, to: 'final' as const, by: ['group'] };
 * assertMedianLossWithin(cases, { ...options, within: '200' }); // => undefined
 * assertMedianLossWithin(cases, { ...options, within: '199.99' }); // throws 'inconsistent'
 * ```
 */
export function assertMedianLossWithin(cohort: CohortInput, options: MedianLossOptions): void {
  const [read, parsed] = readEquity(cohort, optionsSchema, options);
  const compared = selectForAssertion(read, { stages: [parsed.from, parsed.to], points: false, list: 0 });
  const problems = problemList();
  for (const name of parsed.by) {
    const { names, codes } = compared.characteristic(name, 'by');
    const { of } = gatherByCode(withNotStated(codes, names.length), names.length + 1);
    [...names, null].forEach((group, code) => {
      judge({ compared, parsed, who: [name, groupLabel(group)], members: of(code), problems });
    });
  }
  problems.throwIfAny();
}

interface JudgeInput {
  readonly compared: Compared;
  readonly parsed: Parsed;
  readonly who: readonly [by: string, group: string];
  readonly members: Uint32Array;
  readonly problems: ProblemList;
}

function judge({ compared, parsed, who: [by, group], members, problems }: JudgeInput): void {
  const losses = lossesOf(compared, parsed, members);
  const median = medianLoss(losses);
  const limit = parsed.withinPercent ?? ratio(parsed.within ?? 0n);
  if (members.length > 0 && median === undefined) {
    const message = `${by} ${group}, ${parsed.from} to ${parsed.to}: no loss in per cent is known, as every ${parsed.from} amount is £0`;
    problems.add('undefined-result', ['by', by, group], message);
  }
  if (median === undefined || compareRatios(median, limit) <= 0) return;
  const isPercent = parsed.withinPercent !== undefined;
  const shown = (loss: Ratio): string => (isPercent ? `${formatRounded(loss, 1)} %` : formatPounds(amountOf(loss)));
  const most = losses.slice(Math.max(0, losses.length - parsed.list)).reverse();
  const families = most.map(({ position, loss }) => {
    const [from, to] = [parsed.from, parsed.to].map((stage) => poundsAt(compared, stage, position));
    return `${compared.idOf(position)} (${from} to ${to}, ${shown(loss())})`;
  });
  const figures = `the median loss of ${familiesIn(losses.length)} is ${shown(median)}, beyond ${describeTolerance(parsed)}`;
  const message = `${by} ${group}, ${parsed.from} to ${parsed.to}: ${figures}; largest: ${families.join(', ')}`;
  problems.add('inconsistent', ['by', by, group], message, { medianLoss: shown(median), n: losses.length });
}

interface Loss {
  readonly position: number;
  /** For the order; in pence or, divided by the earlier amount, as a share. */
  readonly size: number;
  /** In pence or in per cent, exact. */
  readonly loss: () => Ratio;
}

function lossesOf(compared: Compared, { from, to, withinPercent }: Parsed, members: Uint32Array): Loss[] {
  const [before, after] = [compared.amountsAt(from), compared.amountsAt(to)];
  const losses: Loss[] = [];
  for (const position of members) {
    const [base, lost] = [numberAt(before, position), numberAt(before, position) - numberAt(after, position)];
    if (withinPercent === undefined) losses.push({ position, size: lost, loss: () => ratio(BigInt(lost)) });
    else if (base > 0) {
      losses.push({ position, size: lost / base, loss: () => ratio(100n * BigInt(lost), BigInt(base)) });
    }
  }
  return losses.sort((a, b) => a.size - b.size || compareText(compared.idOf(b.position), compared.idOf(a.position)));
}

function medianLoss(losses: readonly Loss[]): Ratio | undefined {
  const [lower, upper] = [losses[(losses.length - 1) >>> 1], losses[losses.length >>> 1]];
  if (lower === undefined || upper === undefined) return undefined;
  return multiplyRatios(addRatios(lower.loss(), upper.loss()), ratio(1n, 2n));
}

function poundsAt(compared: Compared, stage: Parsed['from'], position: number): string {
  return formatPounds(formatAmount(BigInt(numberAt(compared.amountsAt(stage), position))));
}
