import type { CaseInput } from '../../allocation/allocate.js';
import type { DutyInput } from '../../moderation/duty/needs.js';
import { type Amount, formatAmount, parseAmount } from '../../money/amount.js';
import type { Score } from '../../questionnaire/score/score-types.js';
import type { Warning } from '../../warning.js';
import type { Characteristic } from '../council/data.js';

/** One family as a run sees it: its row, with the points of its answers and the value of its package. */
export interface Family {
  /** The family's name in the data. */
  readonly caseId: string;
  /** Whether it has a package now. */
  readonly status: 'existing' | 'newcomer';
  /** Its group, such as a school or a district; absent where the data name none. */
  readonly group?: string;
  /** The household, or the package that it shares: such children are one unit where samples are drawn anew. */
  readonly household?: string;
  /** The package that this child shares with another, by name; `traditional` is its part. */
  readonly sharedPackage?: string;
  /** The flat amounts of the model that apply to it. */
  readonly addOns?: readonly string[];
  /** Why it is left out: the council's reason, or a line of its package that has no price. */
  readonly excludeReason?: string;
  /** Absent where the family is left out, and where the model does not price points. */
  readonly points?: string;
  /** Points by which it was told its amount, where they are on record. */
  readonly pointsBefore?: string;
  /** Points by the answers as the family gives them, while answers are contested. */
  readonly pointsClaimed?: string;
  /** The case in the form of a model that does not price points. */
  readonly modelCase?: CaseInput;
  /** The existing package in pounds a year, one-offs included; absent for a newcomer. */
  readonly traditional?: Amount;
  /** The part of `traditional` that was bought once, in pounds. */
  readonly oneOff?: Amount;
  /** What the family has been told, in pounds a year. */
  readonly communicated?: Amount;
  /** Whether it has been told or has agreed an amount, also where only the day is on record. */
  readonly isTold: boolean;
  /** The day on which it was told, `YYYY-MM-DD`. */
  readonly communicatedOn?: string;
  /** What has been agreed, in pounds a year. */
  readonly final?: Amount;
  /** The day on which that was agreed, `YYYY-MM-DD`. */
  readonly agreedOn?: string;
  /** The day of the assessment, `YYYY-MM-DD`. */
  readonly assessedOn?: string;
  /** The day on which the budget starts, `YYYY-MM-DD`. */
  readonly startsOn?: string;
  /** The financial year whose prices its amounts are in. */
  readonly priceBase?: string;
  /** What it was found to need, with amounts in pounds a year; absent where nobody has stated it. */
  readonly duty?: DutyInput;
  /** What the data say of it beside that, in the order of the columns. */
  readonly characteristics: readonly Characteristic[];
}

/** A package line that does not count. */
export interface LineLeftOut {
  /** The id of the case. */
  readonly caseId: string;
  /** The id of the line. */
  readonly line: string;
  /** Why: `ended on 2024-03-31`. */
  readonly reason: string;
}

/** A set of families, and what to say about it. */
export interface Families {
  /** In the order of the data, those that are left out as well. */
  readonly families: readonly Family[];
  /** The scored questionnaires without their steps, where points come from answers. */
  readonly scores: readonly Score[];
  /** How much was given. */
  readonly control: {
    /** How many rows. */
    readonly rows: number;
    /** How many questionnaires were scored; null where there are none. */
    readonly answered: number | null;
    /** How many lines the packages have, one that several pay for being one; null where there are none. */
    readonly lines: number | null;
    /** How many they are where each payer's share of a line is a line; null where there are none. */
    readonly linesByPayer: number | null;
    /** How many of `lines` do not count, because they do not run on the day; null where there are none. */
    readonly linesLeftOut: number | null;
  };
  /** The day on which packages are valued; null where none was stated. */
  readonly onDay: string | null;
  /** Package lines that do not count, because they do not run on that day. */
  readonly linesLeftOut: readonly LineLeftOut[];
  /** What the data make worth looking at, in the order of the data. */
  readonly warnings: readonly Warning[];
}

/** The existing package without its one-off part, in pounds a year; undefined where there is none. */
export function recurringPackage({ traditional, oneOff }: Pick<Family, 'traditional' | 'oneOff'>): Amount | undefined {
  return traditional === undefined ? undefined : formatAmount(parseAmount(traditional) - parseAmount(oneOff ?? '0'));
}

/** The value of a characteristic; undefined where the family has none of that name. */
export function characteristicOf({ characteristics }: Family, name: string): string | undefined {
  return characteristics.find((one) => one.name === name)?.value;
}
