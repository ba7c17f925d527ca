import { bandModel } from '../../src/allocation/banding/banding.js';
import { fundedTwice } from '../../src/allocation/funders/funded-twice.js';
import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { openModel } from '../../src/allocation/open-model.js';
import type { Scenarios } from '../../src/change/what-if/scenario.js';
import { compareScenarios } from '../../src/change/what-if/what-if.js';
import type { ScenariosFile } from '../../src/cli/data/scenario-file.js';
import { isPlain } from '../../src/cli/fields/fields.js';
import { costPackage } from '../../src/costing/cost-package.js';
import { packagesFromRows } from '../../src/costing/extract/finance-extract.js';
import { openPriceBook } from '../../src/costing/price-book.js';
import { isRasError, problemList } from '../../src/errors.js';
import { calibratePercentile } from '../../src/model/percentile/calibrate.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import { moderate } from '../../src/moderation/moderate.js';
import type { Policy } from '../../src/moderation/policy/policy.js';
import { parsePolicy } from '../../src/moderation/policy/policy.js';
import { upliftAmount } from '../../src/money/uplift.js';
import { monitoringPlan } from '../../src/monitoring/plan.js';
import { parseInput } from '../../src/parse/parse.js';
import { reconcileAccount } from '../../src/payment/account/reconcile.js';
import { paymentSchedule } from '../../src/payment/schedule/schedule.js';
import { holdBack } from '../../src/pot/hold-back/hold-back.js';
import { joinerEffects } from '../../src/pot/leavers-and-joiners/joiner-effects.js';
import { leaverEffects } from '../../src/pot/leavers-and-joiners/leaver-effects.js';
import { foldLedger } from '../../src/pot/ledger/fold.js';
import type { PotCase } from '../../src/pot/pot-case.js';
import { recalculateForLeavers } from '../../src/pot/recalculate/recalculate.js';
import { horizonCost } from '../../src/programme-cost/horizon.js';
import { programmeCost } from '../../src/programme-cost/programme-cost.js';
import { buildSetUp } from '../../src/programme-cost/set-up/build-set-up.js';
import { parseInstrument } from '../../src/questionnaire/instrument/parse-instrument.js';
import type { ReadingOptions } from '../../src/questionnaire/options.js';
import { readResponses } from '../../src/questionnaire/response/read-responses.js';
import { allForms } from '../../src/schemas/list.js';
import { contingencyNeeded } from '../../src/sensitivity/contingency/contingency-needed.js';
import { stressReserve } from '../../src/sensitivity/stress/stress.js';
import { POLICY } from '../records/samples.js';

// biome-ignore lint/suspicious/noExplicitAny: what is given is altered, and of any form.
type Read = (value: any) => unknown;

const forms = allForms();

const SAMPLE = [
  { caseId: 'A', group: 'A', points: 10, packageValue: 1000 },
  { caseId: 'B', group: 'A', points: 20, packageValue: 3000 },
  { caseId: 'C', group: 'A', points: 30, packageValue: 2000 },
];
const LISTS = {
  scores: SAMPLE.map(({ caseId, points }) => ({ caseId, points })),
  packages: SAMPLE.map(({ caseId, packageValue }) => ({ caseId, packageValue })),
};
const POT: PotCase[] = [
  { caseId: 'F1', points: 50, traditional: 3000, indicative: 9000, progress: 'allocated' },
  { caseId: 'F3', points: 30, traditional: 6000, indicative: 5400, progress: 'allocated' },
  { caseId: 'F5', points: 10, traditional: 7500, indicative: 1800, progress: 'allocated' },
];
const PRICE_POINT = pricePointKind.example.model;
const WHAT_IF = [{ caseId: 'A', points: 10, traditional: 1000 }];
const BUDGETS = [{ caseId: 'F1', budget: '9000', group: 'A' }];
const UNTOUCHED = [{ caseId: 'F1', traditional: 3000, indicative: 9000, indicativeBeforeTopSlice: 10000 }];
const ELEMENTS = [{ id: 'brokerage', kind: 'variable', financial: 9000, days: 12 }] as const;
const SCALE = { phase: 'set-up', scale: { families: 250 }, method: 'rr145', dayRate: 195 } as const;
const PLAN = { caseId: 'F1', kind: 'plan', lines: [{ id: 'care', amount: 47, per: 'year' }] } as const;

