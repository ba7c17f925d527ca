import * as z from 'zod';
import { type Path, type ProblemList, problemList } from '../../errors.js';
import { ID_PATTERN, MAX_ID_LENGTH } from '../../identifier.js';
import { dayPattern } from '../../money/calendar.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseOrTell } from '../../parse/parse.js';
import { RESPONDENTS, type Respondent } from '../columns.js';
import { MAX_AGE } from '../instrument/ages.js';
import { indexOrTell } from '../instrument/indexed.js';
import type { Instrument, InstrumentInput } from '../instrument/instrument.js';
import { NAME_PATTERN, nameKey } from '../text.js';
import { answersSchema, definitionsOf, type StatementRules } from './answers-schema.js';
import type { JsonSchema } from './json-schema.js';
import { sectionRules } from './section-rules.js';

export type { JsonSchema } from './json-schema.js';

/** What a form asks, and what it lets through. */
export interface ResponseSchemaOptions {
  /** Whose answers the form takes; those of all respondents by default. The agreed answer is always one of them. */
  readonly respondents?: readonly Respondent[] | undefined;
  /** A statement without an agreed answer: refused (the default), or let through, to be scored with the same option. */
  readonly unanswered?: 'refuse' | 'zero' | 'exclude' | undefined;
  /** An age outside the questionnaire's range: refused (the default), or let through. */
  readonly outsideAges?: 'refuse' | 'allow' | undefined;
}

const optionsSchema = schemaFor<ResponseSchemaOptions>()(() =>
  z.strictObject({
    respondents: z.array(z.enum(RESPONDENTS)).default([...RESPONDENTS]),
    unanswered: z.enum(['refuse', 'zero', 'exclude']).default('refuse'),
    outsideAges: z.enum(['refuse', 'allow']).default('refuse'),
  }),
);

/**
 * The JSON Schema (2020-12) of a form for one questionnaire: a web form can be drawn from it, and what it lets through
 * `scoreResponse` takes.
 *
 * Every statement is a field with its text as title, below `answers` by its id, and below it a field for each respondent
 * with the levels to choose from, or the bands of points, and their guidance. Bolt-on sections are required where they
 * apply. A wrong value stands at the same field whoever tells it, a validator of JSON Schema or this library:
 * `answers.sleep.agreed`. What is missing a validator puts at the object that lacks it, with the key beside it (ajv:
 * `params.missingProperty`); the two together are the field.
 *
 * It is the schema of a web form, and narrower than what the library reads: names as the questionnaire writes them, and
 * points where there are bands. The library also takes other capitals, points in place of a level and a level in place of
 * points; what comes from elsewhere than the form is checked by the function that reads it. Of a bolt-on section that does
 * not apply the library reads nothing that is lacking; the form asks for it wherever the statement is answered at all,
 * such as for the level behind a need answer that asks for one.
 *
 * @throws RasError as `parseInstrument` does, for options that are not, and `invalid` for a statement or a fact that is
 * called `__proto__`, which no form can have as a field
 * @source RR145 5.9-5.14 (Tables 19 to 21)
 * @choice form-points: a form shows the names of levels and their guidance and not their points; the reports print both
 * in one table, which was for the assessor
 * @category Questionnaires
 * @example
 * ```ts
 * import { responseSchema } from 'openras/questionnaire';
 * const { properties, required } = responseSchema({
 *   schemaVersion: 1,
 *   id: 'short',
 *   version: '1',
 *   title: 'A short questionnaire',
 *   source: { kind: 'council', citation: 'Our council, 2026' },
 *   outcomes: [{ id: 'healthy', title: 'Be healthy' }],
 *   statements: [{ id: 'sleep', outcome: 'healthy', text: 'My child sleeps well', levels: [
 *     { name: 'help', points: 10 }, { name: 'no help', points: 0 },
 *   ] }],
 * });
 * required; // => ['caseId', 'answers']
 * Object.keys(properties ?? {}); // => ['caseId', 'age', 'assessedOn', 'assessor', 'mode', 'answers']
 * properties?.answers?.properties?.sleep?.title; // => 'My child sleeps well'
 * ```
 */
