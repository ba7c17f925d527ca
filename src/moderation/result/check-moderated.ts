import * as z from 'zod';
import { type ProblemList, problemList, show } from '../../errors.js';
import { readAsData } from '../../guard/guard.js';
import { formatAmount, parseAmount } from '../../money/amount.js';
import { PERIODS } from '../../money/period.js';
import { deferred } from '../../parse/deferred.js';
import { parseInput } from '../../parse/parse.js';
import { mismatch } from '../../record/mismatch.js';
import { stepGroups } from '../../record/steps.js';
import { WHILE_CONTESTED } from '../case/contested.js';
import { MODERATED_STAGES, type ModeratedStage } from '../moderated-stage.js';
import { tellDecisions } from './check-decisions.js';
import { tellFigures } from './check-figures.js';
import type { Moderated, StageDuty, StageStatus } from './result.js';
import { type ModerationStep, recordedAmountSchema, recordedChangeSchema } from './round.js';

const WAITING: readonly StageStatus[] = ['awaiting', 'returned', 'blocked', 'contested'];

const moderatedShape = deferred(() => {
  const pounds = recordedAmountSchema;
  const amount = pounds.nullable();
  const text = z.string();
  const open = z.looseObject({ code: text, needId: text.exactOptional(), lineId: text.exactOptional() });
  const protection = z.looseObject({ unprotected: amount, cost: recordedChangeSchema.nullable() }).nullable();
  const detail = z.union([text, z.number(), z.boolean()]);
  const duty = z.looseObject({
    stage: z.string(),
    force: z.enum(['informs', 'blocks']),
    answer: z.enum(['sufficient', 'shortfall', 'cannot-be-said-yet']),
    shortfall: pounds,
    atLeast: z.boolean(),
    amount,
    open: z.array(open),
    costOfNeed: pounds,
    contributions: pounds,
    reserved: pounds,
    unmet: z.array(text),
    // Earlier records have neither.
    needsShort: z.array(text).exactOptional(),
    costsAfterFigure: z.array(text).exactOptional(),
  });
  return z.looseObject({
    caseId: z.string(),
    period: z.enum(PERIODS),
    amounts: z.looseObject({ traditional: amount, indicative: amount, communicated: amount, final: amount }),
    proposed: z.looseObject({ communicated: amount, final: amount }),
    heldBack: pounds,
    duty: z.array(duty),
    round: z.int().min(1),
    protection: z.looseObject({ communicated: protection, final: protection }),
    contested: z
      .looseObject({
        asAgreed: pounds,
        asClaimed: pounds,
        whileContested: z.enum(WHILE_CONTESTED),
        meanwhile: amount,
      })
      .exactOptional(),
    warnings: z.array(z.looseObject({ code: text, message: text, details: z.record(text, detail).exactOptional() })),
  });
});

/**
 * Checks that what a moderated case says outwardly follows from the rest of it: how its stages stand from the decisions
 * of its rules, what the duty answers from its figures, its sums, its periods and its warnings.
 *
 * @throws RasError `replay-mismatch` at each place that does not agree; `invalid` for what is no moderated case
 */
export function checkModerated(moderated: Moderated): void {
  parseInput(moderatedShape, moderated, ['moderated']);
  const problems = problemList();
  readAsData(moderated, ['moderated'], () => {
    for (const stage of MODERATED_STAGES) checkStatus(moderated, stage, problems);
    checkDuty(moderated, problems);
    checkSums(moderated, problems);
    checkPeriods(moderated, problems);
    checkWarnings(moderated, problems);
    tellDecisions(moderated, problems);
    tellFigures(moderated, problems);
  });
  problems.throwIfAny();
}

/** How a stage stands by the decisions of its rules; undefined where the policy has none for it. */
export function statusFollowing(
  rules: readonly Pick<ModerationStep, 'decision'>[],
  proposed: string | null,
): StageStatus | undefined {
  if (rules.length === 0) return undefined;
  const decisions = new Set(rules.map(({ decision }) => decision));
  if (decisions.has('return')) return 'returned';
  for (const waiting of ['awaiting', 'contested', 'blocked'] as const) if (decisions.has(waiting)) return waiting;
  return proposed === null ? 'absent' : 'set';
}

/** What the duty answers by its figures. */
export function answerFollowing({
  shortfall,
  open,
}: {
  readonly shortfall: string;
  readonly open: readonly unknown[];
}) {
  if (parseAmount(shortfall) > 0n) return 'shortfall';
  return open.length > 0 ? 'cannot-be-said-yet' : 'sufficient';
}

