import * as z from 'zod';
import { type ProblemList, problemList, show } from '../../errors.js';
import { compareRatios, formatRatio, type Ratio, sumRatios, ZERO } from '../../exact/ratio.js';
import { idSchema } from '../../identifier.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseOrTell } from '../../parse/parse.js';
import type { Characteristic } from '../response/response.js';
import { listNames, nameKey, nameSchema } from '../text.js';
import { ageSchema, isWithinAges } from './ages.js';
import { sectionsFor } from './applies.js';
import { hasPoints } from './check-instrument.js';
import { type IndexedInstrument, indexOrTell } from './indexed.js';
import type { Instrument, InstrumentInput, Section, Statement } from './instrument.js';

/** For which case the maximum is asked, and whether statements without points are left out. */
export interface MaximumOptions {
  /** The age of the case in whole years; without age and characteristics, the most that any one case could have. */
  readonly age?: number;
  /** The facts about the case that bolt-on sections ask for. */
  readonly characteristics?: readonly Characteristic[];
  /** A statement for which the instrument has no points: refused (the default), or left out. */
  readonly unpriced?: 'refuse' | 'exclude' | undefined;
}

const maximumOptionsSchema = schemaFor<MaximumOptions>()(() =>
  z.strictObject({
    age: ageSchema.exactOptional(),
    characteristics: z.array(z.strictObject({ name: idSchema, value: nameSchema })).exactOptional(),
    unpriced: z.enum(['refuse', 'exclude']).default('refuse'),
  }),
);

/**
 * The most points that can be obtained: of a case, when its age or characteristics are given; otherwise the most that
 * any one case could have, bolt-on sections included.
 *
 * @returns points, exact
 * @throws RasError `undefined-result` where the instrument has no points; `choice-needed` where some of its statements
 * have none, unless `unpriced: 'exclude'`; `missing` naming a fact that decides on a section
 * @source RR145 5.7 (the maximum that the price point divides by)
 * @choice maximum-of-sections: without a case, the bolt-on sections that can apply together and give most; a section
 * for 0 to 5 and one for 14 and over are never added up
 * @category Questionnaires
 * @example
 * ```ts
 * import { maximumPoints } from 'openras/questionnaire';
 * const levels = (most: number) => [{ name: 'help', points: most }, { name: 'no help', points: 0 }];
 * const instrument = {
 *   schemaVersion: 1 as const,
 *   id: 'short',
 *   version: '1',
 *   title: 'A short questionnaire',
 *   source: { kind: 'council' as const, citation: 'Our council, 2026' },
 *   outcomes: [{ id: 'healthy', title: 'Be healthy' }],
 *   sections: [{ id: 'teens', title: 'From 14', appliesTo: { ages: { from: 14 } } }],
 *   statements: [
 *     { id: 'sleep', outcome: 'healthy', text: 'My child sleeps well', levels: levels(10) },
 *     { id: 'travel', outcome: 'healthy', section: 'teens', text: 'I travel alone', levels: levels(6) },
 *   ],
 * };
 * maximumPoints(instrument); // => '16'
 * maximumPoints(instrument, { age: 9 }); // => '10'
 * ```
 */
export function maximumPoints(instrument: InstrumentInput, options: MaximumOptions = {}): string {
  const problems = problemList();
  const choices = parseOrTell(maximumOptionsSchema, options, problems, ['options']);
  const indexed = indexOrTell(instrument, problems);
  if (indexed !== undefined) tellUnpriced(indexed.instrument, choices?.unpriced, problems);
  if (indexed === undefined || choices === undefined || problems.total > 0) return problems.throwAll();
  const { age, characteristics } = choices;
  const isForCase = age !== undefined || characteristics !== undefined;
  const bolted = isForCase ? maximumForCase(indexed, age, characteristics) : maximumForAny(indexed);
  return formatRatio(sumRatios([maximumIn(indexed, undefined), bolted]));
}

