import { formatAmount, type Pence } from '../../money/amount.js';
import type { Warning } from '../../warning.js';
import { contestedResult, presentPackage } from '../case/contested.js';
import type { ParsedCase } from '../case/moderation-case.js';
import { planToPay } from '../case/plan-to-pay.js';
import { sufficiencyOf } from '../duty/sufficiency.js';
import type { StageRun, StageRuns } from '../fold/stages.js';
import { MODERATED_STAGES } from '../moderated-stage.js';
import type { ParsedPolicy } from '../policy/policy.js';
import { penceOf } from '../rule/amount-record.js';
import { isTransition } from '../rules/list.js';
import type { Moderated, Protection, StageDuty } from './result.js';

/** Sets out a case after both stages. */
export function summarise(one: ParsedCase, policy: ParsedPolicy, runs: StageRuns): Moderated {
  const { traditional, indicative } = one.amounts;
  const moderation = MODERATED_STAGES.flatMap((stage) => runs[stage].steps);
  const held = moderation.reduce((sum, { heldBack }) => sum + (heldBack === undefined ? 0n : penceOf(heldBack)), 0n);
  const duty = dutiesOf(one, runs);
  return {
    caseId: one.caseId,
    period: policy.period,
    amounts: {
      traditional: money(traditional),
      indicative: money(indicative),
      communicated: money(standing(runs.communicated)),
      final: money(standing(runs.final)),
    },
    proposed: { communicated: money(runs.communicated.proposed), final: money(runs.final.proposed) },
    status: { communicated: runs.communicated.status, final: runs.final.status },
    moderation,
    protection: protectionsOf(runs),
    heldBack: formatAmount(held),
    ...(one.contested !== undefined && {
      contested: contestedResult(one.contested, presentPackage(traditional, one.packageParts)),
    }),
    duty,
    round: (one.earlier?.length ?? 0) + 1,
    earlier: one.earlier ?? [],
    warnings: [...warningsOf(one, runs, duty), ...MODERATED_STAGES.flatMap((stage) => runs[stage].warnings)],
  };
}

const money = (pence: Pence | null): string | null => (pence === null ? null : formatAmount(pence));

function standing({ status, proposed }: StageRun): Pence | null {
  return status === 'set' || status === 'given' ? proposed : null;
}

function dutiesOf(one: ParsedCase, runs: StageRuns): StageDuty[] {
  const amounts: [StageDuty['stage'], Pence | null][] = [
    ['indicative', one.amounts.indicative],
    ['communicated', runs.communicated.proposed],
    ['final', runs.final.proposed],
  ];
  return amounts.flatMap(([stage, amount]) => {
    if (amount === null) return [];
    const isFinal = stage === 'final';
    const plan = isFinal ? planToPay(one) : undefined;
    const duty = sufficiencyOf(amount, one.duty, one.period, plan);
    return [{ stage, force: isFinal ? 'blocks' : 'informs', ...duty }];
  });
}

function protectionsOf({ communicated, final }: StageRuns): Moderated['protection'] {
  const told = protectionOf(communicated, communicated.steps);
  return { communicated: told, final: protectionOf(final, [...communicated.steps, ...final.steps]) };
}

function protectionOf({ proposed, unprotected }: StageRun, steps: StageRun['steps']): Protection | null {
  if (proposed === null || !steps.some(({ rule }) => isTransition(rule))) return null;
  return {
    unprotected: money(unprotected),
    cost: unprotected === null ? null : formatAmount(proposed - unprotected),
  };
}

const WAITING: Readonly<Partial<Record<StageRun['status'], string>>> = {
  awaiting: 'waits for a sign-off',
  returned: 'was returned; restartCase starts the next round',
  blocked: 'may not become final yet',
  contested: 'is not final',
};

function warningsOf({ caseId }: ParsedCase, runs: StageRuns, duty: readonly StageDuty[]): Warning[] {
  const warnings: Warning[] = [];
  for (const stage of MODERATED_STAGES) {
    const waiting = WAITING[runs[stage].status];
    if (waiting === undefined) continue;
    const because = runs[stage].steps.find(
      ({ decision }) => decision === 'blocked' || decision === 'contested',
    )?.because;
    const message = `the ${stage} amount ${waiting}${because === undefined ? '' : `: ${because}`}`;
    warnings.push({ code: `${stage}-${runs[stage].status}`, message, caseId });
  }
  for (const { stage, answer, shortfall, atLeast } of duty) {
    if (answer !== 'shortfall') continue;
    const message = `the ${stage} amount is £${shortfall} ${atLeast ? 'or more ' : ''}short of assessed need`;
    warnings.push({ code: 'shortfall', message, caseId, details: { stage, shortfall } });
  }
  return warnings;
}
