import * as z from 'zod';
import { type ProblemList, show } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { compareRatios, type Ratio } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { isOnStep, lineSchema, OFF_STEP, type OffStep } from '../../model/allocation-table/model.js';
import { type ModelHeader, modelHeaderSchema } from '../../model/header.js';
import { type SampleCase, sampleCaseFields } from '../../model/sample.js';
import { pointsAboveNoughtSchema, pointsSchema } from '../../model/shared/budget/allocation.js';
import type { AmountInput } from '../../money/amount.js';
import { type RoundingInput, roundingSchema } from '../../money/rounding.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { has, is, never, together, when } from '../../together.js';

/**
 * How the amount of a band comes about: half-way between the lowest and the highest amount that the model gives in the
 * band, the mean of the model's budgets for the cases of the sample in it, or the lowest or the highest amount.
 */
export const BAND_AMOUNTS = ['middle', 'mean-of-cases', 'lowest', 'highest'] as const;

/** How the amount of a band comes about. */
export type BandAmount = (typeof BAND_AMOUNTS)[number];

/** A case whose budgets before and after banding are compared; a case of a calibration sample will do. */
export interface BandSampleCase extends Omit<SampleCase, 'packageValue'> {
  /** The value of the existing package in pounds a year; it makes no difference here. */
  readonly packageValue?: AmountInput;
}

/** How a model is banded: by one of `breaks`, `bandWidth` and `byRounding`. */
export interface BandOptions {
  /** The first score of each band; 0 is put before them where it does not stand there. */
  readonly breaks?: readonly DecimalInput[];
  /** How many points wide each band is, the first from 0; the last may be narrower. */
  readonly bandWidth?: DecimalInput;
  /** Join neighbouring scores whose amounts are equal when rounded by `amountRounding`; `false` unless told otherwise. */
  readonly byRounding?: boolean | undefined;
  /** The step of scores: 1 for whole points. */
  readonly step: DecimalInput;
  /** The most points that the questionnaire can give: the end of the last band. */
  readonly maximumPoints: DecimalInput;
  /** How the amount of a band comes about; `middle` unless told otherwise. */
  readonly amount?: BandAmount | undefined;
  /** To what the amount of a band is rounded, in pounds; a penny unless told otherwise. */
  readonly amountRounding?: RoundingInput;
  /** Names for the bands, lowest first; `Band 1` and so on where they are left out. */
  readonly names?: readonly string[];
  /** The groups of the model, each of which gets a table. */
  readonly groups?: readonly string[];
  /** The cases to compare, and to count behind each row. */
  readonly sample?: readonly BandSampleCase[];
  /** The fewest cases that a row should rest on; rows with fewer are warned of, or those of a single case unless given. */
  readonly minCases?: number;
  /** What happens to a score off the step; `refuse` unless told otherwise. */
  readonly offStep?: OffStep | undefined;
  /** When, and to whom, a decision can be challenged; a line each. */
  readonly challengePoints?: readonly string[];
  /** What the council states about the table; nothing by default. */
  readonly header?: ModelHeader | undefined;
}

const bandCaseSchema = deferred(() => {
  const { packageValue, ...fields } = sampleCaseFields();
  return z.strictObject({ ...fields, packageValue: packageValue.exactOptional() });
});

// What is checked of the fields together, for JSON Schemas.
const form = () =>
  together(
    { oneOf: [has('breaks'), has('bandWidth'), is('byRounding', true)] },
    when(is('byRounding', true), together(has('amountRounding'), never(is('amount', 'mean-of-cases')))),
    when({ anyOf: [is('amount', 'mean-of-cases'), has('minCases')] }, has('sample')),
  );

const fieldsSchema = deferred(() =>
  z
    .strictObject({
      breaks: z.array(pointsSchema).min(1).max(10_000).exactOptional(),
      bandWidth: pointsAboveNoughtSchema.exactOptional(),
      byRounding: z.boolean().default(false),
      step: pointsAboveNoughtSchema,
      maximumPoints: pointsSchema,
      amount: z.enum(BAND_AMOUNTS).default('middle'),
      amountRounding: roundingSchema.exactOptional(),
      names: z.array(lineSchema).max(10_000).exactOptional(),
      groups: z.array(idSchema).min(1).max(1000).exactOptional(),
      sample: z.array(bandCaseSchema).max(1_000_000).exactOptional(),
      minCases: z.int().min(2).exactOptional(),
      offStep: z.enum(OFF_STEP).default('refuse'),
      challengePoints: z.array(lineSchema).max(100).exactOptional(),
      header: modelHeaderSchema.default({}),
    })
    .meta(form()),
);

