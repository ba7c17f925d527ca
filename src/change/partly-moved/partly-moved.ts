import * as z from 'zod';
import type { Model } from '../../allocation/kinds.js';
import { openModel } from '../../allocation/open-model.js';
import { type CohortCase, checkCases, familyFields } from '../../cohort/case.js';
import type { CostYear } from '../../costing/options.js';
import { problemList } from '../../errors.js';
import { at, certain } from '../../exact/at.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { formatRatio, multiplyRatios, type Ratio, ratio, sumRatios, ZERO } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { storedModelSchema } from '../../model/header.js';
import { madeForWarnings } from '../../model/made-for.js';
import { pointsCaseFields } from '../../model/shared/budget/allocation.js';
import {
  type Amount,
  type AmountInput,
  formatAmount,
  formatPounds,
  type Pence,
  parseAmount,
  positiveAmountSchema,
} from '../../money/amount.js';
import { daySchema, formatDay } from '../../money/calendar.js';
import { PART_YEAR_BASES, yearShare } from '../../money/part-year.js';
import { roundPence } from '../../money/rounding.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { parseInput, readTogether } from '../../parse/parse.js';
import { parseRows } from '../../parse/rows.js';
import { amountOrNone, besideOf, type PackageBeside } from '../../pot/beside.js';
import type { Warning } from '../../warning.js';

/** A family of a cohort that moves to personal budgets little by little. */
export interface MovingCase {
  /** The family's id; each stands once in a list. */
  readonly caseId: string;
  /** Points of the questionnaire; left out where nobody has assessed the family yet. */
  readonly points?: DecimalInput;
  /** The group whose price it has, where prices differ by group. */
  readonly group?: string;
  /** The flat amounts of the model that apply to it, by id. */
  readonly addOns?: readonly string[];
  /** A newcomer has no package to move from, and is refused. */
  readonly status?: CohortCase['status'];
  /** Its package in pounds a year, without one-offs. */
  readonly traditional: AmountInput;
  /** The indicative budget that it has moved to, in pounds a year; left out where it has not moved. */
  readonly indicative?: AmountInput;
  /** The first day of that budget, `YYYY-MM-DD`. */
  readonly movedOn?: string;
  /** The day of its assessment, which is set against the dates of the model. */
  readonly assessedOn?: string;
  /** The day on which a budget by the model would start, which counts before the other. */
  readonly startsOn?: string;
  /** The price base of its amounts, such as `2026-27`. */
  readonly priceBase?: string;
}

/** How a partly moved cohort is looked at. */
export interface PartlyMovedOptions {
  /** The model that gives budgets for points, in pounds a year. */
  readonly model: Model;
  /** The financial year of the cost so far: its first day, and whether a part of it goes by days or months. */
  readonly year?: CostYear;
}

/** Some families of a partly moved cohort. Pounds a year. */
export interface MovingPart {
  /** How many there are. */
  readonly families: number;
  /** Their packages. */
  readonly packages: Amount;
  /** How many have points that the model gives an amount for; £0 with the advice to refer is none. */
  readonly priced: number;
  /** The packages of those. */
  readonly packagesOfPriced: Amount;
  /** What the model gives for each one's own points, over those. */
  readonly byModel: Amount;
  /** The mean package of those; null where there is none. */
  readonly meanPackage: Amount | null;
  /** The mean of their points; null where there is none. */
  readonly meanPoints: string | null;
  /** Families of whom it is not known what the model would give, in the order of the list. */
  readonly unknown: readonly string[];
}

/** Those who moved. Pounds a year. */
export interface MovedPart extends MovingPart {
  /** The budgets that they moved to. */
  readonly budgets: Amount;
  /** How many moved to an amount; £0 is none, it carries the advice to refer. */
  readonly withAmount: number;
  /** The packages of those who moved to an amount. */
  readonly packagesOfBudgets: Amount;
  /** Those budgets less the packages of those who moved to an amount. */
  readonly difference: Amount;
  /** Families that moved to £0, with their packages, which are not saved: their services have to be costed out of them. */
  readonly besideDifference: readonly PackageBeside[];
}

