import type { ProblemList } from '../../../errors.js';

/** Runs a part of the reading; what is wrong with it is gathered, so that the other parts are read all the same. */
export type Tell = <T>(read: () => T) => T | undefined;

/** Gathers what is wrong in several files. */
export function tellingTo(problems: ProblemList): Tell {
  return (read) => {
    try {
      return read();
    } catch (error) {
      problems.addError(error);
      return undefined;
    }
  };
}
