import * as z from 'zod';
import { listField, periodField, smallCellField } from '../cohort/options.js';
import type { ProblemList } from '../errors.js';
import { POINTS, parseExact } from '../exact/quantity.js';
import { compareRatios } from '../exact/ratio.js';
import { idSchema } from '../identifier.js';
import { decimalWire } from '../money/amount.js';
import { schemaOf } from '../parse.js';
import { STAGES } from '../stage.js';

/**
 * What every equity statistic may be told.
 *
 * @choice small-cell: there is no default for the fewest families of a figure, since no report states one
 * @choice equity-cases: figures of several stages rest on the same cases, those that have all of these amounts, so that
 * a difference between stages is never one of different families (RR145 5.61 asks for like with like)
 */
export const equityFields = {
  /** The amounts to look at, in order, such as traditional and final; each on the same cases. */
  stages: z.array(z.enum(STAGES)).min(1).max(STAGES.length),
  /** A figure that rests on fewer families than this is marked as small. */
  smallCell: smallCellField,
  /** How many entries each list names at most. */
  list: listField(100),
  period: periodField,
};

/** How many decimals coefficients have. */
export const decimalsField = z.int().min(0).max(12).default(4);

/** The characteristics to compare by. */
export const byField = z.array(idSchema).max(20);

const pointsSchema = schemaOf(decimalWire(), (input) => parseExact(input, POINTS));

/**
 * Bands of points: `each` takes every score by itself; cut points 10 and 20 make bands below 10, from 10 to below 20, and
 * from 20.
 *
 * @choice need-bands: there is no default, because how near two needs are to be called equal is for the caller to say
 */
export const bandsField = z.union([z.literal('each'), z.array(pointsSchema).min(1).max(1000)]);

/** Bands of points, parsed. */
export type Bands = z.output<typeof bandsField>;

/** Checks that stages, characteristics and cut points are what they should be. */
export function checkEquityOptions(
  {
    stages,
    by = [],
    given = [],
    bands,
  }: { stages?: readonly string[]; by?: readonly string[]; given?: readonly string[]; bands?: Bands | undefined },
  problems: ProblemList,
): void {
  if (stages !== undefined && new Set(stages).size < stages.length)
    problems.add('duplicate', ['stages'], 'a stage stands twice; name each once');
  if (new Set(by).size < by.length) problems.add('duplicate', ['by'], 'a characteristic stands twice; name each once');
  const both = given.find((name, index) => by.includes(name) || given.indexOf(name) < index);
  if (both !== undefined) {
    problems.add(
      'inconsistent',
      ['given'],
      'a characteristic stands twice in by and given; name it in one of them once',
    );
  }
  if (bands === undefined || bands === 'each') return;
  bands.forEach((cut, index) => {
    const before = bands[index - 1];
    if (before === undefined || compareRatios(before, cut) < 0) return;
    problems.add('inconsistent', ['bands', index], 'a cut point is more than the one before it');
  });
}
