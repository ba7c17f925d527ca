import * as z from 'zod';
import type { ProblemList } from '../errors.js';
import { QUANTILE_TYPES } from '../exact/quantile.js';
import { PERCENT } from '../exact/quantity.js';
import { exactSchema } from '../exact/wire.js';
import { idSchema } from '../identifier.js';
import { timedPeriodSchema } from '../money/period.js';
import { deferred } from '../parse/deferred.js';

/** The most entries that a list of a result can be asked for. */
export const MAX_LISTED = 1_000_000;

/** How many entries each list of a result names at most. */
export const listField = (most: number) => z.int().min(0).max(MAX_LISTED).default(most);

/** A figure that rests on fewer families than this is small; no report states a number. */
export const smallCellField = () => z.int().min(2).max(MAX_LISTED).exactOptional();

/** Whether figures of few families are marked, or left out so that the rest can be shared. */
export const smallCellsField = () => z.enum(['flag', 'suppress']).default('flag');

interface SmallCells {
  readonly smallCells: 'flag' | 'suppress';
  readonly smallCell?: number;
}

/** Checks that what is to be published says what is small. */
export function checkPublishable({ smallCells, smallCell }: SmallCells, problems: ProblemList): void {
  if (smallCells !== 'suppress' || smallCell !== undefined) return;
  const message = 'what can be shared needs the fewest families that a figure may rest on; no report states a number';
  problems.add('choice-needed', ['smallCell'], message);
}

/** The period that amounts are for. */
export const periodField = () => timedPeriodSchema.default('year');

/** Whether a part of an amount counts. */
export type Part = 'exclude' | 'include';

/** Whether a part of an amount counts. */
export const partField = (unlessTold: Part) => z.enum(['exclude', 'include']).default(unlessTold);

/** The definition of quartiles. */
export const quantileTypeField = () => z.literal(QUANTILE_TYPES).default(7);

/** How many decimals a figure has. */
export const decimalsField = (most: number, unlessTold: number) => z.int().min(0).max(most).default(unlessTold);

/** Names of characteristics, or of levels. */
export const namesField = (most = 100) => z.array(idSchema).max(most);

/** Per cent beyond 100 as well: a budget may grow more than tenfold (RR145 Table 28). */
export const percentSchema = deferred(() => exactSchema({ ...PERCENT, max: 1e6 }));
