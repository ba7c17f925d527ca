import * as z from 'zod';
import type { CaseInput } from '../../allocation/allocate.js';
import { type CalibrationValue, calibrationValue } from '../../costing/calibration-value.js';
import { costPackages } from '../../costing/cost-packages.js';
import type { PackageInput } from '../../costing/package/package.js';
import type { PackageCost } from '../../costing/package/result.js';
import { BUDGET } from '../../costing/payer.js';
import { furtherShares } from '../../costing/payer-shares.js';
import type { PriceBook } from '../../costing/price-book.js';
import { fail, type Path, type ProblemList, problemList, show } from '../../errors.js';
import { at as exactAt } from '../../exact/at.js';
import { refuseUnreadable } from '../../guard/guard.js';
import { idSchema } from '../../identifier.js';
import { parseRows } from '../../parse/rows.js';
import type { InstrumentInput } from '../../questionnaire/instrument/instrument.js';
import type { ResponseInput } from '../../questionnaire/response/response.js';
import { scoreResponses } from '../../questionnaire/score/score.js';
import type { Score } from '../../questionnaire/score/score-types.js';
import type { Warning } from '../../warning.js';
import type { Families, Family } from '../family/family.js';
import { defined } from './defined.js';
import { drawnTogether } from './drawn-together.js';
import { type FamilyRow, familyRowSchema } from './family-row.js';
import { told } from './relocate.js';
import type { ParsedSettings } from './settings.js';
import { askOfEqualPackages, type OwnPackage, type PackageShares, shareOut } from './shared-packages.js';

/** What a set of families is read with. */
export interface GroupContext {
  /** Undefined where they could not be read. */
  readonly settings: ParsedSettings | undefined;
  readonly instrument: InstrumentInput | undefined;
  readonly priceBook: PriceBook | undefined;
  /** Whether the price book, or a part of the families, is there and could not be read. */
  readonly faulty: { readonly priceBook: boolean; readonly parts: boolean };
}

/** The parts of a set of families, before any of them is looked at. */
export interface GroupParts {
  readonly cases: unknown;
  readonly answers?: unknown;
  readonly packages?: unknown;
  readonly modelCases?: unknown;
}

/**
 * Reads a set of families: its rows, with points from the answers and packages from the lines where there are such
 * parts, and otherwise from the rows.
 *
 * @param at where the set stands in the data: `sample` or `cohort`
 * @returns undefined where something is wrong, which is added to `problems`
 */
export function readFamilies(
  parts: GroupParts,
  context: GroupContext,
  at: string,
  problems: ProblemList,
): Families | undefined {
  const own = problemList();
  const rows = told(own, [], () => parseRows(familyRowSchema, parts.cases, [at, 'cases'], checkTwice));
  const scored = told(own, movesOfAnswers(at), () => scoresOf(parts.answers, context));
  const costed = told(own, [{ from: ['packages'], to: [at, 'packages'] }], () => costsOf(parts.packages, context));
  const modelCases = told(own, [], () => modelCasesOf(parts.modelCases, [at, 'modelCases']));
  if (rows === undefined || own.total > 0 || lacksSource(parts, context)) return handOver(own, problems);

  const known = new Set(rows.map(({ caseId }) => caseId));
  checkKnown(scored?.scores, known, [at, 'answers'], own);
  checkKnown(modelCases, known, [at, 'modelCases'], own);
  checkKnown(costed?.costs, known, [at, 'packages'], own);
  const sources: Sources = {
    points: scored && new Map(scored.scores.map((score) => [score.caseId, score.points])),
    assessedOn: new Map((scored?.scores ?? []).map((score) => [score.caseId, score.assessedOn])),
    packages: costed && new Map(costed.costs.map((cost) => [cost.caseId, packageOf(cost)])),
    modelCases: modelCases && new Map(modelCases.map((one) => [one.caseId, one])),
  };
  const { sharedPackages } = context.settings ?? {};
  const ownOf = (row: FamilyRow): OwnPackage => ownPackage(row, sources);
  const toldBefore = own.total;
  const shared = shareOut(rows, ownOf, sources.packages !== undefined, sharedPackages, [at, 'cases'], own);
  // What is wrong with a shared package would be told again as a family without one.
  if (own.total > toldBefore) return handOver(own, problems);
  const families = drawnTogether(
    rows.map((row, index) => familyOf(row, sources, shared.byCase, [at, 'cases', index], own)),
  );
  const alike = rows.map((row, index) => {
    const { traditional: amount, assessedOn } = exactAt(families, index);
    return { row, amount, assessedOn };
  });
  askOfEqualPackages(alike, sharedPackages, own);
  if (own.total > 0) return handOver(own, problems);
  return {
    families,
    scores: scored?.scores ?? [],
    control: {
      rows: rows.length,
      answered: scored?.scores.length ?? null,
      lines: costed?.control.lines ?? null,
      linesByPayer: costed?.control.linesByPayer ?? null,
      linesLeftOut: costed?.control.linesLeftOut ?? null,
    },
    onDay: context.settings?.costing?.onDay ?? null,
    linesLeftOut: costed?.costs.flatMap(({ caseId, leftOut }) => leftOut.map((one) => ({ caseId, ...one }))) ?? [],
    warnings: [
      ...shared.warnings,
      ...(scored?.scores.flatMap(({ warnings }) => warnings) ?? []),
      ...(costed?.warnings ?? []),
    ],
  };
}

