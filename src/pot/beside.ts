import { type Amount, formatAmount, formatPounds, type Pence } from '../money/amount.js';
import type { Warning } from '../warning.js';

/**
 * A budget that is an amount; none where it is £0, which is not what a family will need: it carries the advice to refer.
 *
 * @choice zero-is-no-amount: a budget of £0 is no amount, in balances and for assessed need, until a policy makes more of it or
 * the family was told it
 */
export function amountOrNone(budget: Pence): Pence | null {
  return budget > 0n ? budget : null;
}

/** An existing family in a pot with a budget of £0: the services that it needs have to be costed out of its package. */
export interface PackageBeside {
  /** The family's id. */
  readonly caseId: string;
  /** Its package in pounds a year, which is in the pot and not free. */
  readonly packageValue: Amount;
}

/** The package of a family that nobody has given an amount; none where it has no package, or has an amount. */
export function besideOf(caseId: string, budget: Pence, packageValue: Pence | undefined): PackageBeside[] {
  if (amountOrNone(budget) !== null || packageValue === undefined || packageValue === 0n) return [];
  return [{ caseId, packageValue: formatAmount(packageValue) }];
}

/** Names each package that is beside a balance. */
export function besideWarnings(packages: readonly PackageBeside[]): Warning[] {
  return packages.map(({ caseId, packageValue }) => {
    const message = `${caseId} has a budget of £0.00: its package of ${formatPounds(packageValue)} a year is in the pot and not free, whatever is said to be left of the pot`;
    return { code: 'package-beside', message, caseId, details: { pounds: packageValue } };
  });
}

/** A family in a pot: its budget, and its package where that is stated. */
export interface FamilyInPot {
  readonly caseId: string;
  readonly budget: Pence;
  readonly traditional?: Pence | undefined;
}

/** What the packages of families without an amount come to, each named; of one that is not stated it is said that it is not. */
export function referredIn(families: readonly FamilyInPot[]): { setAside: Pence; warnings: Warning[] } {
  const referred = families.filter(({ budget }) => amountOrNone(budget) === null);
  return {
    setAside: referred.reduce((sum, { traditional = 0n }) => sum + traditional, 0n),
    warnings: referred.flatMap(({ caseId, traditional }): Warning[] => {
      if (traditional === 0n) return [];
      if (traditional === undefined) {
        const message = `${caseId} has no amount, and its package is not stated: if it has one, it is part of the balance and not free`;
        return [{ code: 'package-not-stated', message, caseId }];
      }
      const pounds = formatAmount(traditional);
      const message = `${caseId} has no amount: its package of ${formatPounds(pounds)} is set aside of the pot, and not left`;
      return [{ code: 'package-beside', message, caseId, details: { pounds } }];
    }),
  };
}
