/** Something that a result says about itself and that a person should look at; the result stands all the same. */
export interface Warning {
  /** A stable name for programs, such as `zero-budget`. */
  readonly code: string;
  /** What it is and what to do about it, for people. */
  readonly message: string;
  /** The family that it is about; absent where it is about all. */
  readonly caseId?: string;
  /** The figures behind it, by name. */
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

/** A number of things in words: `1 case`, `2 cases`. */
export function countOf(count: number, thing: string): string {
  return `${count.toLocaleString('en-GB')} ${thing}${count === 1 ? '' : 's'}`;
}
