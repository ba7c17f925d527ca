import { type Amount, formatAmount, formatPounds, type Pence } from '../money/amount.js';
import type { Warning } from '../warning.js';

/** An existing family in a pot with a budget of £0: the services that it needs have to be costed out of its package. */
export interface PackageBeside {
  /** The family's id. */
  readonly caseId: string;
  /** Its package in pounds a year, which is in the pot and not free. */
  readonly packageValue: Amount;
}

/** The package of a family that nobody has given an amount; none where it has no package, or has an amount. */
export function besideOf(caseId: string, budget: Pence, packageValue: Pence | undefined): PackageBeside[] {
  if (budget > 0n || packageValue === undefined || packageValue === 0n) return [];
  return [{ caseId, packageValue: formatAmount(packageValue) }];
}

/** Names each package that is beside a balance. */
export function besideWarnings(packages: readonly PackageBeside[]): Warning[] {
  return packages.map(({ caseId, packageValue }) => {
    const message = `${caseId} has a budget of £0.00: its package of ${formatPounds(packageValue)} a year is in the pot and not free, whatever is said to be left of the pot`;
    return { code: 'package-beside', message, caseId, details: { pounds: packageValue } };
  });
}
