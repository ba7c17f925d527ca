import type { Warning } from '../warning.js';

/** What is said of a case that its model was not made for: its points, its day, its prices. */
export const MADE_FOR = [
  'beyond-maximum',
  'beyond-sample',
  'before-effective',
  'after-effective',
  'other-price-base',
] as const;

/** What is said of a case wherever its amount is taken: also of money of a stream that may not come, and is in no amount. */
const TOLD_OF_AMOUNTS = [...MADE_FOR, 'uncertain-streams'] as const;

/** How many cases are named. */
const NAMED = 3;

/**
 * What the answers of a model say of cases that it was not made for, and of money that may not come, one warning a reason: of one case as the model says it,
 * of several how many they are, the first of them, and what is said of the first.
 *
 * @param answers the warnings of each answer
 */
export function madeForWarnings(answers: Iterable<readonly Warning[]>): Warning[] {
  const found = new Map<string, { readonly first: Warning; readonly named: string[]; count: number }>();
  for (const warnings of answers) {
    for (const warning of warnings) {
      const before = found.get(warning.code);
      if (before === undefined) found.set(warning.code, { first: warning, named: [warning.caseId ?? ''], count: 1 });
      else {
        before.count += 1;
        if (before.named.length < NAMED) before.named.push(warning.caseId ?? '');
      }
    }
  }
  return TOLD_OF_AMOUNTS.flatMap((code): Warning[] => {
    const of = found.get(code);
    if (of === undefined) return [];
    const { first, named, count } = of;
    if (count === 1) return [first];
    const more = count > named.length ? ` and ${count - named.length} more` : '';
    const message = `${count} cases (${named.join(', ')}${more}); of the first: ${first.message}`;
    return [{ code, message, details: { ...first.details, cases: count, first: named.join(', ') } }];
  });
}

/**
 * Of whole allocations, whose money of a stream may not come.
 *
 * @param allocations as they were made; an amount alone says nothing of it
 */
export function uncertainWarnings(allocations: Iterable<{ readonly warnings?: unknown }>): Warning[] {
  const told: (readonly Warning[])[] = [];
  for (const { warnings } of allocations) {
    if (Array.isArray(warnings)) told.push(warnings.filter(({ code }: Warning) => code === 'uncertain-streams'));
  }
  return madeForWarnings(told);
}

/** How many cases of columns a model was not made for. */
interface FoundInColumns {
  readonly beyondMaximum?: number;
  readonly beyondSample?: number;
  readonly outsideDates?: number;
  readonly otherPriceBase?: number;
}

/**
 * The same of columns, which count such cases and name none: each is priced again by itself, where there are any.
 *
 * @param answers the warnings of each case by itself
 */
export function madeForOfColumns(
  { beyondMaximum = 0, beyondSample = 0, outsideDates = 0, otherPriceBase = 0 }: FoundInColumns,
  answers: () => Iterable<readonly Warning[]>,
): Warning[] {
  return beyondMaximum + beyondSample + outsideDates + otherPriceBase === 0 ? [] : madeForWarnings(answers());
}
