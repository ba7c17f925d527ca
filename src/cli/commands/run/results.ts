import { allocateAll, type CaseInput } from '../../../allocation/allocate.js';
import type { StageCase } from '../../../change/case.js';
import { compareStages } from '../../../change/compare.js';
import type { StageComparison } from '../../../change/comparison.js';
import type { ChangeTable } from '../../../change/table.js';
import { changeBySite } from '../../../change/tables.js';
import type { PackageCosts } from '../../../costing/cost-packages.js';
import type { EquityStatement } from '../../../equity/statement.js';
import type { Allocation } from '../../../model/allocation.js';
import type { ModeratedCases } from '../../../moderation/summarise-all.js';
import { formatAmount, parseAmount } from '../../../money/amount.js';
import { type PotBridge, potBridge } from '../../../pot/bridge.js';
import { readCosts } from '../../data/costs.js';
import { readStages } from '../../data/stages.js';
import type { InputFile } from '../../input/file.js';
import { withPlaces } from '../../place.js';
import type { CouncilFile } from './council.js';
import { type ChosenModel, decideModel } from './decide-model.js';
import { equalNeed } from './equal-need.js';
import { type Families, type Family, readFamilies, recurringPackage } from './families.js';
import { type Firmness, firmnessOf } from './firmness.js';
import { moderateFamilies } from './moderate-families.js';

/** Everything that a run works out, before any of it is written. */
export interface RunResults {
  readonly title: string;
  readonly plans: PackageCosts | undefined;
  readonly sample: Families | undefined;
  readonly cohort: Families;
  /** The families of the cohort that are allocated, in the order of `allocations`. */
  readonly allocated: readonly Family[];
  readonly allocations: readonly Allocation[];
  readonly chosen: ChosenModel;
  readonly bridge: PotBridge | undefined;
  /** Absent without a policy of moderation. */
  readonly moderated: ModeratedCases | undefined;
  /** From the existing package to every later amount that there is. */
  readonly comparisons: readonly StageComparison[];
  /** Absent where a stored model was applied. */
  readonly firmness: Firmness | undefined;
  /** Absent where the council names no characteristics to compare. */
  readonly equity: EquityStatement | undefined;
  /** What changed in an earlier round, by site. */
  readonly history: ChangeTable | undefined;
  readonly files: readonly InputFile[];
}

/** How many steps a run takes, for its progress. */
export const STEPS_OF_A_RUN = 7;

/**
 * Works out a run; it reads files and writes none.
 *
 * @param done is called after each step with the number of steps done
 */
export function workOut(
  cwd: string,
  council: CouncilFile,
  recalibrate: boolean,
  done: (count: number) => void,
): RunResults {
  const { council: settings, pathOf } = council;
  const plans =
    settings.plans.length === 0
      ? undefined
      : readCosts(cwd, settings.plans.map(pathOf), { extract: { kind: 'plan' }, costing: {} });
  done(1);
  const sample = settings.sample === undefined ? undefined : readFamilies(cwd, council, settings.sample);
  done(2);
  const cohort = readFamilies(cwd, council, settings.cohort);
  done(3);
  const chosen = decideModel(cwd, council, sample, cohort, recalibrate);
  done(4);
  const rows = [...cohort.families.keys()].filter((row) => cohort.families[row]?.excludeReason === undefined);
  const allocated = rows.flatMap((row) => cohort.families[row] ?? []);
  const allocations = withPlaces([{ at: ['cases'], source: cohort.table, rows }], () =>
    allocateAll(chosen.model, allocated.map(toCase)),
  );
  done(5);
  const moderation = moderateFamilies(cwd, council, allocated, allocations);
  const history = historyOf(cwd, council);
  const moderationFiles = moderation === undefined ? [] : [moderation.file];
  done(6);
  const stageCases = allocated.map(toStageCase(allocations, moderation?.moderated));
  const firmness = firmnessOf(council, chosen, sample);
  const equity = equalNeed(council, cohort, allocated, stageCases);
  done(7);
  return {
    title: settings.title,
    plans,
    sample,
    cohort,
    allocated,
    allocations,
    chosen,
    bridge: bridgeOf(settings.pot, allocated, allocations),
    moderated: moderation?.moderated,
    history: history?.change,
    comparisons: compareAll(stageCases),
    firmness,
    equity,
    files: [
      council.file,
      ...chosen.files,
      ...moderationFiles,
      ...(history === undefined ? [] : [history.file]),
      ...(plans?.files ?? []),
      ...(sample?.files ?? []),
      ...cohort.files,
    ],
  };
}

function toCase({ caseId, points, group, modelCase }: Family): CaseInput {
  return modelCase ?? { caseId, points, ...(group !== undefined && { group }) };
}

/** An earlier round by site, rounded as RR145 Table 33 is. */
function historyOf(cwd: string, { council: { history }, pathOf }: CouncilFile) {
  if (history === undefined) return undefined;
  const { cases, table } = readStages(cwd, pathOf(history), ['site'], []);
  const change = withPlaces([{ at: ['cases'], source: table }], () =>
    changeBySite(cases, { rounding: { unit: '100' }, decimals: 0 }),
  );
  return { change, file: table.file };
}

function toStageCase(allocations: readonly Allocation[], moderated: ModeratedCases | undefined) {
  return (family: Family, index: number): StageCase => {
    const traditional = recurringPackage(family);
    const indicative = allocations[index]?.indicative ?? undefined;
    const amounts = moderated?.cases[index]?.amounts;
    const communicated = amounts?.communicated ?? family.communicated;
    const final = amounts?.final ?? family.final;
    return {
      caseId: family.caseId,
      status: family.isNewcomer ? 'newcomer' : 'existing',
      ...(traditional !== undefined && { traditional }),
      ...(indicative !== undefined && { indicative }),
      ...(communicated !== undefined && { communicated }),
      ...(final !== undefined && { final }),
    };
  };
}

function compareAll(cases: readonly StageCase[]): StageComparison[] {
  const later = (['indicative', 'communicated', 'final'] as const).filter(
    (stage) => stage === 'indicative' || cases.some((one) => one[stage] !== undefined),
  );
  return later.map((to) => compareStages(cases, { from: 'traditional', to }));
}

function bridgeOf(
  pot: CouncilFile['council']['pot'],
  allocated: readonly Family[],
  allocations: readonly Allocation[],
): PotBridge | undefined {
  if (pot === undefined) return undefined;
  const packages = allocated.reduce((sum, family) => sum + parseAmount(recurringPackage(family) ?? '0'), 0n);
  const amount = formatAmount(pot.amount === 'packages' ? packages : pot.amount);
  return potBridge(
    { amount, ...(pot.reserve !== undefined && { reserve: formatAmount(pot.reserve) }) },
    allocations.map((allocation, index) => ({ allocation, outside: allocated[index]?.isNewcomer === true })),
  );
}
