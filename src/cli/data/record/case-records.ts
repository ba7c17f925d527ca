import { fail, type ProblemList, problemList, show } from '../../../errors.js';
import type { AnyRecord } from '../../../records/kinds.js';
import { RECORD_KINDS } from '../../../records/kinds.js';
import type { UnsealedAllocation, UnsealedModerated } from '../../../records/unsealed/unsealed.js';
import type { StoredRecord } from '../../input/record/stored-record.js';
import { placeDetails } from '../../place.js';
import { besideOrTell } from './beside-records.js';
import { challenged } from './challenged.js';
import type { OpenFolder } from './folder.js';
import { heldBack } from './held-back.js';
import { runForms } from './run-forms.js';
import { type Checked, checkStored, isSealed, verifierOf } from './verified.js';

/** What holds records against each other as they are read, one after another. */
export interface Belonging {
  /** Looks at the next record. */
  readonly see: (record: Checked, stored: StoredRecord) => void;
  /** Says what cannot be said before all have been read. */
  readonly end: () => void;
  /** How many are of decisions that are not among these records, once all have been read. */
  readonly untold: () => { readonly challenges: number; readonly holdBacks: number };
}

type Sealed<Kind extends AnyRecord['kind']> = Extract<AnyRecord, { readonly kind: Kind }>;

/** As much of an allocation as its moderated case has to agree with. */
interface Behind {
  /** Undefined where nobody sealed it. */
  readonly seal: string | undefined;
  readonly period: string;
  readonly indicative: string | null;
}

interface Waiting {
  readonly record: Sealed<'moderated'> | UnsealedModerated;
  readonly stored: StoredRecord;
}

/**
 * Tells what no record shows by itself: a second one of a kind for a case, a moderated case that does not go with the
 * allocation beside it, a challenge that does not go with the decision that it is against, and a hold-back from other budgets.
 */
export function belonging(problems: ProblemList): Belonging {
  const seen = new Set<string>();
  const allocations = new Map<string, Behind>();
  const waiting = new Map<string, Waiting>();
  const challenges = challenged(problems);
  const holdBacks = heldBack(problems);
  return {
    see(record, stored) {
      tellTwice(record, stored, seen, problems);
      challenges.see(record, stored);
      holdBacks.see(record, stored);
      if (record.kind === 'allocation') allocations.set(record.caseId, allocationIn(record));
      else if (record.kind === 'moderated') waiting.set(record.caseId, { record, stored });
      if (record.caseId === null) return;
      const [allocation, moderated] = [allocations.get(record.caseId), waiting.get(record.caseId)];
      if (allocation === undefined || moderated === undefined) return;
      tellApart(allocation, moderated, problems);
      waiting.delete(record.caseId);
    },
    end() {
      challenges.end();
      holdBacks.end();
      // Where no allocation is among the records, as in a file of moderated cases alone, none is missed.
      if (allocations.size === 0) return;
      for (const { record, stored } of waiting.values()) {
        if (behindOf(record) === undefined) continue;
        const message = 'the allocation that it names is not among these records';
        problems.add('missing', ['inputs', 'allocation'], message, placeOf(stored));
      }
    },
    untold: () => ({ challenges: challenges.untold(), holdBacks: holdBacks.untold() }),
  };
}

/**
 * The records of one case, each verified, and held against each other and against the row and the policy of the case.
 *
 * @throws RasError with every problem, with file and line; `unknown-name` where there is none
 */
export function recordsOfCase(cwd: string, open: OpenFolder, caseId: string): Checked[] {
  const { source } = open;
  const verify = verifierOf(source);
  const problems = problemList();
  const held = belonging(problems);
  const beside = besideOrTell(cwd, open, problems, caseId);
  const forms = runForms(cwd, open, problems);
  const records = source.of(caseId).map((stored) => {
    const record = checkStored(stored, verify);
    held.see(record, stored);
    forms.see(record, stored);
    beside?.see(record);
    return record;
  });
  if (records.length === 0) fail('unknown-name', [], `no case is called ${show(caseId)}`);
  held.end();
  beside?.end();
  forms.end();
  problems.throwIfAny();
  return records;
}

/**
 * The records of every case, each verified, and held against each other; the cases in the order in which they are met.
 *
 * @throws RasError with every problem, with file and line
 */
export function recordsOfAll(cwd: string, open: OpenFolder): ReadonlyMap<string, readonly Checked[]> {
  const { source } = open;
  const verify = verifierOf(source);
  const problems = problemList();
  const held = belonging(problems);
  const beside = besideOrTell(cwd, open, problems);
  const forms = runForms(cwd, open, problems);
  const cases = new Map<string, Checked[]>();
  for (const stored of source.all()) {
    try {
      const record = checkStored(stored, verify);
      held.see(record, stored);
      forms.see(record, stored);
      beside?.see(record);
      if (record.caseId === null) continue;
      const own = cases.get(record.caseId);
      if (own === undefined) cases.set(record.caseId, [record]);
      else own.push(record);
    } catch (error) {
      problems.addError(error);
    }
  }
  held.end();
  beside?.end();
  forms.end();
  problems.throwIfAny();
  return cases;
}

/** A case has one record of a kind, in whichever file, unless several of the kind may stand beside each other. */
function tellTwice(record: Checked, stored: StoredRecord, seen: Set<string>, problems: ProblemList): void {
  const { kind, caseId } = record;
  if (caseId === null || RECORD_KINDS.get(kind)?.severalPerCase === true) return;
  const key = JSON.stringify([kind, caseId]);
  if (seen.has(key)) {
    problems.add('duplicate', ['caseId'], `${show(caseId)} has two records of this kind`, placeOf(stored));
  }
  seen.add(key);
}

function tellApart(allocation: Behind, { record, stored }: Waiting, problems: ProblemList): void {
  const behind = behindOf(record);
  if (isSealed(record) && allocation.seal !== undefined && behind === undefined) {
    const message = 'names no allocation, where one of this case is kept beside it';
    problems.add('inconsistent', ['inputs', 'allocation'], message, placeOf(stored));
  }
  if (behind !== undefined && allocation.seal === undefined) {
    const message = 'names a sealed allocation, where the one that is kept of this case is not sealed';
    problems.add('inconsistent', ['inputs', 'allocation', 'seal'], message, placeOf(stored));
  } else if (behind !== undefined && behind.seal !== allocation.seal) {
    const message = 'names another allocation than the one that is kept of this case';
    problems.add('inconsistent', ['inputs', 'allocation', 'seal'], message, placeOf(stored));
  }
  const { period, amounts } = isSealed(record) ? record : record.result;
  const { indicative } = amounts;
  if (period !== allocation.period || indicative === allocation.indicative) return;
  const message = `begins with ${indicative ?? 'no amount'}, where the allocation of this case gave ${allocation.indicative ?? 'none'}`;
  problems.add('inconsistent', ['amounts', 'indicative'], message, placeOf(stored));
}

function allocationIn(record: Sealed<'allocation'> | UnsealedAllocation): Behind {
  if (!isSealed(record)) return { seal: undefined, period: record.result.period, indicative: record.result.indicative };
  return { seal: record.seal, period: record.period, indicative: record.amounts.indicative };
}

/** The allocation that a moderated record names, if any. */
function behindOf(record: Waiting['record']): { readonly seal: string } | undefined {
  if (!isSealed(record)) return undefined;
  const { inputs } = record;
  return (inputs as { readonly allocation?: { readonly seal: string } }).allocation;
}

function placeOf({ file, place }: StoredRecord) {
  return placeDetails(file, { line: place, column: 1 });
}
