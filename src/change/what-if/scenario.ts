import * as z from 'zod';
import { show } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { rateSchema } from '../../funding/rate.js';
import { idSchema } from '../../identifier.js';
import { pointsSchema } from '../../model/allocation.js';
import { type StoredModel, storedModelSchema } from '../../model/header.js';
import { type AmountInput, amountSchema, positiveAmountSchema } from '../../money/amount.js';
import { type UpliftInput, upliftSchema } from '../../money/uplift.js';
import { schemaFor, withCheck } from '../../parse.js';

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

/** How far a budget may move from the existing package, in per cent of it. */
export interface ScenarioLimits {
  /** How far below it. */
  readonly fall?: DecimalInput;
  /** How far above it. */
  readonly rise?: DecimalInput;
}

/**
 * One scenario: a model, and what is done with the amounts that it gives.
 *
 * @choice what-if-order: contingency and limits on change give different amounts in different order, so that a scenario
 * with both names it
 */
export interface Scenario {
  /** What people call it; once among the scenarios. */
  readonly name: string;
  /** A stored model of any kind: another price, another table, another year. */
  readonly model: StoredModel;
  /** Families with fewer points have no budget; without it, all have one. */
  readonly threshold?: DecimalInput;
  /** Restates the model's amounts in the prices of another year. */
  readonly uplift?: UpliftInput;
  /** Held back from each budget, in per cent, 0 to 100; nothing unless told. */
  readonly contingency?: DecimalInput;
  /** How far a budget may fall below, or rise above, the existing package; any way unless told. */
  readonly limits?: ScenarioLimits;
  /** Which is applied first, where a scenario has both a contingency and limits; no default. */
  readonly order?: 'contingency-first' | 'limits-first';
}

/** Scenarios to be set side by side: the form of a file of scenarios. */
export interface Scenarios {
  /** The version of this form. */
  readonly schemaVersion: 1;
  /** The scenarios, 1 to 100. */
  readonly scenarios: readonly Scenario[];
  /** The scenario that the others are compared with; the first unless told. */
  readonly base?: string;
  /** Pounds per the models' period that each total is set against. */
  readonly pot?: AmountInput;
  /** Income that is expected and not certain, in the same pounds; the balance is told with and without it. */
  readonly assumedIncome?: AmountInput;
  /** Whether the result lists every family's amounts; `false` unless told otherwise. */
  readonly list?: boolean | undefined;
}

const scenarioSchema = schemaFor<Scenario>()(() =>
  withCheck(
    z.strictObject({
      name: idSchema,
      model: storedModelSchema,
      threshold: pointsSchema.exactOptional(),
      uplift: upliftSchema.exactOptional(),
      contingency: rateSchema.exactOptional(),
      limits: z.strictObject({ fall: rateSchema.exactOptional(), rise: rateSchema.exactOptional() }).exactOptional(),
      order: z.enum(['contingency-first', 'limits-first']).exactOptional(),
    }),
    ({ contingency, limits, order }, problems) => {
      if (contingency === undefined || limits === undefined || order !== undefined) return;
      const message =
        'contingency and limits give different amounts in different order; name contingency-first or limits-first';
      problems.add('choice-needed', ['order'], message);
    },
  ),
);

/** One scenario, parsed. */
export type ParsedScenario = z.output<typeof scenarioSchema>;

/** Scenarios to be set side by side. */
export const scenariosSchema = schemaFor<Scenarios>()(() =>
  withCheck(
    z.strictObject({
      schemaVersion: z.literal(1),
      scenarios: z.array(scenarioSchema).min(1).max(100),
      base: idSchema.exactOptional(),
      pot: positiveAmountSchema.exactOptional(),
      assumedIncome: amountSchema.exactOptional(),
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
  ),
);

/** Scenarios to be set side by side, parsed. */
export type ParsedScenarios = z.output<typeof scenariosSchema>;
