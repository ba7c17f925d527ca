import * as z from 'zod';
import { smallCellField } from '../../cohort/options.js';
import { gapOptionsSchema } from '../../equity/gaps/options.js';
import { GAP_VARIANCES, type GapVariance } from '../../equity/interval/gap-interval.js';
import { type Path, type ProblemList, show } from '../../errors.js';
import { POINTS } from '../../exact/quantity.js';
import { numberWire } from '../../exact/wire.js';
import { idSchema, textOfAtMost } from '../../identifier.js';
import { type PercentileOptions, percentileOptionsSchema } from '../../model/percentile/options.js';
import { type PricePointOptions, pricePointOptionsSchema } from '../../model/price-point/options.js';
import { WHILE_CONTESTED, type WhileContested } from '../../moderation/case/contested.js';
import { type AmountInput, formatAmount, positiveAmountSchema } from '../../money/amount.js';
import { daySchema, formatDay } from '../../money/calendar.js';
import { CONVENTIONS, type ConventionName } from '../../money/period.js';
import { withCheck, withPartCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { parseInput, parseOrTell } from '../../parse/parse.js';
import { tellOfShared } from '../../parse/shared-fields.js';
import { given, has, lacks, together, when } from '../../together.js';

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
  /**
   * Whose variance an interval goes by: each group's `own` at each level of need, unless `pooled` says that amounts of a
   * group vary alike at all of them.
   */
  readonly variance?: GapVariance;
}

/** How packages are valued that have lines with dates. */
export interface CostingChoice {
  /** Only lines that run on this day count, `YYYY-MM-DD`. */
  readonly onDay?: string;
  /** Without a day: lines count although they end. */
  readonly endedLines?: 'count';
}

/** What becomes of packages that several children share. */
export interface SharedPackagesChoice {
  /**
   * How a package that children share by name is split: each line stays with the child that it is for (`lines`), by the
   * children's `points`, `equally`, or not at all: its children are left out and counted (`keep-out`). Asked for where a
   * package is shared.
   */
  readonly split?: 'lines' | 'points' | 'equally' | 'keep-out';
  /** Cases whose package is their own although another of the same household or day has the same amount, or `all`. */
  readonly separate?: 'all' | readonly string[];
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
  /** How many weeks a year has, for lines and packages that do not say, and for a model whose amounts are not a year. */
  readonly convention?: ConventionName;
  /** On which day packages are valued; asked for where a line of a package ends. */
  readonly costing?: CostingChoice;
  /** What becomes of packages that several children share; asked for where there are such packages. */
  readonly sharedPackages?: SharedPackagesChoice;
  /** What is paid until contested answers are decided; asked for where answers are (`pointsClaimed`). No report says which. */
  readonly whileContested?: WhileContested;
  /** How a recalibration is compared with what families were told. */
  readonly recalibration?: RecalibrationChoice;
  /** How the sample calibrates a model; needed where there is no stored one. */
  readonly calibrate?: CalibrationChoice;
  /** What there is to allocate; without it nothing is said of a balance. */
  readonly pot?: PotChoice;
  /** Whether anyone is treated differently at equal need; without it nothing is said of that. */
  readonly equity?: EqualNeedChoice;
  /**
   * A figure of fewer families than this is not shared, nor one from which it could be worked out: 2 or more; no report
   * states a number. Without it no page of the run is for sharing. Needed in a council file that compares in `equity`.
   */
  readonly smallCell?: number;
  /** The characteristics that are carried into the lists; none unless named. */
  readonly keep?: readonly string[] | undefined;
}