/** A partly moved cohort: what moving cost so far, and what it would cost for the rest. */
export interface PartlyMoved {
  /** Those who moved, with what they moved to. */
  readonly moved: MovedPart;
  /** Those who did not. */
  readonly rest: MovingPart;
  /** What the model gives everyone to whom it gives an amount; pounds a year. */
  readonly wholeByModel: Amount;
  /** Whether the model would change the packages of those who moved and of the rest by another share. */
  readonly moversDiffer: boolean | null;
  /** What moving cost within the year, from each one's day to its end, in pounds; null without a year. */
  readonly soFar: Amount | null;
  /** Families that moved to £0, and those that the model was not made for: their points, their days, their prices. */
  readonly warnings: readonly Warning[];
}

const caseSchema = schemaFor<MovingCase>()(() => {
  const { caseId, points, group, status, indicative } = familyFields();
  const { addOns, assessedOn, startsOn, priceBase } = pointsCaseFields();
  const movedOn = daySchema.exactOptional();
  return withCheck(
    z.strictObject({
      ...{ caseId, points, group, addOns, status, indicative, movedOn, assessedOn, startsOn, priceBase },
      traditional: positiveAmountSchema,
    }),
    (one, problems) => {
      if (one.status === 'newcomer') {
        problems.add('inconsistent', ['status'], 'a newcomer has no package to move from; leave it out');
      }
      if (one.movedOn !== undefined && one.indicative === undefined) {
        problems.add('missing', ['indicative'], 'has moved, so that it has a budget; give it');
      }
    },
  );
});

type Moving = z.output<typeof caseSchema>;

const optionsSchema = deferred(() =>
  z.strictObject({
    model: storedModelSchema,
    year: z.strictObject({ startsOn: daySchema, by: z.enum(PART_YEAR_BASES) }).exactOptional(),
  }),
);

/**
 * What a cohort that has partly moved to personal budgets costs, and what the rest would cost.
 *
 * What the rest would cost is the model on each one's own points: those who moved first are not like the others, so that
 * the ratio of their budgets to their packages says nothing of the rest.
 *
 * @param cases the whole cohort, moved or not; amounts in pounds a year
 * @throws RasError with what is wrong with the cases and the options; `missing` for a day of moving where a year is asked for
 * @source RR145 5.13
 * @choice partly-moved: the rest is priced on its own points and never by the ratio of those who moved; families without
 * points, and those that the model refers or gives £0 with the advice to refer, are unknown and named; who moved to £0 is no saving, and is named beside the difference
 * @example
 * ```ts
 * import { calibratePricePoint } from 'openras';
 * import { partlyMoved } from 'openras/change';
 * const { model } = calibratePricePoint([{ caseId: 'a', points: 1, packageValue: 200 }], { fundingBasis: 'pot' });
 * const cases = [
 *   { caseId: 'F1', points: 50, traditional: 3000, indicative: 10000 },
 *   { caseId: 'F2', points: 40, traditional: 12000, indicative: 8000 },
 *   { caseId: 'F3', points: 60, traditional: 15000 },
 * ];
 * const { moved, wholeByModel } = partlyMoved(cases, { model });
 * moved.difference; // => '3000.00'
 * wholeByModel; // => '30000.00'
 * ```
 * @category Change between stages
 */
export function partlyMoved(cases: readonly MovingCase[], options: PartlyMovedOptions): PartlyMoved {
  const [{ model, year }, rows] = readTogether(
    () => parseInput(optionsSchema, options, ['options']),
    () => parseRows(caseSchema, cases, ['cases'], (own, problems) => checkCases(own, 'cases', problems)),
  );
  const problems = problemList();
  rows.forEach(({ indicative, movedOn }, index) => {
    if (year !== undefined && indicative !== undefined && movedOn === undefined) {
      problems.add('missing', ['cases', index, 'movedOn'], 'the cost so far needs the day on which the family moved');
    }
  });
  problems.throwIfAny();
  const { priced, warnings } = pricedOf(rows, model as Model);
  const movers = priced.filter(({ one }) => one.indicative !== undefined);
  const rest = priced.filter(({ one }) => one.indicative === undefined);
  const amounted = movers.filter(({ one }) => amountOrNone(certain(one.indicative)) !== null);
  const budgets = amounted.reduce((sum, { one }) => sum + certain(one.indicative), 0n);
  const replaced = amounted.reduce((sum, { one }) => sum + one.traditional, 0n);
  const besideDifference = movers.flatMap(({ one }) => besideOf(one.caseId, certain(one.indicative), one.traditional));
  const [moved, others] = [partOf(movers), partOf(rest)];
  return {
    moved: {
      ...moved,
      budgets: formatAmount(budgets),
      withAmount: amounted.length,
      packagesOfBudgets: formatAmount(replaced),
      difference: formatAmount(budgets - replaced),
      besideDifference,
    },
    rest: others,
    wholeByModel: formatAmount(parseAmount(moved.byModel) + parseAmount(others.byModel)),
    moversDiffer: differ(moved, others),
    soFar: year === undefined ? null : formatAmount(roundPence(costSoFar(amounted, year))),
    warnings: [...movedToNothing(besideDifference), ...warnings],
  };
}

