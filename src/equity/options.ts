import * as z from 'zod';
import { listField, namesField, periodField } from '../cohort/options.js';
import type { ProblemList } from '../errors.js';
import { compareRatios } from '../exact/ratio.js';
import type { TimedPeriod } from '../money/period.js';
import { STAGES, type Stage } from '../stage.js';
import type { Bands } from './bands.js';

/**
 * What every equity statistic may be told.
 *
 * @choice equity-cases: figures of several stages rest on the same cases, those that have all of these amounts, so that
 * a difference between stages is never one of different families
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

/** The fields of what every equity statistic may be told. */
export function equityFields() {
  return {
    stages: z.array(z.enum(STAGES)).min(1).max(STAGES.length),
    list: listField(100),
    period: periodField(),
  };
}

/** The characteristics to compare by. */
export const byField = () => namesField(20);

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
