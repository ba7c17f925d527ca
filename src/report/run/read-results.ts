import * as z from 'zod';
import { resultAmountSchema } from '../../money/amount.js';
import { deferred } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';
import { AFFORDABLE_STAGES } from '../../run/question/amount-at.js';
import type { CouncilResults } from '../../run/results.js';
import { list, textOrNull } from '../cases/told.js';

const amount = resultAmountSchema;

const familySchema = deferred(() =>
  z.object({
    status: z.string(),
    points: z.string().optional(),
    excludeReason: z.string().optional(),
    sharedPackage: z.string().optional(),
    traditional: amount.optional(),
    oneOff: amount.optional(),
    characteristics: list(z.object({ name: z.string(), value: z.string().optional() })),
  }),
);

const familiesSchema = deferred(() =>
  z.object({
    families: list(familySchema),
    control: z.object({
      rows: z.number(),
      answered: z.number().nullable(),
      lines: z.number().nullable(),
      linesByPayer: z.number().nullable(),
      linesLeftOut: z.number().nullable(),
    }),
    onDay: textOrNull(),
    linesLeftOut: list(z.object({ caseId: z.string(), line: z.string(), reason: z.string() })),
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
    contested: z
      .object({ asAgreed: amount, asClaimed: amount, whileContested: z.string(), meanwhile: amount.nullable() })
      .optional(),
  }),
);

const comparisonSchema = deferred(() => {
  const count = z.object({ cases: z.number(), percent: textOrNull() });
  const change = z.object({ amount, percent: textOrNull() });
  return z.object({
    to: z.string(),
    rules: z.object({ threshold: z.string() }),
    excluded: list(z.object({ code: z.string(), reason: z.string(), cases: z.number(), caseIds: list(z.string()) })),
    existing: z.object({
      n: z.number(),
      directions: z.object({ up: count, unchanged: count, down: count }),
      amounts: z.object({ changeOfMean: change, changeOfMedian: change, medianOfChanges: change }).nullable(),
    }),
  });
});

const affordableSchema = deferred(() => {
  const without = list(
    z.object({
      reason: z.enum([
        'refer-to-costing',
        'zero-budget',
        'no-budget',
        'not-eligible',
        'plan-first',
        'other-period',
        'not-on-record',
        'not-yet',
      ]),
      caseIds: list(z.string()),
      packages: amount,
      oneOffs: amount,
    }),
  );
  const existing = z.object({
    families: z.number(),
    money: amount,
    setAside: amount,
    reserve: amount,
    amounts: amount,
    balance: amount,
    oneOffs: amount,
    without,
  });
  const stage = z.object({
    stage: z.enum(AFFORDABLE_STAGES),
    answer: z.enum(['yes', 'no', 'cannot-be-said']),
    existing,
    newcomers: z.object({ families: z.number(), amounts: amount, without }),
    oneOffsInAmounts: z.enum(['may', 'no', 'not-known']),
  });
  return z.object({ pot: z.enum(['packages', 'stated']), stages: list(stage) });
});

const enoughSchema = deferred(() => {
  const who = z.object({
    families: z.number(),
    existing: z.number(),
    newcomers: z.number(),
    meanPoints: textOrNull(),
  });
  const shortBy = z.object({ short: z.number(), shortfall: amount });
  return z.object({
    answer: z.enum(['yes', 'no', 'not-known']),
    hasNeeds: z.boolean(),
    families: z.number(),
    enough: z.number(),
    short: z.number(),
    cannotBeSaid: z.number(),
    noAmount: z.number(),
    notStated: z.number(),
    shortfall: amount.nullable(),
    atLeast: z.boolean(),
    needsShort: z.number(),
    costAfterFigure: z.number(),
    compared: z.object({ lookedAt: who, others: who }),
    contested: z.object({ families: z.number(), asAgreed: shortBy, meanwhile: shortBy }).exactOptional(),
    byFamily: list(
      z.object({
        answer: z.enum(['enough', 'short', 'cannot-be-said', 'no-amount', 'not-stated']),
        shortfall: amount.nullable(),
        atLeast: z.boolean(),
        needsShort: z.number().nullable(),
        costAfterFigure: z.boolean(),
        open: list(z.string()),
      }),
    ),
  });
});

