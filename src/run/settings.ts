import * as z from 'zod';
import { gapOptionsSchema } from '../equity/gaps/options.js';
import { type Path, type ProblemList, show } from '../errors.js';
import { POINTS } from '../exact/quantity.js';
import { numberWire } from '../exact/wire.js';
import { type PercentileOptions, percentileOptionsSchema } from '../model/percentile/options.js';
import { type PricePointOptions, pricePointOptionsSchema } from '../model/price-point/options.js';
import { type AmountInput, formatAmount, positiveAmountSchema } from '../money/amount.js';
import { daySchema, formatDay } from '../money/calendar.js';
import { CONVENTIONS, type ConventionName } from '../money/period.js';
import { parseInput, schemaFor, withCheck } from '../parse.js';

/** How a model is calibrated from the sample: RAS 4 (`price-point`) or RAS 5 (`percentile`), with its options. */
export type CalibrationChoice = PricePointChoice | PercentileChoice;

/** The sample calibrates a price of a point: RAS 4. */
export interface PricePointChoice {
  /** Which model the sample calibrates. */
  readonly kind: 'price-point';
  /** How the price is calibrated. */
  readonly options: PricePointOptions;
}

/** The sample calibrates a table by percentiles: RAS 5. */
export interface PercentileChoice {
  /** Which model the sample calibrates. */
  readonly kind: 'percentile';
  /** How the table is made. */
  readonly options: PercentileOptions;
}

/** What there is to allocate. */
export interface PotChoice {
  /** Pounds a year, or the packages of the existing families of the cohort without one-offs. */
  readonly amount: 'packages' | AmountInput;
  /** Pounds a year that are held back before anything is allocated. */
  readonly reserve?: AmountInput;
}

/** What is compared at equal need. */
export interface EqualNeedChoice {
  /** The characteristics whose groups are compared; each is named in `keep` as well, but for `status` and `group`. */
  readonly by: readonly string[];
  /** The characteristics that are held equal. */
  readonly given?: readonly string[];
  /** Where each band of points begins, or `each` where every score is a band of its own. */
  readonly bands?: 'each' | readonly (number | string)[];
}

/** How packages are valued that have lines with dates. */
export interface CostingChoice {
  /** Only lines that run on this day count, `YYYY-MM-DD`. */
  readonly onDay?: string;
  /** Without a day: lines count although they end. */
  readonly endedLines?: 'count';
}

/** What a limit on change is a share of: the package before personal budgets, or what the family was last told. */
export type LimitBase = 'original-package' | 'last-told';

/** How a recalibration is compared with what families were told. */
export interface RecalibrationChoice {
  /**
   * What a limit on change is a share of: the package before personal budgets (`original-package`, unless told
   * otherwise), or what the family was last told.
   */
  readonly limitBase?: LimitBase | undefined;
}

/** The choices of a council for one run. */
export interface CouncilSettings {
  /** What the council calls the run; it heads every page. */
  readonly title: string;
  /** What an unanswered statement counts; refused unless it is named. */
  readonly unanswered?: 'zero' | 'exclude';
  /** How many weeks a year has, for lines and packages that do not say. */
  readonly convention?: ConventionName;
  /** On which day packages are valued; asked for where a line of a package ends. */
  readonly costing?: CostingChoice;
  /** How a recalibration is compared with what families were told. */
  readonly recalibration?: RecalibrationChoice;
  /** How the sample calibrates a model; needed where there is no stored one. */
  readonly calibrate?: CalibrationChoice;
  /** What there is to allocate; without it nothing is said of a balance. */
  readonly pot?: PotChoice;
  /** Whether anyone is treated differently at equal need; without it nothing is said of that. */
  readonly equity?: EqualNeedChoice;
  /** The characteristics that are carried into the lists; none unless named. */
  readonly keep?: readonly string[] | undefined;
}

