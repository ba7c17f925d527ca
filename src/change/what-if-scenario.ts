import * as z from 'zod';
import { show } from '../errors.js';
import { rateSchema } from '../funding/rate.js';
import { idSchema } from '../identifier.js';
import { pointsSchema } from '../model/allocation.js';
import { amountSchema, positiveAmountSchema } from '../money/amount.js';
import { upliftSchema } from '../money/uplift.js';
import { withCheck } from '../parse.js';

/** A family of the cohort, the same in every scenario. */
export const whatIfCaseSchema = z.strictObject({
  caseId: idSchema,
  points: pointsSchema.exactOptional(),
  /** What a model needs to know beside points, in the form of its kind. */
  input: z.looseObject({}).exactOptional(),
  /** The value of the existing package in pounds per the models' period; limits on change need it. */
  traditional: positiveAmountSchema.exactOptional(),
  /** The group whose share of the money is told. */
  group: idSchema.exactOptional(),
});

/** A family of the cohort, as callers give it. */
export type WhatIfCase = z.input<typeof whatIfCaseSchema>;

/** A family of the cohort, parsed. */
export type ParsedWhatIfCase = z.output<typeof whatIfCaseSchema>;

/**
 * One scenario: a model, and what is done with the amounts that it gives.
 *
 * @choice what-if-order: contingency and limits on change give different amounts in different order, so that a scenario
 * with both names it
 */
const scenarioSchema = withCheck(
  z.strictObject({
    name: idSchema,
    /** A stored model of any kind: another price, another table, another year. */
    model: z.looseObject({ kind: z.string() }),
    /** Families with fewer points have no budget. */
    threshold: pointsSchema.exactOptional(),
    /** Restates the model's amounts in the prices of another year. */
    uplift: upliftSchema.exactOptional(),
    /** Held back from each budget, in per cent. */
    contingency: rateSchema.exactOptional(),
    /** How far a budget may fall below, or rise above, the existing package, in per cent of it. */
    limits: z.strictObject({ fall: rateSchema.exactOptional(), rise: rateSchema.exactOptional() }).exactOptional(),
    order: z.enum(['contingency-first', 'limits-first']).exactOptional(),
  }),
  ({ contingency, limits, order }, problems) => {
    if (contingency === undefined || limits === undefined || order !== undefined) return;
    const message =
      'contingency and limits give different amounts in different order; name contingency-first or limits-first';
    problems.add('choice-needed', ['order'], message);
  },
);

/** One scenario, as callers give it. */
export type Scenario = z.input<typeof scenarioSchema>;

/** One scenario, parsed. */
export type ParsedScenario = z.output<typeof scenarioSchema>;

/** Scenarios to be set side by side: the form of a file of scenarios. */
export const scenariosSchema = withCheck(
  z.strictObject({
    schemaVersion: z.literal(1),
    scenarios: z.array(scenarioSchema).min(1).max(100),
    /** The scenario that the others are compared with; the first unless told. */
    base: idSchema.exactOptional(),
    /** Pounds per the models' period that each total is set against. */
    pot: positiveAmountSchema.exactOptional(),
    /** Income that is expected and not certain, in the same pounds; the balance is told with and without it. */
    assumedIncome: amountSchema.exactOptional(),
    /** Whether the result lists every family's amounts. */
    list: z.boolean().default(false),
  }),
  ({ scenarios, base }, problems) => {
    const names = new Set<string>();
    scenarios.forEach(({ name }, index) => {
      if (names.has(name)) problems.add('duplicate', ['scenarios', index, 'name'], `two scenarios are ${show(name)}`);
      names.add(name);
    });
    if (base !== undefined && !names.has(base)) {
      problems.add('unknown-name', ['base'], `no scenario is called ${show(base)}`);
    }
  },
);

/** Scenarios to be set side by side, as callers give them. */
export type Scenarios = z.input<typeof scenariosSchema>;

/** Scenarios to be set side by side, parsed. */
export type ParsedScenarios = z.output<typeof scenariosSchema>;
