import { readFileSync } from 'node:fs';
import { isRasError, type RasError } from '../../src/errors.js';
import type { InstrumentInput } from '../../src/questionnaire/instrument/instrument.js';
import type { Response } from '../../src/questionnaire/response/response.js';

/** An instrument that ships, as it stands in its file. */
export function fixture(path: string): InstrumentInput {
  return JSON.parse(readFileSync(new URL(`../../fixtures/${path}`, import.meta.url), 'utf8'));
}

export const t19 = fixture('instruments/rr145-t19.json');
export const t21 = fixture('instruments/rr145-t21.json');
export const council = fixture('example-council/instrument.json');

/** A small instrument of our own: one outcome, and the statements, sections or need question that a test is about. */
export function instrumentOf(
  statements: readonly Partial<InstrumentInput['statements'][number]>[],
  rest: Partial<InstrumentInput> = {},
): InstrumentInput {
  return {
    schemaVersion: 1,
    id: 'small',
    version: '1',
    title: 'A small questionnaire',
    source: { kind: 'constructed', citation: 'made for a test' },
    outcomes: [{ id: 'healthy', title: 'Be healthy' }],
    statements: statements.map((statement, index) => ({
      id: `s${index + 1}`,
      outcome: 'healthy',
      text: `Statement ${index + 1}`,
      ...statement,
    })),
    ...rest,
  };
}

/** Levels called by their points: `levelsOf(10, 4, 0)`. */
export function levelsOf(...points: readonly (number | string)[]): { name: string; points: number | string }[] {
  return points.map((value, index) => ({ name: `level ${'abcdefghij'[index]}`, points: value }));
}

/** A response of agreed answers by statement. */
export function agreed(answers: readonly (readonly [string, string | number])[], caseId = 'c1'): Response {
  return { caseId, answers: answers.map(([statement, value]) => ({ statement, agreed: value })) };
}

/** The error that a call throws. */
export function errorOf(act: () => unknown): RasError {
  try {
    act();
  } catch (error) {
    if (isRasError(error)) return error;
    throw error;
  }
  throw new Error('expected an error, but there was none');
}

/** What is wrong by its code and place, for a short comparison. */
export function problemsOf(act: () => unknown): string[] {
  return errorOf(act).problems.map(({ code, path }) => `${code} ${path.join('/')}`);
}
