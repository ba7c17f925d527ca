import { soundFields } from '../../parse/sound-fields.js';
import {
  type Band,
  bandFields,
  type Instrument,
  type Level,
  levelFields,
  type NeedQuestion,
  needQuestionFields,
  type Outcome,
  outcomeFields,
  rangeFields,
  type Section,
  type Statement,
  sectionFields,
  statementFields,
} from './instrument.js';

/** What of an instrument could be read: all of it, or what is left when its faults are taken away. */
export interface SoundInstrument extends Pick<Partial<Instrument>, 'effectiveFrom' | 'effectiveTo' | 'ages'> {
  readonly outcomes: SoundList<Outcome>;
  readonly sections: SoundList<Section>;
  readonly statements: SoundList<SoundStatement>;
  readonly needQuestion?: Partial<NeedQuestion>;
}

/** A statement as far as it could be read. */
export interface SoundStatement extends Statement {
  /** Something about its levels, its bands or why it has no points was refused, so that little more is said of them. */
  readonly hasFaultyScale: true;
  /** What of the levels of such a scale could be read, and of its bands, each in its place. */
  readonly soundLevels?: readonly SoundLevel[];
  readonly soundBands?: readonly Partial<Band>[];
}

/** A level as far as it could be read. */
export interface SoundLevel extends Partial<Level> {
  /** Whether it states points, readable or not. */
  readonly isPriced: boolean;
}

/** A list of which every entry is in its place, with the fields that could be read. */
export interface SoundList<Entry> {
  readonly entries: readonly Partial<Entry>[];
  /** Whether every entry has its id, so that what names an entry can be checked. */
  readonly isWhole: boolean;
}

/** A whole instrument. */
export function wholeInstrument({ outcomes, sections, statements, ...rest }: Instrument): SoundInstrument {
  return { ...rest, outcomes: whole(outcomes), sections: whole(sections ?? []), statements: whole(statements) };
}

function whole<Entry>(entries: readonly Entry[]): SoundList<Entry> {
  return { entries, isWhole: true };
}

/** What is left of an instrument that its schema refused. */
export function soundInstrument(input: unknown): SoundInstrument {
  if (typeof input !== 'object' || input === null) return NOTHING;
  const { outcomes, sections, statements, needQuestion } = input as Readonly<Record<string, unknown>>;
  return {
    ...soundFields(rangeFields(), input),
    outcomes: notEmpty(soundList(outcomes, (entry) => soundFields(outcomeFields(), entry))),
    sections: sections === undefined ? whole([]) : soundList(sections, (entry) => soundFields(sectionFields(), entry)),
    statements: soundList(statements, soundStatement),
    ...(needQuestion === undefined ? {} : { needQuestion: soundNeedQuestion(needQuestion) }),
  };
}

function soundStatement(entry: unknown): Partial<SoundStatement> {
  const sound = soundFields(statementFields(), entry);
  const isFaulty = (['levels', 'bands', 'unpriced'] as const).some((key) => isRefused(entry, sound, key));
  if (!isFaulty) return sound;
  const { levels, bands } = entry as Readonly<Record<string, unknown>>;
  return {
    ...sound,
    hasFaultyScale: true,
    ...(Array.isArray(levels) && { soundLevels: levels.map(soundLevel) }),
    ...(Array.isArray(bands) && { soundBands: bands.map((one) => soundFields(bandFields(), one)) }),
  };
}

function soundLevel(input: unknown): SoundLevel {
  const isPriced = typeof input === 'object' && input !== null && Object.hasOwn(input, 'points');
  return { ...soundFields(levelFields(), input), isPriced };
}

function soundNeedQuestion(input: unknown): Partial<NeedQuestion> {
  const { role, ...sound } = soundFields(needQuestionFields(), input);
  // What a role asks of the answers that were refused is not said as well.
  return role === undefined || isRefused(input, sound, 'noSupportNeeded') ? sound : { ...sound, role };
}

/** Whether an object has a key that could not be read. */
function isRefused(input: unknown, sound: object, key: string): boolean {
  return typeof input === 'object' && input !== null && Object.hasOwn(input, key) && !Object.hasOwn(sound, key);
}

/** A list that may not be empty; that it is was told, and not that what names one of its entries finds none. */
function notEmpty<Entry>(list: SoundList<Entry>): SoundList<Entry> {
  return list.entries.length === 0 ? { ...list, isWhole: false } : list;
}

const UNREADABLE = { entries: [], isWhole: false };
const NOTHING: SoundInstrument = { outcomes: UNREADABLE, sections: UNREADABLE, statements: UNREADABLE };

function soundList<Entry extends { readonly id: string }>(
  input: unknown,
  read: (entry: unknown) => Partial<Entry>,
): SoundList<Entry> {
  if (!Array.isArray(input)) return UNREADABLE;
  const entries = Array.from(input, read);
  return { entries, isWhole: entries.every(({ id }) => id !== undefined) };
}
