import * as z from 'zod';
import { percentSchema } from '../../cohort/options.js';
import type { ProblemList } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { idSchema } from '../../identifier.js';
import { withCheck, withPartCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { bandsField, type NeedBands } from '../bands.js';
import { GAP_VARIANCES, type GapVariance } from '../interval/gap-interval.js';
import type { GapLevel } from '../interval/level.js';
import { byField, checkEquityOptions, type EquityOptions, equityFields } from '../options.js';
import { type SmallCellOption, smallCellFields } from '../small-cell.js';

/** The group of a characteristic that the others are set against. */
export interface ReferenceGroup {
  /** The characteristic; it is one of those that are compared. */
  readonly by: string;
  /** The group, which some case has. */
  readonly group: string;
}

/** Whose mix of need a gap at equal need is weighted with. */
export type GapWeights = 'everyone' | 'group' | 'reference';

/**
 * What every comparison of groups at equal need may be told.
 *
 * @choice reference-group: the largest group that is stated, unless the caller names one; of groups of equal size the
 * first by name
 * @choice standard-population: gaps at equal need are weighted with the need of everyone compared; the options are the
 * need of the group or of the reference group
 * @choice gap-interval: 95 per cent unless 90 or 99 is chosen; at each end the further of two intervals, one by the
 * rearrangements of families within their need, one by Student's distribution and each group's own variance; the same on
 * every run and in every order of the cases
 * @choice gap-variance: a group's own variance at each level of need, so that a level with a single family of a
 * group bears no interval; pooled over the levels only where the caller says so
 */
export interface EqualNeedOptions {
  /** The characteristics whose groups are compared: `site`, `group`, `status` or names that cases carry; 1 to 20. */
  readonly by: readonly string[];
  /** Characteristics that are held equal, with or without bands of points; none unless told. */
  readonly given?: readonly string[] | undefined;
  /** Bands of points within which need counts as equal; needed unless `given` says what equal need is. */
  readonly bands?: NeedBands;
  /** The group of a characteristic that the others are set against; the largest unless named. */
  readonly reference?: readonly ReferenceGroup[] | undefined;
  /** Whose mix of need the gaps at equal need are weighted with; that of `everyone` unless told otherwise. */
  readonly weights?: GapWeights | undefined;
  /** How sure an interval is, in per cent; 95 unless told otherwise. */
  readonly level?: GapLevel | undefined;
  /**
   * Whose variance an interval goes by: each group's `own` at each level of need, unless `pooled` says that amounts of a
   * group vary alike at all of them, so that a level of one family bears an interval too.
   */
  readonly variance?: GapVariance | undefined;
}

/**
 * How groups are compared.
 *
 * @choice gap-disagreement: a raw gap and a gap at equal need disagree when they are more than 5 per cent of the
 * reference group's mean amount apart, and where their signs differ however small they are; both percentages are options
 * (disagreement and oppositeSigns), and no report states either
 */
export interface GroupGapOptions extends EquityOptions, SmallCellOption, EqualNeedOptions {
  /**
   * How far apart two gaps must be to be warned of, in per cent of the reference group's mean amount; 5 unless told
   * otherwise.
   */
  readonly disagreement?: DecimalInput | undefined;
  /** The same in per cent where their signs differ; 0 unless told otherwise. */
  readonly oppositeSigns?: DecimalInput | undefined;
}

/** The fields of what every comparison of groups at equal need may be told. */
export function equalNeedFields() {
  return {
    by: byField().min(1),
    given: byField().default([]),
    bands: bandsField().exactOptional(),
    reference: z
      .array(z.strictObject({ by: idSchema, group: idSchema }))
      .max(20)
      .default([]),
    weights: z.enum(['everyone', 'group', 'reference']).default('everyone'),
    level: z.literal([90, 95, 99]).default(95),
    variance: z.enum(GAP_VARIANCES).default('own'),
  };
}

/** What the options of a comparison of groups have to do with each other. */
interface Together {
  readonly by: readonly string[];
  readonly given: readonly string[];
  readonly bands?: unknown;
  readonly reference: readonly { readonly by: string }[];
}

type HeldEqual = Pick<Together, 'given' | 'bands'>;
type References = Pick<Together, 'by' | 'reference'>;

const heldEqualSchema: z.ZodType<HeldEqual> = deferred(() =>
  z.looseObject({ given: z.array(z.string()), bands: z.unknown() }),
);

const oneReference = () => z.looseObject({ by: z.string() });

const repeatedSchema: z.ZodType<Pick<References, 'reference'>> = deferred(() =>
  z.looseObject({ reference: z.array(oneReference()) }),
);

const referencesSchema: z.ZodType<References> = deferred(() =>
  z.looseObject({ by: z.array(z.string()), reference: z.array(oneReference()) }),
);

/** A schema with what options of a comparison at equal need have to do with each other. */
export function withGapCheck<Schema extends z.ZodType<Together & Parameters<typeof checkEquityOptions>[0]>>(
  schema: Schema,
) {
  const held = withPartCheck(withCheck(schema, checkEquityOptions), heldEqualSchema, checkHeldEqual);
  return withPartCheck(withPartCheck(held, referencesSchema, checkReferences), repeatedSchema, checkRepeated);
}

function checkHeldEqual({ bands, given }: HeldEqual, problems: ProblemList): void {
  if (bands !== undefined || given.length > 0) return;
  const message = 'name what equal need is: bands of points, characteristics in given, or both';
  problems.add('choice-needed', ['given'], message);
}

function checkReferences({ by: compared, reference }: References, problems: ProblemList): void {
  reference.forEach(({ by }, index) => {
    if (!compared.includes(by))
      problems.add('unknown-name', ['reference', index, 'by'], `${by} is not compared; name it in by`);
  });
}

function checkRepeated({ reference }: Pick<References, 'reference'>, problems: ProblemList): void {
  const seen = new Set<string>();
  reference.forEach(({ by }, index) => {
    if (seen.has(by)) problems.add('duplicate', ['reference', index, 'by'], 'a characteristic has one reference group');
    seen.add(by);
  });
}

/** The fields of how groups are compared. */
export function gapFields() {
  return {
    ...equityFields(),
    ...smallCellFields(),
    ...equalNeedFields(),
    disagreement: percentSchema.prefault('5'),
    oppositeSigns: percentSchema.prefault('0'),
  };
}

/** How groups are compared. */
export const gapOptionsSchema = schemaFor<GroupGapOptions>()(() => withGapCheck(z.strictObject(gapFields())));

/** How groups are compared, parsed. */
export type ParsedGapOptions = z.output<typeof gapOptionsSchema>;
