import * as z from 'zod';
import { formatRatio } from '../../exact/ratio.js';
import { idSchema, textOfAtMost } from '../../identifier.js';
import { pointsSchema } from '../../model/shared/budget/allocation.js';
import { formatAmount, parseAmount, positiveAmountSchema } from '../../money/amount.js';
import { daySchema, formatDay } from '../../money/calendar.js';
import { financialYearSchema } from '../../money/uplift.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import type { CouncilFamily } from './data.js';

/** A row of a council's list of families. */
export const familyRowSchema = schemaFor<CouncilFamily>()(() => {
  const amount = positiveAmountSchema.transform(formatAmount);
  const fields = z.strictObject({
    caseId: idSchema,
    status: z.enum(['existing', 'newcomer']).default('existing'),
    group: idSchema.exactOptional(),
    addOns: z.array(idSchema).max(1000).exactOptional(),
    household: idSchema.exactOptional(),
    sharedPackage: idSchema.exactOptional(),
    excludeReason: textOfAtMost(1000).exactOptional(),
    points: pointsSchema.transform(formatRatio).exactOptional(),
    pointsBefore: pointsSchema.transform(formatRatio).exactOptional(),
    pointsClaimed: pointsSchema.transform(formatRatio).exactOptional(),
    traditional: amount.exactOptional(),
    oneOff: amount.exactOptional(),
    communicated: amount.exactOptional(),
    communicatedOn: daySchema.transform(formatDay).exactOptional(),
    final: amount.exactOptional(),
    agreedOn: daySchema.transform(formatDay).exactOptional(),
    assessedOn: daySchema.transform(formatDay).exactOptional(),
    startsOn: daySchema.transform(formatDay).exactOptional(),
    priceBase: financialYearSchema.exactOptional(),
    characteristics: z
      .array(z.strictObject({ name: idSchema, value: idSchema }))
      .max(100)
      .default([]),
  });
  return withCheck(fields, ({ traditional, oneOff, characteristics }, problems) => {
    if (parseAmount(oneOff ?? '0') > parseAmount(traditional ?? oneOff ?? '0')) {
      problems.add('inconsistent', ['oneOff'], 'the one-off part is more than the whole package');
    }
    if (new Set(characteristics.map(({ name }) => name)).size < characteristics.length) {
      problems.add('duplicate', ['characteristics'], 'a characteristic stands twice; each name may stand once');
    }
  });
});

/** A row of a council's list of families, checked; amounts in pounds with two decimals. */
export type FamilyRow = z.output<typeof familyRowSchema>;