/** Whether points or packages cannot be told because what they are read with is at fault, which is told elsewhere. */
function lacksSource({ answers, packages }: GroupParts, { settings, instrument, faulty }: GroupContext): boolean {
  if (settings === undefined || faulty.parts) return true;
  return (answers !== undefined && instrument === undefined) || (packages !== undefined && faulty.priceBook);
}

function handOver(own: ProblemList, problems: ProblemList): undefined {
  try {
    own.throwIfAny();
  } catch (error) {
    problems.addError(error);
  }
  return undefined;
}

/** Scoring speaks of a response by its place in the list alone. */
function movesOfAnswers(at: string) {
  return [
    { from: ['instrument'], to: ['instrument'] },
    { from: ['options'], to: ['settings'] },
    { from: [], to: [at, 'answers'] },
  ];
}

function scoresOf(answers: unknown, { settings, instrument }: GroupContext): { scores: Score[] } | undefined {
  if (answers === undefined || instrument === undefined || settings === undefined) return undefined;
  const { unanswered } = settings;
  const options = { ...(unanswered !== undefined && { unanswered }), withSteps: false };
  return { scores: scoreResponses(instrument, answers as readonly ResponseInput[], options) };
}

function costsOf(packages: unknown, { settings, priceBook, faulty }: GroupContext) {
  if (packages === undefined || settings === undefined || faulty.priceBook) return undefined;
  const { convention, costing = {} } = settings;
  const { onDay } = costing;
  const options = defined({ priceBook, convention, onDay });
  const { control, costs } = costPackages(packages as readonly PackageInput[], options);
  if (onDay === undefined && costing.endedLines === undefined) askOfEndedLines(packages as readonly PackageInput[]);
  if (onDay !== undefined) askOfSuccession(costs);
  const warnings = costs.flatMap((cost): readonly Warning[] =>
    cost.warnings.filter(({ code }) => code !== 'needs-not-stated'),
  );
  return { control, costs, warnings };
}

/**
 * Asks on which day packages are valued where a line ends: an old rate beside the new one would be counted twice.
 *
 * @throws RasError `choice-needed`
 * @choice run-day: a run has no day of its own; where a line of a package ends, the council states the day on which
 * packages are valued, or that such lines count
 */
function askOfEndedLines(packages: readonly PackageInput[]): void {
  const ended = packages.flatMap(({ caseId, lines, endsOn: ofPackage }) => {
    const shares = furtherShares(lines.map(({ id, payer = BUDGET }) => ({ id, payer })));
    return lines.flatMap(({ id, kind, endsOn = ofPackage }) =>
      endsOn === undefined || kind === 'one-off' || shares.has(id) ? [] : [{ caseId, id, endsOn }],
    );
  });
  const [first] = ended;
  if (first === undefined) return;
  const many = ended.length === 1 ? '1 package line ends' : `${ended.length} package lines end`;
  const message = `${many} (${first.id} of ${first.caseId} on ${first.endsOn}); say in costing.onDay on which day packages are valued, or costing.endedLines: "count" where all of them count`;
  fail('choice-needed', ['settings', 'costing'], message, { lines: ended.length });
}

/**
 * Asks for another day where an old rate ends on the very day on which the next begins: both would count.
 *
 * @throws RasError `choice-needed`
 */
function askOfSuccession(costs: readonly PackageCost[]): void {
  const both = costs.flatMap(({ caseId, warnings }) =>
    warnings.flatMap(({ code, message }) => (code === 'lines-in-succession' ? [`${caseId}: ${message}`] : [])),
  );
  const [first] = both;
  if (first === undefined) return;
  const more = both.length === 1 ? '' : `; and ${both.length - 1} more`;
  fail('choice-needed', ['settings', 'costing', 'onDay'], `${first}${more}`, { packages: both.length });
}

function modelCasesOf(cases: unknown, at: Path): CaseInput[] | undefined {
  if (cases === undefined) return undefined;
  const parsed = parseRows(z.looseObject({ caseId: idSchema }), cases, at, checkTwice);
  // The rest of a case is the model's to read; until then it is handed on, and has to be data.
  refuseUnreadable(cases, at);
  return parsed;
}

