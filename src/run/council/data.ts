import type { CaseInput } from '../../allocation/allocate.js';
import type { Model } from '../../allocation/kinds.js';
import type { CohortCase } from '../../cohort/case.js';
import type { PackageInput } from '../../costing/package/package.js';
import type { PriceBook } from '../../costing/price-book.js';
import type { DecimalInput } from '../../exact/decimal.js';
import type { DutyInput } from '../../moderation/duty/needs.js';
import type { Policy } from '../../moderation/policy/policy.js';
import type { AmountInput } from '../../money/amount.js';
import type { InstrumentInput } from '../../questionnaire/instrument/instrument.js';
import type { ResponseInput } from '../../questionnaire/response/response.js';
import type { QuestionnaireBridge, QuestionnaireName } from './questionnaire-link.js';
import type { CouncilSettings } from './settings.js';

/** Something that families are told apart by, such as an age band. */
export interface Characteristic {
  /** What it is called: `age_band`. */
  readonly name: string;
  /** The group that the family belongs to. */
  readonly value: string;
}

/** A family as a council's records have it. What is not known is left out: no package is not £0. */
export interface CouncilFamily {
  /** The id of the case, once in its list. */
  readonly caseId: string;
  /** Whether the family has an existing package (`existing`, unless told otherwise) or never had one. */
  readonly status?: 'existing' | 'newcomer' | undefined;
  /** The group whose price it has, where prices differ by group. */
  readonly group?: string;
  /** The flat amounts of the model that apply to the family, by id, where it has any. */
  readonly addOns?: readonly string[];
  /** The household; siblings are drawn together where samples are drawn anew. */
  readonly household?: string;
  /**
   * The name of a package that this child shares with another; each child that shares it names it. Its amount stands with
   * one of them, or alike with each; `sharedPackages` says how it is split.
   */
  readonly sharedPackage?: string;
  /** Why the family is left out; it is counted and nothing else. */
  readonly excludeReason?: string;
  /** Points of the questionnaire; only where they do not come from answers. */
  readonly points?: DecimalInput;
  /** Points by which the family was told its amount, where they were others. */
  readonly pointsBefore?: DecimalInput;
  /** While answers are contested: points by the answers as the family gives them; `whileContested` says what is paid. */
  readonly pointsClaimed?: DecimalInput;
  /** The existing package in pounds a year, one-offs included; only where it does not come from lines. */
  readonly traditional?: AmountInput;
  /** The part of `traditional` that was bought once, in pounds. */
  readonly oneOff?: AmountInput;
  /** What the family has been told, in pounds a year. */
  readonly communicated?: AmountInput;
  /** The day on which it was told, as `YYYY-MM-DD`. */
  readonly communicatedOn?: string;
  /** What has been agreed, in pounds a year. */
  readonly final?: AmountInput;
  /** The day on which it was agreed, as `YYYY-MM-DD`; a family that agreed an amount has been told one. */
  readonly agreedOn?: string;
  /** The day of the assessment, as `YYYY-MM-DD`; that of the answers where they state one and this is left out. */
  readonly assessedOn?: string;
  /** The day on which the budget starts, as `YYYY-MM-DD`. */
  readonly startsOn?: string;
  /** The financial year whose prices the family's amounts are in, such as `2026-27`. */
  readonly priceBase?: string;
  /** What the family is told apart by, each name once; nothing unless given. */
  readonly characteristics?: readonly Characteristic[] | undefined;
}

/** A set of families: who they are, what they answered, what they have today. */
export interface FamilyGroup {
  /** The families, a row each. */
  readonly cases: readonly CouncilFamily[];
  /** Their answers to the questionnaire; without them the cases state their points. */
  readonly answers?: readonly ResponseInput[];
  /** Their packages as lines; without them the cases state the value of their packages. */
  readonly packages?: readonly PackageInput[];
  /** Cases in the form of a model that does not price points. */
  readonly modelCases?: readonly CaseInput[];
}

/** The assessed needs of one family, and what meeting them reasonably costs. */
export interface CaseNeeds {
  /** The id of the case. */
  readonly caseId: string;
  /** Its needs, with amounts in pounds a year. */
  readonly duty: DutyInput;
}

/** The families that are allocated, and what they were found to need. */
export interface Cohort extends FamilyGroup {
  /** The assessed needs of each family, as far as they are stated; without them it is not known whether it is enough. */
  readonly needs?: readonly CaseNeeds[];
}

/** By what families were told what they were told, to say why a recalibration changes it. */
export interface EarlierRound {
  /** Last year's model; the stored model unless given. */
  readonly model?: Model;
  /** Last year's policy; this year's unless given. */
  readonly policy?: Policy;
  /** How last year's questionnaire and this year's go together; needed where they are not the same version. */
  readonly bridge?: QuestionnaireBridge;
}

/** All that a council's run is made from. */
export interface CouncilData {
  /** The council's choices. */
  readonly settings: CouncilSettings;
  /** The questionnaire that the answers belong to. */
  readonly instrument?: InstrumentInput;
  /** The questionnaire that stated points are of, by name and version; only where `instrument` is not given. */
  readonly questionnaire?: QuestionnaireName;
  /** The prices of the services that package lines name. */
  readonly priceBook?: PriceBook;
  /** Existing cases that calibrate the model. */
  readonly sample?: FamilyGroup;
  /** The families that are allocated: other rows than the sample's. */
  readonly cohort: Cohort;
  /** A stored model, which is applied as it stands; without one the sample calibrates. */
  readonly model?: Model;
  /** The policy of moderation; without one the run ends at indicative budgets. */
  readonly policy?: Policy;
  /** By what families were told what they were told. */
  readonly before?: EarlierRound;
  /** The amounts of an earlier round, which are told by site as RR145 Table 33 does. */
  readonly history?: readonly CohortCase[];
  /**
   * The families of a page of an earlier year that was shared, with the amounts of then: what that page and this one give
   * of few families together is left out of this one.
   */
  readonly sharedBefore?: readonly CohortCase[];
  /** Support plans to cost on their own. */
  readonly plans?: readonly PackageInput[];
}

/** How a council's run goes. */
export interface CouncilOptions {
  /** Calibrate anew although families have been told an amount; false unless asked for. */
  readonly recalibrate?: boolean | undefined;
  /** Is told after each part of the work how many parts are done, and of how many. */
  readonly onProgress?: (done: number, parts: number) => void;
}
