import type { ModerationCase } from '../../src/moderation/case/moderation-case.js';
import type { Policy } from '../../src/moderation/policy/policy.js';
import type { PotCase } from '../../src/pot/pot-case.js';
import type { SealedRecord } from '../../src/record/record.js';
import { challengeRecordOf } from '../../src/records/challenge-record.js';
import { recordModerated } from '../../src/records/moderated-record.js';
import { recordHoldBack, recordRecalculation } from '../../src/records/pot-records.js';

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

/** A record of every kind that needs no model. */
export function sampleRecords(): { name: string; record: SealedRecord }[] {
  return [
    { name: 'moderated and blocked', record: recordModerated(BLOCKED, POLICY) },
    {
      name: 'a hold-back',
      record: recordHoldBack({
        fundingBasis: 'pot',
        pot: '15000',
        topSlices: { slices: [{ name: 'contingency', purpose: 'contingency', percent: 10 }] },
        cases: [
          { caseId: 'F1', budget: 9000 },
          { caseId: 'F2', budget: 6000 },
        ],
      }),
    },
    {
      name: 'a recalculation',
      record: recordRecalculation(POT, {
        fundingBasis: 'pot',
        pot: 18000,
        reserve: 1800,
        leavers: [{ caseId: 'F5' }],
        model: 'price-point',
        rule: 'price-point',
        keepReserve: { percent: 10 },
        unequalBudgets: 'allow',
      }),
    },
    {
      name: 'a challenge',
      record: challengeRecordOf({
        caseId: 'F1',
        period: 'year',
        raisedOn: '2026-06-01',
        raisedBy: 'mother',
        against: 'communicated',
        grounds: 'nights were not counted',
        amount: '5000',
        paidMeanwhile: { amount: '5000', footing: 'without prejudice' },
        outcome: { result: 'upheld', on: '2026-07-01', by: 'Panel', reason: 'they are needed', amount: '7280' },
        duty: BLOCKED.duty as NonNullable<ModerationCase['duty']>,
      }),
    },
  ];
}
