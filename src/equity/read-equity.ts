import * as z from 'zod';
import { tellOfCharacteristics } from '../cohort/characteristic.js';
import { type Cohort, tellOfAmounts } from '../cohort/cohort.js';
import { type CohortInput, openCohort } from '../cohort/read/read.js';
import { type ProblemList, problemList } from '../errors.js';
import { once } from '../parse/deferred.js';
import { type Parsed, parseOrTell, readOrTell } from '../parse/parse.js';
import { type SoundFields, soundFields } from '../parse/sound-fields.js';
import { STAGES } from '../stage.js';

/**
 * Reads a cohort and the options of a statistic of it, and tells together what is wrong with either and what the options
 * name that the cohort does not have: amounts of a stage, characteristics, groups.
 */
export function readEquity<Schema extends z.ZodType>(
  input: CohortInput,
  schema: Schema,
  options: unknown,
): readonly [Cohort, Parsed<Schema>] {
  const problems = problemList();
  const cohort = readOrTell(problems, () => openCohort(input)());
  const parsed = parseOrTell(schema, options, problems, ['options']);
  if (cohort !== undefined) tellOfNamed(cohort, soundFields(namedFields(), options), problems);
  if (cohort === undefined || parsed === undefined || problems.total > 0) return problems.throwAll();
  return [cohort, parsed];
}

/** The options that name what a cohort has, whichever of them a statistic takes. */
const namedFields = once(() => ({
  stages: z.array(z.enum(STAGES)),
  stage: z.enum(STAGES),
  from: z.enum(STAGES),
  to: z.enum(STAGES),
  by: z.array(z.string()),
  given: z.array(z.string()),
  reference: z.array(z.looseObject({ by: z.string(), group: z.string() })),
}));

type Named = SoundFields<ReturnType<typeof namedFields>>;

function tellOfNamed(cohort: Cohort, named: Named, problems: ProblemList): void {
  const { stages = [], stage, from, to, by = [], given = [], reference = [] } = named;
  tellOfAmounts(cohort, [...stages, ...[stage, from, to].filter((one) => one !== undefined)], problems);
  tellOfCharacteristics(cohort, by, 'by', problems);
  tellOfCharacteristics(cohort, given, 'given', problems);
  reference.forEach((one, index) => {
    // A characteristic that nobody has was told, and so was one that is not compared.
    const names = by.includes(one.by) ? cohort.characteristic(one.by)?.names : undefined;
    if (names === undefined || names.includes(one.group)) return;
    const message = `no case has ${one.by} ${one.group}; expected one of ${names.slice(0, 20).join(', ')}`;
    problems.add('unknown-name', ['options', 'reference', index, 'group'], message);
  });
}
