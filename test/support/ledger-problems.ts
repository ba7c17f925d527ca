import { foldLedger } from '../../src/pot/ledger/fold.js';
import { problemsOf } from '../questionnaire/support.js';

/** The opening of a small pot, and an event that it can begin with. */
export const OPENING = {
  fundingBasis: 'pot',
  pot: 1000,
  yearStartsOn: '2026-04-01',
  inYear: 'days',
  overdraw: 'allow',
} as const;
export const ALLOCATED = { event: 'allocate', on: '2026-04-02', caseId: 'A', budget: 100 } as const;

/** What is wrong with a ledger, in a line each: the code and the place. */
export function ledgerProblems(opening: unknown, events: readonly unknown[]): readonly string[] {
  return problemsOf(() => foldLedger({ schemaVersion: 1, opening, events } as never));
}
