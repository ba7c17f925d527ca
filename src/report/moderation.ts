import * as z from 'zod';
import type { ModeratedCases } from '../moderation/result/summarise-all.js';
import { deferred } from '../parse.js';
import { checkParts, controlTotals } from './control-totals.js';
import type { Sheet } from './sheet.js';
import { list, textOrNull, told, toldTitle } from './told.js';

const moderatedSchema = deferred(() =>
  z.object({
    cases: list(z.unknown()),
    rules: list(
      z.object({
        id: z.string(),
        at: z.string(),
        applied: z.number(),
        leftAlone: z.number(),
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
      needsShort: z.number(),
      costAfterFigure: z.number(),
      total: textOrNull(),
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
 * moderationSheets(moderated)[1]?.rows[0]; // => ['protect', 'communicated', 1, 1, 0, 0, '1000.00', 0, 0]
 * ```
 * @category Reports
 */
export function moderationSheets(moderated: ModeratedCases): Sheet[] {
  const { cases, rules, totals, costOfProtection, heldBack, duty } = told(moderatedSchema, moderated, 'moderated');
  const count = cases.length;
  for (const { stage, n, absent } of totals) checkParts(`The four amounts, ${stage}`, count, n + absent);
  return [
    {
      title: 'The four amounts, in pounds; the traditional one with its one-offs',
      columns: ['stage', 'families', 'without_it', 'sum'],
      rows: totals.map(({ stage, n, absent, sum }) => [stage, n, absent, sum]),
    },
    {
      title: 'What each rule did, in pounds',
      columns: ['rule', 'stage', 'applied_to', 'up', 'down', 'unchanged', 'cost', 'left_alone', 'not_reached'],
      rows: rules.map(({ id, at, applied, leftAlone, up, down, unchanged, cost }) => {
        checkParts(`What each rule did, ${id}`, applied, up + down + unchanged);
        return [id, at, applied, up, down, unchanged, cost, leftAlone, count - applied - leftAlone];
      }),
    },
    controlTotals('Protection and the duty to meet need', 'families', count)
      .part('need is met', duty.sufficient)
      .part('need is not met', duty.shortfall)
      .part('cannot be said yet', duty.cannotBeSaidYet)
      .part('families without an amount', duty.noAmount)
      .figure('known shortfalls, £', duty.total ?? undefined)
      .figure('needs that they fall on', duty.total === null ? undefined : duty.needsShort)
      .figure('families whose cost was worked out after the amount was told', duty.costAfterFigure)
      .figure('cost of protection, £', costOfProtection)
      .figure('held back, £', heldBack)
      .sheet(),
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
    first: ['case_id', 'indicative', 'communicated', 'final', 'shortfall', 'need'],
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
        // What nobody could say yet is no shortfall of nothing.
        last === undefined || last.answer === 'cannot-be-said-yet' ? undefined : (last.shortfall ?? undefined),
      ];
    }),
  };
}
