import { type Path, type ProblemList, show } from '../../errors.js';
import { nameKey } from '../text.js';
import { isWithinAges } from './ages.js';
import type { Instrument, Section } from './instrument.js';

/** What bolt-on sections ask of a case. */
export interface CaseFacts {
  /** In whole years. */
  readonly age?: number;
  /** The value of each fact, by its name. */
  readonly characteristics: ReadonlyMap<string, string>;
  /** Facts that were given and could not be read, which was told: `age`, or the path of a characteristic. */
  readonly isRefused?: (fact: Path) => boolean;
}

/** The ids of the bolt-on sections that apply to a case; a fact that decides and is not given is a problem. */
export function sectionsFor(
  { sections = [] }: Instrument,
  facts: CaseFacts,
  problems: ProblemList,
  at: Path,
): string[] {
  const missing = new Map<string, Path>();
  const applying = sections.filter((section) => {
    const unknown = factsNotGiven(section, facts);
    // A fact that was refused might rule the section out, so that no other is asked for.
    if (!unknown.some((path) => facts.isRefused?.(path))) for (const path of unknown) missing.set(path.join('.'), path);
    return unknown.length === 0 && applies(section, facts);
  });
  for (const path of missing.values()) {
    problems.add('missing', [...at, ...path], `${show(path.at(-1))} is not given, and decides which sections apply`);
  }
  return applying.map(({ id }) => id);
}

/** The facts that a section's conditions need and that the case lacks, unless another condition already rules it out. */
function factsNotGiven({ appliesTo }: Section, { age, characteristics }: CaseFacts): Path[] {
  const { ages, characteristic } = appliesTo;
  const value = characteristic && characteristics.get(characteristic.name);
  const ageRules = ages !== undefined && age !== undefined && !isWithinAges(ages, age);
  const valueRules = characteristic !== undefined && value !== undefined && !isOneOf(characteristic.oneOf, value);
  if (ageRules || valueRules) return [];
  const missing: Path[] = [];
  if (ages !== undefined && age === undefined) missing.push(['age']);
  if (characteristic !== undefined && value === undefined) missing.push(['characteristics', characteristic.name]);
  return missing;
}

function applies({ appliesTo: { ages, characteristic } }: Section, { age, characteristics }: CaseFacts): boolean {
  if (ages !== undefined && (age === undefined || !isWithinAges(ages, age))) return false;
  if (characteristic === undefined) return true;
  const value = characteristics.get(characteristic.name);
  return value !== undefined && isOneOf(characteristic.oneOf, value);
}

function isOneOf(names: readonly string[], value: string): boolean {
  const key = nameKey(value);
  return names.some((name) => nameKey(name) === key);
}
