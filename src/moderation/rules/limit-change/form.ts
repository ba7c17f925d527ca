import * as z from 'zod';
import type { DecimalInput } from '../../../exact/decimal.js';
import { type UpliftInput, upliftSchema } from '../../../money/uplift.js';
import { deferred } from '../../../parse/deferred.js';
import { given, has, is, lacks, never, together, when } from '../../../together.js';
import { chosen } from '../../rule/chosen.js';
import { baseFields, type ComparesWithPackage } from '../../rule/package-base.js';
import { percentSchema, type RuleHeader, ruleFields } from '../../rule/rule-shape.js';

/** How far an amount may move from the package before. No figure has a default: none was published as adopted. */
export interface LimitChangeRule extends RuleHeader, ComparesWithPackage {
  readonly rule: 'limit-change';
  /** The greatest fall in per cent of the package, 0 to 100; null, written out, where falls are not limited. */
  readonly greatestFall: DecimalInput | null;
  /** The greatest rise in per cent of the package, 0 to 1,000; null, written out, where rises are not limited. */
  readonly greatestRise: DecimalInput | null;
  /**
   * `clamp` (unless told otherwise): between the limits. `as-printed`: the words of RR232 Figure 1, which can pay more
   * than the target.
   */
  readonly mode?: 'clamp' | 'as-printed' | undefined;
  /** For `as-printed`: a change of more than this many per cent, 0 to 1,000, is "significantly" lower or higher. */
  readonly significantlyMoreThan?: DecimalInput;
  /** Once, each year on the amount of the year before, or each year on the package. */
  readonly frequency: 'once' | 'yearly-on-previous' | 'yearly-on-original';
  /** For yearly limits: which year this is, 1 being the first, at most 100. */
  readonly year?: number;
  /** For yearly limits: the last year of the transition, at most 100. */
  readonly endYear?: number;
  /** What happens to a gap that is left in the end year: the target is paid, or the limits go on. */
  readonly atEnd?: 'jump' | 'continue';
  /** Whether the package is restated in newer prices before the limits are taken; `none`, or how prices moved. */
  readonly uplift: 'none' | UpliftInput;
}

// What `limitChangeChecks` say of the fields together, for JSON Schemas.
const form = () =>
  together(
    never(given({ greatestFall: { type: 'null' }, greatestRise: { type: 'null' } })),
    when(
      is('mode', 'as-printed'),
      together(
        has('significantlyMoreThan'),
        never(is('greatestFall', null), is('greatestRise', null)),
        is('frequency', 'once'),
      ),
      lacks('significantlyMoreThan'),
    ),
    when(
      is('frequency', 'once'),
      lacks('year', 'endYear', 'atEnd'),
      together(has('year'), when(has('endYear'), has('atEnd')), when(has('atEnd'), has('endYear'))),
    ),
  );

/** The fields of a limit on change; which of them belong together is checked beside it. */
export const plainLimitChangeSchema = deferred(() =>
  z
    .strictObject({
      rule: z.literal('limit-change'),
      ...ruleFields(),
      ...baseFields(),
      greatestFall: chosen(percentSchema().nullable()),
      greatestRise: chosen(percentSchema(1000).nullable()),
      mode: z.enum(['clamp', 'as-printed']).default('clamp'),
      significantlyMoreThan: percentSchema(1000).exactOptional(),
      frequency: chosen(z.enum(['once', 'yearly-on-previous', 'yearly-on-original'])),
      year: z.int().min(1).max(100).exactOptional(),
      endYear: z.int().min(1).max(100).exactOptional(),
      atEnd: z.enum(['jump', 'continue']).exactOptional(),
      uplift: chosen(z.union([z.literal('none'), upliftSchema])),
    })
    .meta(form()),
);

/** A limit on change, parsed. */
export type LimitChange = z.output<typeof plainLimitChangeSchema>;