export function responseSchema(instrument: InstrumentInput, options: ResponseSchemaOptions = {}): JsonSchema {
  const problems = problemList();
  const choices = parseOrTell(optionsSchema, options, problems, ['options']);
  const indexed = indexOrTell(instrument, problems);
  if (indexed !== undefined) refuseUnkeyable(indexed.instrument, problems);
  if (indexed === undefined || choices === undefined || problems.total > 0) return problems.throwAll();
  const { respondents, unanswered, outsideAges } = choices;
  const rules: StatementRules = {
    respondents: RESPONDENTS.filter((one) => one === 'agreed' || respondents.includes(one)),
    unanswered: unanswered === 'refuse' ? 'refuse' : 'allow',
  };
  const { title, source } = indexed.instrument;
  const conditions = sectionRules(indexed.instrument, rules.unanswered);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title,
    description: source.citation,
    type: 'object',
    properties: {
      caseId: { title: 'Case', type: 'string', minLength: 1, maxLength: MAX_ID_LENGTH, pattern: ID_PATTERN },
      ...factFields(indexed.instrument, outsideAges),
      assessedOn: { title: 'Assessed on', type: 'string', pattern: dayPattern() },
      assessor: { title: 'Assessed by', ...NAME },
      mode: { title: 'How it was assessed', ...NAME },
      answers: answersSchema(indexed, rules),
    },
    required: ['caseId', 'answers'],
    additionalProperties: false,
    ...(conditions.length === 0 ? {} : { allOf: conditions }),
    $defs: definitionsOf(indexed),
  };
}

/** A form keeps answers and facts by their names, and no program keeps anything by this one, nor do validators see it. */
function refuseUnkeyable({ statements, sections = [] }: Instrument, problems: ProblemList): void {
  const refuse = (name: string | undefined, what: string, path: Path): void => {
    if (name === '__proto__')
      problems.add('invalid', path, `a form cannot have a field "__proto__"; give the ${what} another name`);
  };
  statements.forEach(({ id }, index) => void refuse(id, 'statement', ['instrument', 'statements', index, 'id']));
  sections.forEach(({ appliesTo }, index) => {
    refuse(appliesTo.characteristic?.name, 'fact', [
      'instrument',
      'sections',
      index,
      'appliesTo',
      'characteristic',
      'name',
    ]);
  });
}

const NAME: JsonSchema = { type: 'string', maxLength: MAX_ID_LENGTH, pattern: NAME_PATTERN };

/** What is asked of the case itself: its age, and the facts that decide on sections. */
function factFields(
  { ages, sections = [] }: Instrument,
  outsideAges: 'refuse' | 'allow',
): Readonly<Record<string, JsonSchema>> {
  const [from, to] = outsideAges === 'allow' ? [0, MAX_AGE] : [ages?.from ?? 0, ages?.to ?? MAX_AGE];
  const age: JsonSchema = { title: 'Age in whole years', type: 'integer', minimum: from, maximum: to };
  const values = new Map<string, Map<string, string>>();
  for (const { appliesTo } of sections) {
    if (appliesTo.characteristic === undefined) continue;
    const { name, oneOf } = appliesTo.characteristic;
    const known = values.get(name) ?? new Map<string, string>();
    for (const value of oneOf) if (!known.has(nameKey(value))) known.set(nameKey(value), value);
    values.set(name, known);
  }
  if (values.size === 0) return { age };
  const facts = [...values].map(([name, known]): [string, JsonSchema] => [
    name,
    { title: name, ...NAME, examples: [...known.values()] },
  ]);
  const characteristics: JsonSchema = {
    title: 'About the case',
    type: 'object',
    properties: Object.fromEntries(facts),
    additionalProperties: NAME,
  };
  return { age, characteristics };
}
