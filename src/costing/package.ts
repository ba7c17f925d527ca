import * as z from 'zod';
import { fail, type Path, type ProblemList, problemList, show } from '../errors.js';
import { idSchema } from '../identifier.js';
import { daySchema, formatDay } from '../money/calendar.js';
import { conventionSchema } from '../money/period.js';
import { parseInput } from '../parse.js';
import { GROSS_OR_NET, lineSchema } from './line.js';
import { planRecordSchema } from './plan-record.js';
import { checkUnique } from './unique-ids.js';
import { textSchema } from './wire.js';

/** The most lines of one package or plan. */
export const MAX_LINES = 1000;

/** The most lines of all packages, and the most rows of an extract, in one call: each is recorded step by step. */
export const MAX_LINES_IN_CALL = 100_000;

/** The most needs and outcomes of one package or plan. */
export const MAX_NEEDS = 500;

/** An assessed need, or an outcome that the plan is to reach. */
const needSchema = z.strictObject({
  id: idSchema,
  name: textSchema.exactOptional(),
  kind: z.enum(['need', 'outcome']).default('need'),
  /** Met by another service, such as health or school: recorded in the plan, and not the budget's to fund. */
  signpostedTo: textSchema.exactOptional(),
});

/**
 * The wire form of a package of existing services (`kind: 'package'`) or of a costed support plan (`kind: 'plan'`).
 *
 * At most 1,000 lines and 500 needs.
 *
 * @source RR145 6.29 and Table 42; 7.12 (needs that are signposted); IBSEN Appendix C.4 (packages)
 */
export const packageSchema = z.strictObject({
  caseId: idSchema,
  kind: z.enum(['package', 'plan']),
  title: textSchema.exactOptional(),
  needs: z.array(needSchema).max(MAX_NEEDS).exactOptional(),
  lines: z.array(lineSchema).max(MAX_LINES),
  /** For lines that state no dates of their own. */
  startsOn: daySchema.exactOptional(),
  endsOn: daySchema.exactOptional(),
  /** For lines that state none of their own. */
  basis: z.enum(GROSS_OR_NET).exactOptional(),
  convention: conventionSchema.exactOptional(),
  record: planRecordSchema.exactOptional(),
  source: textSchema.exactOptional(),
  note: textSchema.exactOptional(),
});

/** A package or a plan, as callers give it. */
export type PackageInput = z.input<typeof packageSchema>;

/** A package or a plan, parsed. */
export type Package = z.output<typeof packageSchema>;

/** Reads a package and checks what its schema cannot: ids, references and dates. */
export function readPackage(input: unknown, at: Path): Package {
  refuseHugeLists(input, at);
  const parsed = parseInput(packageSchema, input, at);
  const problems = problemList();
  checkIds(parsed, at, problems);
  checkDates(parsed, at, problems);
  problems.throwIfAny();
  return parsed;
}

/** Sizes are looked at first, so that a million bad lines are one problem. */
function refuseHugeLists(input: unknown, at: Path): void {
  if (typeof input !== 'object' || input === null) return;
  const { lines, needs } = input as { readonly lines?: unknown; readonly needs?: unknown };
  if (Array.isArray(lines) && lines.length > MAX_LINES)
    fail('too-large', [...at, 'lines'], `a package has at most ${MAX_LINES} lines, not ${lines.length}`);
  if (Array.isArray(needs) && needs.length > MAX_NEEDS)
    fail('too-large', [...at, 'needs'], `a package has at most ${MAX_NEEDS} needs, not ${needs.length}`);
}

function checkIds({ lines, needs = [] }: Package, at: Path, problems: ProblemList): void {
  checkUnique(needs, [...at, 'needs'], 'need', problems);
  checkUnique(lines, [...at, 'lines'], 'line', problems);
  const known = new Set(needs.map(({ id }) => id));
  lines.forEach(({ serves }, index) => {
    serves.forEach((id, position) => {
      const path = [...at, 'lines', index, 'serves', position];
      if (!known.has(id)) problems.add('unknown-name', path, `no need or outcome of this case is called ${show(id)}`);
    });
  });
}

function checkDates(parsed: Package, at: Path, problems: ProblemList): void {
  checkOrder(parsed, at, problems);
  parsed.lines.forEach((line, index) => {
    if (line.startsOn === undefined && line.endsOn === undefined) return;
    const startsOn = line.startsOn ?? parsed.startsOn;
    const endsOn = line.endsOn ?? parsed.endsOn;
    checkOrder({ startsOn, endsOn }, [...at, 'lines', index], problems);
  });
}

interface Span {
  readonly startsOn?: number | undefined;
  readonly endsOn?: number | undefined;
}

function checkOrder({ startsOn, endsOn }: Span, at: Path, problems: ProblemList): void {
  if (startsOn === undefined || endsOn === undefined || endsOn >= startsOn) return;
  const message = `ends on ${formatDay(endsOn)}, before it starts on ${formatDay(startsOn)}`;
  problems.add('inconsistent', [...at, 'endsOn'], message);
}
