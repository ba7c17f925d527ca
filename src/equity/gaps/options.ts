import * as z from 'zod';
import { percentSchema } from '../../cohort/options.js';
import { ratio } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { withCheck } from '../../parse.js';
import { bandsField, byField, checkEquityOptions, equityFields } from '../options.js';

/** What every comparison of groups at equal need may be told. */
export const gapFields = {
  /** The characteristics whose groups are compared. */
  by: byField.min(1),
  /** Characteristics that are held equal, with or without bands of points. */
  given: byField.default([]),
  /** Bands of points within which need counts as equal. */
  bands: bandsField.exactOptional(),
  /** The group of a characteristic that the others are set against; the largest unless named. */
  reference: z.array(z.strictObject({ by: idSchema, group: idSchema })).default([]),
  /** Whose mix of need the gaps at equal need are weighted with. */
  weights: z.enum(['everyone', 'group', 'reference']).default('everyone'),
  /** How sure an interval is, in per cent. */
  level: z.literal([90, 95, 99]).default(95),
};

/** What the options of a comparison of groups have to do with each other. */
type Together = Parameters<typeof checkEquityOptions>[0] & {
  readonly by: readonly string[];
  readonly reference: readonly { readonly by: string }[];
};

/** Checks that something is held equal, and that references name what is compared. */
export const checkGapOptions: (options: Together, problems: Parameters<typeof checkEquityOptions>[1]) => void = (
  options,
  problems,
) => {
  checkEquityOptions(options, problems);
  if (options.bands === undefined && (options.given ?? []).length === 0) {
    const message = 'name what equal need is: bands of points, characteristics in given, or both';
    problems.add('choice-needed', ['given'], message);
  }
  options.reference.forEach(({ by }, index) => {
    if (!options.by.includes(by))
      problems.add('unknown-name', ['reference', index, 'by'], `${by} is not compared; name it in by`);
    if (options.reference.findIndex((other) => other.by === by) < index)
      problems.add('duplicate', ['reference', index, 'by'], 'a characteristic has one reference group');
  });
};

/**
 * How groups are compared.
 *
 * @choice reference-group: the largest group that is stated, unless the caller names one; of groups of equal size the
 * first by name
 * @choice standard-population: gaps at equal need are weighted with the need of everyone compared; the options are the
 * need of the group or of the reference group
 * @choice gap-disagreement: a raw gap and a gap at equal need disagree when they are more than 5 per cent of the
 * reference group's mean amount apart, and where their signs differ however small they are; both percentages are options
 * (disagreement and oppositeSigns), and no report states either
 * @choice gap-interval: 95 per cent unless 90 or 99 is chosen; by the normal distribution and the analytic variance of
 * a standardised difference, which gives the same interval on every run
 */
export const gapOptionsSchema = withCheck(
  z.strictObject({
    ...equityFields,
    ...gapFields,
    disagreement: percentSchema.default(ratio(5n)),
    oppositeSigns: percentSchema.default(ratio(0n)),
  }),
  checkGapOptions,
);

/** How groups are compared, as callers give it. */
export type GroupGapOptions = z.input<typeof gapOptionsSchema>;

/** How groups are compared, parsed. */
export type ParsedGapOptions = z.output<typeof gapOptionsSchema>;
