import type { Model } from '../allocation/kinds.js';
import { openModel } from '../allocation/open-model.js';
import type { ChangeTable } from '../change/tables/table.js';
import { changeBySite } from '../change/tables/tables.js';
import type { CohortCase } from '../cohort/case.js';
import { costPackages, type PackageCosts } from '../costing/cost-packages.js';
import type { PackageInput } from '../costing/package/package.js';
import { type PriceBook, prepareBook } from '../costing/price-book.js';
import type { Path, ProblemList } from '../errors.js';
import { type Policy, parsePolicy } from '../moderation/policy/policy.js';
import type { InstrumentInput } from '../questionnaire/instrument/instrument.js';
import { readInstrument } from '../questionnaire/instrument/parse-instrument.js';
import type { Families } from './family.js';
import { partsOf } from './parts.js';
import { readEarlier } from './read-earlier.js';
import { type GroupParts, readFamilies } from './read-families.js';
import { withNeeds } from './read-needs.js';
import type { EarlierTerms } from './recalibration.js';
import { told } from './relocate.js';
import { checkSettings, type ParsedSettings, parseSettings } from './settings.js';

/** A council's data, read and checked. */
export interface ReadCouncil {
  readonly settings: ParsedSettings;
  readonly sample: Families | undefined;
  readonly cohort: Families;
  readonly model: Model | undefined;
  readonly policy: Policy | undefined;
  /** By what families were told what they were told. */
  readonly before: EarlierTerms;
  /** An earlier round by site. */
  readonly history: ChangeTable | undefined;
  readonly plans: PackageCosts | undefined;
}

const PARTS = [
  'settings',
  'instrument',
  'priceBook',
  'sample',
  'cohort',
  'model',
  'policy',
  'before',
  'history',
  'plans',
] as const;

const GROUP_PARTS = ['cases', 'answers', 'packages', 'modelCases'] as const;

const COHORT_PARTS = [...GROUP_PARTS, 'needs'] as const;

/**
 * Reads all parts of a council's data.
 *
 * @param problems what is wrong elsewhere already, which is told with it
 * @throws RasError with what is wrong in any of them, at its place in the data
 */
export function readCouncil(data: unknown, problems: ProblemList): ReadCouncil {
  const parts = partsOf(data, PARTS, [], problems);
  const settings = told(problems, [], () => parseSettings(parts.settings, ['settings']));
  const instrument = part(parts.instrument, problems, (given) => {
    readInstrument(given, ['instrument']);
    return given as InstrumentInput;
  });
  const priceBook = part(parts.priceBook, problems, (given) => {
    prepareBook(given, ['priceBook']);
    return given as PriceBook;
  });
  const model = part(parts.model, problems, (given) => {
    openModel(given);
    return given as Model;
  });
  const policy = part(parts.policy, problems, (given) => {
    parsePolicy(given);
    return given as Policy;
  });
  const before = readEarlier(parts.before, { model, policy, instrument }, problems);
  const history = part(parts.history, problems, historyOf, { from: ['cases'], to: ['history'] });
  const plans = part(parts.plans, problems, plansOf, { from: ['packages'], to: ['plans'] });
  const faulty = { priceBook: parts.priceBook !== undefined && priceBook === undefined };
  const read = (name: 'sample' | 'cohort', group: GroupParts): Families | undefined =>
    readFamilies(group, { settings, instrument, priceBook, faulty }, name, problems);
  const sampleParts = parts.sample === undefined ? undefined : groupOf(parts.sample, 'sample', GROUP_PARTS, problems);
  const cohortParts = groupOf(parts.cohort, 'cohort', COHORT_PARTS, problems);
  const sample = sampleParts && read('sample', sampleParts);
  const families = cohortParts && read('cohort', cohortParts);
  const cohort = families && withNeeds(families, cohortParts?.needs, ['cohort', 'needs'], problems);
  if (settings !== undefined) {
    const present = {
      sample: parts.sample !== undefined,
      model: parts.model !== undefined,
      instrument: parts.instrument !== undefined,
      answers: (sampleParts?.answers ?? cohortParts?.answers) !== undefined,
    };
    checkSettings(settings, present, problems);
  }
  problems.throwIfAny();
  // A part that is absent here without a problem does not exist.
  return { settings, sample, cohort, model, policy, before, history, plans } as ReadCouncil;
}

function groupOf(
  value: unknown,
  at: string,
  names: readonly (typeof COHORT_PARTS)[number][],
  problems: ProblemList,
): (GroupParts & { readonly needs?: unknown }) | undefined {
  const before = problems.total;
  const parts = partsOf(value, names, [at], problems);
  if (problems.total === before && parts.cases === undefined) {
    problems.add('missing', [at, 'cases'], 'is missing; expected a list');
  }
  return parts.cases === undefined ? undefined : { ...parts, cases: parts.cases };
}

/** Reads a part that may be absent; undefined, too, where something is wrong with it. */
function part<T>(
  given: unknown,
  problems: ProblemList,
  read: (given: unknown) => T,
  move?: { readonly from: Path; readonly to: Path },
): T | undefined {
  return given === undefined ? undefined : told(problems, move === undefined ? [] : [move], () => read(given));
}

/**
 * An earlier round by site.
 *
 * @choice history-rounding: amounts to £100 and shares to whole per cent, as RR145 Table 33 prints them
 */
function historyOf(given: unknown): ChangeTable {
  return changeBySite(given as readonly CohortCase[], { rounding: { unit: '100' }, decimals: 0 });
}

function plansOf(given: unknown): PackageCosts {
  return costPackages(given as readonly PackageInput[], {});
}
