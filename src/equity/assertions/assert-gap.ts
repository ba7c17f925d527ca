import * as z from 'zod';
import { amountOf } from '../../cohort/figures.js';
import { withNotStated } from '../../cohort/order/ranking.js';
import type { CohortInput } from '../../cohort/read/read.js';
import { familiesIn, groupLabel, poundsOf } from '../../cohort/words.js';
import { type ProblemList, problemList } from '../../errors.js';
import { numberAt } from '../../exact/at.js';
import { compareText } from '../../exact/labels.js';
import { compareRatios, ratio } from '../../exact/ratio.js';
import { formatPounds } from '../../money/amount.js';
import { withSoundCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { STAGES, type Stage } from '../../stage.js';
import type { Compared } from '../compared.js';
import { type GroupCells, gapAtEqualNeed, groupCells, standardisedGaps } from '../gaps/gap.js';
import { referenceOf, summariesOf } from '../gaps/group-summary.js';
import { type EqualNeedOptions, equalNeedFields, withGapCheck } from '../gaps/options.js';
import { signOf, sizeOf } from '../gaps/sign.js';
import { readEquity } from '../read-equity.js';
import type { Standardised } from '../strata/standardise.js';
import { type Strata, strataOf } from '../strata/strata.js';
import { selectForAssertion } from './judged.js';
import { checkTolerance, describeTolerance, limitOf, type Tolerance, toleranceFields } from './tolerance.js';

/** Which gaps must stay within what. */
export interface GapWithinOptions extends EqualNeedOptions, Tolerance {
  /** The amount to look at. */
  readonly stage: Stage;
}

const optionsSchema = schemaFor<GapWithinOptions>()(() =>
  withSoundCheck(
    withGapCheck(z.strictObject({ stage: z.enum(STAGES), ...equalNeedFields(), ...toleranceFields() })),
    (_, problems, isGiven) => checkTolerance(isGiven, problems),
  ),
);

/**
 * Asserts that no group's gap at equal need, against the reference group, is larger than a tolerance. For any test runner.
 *
 * @param cohort cases, or columns for many of them; amounts in pounds (in columns pence) per period
 * @param options as for `groupGaps`, with `within` in pounds per period or `withinPercent` of the reference group's mean
 * at equal need
 * @throws RasError `inconsistent` with one problem for every group beyond it, with the gap, its interval, how many
 * families it rests on and those that have least (or most) against the reference group at their need; `undefined-result`
 * for a group with nobody at equal need; `choice-needed` without a tolerance; `missing` when no case can be compared
 * @source IBSEN 7.6, 9.6.4
 * @choice tolerance: there is no default for a gap that is still acceptable, since no report states one
 * @choice gap-not-known: a group that cannot be compared fails, because a test that passes on nothing proves nothing
 * @category Assertions for tests
 * @example
 * ```ts
 * import { assertGapWithin } from 'openras/equity';
 * const family = (caseId: string, group: string, points: number, final: number) => ({ caseId, group, points, final });
 * const cases = [family('F1', 'A', 10, 4000), family('F2', 'A', 10, 4000), family('F3', 'B', 10, 4500)];
 * const options = { stage: 'final' as const, by: ['group'], bands: 'each' as const };
 * assertGapWithin(cases, { ...options, within: '500' }); // => undefined
 * assertGapWithin(cases, { ...options, withinPercent: 10 }); // throws 'inconsistent'
 * ```
 */
export function assertGapWithin(cohort: CohortInput, options: GapWithinOptions): void {
  const [read, parsed] = readEquity(cohort, optionsSchema, options);
  const compared = selectForAssertion(read, { stages: [parsed.stage], points: false, list: 0 });
  const strata = strataOf(compared, parsed.given, parsed.bands);
  const problems = problemList();
  for (const name of parsed.by) judge({ name, parsed, compared, strata, problems });
  problems.throwIfAny();
}

interface JudgeInput {
  readonly name: string;
  readonly parsed: z.output<typeof optionsSchema>;
  readonly compared: Compared;
  readonly strata: Strata;
  readonly problems: ProblemList;
}

/** Adds a problem for every group of one characteristic that is beyond the tolerance. */
function judge(input: JudgeInput): void {
  const { name, parsed, compared, strata, problems } = input;
  const characteristic = compared.characteristic(name, 'by');
  const amounts = compared.amountsAt(parsed.stage);
  const summaries = summariesOf(compared, characteristic, amounts);
  const reference = referenceOf(summaries, parsed.reference.find((one) => one.by === name)?.group);
  if (summaries.length < 2) {
    const message = `everybody is of one group of ${name}, so that no gap is known`;
    problems.add('undefined-result', ['by', name], message);
  }
  const cells = groupCells(characteristic, strata, amounts, undefined);
  const gaps = standardisedGaps(cells, reference?.code ?? -1, parsed.weights);
  for (const { group, code } of summaries) {
    if (code === reference?.code) continue;
    const path = ['by', name, groupLabel(group)];
    const against = groupLabel(reference?.group ?? null);
    const who = `${parsed.stage} amounts, ${name} ${groupLabel(group)} against ${against}`;
    const gap = gaps(code);
    if (gap === undefined) {
      problems.add('undefined-result', path, `${who}: no family of both has equal need, so that no gap is known`);
    } else if (compareRatios(sizeOf(gap.gap), limitOf(parsed, gap.referenceMean)) > 0) {
      const families = furthest(input, cells, { group: code, reference: reference?.code ?? -1, sign: signOf(gap.gap) });
      const details = { gap: amountOf(gap.gap), n: gap.n.group, nReference: gap.n.reference };
      problems.add(
        'inconsistent',
        path,
        `${who}: ${figuresOf(gap, parsed)}; furthest: ${families.join(', ')}`,
        details,
      );
    }
  }
}

function figuresOf(gap: Standardised, parsed: JudgeInput['parsed']): string {
  const { amount, interval, n } = gapAtEqualNeed(gap, parsed);
  const ends =
    interval && `, ${parsed.level} % interval ${formatPounds(interval.low)} to ${formatPounds(interval.high)}`;
  const direction = signOf(gap.gap) < 0 ? 'less' : 'more';
  const rests = `${n.group} against ${familiesIn(n.reference)}${ends ?? ''}`;
  return `${poundsOf(amount)} ${direction} at equal need (${rests}), beyond ${describeTolerance(parsed)}`;
}

/** The families of a group that are furthest from the reference group's mean at their need, with their amounts. */
function furthest(
  { name, parsed, compared, strata }: JudgeInput,
  { cells }: GroupCells,
  { group, reference, sign }: { group: number; reference: number; sign: number },
): string[] {
  const amounts = compared.amountsAt(parsed.stage);
  const { names, codes } = compared.characteristic(name, 'by');
  const ofReference = cells.filter((cell) => cell.group === reference);
  const means = new Map(ofReference.map(({ stratum, sum, n }) => [stratum, Number(sum) / n]));
  const found: { position: number; distance: number }[] = [];
  withNotStated(codes, names.length).forEach((code, position) => {
    const mean = code === group ? means.get(numberAt(strata.codes, position)) : undefined;
    if (mean !== undefined) found.push({ position, distance: sign * (numberAt(amounts, position) - mean) });
  });
  const idOf = ({ position }: { position: number }): string => compared.idOf(position);
  found.sort((a, b) => b.distance - a.distance || compareText(idOf(a), idOf(b)));
  return found.slice(0, parsed.list).map(({ position }) => {
    const pounds = formatPounds(amountOf(ratio(BigInt(numberAt(amounts, position)))));
    return `${compared.idOf(position)} (${pounds}, ${strata.labelOf(numberAt(strata.codes, position))})`;
  });
}
