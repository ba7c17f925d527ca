import { type ErrorCode, isRasError, type Problem, parseAmount, RasError } from 'openras';

export function told(act: () => unknown): readonly Problem[] {
  try {
    act();
  } catch (error) {
    // What is caught is unknown until it is asked.
    if (isRasError(error)) return error.problems;
    if (error instanceof RasError) return error.problems;
  }
  return [];
}

export const problems = told(() => parseAmount('x'));
export const codes: ErrorCode[] = problems.map(({ code }) => code);

export function isMissing({ code }: Problem): boolean {
  // A code that no error has is a slip of the pen.
  // @ts-expect-error TS2367
  if (code === 'mising') return true;
  return code === 'missing';
}
