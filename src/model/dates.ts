import * as z from 'zod';
import { fail, type Path } from '../errors.js';
import { type Day, formatDay, partsOf } from '../money/calendar.js';
import { given, stepRecorder } from '../record/step/recorder.js';
import type { Step } from '../record/step/step.js';
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

/** The time that a case states. */
export type TimeOfCase = Pick<ParsedAnyCase, 'assessedOn' | 'startsOn' | 'priceBase'>;

/** What is said of a case whose time is not the model's. */
export interface DatesFound {
  readonly warnings: readonly Warning[];
  /** Whether the model refers such a case to costing. */
  readonly referred: boolean;
}

const NOTHING: DatesFound = { warnings: [], referred: false };

/**
 * Sets the day and the price base of a case against the dates and the price base of a model; the first and the last day
 * are the model's. Of what neither states nothing is said: there is no clock.
 *
 * @throws RasError `out-of-range` where the model refuses cases outside its dates
 * @choice effective-day: the day on which the budget starts, where the case states it, else the day of the assessment
 * @choice outside-dates: a case outside the dates of the model is priced with a warning; by name it is referred to costing,
 * or refused
 * @choice price-base-of-case: the one that the case states, else the financial year of its day; another than the model's
 * is warned of, and nothing is restated
 */
export function checkDates(model: DatedModel, one: ParsedAnyCase, path: Path): DatesFound {
  const day = dayOfCase(one);
  if (day === undefined && one.priceBase === undefined) return NOTHING;
  const { caseId, priceBase } = one;
  const outside = day === undefined ? [] : outsideWarnings(model, day, caseId);
  const [first] = outside;
  if (first !== undefined && day !== undefined && model.outsideDates === 'refuse') {
    return fail('out-of-range', [...path, day.field], first.message);
  }
  const otherPrices = hasOtherPrices(model, day?.on, priceBase);
  return {
    warnings: otherPrices ? [...outside, priceWarning(model, day, priceBase, caseId)] : outside,
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

/** The day of a case that counts. */
export interface DayOfCase {
  readonly on: Day;
  /** Which of the days of the case it is. */
  readonly field: 'startsOn' | 'assessedOn';
}

/** A day of a case, by which it may be seen whether the model holds for it. */
interface NamedDay {
  readonly on: Day;
  readonly field: keyof typeof WHAT;
}

/** The day of a case that counts; undefined where it states none. */
export function dayOfCase({ startsOn, assessedOn }: TimeOfCase): DayOfCase | undefined {
  if (startsOn !== undefined) return { on: startsOn, field: 'startsOn' };
  return assessedOn === undefined ? undefined : { on: assessedOn, field: 'assessedOn' };
}

/** The warning of a day outside the dates of a model, which is called by a name; none of a day within them. */
export function outsideWarnings(
  model: DatedModel,
  { on: day, field }: NamedDay,
  caseId: string,
  name = THE_MODEL,
): Warning[] {
  const on = formatDay(day);
  const { effectiveFrom, effectiveTo } = model;
  const facts = { day: on, of: field, ...named(model) };
  if (effectiveFrom !== undefined && on < effectiveFrom) {
    const message = `the case ${WHAT[field]} on ${on}, before ${name} holds, from ${effectiveFrom}`;
    return [{ code: 'before-effective', message, caseId, details: { ...facts, effectiveFrom } }];
  }
  if (effectiveTo !== undefined && on > effectiveTo) {
    const message = `the case ${WHAT[field]} on ${on}, after ${name} has ended, on ${effectiveTo}`;
    return [{ code: 'after-effective', message, caseId, details: { ...facts, effectiveTo } }];
  }
  return [];
}

/** Whether a case is in other prices than the amounts of the model, as far as both are stated. */
export function hasOtherPrices({ priceBase }: DatedModel, day: Day | undefined, own: string | undefined): boolean {
  if (priceBase === undefined) return false;
  if (own !== undefined) return own !== priceBase;
  return day !== undefined && financialYearOf(day) !== priceBase;
}

/** What a model is called where there is no other. */
const THE_MODEL = 'the model';

const WHAT = {
  startsOn: 'starts',
  assessedOn: 'was assessed',
  agreedOn: 'was agreed',
  communicatedOn: 'was told an amount',
} as const;

/**
 * What is said of a case that states neither of its own days, by the day on which its amount was agreed or told: it is
 * outside the dates of the model, or in other prices.
 */
export function otherDayWarnings(
  model: DatedModel,
  day: NamedDay,
  caseId: string,
  priceBase?: string,
  name = THE_MODEL,
): Warning[] {
  const outside = outsideWarnings(model, day, caseId, name);
  const isOther = priceBase === undefined && hasOtherPrices(model, day.on, undefined);
  return isOther ? [...outside, priceWarning(model, day, undefined, caseId, name)] : outside;
}

/** What is said where a model holds for some time and cases state no day by which that can be seen. */
export function undatedWarnings(
  { effectiveFrom, effectiveTo }: DatedModel,
  undated: number,
  name = THE_MODEL,
): Warning[] {
  if (undated === 0 || (effectiveFrom ?? effectiveTo) === undefined) return [];
  const span = [effectiveFrom && `from ${effectiveFrom}`, effectiveTo && `to ${effectiveTo}`].filter(Boolean).join(' ');
  const who = undated === 1 ? '1 case states' : `${undated} cases state`;
  const message = `${name} holds ${span}, and ${who} no day, so that whether it holds there is not known`;
  return [{ code: 'day-not-stated', message, details: { cases: undated } }];
}

function priceWarning(
  model: DatedModel,
  day: NamedDay | undefined,
  own: string | undefined,
  caseId: string,
  name = THE_MODEL,
): Warning {
  const { priceBase = '' } = model;
  const amounts = name === THE_MODEL ? "the model's amounts" : `the amounts of ${name}`;
  const code = 'other-price-base';
  if (own !== undefined || day === undefined) {
    const message = `the case is in the prices of ${own}, and ${amounts} are in those of ${priceBase}; restate them`;
    return {
      code,
      message,
      caseId,
      details: { ...named(model), of: 'priceBase', casePriceBase: own ?? '', priceBase },
    };
  }
  const { on, field } = day;
  const message = `the case ${WHAT[field]} in ${financialYearOf(on)}, and ${amounts} are in the prices of ${priceBase}; restate them`;
  return { code, message, caseId, details: { day: formatDay(on), of: field, ...named(model), priceBase } };
}

const named = ({ id }: DatedModel): { readonly model?: string } => (id === undefined ? {} : { model: id });

/** The financial year of a day, from 1 April: `2026-27`. */
export function financialYearOf(day: Day): string {
  const { year, month } = partsOf(day);
  const first = month >= 4 ? year : year - 1;
  return `${String(first).padStart(4, '0')}-${String((first + 1) % 100).padStart(2, '0')}`;
}
