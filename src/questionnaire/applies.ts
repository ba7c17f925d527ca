import type { Path } from '../errors.js';
import { type ProblemList, show } from '../errors.js';
import type { Instrument, Section } from './instrument.js';
import { nameKey } from './text.js';

/** What bolt-on sections ask of a case. */
export interface CaseFacts {
  /** In whole years. */
  readonly age?: number;
  readonly characteristics?: readonly { readonly name: string; readonly value: string }[];
}

/** The ids of the bolt-on sections that apply to a case; a fact that decides and is not given is a problem. */
export function sectionsFor(
  { sections = [] }: Instrument,
  facts: CaseFacts,
  problems: ProblemList,
  at: Path,
): string[] {
  const values = characteristicsOf(facts, problems, at);
  const missing = new Set<string>();
  const applying = sections.filter((section) => {
    const unknown = factsNotGiven(section, facts.age, values);
    for (const fact of unknown) missing.add(fact);
    return unknown.length === 0 && applies(section, facts.age, values);
  });
  for (const fact of missing) {
    const path = fact === 'age' ? [...at, fact] : [...at, 'characteristics', fact];
    problems.add('missing', path, `${show(fact)} is not given, and decides which sections apply`);
  }
  return applying.map(({ id }) => id);
}

type Values = ReadonlyMap<string, string>;

function characteristicsOf({ characteristics = [] }: CaseFacts, problems: ProblemList, at: Path): Values {
  const values = new Map<string, string>();
  characteristics.forEach(({ name, value }, index) => {
    if (values.has(name))
      problems.add('duplicate', [...at, 'characteristics', index], `${show(name)} is given twice; expected once`);
    values.set(name, value);
  });
  return values;
}

/** The facts that a section's conditions need and that the case lacks, unless another condition already rules it out. */
function factsNotGiven({ appliesTo }: Section, age: number | undefined, values: Values): string[] {
  const { ages, characteristic } = appliesTo;
  const ageRules = ages !== undefined && age !== undefined && !isWithinAges(ages, age);
  const value = characteristic && values.get(characteristic.name);
  const valueRules = characteristic !== undefined && value !== undefined && !isOneOf(characteristic.oneOf, value);
  if (ageRules || valueRules) return [];
  const missing: string[] = [];
  if (ages !== undefined && age === undefined) missing.push('age');
  if (characteristic !== undefined && value === undefined) missing.push(characteristic.name);
  return missing;
}

function applies({ appliesTo: { ages, characteristic } }: Section, age: number | undefined, values: Values): boolean {
  if (ages !== undefined && (age === undefined || !isWithinAges(ages, age))) return false;
  if (characteristic === undefined) return true;
  const value = values.get(characteristic.name);
  return value !== undefined && isOneOf(characteristic.oneOf, value);
}

/** Whether an age in whole years lies in a range, both ends included. */
export function isWithinAges({ from, to = Number.POSITIVE_INFINITY }: { from: number; to?: number }, age: number) {
  return age >= from && age <= to;
}

function isOneOf(names: readonly string[], value: string): boolean {
  const key = nameKey(value);
  return names.some((name) => nameKey(name) === key);
}