const recalibrationSchema = deferred(() => {
  const causes = {
    onRecord: amount,
    price: amount,
    points: amount,
    policy: amount,
    limitBase: amount,
    together: amount,
    total: amount,
  };
  const way = z.object({ families: z.number(), pounds: amount });
  return z.object({
    limitBase: z.enum(['original-package', 'last-told']),
    isLimited: z.boolean(),
    told: z.number(),
    unknown: z.number(),
    same: z.number(),
    retold: list(
      z.object({
        caseId: z.string(),
        communicated: amount.nullable(),
        wouldBeTold: amount.nullable(),
        causes: z.object(causes).nullable(),
      }),
    ),
    decided: list(z.object({ caseId: z.string(), final: amount })),
    contested: list(z.object({ caseId: z.string(), communicated: amount.nullable() })),
    totals: z.object({ families: z.number(), told: amount, wouldBeTold: amount, change: amount }),
    falls: way,
    rises: way,
    causes: z.object({ families: z.number(), ...causes }).nullable(),
    pointsUnknown: z.number(),
    pointsBefore: z.number(),
    realigned: list(
      z.object({
        caseId: z.string(),
        pointsBefore: z.string().optional(),
        points: z.string().optional(),
        indicativeBefore: amount.nullable(),
        indicative: amount.nullable(),
        communicated: amount.nullable(),
        wouldBeTold: amount.nullable(),
        final: amount.nullable(),
      }),
    ),
  });
});

const firmnessSchema = deferred(() =>
  z.object({
    fit: z.object({
      everyone: z.object({ n: z.number(), meanAbsolute: z.object({ amount }) }).nullable(),
      verdict: z.object({ sentence: z.string() }).nullable(),
    }),
    price: z
      .object({
        n: z.number(),
        method: z.string(),
        confidence: z.string(),
        price: z.object({ pounds: z.string(), low: z.string(), high: z.string() }).nullable(),
        budgets: list(z.object({ budget: amount, low: amount, high: amount, soft: amount })),
      })
      .optional(),
  }),
);

const equityWordsSchema = deferred(() =>
  z.object({
    compared: list(z.string()),
    sections: list(z.object({ question: z.string(), answers: list(z.string()) })),
    notes: list(z.string()),
    cannotShow: list(z.string()),
    period: z.string(),
    rows: list(
      z.object({
        stage: z.string(),
        who: z.string(),
        against: textOrNull(),
        figure: z.string(),
        value: textOrNull(),
      }),
    ),
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
      effectiveTo: z.string().optional(),
      financialYear: z.string().optional(),
      approvedBy: z.string().optional(),
    }),
    calibration: z
      .object({ kind: z.string(), report: z.object({ warnings: list(z.object({ code: z.string() })) }) })
      .optional(),
    recalibration: recalibrationSchema.optional(),
    outcomes: list(outcomeSchema),
    enough: enoughSchema,
    affordable: affordableSchema.optional(),
    bridge: z.object({ lines: list(z.object({ cause: z.string(), amount })), balance: amount }).optional(),
    comparisons: list(comparisonSchema),
    firmness: firmnessSchema.optional(),
    equity: equityWordsSchema.optional(),
    shared: z
      .object({
        families: z.number(),
        least: z.number(),
        figures: list(z.string()),
        mixed: list(z.string()).optional(),
        equity: equityWordsSchema.optional(),
      })
      .optional(),
    lowered: list(
      z.object({
        by: z.string(),
        groups: list(
          z.object({
            group: textOrNull(),
            n: z.number(),
            lowered: z.number(),
            percent: z.string(),
            answers: z.number(),
          }),
        ),
      }),
    ).optional(),
  }),
);

/** Refuses what is not the results of a council's run, and returns it otherwise. */
export function readResults(results: CouncilResults): CouncilResults {
  parseInput(resultsSchema, results, ['results']);
  return results;
}
