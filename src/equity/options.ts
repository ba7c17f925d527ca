import * as z from 'zod';
import { listField, namesField, periodField, smallCellField } from '../cohort/options.js';
import type { ProblemList } from '../errors.js';
import type { DecimalInput } from '../exact/decimal.js';
import { compareRatios, type Ratio } from '../exact/ratio.js';
import { pointsSchema } from '../model/allocation.js';
import type { TimedPeriod } from '../money/period.js';
import { STAGES, type Stage } from '../stage.js';

/**
 * What every equity statistic may be told.
 *
 * @choice equity-cases: figures of several stages rest on the same cases, those that have all of these amounts, so that
 * a difference between stages is never one of different families (RR145 5.61 asks for like with like)
 * @choice equity-parts: amounts are compared whole, with the one-offs and the contingency inside them
 */
export interface EquityOptions {
  /** The amounts to look at, in order, such as traditional and final; each on the same cases. */
  readonly stages: readonly Stage[];
  /** How many entries each list names at most; 100 unless told otherwise. */
  readonly list?: number | undefined;
  /** The period of the amounts; `year` unless told otherwise. */
  readonly period?: TimedPeriod | undefined;
}

/**
 * What a statistic of groups may be told beside.
 *
 * @choice small-cell: there is no default for the fewest families of a figure, since no report states one
 */
export interface SmallCellOption {
  /** A figure that rests on fewer families than this is marked as small; no report states a number. */
  readonly smallCell?: number;
}

/** The fields of what every equity statistic may be told. */
export function equityFields() {
  return {
    stages: z.array(z.enum(STAGES)).min(1).max(STAGES.length),
    list: listField(100),
    period: periodField(),
  };
}

/** The field of what is a small cell. */
export function smallCellFields() {
  return { smallCell: smallCellField() };
}

/** The characteristics to compare by. */
export const byField = () => namesField(20);

/**
 * Bands of points: `each` takes every score by itself; cut points 10 and 20 make bands below 10, from 10 to below 20, and
 * from 20.
 *
 * @choice need-bands: there is no default, because how near two needs are to be called equal is for the caller to say
 */
export type NeedBands = 'each' | readonly DecimalInput[];

/** The wire form of bands of points. */
export const bandsField = () => z.union([z.literal('each'), z.array(pointsSchema).min(1).max(1000)]);

/** Bands of points, parsed. */
export type Bands = 'each' | readonly Ratio[];

/** What options have to do with each other. */
interface Together {
  readonly stages?: readonly string[];
  readonly by?: readonly string[];
  readonly given?: readonly string[];
  readonly bands?: Bands;
}

/** Checks that stages, characteristics and cut points are what they should be. */
export function checkEquityOptions({ stages, by = [], given = [], bands }: Together, problems: ProblemList): void {
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
