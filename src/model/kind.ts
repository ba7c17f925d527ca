import type * as z from 'zod';
import type { Path } from '../errors.js';
import type { TimedPeriod } from '../money/period.js';
import { deferred, parseInput, withCheck } from '../parse.js';
import type { Allocation, CohortAllocation } from './allocation.js';
import type { ParsedAnyCase } from './case.js';
import { checkDates, type DatedModel, type DatesFound, referralSteps } from './dates.js';
import { checkHeader, type StoredModel } from './header.js';
import { withNoughtAdvice } from './nought.js';
import type { PointsCohort } from './points-columns.js';

/** What a family is shown up front, and where in the process the amount comes. */
export interface Disclosure {
  /** Whether the family is shown an amount before it plans. */
  readonly indicativeUpFront: boolean;
  /** What the family is shown, in words. */
  readonly shown: string;
  /** The order of things, in words. */
  readonly sequence: readonly string[];
  /** The report and paragraph that says so. */
  readonly source: string;
}

/** A kind of model: what its models and its cases look like, what a family is shown, and an example. */
export interface ModelKind<Model extends StoredModel = StoredModel, Case = unknown> {
  /** The name that stands in the `kind` of its models. */
  readonly kind: Model['kind'];
  /** What it is, in a line. */
  readonly title: string;
  /** Checks a model of the kind. */
  readonly modelSchema: z.ZodType<unknown, Model>;
  /** Checks a case for a model of the kind. */
  readonly caseSchema: z.ZodType<unknown, Case>;
  /** What a family is shown up front, and in which order things happen. */
  readonly disclosure: Disclosure;
  /** A model and a case that show the form of both; they work. */
  readonly example: { readonly model: Model; readonly case: Case };
  /** Checks a model once and returns what prices cases with it; cases are checked one by one. */
  readonly open: (model: unknown, at: Path) => PreparedModel;
}

/** A model that has been checked and can price. */
export interface PreparedModel {
  readonly kind: string;
  readonly period: TimedPeriod;
  /** The streams whose money is already in this model's prices. */
  readonly tranches: readonly string[];
  /** The groups that have a price or a table of their own; none where the model is one for all. */
  readonly groups: readonly string[];
  /** Checks a case, which stands at `at`, and prices it. */
  readonly allocate: (one: unknown, at: Path) => Allocation;
  /** Prices columns of points; absent where a model cannot. */
  readonly allocateCohort?: (cohort: unknown) => CohortAllocation;
}

/** Everything that `allocate` needs to know of one kind of model, in the kind's own types. */
interface KindDefinition<Model extends StoredModel, ParsedModel, Case, ParsedCase> {
  readonly kind: Model['kind'];
  readonly title: string;
  readonly modelSchema: z.ZodType<ParsedModel, Model>;
  readonly caseSchema: z.ZodType<ParsedCase, Case>;
  readonly allocate: (model: ParsedModel, one: ParsedCase, path: Path) => Allocation;
  /** Absent where a model cannot price columns of points. */
  readonly allocateCohort?: (model: ParsedModel, cohort: PointsCohort) => CohortAllocation;
  /** The streams whose money is already in the model's prices; none where it is absent. */
  readonly tranchesOf?: (model: ParsedModel) => readonly string[];
  /** The group that each price or table of the model is for; none where it is absent. */
  readonly groupsOf?: (model: ParsedModel) => readonly (string | undefined)[];
  readonly disclosure: Disclosure;
  readonly example: { readonly model: NoInfer<Model>; readonly case: NoInfer<Case> };
}

/** Describes one kind of model; this is all that a new model has to provide besides its own files. */
export function defineKind<
  Model extends StoredModel,
  ParsedModel extends DatedModel & { readonly period: TimedPeriod },
  Case,
  ParsedCase extends ParsedAnyCase,
>(definition: KindDefinition<Model, ParsedModel, Case, ParsedCase>): ModelKind<Model, Case> {
  const { kind, title, modelSchema, caseSchema, disclosure, example } = definition;
  const checkedModel = deferred(() => withCheck(modelSchema, checkHeader));
  return {
    kind,
    title,
    modelSchema,
    caseSchema,
    disclosure,
    example,
    open(input, at) {
      const model = parseInput(checkedModel, input, at);
      const { allocateCohort, tranchesOf, groupsOf } = definition;
      return {
        kind,
        period: model.period,
        tranches: tranchesOf?.(model) ?? [],
        groups: [...new Set(groupsOf?.(model) ?? [])].filter((group) => group !== undefined),
        allocate(one, path) {
          const family = parseInput(caseSchema, one, path);
          const found = family.eligible === false ? undefined : checkDates(model, family, path);
          const price = () => withNoughtAdvice(definition.allocate(model, family, path));
          if (found === undefined || found.warnings.length === 0) return price();
          return withDates(found, { kind, period: model.period, caseId: family.caseId }, price);
        },
        // The columns are checked where they are read.
        ...(allocateCohort && { allocateCohort: (cohort) => allocateCohort(model, cohort as PointsCohort) }),
      };
    },
  };
}

/** An allocation with what is said of the day of its case, or the referral that the model makes of it. */
function withDates(
  { warnings, referred }: DatesFound,
  { kind, period, caseId }: { readonly kind: string; readonly period: TimedPeriod; readonly caseId: string },
  allocate: () => Allocation,
): Allocation {
  if (referred) {
    const base = { caseId, modelKind: kind, period, warnings, steps: referralSteps() };
    return { ...base, status: 'refer-to-costing', indicative: null };
  }
  const allocation = allocate();
  return { ...allocation, warnings: [...warnings, ...allocation.warnings] };
}
