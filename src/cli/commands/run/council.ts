import { dirname, join } from 'node:path';
import * as z from 'zod';
import { gapOptionsSchema } from '../../../equity/gap-options.js';
import { show } from '../../../errors.js';
import { type PercentileOptions, percentileOptionsSchema } from '../../../model/percentile/options.js';
import { type PricePointOptions, pricePointOptionsSchema } from '../../../model/price-point/options.js';
import { positiveAmountSchema } from '../../../money/amount.js';
import { CONVENTIONS } from '../../../money/period.js';
import { parseInput, withCheck } from '../../../parse.js';
import type { InputFile } from '../../input/file.js';
import { readJson } from '../../input/json.js';
import { withPlaces } from '../../place.js';

const fileSchema = z.string().min(1).max(1000);

/** The files of one set of families: who they are, what they answered, what they have today. */
const groupSchema = z.strictObject({
  /** case_id; status, group, exclude_reason and characteristics; points and package_value where no other file gives them. */
  cases: fileSchema,
  answers: fileSchema.exactOptional(),
  lines: fileSchema.exactOptional(),
  /** Cases for a model that does not price points: a JSON list in the form of its kind, joined by caseId. */
  modelCases: fileSchema.exactOptional(),
});

const fieldsSchema = z.strictObject({
  schemaVersion: z.literal(1),
  title: z.string().max(500),
  note: z.string().max(2000).exactOptional(),
  instrument: fileSchema.exactOptional(),
  unanswered: z.enum(['zero', 'exclude']).exactOptional(),
  priceBook: fileSchema.exactOptional(),
  convention: z.enum(CONVENTIONS).exactOptional(),
  /** Existing cases that calibrate the model. */
  sample: groupSchema.exactOptional(),
  /** The families that are allocated: a different file. */
  cohort: groupSchema,
  /** A stored model; without one the sample calibrates. */
  model: fileSchema.exactOptional(),
  calibrate: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('price-point'), options: z.custom<PricePointOptions>() }),
      z.strictObject({ kind: z.literal('percentile'), options: z.custom<PercentileOptions>() }),
    ])
    .exactOptional(),
  /** What is there to allocate: pounds a year, or the packages of the existing families of the cohort. */
  pot: z
    .strictObject({
      amount: z.union([z.literal('packages'), positiveAmountSchema]),
      reserve: positiveAmountSchema.exactOptional(),
    })
    .exactOptional(),
  /** The policy of moderation; without one the run ends at indicative budgets. */
  policy: fileSchema.exactOptional(),
  /** What changed in an earlier round: a file of stages, printed by site as RR145 Table 33 prints it. */
  history: fileSchema.exactOptional(),
  /** Packages or plans to cost on their own. */
  plans: z.array(fileSchema).max(1000).default([]),
  /** Whether anyone is treated differently at equal need: the characteristics compared, those held equal, bands of points. */
  equity: z
    .strictObject({
      by: z.array(z.string().min(1).max(200)).min(1).max(20),
      given: z.array(z.string().min(1).max(200)).max(20).exactOptional(),
      bands: z
        .union([z.literal('each'), z.array(z.union([z.number(), z.string().max(100)])).max(1000)])
        .exactOptional(),
    })
    .exactOptional(),
  /** Characteristics to carry into the lists. */
  keep: z.array(z.string().max(200)).max(100).default([]),
});

/** Columns that a run reads of every family, whether or not they are kept. */
const OF_EVERY_FAMILY = ['status', 'group'];

const councilSchema = withCheck(fieldsSchema, ({ sample, model, calibrate, instrument, cohort, ...rest }, problems) => {
  if (model === undefined && (sample === undefined || calibrate === undefined)) {
    problems.add('missing', ['model'], 'a run needs a stored model, or a sample and how to calibrate');
  }
  if (instrument === undefined && (sample?.answers ?? cohort.answers) !== undefined) {
    problems.add('missing', ['instrument'], 'answers need the questionnaire that they belong to');
  }
  for (const name of [...(rest.equity?.by ?? []), ...(rest.equity?.given ?? [])]) {
    if (OF_EVERY_FAMILY.includes(name) || rest.keep.includes(name)) continue;
    problems.add('missing', ['keep'], `${show(name)} is compared in equity; name it in keep as well`);
  }
});

/** What a council runs: its files and its choices. */
export type Council = z.output<typeof councilSchema>;

/** The files of one set of families. */
export type GroupFiles = z.output<typeof groupSchema>;

/** A council file, read, and where its other files stand. */
export interface CouncilFile {
  readonly council: Council;
  readonly file: InputFile;
  /** The path of another file, which the council file names from its own folder. */
  readonly pathOf: (name: string) => string;
}

/**
 * Reads a council file.
 *
 * @throws RasError with every problem, with file, line and column
 */
export function readCouncil(cwd: string, name: string): CouncilFile {
  const source = readJson(cwd, name);
  const council = withPlaces([{ at: [], source }], () => {
    const parsed = parseInput(councilSchema, source.value);
    checkOptions(parsed);
    return parsed;
  });
  return { council, file: source.file, pathOf: (other) => join(dirname(name), other) };
}

/** The options are checked while their place is known, and handed on as they were written. */
function checkOptions({ calibrate, equity }: Council): void {
  if (equity !== undefined) parseInput(gapOptionsSchema, { stages: ['indicative'], ...equity }, ['equity']);
  if (calibrate === undefined) return;
  const schema = calibrate.kind === 'percentile' ? percentileOptionsSchema : pricePointOptionsSchema;
  parseInput(schema, calibrate.options, ['calibrate', 'options']);
}
