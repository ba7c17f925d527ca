import { MODEL_KINDS } from '../../src/allocation/kinds.js';
import { calibratePricePoint } from '../../src/model/price-point/calibrate.js';
import { pricePointKind } from '../../src/model/price-point/kind.js';
import type { ModerationCase } from '../../src/moderation/case/moderation-case.js';
import type { ChallengeInput } from '../../src/moderation/challenge/challenge-input.js';
import type { Policy } from '../../src/moderation/policy/policy.js';
import type { PotCase } from '../../src/pot/pot-case.js';
import type { InstrumentInput } from '../../src/questionnaire/instrument/instrument.js';
import { type AllocationRecord, recordAllocation } from '../../src/records/kind/allocation-record.js';
import { challengeRecordOf } from '../../src/records/kind/challenge-record.js';
import { type ModeratedRecord, recordModerated } from '../../src/records/kind/moderated-record.js';
import {
  recordMonitoring,
  recordPaymentSchedule,
  recordReconciliation,
} from '../../src/records/kind/payment-records.js';
import { recordHoldBack, recordRecalculation } from '../../src/records/kind/pot-records.js';
import type { AnyRecord } from '../../src/records/kinds.js';
import { restartRecord } from '../../src/records/restart.js';
import {
  ENDED_ACCOUNT,
  EVERY_ACCOUNT,
  EVERY_PAYMENT,
  MONITORED,
  OPEN_RISK,
  OVERDRAWN,
  SETTLED,
  TWELFTHS,
} from '../payment/samples.js';

const REASONED = { actor: 'Cabinet', reason: 'as adopted' } as const;

/** A policy with a limit, a ceiling, a sign-off and a final step. */
export const POLICY: Policy = {
  schemaVersion: 1,
  period: 'year',
  rules: [
    { ...REASONED, rule: 'ceiling', at: 'communicated', amount: '5000' },
    { ...REASONED, rule: 'sign-off', at: 'final', by: 'panel', role: 'Panel', powers: ['approve', 'return'] },
    { ...REASONED, rule: 'finalise', at: 'final', requireSchoolPlace: false },
  ],
};

const LINE = { service: 'night sitter', timing: 'two nights a week', hours: '832', hourlyCost: '8.75', amount: '7280' };

/** A family whose need costs £7,280, before it heard a figure. */
export const BLOCKED: ModerationCase = {
  caseId: 'F1',
  period: 'year',
  amounts: { traditional: '9000', indicative: '8000' },
  plan: { cost: '5000', complete: true, agreed: true },
  signOffs: [{ rule: 'sign-off', decision: 'approve', role: 'Panel', actor: 'A. Chair', reason: 'as discussed' }],
  duty: {
    needs: [
      {
        id: 'nights',
        need: 'care at night',
        arrangements: { necessary: true, reason: 'the parents cannot do it alone' },
        lines: [LINE],
        costSetOn: '2026-04-12',
        costSetBy: 'social worker',
      },
    ],
    assessedOn: '2026-04-01',
    figureHeardOn: '2026-05-01',
  },
};

const POT: PotCase[] = [
  { caseId: 'F1', points: 50, traditional: 3000, indicative: 9000, progress: 'plan-agreed' },
  { caseId: 'F3', points: 30, traditional: 6000, indicative: 5400, progress: 'allocated' },
  { caseId: 'F5', points: 10, traditional: 7500, indicative: 1800, progress: 'allocated' },
];

const SIGN_OFF = { rule: 'sign-off', role: 'Panel', actor: 'A. Chair', reason: 'as discussed' } as const;
const NEED = BLOCKED.duty as NonNullable<ModerationCase['duty']>;

const COMMUNICATED = { ...REASONED, at: 'communicated' } as const;

/** A policy with a rule of every kind. */
export const EVERY_RULE: Policy = {
  schemaVersion: 1,
  title: 'A rule of every kind',
  period: 'year',
  appliesOn: '2026-04-01',
  rules: [
    { ...COMMUNICATED, rule: 'pass-on', id: 'first', authority: 'minute 3' },
    { ...COMMUNICATED, rule: 'floor', amount: '500' },
    { ...COMMUNICATED, rule: 'ceiling', amount: '50000.50' },
    { ...COMMUNICATED, rule: 'blend', packagePercent: '50', side: 'both', base: 'whole' },
    {
      ...COMMUNICATED,
      rule: 'limit-change',
      greatestFall: '24.5',
      greatestRise: null,
      frequency: 'once',
      uplift: 'none',
      base: 'without-one-off',
    },
    { ...COMMUNICATED, rule: 'taper', periods: 3, period: 1, side: 'falls', base: 'whole' },
    { ...COMMUNICATED, rule: 'peg', until: '2027-03-31', side: 'falls', base: 'whole' },
    { ...COMMUNICATED, rule: 'protect', base: 'whole' },
    { ...COMMUNICATED, rule: 'round', unit: '10', mode: 'up' },
    { ...COMMUNICATED, rule: 'hold-back', percent: 10, order: 'after-limits' },
    { ...COMMUNICATED, rule: 'override', roles: ['Panel'], reasonCodes: ['other'] },
    { ...REASONED, at: 'final', rule: 'sign-off', by: 'panel', role: 'Panel', powers: ['approve', 'return'] },
    { ...REASONED, at: 'final', rule: 'finalise', requireSchoolPlace: false },
  ],
};

