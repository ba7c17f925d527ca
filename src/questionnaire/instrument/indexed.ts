import type { ProblemList } from '../../errors.js';
import { POINTS, parseExact } from '../../exact/quantity.js';
import { compareRatios, type Ratio, ratio } from '../../exact/ratio.js';
import { keeping } from '../../kept.js';
import { nameKey } from '../text.js';
import { hasPoints } from './check-instrument.js';
import type { Band, Instrument, Statement } from './instrument.js';
import { readInstrument } from './parse-instrument.js';

/** A support level, its points exact. */
export interface IndexedLevel {
  readonly name: string;
  readonly position: number;
  readonly points?: Ratio;
}

/** A statement with its levels or bands by name. */
export interface IndexedStatement {
  readonly statement: Statement;
  /** By the compared form of the name; empty where the statement has bands. */
  readonly levels: ReadonlyMap<string, IndexedLevel>;
  /** By the compared form of the name; empty where the statement has levels. */
  readonly bands: ReadonlyMap<string, Band>;
  /** The most points that it gives; absent where it has none. */
  readonly maximum?: Ratio;
  /** Whether the need question is asked of it. */
  readonly asksNeed: boolean;
}

/** An instrument with everything that scoring looks up. */
export interface IndexedInstrument {
  readonly instrument: Instrument;
  readonly statements: ReadonlyMap<string, IndexedStatement>;
  /** The need answers as the instrument writes them, by the compared form of the name. */
  readonly needAnswers: ReadonlyMap<string, string>;
  /** The need answers, as the instrument writes them, that mean that no support is needed. */
  readonly noSupportNeeded: ReadonlySet<string>;
}

/** Reads and prepares the instrument of a call; what is wrong with it goes to `problems`. */
export function indexOrTell(input: unknown, problems: ProblemList): IndexedInstrument | undefined {
  try {
    return indexKept(input, ['instrument']);
  } catch (error) {
    problems.addError(error);
    return undefined;
  }
}

const indexKept = /* @__PURE__ */ keeping((input, at) => indexInstrument(readInstrument(input, at)));

/** Prepares a parsed instrument for scoring many responses. */
export function indexInstrument(instrument: Instrument): IndexedInstrument {
  const { needQuestion, statements } = instrument;
  const needAnswers = new Map(needQuestion?.answers.map(({ name }) => [nameKey(name), name]));
  const noSupport = needQuestion?.noSupportNeeded?.map((name) => needAnswers.get(nameKey(name)) ?? name);
  const asksNeed = needQuestion !== undefined;
  return {
    instrument,
    statements: new Map(statements.map((statement) => [statement.id, indexStatement(statement, asksNeed)])),
    needAnswers,
    noSupportNeeded: new Set(noSupport),
  };
}

function indexStatement(statement: Statement, instrumentAsksNeed: boolean): IndexedStatement {
  const levels = (statement.levels ?? []).map(({ name, points }, position): IndexedLevel => {
    const level = { name, position };
    return points === undefined ? level : { ...level, points: parseExact(points, POINTS) };
  });
  const bands = statement.bands ?? [];
  const indexed = {
    statement,
    levels: new Map(levels.map((level) => [nameKey(level.name), level])),
    bands: new Map(bands.map((band) => [nameKey(band.name), band])),
    asksNeed: instrumentAsksNeed && statement.asksNeed !== false,
  };
  if (!hasPoints(statement)) return indexed;
  const points = levels.flatMap((level) => level.points ?? []);
  return { ...indexed, maximum: greatest([...points, ...bands.map(({ to }) => ratio(BigInt(to)))]) };
}

function greatest(values: readonly Ratio[]): Ratio {
  return values.reduce((most, value) => (compareRatios(value, most) > 0 ? value : most), ratio(0n));
}
