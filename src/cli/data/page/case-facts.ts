import { fail, show } from '../../../errors.js';
import { compareRatios, parseRatio } from '../../../exact/ratio.js';
import type { Allocation } from '../../../model/shared/budget/allocation.js';
import type { ModerationCase } from '../../../moderation/case/moderation-case.js';
import type { Challenge } from '../../../moderation/challenge/challenge.js';
import type { Policy } from '../../../moderation/policy/policy.js';
import type { InstrumentInput } from '../../../questionnaire/instrument/instrument.js';
import type { Score } from '../../../questionnaire/score/score-types.js';
import { allocationOf } from '../../../records/kind/allocation-record.js';
import type { ChallengeRecord } from '../../../records/kind/challenge-record.js';
import { moderatedOf } from '../../../records/kind/moderated-record.js';
import type { FamilyFacts, Reader, Shown } from '../../page/facts.js';
import { type Checked, isSealed, namesNoModel } from '../record/verified.js';

/** What a page is made of besides the records of its case. */
export interface PageSetting {
  readonly reader: Reader | undefined;
  readonly next: readonly string[];
  /** The answers of every case that has any, and their questionnaire; undefined where they are not at hand. */
  readonly answers: { readonly scores: ReadonlyMap<string, Score>; readonly instrument: InstrumentInput } | undefined;
  readonly hasModel: boolean;
  readonly hasManifest: boolean;
}

/**
 * What the verified records of a case say, for its page.
 *
 * @throws RasError `unknown-name` where there is neither an allocation nor a moderated case; `inconsistent` for answers that
 * do not come to the points of the record
 */
export function caseFacts(records: readonly Checked[], caseId: string, setting: PageSetting): FamilyFacts {
  const kept = records.find((one) => one.kind === 'allocation');
  const judged = records.find((one) => one.kind === 'moderated');
  if (kept === undefined && judged === undefined) {
    return fail('unknown-name', [], `no allocation and no moderated case is of ${show(caseId)}`);
  }
  const allocation = kept === undefined ? undefined : isSealed(kept) ? allocationOf(kept) : kept.result;
  const moderated = judged === undefined ? undefined : isSealed(judged) ? moderatedOf(judged) : judged.result;
  const inputs = judged !== undefined && isSealed(judged) ? (judged.inputs as unknown as JudgedInputs) : undefined;
  const points = kept !== undefined && isSealed(kept) ? pointsIn(kept.inputs) : undefined;
  const challenges = challengesIn(records);
  const seals = new Set(records.flatMap((one) => (isSealed(one) ? [one.seal] : [])));
  const { reader, next } = setting;
  return {
    caseId,
    allocation,
    points,
    moderated,
    inputs,
    challenges: challenges.map(({ result }) => result),
    elsewhere: new Set(challenges.filter((one) => !isOf(one, seals)).map(({ result }) => result)),
    answered: answersOf(caseId, points, setting),
    reader,
    shown: inputs?.policy.disclosure ?? shownBy(allocation),
    next,
    notes: notesOf(records, setting),
  };
}

/**
 * What is shown where no policy says it: what the kind of model shows. A kind that prices services anew is shown without the
 * package before.
 *
 * @source RR145 5.21
 */
function shownBy(allocation: Allocation | undefined): Shown {
  const isAlone = allocation?.modelKind === 'proxy-services';
  return { traditional: !isAlone, indicative: true };
}

interface JudgedInputs {
  readonly case: ModerationCase;
  readonly policy: Policy;
}

function pointsIn(inputs: unknown): string | undefined {
  const { points } = (inputs as { readonly case: { readonly points?: string | number } }).case;
  return points === undefined ? undefined : String(points);
}

function challengesIn(records: readonly Checked[]): ChallengeRecord[] {
  const found = records.flatMap((one): ChallengeRecord[] => (one.kind === 'challenge' ? [one] : []));
  return found.sort((a, b) => order(a.result, b.result));
}

const order = (a: Challenge, b: Challenge): number => (a.raisedOn < b.raisedOn ? -1 : a.raisedOn > b.raisedOn ? 1 : 0);

/** Whether a challenge is against a decision that is at hand; so it is taken to be where it names none. */
function isOf({ inputs }: ChallengeRecord, seals: ReadonlySet<string>): boolean {
  const { decision } = inputs as { readonly decision?: { readonly seal: string } };
  return decision === undefined || seals.has(decision.seal);
}

function answersOf(caseId: string, points: string | undefined, { answers }: PageSetting): FamilyFacts['answered'] {
  const score = answers?.scores.get(caseId);
  if (answers === undefined || score === undefined) return undefined;
  if (points === undefined) {
    const message = `the record of ${show(caseId)} holds no points, so that nothing shows whether these answers are those behind it`;
    return fail('missing', ['answers'], message);
  }
  if (compareRatios(parseRatio(score.points), parseRatio(points)) !== 0) {
    const message = `the answers of ${show(caseId)} come to ${score.points} points, where its record has ${points}`;
    return fail('inconsistent', ['answers'], message);
  }
  return { score, instrument: answers.instrument };
}

/** What a reader has to know first: of a record that nothing seals, whose model is not at hand, or that is of no known run. */
function notesOf(records: readonly Checked[], { hasModel, hasManifest }: PageSetting): string[] {
  const unchecked = records.flatMap((one) => (isSealed(one) ? [] : one.unchecked));
  const isKept = records.some((one) => one.kind === 'allocation' && isSealed(one));
  const namesNone = records.some((one) => one.kind === 'moderated' && namesNoModel(one));
  return [
    ...new Set(unchecked),
    ...(hasModel || !isKept ? [] : [WITHOUT_MODEL]),
    ...(namesNone ? [OF_NO_MODEL] : []),
    ...(hasManifest ? [] : [OF_NO_RUN]),
  ];
}

const WITHOUT_MODEL =
  'The model is not beside this record, so that the budget was not worked out again from the points.';

const OF_NO_MODEL = 'The moderated record names no model: nothing in it shows what its indicative amount came from.';

const OF_NO_RUN =
  'No manifest lies beside this record: nothing here shows which run it is of, or that a record is missing.';
