import type * as z from 'zod';
import type { Path } from '../errors.js';
import { parseInput } from '../parse.js';
import type { Allocation, CohortAllocation } from './allocation.js';
import type { PointsCohort } from './cohort.js';

/** What a family is shown up front, and where in the process the amount comes. */
export interface Disclosure {
  /** Whether the family is shown an amount before it plans. */
  readonly indicativeUpFront: boolean;
  /** What the family is shown, in words. */
  readonly shown: string;
  /** The order of things, in words. */
  readonly sequence: readonly string[];
  readonly source: string;
}

/** Everything that `allocate` needs to know of one kind of model, in the kind's own types. */
interface KindDefinition<Model extends z.ZodType, Case extends z.ZodType> {
  readonly kind: string;
  readonly title: string;
  readonly modelSchema: Model;
  readonly caseSchema: Case;
  readonly allocate: (model: z.output<Model>, one: z.output<Case>, path: Path) => Allocation;
  /** Absent where a model cannot price columns of points. */
  readonly allocateCohort?: (model: z.output<Model>, cohort: PointsCohort) => CohortAllocation;
  readonly disclosure: Disclosure;
  /** A model and a case that show the form of both; they work. */
  readonly example: { readonly model: z.input<Model>; readonly case: z.input<Case> };
}

/** A kind of model as the rest of the library sees it: its types stay behind its schemas. */
export interface AnyModelKind extends Pick<KindDefinition<z.ZodType, z.ZodType>, 'kind' | 'title' | 'disclosure'> {
  readonly modelSchema: z.ZodType;
  readonly caseSchema: z.ZodType;
  /** Checks the model once and returns what prices cases with it; cases are checked one by one. */
  readonly open: (model: unknown, at: Path) => OpenModel;
  readonly example: { readonly model: unknown; readonly case: unknown };
}

/** A model that has been checked and can price. */
export interface OpenModel {
  readonly allocate: (one: unknown, at: Path) => Allocation;
  readonly allocateCohort: ((cohort: PointsCohort) => CohortAllocation) | undefined;
}

/** Describes one kind of model; this is all that a new model has to provide besides its own files. */
export function defineKind<Model extends z.ZodType, Case extends z.ZodType>(
  definition: KindDefinition<Model, Case>,
): AnyModelKind {
  const { kind, title, modelSchema, caseSchema, disclosure, example } = definition;
  return {
    kind,
    title,
    modelSchema,
    caseSchema,
    disclosure,
    example,
    open(input, at) {
      const model = parseInput(modelSchema, input, at);
      const { allocateCohort } = definition;
      return {
        allocate: (one, path) => definition.allocate(model, parseInput(caseSchema, one, path), path),
        allocateCohort: allocateCohort === undefined ? undefined : (cohort) => allocateCohort(model, cohort),
      };
    },
  };
}
