import { type ProblemList, show } from '../../../errors.js';
import { showOrNone } from '../../../record/mismatch.js';
import type { ChallengeInputs } from '../../../records/kind/challenge-record.js';
import type { AnyRecord } from '../../../records/kinds.js';
import type { StoredRecord } from '../../input/record/stored-record.js';
import { placeDetails } from '../../place.js';
import { type Checked, isSealed } from './verified.js';

/** As much of a decision as a challenge of it has to agree with. */
interface Decision {
  /** Undefined where nobody sealed it. */
  readonly seal: string | undefined;
  readonly period: string;
  /** Whether there were rounds before, of which it has other amounts. */
  readonly hasEarlier: boolean;
  readonly model: string | undefined;
  /** What was decided, by the name that a challenge has for it. */
  readonly amounts: Readonly<Record<string, string | null>>;
}

type Challenge = Extract<AnyRecord, { readonly kind: 'challenge' }>;

interface Kept {
  readonly record: Challenge;
  readonly stored: StoredRecord;
}

/**
 * Holds challenges to the decisions that they are against, where those are among the same records: to the one that they name
 * by a seal, and where they name none to what the records of the family have. A decision that was replaced since is not
 * there, and nothing can be said of it.
 */
export function challenged(problems: ProblemList) {
  const decisions = { allocation: new Map<string, Decision>(), moderated: new Map<string, Decision>() };
  const owners = new Map<string, string>();
  const challenges: Kept[] = [];
  let untold = 0;
  return {
    see(record: Checked, stored: StoredRecord): void {
      if (isSealed(record)) owners.set(record.seal, `a ${record.kind} record of ${show(record.caseId)}`);
      if (isSealed(record) && record.kind === 'challenge') challenges.push({ record, stored });
      if (record.kind === 'allocation' || record.kind === 'moderated') {
        decisions[record.kind].set(record.caseId, decisionIn(record));
      }
    },
    end(): void {
      for (const one of challenges) {
        const { caseId } = one.record;
        const own = [decisions.allocation.get(caseId), decisions.moderated.get(caseId)].filter(
          (decision) => decision !== undefined,
        );
        const { decision } = one.record.inputs as unknown as ChallengeInputs;
        const isTold =
          decision === undefined ? isTellable(one, own, problems) : isNamedHeld(one, decision, own, owners, problems);
        if (!isTold) untold += 1;
      }
    },
    /** How many challenges are against what is not among these records. */
    untold: (): number => untold,
  };
}

function decisionIn(record: Extract<Checked, { readonly kind: 'allocation' | 'moderated' }>): Decision {
  if (isSealed(record)) {
    const { seal, period, amounts, model } = record;
    const hasEarlier = record.kind === 'moderated' && record.result.earlier.length > 0;
    return { seal, period, hasEarlier, amounts: { ...amounts }, model: model?.sha256 };
  }
  const { period } = record.result;
  const amounts = record.kind === 'moderated' ? record.result.amounts : { indicative: record.result.indicative };
  const hasEarlier = record.kind === 'moderated' && record.result.earlier.length > 0;
  return { seal: undefined, period, hasEarlier, amounts: { ...amounts }, model: undefined };
}

/** Whether something can be told of the decision that a challenge names; what is wrong is told. */
function isNamedHeld(
  { record, stored }: Kept,
  decision: NonNullable<ChallengeInputs['decision']>,
  own: readonly Decision[],
  owners: ReadonlyMap<string, string>,
  problems: ProblemList,
): boolean {
  const { against } = record.inputs as unknown as ChallengeInputs;
  const tell = (part: string, message: string): void =>
    problems.add('inconsistent', ['inputs', 'decision', part], message, placeOf(stored));
  const named = own.find((one) => one.seal === decision.seal);
  if (named === undefined) {
    const owner = owners.get(decision.seal);
    if (owner !== undefined) tell('seal', `is that of ${owner}, which is no decision on ${show(record.caseId)}`);
    return owner !== undefined;
  }
  const gave = against === 'plan' ? undefined : (named.amounts[against] ?? undefined);
  if (decision.amount !== gave) {
    tell('amount', `is ${decision.amount ?? 'none'}, where the decision of this case gave ${gave ?? 'none'}`);
  }
  const model = decision.model?.sha256;
  if (model !== named.model) {
    const says = model === undefined ? 'names none' : 'is another model';
    tell('model', `${says}, where the decision names ${showOrNone(named.model)}`);
  }
  return true;
}

/**
 * The same of a challenge that names no decision: its amount is that of the family's records, or was until it was decided
 * and those have the amount from then on.
 */
function isTellable({ record, stored }: Kept, own: readonly Decision[], problems: ProblemList): boolean {
  const { against } = record.inputs as unknown as ChallengeInputs;
  if (against === 'plan') return false;
  const having = own.filter(({ period, amounts }) => period === record.period && amounts[against] !== undefined);
  const stated = having.map(({ amounts }) => amounts[against] ?? null);
  const { amountBefore, amountAfter } = record.result;
  if (having.length === 0) return false;
  if (stated.some((amount) => amount !== null && (amount === amountBefore || amount === amountAfter))) return true;
  if (having.some(({ hasEarlier }) => hasEarlier)) return false;
  const has = stated.map(showOrNone).join(' and ');
  const message = `is ${amountBefore} of the ${against} amount, where the records of this case have ${has}`;
  problems.add('inconsistent', ['inputs', 'amount'], message, placeOf(stored));
  return true;
}

function placeOf({ file, place }: StoredRecord) {
  return placeDetails(file, { line: place, column: 1 });
}
