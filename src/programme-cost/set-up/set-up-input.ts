import * as z from 'zod';
import { type Path, type ProblemList, show } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { compareRatios, ratio, subtractRatios } from '../../exact/ratio.js';
import { exactSchema } from '../../exact/wire.js';
import { idSchema } from '../../identifier.js';
import { type AmountInput, positiveAmountSchema } from '../../money/amount.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';
import { has, together } from '../../together.js';
import { moreThanNothing, percentSchema } from '../limits.js';

const MONTHS = { what: 'a number of months', maxDecimals: 6, max: 24, min: 0 };
const PEOPLE = { what: 'a number of people', maxDecimals: 6, max: 10_000, min: 0 };
const ON_COSTS = { what: 'on-costs in per cent', maxDecimals: 6, max: 100, min: 0 };

/** People of one grade who set up the programme. */
export interface PostInput {
  /** What the post is called; each once. */
  readonly id: string;
  /** What it is for: systems, workforce, brokerage, market, management. */
  readonly activity?: string;
  /** Pounds a year for one full-time person of that grade, before on-costs. */
  readonly salary: AmountInput;
  /** How many people; 1 unless told otherwise. */
  readonly people?: DecimalInput | undefined;
  /** Which part of their time, in per cent; 100 unless told otherwise. */
  readonly percent?: DecimalInput | undefined;
  /** For how many months, more than 0 and at most 24; what lies beyond the first twelve is in the second year. */
  readonly months: DecimalInput;
  /** How many months into the first year the post begins; 0 unless told otherwise. */
  readonly after?: DecimalInput | undefined;
  /** National insurance and superannuation, in per cent of salary; `onCostsPercent` of the whole unless told otherwise. */
  readonly onCostsPercent?: DecimalInput;
}

/** Money that is spent directly: equipment, training, consultants. */
export interface DirectCostInput {
  /** What it is for; each once. */
  readonly id: string;
  /** What it belongs to: systems, workforce, brokerage, market, management. */
  readonly activity?: string;
  /** Pounds, whole in the year in which they are spent. */
  readonly amount: AmountInput;
  /** In which year it is spent; 1 unless told otherwise. */
  readonly year?: 1 | 2 | undefined;
  /** Whether it is there only because the authority is a pilot; `false` unless told otherwise. */
  readonly pilotOnly?: boolean | undefined;
}

/** What setting up is made of, as callers give it. */
export interface SetUpInput {
  /** The posts, at most 1,000. */
  readonly posts: readonly PostInput[];
  /** What is spent directly, at most 1,000; nothing by default. */
  readonly direct?: readonly DirectCostInput[] | undefined;
  /** National insurance and superannuation, in per cent of salary, for posts that do not say; no report gives it. */
  readonly onCostsPercent?: DecimalInput;
  /** Personnel, finance and the like, in per cent of salary and on-costs; 7 unless told otherwise. */
  readonly overheadPercent?: DecimalInput | undefined;
  /** Whether what is there only for the pilot counts; `exclude` unless told otherwise. */
  readonly pilotOnly?: 'exclude' | 'include' | undefined;
}

const postsSchema = deferred(() =>
  z
    .array(
      z.strictObject({
        id: idSchema,
        activity: idSchema.exactOptional(),
        salary: positiveAmountSchema,
        people: exactSchema(PEOPLE).prefault(1),
        percent: percentSchema.prefault(100),
        months: moreThanNothing(MONTHS),
        after: exactSchema(MONTHS).prefault(0),
        onCostsPercent: exactSchema(ON_COSTS).exactOptional(),
      }),
    )
    .max(1000),
);

const directSchema = deferred(() =>
  z
    .array(
      z.strictObject({
        id: idSchema,
        activity: idSchema.exactOptional(),
        amount: positiveAmountSchema,
        year: z.literal([1, 2]).default(1),
        pilotOnly: z.boolean().default(false),
      }),
    )
    .max(1000),
);

const fieldsSchema = deferred(() =>
  z
    .strictObject({
      posts: postsSchema,
      direct: directSchema.default([]),
      onCostsPercent: exactSchema(ON_COSTS).exactOptional(),
      overheadPercent: percentSchema.prefault(7),
      pilotOnly: z.enum(['exclude', 'include']).default('exclude'),
    })
    .meta(
      together({
        anyOf: [has('onCostsPercent'), { properties: { posts: { type: 'array', items: has('onCostsPercent') } } }],
      }),
    ),
);

/** What setting up is made of, parsed. */
export type SetUp = z.output<typeof fieldsSchema>;

/** A post, parsed. */
export type Post = SetUp['posts'][number];

/** What setting up is made of. */
export const setUpSchema = schemaFor<SetUpInput>()(() =>
  withCheck(
    fieldsSchema,
    ({ posts }, problems) => checkOnce(posts, ['posts'], problems),
    ({ direct }, problems) => checkOnce(direct, ['direct'], problems),
    checkOnCosts,
    checkMonths,
  ),
);

function checkOnCosts({ posts, onCostsPercent }: SetUp, problems: ProblemList): void {
  if (onCostsPercent !== undefined) return;
  posts.forEach(({ onCostsPercent: own }, index) => {
    if (own !== undefined) return;
    const message = 'no report states on-costs; give them in per cent of salary, here or for all posts (0 for none)';
    problems.add('choice-needed', ['posts', index, 'onCostsPercent'], message);
  });
}

function checkMonths({ posts }: SetUp, problems: ProblemList): void {
  posts.forEach(({ months, after }, index) => {
    if (compareRatios(subtractRatios(ratio(24n), after), months) >= 0) return;
    const message = 'ends more than 24 months after the start; setting up is costed for two years';
    problems.add('out-of-range', ['posts', index, 'months'], message);
  });
}

function checkOnce(list: readonly { readonly id: string }[], at: Path, problems: ProblemList): void {
  const seen = new Set<string>();
  list.forEach(({ id }, index) => {
    if (seen.has(id))
      problems.add('duplicate', [...at, index, 'id'], `${show(id)} stands twice; expected each id once`);
    seen.add(id);
  });
}
