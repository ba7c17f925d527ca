import { type Amount, formatAmount, formatPounds, type Pence } from '../../money/amount.js';
import type { Book, Family } from './book.js';
import type { ParsedEvent } from './event-schema.js';
import type { LedgerPlace } from './place.js';

/** A family that has less than its assessed need costs, and since which event; pounds a year. */
export interface LedgerShortfall {
  /** The family's id. */
  readonly caseId: string;
  /** What its assessed need costs. */
  readonly costOfNeed: Amount;
  /** Its budget; the package that it kept, once it has left. */
  readonly amount: Amount;
  /** What is lacking. */
  readonly shortfall: Amount;
  /** The event that made the shortfall. */
  readonly since: LedgerPlace;
}

/** Whether budgets in a full year are enough for assessed need, so far as anybody has said what it costs. */
export interface LedgerNeed {
  /** `yes` only where the need of every family is stated and met; `no` as soon as one is known to be short. */
  readonly enough: 'yes' | 'no' | 'not-known';
  /** How many families the ledger knows, those that left among them. */
  readonly families: number;
  /** For how many of them the cost of need is stated. */
  readonly stated: number;
  /** For how many of them nobody has stated it. */
  readonly notStated: number;
  /** Families whose need is stated and who left without a package to go back to. */
  readonly withoutAmount: number;
  /** Families that are short, with the event that made it so. */
  readonly short: readonly LedgerShortfall[];
  /** What they lack together, at least; null where nobody's need is stated. */
  readonly shortfall: Amount | null;
  /** The answer in words. */
  readonly statement: string;
}

/** Notes after an event which families fall short by it, and which no longer do. */
export function noteShortfalls(book: Book, event: ParsedEvent, place: LedgerPlace): void {
  if (event.event === 'year-end') return;
  if ('caseId' in event && event.caseId !== undefined) note(book, event.caseId, place);
  if (event.event !== 'uplift') return;
  for (const caseId of book.families.keys()) note(book, caseId, place);
}

function note({ families, shortSince }: Book, caseId: string, place: LedgerPlace): void {
  const family = families.get(caseId);
  if (family === undefined || lackingOf(family) <= 0n) shortSince.delete(caseId);
  else if (!shortSince.has(caseId)) shortSince.set(caseId, place);
}

/** What a family has in a full year; null for one that left without a package. */
function amountOf({ left, fullYear }: Family): Pence | null {
  if (left === undefined) return fullYear;
  return left.fullYear > 0n ? left.fullYear : null;
}

function lackingOf(family: Family): Pence {
  const amount = amountOf(family);
  return family.costOfNeed === undefined || amount === null ? 0n : family.costOfNeed - amount;
}

/** Whether what families have is enough at the end. */
export function needOf({ families, shortSince }: Book): LedgerNeed {
  const all = [...families.values()];
  const known = all.filter(({ costOfNeed }) => costOfNeed !== undefined);
  const without = known.filter((family) => amountOf(family) === null).length;
  let lacking = 0n;
  const short = known.flatMap((family): LedgerShortfall[] => {
    const since = shortSince.get(family.caseId);
    const [amount, lack] = [amountOf(family), lackingOf(family)];
    if (since === undefined || amount === null || family.costOfNeed === undefined) return [];
    lacking += lack;
    const amounts = { amount: formatAmount(amount), shortfall: formatAmount(lack) };
    return [{ caseId: family.caseId, costOfNeed: formatAmount(family.costOfNeed), ...amounts, since }];
  });
  const counts = { families: all.length, stated: known.length, notStated: all.length - known.length };
  const isSure = counts.notStated === 0 && without === 0;
  return {
    enough: short.length > 0 ? 'no' : isSure && all.length > 0 ? 'yes' : 'not-known',
    ...counts,
    withoutAmount: without,
    short,
    shortfall: known.length === 0 ? null : formatAmount(lacking),
    statement: statementOf({ ...counts, without, isSure, short: short.length, lacking }),
  };
}

interface Counted {
  readonly families: number;
  readonly stated: number;
  readonly notStated: number;
  readonly without: number;
  readonly isSure: boolean;
  readonly short: number;
  readonly lacking: Pence;
}

function statementOf({ families, stated, notStated, without, isSure, short, lacking }: Counted): string {
  if (families === 0) return 'there is no family whose need could be asked about';
  if (stated === 0) return `not known: of ${families} families nobody has said what assessed need costs`;
  const nobody = notStated === 0 ? '' : `; for ${notStated} nobody has said what assessed need costs`;
  const left = without === 0 ? '' : `; ${without} left without a package`;
  if (short > 0) {
    const least = isSure ? '' : 'at least ';
    const pounds = formatPounds(formatAmount(lacking));
    return `no: ${least}${short} of ${families} families fall short of assessed need, by ${least}${pounds} in all${nobody}${left}`;
  }
  if (isSure) return `yes: the amounts of all ${families} families meet assessed need`;
  return `not known: ${stated - without} of ${families} families have enough for assessed need${nobody}${left}`;
}
