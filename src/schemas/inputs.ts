import * as z from 'zod';
import type { CaseInput } from '../allocation/allocate.js';
import { idSchema } from '../identifier.js';
import { deferred } from '../parse/deferred.js';
import { NO_PROTO, withoutProto } from '../parse/handed-on.js';
import { potCaseSchema } from '../pot/pot-case.js';
import { RESPONDENTS } from '../questionnaire/columns.js';
import { headFields } from '../questionnaire/response/readable.js';
import { answerValueSchema, MAX_ANSWERS, type ResponseInput } from '../questionnaire/response/response.js';
import { nameSchema } from '../questionnaire/text.js';

/** A list, or one of its entries without a list around it. */
function oneOrMore<Schema extends z.ZodType>(one: Schema) {
  return z.union([z.array(one), one]);
}

/** Of a case of any kind only its id is sure: the rest has the form `KIND-case` of the model that it is for. */
const caseOfAnyKind = deferred(() => {
  const form = withoutProto(z.looseObject({ caseId: idSchema }).meta({ propertyNames: NO_PROTO }));
  return form as unknown as z.ZodType<CaseInput, CaseInput>;
});

/** What the reader of a response looks at piece by piece, so that it can go on after a fault, as one form. */
const responseForm = deferred(() => {
  const answers = {
    ...Object.fromEntries(RESPONDENTS.map((name) => [name, answerValueSchema.exactOptional()])),
    need: nameSchema.exactOptional(),
  };
  const characteristic = z.strictObject({ name: idSchema, value: nameSchema });
  const form = z.strictObject({
    ...headFields(),
    characteristics: z.union([z.array(characteristic), z.record(idSchema, nameSchema)]).exactOptional(),
    answers: z.union([
      z.array(z.strictObject({ statement: idSchema, ...answers })).max(MAX_ANSWERS),
      z.record(idSchema, z.strictObject(answers)),
    ]),
  });
  return form as unknown as z.ZodType<ResponseInput, ResponseInput>;
});

/** Lists of families that commands read as JSON, by the name of their JSON Schema. */
export const INPUT_FORMS = {
  cases: {
    title:
      'Cases that openras allocate and openras joiners read; each has the form KIND-case of the kind of their model',
    schema: z.lazy(() => oneOrMore(caseOfAnyKind)),
  },
  'pot-cases': {
    title: 'The families of a pot, as openras leavers and openras stress read them',
    schema: z.lazy(() => oneOrMore(potCaseSchema)),
  },
  responses: {
    title: 'Answers to a questionnaire, as openras score reads them',
    schema: z.lazy(() => z.array(responseForm)),
  },
} as const;
