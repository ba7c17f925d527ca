import * as z from 'zod';
import type { RoundingInput } from '../../money/rounding.js';
import { schemaFor } from '../../parse/deferred.js';
import { type AnyModel, modelFields } from '../header.js';
import { budgetRounding } from '../shared/budget/record-budget.js';
import { stated } from '../stated.js';

export const KIND = 'education-money';

/**
 * The two rules for education money; there is no default, because they differ.
 *
 * - `school-money-never`: money based in schools is never in a budget
 * - `school-money-by-agreement`: pupil funding never is; money that a school manages only with its head's agreement
 *
 * @source RR145 1.10 (never); IPB pp.11-13 (by agreement)
 */
export const EDUCATION_RULES = ['school-money-never', 'school-money-by-agreement'] as const;

/**
 * What a sum of education money is.
 *
 * - `pupil-funding`: the standard sum for each place at a school
 * - `school-managed`: given to the school for pupils' additional needs
 * - `top-up-in-school`: the child's own top-up, placed within the school's budget
 * - `individual-top-up`: the child's own top-up on top of what is placed in the school's budget
 * - `centrally-commissioned`: services for many children, such as specialist teachers
 *
 * @source IPB pp.11-13
 */
export const EDUCATION_MONEY = [
  'pupil-funding',
  'school-managed',
  'top-up-in-school',
  'individual-top-up',
  'centrally-commissioned',
] as const;

/** A rule for education money. */
export type EducationRule = (typeof EDUCATION_RULES)[number];

/** What a sum of education money is. */
export type EducationMoneyType = (typeof EDUCATION_MONEY)[number];

/** A rule for education money as a model is stored: plain JSON. */
export interface EducationMoneyModel extends AnyModel {
  /** Which kind of model this is. */
  readonly kind: typeof KIND;
  /** Whether money based in schools is never in a budget, or by agreement; the reports have both, and there is no default. */
  readonly rule: EducationRule;
  /**
   * Whether top-up that is placed in a school's budget can be released with the head's agreement, or only what is on
   * top of it counts; needed where a case has such money under `school-money-by-agreement`.
   */
  readonly topUpInSchool?: 'by-agreement' | 'never';
  /** How the budget is rounded; to the penny, half up, unless told otherwise. */
  readonly rounding?: RoundingInput | undefined;
}

/** The JSON form of a rule for education money. */
export const educationMoneyModelSchema = schemaFor<EducationMoneyModel>()(() =>
  z.strictObject({
    kind: z.literal(KIND),
    ...modelFields(),
    rule: stated(
      z.enum(EDUCATION_RULES),
      `is missing; the reports have two rules, so choose one: ${EDUCATION_RULES.join(' or ')}`,
    ),
    topUpInSchool: z.enum(['by-agreement', 'never']).exactOptional(),
    rounding: budgetRounding,
  }),
);

/** A rule for education money, parsed. */
export type ParsedEducationMoneyModel = z.output<typeof educationMoneyModelSchema>;
