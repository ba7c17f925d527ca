import * as z from 'zod';
import { type ProblemList, show } from '../errors.js';
import type { DecimalInput } from '../exact/decimal.js';
import { compareRatios } from '../exact/ratio.js';
import { exactSchema } from '../exact/wire.js';
import { idSchema, textOfAtMost } from '../identifier.js';
import { stated } from '../model/stated.js';
import { daySchema, formatDay } from '../money/calendar.js';
import { withCheck } from '../parse/check.js';
import { deferred, schemaFor } from '../parse/deferred.js';

/** A level of a criterion. */
export interface RiskLevel {
  /** By which answers name it. */
  readonly name: string;
  /** The band that it asks for, where the highest counts. */
  readonly band?: string;
  /** Its score, where scores are added. */
  readonly score?: DecimalInput;
}

/** Something that risk is judged by: complexity, cost of the package, safeguarding. */
export interface RiskCriterion {
  /** By which answers name it; each once. */
  readonly id: string;
  /** Its levels, at most 20. */
  readonly levels: readonly RiskLevel[];
}

/** What follows from a band of risk. */
export interface RiskBand {
  /** What it is called; each once. */
  readonly id: string;
  /** Whether the family may use the account that it has. */
  readonly ownAccount: boolean;
  /** In how many months after the start the first check is. */
  readonly firstCheckMonths: number;
  /** How many months lie between the checks after it. */
  readonly thenEveryMonths: number;
  /** Whether a direct payment is right. */
  readonly directPayment: 'yes' | 'with-support' | 'no';
}

/** The highest band that an answer asks for counts. */
export interface HighestRisk {
  /** That the highest counts. */
  readonly how: 'highest';
}

/** Scores are added. */
export interface SummedRisk {
  /** That scores are added. */
  readonly how: 'sum';
  /** The bands by score, from the lowest to the highest. */
  readonly thresholds: readonly RiskThreshold[];
}

/** Up to which score a band goes. */
export interface RiskThreshold {
  /** The highest score of the band, itself included; the last band has none. */
  readonly upTo?: DecimalInput;
  /** The band. */
  readonly band: string;
}

/** How the answers make a band. */
export type RiskCombination = HighestRisk | SummedRisk;

/** The family's level of a criterion. */
export interface RiskAnswer {
  /** The criterion. */
  readonly criterion: string;
  /** The name of the level. */
  readonly level: string;
}

/** What a family's monitoring is worked out from. */
export interface MonitoringInput {
  /** The family's id. */
  readonly caseId: string;
  /** The first day of the direct payment. */
  readonly startsOn: string;
  /** The day as of which it is asked. */
  readonly asOf: string;
  /** The last day up to which dates are given. */
  readonly until: string;
  /** What risk is judged by. */
  readonly criteria: readonly RiskCriterion[];
  /** The family's level of each; one without an answer is a question, and not the lowest. */
  readonly answers: readonly RiskAnswer[];
  /** How the answers make a band. */
  readonly combine: RiskCombination;
  /** The bands, from the lowest risk to the highest. */
  readonly bands: readonly RiskBand[];
  /** The days of the checks of the account that were made; none by default. */
  readonly checked?: readonly string[] | undefined;
  /** The days of the reviews that were held of whether a direct payment is still right; none by default. */
  readonly reviewed?: readonly string[] | undefined;
  /** Whose intervals are checked: the first review within 6 months, each later one within 12 of the one before. */
  readonly regime?: 'care-act-2014';
}

const months = (what: string) =>
  stated(z.int().min(1).max(120), `${what}? RR145 6.58 gives months for low risk alone, so state it`);
const days = () => z.array(daySchema).max(1000).default([]);
const SCORE = { what: 'a score', maxDecimals: 6, max: 1e9, min: 0 };

const fieldsSchema = deferred(() =>
  z.strictObject({
    caseId: idSchema,
    startsOn: daySchema,
    asOf: daySchema,
    until: daySchema,
    criteria: z
      .array(
        z.strictObject({
          id: idSchema,
          levels: z
            .array(
              z.strictObject({
                name: textOfAtMost(200).min(1),
                band: idSchema.exactOptional(),
                score: exactSchema(SCORE).exactOptional(),
              }),
            )
            .min(1)
            .max(20),
        }),
      )
      .min(1)
      .max(100),
    answers: z.array(z.strictObject({ criterion: idSchema, level: textOfAtMost(200).min(1) })).max(100),
    combine: stated(
      z.discriminatedUnion('how', [
        z.strictObject({ how: z.literal('highest') }),
        z.strictObject({
          how: z.literal('sum'),
          thresholds: z
            .array(z.strictObject({ upTo: exactSchema(SCORE).exactOptional(), band: idSchema }))
            .min(1)
            .max(20),
        }),
      ]),
      'how do answers make a band? Expected highest, or sum with thresholds; RR145 6.58 gives neither',
    ),
    bands: z
      .array(
        z.strictObject({
          id: idSchema,
          ownAccount: z.boolean(),
          firstCheckMonths: months('in how many months is the first check'),
          thenEveryMonths: months('how many months lie between checks'),
          directPayment: z.enum(['yes', 'with-support', 'no']),
        }),
      )
      .min(1)
      .max(20),
    checked: days(),
    reviewed: days(),
    regime: z.literal('care-act-2014').exactOptional(),
  }),
);

