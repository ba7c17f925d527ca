/** Something that a result says about itself and that a person should look at; the result stands all the same. */
export interface Warning {
  /** A stable name for programs, such as `zero-points`. */
  readonly code: string;
  /** What it is and what to do about it, for people. */
  readonly message: string;
  readonly caseId?: string;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}