/** The fields of a council's settings; the council file of the command has them beside the names of its files. */
export function settingsFields() {
  const name = z.string().min(1).max(200);
  // Read by the comparison, which is given them as they are written.
  const boundary = numberWire(POINTS) as z.ZodType<number | string, number | string>;
  return {
    title: z.string().max(500),
    unanswered: z.enum(['zero', 'exclude']).exactOptional(),
    convention: z.enum(CONVENTIONS).exactOptional(),
    costing: withCheck(
      z.strictObject({
        onDay: daySchema.transform(formatDay).exactOptional(),
        endedLines: z.literal('count').exactOptional(),
      }),
      ({ onDay, endedLines }, problems) => {
        if (onDay === undefined || endedLines === undefined) return;
        problems.add(
          'inconsistent',
          ['endedLines'],
          'with a day, lines that ended before it do not count; give one of the two',
        );
      },
    ).exactOptional(),
    recalibration: z
      .strictObject({ limitBase: z.enum(['original-package', 'last-told']).default('original-package') })
      .exactOptional(),
    calibrate: z
      .discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('price-point'), options: pricePointOptionsSchema }),
        z.strictObject({ kind: z.literal('percentile'), options: percentileOptionsSchema }),
      ])
      .exactOptional(),
    pot: z
      .strictObject({
        amount: z.union([z.literal('packages'), positiveAmountSchema.transform(formatAmount)]),
        reserve: positiveAmountSchema.transform(formatAmount).exactOptional(),
      })
      .exactOptional(),
    equity: withCheck(
      z.strictObject({
        by: z.array(name).min(1).max(20),
        given: z.array(name).max(20).exactOptional(),
        bands: z.union([z.literal('each'), z.array(boundary).min(1).max(1000)]).exactOptional(),
      }),
      (equity, problems) => {
        try {
          parseInput(gapOptionsSchema, { stages: ['indicative'], ...equity });
        } catch (error) {
          problems.addError(error);
        }
      },
    ).exactOptional(),
    keep: z.array(z.string().max(200)).max(100).default([]),
  };
}

/** A council's settings. */
const settingsSchema = schemaFor<CouncilSettings>()(() => z.strictObject(settingsFields()));

/** A council's settings, checked; amounts in pounds with two decimals. */
export interface ParsedSettings extends Omit<z.output<typeof settingsSchema>, 'calibrate'> {
  /** As it was written: who calibrates reads its own options. */
  readonly calibrate?: CalibrationChoice;
}

/** Reads a council's settings. */
export function parseSettings(input: unknown, at: Path): ParsedSettings {
  const { calibrate: _, ...settings } = parseInput(settingsSchema, input, at);
  const { calibrate } = input as CouncilSettings;
  return { ...settings, ...(calibrate !== undefined && { calibrate }) };
}

/** Characteristics that every family has a field for, whether or not they are kept. */
const OF_EVERY_FAMILY = ['status', 'group'];

/** The parts that a council has, apart from its cohort. */
export interface PartsPresent {
  readonly sample: boolean;
  readonly model: boolean;
  readonly instrument: boolean;
  readonly answers: boolean;
}

/** The settings that have to do with each other, or with the parts. */
interface SettingsTogether {
  readonly calibrate?: unknown;
  readonly equity?: { readonly by: readonly string[]; readonly given?: readonly string[] };
  readonly keep: readonly string[];
}

/** Checks what a council's settings and the parts that it gives have to do with each other. */
export function checkSettings(settings: SettingsTogether, parts: PartsPresent, problems: ProblemList): void {
  const { calibrate, equity, keep } = settings;
  if (!parts.model && !(parts.sample && calibrate !== undefined)) {
    problems.add('missing', ['model'], 'a run needs a stored model, or a sample and how to calibrate');
  }
  if (!parts.instrument && parts.answers) {
    problems.add('missing', ['instrument'], 'answers need the questionnaire that they belong to');
  }
  for (const one of [...(equity?.by ?? []), ...(equity?.given ?? [])]) {
    if (OF_EVERY_FAMILY.includes(one) || keep.includes(one)) continue;
    problems.add('missing', ['keep'], `${show(one)} is compared in equity; name it in keep as well`);
  }
}
