import * as z from 'zod';
import { checkPublishable, smallCellsField } from '../../cohort/options.js';
import { idSchema } from '../../identifier.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { STAGES, type Stage } from '../../stage.js';
import { type CompareOptions, compareFields } from '../options.js';

/** Whose figures a table shows. */
export type TableFamilies = 'everyone' | 'existing' | 'newcomers';

/** How a table of changes is made: from traditional to final by site, unless told otherwise. */
export interface TableOptions extends Omit<CompareOptions, 'from' | 'to' | 'by'> {
  /** The earlier amount; `traditional` unless told otherwise. */
  readonly from?: Stage | undefined;
  /** The later amount; `final` unless told otherwise. */
  readonly to?: Stage | undefined;
  /** What the rows are told by: `site` unless it is `group`, `status` or the name of a characteristic; null for one row. */
  readonly by?: string | null | undefined;
  /** Whose figures the table shows; existing families where a traditional amount is compared, otherwise everyone. */
  readonly who?: TableFamilies;
  /** `suppress` makes a table that can be published: figures of few families are left out; `flag` unless told otherwise. */
  readonly smallCells?: 'flag' | 'suppress' | undefined;
}

/** The fields of what a table may be told. */
export function tableFields() {
  return {
    ...compareFields(),
    from: z.enum(STAGES).default('traditional'),
    to: z.enum(STAGES).default('final'),
    by: idSchema.nullable().default('site'),
    who: z.enum(['everyone', 'existing', 'newcomers']).exactOptional(),
    smallCells: smallCellsField(),
  };
}

/** How a table of changes is made. */
export const tableOptionsSchema = schemaFor<TableOptions>()(() =>
  withCheck(z.strictObject(tableFields()), checkPublishable),
);

/** How a table of changes is made, parsed. */
export type ParsedTableOptions = z.output<typeof tableOptionsSchema>;
