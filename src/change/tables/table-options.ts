import * as z from 'zod';
import type { ProblemList } from '../../errors.js';
import { idSchema } from '../../identifier.js';
import { schemaFor, withCheck } from '../../parse.js';
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
    smallCells: z.enum(['flag', 'suppress']).default('flag'),
  };
}

/** How a table of changes is made. */
export const tableOptionsSchema = schemaFor<TableOptions>()(() =>
  withCheck(z.strictObject(tableFields()), checkPublishable),
);

interface SmallCells {
  readonly smallCells: 'flag' | 'suppress';
  readonly smallCell?: number;
}

/** Checks that a table to be published says what is small. */
export function checkPublishable({ smallCells, smallCell }: SmallCells, problems: ProblemList): void {
  if (smallCells !== 'suppress' || smallCell !== undefined) return;
  const message = 'a publishable table needs the fewest families that a figure may rest on; no report states a number';
  problems.add('choice-needed', ['smallCell'], message);
}

/** How a table of changes is made, parsed. */
export type ParsedTableOptions = z.output<typeof tableOptionsSchema>;