/** Names each family that moved to £0: what it cost before is not saved. */
function movedToNothing(packages: readonly PackageBeside[]): Warning[] {
  return packages.map(({ caseId, packageValue: pounds }) => {
    const message = `${caseId} has moved to £0.00, which is no amount: its package of ${formatPounds(pounds)} a year is in no difference and not saved`;
    return { code: 'package-beside', message, caseId, details: { pounds } };
  });
}

interface Priced {
  readonly one: Moving;
  /** What the model gives; undefined without points, where it gives no budget a year, and of £0 with the advice to refer. */
  readonly byModel: Pence | undefined;
}

function pricedOf(rows: readonly Moving[], model: Model): { priced: Priced[]; warnings: Warning[] } {
  const known = rows.filter(({ points }) => points !== undefined);
  const allocations = openModel(model).allocateAll(
    known.map(({ caseId, points = ZERO, group, addOns, assessedOn, startsOn, priceBase }) => ({
      caseId,
      points: formatRatio(points),
      ...(group !== undefined && { group }),
      ...(addOns !== undefined && { addOns }),
      ...(assessedOn !== undefined && { assessedOn: formatDay(assessedOn) }),
      ...(startsOn !== undefined && { startsOn: formatDay(startsOn) }),
      ...(priceBase !== undefined && { priceBase }),
    })),
  );
  const budgets = new Map(
    known.flatMap(({ caseId }, index) => {
      const { status, indicative, period } = at(allocations, index);
      return status === 'budget' && period === 'year' && indicative !== '0.00'
        ? [[caseId, parseAmount(indicative)] as const]
        : [];
    }),
  );
  const warnings = madeForWarnings(allocations.map((one) => one.warnings));
  return { priced: rows.map((one) => ({ one, byModel: budgets.get(one.caseId) })), warnings };
}

function partOf(all: readonly Priced[]): MovingPart {
  const priced = all.filter(({ byModel }) => byModel !== undefined);
  const packages = (list: readonly Priced[]): Pence => list.reduce((sum, { one }) => sum + one.traditional, 0n);
  const n = BigInt(priced.length);
  const points = sumRatios(priced.map(({ one }) => one.points ?? ZERO));
  return {
    families: all.length,
    packages: formatAmount(packages(all)),
    priced: priced.length,
    packagesOfPriced: formatAmount(packages(priced)),
    byModel: formatAmount(priced.reduce((sum, { byModel = 0n }) => sum + byModel, 0n)),
    meanPackage: n === 0n ? null : formatAmount(roundPence(ratio(packages(priced), n))),
    meanPoints: n === 0n ? null : formatRounded(ratio(points.numerator, points.denominator * n), 1),
    unknown: all.filter(({ byModel }) => byModel === undefined).map(({ one }) => one.caseId),
  };
}

/** Whether budgets by the model over packages differ between the two parts; null where one of them has no figure. */
function differ(moved: MovingPart, rest: MovingPart): boolean | null {
  if (moved.priced === 0 || rest.priced === 0) return null;
  const [a, b] = [parseAmount(moved.byModel), parseAmount(moved.packagesOfPriced)];
  const [c, d] = [parseAmount(rest.byModel), parseAmount(rest.packagesOfPriced)];
  return a * d !== c * b;
}

function costSoFar(movers: readonly Priced[], year: NonNullable<z.output<typeof optionsSchema>['year']>): Ratio {
  return sumRatios(
    movers.map(({ one: { indicative, traditional, movedOn } }) => {
      const span = { yearStartsOn: year.startsOn, ...(movedOn !== undefined && { startsOn: movedOn }), basis: year.by };
      return multiplyRatios(ratio(certain(indicative) - traditional), yearShare(span));
    }),
  );
}