/** One moderated record of every status, one with every rule, one in its second round. */
function moderatedSamples(): { name: string; record: AnyRecord }[] {
  const { example } = MODEL_KINDS.get('price-point') ?? { example: undefined };
  const allocation = recordAllocation(example?.model, example?.case);
  const enough = { cost: '7280', complete: true, agreed: true };
  const finalRules = { ...POLICY, rules: POLICY.rules.slice(1) };
  const { signOffs: _, ...undecided } = BLOCKED;
  const returned = recordModerated(
    { ...BLOCKED, signOffs: [{ ...SIGN_OFF, decision: 'return', reason: 'the plan counts the nights twice' }] },
    POLICY,
  );
  return [
    { name: 'moderated and blocked', record: recordModerated(BLOCKED, POLICY) },
    {
      name: 'moderated and contested',
      record: recordModerated(
        {
          ...BLOCKED,
          plan: enough,
          contested: { asAgreed: '8000', asClaimed: '9500', whileContested: 'present-package' },
        },
        finalRules,
      ),
    },
    { name: 'moderated and finalised', record: recordModerated({ ...BLOCKED, plan: enough }, finalRules) },
    { name: 'moderated and awaiting', record: recordModerated({ ...undecided, plan: enough }, finalRules) },
    { name: 'moderated and returned', record: returned },
    {
      name: 'moderated in a second round',
      record: recordModerated(restartRecord(returned, { amounts: { indicative: '7280' } }), POLICY),
    },
    {
      name: 'moderated and communicated',
      record: recordModerated(
        { caseId: 'F1', period: 'year', amounts: { indicative: allocation.amounts.indicative } },
        { ...POLICY, rules: POLICY.rules.slice(0, 1) },
        allocation,
      ),
    },
    {
      name: 'moderated and open',
      record: recordModerated(
        { caseId: 'F1', period: 'year', amounts: { traditional: '9000', indicative: null } },
        { ...POLICY, rules: POLICY.rules.slice(0, 1) },
      ),
    },
    {
      name: 'moderated by every rule',
      record: recordModerated(
        {
          ...BLOCKED,
          amounts: { traditional: '9000', indicative: '6000' },
          packageParts: { oneOff: '400' },
          plan: enough,
          overrides: [
            {
              rule: 'override',
              amount: '7280',
              role: 'Panel',
              actor: 'A. Chair',
              reasonCode: 'other',
              reason: 'nights',
            },
          ],
        },
        EVERY_RULE,
      ),
    },
  ];
}

function challengeSamples(): { name: string; record: AnyRecord }[] {
  const decided = { on: '2026-07-01', by: 'Panel' } as const;
  const outcomes = [
    { result: 'pending' },
    { ...decided, result: 'upheld', reason: 'they are needed', amount: '7280' },
    { ...decided, result: 'partly-upheld', reason: 'one night of the two', amount: '6140' },
    { ...decided, result: 'not-upheld', reason: 'the nights are counted' },
  ] as const;
  const every = outcomes.map((outcome) => ({
    name: `a challenge ${outcome.result}`,
    record: challengeRecordOf({ ...CHALLENGE, outcome, duty: NEED }),
  }));
  return [
    ...every,
    { name: 'a challenge of a moderated case', record: challengeRecordOf(CHALLENGE, communicatedSample()) },
    { name: 'a challenge of answers', record: challengeRecordOf(CHALLENGE_OF_ANSWERS) },
  ];
}

/** A challenge of the £5,000 that F1 was told. */
export const CHALLENGE: ChallengeInput = {
  caseId: 'F1',
  period: 'year',
  raisedOn: '2026-06-01',
  raisedBy: 'mother',
  against: 'communicated',
  grounds: 'nights were not counted',
  amount: '5000',
  paidMeanwhile: { amount: '5000', footing: 'without prejudice' },
  outcome: { result: 'pending' },
};

/** A questionnaire of one statement. */
export const SHORT_INSTRUMENT: InstrumentInput = {
  schemaVersion: 1,
  id: 'short',
  version: '1',
  title: 'A short questionnaire',
  source: { kind: 'council', citation: 'Our council, 2026' },
  outcomes: [{ id: 'healthy', title: 'Be healthy' }],
  statements: [
    {
      id: 'sleep',
      outcome: 'healthy',
      text: 'My child sleeps well',
      levels: [
        { name: 'help', points: 10 },
        { name: 'no help', points: 0 },
      ],
    },
  ],
};