/** The fields of a council's settings; the council file of the command has them beside the names of its files. */
export function settingsFields() {
  // Read by the comparison, which is given them as they are written.
  const boundary = numberWire(POINTS) as z.ZodType<number | string, number | string>;
  return {
    title: textOfAtMost(500),
    unanswered: z.enum(['zero', 'exclude']).exactOptional(),
    convention: z.enum(CONVENTIONS).exactOptional(),
    costing: withCheck(
      z
        .strictObject({
          onDay: daySchema.transform(formatDay).exactOptional(),
          endedLines: z.literal('count').exactOptional(),
        })
        .meta(together(when(has('onDay'), lacks('endedLines')))),
      ({ onDay, endedLines }, problems) => {
        if (onDay === undefined || endedLines === undefined) return;
        problems.add(
          'inconsistent',
          ['endedLines'],
          'with a day, lines that ended before it do not count; give one of the two',
        );
      },
    ).exactOptional(),
    sharedPackages: z
      .strictObject({
        split: z.enum(['lines', 'points', 'equally', 'keep-out']).exactOptional(),
        separate: z.union([z.literal('all'), z.array(idSchema).max(100_000)]).exactOptional(),
      })
      .exactOptional(),
    whileContested: z.enum(WHILE_CONTESTED).exactOptional(),
    recalibration: z
      .strictObject({ limitBase: z.enum(['original-package', 'last-told']).default('original-package') })
      .exactOptional(),
    calibrate: withPartCheck(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('price-point'), options: pricePointOptionsSchema }),
        z.strictObject({ kind: z.literal('percentile'), options: percentileOptionsSchema }),
      ]),
      z.looseObject({ kind: z.unknown().optional(), options: z.unknown().optional() }),
      tellOfOptions,
    ).exactOptional(),
    pot: z
      .strictObject({
        amount: z.union([z.literal('packages'), positiveAmountSchema.transform(formatAmount)]),
        reserve: positiveAmountSchema.transform(formatAmount).exactOptional(),
      })
      .exactOptional(),
    equity: withCheck(
      z
        .strictObject({
          by: z.array(idSchema).min(1).max(20),
          given: z.array(idSchema).max(20).exactOptional(),
          bands: z.union([z.literal('each'), z.array(boundary).min(1).max(1000)]).exactOptional(),
          variance: z.enum(GAP_VARIANCES).exactOptional(),
        })
        // Equal need is bands of points, characteristics, or both.
        .meta(together({ anyOf: [has('bands'), given({ given: { type: 'array', minItems: 1 } })] })),
      (equity, problems) => {
        try {
          parseInput(gapOptionsSchema, { stages: ['indicative'], ...equity });
        } catch (error) {
          problems.addError(error);
        }
      },
    ).exactOptional(),
    smallCell: smallCellField(),
    keep: z.array(textOfAtMost(200)).max(100).default([]),
  };
}

const CALIBRATIONS: readonly unknown[] = ['price-point', 'percentile'];

/** Where no kind that there is says whose the options are, what either of them refuses is told beside. */
function tellOfOptions(
  { kind, options }: { readonly kind?: unknown; readonly options?: unknown },
  problems: ProblemList,
): void {
  if (CALIBRATIONS.includes(kind)) return;
  const forms = [pricePointOptionsSchema, percentileOptionsSchema];
  const at = ['options'];
  if (typeof options === 'object' && options !== null) tellOfShared(forms, '', options, problems, at);
  else parseOrTell(pricePointOptionsSchema, options, problems, at);
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

/** Checks that there is a model, or something to calibrate one from. */
export function checkModelOf({ calibrate }: SettingsTogether, parts: PartsPresent, problems: ProblemList): void {
  if (parts.model || (parts.sample && calibrate !== undefined)) return;
  problems.add('missing', ['model'], 'a run needs a stored model, or a sample and how to calibrate');
}

/** Checks that answers come with their questionnaire. */
export function checkInstrumentOf(parts: PartsPresent, problems: ProblemList): void {
  if (parts.instrument || !parts.answers) return;
  problems.add('missing', ['instrument'], 'answers need the questionnaire that they belong to');
}

/** Checks that what is compared is carried into the lists. */
export function checkKeepOf({ equity, keep }: SettingsTogether, problems: ProblemList): void {
  for (const one of [...(equity?.by ?? []), ...(equity?.given ?? [])]) {
    if (OF_EVERY_FAMILY.includes(one) || keep.includes(one)) continue;
    problems.add('missing', ['keep'], `${show(one)} is compared in equity; name it in keep as well`);
  }
}

/** Checks what a council's settings and the parts that it gives have to do with each other. */
export function checkSettings(settings: SettingsTogether, parts: PartsPresent, problems: ProblemList): void {
  checkModelOf(settings, parts, problems);
  checkInstrumentOf(parts, problems);
  checkKeepOf(settings, problems);
}