/** How a model is banded. */
export const bandOptionsSchema = schemaFor<BandOptions>()(() =>
  withCheck(fieldsSchema, checkWays, checkAmounts, checkFewest, checkSteps, checkGroups, checkEachOnce, checkMembers),
);

/** How a model is banded, parsed. */
export type ParsedBandOptions = z.output<typeof bandOptionsSchema>;

/** A case to compare, parsed. */
export type BandCase = z.output<typeof bandCaseSchema>;

function checkWays({ breaks, bandWidth, byRounding, amountRounding }: Fields, problems: ProblemList): void {
  if ([breaks !== undefined, bandWidth !== undefined, byRounding].filter(Boolean).length !== 1) {
    problems.add('choice-needed', [], 'expected one of breaks, bandWidth and byRounding');
  }
  if (byRounding && amountRounding === undefined) {
    problems.add('missing', ['amountRounding'], 'byRounding needs the unit to which amounts are rounded');
  }
}

function checkAmounts({ amount, sample, byRounding }: Fields, problems: ProblemList): void {
  if (amount === 'mean-of-cases' && (sample === undefined || byRounding)) {
    const message = byRounding ? 'by rounding every band has one amount already' : 'the mean of cases needs a sample';
    problems.add(byRounding ? 'inconsistent' : 'missing', [byRounding ? 'amount' : 'sample'], message);
  }
}

function checkFewest({ minCases, sample }: Fields, problems: ProblemList): void {
  if (minCases !== undefined && sample === undefined) {
    problems.add('missing', ['sample'], 'how many cases a row rests on is counted in a sample');
  }
}

function checkSteps({ breaks, bandWidth, step, maximumPoints }: Fields, problems: ProblemList): void {
  if (step.numerator === 0n) {
    problems.add('out-of-range', ['step'], 'a step of scores is more than 0');
    return;
  }
  const onStep = (points: Ratio, path: (string | number)[]): void => {
    if (!isOnStep(points, step)) problems.add('inconsistent', path, 'is not on the step of scores');
  };
  onStep(maximumPoints, ['maximumPoints']);
  if (bandWidth !== undefined) onStep(bandWidth, ['bandWidth']);
  if (bandWidth?.numerator === 0n) problems.add('out-of-range', ['bandWidth'], 'a band is wider than 0 points');
  breaks?.forEach((start, index) => {
    onStep(start, ['breaks', index]);
    const before = breaks[index - 1];
    if (before !== undefined && compareRatios(start, before) <= 0) {
      problems.add('inconsistent', ['breaks', index], 'is not above the break before it');
    }
    if (compareRatios(start, maximumPoints) > 0) {
      problems.add('out-of-range', ['breaks', index], 'is above the most points that can be had');
    }
  });
}

/** Whether a case of the sample is left out. */
export function isExcluded({ excludeReason = '' }: BandCase): boolean {
  return excludeReason.trim() !== '';
}

type Fields = z.output<typeof fieldsSchema>;

function checkGroups({ groups }: Fields, problems: ProblemList): void {
  groups?.forEach((group, index) => {
    if (groups.indexOf(group) < index)
      problems.add('duplicate', ['groups', index], `the group ${show(group)} stands twice; expected once`);
  });
}

function checkEachOnce({ sample }: Fields, problems: ProblemList): void {
  const seen = new Set<string>();
  sample?.forEach((one, index) => {
    if (isExcluded(one)) return;
    if (seen.has(one.caseId))
      problems.add('duplicate', ['sample', index, 'caseId'], 'this case stands twice; expected once');
    seen.add(one.caseId);
  });
}

/** Checks that a table is made of the group of each case; of one that stands twice, where it stands first. */
function checkMembers({ groups, sample }: Fields, problems: ProblemList): void {
  if (groups === undefined) return;
  const known = new Set(groups);
  const seen = new Set<string>();
  sample?.forEach((one, index) => {
    const { caseId, group } = one;
    if (isExcluded(one) || seen.has(caseId)) return;
    seen.add(caseId);
    if (group !== undefined && known.has(group)) return;
    const message = `the case is of ${group === undefined ? 'no group' : `the group ${show(group)}`}, for which no table is made`;
    problems.add(group === undefined ? 'missing' : 'unknown-name', ['sample', index, 'group'], message);
  });
}
