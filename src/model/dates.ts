import * as z from 'zod';
import { fail, type Path } from '../errors.js';
import { type Day, formatDay, partsOf } from '../money/calendar.js';
import { given, stepRecorder } from '../step/record.js';
import type { Step } from '../step/step.js';
import type { Warning } from '../warning.js';
import type { ParsedAnyCase } from './case.js';

/** What may be done with a case outside the dates of a model. */
export const OUTSIDE_DATES = ['warn', 'refer', 'refuse'] as const;

/** What is done with a case outside the dates of a model. */
export type OutsideDates = (typeof OUTSIDE_DATES)[number];

/** The wire form of what is done with a case outside the dates of a model. */
export const outsideDatesSchema = () => z.enum(OUTSIDE_DATES).exactOptional();

/** What a model says of the time that it is for. */
export interface DatedModel {
  readonly id?: string;
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string;
  readonly priceBase?: string;
  readonly outsideDates?: OutsideDates;
}

/** What is said of a case whose day is not one of the model's. */
export interface DatesFound {
  readonly warnings: readonly Warning[];
  /** Whether the model refers such a case to costing. */
  readonly referred: boolean;
}

const NOTHING: DatesFound = { warnings: [], referred: false };

/**
 * Sets the day of a case against the dates and the price base of a model. Without a day nothing is said: there is no
 * clock.
 *
 * @throws RasError `out-of-range` where the model refuses cases outside its dates
 * @choice effective-day: the day on which the budget starts, where the case states it, else the day of the assessment
 * @choice outside-dates: a case outside the dates of the model is priced with a warning; by name it is referred to costing,
 * or refused
 */
export function checkDates(model: DatedModel, one: ParsedAnyCase, path: Path): DatesFound {
  const { caseId, startsOn, assessedOn } = one;
  const day = startsOn ?? assessedOn;
  if (day === undefined) return NOTHING;
  const [field, what] = startsOn === undefined ? ['assessedOn', 'was assessed'] : ['startsOn', 'starts'];
  const about = { caseId, day, what, model };
  const outside = outsideWarnings(about);
  const [first] = outside;
  if (first !== undefined && model.outsideDates === 'refuse')
    return fail('out-of-range', [...path, field], first.message);
  return {
    warnings: [...outside, ...priceWarnings(about)],
    referred: outside.length > 0 && model.outsideDates === 'refer',
  };
}

/** The record of a case that is referred because of its day. */
export function referralSteps(): readonly Step[] {
  const steps = stepRecorder();
  steps.text({
    id: 'outside-dates',
    rule: 'the day lies outside the dates of the model',
    operation: 'given',
    inputs: [given('value', 'refer-to-costing', 'what the model says of such days')],
    unit: 'text',
    choice: 'outside-dates',
  });
  return steps.steps;
}

interface About {
  readonly caseId: string;
  readonly day: Day;
  readonly what: string;
  readonly model: DatedModel;
}

function outsideWarnings({ caseId, day, what, model }: About): Warning[] {
  const on = formatDay(day);
  const { effectiveFrom, effectiveTo } = model;
  const facts = { day: on, ...named(model) };
  if (effectiveFrom !== undefined && on < effectiveFrom) {
    const message = `the case ${what} on ${on}, before the model holds, from ${effectiveFrom}`;
    return [{ code: 'before-effective', message, caseId, details: { ...facts, effectiveFrom } }];
  }
  if (effectiveTo !== undefined && on > effectiveTo) {
    const message = `the case ${what} on ${on}, after the model has ended, on ${effectiveTo}`;
    return [{ code: 'after-effective', message, caseId, details: { ...facts, effectiveTo } }];
  }
  return [];
}

function priceWarnings({ caseId, day, what, model }: About): Warning[] {
  const { priceBase } = model;
  const year = financialYearOf(day);
  if (priceBase === undefined || priceBase === year) return [];
  const message = `the case ${what} in ${year}, and the model's amounts are in the prices of ${priceBase}; restate them`;
  return [{ code: 'other-price-base', message, caseId, details: { day: formatDay(day), ...named(model), priceBase } }];
}

const named = ({ id }: DatedModel): { readonly model?: string } => (id === undefined ? {} : { model: id });

/** The financial year of a day, from 1 April: `2026-27`. */
function financialYearOf(day: Day): string {
  const { year, month } = partsOf(day);
  const first = month >= 4 ? year : year - 1;
  return `${String(first).padStart(4, '0')}-${String((first + 1) % 100).padStart(2, '0')}`;
}
