import type { Model } from '../../allocation/kinds.js';
import { openModel } from '../../allocation/open-model.js';
import type { ChangeTable } from '../../change/tables/table.js';
import { changeBySite } from '../../change/tables/tables.js';
import type { CohortCase, ParsedCase } from '../../cohort/case.js';
import { readCases } from '../../cohort/read/read.js';
import { costPackages, type PackageCosts } from '../../costing/cost-packages.js';
import type { CostOptions } from '../../costing/options.js';
import type { PackageInput } from '../../costing/package/package.js';
import { type PriceBook, prepareBook } from '../../costing/price-book.js';
import type { Path, ProblemList } from '../../errors.js';
import type { QuestionnaireOfModel } from '../../model/header.js';
import { type Policy, parsePolicy } from '../../moderation/policy/policy.js';
import { parseInput } from '../../parse/parse.js';
import type { Instrument, InstrumentInput } from '../../questionnaire/instrument/instrument.js';
import { readInstrument } from '../../questionnaire/instrument/parse-instrument.js';
import { sha256Of } from '../../record/seal.js';
import { checkContested } from '../contested.js';
import type { Families } from '../family/family.js';
import type { EarlierTerms } from '../recalibration/recalibration.js';
import { defined } from './defined.js';
import { partsOf } from './parts.js';
import { questionnaireNameSchema } from './questionnaire-link.js';
import { readEarlier } from './read-earlier.js';
import { type GroupParts, readFamilies } from './read-families.js';
import { withNeeds } from './read-needs.js';
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
  /** The present questionnaire, with the hash of what it holds. */
  readonly questionnaire: QuestionnaireOfModel | undefined;
  /** An earlier round by site. */
  readonly history: ChangeTable | undefined;
  /** The families of an earlier page that was shared. */
  readonly sharedBefore: readonly ParsedCase[] | undefined;
  readonly plans: PackageCosts | undefined;
}

const PARTS = [
  'settings',
  'instrument',
  'questionnaire',
  'priceBook',
  'sample',
  'cohort',
  'model',
  'policy',
  'before',
  'history',
  'sharedBefore',
  'plans',
] as const;

const GROUP_PARTS = ['cases', 'answers', 'packages', 'modelCases'] as const;

const COHORT_PARTS = [...GROUP_PARTS, 'needs'] as const;

/** Parts that a council has and that could not be read: of a set of families, where any part of it could not. */
export type Unread = ReadonlySet<(typeof PARTS)[number]>;

/**
 * Reads all parts of a council's data.
 *
 * @param problems what is wrong elsewhere already, which is told with it
 * @param unread parts that are not in the data, or not whole, for a fault that is told already: nothing is said of what hangs on them
 * @throws RasError with what is wrong in any of them, at its place in the data
 */
export function readCouncil(data: unknown, problems: ProblemList, unread: Unread = new Set()): ReadCouncil {
  const parts = partsOf(data, PARTS, [], problems);
  const settings = told(problems, [], () => parseSettings(parts.settings, ['settings']));
  const read = part(parts.instrument, problems, (given) => ({
    instrument: given as InstrumentInput,
    parsed: readInstrument(given, ['instrument']),
  }));
  const instrument = read?.instrument;
  const stated = part(parts.questionnaire, problems, (given) =>
    parseInput(questionnaireNameSchema, given, ['questionnaire']),
  );
  if (parts.questionnaire !== undefined && parts.instrument !== undefined)
    problems.add('inconsistent', ['questionnaire'], 'goes without instrument, which says it itself');
  const questionnaire = read === undefined ? stated : questionnaireOf(read.parsed);
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
  const now = { model, policy, instrument, questionnaire };
  const before = unread.has('before') ? undefined : readEarlier(parts.before, now, problems);
  const history = part(parts.history, problems, (given) => historyOf(given), { from: ['cases'], to: ['history'] });
  const sharedBefore = part(parts.sharedBefore, problems, (given) => readCases(given, 'sharedBefore'));
  const plans = part(
    parts.plans,
    problems,
    (given) => plansOf(given, defined({ priceBook, convention: settings?.convention })),
    { from: ['packages'], to: ['plans'] },
  );
  const isThere = (name: (typeof PARTS)[number]): boolean => parts[name] !== undefined || unread.has(name);
  const isPriceBookFaulty = isThere('priceBook') && priceBook === undefined;
  const readGroup = (name: 'sample' | 'cohort', group: GroupParts): Families | undefined =>
    readFamilies(
      group,
      { settings, instrument, priceBook, faulty: { priceBook: isPriceBookFaulty, parts: unread.has(name) } },
      name,
      problems,
    );
  const sampleParts = parts.sample === undefined ? undefined : groupOf(parts.sample, 'sample', GROUP_PARTS, problems);
  const cohortParts = groupOf(parts.cohort, 'cohort', COHORT_PARTS, problems);
  const sample = sampleParts && readGroup('sample', sampleParts);
  const families = cohortParts && readGroup('cohort', cohortParts);
  const cohort = withNeeds(families, cohortParts?.needs, ['cohort', 'needs'], problems);
  if (settings !== undefined) {
    const present = {
      sample: isThere('sample'),
      model: isThere('model'),
      instrument: isThere('instrument'),
      answers: (sampleParts?.answers ?? cohortParts?.answers) !== undefined || unread.has('instrument'),
    };
    checkSettings(settings, present, problems);
    if (families !== undefined) checkContested(families, settings, problems);
  }
  problems.throwIfAny();
  // A part that is absent here without a problem does not exist.
  return {
    settings,
    sample,
    cohort,
    model,
    policy,
    before,
    questionnaire,
    history,
    sharedBefore,
    plans,
  } as ReadCouncil;
}

/** What a model keeps of the questionnaire that it was made for. */
function questionnaireOf(parsed: Instrument): QuestionnaireOfModel {
  return { id: parsed.id, version: parsed.version, sha256: sha256Of(parsed) };
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
 * @param smallCell a figure of fewer families is left out, for sharing; everything is told without it
 * @choice history-rounding: amounts to £100 and shares to whole per cent, as RR145 Table 33 prints them
 */
export function historyOf(given: unknown, smallCell?: number): ChangeTable {
  const shared = smallCell === undefined ? {} : { smallCell, smallCells: 'suppress' as const };
  return changeBySite(given as readonly CohortCase[], { rounding: { unit: '100' }, decimals: 0, ...shared });
}

/** Plans are costed like packages, by the prices and the convention of the council where a line states none. */
function plansOf(given: unknown, options: CostOptions): PackageCosts {
  return costPackages(given as readonly PackageInput[], options);
}
