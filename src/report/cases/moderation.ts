import * as z from 'zod';
import { problemList, show } from '../../errors.js';
import { at } from '../../exact/at.js';
import { readAsData } from '../../guard/guard.js';
import { MODERATED_STAGES } from '../../moderation/moderated-stage.js';
import { replayModerated } from '../../moderation/result/replay-moderated.js';
import { type ModeratedCases, summarised } from '../../moderation/result/summarise-all.js';
import { resultAmountSchema } from '../../money/amount.js';
import { deferred } from '../../parse/deferred.js';
import { tellDifferences } from '../../record/differences.js';
import { toJson } from '../../record/json.js';
import { STAGES } from '../../stage.js';
import { checkParts, controlTotals } from '../control-totals.js';
import type { Sheet } from '../sheet.js';
import { list, textOrNull, told, toldTitle } from './told.js';

const amountsSchema = deferred(() =>
  z.object({
    traditional: resultAmountSchema.nullable(),
    indicative: resultAmountSchema.nullable(),
    communicated: resultAmountSchema.nullable(),
    final: resultAmountSchema.nullable(),
  }),
);

const moderatedSchema = deferred(() => {
  const cost = z.object({ cost: resultAmountSchema.nullable() }).nullable();
  const one = z.object({
    caseId: z.string(),
    amounts: amountsSchema,
    moderation: list(z.object({ id: z.string(), applied: z.boolean(), change: resultAmountSchema.nullable() })),
    protection: z.object({ communicated: cost, final: cost }),
    heldBack: resultAmountSchema,
    duty: list(
      z.object({
        answer: z.enum(['sufficient', 'shortfall', 'cannot-be-said-yet']),
        shortfall: resultAmountSchema,
        needsShort: list(z.string()),
        costsAfterFigure: list(z.string()),
        costOfNeed: resultAmountSchema,
      }),
    ),
  });
  const rule = z.object({
    id: z.string(),
    rule: z.string(),
    at: z.enum(MODERATED_STAGES),
    applied: z.number(),
    leftAlone: z.number(),
    up: z.number(),
    down: z.number(),
    unchanged: z.number(),
    changed: list(z.string()),
    cost: z.string(),
  });
  return z.object({
    cases: list(one),
    rules: list(rule),
    totals: list(z.object({ stage: z.enum(STAGES), n: z.number(), absent: z.number(), sum: z.string() })),
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
      cases: list(z.string()),
    }),
  });
});

/**
 * What moderation did, as short tables: the four amounts in sum, each rule with whom it changed and what it cost, and
 * the duty to meet need.
 *
 * @throws RasError `replay-mismatch` for a sum or a count that is not that of its cases
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
  tellOtherSums({ cases, rules, totals, costOfProtection, heldBack, duty });
  // Where nobody said what any need costs, there is no day of it to look at.
  const isLookedAt =
    duty.sufficient + duty.shortfall > 0 ||
    cases.some((one) => one.duty.some(({ costOfNeed }) => costOfNeed !== '0.00'));
  return [
    {
      title: 'The four amounts, in pounds; the traditional one with the one-offs that are stated',
      columns: ['stage', 'families', 'without_it', 'sum'],
      // Of no amounts there is no sum, which is not £0.
      rows: totals.map(({ stage, n, absent, sum }) => [stage, n, absent, n === 0 ? undefined : sum]),
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
      .figure(
        'families whose cost was worked out after the amount was told',
        isLookedAt ? duty.costAfterFigure : undefined,
      )
      .figure('cost of protection, £', costOfProtection)
      .figure('held back, £', heldBack)
      .sheet(),
  ];
}

/** Tells of sums and counts that are not those of the cases. */
function tellOtherSums({ cases, ...says }: z.output<typeof moderatedSchema>): void {
  const problems = problemList();
  const known = new Set(says.rules.map(({ id }) => id));
  for (const [index, { moderation }] of cases.entries()) {
    const other = moderation.find(({ id }) => !known.has(id));
    if (other === undefined) continue;
    const at = ['moderated', 'cases', index, 'moderation'];
    problems.add('replay-mismatch', at, `names the rule ${show(other.id)}, which is not among the rules`);
  }
  const { cases: _, ...follows } = summarised(cases, says.rules);
  tellDifferences(toJson(says), toJson(follows), ['moderated'], problems);
  problems.throwIfAny();
}

const familiesSchema = deferred(() =>
  list(
    z.object({
      caseId: z.string(),
      amounts: amountsSchema,
      status: z.object({ communicated: z.string(), final: z.string() }),
      duty: list(z.object({ answer: z.string(), shortfall: resultAmountSchema })),
    }),
  ),
);

/**
 * Each family after moderation as a row: the four amounts, where the last two stand, and the known shortfall.
 *
 * @throws RasError `replay-mismatch` for a case that does not follow from its rules, as `replayModerated` finds it
 * @source RR145 5.25-5.32
 * @choice sheet-check: a sheet of results that were kept carries out every step of every row first, as a page of one
 * family does
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
  const families = told(familiesSchema, cases, 'cases');
  const problems = problemList();
  for (const index of families.keys()) {
    try {
      readAsData(cases, ['cases'], () => replayModerated(at(cases, index)));
    } catch (error) {
      problems.addError(error, ['cases', index]);
    }
  }
  problems.throwIfAny();
  return freshModeratedSheet(cases, title);
}

/** The same of cases that were moderated a moment ago. */
export function freshModeratedSheet(
  cases: ModeratedCases['cases'],
  title = 'Families after moderation, in pounds',
): Sheet {
  const families = told(familiesSchema, cases, 'cases');
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
    rows: families.map(({ caseId, amounts, status, duty }) => {
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
        last === undefined || last.answer === 'cannot-be-said-yet' ? undefined : last.shortfall,
      ];
    }),
  };
}
