import * as z from 'zod';
import type { ModeratedCases } from '../moderation/result/summarise-all.js';
import { deferred } from '../parse.js';
import { figures, type Sheet } from './sheet.js';
import { list, textOrNull, told, toldTitle } from './told.js';

const moderatedSchema = deferred(() =>
  z.object({
    rules: list(
      z.object({
        id: z.string(),
        at: z.string(),
        applied: z.number(),
        up: z.number(),
        down: z.number(),
        unchanged: z.number(),
        cost: z.string(),
      }),
    ),
    totals: list(z.object({ stage: z.string(), n: z.number(), absent: z.number(), sum: z.string() })),
    costOfProtection: z.string(),
    heldBack: z.string(),
    duty: z.object({
      sufficient: z.number(),
      shortfall: z.number(),
      cannotBeSaidYet: z.number(),
      noAmount: z.number(),
      total: z.string(),
    }),
  }),
);

/**
 * What moderation did, as short tables: the four amounts in sum, each rule with whom it changed and what it cost, and
 * the duty to meet need.
 *
 * @source RR145 5.25-5.32, 5.52-5.53
 * @example
 * ```ts
 * import { moderateAll } from 'openras';
 * import { moderationSheets } from 'openras/report';
 * const rules = [{ rule: 'protect' as const, at: 'communicated' as const, actor: 'Cabinet', reason: 'nobody loses' }];
 * const amounts = { traditional: '3000', indicative: '2000' };
 * const moderated = moderateAll([{ caseId: 'a', period: 'year', amounts }], { schemaVersion: 1, period: 'year', rules });
 * moderationSheets(moderated)[1]?.rows[0]; // => ['protect', 'communicated', 1, 1, 0, 0, '1000.00']
 * ```
 * @category Reports
 */
export function moderationSheets(moderated: ModeratedCases): Sheet[] {
  const { rules, totals, costOfProtection, heldBack, duty } = told(moderatedSchema, moderated, 'moderated');
  return [
    {
      title: 'The four amounts, in pounds',
      columns: ['stage', 'families', 'without_it', 'sum'],
      rows: totals.map(({ stage, n, absent, sum }) => [stage, n, absent, sum]),
    },
    {
      title: 'What each rule did, in pounds',
      columns: ['rule', 'stage', 'applied_to', 'up', 'down', 'unchanged', 'cost'],
      rows: rules.map(({ id, at, applied, up, down, unchanged, cost }) => [id, at, applied, up, down, unchanged, cost]),
    },
    figures('Protection and the duty to meet need', [
      ['cost of protection, £', costOfProtection],
      ['held back, £', heldBack],
      ['need is met', duty.sufficient],
      ['need is not met', duty.shortfall],
      ['cannot be said yet', duty.cannotBeSaidYet],
      ['families without an amount', duty.noAmount],
      ['known shortfalls, £', duty.total],
    ]),
  ];
}

const familiesSchema = deferred(() =>
  list(
    z.object({
      caseId: z.string(),
      amounts: z.object({
        traditional: textOrNull(),
        indicative: textOrNull(),
        communicated: textOrNull(),
        final: textOrNull(),
      }),
      status: z.object({ communicated: z.string(), final: z.string() }),
      duty: list(z.object({ answer: z.string(), shortfall: textOrNull() })),
    }),
  ),
);

/**
 * Each family after moderation as a row: the four amounts, where the last two stand, and the known shortfall.
 *
 * @source RR145 5.25-5.32
 * @example
 * ```ts
 * import { moderateAll } from 'openras';
 * import { moderatedSheet } from 'openras/report';
 * const rules = [{ rule: 'pass-on' as const, at: 'communicated' as const, actor: 'Cabinet', reason: 'as it is' }];
 * const amounts = { traditional: '3000', indicative: '2000' };
 * const { cases } = moderateAll([{ caseId: 'a', period: 'year', amounts }], { schemaVersion: 1, period: 'year', rules });
 * moderatedSheet(cases).rows[0]?.slice(0, 4); // => ['a', '3000.00', '2000.00', '2000.00']
 * ```
 * @category Reports
 */
export function moderatedSheet(cases: ModeratedCases['cases'], title = 'Families after moderation, in pounds'): Sheet {
  return {
    title: toldTitle(title),
    columns: [
      'case_id',
      'traditional',
      'indicative',
      'communicated',
      'final',
      'communicated_status',
      'final_status',
      'need',
      'shortfall',
    ],
    rows: told(familiesSchema, cases, 'cases').map(({ caseId, amounts, status, duty }) => {
      const last = duty.at(-1);
      return [
        caseId,
        amounts.traditional ?? undefined,
        amounts.indicative ?? undefined,
        amounts.communicated ?? undefined,
        amounts.final ?? undefined,
        status.communicated,
        status.final,
        last?.answer,
        last?.shortfall ?? undefined,
      ];
    }),
  };
}