function tellUnpriced(
  { id, statements }: Instrument,
  unpriced: MaximumOptions['unpriced'],
  problems: ProblemList,
): void {
  const without = statements.filter((statement) => !hasPoints(statement));
  if (without.length === statements.length) {
    problems.add('undefined-result', ['instrument'], `${show(id)} has no points, so there is no maximum`);
  } else if (without.length > 0 && unpriced === 'refuse') {
    const message = `no points for ${namesOf(without)}; unpriced: 'exclude' leaves them out`;
    problems.add('choice-needed', ['instrument', 'statements'], message);
  }
}

const namesOf = (statements: readonly Statement[]): string => listNames(statements.map(({ id }) => show(id)));

/** The maximum of the statements of one section, or of those outside any section. */
function maximumIn({ statements }: IndexedInstrument, section: string | undefined): Ratio {
  const own = [...statements.values()].filter(({ statement }) => statement.section === section);
  return sumRatios(own.flatMap(({ maximum }) => maximum ?? []));
}

function maximumForCase(
  indexed: IndexedInstrument,
  age: number | undefined,
  characteristics: readonly Characteristic[] = [],
): Ratio {
  const problems = problemList();
  const values = new Map<string, string>();
  for (const { name, value } of characteristics) {
    const path = ['options', 'characteristics', name];
    if (values.has(name)) problems.add('duplicate', path, `${show(name)} is given twice; expected once`);
    values.set(name, value);
  }
  const facts = { ...(age === undefined ? {} : { age }), characteristics: values };
  const sections = sectionsFor(indexed.instrument, facts, problems, ['options']);
  problems.throwIfAny();
  return sumRatios(sections.map((id) => maximumIn(indexed, id)));
}

/** The most at any age; the sections that apply can only become more at an age where one of them begins. */
function maximumForAny(indexed: IndexedInstrument): Ratio {
  const { sections = [], ages } = indexed.instrument;
  const lowest = ages?.from ?? 0;
  const highest = ages?.to ?? Number.POSITIVE_INFINITY;
  const begins = sections.map(({ appliesTo }) => Math.max(lowest, appliesTo.ages?.from ?? lowest));
  const candidates = [...new Set(begins)].filter((age) => age <= highest);
  return greatest(candidates.map((age) => maximumAtAge(indexed, sections, age)));
}

function maximumAtAge(indexed: IndexedInstrument, sections: readonly Section[], age: number): Ratio {
  const open = sections.filter(({ appliesTo: { ages } }) => ages === undefined || isWithinAges(ages, age));
  const always = open.filter(({ appliesTo }) => appliesTo.characteristic === undefined);
  const facts = new Set(open.flatMap(({ appliesTo }) => appliesTo.characteristic?.name ?? []));
  const best = [...facts].map((fact) =>
    bestValue(
      indexed,
      open.filter(({ appliesTo }) => appliesTo.characteristic?.name === fact),
    ),
  );
  return sumRatios([totalOf(indexed, always), ...best]);
}

function totalOf(indexed: IndexedInstrument, sections: readonly Section[]): Ratio {
  return sumRatios(sections.map(({ id }) => maximumIn(indexed, id)));
}

/** The most that one value of a characteristic opens. */
function bestValue(indexed: IndexedInstrument, sections: readonly Section[]): Ratio {
  const keysOf = ({ appliesTo }: Section): string[] => appliesTo.characteristic?.oneOf.map(nameKey) ?? [];
  const values = new Set(sections.flatMap(keysOf));
  const totals = [...values].map((value) =>
    totalOf(
      indexed,
      sections.filter((section) => keysOf(section).includes(value)),
    ),
  );
  return greatest(totals);
}

function greatest(values: readonly Ratio[]): Ratio {
  return values.reduce((most, value) => (compareRatios(value, most) > 0 ? value : most), ZERO);
}
