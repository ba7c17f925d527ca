import * as z from 'zod';
import { type ProblemList, problemList } from '../../../errors.js';
import { schemaFor } from '../../../parse/deferred.js';
import { parseInput } from '../../../parse/parse.js';
import {
  type CohortDifferenceOptions,
  cohortDifferenceSchema,
} from '../../../sensitivity/difference/cohort-difference.js';
import { type FitOptions, fitFields } from '../../../sensitivity/fit/options.js';
import { type CompareModelsOptions, compareModelsSchema } from '../../../sensitivity/models/compare-models.js';
import {
  type InfluenceOptions,
  influenceSchema,
  type UncertaintyOptions,
  uncertaintySchema,
} from '../../../sensitivity/price/options.js';
import { type SampleSizeOptions, sampleSizeSchema } from '../../../sensitivity/price/sample-size.js';
import { type TableUncertaintyOptions, tableUncertaintySchema } from '../../../sensitivity/table/table-uncertainty.js';
import { readJson } from '../../input/text/json.js';
import { withPlaces } from '../../place.js';

/** How firm a model is, part by part as the answer has them: what is said of a part is said to its function alone. */
export interface FitFile {
  /** How near budgets come to packages; a stored model is that of `--model`. */
  readonly fit?: Omit<FitOptions, 'model'>;
  /** How models are compared on cases that they have not seen. */
  readonly models?: CompareModelsOptions;
  /** How firm the price of a point is. */
  readonly price?: UncertaintyOptions;
  /** Which families move the price most. */
  readonly influence?: InfluenceOptions;
  /** How the cohort of `--cohort` differs from the sample. */
  readonly cohort?: CohortDifferenceOptions;
  /** How firm each row of a RAS 5 table is; asks for it, as `--table` does. */
  readonly table?: TableUncertaintyOptions;
  /** How firm the price would be with other sizes of sample; asks for it, as `--sizes` does. */
  readonly sampleSize?: SampleSizeOptions;
}

/** The form of the options of `openras fit` as a file. */
export const fitFileSchema = schemaFor<FitFile>()(() =>
  z.strictObject({
    fit: z.strictObject(fitFields()).exactOptional(),
    models: compareModelsSchema.exactOptional(),
    price: uncertaintySchema.exactOptional(),
    influence: influenceSchema.exactOptional(),
    cohort: cohortDifferenceSchema.exactOptional(),
    table: tableUncertaintySchema.exactOptional(),
    sampleSize: sampleSizeSchema.exactOptional(),
  }),
);

/**
 * Reads the options of `openras fit` as a file; the parts that it has say what is asked for.
 *
 * @param whatIsIdle says of the options what would do nothing
 * @throws RasError with every problem, with file, line and column
 */
export function readFitFile(
  cwd: string,
  name: string | undefined,
  whatIsIdle: (stated: FitFile, problems: ProblemList) => void,
): FitFile {
  if (name === undefined) return {};
  const file = readJson(cwd, name);
  withPlaces([{ at: [], source: file }], () => {
    parseInput(fitFileSchema, file.value);
    const problems = problemList();
    whatIsIdle(file.value as FitFile, problems);
    problems.throwIfAny();
  });
  return file.value as FitFile;
}
