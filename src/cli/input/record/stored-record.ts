/** A record as a file holds it, and where. */
export interface StoredRecord {
  /** The file, as the user may name it. */
  readonly file: string;
  /** The line of the file, or the position in its list; from 1. */
  readonly place: number;
  readonly value: unknown;
  /** Why it is none, where it could not be read; what comes after it is read on. */
  readonly fault?: unknown;
  /** What the index says of it that is not so, where it was read all the same. */
  readonly misnamed?: unknown;
}

/** The records of one file. */
export interface StoredRecords {
  /** Every record, one after another. */
  all(): Iterable<StoredRecord>;
  /** The records of one case, found by the index where there is one. */
  of(caseId: string): StoredRecord[];
}

/** The case that a value names, whatever else it is. */
export function caseIdOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'caseId' in value ? value.caseId : undefined;
}