function checkStatus({ status, moderation, proposed }: Moderated, stage: ModeratedStage, problems: ProblemList): void {
  const rules = moderation.filter(({ at }) => at === stage);
  const follows = statusFollowing(rules, proposed[stage]);
  const says = status[stage];
  const isRight = follows === undefined ? WITHOUT_RULES.includes(says) : says === follows;
  if (isRight) return;
  const message = `says ${show(says)}, where the decisions of its rules give ${show(follows ?? 'no rule of this stage')}`;
  problems.add('replay-mismatch', ['status', stage], message);
}

/** How a stage may stand that no rule is of. */
export const WITHOUT_RULES: readonly string[] = ['given', 'absent', 'not-reached'];

function checkDuty({ amounts, proposed, duty, period }: Moderated, problems: ProblemList): void {
  const looked: [StageDuty['stage'], string | null][] = [
    ['indicative', amounts.indicative],
    ['communicated', proposed.communicated],
    ['final', proposed.final],
  ];
  const expected = looked.filter(([, amount]) => amount !== null);
  const stages = duty.map(({ stage }) => stage).join();
  if (stages !== expected.map(([stage]) => stage).join()) {
    const message = `the duty is answered for ${stages || 'no amount'}; expected ${expected.map(([stage]) => stage).join(', ')}`;
    problems.add('replay-mismatch', ['duty'], message);
  }
  duty.forEach(({ stage, force, answer, shortfall, atLeast, amount, open, period: own }, index) => {
    const tell = (key: string, says: unknown, follows: unknown): void =>
      problems.add('replay-mismatch', ['duty', index, key], mismatch(says, follows));
    const short = parseAmount(shortfall) > 0n;
    const follows = answerFollowing({ shortfall, open });
    if (answer !== follows) tell('answer', answer, follows);
    if (atLeast !== (short && open.length > 0)) tell('atLeast', atLeast, !atLeast);
    const own_ = looked.find(([name]) => name === stage)?.[1] ?? null;
    if (amount !== own_) tell('amount', amount, own_);
    if ((force === 'blocks') !== (stage === 'final')) tell('force', force, stage === 'final' ? 'blocks' : 'informs');
    if (own !== period) tell('period', own, period);
  });
}

function checkSums({ moderation, heldBack, round, earlier }: Moderated, problems: ProblemList): void {
  const held = moderation.reduce((sum, one) => sum + (one.heldBack === undefined ? 0n : parseAmount(one.heldBack)), 0n);
  if (formatAmount(held) !== heldBack) {
    const message = `says ${show(heldBack)}, where the rules held back ${formatAmount(held)}`;
    problems.add('replay-mismatch', ['heldBack'], message);
  }
  if (round !== earlier.length + 1) {
    problems.add('replay-mismatch', ['round'], `says ${round}, after ${earlier.length} earlier rounds`);
  }
}

function checkPeriods(moderated: Moderated, problems: ProblemList): void {
  const others = stepGroups(moderated)
    .flat()
    .filter(({ unit, period }) => unit === 'pounds' && period !== moderated.period);
  const [first] = others;
  if (first === undefined) return;
  const message = `says ${show(moderated.period)}, where the steps are per ${first.period ?? 'no period'}`;
  problems.add('replay-mismatch', ['period'], message);
}

function checkWarnings({ status, duty, warnings, caseId }: Moderated, problems: ProblemList): void {
  const codes = warnings.map(({ code }) => code);
  const expected = [
    ...MODERATED_STAGES.filter((stage) => WAITING.includes(status[stage])).map((stage) => `${stage}-${status[stage]}`),
    ...duty.filter(({ answer }) => answer === 'shortfall').map(() => 'shortfall'),
  ];
  const told = codes.filter((code) => code === 'shortfall' || /^(communicated|final)-/.test(code));
  if (told.join() !== expected.join()) {
    const message = `warns of ${told.join(', ') || 'nothing'}, where ${expected.join(', ') || 'no warning'} follows`;
    problems.add('replay-mismatch', ['warnings'], message);
  }
  warnings.forEach(({ caseId: own }, index) => {
    if (own === undefined || own === caseId) return;
    problems.add('replay-mismatch', ['warnings', index, 'caseId'], `is of ${show(own)}, not of ${show(caseId)}`);
  });
}
