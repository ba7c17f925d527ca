import * as z from 'zod';
import { fail, type Path, type ProblemList, problemList } from '../../errors.js';
import type { Pence } from '../../money/amount.js';
import { parseInput, parseRows } from '../../parse.js';
import { MAX_SAMPLE, sampleCaseSchema } from '../sample.js';

const { caseId, points, packageValue, oneOff, group, excludeReason } = sampleCaseSchema.shape;

/** A family without an earlier package says so; a blank package value is a mistake and not a newcomer. */
const newcomer = z.boolean().exactOptional();

const rowSchema = z.strictObject({
  caseId,
  points,
  packageValue: packageValue.exactOptional(),
  oneOff,
  group,
  newcomer,
  excludeReason,
});
const scoreSchema = z.strictObject({ caseId, points, newcomer, excludeReason });
const packageSchema = z.strictObject({ caseId, packageValue, oneOff, excludeReason });
const listsSchema = z.strictObject({ scores: z.unknown(), packages: z.unknown() });

/** A case with its points and its package, in pounds a year; or with `newcomer: true` and no package. */
export type PercentileCase = z.input<typeof rowSchema>;

/** Scores and packages as two lists, which may differ in length and in whom they hold. */
export interface PercentileLists {
  readonly scores: readonly z.input<typeof scoreSchema>[];
  readonly packages: readonly z.input<typeof packageSchema>[];
}

/** What a RAS 5 table is made from. */
export type PercentileSample = readonly PercentileCase[] | PercentileLists;

/** A row with a score, parsed. */
export type Score = z.output<typeof scoreSchema>;

/** A row with a package, parsed. */
export type Package = z.output<typeof packageSchema>;

/** Reads a sample, in either form, as two lists. */
export function readLists(input: unknown): { scores: Score[]; packages: Package[] } {
  return Array.isArray(input) ? fromRows(input) : fromLists(input);
}

/** Whether a row is left out for a stated reason. */
export const isExcluded = (one: Score | Package): boolean => (one.excludeReason ?? '').trim() !== '';

function fromRows(input: readonly unknown[]): { scores: Score[]; packages: Package[] } {
  checkLength(input, ['sample']);
  const rows = parseRows(rowSchema, input, ['sample']);
  const problems = problemList();
  const scores: Score[] = [];
  const packages: Package[] = [];
  rows.forEach(({ packageValue: value, oneOff: part, group: _, ...score }, index) => {
    const path = ['sample', index, 'packageValue'];
    if (value === undefined && score.newcomer !== true && !isExcluded(score)) {
      problems.add('missing', path, 'no package value; give it, or newcomer: true for a family that never had one');
    }
    if (score.newcomer === true && (value !== undefined || part !== undefined)) {
      problems.add('inconsistent', path, 'a newcomer has no package; leave the value out, or newcomer');
    }
    scores.push(score);
    if (value !== undefined) packages.push(packageOf(score, value, part));
  });
  checkList(scores, ['sample'], problems);
  checkOneOffs(packages, ['sample'], problems);
  problems.throwIfAny();
  return { scores, packages };
}

function packageOf({ caseId: id, excludeReason: reason }: Score, value: Pence, part: Pence | undefined): Package {
  return {
    caseId: id,
    packageValue: value,
    ...(part !== undefined && { oneOff: part }),
    ...(reason !== undefined && { excludeReason: reason }),
  };
}

function fromLists(input: unknown): { scores: Score[]; packages: Package[] } {
  const lists = parseInput(listsSchema, input, ['sample']);
  const problems = problemList();
  const read = <Schema extends z.ZodType>(schema: Schema, list: unknown, name: string): z.output<Schema>[] => {
    try {
      if (Array.isArray(list)) checkLength(list, ['sample', name]);
      return parseRows(schema, list, ['sample', name]);
    } catch (error) {
      problems.addError(error);
      return [];
    }
  };
  const scores = read(scoreSchema, lists.scores, 'scores');
  const packages = read(packageSchema, lists.packages, 'packages');
  checkList(scores, ['sample', 'scores'], problems);
  checkList(packages, ['sample', 'packages'], problems);
  checkOneOffs(packages, ['sample', 'packages'], problems);
  const withPackage = new Set(packages.map((one) => one.caseId));
  scores.forEach((one, index) => {
    if (one.newcomer !== true || !withPackage.has(one.caseId)) return;
    problems.add(
      'inconsistent',
      ['sample', 'scores', index, 'newcomer'],
      'a newcomer has no package, but one is given',
    );
  });
  problems.throwIfAny();
  return { scores, packages };
}

function checkLength(list: readonly unknown[], at: Path): void {
  if (list.length > MAX_SAMPLE) fail('too-large', at, `a sample has at most ${MAX_SAMPLE} rows, not ${list.length}`);
}

function checkList(list: readonly (Score | Package)[], at: Path, problems: ProblemList): void {
  const seen = new Set<string>();
  list.forEach((one, index) => {
    if (seen.has(one.caseId)) problems.add('duplicate', [...at, index, 'caseId'], 'this case stands here twice');
    seen.add(one.caseId);
  });
}

function checkOneOffs(packages: readonly Package[], at: Path, problems: ProblemList): void {
  packages.forEach((one) => {
    if (one.oneOff === undefined || one.oneOff <= one.packageValue) return;
    problems.add('inconsistent', [...at, one.caseId, 'oneOff'], 'the one-off part is more than the whole package');
  });
}
