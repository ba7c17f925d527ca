import { fail, type ProblemList, problemList, show } from '../../errors.js';
import type { AnyRecord } from '../../records/kinds.js';
import { RECORD_KINDS } from '../../records/kinds.js';
import type { RecordSource, StoredRecord } from '../input/record-source.js';
import { placeDetails } from '../place.js';
import { type Checked, checkStored, isSealed, verifierOf } from './verified.js';

/** What holds records against each other as they are read, one after another. */
export interface Belonging {
  /** Looks at the next record. */
  readonly see: (record: Checked, stored: StoredRecord) => void;
  /** Says what cannot be said before all have been read. */
  readonly end: () => void;
}

type Sealed<Kind extends AnyRecord['kind']> = Extract<AnyRecord, { readonly kind: Kind }>;

/** As much of an allocation as its moderated case has to agree with. */
type Behind = Pick<Sealed<'allocation'>, 'seal' | 'period'> & { readonly indicative: string | null };

interface Waiting {
  readonly record: Sealed<'moderated'>;
  readonly stored: StoredRecord;
}

/**
 * Tells what no record shows by itself: a second one of a kind for a case, and a moderated case that does not go with the
 * allocation beside it.
 */
export function belonging(problems: ProblemList): Belonging {
  const seen = new Set<string>();
  const allocations = new Map<string, Behind>();
  const waiting = new Map<string, Waiting>();
  return {
    see(record, stored) {
      tellTwice(record, stored, seen, problems);
      if (!isSealed(record)) return;
      if (record.kind === 'allocation') {
        const { seal, period, amounts } = record;
        allocations.set(record.caseId, { seal, period, indicative: amounts.indicative });
      } else if (record.kind === 'moderated') waiting.set(record.caseId, { record, stored });
      if (record.caseId === null) return;
      const [allocation, moderated] = [allocations.get(record.caseId), waiting.get(record.caseId)];
      if (allocation === undefined || moderated === undefined) return;
      tellApart(allocation, moderated, problems);
      waiting.delete(record.caseId);
    },
    end() {
      // Where no allocation is among the records, as in a file of moderated cases alone, none is missed.
      if (allocations.size === 0) return;
      for (const { record, stored } of waiting.values()) {
        if (behindOf(record) === undefined) continue;
        const message = 'the allocation that it names is not among these records';
        problems.add('missing', ['inputs', 'allocation'], message, placeOf(stored));
      }
    },
  };
}

/**
 * The records of one case, each verified, and held against each other.
 *
 * @throws RasError with every problem, with file and line; `unknown-name` where there is none
 */
export function recordsOfCase(source: RecordSource, caseId: string): Checked[] {
  const verify = verifierOf(source);
  const problems = problemList();
  const held = belonging(problems);
  const records = source.of(caseId).map((stored) => {
    const record = checkStored(stored, verify);
    held.see(record, stored);
    return record;
  });
  if (records.length === 0) fail('unknown-name', [], `no case is called ${show(caseId)}`);
  held.end();
  problems.throwIfAny();
  return records;
}

/** A case has one record of a kind in a file, unless several of the kind may stand beside each other. */
function tellTwice(record: Checked, stored: StoredRecord, seen: Set<string>, problems: ProblemList): void {
  const { kind, caseId } = record;
  if (caseId === null || RECORD_KINDS.get(kind)?.severalPerCase === true) return;
  const key = JSON.stringify([stored.file, kind, caseId]);
  if (seen.has(key)) {
    problems.add('duplicate', ['caseId'], `${show(caseId)} has two records of this kind`, placeOf(stored));
  }
  seen.add(key);
}

function tellApart(allocation: Behind, { record, stored }: Waiting, problems: ProblemList): void {
  const behind = behindOf(record);
  if (behind !== undefined && behind.seal !== allocation.seal) {
    const message = 'names another allocation than the one that is kept of this case';
    problems.add('inconsistent', ['inputs', 'allocation', 'seal'], message, placeOf(stored));
  }
  const { indicative } = record.amounts;
  if (record.period !== allocation.period || indicative === allocation.indicative) return;
  const message = `begins with ${indicative ?? 'no amount'}, where the allocation of this case gave ${allocation.indicative ?? 'none'}`;
  problems.add('inconsistent', ['amounts', 'indicative'], message, placeOf(stored));
}

/** The allocation that a moderated record names, if any. */
function behindOf({ inputs }: Sealed<'moderated'>): { readonly seal: string } | undefined {
  return (inputs as { readonly allocation?: { readonly seal: string } }).allocation;
}

function placeOf({ file, place }: StoredRecord) {
  return placeDetails(file, { line: place, column: 1 });
}
