import * as z from 'zod';
import { upliftSchema } from '../../money/uplift.js';
import { chosen } from '../chosen.js';
import { baseShape } from '../package-base.js';
import { percentSchema, ruleShape } from '../rule-shape.js';

/** The fields of a limit on change; which of them belong together is checked beside it. */
export const plainLimitChangeSchema = z.strictObject({
  rule: z.literal('limit-change'),
  ...ruleShape,
  ...baseShape,
  /** The greatest fall in per cent; null, written out, where falls are not limited. */
  greatestFall: chosen(percentSchema().nullable()),
  /** The greatest rise in per cent; null, written out, where rises are not limited. */
  greatestRise: chosen(percentSchema(1000).nullable()),
  /** `clamp`: between the limits. `as-printed`: the words of RR232 Figure 1, which can pay more than the target. */
  mode: z.enum(['clamp', 'as-printed']).default('clamp'),
  /** For `as-printed`: a change of more than this many per cent is "significantly" lower or higher. */
  significantlyMoreThan: percentSchema(1000).exactOptional(),
  frequency: chosen(z.enum(['once', 'yearly-on-previous', 'yearly-on-original'])),
  /** For yearly limits: which year this is, 1 being the first. */
  year: z.int().min(1).max(100).exactOptional(),
  /** For yearly limits: the last year of the transition. */
  endYear: z.int().min(1).max(100).exactOptional(),
  /** What happens to a gap that is left in the end year: the target is paid, or the limits go on. */
  atEnd: z.enum(['jump', 'continue']).exactOptional(),
  /** Whether the package is restated in newer prices before the limits are taken; `none`, or how prices moved. */
  uplift: chosen(z.union([z.literal('none'), upliftSchema])),
});

/** A limit on change, parsed. */
export type LimitChange = z.output<typeof plainLimitChangeSchema>;