function checkTwice(rows: readonly { readonly caseId: string }[], problems: ProblemList, at: Path): void {
  const seen = new Set<string>();
  rows.forEach(({ caseId }, index) => {
    if (seen.has(caseId)) problems.add('duplicate', [...at, index, 'caseId'], 'this case stands in the list twice');
    seen.add(caseId);
  });
}

/** Rows of another part that belong to no family are a fault, not something to leave out. */
function checkKnown(
  list: readonly { readonly caseId: string }[] | undefined,
  known: ReadonlySet<string>,
  at: Path,
  problems: ProblemList,
): void {
  list?.forEach(({ caseId }, index) => {
    if (known.has(caseId)) return;
    problems.add('unknown-name', [...at, index, 'caseId'], `${show(caseId)} is in no row of the cases`);
  });
}

type PackageOf = Pick<CalibrationValue, 'amount' | 'oneOff'> & { readonly unpriced: readonly string[] };

function packageOf(cost: PackageCost): PackageOf {
  const { amount, oneOff } = calibrationValue(cost, { oneOffs: 'include' });
  return { amount, oneOff, unpriced: cost.unpriced.map(({ line }) => line) };
}

/** Where the points, the packages and the cases of a model come from; absent where the rows state them. */
interface Sources {
  readonly points: ReadonlyMap<string, string> | undefined;
  readonly assessedOn: ReadonlyMap<string, string | undefined>;
  readonly packages: ReadonlyMap<string, PackageOf> | undefined;
  readonly modelCases: ReadonlyMap<string, CaseInput> | undefined;
}

/** A family's package as its lines or its row have it. */
function ownPackage(row: FamilyRow, { points, packages }: Sources): OwnPackage {
  const cost = packages?.get(row.caseId);
  const own = points === undefined ? row.points : points.get(row.caseId);
  if (packages === undefined) return { amount: row.traditional, oneOff: row.oneOff, unpriced: [], points: own };
  return { amount: cost?.amount ?? undefined, oneOff: cost?.oneOff, unpriced: cost?.unpriced ?? [], points: own };
}

function familyOf(
  row: FamilyRow,
  sources: Sources,
  shares: PackageShares['byCase'],
  at: Path,
  problems: ProblemList,
): Family {
  const { points, packages, modelCases, assessedOn } = sources;
  const { caseId, status, group, pointsBefore, communicated, communicatedOn, final, characteristics } = row;
  const cost = packages?.get(caseId);
  const unpriced = cost !== undefined && cost.amount === null;
  const own = packages === undefined ? row.traditional : (cost?.amount ?? undefined);
  const ownOneOff = packages === undefined ? row.oneOff : cost?.oneOff;
  const share = shares.get(caseId);
  const family: Family = defined({
    caseId,
    status,
    group,
    addOns: row.addOns,
    household: row.household,
    sharedPackage: row.sharedPackage,
    excludeReason:
      row.excludeReason ?? share?.excludeReason ?? (unpriced ? `no price for ${cost.unpriced.join(', ')}` : undefined),
    points: points === undefined ? row.points : points.get(caseId),
    pointsBefore,
    pointsClaimed: row.pointsClaimed,
    modelCase: modelCases?.get(caseId),
    traditional: share === undefined ? own : share.amount,
    oneOff: share === undefined ? ownOneOff : share.oneOff,
    communicated,
    // What was agreed, or on which day, was told before.
    isTold: [communicated, communicatedOn, final, row.agreedOn].some((one) => one !== undefined),
    communicatedOn,
    final,
    agreedOn: row.agreedOn,
    assessedOn: row.assessedOn ?? assessedOn.get(caseId),
    startsOn: row.startsOn,
    priceBase: row.priceBase,
    characteristics,
  });
  checkFamily(family, modelCases !== undefined, at, problems);
  return family;
}

function checkFamily(family: Family, pricesCases: boolean, at: Path, problems: ProblemList): void {
  const { caseId, status, excludeReason, points, modelCase, traditional } = family;
  const add = (path: Path, message: string): void => problems.add('missing', path, message, { caseId });
  if (status === 'newcomer' && traditional !== undefined) {
    add([...at, 'status'], 'is a newcomer and has a package; expected one of the two');
  }
  if (excludeReason !== undefined) return;
  if (pricesCases && modelCase === undefined) add(at, 'has no case for the model');
  if (!pricesCases && points === undefined) add(at, 'has no points: no answers, and none are stated');
  if (status !== 'newcomer' && traditional === undefined) {
    add(at, 'has no package; give its lines, or make it a newcomer, or leave it out with a reason');
  }
}
