import * as z from 'zod';
import { fail } from '../../errors.js';
import { formatAmount, type Pence } from '../../money/amount.js';
import { given, penceInPounds } from '../../record/step/recorder.js';
import type { RuleContext } from './context.js';

/**
 * Which part of the traditional package a rule holds an amount against.
 *
 * - `whole`: all of it
 * - `without-one-off`: less what was bought once
 * - `recurring`: less what was bought once and less its contingency lines
 *
 * @source RR145 5.31 (one-off purchases skew budgets), Table 42 (one-off and contingency lines of a plan)
 * @choice package-base: named by the policy as soon as a case has one-off or contingency parts; no default then
 */
export const PACKAGE_BASES = ['whole', 'without-one-off', 'recurring'] as const;

/** Which part of the traditional package a rule holds an amount against. */
export type PackageBase = (typeof PACKAGE_BASES)[number];

/** What a rule states that compares with the traditional package. */
export interface ComparesWithPackage {
  /** The part of the package that it compares with; named as soon as a case has parts that end, no default then. */
  readonly base?: PackageBase;
}

/** The fields of a rule that compares with the traditional package. */
export function baseFields() {
  return { base: z.enum(PACKAGE_BASES).exactOptional() };
}

/** Why a rule that looks at the package leaves a case alone. */
export const NO_PACKAGE = 'the family is new and has no package to compare with';

/**
 * Records the part of the traditional package that a rule compares with, as step `package`.
 *
 * @returns whole pence; undefined for a newcomer
 * @throws RasError `missing` when the package of a family that had one is not known; `choice-needed` when the case has
 * one-off or contingency parts and the rule does not say what to do with them
 */
export function recordPackage(context: RuleContext, base: PackageBase | undefined): Pence | undefined {
  const { one, record, casePath, rulePath } = context;
  const { traditional } = one.amounts;
  if (traditional === null) {
    if (one.status !== 'existing') return undefined;
    return fail('missing', [...casePath, 'amounts', 'traditional'], 'the family had a package, whose value is needed');
  }
  const { oneOff = 0n, contingency = 0n } = one.packageParts ?? {};
  if (base === undefined && oneOff + contingency > 0n) {
    const expected = `expected one of ${PACKAGE_BASES.join(', ')}`;
    fail('choice-needed', [...rulePath, 'base'], `the package of ${one.caseId} has parts that end; ${expected}`);
  }
  record.take('whole-package', 'the traditional package', traditional, 'value of the package before');
  const parts = [];
  if (base === 'without-one-off' || base === 'recurring') {
    parts.push(given('less', penceInPounds(oneOff), 'bought once'));
  }
  if (base === 'recurring') parts.push(given('less', penceInPounds(contingency), 'contingency lines'));
  record.work('exact-package', `the package, ${base ?? 'whole'}`, 'subtract', [
    record.ref('from', 'whole-package'),
    ...parts,
  ]);
  return record.pounds('package', 'exact-package', 'the amount that this rule compares with');
}

/** Which way a transition rule works: for families who fall, who rise, or both. */
export const SIDES = ['falls', 'rises', 'both'] as const;

/** Which way a transition rule works. */
export type Side = (typeof SIDES)[number];

/** Why a rule for one side leaves an amount alone; undefined when it applies. */
export function otherSide(side: Side, target: Pence, base: Pence): string | undefined {
  if (side === 'falls' && target >= base) return `${formatAmount(target)} is no fall from ${formatAmount(base)}`;
  if (side === 'rises' && target <= base) return `${formatAmount(target)} is no rise from ${formatAmount(base)}`;
  return undefined;
}
