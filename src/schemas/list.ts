import type * as z from 'zod';
import { bandOptionsSchema } from '../allocation/banding/options.js';
import { fundedThingsSchema } from '../allocation/funders/funded-twice.js';
import { ALL_KINDS } from '../allocation/kinds.js';
import { councilSchema } from '../cli/commands/run/council-file.js';
import { fitFileSchema } from '../cli/data/sample/fit-file.js';
import { scenariosFileSchema } from '../cli/data/scenario-file.js';
import { extractFileSchema } from '../costing/extract/finance-extract.js';
import { costOptionsSchema } from '../costing/options.js';
import { packageSchema } from '../costing/package/package.js';
import { priceBookSchema } from '../costing/price-book.js';
import { mappingSchema } from '../intake/mapping.js';
import { percentileOptionsSchema } from '../model/percentile/options.js';
import { pricePointOptionsSchema } from '../model/price-point/options.js';
import { allocationSchema } from '../model/shared/budget/allocation-schema.js';
import { moderationCaseSchema } from '../moderation/case/moderation-case.js';
import { policySchema } from '../moderation/policy/policy.js';
import { upliftSchema } from '../money/uplift.js';
import { monitoringSchema } from '../monitoring/input.js';
import { accountSchema } from '../payment/account/check.js';
import { paymentScheduleSchema } from '../payment/schedule/check.js';
import { holdBackOptionsSchema } from '../pot/hold-back/hold-back-input.js';
import { joinerOptionsSchema } from '../pot/leavers-and-joiners/joiner-options.js';
import { leaverOptionsSchema } from '../pot/leavers-and-joiners/leaver-options.js';
import { ledgerSchema } from '../pot/ledger/ledger.js';
import { recalculateOptionsSchema } from '../pot/recalculate/recalculate-options.js';
import { elementsSchema } from '../programme-cost/elements.js';
import { horizonSchema } from '../programme-cost/horizon.js';
import { programmeOptionsSchema } from '../programme-cost/options.js';
import { setUpSchema } from '../programme-cost/set-up/set-up-input.js';
import { instrumentSchema } from '../questionnaire/instrument/instrument.js';
import { needsSchema } from '../run/council/read-needs.js';
import { contingencyOptionsSchema } from '../sensitivity/contingency/options.js';
import { stressOptionsSchema } from '../sensitivity/stress/options.js';
import { INPUT_FORMS } from './inputs.js';
import { caseFormOf, RECORD_FORMS } from './records.js';
import { RESULT_FORMS } from './results.js';

/** A form that has a JSON Schema. */
export interface Form {
  /** What it is, in a line. */
  readonly title: string;
  /** Takes it; the type of what it takes gives every field its words. */
  readonly schema: z.ZodType;
}

/** Every form that is no model or case of a kind, by the name of its JSON Schema. */
export const FORMS = {
  account: { title: 'The statements of an account, and how what is left is reclaimed', schema: accountSchema },
  allocation: { title: 'The answer of a model: one indicative budget with its steps', schema: allocationSchema },
  council: { title: 'A council file: the files of a council and its choices for a run', schema: councilSchema },
  elements: { title: 'The elements of a programme: what is paid, and days of staff', schema: elementsSchema },
  extract: {
    title: 'How a finance extract is read: its headers, its funding codes and who pays',
    schema: extractFileSchema,
  },
  'funded-things': { title: 'What sources pay for needs and items', schema: fundedThingsSchema },
  instrument: { title: 'A questionnaire with its points', schema: instrumentSchema },
  ledger: { title: 'A pot as it stood, and every event since', schema: ledgerSchema },
  mapping: { title: 'How a table of a council is read as it stands', schema: mappingSchema },
  'moderation-case': { title: 'A case as moderation takes it', schema: moderationCaseSchema },
  'options-band': { title: 'How a table of bands is made of a model', schema: bandOptionsSchema },
  'options-contingency-needed': {
    title: 'What a contingency has to meet, and how surely',
    schema: contingencyOptionsSchema,
  },
  'options-cost': { title: 'How packages and plans are costed', schema: costOptionsSchema },
  'options-fit': { title: 'How firm a model is, part by part', schema: fitFileSchema },
  'options-hold-back': { title: 'What is held back, and from what', schema: holdBackOptionsSchema },
  'options-joiners': { title: 'What is asked about families that join a pot', schema: joinerOptionsSchema },
  'options-uplift': { title: 'How prices moved from one year to another', schema: upliftSchema },
  'options-leavers': { title: 'What is asked about families that leave a pot', schema: leaverOptionsSchema },
  'options-programme-cost': {
    title: 'For how many families a programme is costed, and with what',
    schema: programmeOptionsSchema,
  },
  'options-programme-years': { title: 'Setting up and running over some years', schema: horizonSchema },
  'options-ras4': { title: 'How a RAS 4 model is calibrated', schema: pricePointOptionsSchema },
  'options-ras5': { title: 'How a RAS 5 table is made', schema: percentileOptionsSchema },
  monitoring: { title: 'Risk, and when a direct payment is checked', schema: monitoringSchema },
  'payment-schedule': {
    title: 'A year of payments of one family: lines, cycles, contribution',
    schema: paymentScheduleSchema,
  },
  needs: { title: 'Assessed needs of families and what meeting them costs', schema: needsSchema },
  'options-stress': { title: 'How a reserve is put under stress', schema: stressOptionsSchema },
  'options-recalculation': { title: 'How budgets are recalculated after leavers', schema: recalculateOptionsSchema },
  plan: { title: 'A package of existing services, or a costed support plan', schema: packageSchema },
  policy: { title: 'A policy of moderation: its rules in their order', schema: policySchema },
  'price-book': { title: 'The prices of services in one year', schema: priceBookSchema },
  ...INPUT_FORMS,
  ...RECORD_FORMS,
  ...RESULT_FORMS,
  scenarios: { title: 'Scenarios to be set side by side on the same families', schema: scenariosFileSchema },
  'set-up': { title: 'Posts and direct costs of setting up a programme', schema: setUpSchema },
} as const satisfies Readonly<Record<string, Form>>;

/** Every kind of model, whose model and case have a JSON Schema each: `KIND` and `KIND-case`. */
export const KINDS = ALL_KINDS;

/** Every form, by the name of its JSON Schema. */
export function allForms(): ReadonlyMap<string, Form> {
  const ofKinds = KINDS.flatMap(({ kind, title, modelSchema, caseSchema }): [string, Form][] => [
    [kind, { title, schema: modelSchema }],
    [caseFormOf(kind), { title: `A case for a model of the kind ${kind}`, schema: caseSchema }],
  ]);
  return new Map([...ofKinds, ...Object.entries(FORMS)].sort(([one], [other]) => (one < other ? -1 : 1)));
}
