import type { Path } from '../../errors.js';
import type { Pence } from '../../money/amount.js';
import type { ParsedCase } from '../case/moderation-case.js';
import type { ModeratedStage } from '../moderated-stage.js';
import type { ParsedPolicy } from '../policy/policy.js';
import type { StageStatus } from '../result/result.js';
import { ruleId } from '../rule/rule-shape.js';
import { isTransition } from '../rules/list.js';
import { foldStage, type StageResult, type StageStart } from './stage.js';

/** One stage of a case as it went, and the amount that it would have had without rules of transition. */
export interface StageRun {
  readonly proposed: Pence | null;
  readonly status: StageStatus;
  readonly steps: StageResult['steps'];
  readonly warnings: StageResult['warnings'];
  readonly promises: StageResult['promises'];
  /** The amount without rules of transition. */
  readonly unprotected: Pence | null;
}

/** Both moderated stages of a case. */
export type StageRuns = Readonly<Record<ModeratedStage, StageRun>>;

/** Runs a case through the rules of both stages. */
export function runStages(one: ParsedCase, policy: ParsedPolicy, casePath: Path): StageRuns {
  const { indicative, communicated, final } = one.amounts;
  const begin = { proposed: indicative, unprotected: indicative, promises: [] };
  const told = runStage({ one, policy, casePath, stage: 'communicated', from: begin, given: communicated });
  // A policy without rules for what is communicated goes on from the indicative amount.
  const done = told.status === 'set' || told.status === 'given';
  const skipped = told.status === 'absent' && !policy.rules.some(({ at }) => at === 'communicated');
  if (final === null && !done && !skipped && told.status !== 'absent')
    return { communicated: told, final: NOT_REACHED };
  const from = skipped ? begin : told;
  return { communicated: told, final: runStage({ one, policy, casePath, stage: 'final', from, given: final }) };
}

interface StageInput extends Pick<StageStart, 'one' | 'policy' | 'casePath' | 'stage'> {
  readonly from: Pick<StageRun, 'proposed' | 'unprotected' | 'promises'>;
  readonly given: Pence | null;
}

const NOTHING = { steps: [], warnings: [], promises: [] } as const;
const NOT_REACHED: StageRun = { ...NOTHING, proposed: null, status: 'not-reached', unprotected: null };

function runStage({ one, policy, casePath, stage, from, given }: StageInput): StageRun {
  if (given !== null) return { ...NOTHING, proposed: given, status: 'given', unprotected: given };
  if (!policy.rules.some(({ at }) => at === stage)) {
    return { ...NOTHING, proposed: null, status: 'absent', unprotected: null };
  }
  const start = { one, policy, stage, casePath, promises: from.promises };
  const real = foldStage({ ...start, amount: from.proposed, beside: false });
  const { amount: proposed, status, steps, warnings, promises } = real;
  return { proposed, status, steps, warnings, promises, unprotected: withoutTransition(start, from, proposed) };
}

/** The amount that the stage would have come to without rules of transition. */
function withoutTransition(
  start: Omit<StageStart, 'amount' | 'beside'>,
  from: StageInput['from'],
  proposed: Pence | null,
): Pence | null {
  const transition = new Set(start.policy.rules.filter(({ rule }) => isTransition(rule)).map(ruleId));
  if (transition.size === 0) return proposed;
  const promises = from.promises.filter(({ by }) => !transition.has(by));
  return foldStage({ ...start, promises, amount: from.unprotected, beside: true }).amount;
}