/** What a family's monitoring is worked out from, checked. */
export const monitoringSchema = schemaFor<MonitoringInput>()(() =>
  withCheck(
    fieldsSchema,
    checkDays,
    checkHeld('checked'),
    checkHeld('reviewed'),
    checkOnce('bands', 'band'),
    checkOnce('criteria', 'criterion'),
    checkBandsOfLevels,
    checkLevels,
    checkBandsOfThresholds,
    checkThresholds,
    checkAnswers,
  ),
);

/** What a family's monitoring is worked out from, parsed. */
export type ParsedMonitoring = z.output<typeof fieldsSchema>;

function checkDays({ startsOn, until }: ParsedMonitoring, problems: ProblemList): void {
  if (until < startsOn)
    problems.add('inconsistent', ['until'], `is before ${formatDay(startsOn)}, the start of the direct payment`);
}

function checkHeld(name: 'checked' | 'reviewed') {
  return (input: ParsedMonitoring, problems: ProblemList): void => {
    const { startsOn, asOf } = input;
    input[name].forEach((day, index, list) => {
      const before = index === 0 ? startsOn : (list[index - 1] ?? startsOn);
      if (day < before || (index > 0 && day === before))
        problems.add('inconsistent', [name, index], `is not after ${formatDay(before)}`);
      if (day > asOf) problems.add('inconsistent', [name, index], `is after ${formatDay(asOf)}, and so not yet held`);
    });
  };
}

function checkBandsOfLevels({ criteria, bands }: ParsedMonitoring, problems: ProblemList): void {
  const known = new Set(bands.map(({ id }) => id));
  criteria.forEach(({ levels }, index) => {
    levels.forEach(({ band }, place) => {
      if (band !== undefined && !known.has(band))
        problems.add('unknown-name', ['criteria', index, 'levels', place, 'band'], `no band is called ${show(band)}`);
    });
  });
}

function checkLevels({ criteria, combine }: ParsedMonitoring, problems: ProblemList): void {
  criteria.forEach(({ levels }, index) => {
    levels.forEach((level, place) => {
      const at = ['criteria', index, 'levels', place];
      if (combine.how === 'highest' && level.band === undefined)
        problems.add('missing', [...at, 'band'], 'the highest band counts; say which this level asks for');
      if (combine.how === 'sum' && level.score === undefined)
        problems.add('missing', [...at, 'score'], 'scores are added; say what this level scores');
    });
  });
}

function checkOnce(name: 'bands' | 'criteria', what: string) {
  return (input: ParsedMonitoring, problems: ProblemList): void => {
    const seen = new Set<string>();
    input[name].forEach(({ id }: { readonly id: string }, index: number) => {
      if (seen.has(id)) problems.add('duplicate', [name, index, 'id'], `a second ${what} is called ${show(id)}`);
      seen.add(id);
    });
  };
}

function checkBandsOfThresholds({ combine, bands }: ParsedMonitoring, problems: ProblemList): void {
  if (combine.how !== 'sum') return;
  const known = new Set(bands.map(({ id }) => id));
  combine.thresholds.forEach(({ band }, index) => {
    if (!known.has(band))
      problems.add('unknown-name', ['combine', 'thresholds', index, 'band'], `no band is called ${show(band)}`);
  });
}

function checkThresholds({ combine }: ParsedMonitoring, problems: ProblemList): void {
  if (combine.how !== 'sum') return;
  const { thresholds } = combine;
  thresholds.forEach(({ upTo }, index) => {
    const at = ['combine', 'thresholds', index];
    const isLast = index === thresholds.length - 1;
    if (isLast && upTo !== undefined)
      problems.add('inconsistent', [...at, 'upTo'], 'the last band has no end; else a score above it has none');
    if (!isLast && upTo === undefined)
      problems.add('missing', [...at, 'upTo'], 'say up to which score; only the last has no end');
    const before = thresholds[index - 1]?.upTo;
    if (upTo !== undefined && before !== undefined && compareRatios(upTo, before) <= 0)
      problems.add('inconsistent', [...at, 'upTo'], 'is not above the one before, so that no score is in this band');
  });
}

function checkAnswers({ answers, criteria }: ParsedMonitoring, problems: ProblemList): void {
  const seen = new Set<string>();
  answers.forEach(({ criterion, level }, index) => {
    const at = ['answers', index];
    if (seen.has(criterion)) problems.add('duplicate', [...at, 'criterion'], `${show(criterion)} is answered twice`);
    seen.add(criterion);
    const own = criteria.find(({ id }) => id === criterion);
    if (own === undefined)
      problems.add('unknown-name', [...at, 'criterion'], `no criterion is called ${show(criterion)}`);
    else if (!own.levels.some(({ name }) => name === level))
      problems.add('unknown-name', [...at, 'level'], `${show(criterion)} has no level ${show(level)}`);
  });
}
