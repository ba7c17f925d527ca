import * as z from 'zod';
import { fail, type Path, type ProblemList, problemList } from '../../../errors.js';
import type { DecimalInput } from '../../../exact/decimal.js';
import { readAsData } from '../../../guard.js';
import type { AmountInput, Pence } from '../../../money/amount.js';
import { deferred, parseInput, parseRows, schemaFor } from '../../../parse.js';
import { MAX_SAMPLE, type SampleCase, sampleCaseFields } from '../../sample.js';

/** A case with its points and its package; or with `newcomer: true` and no package. */
export interface PercentileCase extends Omit<SampleCase, 'packageValue'> {
  /** The value of the existing package in pounds a year, one-offs included. */
  readonly packageValue?: AmountInput;
  /** A family without an earlier package says so; a blank package value is a mistake and not a newcomer. */
  readonly newcomer?: boolean;
}

/** A case with its points, apart from its package. */
export interface PercentileScore {
  /** The family's id. */
  readonly caseId: string;
  /** Its points: 0 or more, at most six decimals. */
  readonly points: DecimalInput;
  /** A family without an earlier package. */
  readonly newcomer?: boolean;
  /** Why this case is left out of the calibration. */
  readonly excludeReason?: string;
}

/** A case with its package, apart from its points. */
export interface PercentilePackage {
  /** The family's id. */
  readonly caseId: string;
  /** The value of the existing package in pounds a year, one-offs included. */
  readonly packageValue: AmountInput;
  /** The part of `packageValue` that is one-off, in pounds. */
  readonly oneOff?: AmountInput;
  /** Why this case is left out of the calibration. */
  readonly excludeReason?: string;
}

/** Scores and packages as two lists, which may differ in length and in whom they hold. */
export interface PercentileLists {
  /** The cases with points. */
  readonly scores: readonly PercentileScore[];
  /** The cases with packages. */
  readonly packages: readonly PercentilePackage[];
}

/** What a RAS 5 table is made from. */
export type PercentileSample = readonly PercentileCase[] | PercentileLists;

const newcomer = () => z.boolean().exactOptional();

const rowSchema = schemaFor<PercentileCase>()(() => {
  const { packageValue, ...fields } = sampleCaseFields();
  return z.strictObject({ ...fields, packageValue: packageValue.exactOptional(), newcomer: newcomer() });
});

const scoreSchema = schemaFor<PercentileScore>()(() => {
  const { caseId, points, excludeReason } = sampleCaseFields();
  return z.strictObject({ caseId, points, newcomer: newcomer(), excludeReason });
});

const packageSchema = schemaFor<PercentilePackage>()(() => {
  const { caseId, packageValue, oneOff, excludeReason } = sampleCaseFields();
  return z.strictObject({ caseId, packageValue, oneOff, excludeReason });
});

const listsSchema = deferred(() => z.strictObject({ scores: z.unknown(), packages: z.unknown() }));

/** A row with a score, parsed. */
export type Score = z.output<typeof scoreSchema>;

/** A row with a package, parsed. */
export type Package = z.output<typeof packageSchema>;

/** Scores and packages, read. */
export interface ScoresAndPackages {
  readonly scores: readonly Score[];
  readonly packages: readonly Package[];
}

/** Reads a sample, in either form, as two lists. */
export function readLists(input: unknown): ScoresAndPackages {
  return readAsData(input, ['sample'], () => (Array.isArray(input) ? fromRows(input) : fromLists(input)));
}

/** Whether a row is left out for a stated reason. */
export const isExcluded = ({ excludeReason }: Score | Package): boolean =>
  excludeReason !== undefined && excludeReason.trim() !== '';

function fromRows(input: readonly unknown[]): ScoresAndPackages {
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

function fromLists(input: unknown): ScoresAndPackages {
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
