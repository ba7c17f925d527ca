import type * as z from 'zod';
import { type Path, type ProblemList, pathFrom, problemList } from '../errors.js';
import { frozen } from '../exact/frozen.js';
import type { TimedPeriod } from '../money/period.js';
import { withCheck } from '../parse/check.js';
import { deferred } from '../parse/deferred.js';
import { tellBeside, tellOfForms } from '../parse/handed-on-faults.js';
import { parseInput, parseOrTell, readOrTell } from '../parse/parse.js';
import type { ParsedAnyCase } from './case.js';
import { checkDates, type DatedModel, type DatesFound, referralSteps } from './dates.js';
import { checkHeader, type StoredModel } from './header.js';
import type { Allocation, CohortAllocation } from './shared/budget/allocation.js';
import { withNoughtAdvice } from './shared/budget/nought.js';
import type { PointsCohort } from './shared/points/points-columns.js';

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
  /** The form of a model of the kind: a schema of zod, which throws zod's own errors; functions of the library throw `RasError`. */
  readonly modelSchema: z.ZodType<unknown, Model>;
  /** The form of a case for a model of the kind: a schema of zod, as `modelSchema` is. */
  readonly caseSchema: z.ZodType<unknown, Case>;
  /** What a family is shown up front, and in which order things happen. */
  readonly disclosure: Disclosure;
  /** A model and a case that show the form of both; they work. */
  readonly example: { readonly model: Model; readonly case: Case };
  /** Checks a model once and returns what prices cases of the kind with it; cases are checked one by one. */
  open(model: Model, at?: Path): PreparedModel<Case>;
  /** The same of a stored model, whose cases are of any form until they are priced. */
  open(model: unknown, at?: Path): PreparedModel;
}

/** A model that has been checked and can price. */
export interface PreparedModel<Case = unknown> {
  readonly kind: string;
  readonly period: TimedPeriod;
  /** The streams whose money is already in this model's prices. */
  readonly tranches: readonly string[];
  /** The groups that have a price or a table of their own; none where the model is one for all. */
  readonly groups: readonly string[];
  /** Checks a case, which stands at `at`, and prices it. */
  allocate(one: Case, at?: Path): Allocation;
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
  /**
   * Tells what of a case does not fit its model, as far as the fields that name something of the model are sound, where a
   * field of its own kind is not; absent where it has no such fields.
   */
  readonly tellOfCase?: (model: ParsedModel, one: unknown, problems: ProblemList, path: Path) => void;
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
  return Object.freeze<ModelKind<Model, Case>>({
    kind,
    title,
    modelSchema,
    caseSchema,
    disclosure: frozen(disclosure),
    example: frozen(example),
    open(input: unknown, at?: Path): PreparedModel {
      const model = parseInput(checkedModel, input, pathFrom(at));
      const { allocateCohort, tranchesOf, groupsOf } = definition;
      return {
        kind,
        period: model.period,
        tranches: tranchesOf?.(model) ?? [],
        groups: [...new Set(groupsOf?.(model) ?? [])].filter((group) => group !== undefined),
        allocate(one, place) {
          const path = pathFrom(place);
          const problems = problemList();
          const family = parseOrTell(caseSchema, one, problems, path);
          // Nothing of a case that is not eligible is priced, and no reader of its parts asked.
          if (isNotEligible(one)) tellBeside(problems, (more) => tellOfForms(caseSchema, one, more, path));
          if (family === undefined) {
            const sound = withoutFaults(caseSchema, one);
            if (sound === undefined) definition.tellOfCase?.(model, one, problems, path);
            else tellBeside(problems, () => void definition.allocate(model, sound, path));
            return problems.throwAll();
          }
          const found =
            family.eligible === false ? undefined : readOrTell(problems, () => checkDates(model, family, path));
          const price = () => withNoughtAdvice(definition.allocate(model, family, path));
          if (problems.total > 0) {
            readOrTell(problems, price);
            return problems.throwAll();
          }
          if (found === undefined || found.warnings.length === 0) return price();
          return withDates(found, { kind, period: model.period, caseId: family.caseId }, price);
        },
        // The columns are checked where they are read.
        ...(allocateCohort && { allocateCohort: (cohort) => allocateCohort(model, cohort as PointsCohort) }),
      };
    },
  });
}

function isNotEligible(one: unknown): boolean {
  return (
    typeof one === 'object' && one !== null && Object.hasOwn(one, 'eligible') && Reflect.get(one, 'eligible') === false
  );
}

/** What of a refused case no amount rests on, so that the rest can be held against the model without it. */
const BESIDE: readonly PropertyKey[] = ['assessedOn', 'caseId', 'kind', 'priceBase', 'startsOn'];

/** A case without its unknown keys, and without what no amount rests on; undefined where more than that is wrong. */
function withoutFaults<Parsed>(schema: z.ZodType<Parsed>, one: unknown): Parsed | undefined {
  if (typeof one !== 'object' || one === null) return undefined;
  try {
    const { error } = schema.safeParse(one);
    const isOwnKey = ({ code, path }: z.core.$ZodIssue) => code === 'unrecognized_keys' && path.length === 0;
    const faulty = error?.issues.flatMap((issue) =>
      issue.code === 'unrecognized_keys' && isOwnKey(issue) ? issue.keys : issue.path[0],
    );
    const known = new Set(error?.issues.flatMap((issue) => (isOwnKey(issue) ? [] : issue.path[0])));
    if (faulty === undefined || [...known].some((key) => key === undefined || !BESIDE.includes(key))) return undefined;
    const left = Object.fromEntries(Object.entries(one).filter(([key]) => !faulty.includes(key)));
    return schema.safeParse({ caseId: 'unnamed', ...left }).data;
  } catch {
    // It cannot be read, which was told.
    return undefined;
  }
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
