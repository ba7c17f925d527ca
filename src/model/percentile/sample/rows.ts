import * as z from 'zod';
import { fail, type Path, type ProblemList, problemList } from '../../../errors.js';
import type { DecimalInput } from '../../../exact/decimal.js';
import { readAsData } from '../../../guard/guard.js';
import type { AmountInput, Pence } from '../../../money/amount.js';
import { deferred, schemaFor } from '../../../parse/deferred.js';
import { parseInput } from '../../../parse/parse.js';
import { parseRows } from '../../../parse/rows.js';
import {
  isReason,
  type LeftOutCase,
  MAX_SAMPLE,
  type SampleCase,
  sampleCaseFields,
  withoutGaps,
} from '../../sample.js';

/** A case with its points and its package; or with the status `newcomer` and no package. */
export interface PercentileCase extends Omit<SampleCase, 'packageValue'> {
  /** The value of the existing package in pounds a year, one-offs included. */
  readonly packageValue?: AmountInput;
  /** A newcomer has no package before and says so; a blank package value is a mistake. Existing unless told. */
  readonly status?: 'existing' | 'newcomer';
}

/** A case that is left out, with the reason; what of it nobody knows is left away. */
export type LeftOutPercentileCase = Partial<PercentileCase> & Pick<LeftOutCase, 'caseId' | 'excludeReason'>;

/** A case with its points, apart from its package. */
export interface PercentileScore {
  /** The family's id. */
  readonly caseId: string;
  /** Its points: 0 or more, at most six decimals. */
  readonly points: DecimalInput;
  /** A newcomer has no package before; existing unless told. */
  readonly status?: 'existing' | 'newcomer';
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

/** A score that is left out, with the reason; its points are left away where nobody knows them. */
export type LeftOutScore = Partial<PercentileScore> & Pick<LeftOutCase, 'caseId' | 'excludeReason'>;

/** A package that is left out, with the reason; its value is left away where nobody knows it. */
export type LeftOutPackage = Partial<PercentilePackage> & Pick<LeftOutCase, 'caseId' | 'excludeReason'>;

/** Scores and packages as two lists, which may differ in length and in whom they hold. */
export interface PercentileLists {
  /** The cases with points. */
  readonly scores: readonly (PercentileScore | LeftOutScore)[];
  /** The cases with packages. */
  readonly packages: readonly (PercentilePackage | LeftOutPackage)[];
}

/** What a RAS 5 table is made from. */
export type PercentileSample = readonly (PercentileCase | LeftOutPercentileCase)[] | PercentileLists;

const status = () => z.enum(['existing', 'newcomer']).exactOptional();

const rowSchema = schemaFor<PercentileCase>()(() => {
  const { packageValue, ...fields } = sampleCaseFields();
  return z.strictObject({ ...fields, packageValue: packageValue.exactOptional(), status: status() });
});

const scoreSchema = schemaFor<PercentileScore>()(() => {
  const { caseId, points, excludeReason } = sampleCaseFields();
  return z.strictObject({ caseId, points, status: status(), excludeReason });
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
export const isExcluded = ({ excludeReason }: Score | Package): boolean => isReason(excludeReason);

function fromRows(input: readonly unknown[]): ScoresAndPackages {
  checkLength(input, ['sample']);
  const rows = parseRows(rowSchema, withoutGaps(input, ['points']), ['sample'], checkPackages, checkList, checkOneOffs);
  const scores: Score[] = [];
  const packages: Package[] = [];
  for (const { packageValue: value, oneOff: part, group: _, ...score } of rows) {
    scores.push(score);
    if (value !== undefined) packages.push(packageOf(score, value, part));
  }
  return { scores, packages };
}

type Row = z.output<typeof rowSchema>;

function checkPackages(rows: readonly Row[], problems: ProblemList, path: Path): void {
  rows.forEach(({ packageValue: value, oneOff: part, status, excludeReason }, index) => {
    const at = [...path, index, 'packageValue'];
    if (value === undefined && status !== 'newcomer' && !isReason(excludeReason)) {
      problems.add('missing', at, 'no package value; give it, or the status newcomer for a family that never had one');
    }
    if (status === 'newcomer' && (value !== undefined || part !== undefined)) {
      problems.add('inconsistent', at, 'a newcomer has no package; leave the value out, or the status');
    }
  });
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
  const read = <Schema extends z.ZodType>(
    schema: Schema,
    list: unknown,
    name: string,
    field: 'points' | 'packageValue',
    ...checks: readonly ((own: readonly z.output<Schema>[], found: ProblemList, at: Path) => void)[]
  ): z.output<Schema>[] => {
    try {
      const at = ['sample', name];
      if (Array.isArray(list)) checkLength(list, at);
      const whole = Array.isArray(list) ? withoutGaps(list, [field]) : list;
      return parseRows(schema, whole, at, ...checks);
    } catch (error) {
      problems.addError(error);
      return [];
    }
  };
  const scores = read(scoreSchema, lists.scores, 'scores', 'points', checkList);
  const packages = read(packageSchema, lists.packages, 'packages', 'packageValue', checkList, checkOneOffs);
  const withPackage = new Set(packages.map((one) => one.caseId));
  scores.forEach((one, index) => {
    if (one.status !== 'newcomer' || !withPackage.has(one.caseId)) return;
    problems.add('inconsistent', ['sample', 'scores', index, 'status'], 'a newcomer has no package, but one is given');
  });
  problems.throwIfAny();
  return { scores, packages };
}

function checkLength(list: readonly unknown[], at: Path): void {
  if (list.length > MAX_SAMPLE) fail('too-large', at, `a sample has at most ${MAX_SAMPLE} rows, not ${list.length}`);
}

function checkList(list: readonly { readonly caseId: string }[], problems: ProblemList, at: Path): void {
  const seen = new Set<string>();
  list.forEach((one, index) => {
    if (seen.has(one.caseId)) problems.add('duplicate', [...at, index, 'caseId'], 'this case stands here twice');
    seen.add(one.caseId);
  });
}

function checkOneOffs(packages: readonly Partial<Package>[], problems: ProblemList, at: Path): void {
  packages.forEach(({ oneOff, packageValue }, index) => {
    if (oneOff === undefined || packageValue === undefined || oneOff <= packageValue) return;
    problems.add('inconsistent', [...at, index, 'oneOff'], 'the one-off part is more than the whole package');
  });
}
