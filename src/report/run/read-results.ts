import * as z from 'zod';
import { resultAmountSchema } from '../../money/amount.js';
import { deferred, parseInput } from '../../parse.js';
import type { CouncilResults } from '../../run/results.js';
import { list, textOrNull } from '../told.js';

const amount = resultAmountSchema;

const familySchema = deferred(() =>
  z.object({
    status: z.string(),
    points: z.string().optional(),
    excludeReason: z.string().optional(),
    traditional: amount.optional(),
    oneOff: amount.optional(),
    characteristics: list(z.object({ name: z.string(), value: z.string().optional() })),
  }),
);

const familiesSchema = deferred(() =>
  z.object({
    families: list(familySchema),
    control: z.object({ rows: z.number(), answered: z.number().nullable(), lines: z.number().nullable() }),
  }),
);

const outcomeSchema = deferred(() =>
  z.object({
    family: familySchema,
    allocation: z.object({ status: z.string(), indicative: amount.nullable() }),
    amounts: z.object({
      traditional: amount.optional(),
      communicated: amount.optional(),
      final: amount.optional(),
    }),
  }),
);

const comparisonSchema = deferred(() => {
  const count = z.object({ cases: z.number(), percent: textOrNull() });
  const change = z.object({ amount, percent: textOrNull() });
  return z.object({
    to: z.string(),
    rules: z.object({ threshold: z.string() }),
    existing: z.object({
      n: z.number(),
      directions: z.object({ up: count, unchanged: count, down: count }),
      amounts: z.object({ changeOfMean: change, changeOfMedian: change, medianOfChanges: change }).nullable(),
    }),
  });
});

const firmnessSchema = deferred(() =>
  z.object({
    fit: z.object({
      everyone: z.object({ meanAbsolute: z.object({ amount }) }).nullable(),
      verdict: z.object({ sentence: z.string() }).nullable(),
    }),
    price: z
      .object({
        n: z.number(),
        confidence: z.string(),
        price: z.object({ pounds: z.string(), low: z.string(), high: z.string() }).nullable(),
        budgets: list(z.object({ budget: amount, low: amount, high: amount, soft: amount })),
      })
      .optional(),
  }),
);

/** What these pages read of a council's results themselves; the sheets of its parts check those. */
const resultsSchema = deferred(() =>
  z.object({
    keep: list(z.string()),
    plans: z.object({ costs: z.unknown() }).optional(),
    sample: familiesSchema.optional(),
    cohort: familiesSchema,
    model: z.object({
      kind: z.string(),
      title: z.string().optional(),
      effectiveFrom: z.string().optional(),
      financialYear: z.string().optional(),
      approvedBy: z.string().optional(),
    }),
    calibration: z.object({ kind: z.string() }).optional(),
    retold: list(z.object({ caseId: z.string(), communicated: textOrNull(), indicative: textOrNull() })),
    outcomes: list(outcomeSchema),
    bridge: z.object({ lines: list(z.object({ cause: z.string(), amount })), balance: amount }).optional(),
    moderated: z.object({ totals: list(z.object({ stage: z.string(), n: z.number(), sum: amount })) }).optional(),
    comparisons: list(comparisonSchema),
    firmness: firmnessSchema.optional(),
    equity: z
      .object({
        compared: list(z.string()),
        sections: list(z.object({ question: z.string(), answers: list(z.string()) })),
        cannotShow: list(z.string()),
      })
      .optional(),
  }),
);

/** Refuses what is not the results of a council's run, and returns it otherwise. */
export function readResults(results: CouncilResults): CouncilResults {
  parseInput(resultsSchema, results, ['results']);
  return results;
}
