import * as z from 'zod';
import { compareRatios, type Ratio } from '../exact/ratio.js';
import { idSchema } from '../identifier.js';
import { pointsSchema } from '../model/allocation.js';
import { isOnStep, lineSchema, OFF_STEP } from '../model/allocation-table/model.js';
import { modelHeaderSchema } from '../model/header.js';
import { sampleCaseSchema } from '../model/sample.js';
import { positiveAmountSchema } from '../money/amount.js';
import { roundingSchema } from '../money/rounding.js';
import { withCheck } from '../parse.js';

/**
 * How the amount of a band comes about: half-way between the lowest and the highest amount that the model gives in the
 * band, the mean of the model's budgets for the cases of the sample in it, or the lowest or the highest amount.
 */
export const BAND_AMOUNTS = ['middle', 'mean-of-cases', 'lowest', 'highest'] as const;

/** A case whose budgets before and after banding are compared; a case of a calibration sample will do. */
const bandCaseSchema = sampleCaseSchema.extend({ packageValue: positiveAmountSchema.exactOptional() });

const fieldsSchema = z.strictObject({
  /** The first score of each band; 0 is put before them where it does not stand there. */
  breaks: z.array(pointsSchema).min(1).max(10_000).exactOptional(),
  /** How many points wide each band is, the first from 0; the last may be narrower. */
  bandWidth: pointsSchema.exactOptional(),
  /** Join neighbouring scores whose amounts are equal when rounded by `amountRounding`. */
  byRounding: z.boolean().default(false),
  /** The step of scores: 1 for whole points. */
  step: pointsSchema,
  /** The most points that the questionnaire can give: the end of the last band. */
  maximumPoints: pointsSchema,
  amount: z.enum(BAND_AMOUNTS).default('middle'),
  /** To what the amount of a band is rounded, in pounds; a penny unless told otherwise. */
  amountRounding: roundingSchema.exactOptional(),
  /** Names for the bands, lowest first; `Band 1` and so on where they are left out. */
  names: z.array(lineSchema).max(10_000).exactOptional(),
  /** The groups of the model, each of which gets a table. */
  groups: z.array(idSchema).min(1).max(1000).exactOptional(),
  /** The cases to compare, and to count behind each row. */
  sample: z.array(bandCaseSchema).max(1_000_000).exactOptional(),
  /** The fewest cases that a row should rest on; rows with fewer are warned of. */
  minCases: z.int().min(2).exactOptional(),
  /** What happens to a score off the step. */
  offStep: z.enum(OFF_STEP).default('refuse'),
  challengePoints: z.array(lineSchema).max(100).exactOptional(),
  header: modelHeaderSchema.default({}),
});

/** How a model is banded. */
export const bandOptionsSchema = withCheck(fieldsSchema, (options, problems) => {
  const { breaks, bandWidth, byRounding, step, maximumPoints, amountRounding, sample, minCases, amount } = options;
  if ([breaks !== undefined, bandWidth !== undefined, byRounding].filter(Boolean).length !== 1) {
    problems.add('choice-needed', [], 'expected one of breaks, bandWidth and byRounding');
  }
  if (byRounding && amountRounding === undefined) {
    problems.add('missing', ['amountRounding'], 'byRounding needs the unit to which amounts are rounded');
  }
  if (amount === 'mean-of-cases' && (sample === undefined || byRounding)) {
    const message = byRounding ? 'by rounding every band has one amount already' : 'the mean of cases needs a sample';
    problems.add(byRounding ? 'inconsistent' : 'missing', [byRounding ? 'amount' : 'sample'], message);
  }
  if (minCases !== undefined && sample === undefined) {
    problems.add('missing', ['sample'], 'how many cases a row rests on is counted in a sample');
  }
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
});

/** How a model is banded, as callers give it. */
export type BandOptions = z.input<typeof bandOptionsSchema>;

/** How a model is banded, parsed. */
export type ParsedBandOptions = z.output<typeof bandOptionsSchema>;

/** A case to compare, parsed. */
export type BandCase = z.output<typeof bandCaseSchema>;
