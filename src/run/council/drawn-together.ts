import type { Family } from '../family/family.js';

/**
 * Families with the household that they are drawn by: children of one household, and children who share a package, are one
 * unit, and so are two households whose children share one.
 *
 * @choice package-unit: children who share a package are one unit where samples are drawn anew, whether a household is
 * named or not: halves of one package are not two packages that happen to agree
 */
export function drawnTogether(families: readonly Family[]): Family[] {
  if (families.every(({ sharedPackage }) => sharedPackage === undefined)) return [...families];
  // Each name leads to another of its unit, until one leads to itself.
  const leads = new Map<string, string>();
  const endOf = (name: string): string => {
    const next = leads.get(name) ?? name;
    return next === name ? name : endOf(next);
  };
  for (const { household, sharedPackage } of families) {
    if (sharedPackage === undefined || household === undefined) continue;
    const [home, shared] = [endOf(`h ${household}`), endOf(`p ${sharedPackage}`)];
    leads.set(shared, home);
  }
  return families.map((family) => {
    const { household, sharedPackage } = family;
    if (household === undefined && sharedPackage === undefined) return family;
    const name = household === undefined ? `p ${sharedPackage}` : `h ${household}`;
    return { ...family, household: endOf(name) };
  });
}
