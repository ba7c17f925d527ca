import * as z from 'zod';
import type { Model } from '../../allocation/kinds.js';
import { show } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { rateSchema } from '../../funding/rate.js';
import { idSchema } from '../../identifier.js';
import { type StoredModel, storedModelSchema } from '../../model/header.js';
import { pointsSchema } from '../../model/shared/budget/allocation.js';
import { type AmountInput, amountSchema, positiveAmountSchema } from '../../money/amount.js';
import { type UpliftInput, upliftSchema } from '../../money/uplift.js';
import { withCheck } from '../../parse/check.js';
import { schemaFor } from '../../parse/deferred.js';
import { has, together, when } from '../../together.js';

/** A family of the cohort, the same in every scenario. */
export interface WhatIfCase {
  /** The family's id; once among the cases. */
  readonly caseId: string;
  /** Its points, for models that price points. */
  readonly points?: DecimalInput;
  /** What a model needs to know beside points, in the form of its kind. */
  readonly input?: Readonly<Record<string, unknown>>;
  /** The value of the existing package in pounds per the models' period; limits on change need it. */
  readonly traditional?: AmountInput;
  /** What its assessed need costs, in pounds per the models' period; left out where nobody has said. */
  readonly costOfNeed?: AmountInput;
  /** The group whose share of the money is told, and whose price it has where a model has a price or a table per group. */
  readonly group?: string;
}

/** A family of the cohort, the same in every scenario. */
export const whatIfCaseSchema = schemaFor<WhatIfCase>()(() =>
  z.strictObject({
    caseId: idSchema,
    points: pointsSchema.exactOptional(),
    input: z.looseObject({}).exactOptional(),
    traditional: positiveAmountSchema.exactOptional(),
    costOfNeed: positiveAmountSchema.exactOptional(),
    group: idSchema.exactOptional(),
  }),
);

/** A family of the cohort, parsed. */
export type ParsedWhatIfCase = z.output<typeof whatIfCaseSchema>;

/** How far a budget may move from the existing package, in per cent of it. */
export interface ScenarioLimits {
  /** How far below it, in per cent. */
  readonly fall?: DecimalInput;
  /** How far above it, in per cent. */
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
  readonly model: Model | StoredModel;
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
  /** Whether the result has every family's amounts (`cases`); `false` unless told otherwise. */
  readonly withCases?: boolean | undefined;
}

/** The fields of a scenario besides its model. */
export function scenarioFields() {
  return {
    name: idSchema,
    threshold: pointsSchema.exactOptional(),
    uplift: upliftSchema.exactOptional(),
    contingency: rateSchema.exactOptional(),
    limits: z.strictObject({ fall: rateSchema.exactOptional(), rise: rateSchema.exactOptional() }).exactOptional(),
    order: z.enum(['contingency-first', 'limits-first']).exactOptional(),
  };
}

/** What JSON Schemas say of the fields of a scenario together. */
export function scenarioForm() {
  return together(when(has('contingency', 'limits'), has('order')));
}

/** What is said of all scenarios together. */
export function scenariosFields() {
  return {
    schemaVersion: z.literal(1),
    base: idSchema.exactOptional(),
    pot: positiveAmountSchema.exactOptional(),
    assumedIncome: amountSchema.exactOptional(),
    withCases: z.boolean().default(false),
  };
}

const scenarioSchema = schemaFor<Scenario>()(() =>
  withCheck(
    z.strictObject({ ...scenarioFields(), model: storedModelSchema }).meta(scenarioForm()),
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
    z.strictObject({ ...scenariosFields(), scenarios: z.array(scenarioSchema).min(1).max(100) }),
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
