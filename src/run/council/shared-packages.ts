import { type Path, type ProblemList, show } from '../../errors.js';
import { at } from '../../exact/at.js';
import { ONE, parseRatio, type Ratio } from '../../exact/ratio.js';
import { type Amount, formatAmount, formatPounds, type Pence, parseAmount } from '../../money/amount.js';
import { sharePence } from '../../money/share.js';
import type { Warning } from '../../warning.js';
import type { FamilyRow } from './family-row.js';
import type { SharedPackagesChoice } from './settings.js';

/** A family's package before it is known whether it is shared: from its lines, or from its row. */
export interface OwnPackage {
  readonly amount: Amount | undefined;
  readonly oneOff: Amount | undefined;
  /** Lines without a price. */
  readonly unpriced: readonly string[];
  readonly points: string | undefined;
}

/** What a family has of a package that it shares. */
export interface PackageShare {
  readonly amount?: Amount;
  readonly oneOff?: Amount;
  /** Why the family is left out. */
  readonly excludeReason?: string;
}

/** The shares of all packages that are shared, by case, and a sentence for each of the packages. */
export interface PackageShares {
  readonly byCase: ReadonlyMap<string, PackageShare>;
  readonly warnings: readonly Warning[];
}

interface Member {
  readonly row: FamilyRow;
  readonly index: number;
  readonly own: OwnPackage;
}

const WAYS = {
  lines: 'by the lines of each child',
  points: 'by points',
  equally: 'equally',
} as const;

/**
 * Splits the packages that several children share, so that the money counts once.
 *
 * @param hasLines whether packages come from lines, which stand with the child that they are for
 * @choice shared-package: a package that two children share counts once; the council names how it is split: by the
 * lines' child, by points, equally, or kept out, when its children are left out with that reason and counted
 */
export function shareOut(
  rows: readonly FamilyRow[],
  ownOf: (row: FamilyRow) => OwnPackage,
  hasLines: boolean,
  choice: SharedPackagesChoice | undefined,
  at: Path,
  problems: ProblemList,
): PackageShares {
  const packages = new Map<string, Member[]>();
  rows.forEach((row, index) => {
    const { sharedPackage } = row;
    if (sharedPackage === undefined) return;
    packages.set(sharedPackage, [...(packages.get(sharedPackage) ?? []), { row, index, own: ownOf(row) }]);
  });
  const byCase = new Map<string, PackageShare>();
  const warnings: Warning[] = [];
  if (packages.size > 0 && choice?.split === undefined) {
    const [name] = packages.keys();
    const message = `${show(name)} is a package of several children; say in sharedPackages.split how it is split: lines, points, equally, or keep-out`;
    problems.add('choice-needed', ['settings', 'sharedPackages'], message);
    return { byCase, warnings };
  }
  for (const [name, members] of packages) {
    const split = choice?.split ?? 'keep-out';
    const shares = sharesOf(name, members, split, hasLines, at, problems);
    if (shares === undefined) continue;
    members.forEach(({ row: { caseId } }, place) => {
      const share = shares[place];
      if (share !== undefined) byCase.set(caseId, share);
    });
    warnings.push(warningOf(name, members, shares, split));
  }
  return { byCase, warnings };
}

