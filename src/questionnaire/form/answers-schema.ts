import { at } from '../../exact/at.js';
import type { Respondent } from '../columns.js';
import type { IndexedInstrument, IndexedStatement } from '../instrument/indexed.js';
import type { Band, Level, NeedAnswer } from '../instrument/instrument.js';
import { type JsonSchema, requiring } from './json-schema.js';

/** What a form asks of each statement. */
export interface StatementRules {
  readonly respondents: readonly Respondent[];
  readonly unanswered: 'refuse' | 'allow';
}

const TITLES: Readonly<Record<Respondent, string>> = {
  agreed: 'Agreed answer',
  parent: "Parent's view",
  child: 'View of the child or young person',
  carer: "Carer's view",
  worker: "Worker's view",
};

/** The field `answers`: a field for each statement, in the order of the questionnaire. */
export function answersSchema(indexed: IndexedInstrument, rules: StatementRules): JsonSchema {
  const statements = [...indexed.statements.values()];
  const always = statements.filter(({ statement }) => statement.section === undefined);
  const fields = statements.map((one, index): [string, JsonSchema] => [
    one.statement.id,
    statementSchema(indexed, one, definitionName(index), rules),
  ]);
  return {
    title: 'Answers',
    type: 'object',
    properties: Object.fromEntries(fields),
    required: rules.unanswered === 'refuse' ? always.map(({ statement }) => statement.id) : [],
    additionalProperties: false,
  };
}

function statementSchema(
  indexed: IndexedInstrument,
  { statement, asksNeed }: IndexedStatement,
  definition: string,
  { respondents, unanswered }: StatementRules,
): JsonSchema {
  const { instrument } = indexed;
  const answers = respondents.map((one): [string, JsonSchema] => [
    one,
    { title: TITLES[one], $ref: `#/$defs/${definition}` },
  ]);
  const isGate = asksNeed && instrument.needQuestion?.role === 'gate';
  const outcome = instrument.outcomes.find(({ id }) => id === statement.outcome)?.title;
  const section = instrument.sections?.find(({ id }) => id === statement.section)?.title;
  return {
    title: statement.text,
    description: [outcome, section].filter((title) => title !== undefined).join('; '),
    type: 'object',
    properties: Object.fromEntries([
      ...(asksNeed
        ? [['need', { title: needTitle(instrument.needQuestion?.text), $ref: '#/$defs/need' }] as const]
        : []),
      ...answers,
    ]),
    ...(isGate ? gateRules(indexed, unanswered) : { required: unanswered === 'refuse' ? ['agreed'] : [] }),
    additionalProperties: false,
  };
}

/** Behind a gate the need question has to be answered; a level too, where the answer means that support is needed. */
function gateRules(indexed: IndexedInstrument, unanswered: StatementRules['unanswered']): JsonSchema {
  if (unanswered === 'allow') return { dependentRequired: { agreed: ['need'] } };
  const opens = [...indexed.needAnswers.values()].filter((name) => !indexed.noSupportNeeded.has(name));
  if (opens.length === 0) return { required: ['need'] };
  return {
    required: ['need'],
    if: { required: ['need'], properties: { need: { enum: opens } } },
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    then: requiring(['agreed']),
  };
}

const needTitle = (text: string | undefined): string => text ?? 'How far is this so already?';

/** What can be answered: to the need question, and to each statement. */
export function definitionsOf({ instrument, statements }: IndexedInstrument): Readonly<Record<string, JsonSchema>> {
  const { needQuestion } = instrument;
  const answers = [...statements.values()].map(({ statement }, index): [string, JsonSchema] => {
    const { levels, bands } = statement;
    return [definitionName(index), bands === undefined ? namesSchema(levels) : bandsSchema(bands)];
  });
  const need = needQuestion === undefined ? [] : [['need', namesSchema(needQuestion.answers)] as const];
  return Object.fromEntries([...need, ...answers]);
}

// Statements may have any id; the name of a definition stands in a reference, and is one that needs no escaping.
const definitionName = (index: number): string => `answer-${index + 1}`;

function namesSchema(choices: readonly (Level | NeedAnswer)[] = []): JsonSchema {
  return {
    type: 'string',
    oneOf: choices.map(({ name, guidance }) => ({ const: name, ...described(name, guidance) })),
  };
}

/** Bands run on without a gap, so that every whole number between the ends lies in one. */
function bandsSchema(bands: readonly Band[]): JsonSchema {
  const inOrder = [...bands].sort((a, b) => a.from - b.from);
  return {
    type: 'integer',
    minimum: at(inOrder, 0).from,
    maximum: at(inOrder, inOrder.length - 1).to,
    oneOf: bands.map(({ name, from, to, guidance }) => ({
      ...described(name, guidance),
      type: 'integer',
      minimum: from,
      maximum: to,
    })),
  };
}

function described(title: string, guidance: readonly string[] | undefined): JsonSchema {
  return guidance === undefined ? { title } : { title, description: guidance.join('\n') };
}
