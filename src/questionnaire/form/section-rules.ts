import { MAX_AGE } from '../instrument/ages.js';
import type { Instrument, SectionCondition } from '../instrument/instrument.js';
import { anySpelling } from './any-spelling.js';
import { type JsonSchema, requiring } from './json-schema.js';

/**
 * When the statements of bolt-on sections have to be answered, and which facts about the case decide on that: the same
 * that `sectionsFor` says of a response.
 */
export function sectionRules({ sections = [], statements }: Instrument, unanswered: 'refuse' | 'allow'): JsonSchema[] {
  return sections.flatMap(({ id, appliesTo }) => {
    const conditions = conditionsOf(appliesTo);
    const own = statements.filter(({ section }) => section === id).map((statement) => statement.id);
    const facts = factRules(conditions);
    if (unanswered === 'allow' || own.length === 0) return facts;
    const answered: JsonSchema = { properties: { answers: { type: 'object', ...requiring(own) } } };
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    return [...facts, { if: { allOf: conditions.map(({ holds }) => holds) }, then: answered }];
  });
}

/** A condition of a section, as schemas of a response in which its fact is given, fits, and does not fit. */
interface Condition {
  readonly isGiven: JsonSchema;
  readonly holds: JsonSchema;
  readonly rulesOut: JsonSchema;
}

/** Each fact that a section needs, unless the other condition already rules the section out. */
function factRules(conditions: readonly Condition[]): JsonSchema[] {
  return conditions.map(({ isGiven }, index) => {
    const others = conditions.filter((_, other) => other !== index);
    if (others.length === 0) return isGiven;
    return { if: { anyOf: others.map(({ rulesOut }) => rulesOut) }, else: isGiven };
  });
}

function conditionsOf({ ages, characteristic }: SectionCondition): Condition[] {
  const conditions: Condition[] = [];
  if (ages !== undefined) {
    const { from, to = MAX_AGE } = ages;
    conditions.push(conditionOn(withAge, { type: 'integer', minimum: from, maximum: to }));
  }
  if (characteristic !== undefined) {
    const { name, oneOf } = characteristic;
    conditions.push(conditionOn((value) => withFact(name, value), { type: 'string', pattern: anySpelling(oneOf) }));
  }
  return conditions;
}

function conditionOn(where: (value: JsonSchema) => JsonSchema, fits: JsonSchema): Condition {
  return { isGiven: where({}), holds: where(fits), rulesOut: where({ not: fits }) };
}

function withAge(value: JsonSchema): JsonSchema {
  return { type: 'object', required: ['age'], properties: { age: value } };
}

function withFact(name: string, value: JsonSchema): JsonSchema {
  const facts: JsonSchema = { type: 'object', required: [name], properties: Object.fromEntries([[name, value]]) };
  return { type: 'object', required: ['characteristics'], properties: { characteristics: facts } };
}