function sharesOf(
  name: string,
  members: readonly Member[],
  split: NonNullable<SharedPackagesChoice['split']>,
  hasLines: boolean,
  rowsAt: Path,
  problems: ProblemList,
): PackageShare[] | undefined {
  const before = problems.total;
  const place = (index: number): Path => [...rowsAt, index, 'sharedPackage'];
  const [first] = members;
  if (first === undefined) return undefined;
  const add = (code: 'inconsistent' | 'missing', index: number, message: string) =>
    problems.add(code, place(index), message);
  if (members.length === 1 && (first.row.excludeReason ?? '') === '') {
    add('inconsistent', first.index, `only this family names ${show(name)}; a package is shared by two or more`);
  }
  for (const { row, index } of members) {
    if (row.status === 'newcomer') add('inconsistent', index, 'is a newcomer, who has no package to share');
  }
  if (split === 'lines' && !hasLines) {
    add('missing', first.index, 'is split by the lines of each child, and the packages are not given as lines');
  }
  const others = (own: Member): string =>
    members
      .filter((one) => one !== own)
      .map(({ row }) => row.caseId)
      .join(', ');
  const leftOut = members.map((own) => ({ excludeReason: `shares the package ${name} with ${others(own)}` }));
  const unpriced = members.flatMap(({ own }) => own.unpriced);
  // What is not known of the whole is not known of a part; lines that stand with a child are that child's.
  if (unpriced.length > 0 && split !== 'lines') {
    return members.map(() => ({ excludeReason: `no price for ${unpriced.join(', ')}` }));
  }
  const money = moneyOf(name, members, hasLines, (message) => add('inconsistent', first.index, message));
  if (
    split === 'points' &&
    members.every(({ own }) => own.points === undefined || parseRatio(own.points).numerator === 0n)
  ) {
    add('missing', first.index, 'is split by points, and none of its children has any');
  }
  if (money === undefined || problems.total > before) return undefined;
  if (split === 'keep-out') return leftOut;
  if (split === 'lines') {
    return members.map(({ own }): PackageShare => {
      if (own.unpriced.length > 0) return { excludeReason: `no price for ${own.unpriced.join(', ')}` };
      return { amount: own.amount ?? '0.00', oneOff: own.oneOff ?? '0.00' };
    });
  }
  const weights = members.map(({ own }): Ratio => (split === 'equally' ? ONE : parseRatio(own.points ?? '0')));
  const shared = (pence: Pence): Pence[] => sharePence(pence, weights, 'largest-remainder');
  // Apart, so that no child has more of what was bought once than of the whole.
  const [oneOffs, rest] = [shared(money.oneOff), shared(money.amount - money.oneOff)];
  return members.map((_, index) => ({
    amount: formatAmount(at(oneOffs, index) + at(rest, index)),
    oneOff: formatAmount(at(oneOffs, index)),
  }));
}

/** The whole package: the sum of all lines, or the amount that stands with one child, or alike with several. */
function moneyOf(
  name: string,
  members: readonly Member[],
  hasLines: boolean,
  refuse: (message: string) => void,
): { amount: Pence; oneOff: Pence } | undefined {
  const stated = members.filter(({ own }) => own.amount !== undefined);
  const pence = (text: Amount | undefined): Pence => parseAmount(text ?? '0');
  if (hasLines) {
    const sum = (of: (own: OwnPackage) => Amount | undefined) =>
      stated.reduce((total, { own }) => total + pence(of(own)), 0n);
    return { amount: sum((own) => own.amount), oneOff: sum((own) => own.oneOff) };
  }
  const [first] = stated;
  if (first === undefined) {
    refuse(`${show(name)} has no amount; give it with one of its children`);
    return undefined;
  }
  const whole = { amount: pence(first.own.amount), oneOff: pence(first.own.oneOff) };
  const other = stated.find(({ own }) => pence(own.amount) !== whole.amount || pence(own.oneOff) !== whole.oneOff);
  if (other === undefined) return whole;
  const [one, two] = [first, other].map(({ row, own }) => `${row.caseId} ${formatPounds(own.amount ?? '0.00')}`);
  refuse(
    `${show(name)} is not alike with its children (${one}, ${two}); give the whole package once, or alike with each`,
  );
  return undefined;
}

