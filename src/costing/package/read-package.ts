import { type Path, type ProblemList, show } from '../../errors.js';
import { readAsData } from '../../guard/guard.js';
import { formatDay } from '../../money/calendar.js';
import { lookAsFar } from '../../parse/as-far.js';
import { parseOrTell } from '../../parse/parse.js';
import { type SoundFields, soundFields } from '../../parse/sound-fields.js';
import { type Line, lineFields, lineSchema } from '../line/line.js';
import { checkForm } from '../line/line-form.js';
import { checkUnique } from '../unique-ids.js';
import { MAX_LINES, MAX_NEEDS, needFields, type Package, packageFields, packageSchema } from './package.js';

/** A package as far as it could be read; what could not was told. */
export interface ReadPackage {
  /** The package, where nothing about it was told. */
  readonly whole: Package | undefined;
  /** What it states for all lines. */
  readonly head: SoundFields<ReturnType<typeof packageFields>>;
  /** Each line in its place; undefined where something about it was told. */
  readonly lines: readonly (Line | undefined)[];
}

/** Reads a package and checks what its schema cannot: forms, ids, references and dates. All that is wrong is told. */
export function readPackage(input: unknown, problems: ProblemList, at: Path): ReadPackage | undefined {
  return readAsData(input, at, () => {
    const before = problems.total;
    if (isHuge(input, problems, at)) return undefined;
    const parsed = parseOrTell(packageSchema, input, problems, at);
    const found = parsed === undefined ? soundPackage(input) : wholePackage(parsed);
    checkIds(found, problems, at);
    checkOrder(found.head, problems, at);
    const lines = found.lines.map((line, index) => checkLine(line, found, problems, [...at, 'lines', index]));
    return { whole: problems.total === before ? parsed : undefined, head: found.head, lines };
  });
}

/** What is left of a package when its faults are taken away. */
interface FoundPackage {
  readonly head: ReadPackage['head'];
  /** Undefined where needs are not stated, or cannot all be read. */
  readonly needs: readonly { readonly id: string }[] | undefined;
  /** Whether every need has its id, so that what names one can be checked. */
  readonly knowsNeeds: boolean;
  readonly lines: readonly FoundLine[];
}

interface FoundLine {
  readonly fields: SoundFields<ReturnType<typeof lineFields>>;
  readonly whole: Line | undefined;
  /** As it was given. */
  readonly given: unknown;
}

function wholePackage({ needs, lines, ...head }: Package): FoundPackage {
  return { head, needs, knowsNeeds: true, lines: lines.map((line) => ({ fields: line, whole: line, given: line })) };
}

function soundPackage(input: unknown): FoundPackage {
  const { needs, lines } = (input ?? {}) as Readonly<Record<string, unknown>>;
  const ids = (Array.isArray(needs) ? needs : []).map((need) => soundFields(needFields(), need).id);
  const known = ids.filter((id) => id !== undefined);
  return {
    head: soundFields(packageFields(), input),
    needs: known.map((id) => ({ id })),
    knowsNeeds: known.length === ids.length && (needs === undefined || Array.isArray(needs)),
    lines: (Array.isArray(lines) ? Array.from<unknown>(lines) : []).map((line) => {
      const result = lineSchema.safeParse(line);
      return { fields: soundFields(lineFields(), line), whole: result.success ? result.data : undefined, given: line };
    }),
  };
}

/** Sizes are looked at first, so that a million bad lines are one problem. */
function isHuge(input: unknown, problems: ProblemList, at: Path): boolean {
  if (typeof input !== 'object' || input === null) return false;
  const before = problems.total;
  const { lines, needs } = input as { readonly lines?: unknown; readonly needs?: unknown };
  if (Array.isArray(lines) && lines.length > MAX_LINES) {
    const message = `a package has at most ${MAX_LINES} lines, not ${lines.length}`;
    problems.add('too-large', [...at, 'lines'], message);
  }
  if (Array.isArray(needs) && needs.length > MAX_NEEDS) {
    const message = `a package has at most ${MAX_NEEDS} needs, not ${needs.length}`;
    problems.add('too-large', [...at, 'needs'], message);
  }
  return problems.total > before;
}

function checkIds({ needs = [], lines }: FoundPackage, problems: ProblemList, at: Path): void {
  checkUnique(needs, [...at, 'needs'], 'need', problems);
  checkUnique(
    lines.map(({ fields: { id } }) => ({ id })),
    [...at, 'lines'],
    'line',
    problems,
  );
}

/** Checks one line; gives it where nothing about it is told. */
function checkLine(
  { fields, whole, given }: FoundLine,
  { head, needs = [], knowsNeeds }: FoundPackage,
  problems: ProblemList,
  path: Path,
): Line | undefined {
  const before = problems.total;
  const known = new Set(needs.map(({ id }) => id));
  fields.serves?.forEach((id, position) => {
    if (knowsNeeds && !known.has(id))
      problems.add(
        'unknown-name',
        [...path, 'serves', position],
        `no need or outcome of this case is called ${show(id)}`,
      );
  });
  if (fields.startsOn !== undefined || fields.endsOn !== undefined) {
    checkOrder({ startsOn: fields.startsOn ?? head.startsOn, endsOn: fields.endsOn ?? head.endsOn }, problems, path);
  }
  if (whole !== undefined) checkForm(whole, problems, path);
  else lookAsFar(lineSchema, given, problems, (sound) => checkForm(sound, problems, path));
  return problems.total === before ? whole : undefined;
}

interface Span {
  readonly startsOn?: number | undefined;
  readonly endsOn?: number | undefined;
}

/** Tells a last day before the first. */
export function checkOrder({ startsOn, endsOn }: Span, problems: ProblemList, at: Path): void {
  if (startsOn === undefined || endsOn === undefined || endsOn >= startsOn) return;
  const message = `ends on ${formatDay(endsOn)}, before it starts on ${formatDay(startsOn)}`;
  problems.add('inconsistent', [...at, 'endsOn'], message);
}