/** Which public function reads a form, with whatever else it needs. */
const READERS: Readonly<Record<string, Read>> = {
  account: reconcileAccount,
  'payment-schedule': paymentSchedule,
  monitoring: monitoringPlan,
  instrument: parseInstrument,
  policy: parsePolicy,
  'price-book': openPriceBook,
  plan: (plan) => costPackage(plan),
  ledger: (ledger) => foldLedger(ledger),
  'moderation-case': (one) => moderate(one, POLICY as Policy),
  'options-cost': (options) => costPackage(PLAN, options),
  elements: (elements) => programmeCost(elements, SCALE),
  extract: (options) => packagesFromRows([], isPlain(options) ? { kind: 'package', ...options } : options),
  'funded-things': fundedTwice,
  'options-band': (options) => bandModel(PRICE_POINT, options),
  'options-contingency-needed': (options) => contingencyNeeded(UNTOUCHED, options),
  'options-programme-cost': (options) => programmeCost(ELEMENTS, options),
  'options-programme-years': horizonCost,
  'options-hold-back': (options) => holdBack({ ...options, cases: BUDGETS }),
  'options-joiners': (options) => joinerEffects(PRICE_POINT, [], options),
  'options-stress': (options) => stressReserve(POT, options),
  'options-uplift': (uplift) => upliftAmount('100', uplift),
  'options-leavers': (options) => leaverEffects(POT, options),
  'options-recalculation': (options) => recalculateForLeavers(POT, options),
  'options-ras4': (options) => calibratePricePoint(SAMPLE, options),
  'options-ras5': (options) => calibratePercentile(LISTS, options),
  'pot-cases': (cases) => stressReserve(listOf(cases), { fundingBasis: 'pot', reserve: 0, draws: 1 }),
  responses: (responses) => {
    const problems = problemList();
    readResponses(undefined, responses, {} as ReadingOptions, problems, (index) => [index]);
    problems.throwIfAny();
  },
  'set-up': buildSetUp,
  scenarios: (file) => compareScenarios(WHAT_IF, withModels(file)),
};

/** What the command reads of a file that may hold one entry without a list around it. */
function listOf<Entry>(value: Entry | Entry[]): Entry[] {
  return Array.isArray(value) ? value : [value];
}

/** What the library says against a value: nothing where it takes it. */
export function refusalOf(form: string, value: unknown): string[] {
  try {
    read(form, value);
    return [];
  } catch (error) {
    if (!isRasError(error)) throw error;
    return error.problems.map(({ message, path }) => `${path.join('.')}: ${message}`);
  }
}

function read(form: string, value: unknown): void {
  const kind = MODEL_KINDS.get(form.replace(/-case$/, ''));
  const reader = READERS[form];
  if (kind !== undefined && form.endsWith('-case')) openModel(kind.example.model).allocate(value);
  else if (kind !== undefined) openModel(value);
  else if (reader !== undefined) reader(value as never);
  else readByForm(form, value);
}

/** What the command reads of its files, and hands to the library as it is. */
function readByForm(form: string, value: unknown): void {
  const found = forms.get(form);
  if (found === undefined) throw new Error(`no form is called ${form}`);
  parseInput(found.schema, value);
}

/** A scenario may name the file of its model, which the command reads. */
function withModels(file: ScenariosFile): Scenarios {
  if (!Array.isArray(file?.scenarios)) return file as unknown as Scenarios;
  const scenarios = (file.scenarios as ScenariosFile['scenarios']).map((one) =>
    typeof one?.model === 'string' && one.model !== '' ? { ...one, model: PRICE_POINT } : one,
  );
  return { ...file, scenarios: scenarios as Scenarios['scenarios'] };
}
