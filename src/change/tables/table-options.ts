import * as z from 'zod';
import { idSchema } from '../../identifier.js';
import { withCheck } from '../../parse.js';
import { compareFields } from '../options.js';

const fieldsSchema = z.strictObject({
  ...compareFields,
  by: idSchema.default('site'),
  /** Whose figures the table shows: existing families where a traditional amount is compared, otherwise everyone. */
  who: z.enum(['everyone', 'existing', 'newcomers']).exactOptional(),
  /** `suppress` makes a table that can be published: figures of few families are left out. */
  smallCells: z.enum(['flag', 'suppress']).default('flag'),
});

/** How a table of changes is made. */
export const tableOptionsSchema = withCheck(fieldsSchema, ({ smallCells, smallCell }, problems) => {
  if (smallCells === 'suppress' && smallCell === undefined) {
    const message =
      'a publishable table needs the fewest families that a figure may rest on; no report states a number';
    problems.add('choice-needed', ['smallCell'], message);
  }
});

/** How a table of changes is made, parsed. */
export type ParsedTableOptions = z.output<typeof tableOptionsSchema>;

/** How a table of changes is made, as callers give it: from traditional to final by site, unless told otherwise. */
export type TableOptions = Partial<z.input<typeof tableOptionsSchema>>;