function warningOf(
  name: string,
  members: readonly Member[],
  shares: readonly PackageShare[],
  split: NonNullable<SharedPackagesChoice['split']>,
): Warning {
  const names = members.map(({ row }) => row.caseId).join(', ');
  const kept = shares.filter(({ amount }) => amount !== undefined);
  const details = { package: name, cases: names };
  if (kept.length === 0 || split === 'keep-out') {
    const message = `the package ${name} of ${names} is kept out: ${members.length} children are left out and counted`;
    return { code: 'shared-package', message, details };
  }
  const apart = shares.map(yearlyAndOnce);
  const [total, once] = [0, 1].map((part) => formatAmount(apart.reduce((sum, own) => sum + at(own, part), 0n))) as [
    Amount,
    Amount,
  ];
  const parts = members.map(({ row }, index) => {
    const [yearly, own] = at(apart, index);
    return `${row.caseId} ${formatPounds(formatAmount(yearly))}${own === 0n ? '' : ` and ${formatPounds(formatAmount(own))} once`}`;
  });
  const isOnce = parseAmount(once) !== 0n;
  const what = `${formatPounds(total)} a year${isOnce ? ` and a one-off of ${formatPounds(once)}` : ''}`;
  const message = `the package ${name} of ${what} is shared and counts once, split ${WAYS[split]}: ${parts.join(', ')}`;
  return { code: 'shared-package', message, details: { ...details, pounds: total, ...(isOnce && { oneOff: once }) } };
}

/** What comes each year, and what was bought once, which is no amount a year. */
function yearlyAndOnce({ amount = '0', oneOff = '0' }: PackageShare): readonly [Pence, Pence] {
  return [parseAmount(amount) - parseAmount(oneOff), parseAmount(oneOff)];
}

/** A family as far as it may share a package with another. */
interface Alike {
  readonly row: FamilyRow;
  readonly amount: Amount | undefined;
  readonly assessedOn: string | undefined;
}

/**
 * Asks about packages of the same amount in one household, or, unless both households are known, assessed on one day.
 *
 * @choice same-amount: the same amount above £0 in the same household, or on the same day of assessment unless both
 * households are known, is asked about: it may be one package that stands twice
 */
export function askOfEqualPackages(
  families: readonly Alike[],
  choice: SharedPackagesChoice | undefined,
  problems: ProblemList,
): void {
  if (choice?.separate === 'all') return;
  const separate = new Set(choice?.separate ?? []);
  const byHousehold = new Map<string, string>();
  const byDay = new Map<string, { of: string; withoutHousehold?: string }>();
  const pairs: string[] = [];
  for (const { row, amount, assessedOn } of families) {
    const { caseId, household, sharedPackage, excludeReason } = row;
    const isOut = excludeReason !== undefined || sharedPackage !== undefined || separate.has(caseId);
    if (isOut || amount === undefined || parseAmount(amount) === 0n) continue;
    const ask = (other: string, what: string): void =>
      void pairs.push(`${other} and ${caseId}, ${what}, both have ${formatPounds(amount)}`);
    const home = household === undefined ? undefined : JSON.stringify([household, amount]);
    const there = home === undefined ? undefined : byHousehold.get(home);
    const day = assessedOn === undefined ? undefined : JSON.stringify([assessedOn, amount]);
    const then = day === undefined ? undefined : byDay.get(day);
    // Two households that are known are two families, whatever the day.
    const other = household === undefined ? then?.of : then?.withoutHousehold;
    if (there !== undefined) ask(there, `of the household ${household}`);
    else if (other !== undefined) ask(other, `assessed on ${assessedOn}`);
    if (home !== undefined && there === undefined) byHousehold.set(home, caseId);
    if (day === undefined) continue;
    const one = then ?? { of: caseId };
    if (household === undefined) one.withoutHousehold ??= caseId;
    byDay.set(day, one);
  }
  const [first] = pairs;
  if (first === undefined) return;
  const more = pairs.length === 1 ? '' : ` and ${pairs.length - 1} more`;
  const message = `${first}${more}: one package that stands twice, or two? Name sharedPackage for the children of one package, or name the cases in sharedPackages.separate`;
  problems.add('choice-needed', ['settings', 'sharedPackages'], message, { pairs: pairs.length });
}
