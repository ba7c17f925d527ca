import * as z from 'zod';
import { type ProblemList, show } from '../../errors.js';
import type { DecimalInput } from '../../exact/decimal.js';
import { POINTS, parseExact, QUANTITY_DECIMALS } from '../../exact/quantity.js';
import { compareRatios, divideRatios, formatRatio, multiplyRatios, type Ratio, sumRatios } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { idSchema } from '../../identifier.js';
import type { ModelHeader } from '../../model/header.js';
import { pointsSchema } from '../../model/shared/budget/allocation.js';
import { withCheck } from '../../parse/check.js';
import { deferred, schemaFor } from '../../parse/deferred.js';

/** A questionnaire by its name and its version. */
export interface QuestionnaireName {
  /** The council's own name for it. */
  readonly id: string;
  /** Its version. */
  readonly version: string;
}

/** Statements of the old questionnaire that became statements of the new one. */
export interface StatementChange {
  /** Ids of the old statements; none where the new ones were added. */
  readonly before: readonly string[];
  /** Ids of the new statements; none where the old ones were dropped. */
  readonly now: readonly string[];
}

/** A family of the bridge sample: the same child, scored by both questionnaires. */
export interface BridgeCase {
  /** The id of the case, once in the sample. */
  readonly caseId: string;
  /** Points by the old questionnaire. */
  readonly before: DecimalInput;
  /** Points by the new questionnaire. */
  readonly now: DecimalInput;
}

/** How an old questionnaire and a new one go together. */
export interface QuestionnaireBridge {
  /** The questionnaire that the stored model and the amounts told rest on. */
  readonly from: QuestionnaireName;
  /** Which old statements became which new ones; every new statement once. */
  readonly statements: readonly StatementChange[];
  /** Families scored by both. */
  readonly sample: readonly BridgeCase[];
}

/** A bridge between questionnaires. */
export const questionnaireBridgeSchema = schemaFor<QuestionnaireBridge>()(() =>
  withCheck(
    z.strictObject({
      from: questionnaireNameSchema,
      statements: z
        .array(z.strictObject({ before: z.array(idSchema).max(1000), now: z.array(idSchema).max(1000) }))
        .min(1)
        .max(1000),
      sample: z
        .array(z.strictObject({ caseId: idSchema, before: pointsSchema, now: pointsSchema }))
        .min(2)
        .max(1_000_000),
    }),
    ({ statements, sample }, problems) => {
      checkOldStatements(statements, problems);
      for (const side of ['before', 'now'] as const) {
        if (sumRatios(sample.map((one) => one[side])).numerator > 0n) continue;
        problems.add('undefined-result', ['sample'], `the bridge sample has 0 points ${side} in all`);
      }
      if (new Set(sample.map(({ caseId }) => caseId)).size < sample.length) {
        problems.add('duplicate', ['sample'], 'a family stands in the bridge sample twice');
      }
    },
  ),
);

/** Each old statement became what one row says; a row names a statement, and some row an old and a new one. */
function checkOldStatements(
  statements: readonly { readonly before: readonly string[]; readonly now: readonly string[] }[],
  problems: ProblemList,
): void {
  const rowOf = new Map<string, number>();
  statements.forEach(({ before, now }, row) => {
    const at = ['statements', row];
    if (before.length + now.length === 0) {
      problems.add('missing', at, 'names no statement; name old ones, new ones or both, or leave the row out');
    }
    before.forEach((id, place) => {
      const other = rowOf.get(id);
      if (other !== undefined) {
        const where = other === row ? 'twice in this row' : 'in another row too: give one row for all that it became';
        problems.add('duplicate', [...at, 'before', place], `the old statement ${show(id)} stands ${where}`);
      }
      rowOf.set(id, row);
    });
  });
  if (statements.some(({ before, now }) => before.length > 0 && now.length > 0)) return;
  const message = 'no old statement became a new one, so that points by one questionnaire say nothing of the other';
  problems.add('inconsistent', ['statements'], message);
}

/** A questionnaire by its name and its version. */
export const questionnaireNameSchema = deferred(() => z.strictObject({ id: idSchema, version: idSchema }));

/** A bridge, parsed. */
export type ParsedBridge = z.output<typeof questionnaireBridgeSchema>;

/** How many points of the new questionnaire one point of the old one is. */
export interface QuestionnaireLink {
  readonly factor: Ratio;
}

/** Whether a model says that it was made for this questionnaire, by its name and its version. */
export function isMadeFor(model: ModelHeader, questionnaire: QuestionnaireName | undefined): boolean {
  const { id, version } = model.instrument ?? {};
  return questionnaire !== undefined && id === questionnaire.id && version === questionnaire.version;
}

/** Checks that a bridge says of every statement of the present questionnaire where it comes from, each once. */
export function checkStatements({ statements }: ParsedBridge, present: readonly string[], problems: ProblemList): void {
  const named = statements.flatMap(({ now }) => now);
  const twice = named.filter((id, index) => named.indexOf(id) !== index);
  const at = ['before', 'bridge', 'statements'];
  for (const id of new Set(twice)) problems.add('duplicate', at, `statement ${show(id)} stands in the mapping twice`);
  for (const id of new Set(named)) {
    if (!present.includes(id)) problems.add('unknown-name', at, `the questionnaire has no statement ${show(id)}`);
  }
  const absent = present.filter((id) => !named.includes(id));
  if (absent.length === 0) return;
  const message = `the mapping does not say which old statements became ${absent.slice(0, 5).map(show).join(', ')}`;
  problems.add('missing', at, absent.length > 5 ? `${message} and ${absent.length - 5} more` : message);
}

/** The most points of each questionnaire, where that is known. */
export interface MostPoints {
  readonly before: Ratio | undefined;
  readonly now: Ratio | undefined;
}

/** Refuses families of the bridge sample with more points than their questionnaire can give. */
export function checkSample({ sample }: ParsedBridge, most: MostPoints, problems: ProblemList): void {
  sample.forEach((one, row) => {
    for (const side of ['before', 'now'] as const) {
      const [points, limit] = [one[side], most[side]];
      if (limit === undefined || compareRatios(points, limit) <= 0) continue;
      const which = side === 'now' ? 'the questionnaire' : 'the questionnaire before';
      const message = `${which} gives at most ${formatRatio(limit)} points, and ${show(one.caseId)} has ${formatRatio(points)}; correct them`;
      problems.add('out-of-range', ['before', 'bridge', 'sample', row, side], message);
    }
  });
}

/**
 * How old and new points go together, from families scored by both.
 *
 * @choice questionnaire-link: one factor for all scores, the new points of the bridge sample over its old points
 */
export function linkOf({ sample }: ParsedBridge): QuestionnaireLink {
  const sum = (side: 'before' | 'now'): Ratio => sumRatios(sample.map((one) => one[side]));
  return { factor: divideRatios(sum('now'), sum('before')) };
}

/** Points on the scale of the old or the new questionnaire, to six decimals. */
export function toScale(points: string, link: QuestionnaireLink | undefined, isOld: boolean, toOld: boolean): string {
  if (link === undefined || isOld === toOld) return points;
  const exact = parseExact(points, POINTS);
  const other = toOld ? divideRatios(exact, link.factor) : multiplyRatios(exact, link.factor);
  return formatRounded(other, QUANTITY_DECIMALS);
}