/** A challenge of an answer, priced again by the model that it holds. */
export const CHALLENGE_OF_ANSWERS: ChallengeInput = {
  ...CHALLENGE,
  against: 'indicative',
  answers: {
    instrument: SHORT_INSTRUMENT,
    model: pricePointKind.example.model,
    response: { caseId: 'F1', answers: [{ statement: 'sleep', agreed: 'no help' }] },
    contested: [{ statement: 'sleep', claimed: 'help' }],
  },
};

/** F1's £8,000 by a model, of which the ceiling lets £5,000 be told. */
export function communicatedSample(): ModeratedRecord {
  // 30,000 / 150 × 40 = 8,000
  const { model } = calibratePricePoint([{ caseId: 'a', points: 150, packageValue: '30000' }], { fundingBasis: 'pot' });
  const allocation = recordAllocation(model, { caseId: 'F1', points: 40 });
  const one = { caseId: 'F1', period: 'year', amounts: { indicative: '8000' } } as const;
  return recordModerated(one, { ...POLICY, rules: POLICY.rules.slice(0, 1) }, allocation);
}

/** A record of every kind and status that needs no model. */
export function sampleRecords(): { name: string; record: AnyRecord }[] {
  const held = {
    topSlices: { slices: [{ name: 'contingency', purpose: 'contingency', percent: 10 }] },
    cases: [
      { caseId: 'F1', budget: 9000 },
      { caseId: 'F2', budget: 6000 },
    ],
  } as const;
  const again = {
    pot: 18000,
    reserve: 1800,
    leavers: [{ caseId: 'F5' }],
    model: 'price-point',
    rule: 'price-point',
    keepReserve: { percent: 10 },
    unequalBudgets: 'allow',
  } as const;
  return [
    ...moderatedSamples(),
    { name: 'a hold-back', record: recordHoldBack({ ...held, fundingBasis: 'pot', pot: '15000' }) },
    {
      name: 'a hold-back where there is no pot',
      record: recordHoldBack({ ...held, fundingBasis: 'reference-sample' }),
    },
    {
      name: 'a hold-back that names its model',
      record: recordHoldBack({ ...held, fundingBasis: 'pot', pot: '15000' }, pricePointKind.example.model),
    },
    {
      name: 'a recalculation that names its model',
      record: recordRecalculation(POT, { ...again, fundingBasis: 'pot' }, pricePointKind.example.model),
    },
    { name: 'a recalculation', record: recordRecalculation(POT, { ...again, fundingBasis: 'pot' }) },
    {
      name: 'a recalculation where there is no pot',
      record: recordRecalculation(POT, { ...again, fundingBasis: 'reference-sample' }),
    },
    ...challengeSamples(),
    { name: 'a schedule of payments', record: recordPaymentSchedule(TWELFTHS) },
    { name: 'a schedule with everything', record: recordPaymentSchedule(EVERY_PAYMENT) },
    { name: 'a reconciliation with a reclaim', record: recordReconciliation(EVERY_ACCOUNT) },
    { name: 'a reconciliation at the end', record: recordReconciliation(ENDED_ACCOUNT) },
    { name: 'a reconciliation, overdrawn', record: recordReconciliation(OVERDRAWN) },
    { name: 'a reconciliation, settled', record: recordReconciliation(SETTLED) },
    { name: 'monitoring by scores', record: recordMonitoring(MONITORED) },
    { name: 'monitoring that is open', record: recordMonitoring(OPEN_RISK) },
  ];
}

/** An allocation by every kind of model, and one of every status. */
export function allocationSamples(): { name: string; record: AnyRecord; model: unknown }[] {
  const every = [...MODEL_KINDS.values()].map(({ kind, example: { model, case: one } }) => {
    return { name: `allocation by ${kind}`, record: recordAllocation(model, one), model };
  });
  const table = MODEL_KINDS.get('allocation-table')?.example.model;
  // The example's table: nothing up to 69 points, an amount from 70 to 130, costed by itself from 131.
  const others = [
    ['without a budget', { caseId: 'F2', points: 10 }],
    ['referred to costing', { caseId: 'F3', points: 140 }],
    ['not eligible', { caseId: 'F4', points: 82, eligible: false }],
  ] as const;
  return [
    ...every,
    ...others.map(([name, one]) => ({
      name: `allocation ${name}`,
      record: recordAllocation(table, one),
      model: table,
    })),
    outsideItsModel(),
  ];
}

/** A budget with a warning for its points, for its day and for its prices. */
export function outsideItsModel(): { name: string; record: AllocationRecord; model: unknown } {
  const bounds = { maximumPoints: '152', effectiveTo: '2027-03-31', priceBase: '2026-27' };
  const model = { ...pricePointKind.example.model, ...bounds };
  const one = { caseId: 'F9', points: 410, assessedOn: '2027-03-01', startsOn: '2027-04-01' };
  return { name: 'allocation outside what its model was made for', record: recordAllocation(model, one), model };
}
