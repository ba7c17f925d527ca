import { type Amount, formatAmount, formatPounds, type Pence, parseAmount } from '../../money/amount.js';
import type { Book } from './book.js';
import type { ParsedEvent } from './event/event-schema.js';
import { kindOfEvent } from './event/events.js';
import type { LedgerPlace, LedgerShortfall } from './place.js';
import { amountOf, lackingOf, shortfallOf } from './shortfall.js';

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
  /** Families whose need is stated and who have no amount to meet it: they left without a package, or have £0 that nobody told them. */
  readonly withoutAmount: number;
  /** For how many of them the stated cost is of before an uplift, so that it is not known whether they have enough. */
  readonly beforeUplift: number;
  /** Families that are short, with the event that made it so. */
  readonly short: readonly LedgerShortfall[];
  /** Families that were short when prices fell, as it was then: whether they still are is not known. */
  readonly shortBeforeFall: readonly LedgerShortfall[];
  /** What families that are short lack together, at least; `'0.00'` only where all have enough, null where it is not known. */
  readonly shortfall: Amount | null;
  /** The answer in words. */
  readonly statement: string;
}

/** Notes after an event which families fall short by it, and which no longer do. */
export function noteShortfalls(book: Book, event: ParsedEvent, place: LedgerPlace): void {
  const { touches } = kindOfEvent(event);
  if (touches === 'its-family' && 'caseId' in event && event.caseId !== undefined) note(book, event.caseId, place);
  if (touches === 'all') for (const caseId of book.families.keys()) note(book, caseId, place);
}

function note({ families, shortSince }: Book, caseId: string, place: LedgerPlace): void {
  const family = families.get(caseId);
  if (family === undefined || lackingOf(family) <= 0n) shortSince.delete(caseId);
  else if (!shortSince.has(caseId)) shortSince.set(caseId, place);
}

/** Whether what families have is enough at the end. */
export function needOf(book: Book): LedgerNeed {
  const { families } = book;
  const all = [...families.values()];
  const known = all.filter(({ costOfNeed }) => costOfNeed !== undefined);
  const without = known.filter((family) => amountOf(family) === null).length;
  const referred = known.filter((family) => family.left === undefined && amountOf(family) === null).length;
  const short = known.flatMap((family) => shortfallOf(book, family) ?? []);
  const counts = { families: all.length, stated: known.length, notStated: all.length - known.length };
  const stale = known.filter((family) => family.costSince !== 'same' && amountOf(family) !== null);
  const beforeUplift = stale.length;
  const shortBeforeFall = stale.flatMap(({ caseId }) => book.shortBeforeFall.get(caseId) ?? []);
  const isSure = counts.notStated === 0 && without === 0 && beforeUplift === 0;
  const enough = known.filter(
    (one) => one.costSince === 'same' && amountOf(one) !== null && lackingOf(one) <= 0n,
  ).length;
  const answer = short.length > 0 ? 'no' : isSure && all.length > 0 ? 'yes' : 'not-known';
  const [lacking, before] = [lackOf(short), lackOf(shortBeforeFall)];
  const fallen = { wereShort: shortBeforeFall.length, before };
  return {
    enough: answer,
    ...counts,
    withoutAmount: without,
    beforeUplift,
    short,
    shortBeforeFall,
    shortfall: answer === 'not-known' ? null : formatAmount(lacking),
    statement: statementOf({
      ...counts,
      without,
      referred,
      beforeUplift,
      enough,
      isSure,
      short: short.length,
      lacking,
      ...fallen,
    }),
  };
}

function lackOf(short: readonly LedgerShortfall[]): Pence {
  return short.reduce((sum, { shortfall }) => sum + parseAmount(shortfall), 0n);
}

interface Counted {
  readonly families: number;
  readonly stated: number;
  readonly notStated: number;
  readonly without: number;
  readonly referred: number;
  readonly beforeUplift: number;
  readonly enough: number;
  readonly isSure: boolean;
  readonly short: number;
  readonly lacking: Pence;
  readonly wereShort: number;
  readonly before: Pence;
}

function statementOf({
  families,
  stated,
  notStated,
  without,
  referred,
  beforeUplift,
  enough,
  isSure,
  short,
  lacking,
  wereShort,
  before,
}: Counted): string {
  if (families === 0) return 'there is no family whose need could be asked about';
  if (stated === 0) return `not known: of ${families} families nobody has said what assessed need costs`;
  const nobody = notStated === 0 ? '' : `; for ${notStated} nobody has said what assessed need costs`;
  const were =
    wereShort === 0
      ? ''
      : `, of whom ${wereShort} fell short by ${formatPounds(formatAmount(before))} in all before prices fell: by how much since is not known`;
  const old = beforeUplift === 0 ? '' : `; for ${beforeUplift} the cost of need is of before an uplift${were}`;
  const gone = without - referred === 0 ? '' : `; ${without - referred} left without a package`;
  const left = referred === 0 ? gone : `${gone}; ${referred} have £0, which is no amount`;
  if (short > 0) {
    const least = isSure ? '' : 'at least ';
    const pounds = formatPounds(formatAmount(lacking));
    return `no: ${least}${short} of ${families} families fall short of assessed need, by ${least}${pounds} in all${nobody}${left}${old}`;
  }
  if (isSure) return `yes: the amounts of all ${families} families meet assessed need`;
  return `not known: ${enough} of ${families} families have enough for assessed need${nobody}${left}${old}`;
}
