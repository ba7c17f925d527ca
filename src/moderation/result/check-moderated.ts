import * as z from 'zod';
import { type ProblemList, problemList, show } from '../../errors.js';
import { readAsData } from '../../guard.js';
import { formatAmount, parseAmount } from '../../money/amount.js';
import { PERIODS } from '../../money/period.js';
import { deferred, parseInput } from '../../parse.js';
import { stepGroups } from '../../record/steps.js';
import { MODERATED_STAGES, type ModeratedStage } from '../moderated-stage.js';
import type { Moderated, StageDuty, StageStatus } from './result.js';

const WAITING: readonly StageStatus[] = ['awaiting', 'returned', 'blocked', 'contested'];

const moderatedShape = deferred(() => {
  const amount = z
    .string()
    .regex(/^-?\d+\.\d\d$/, 'expected pounds with two decimals')
    .nullable();
  const open = z.looseObject({ code: z.string() });
  const duty = z.looseObject({
    stage: z.string(),
    force: z.enum(['informs', 'blocks']),
    answer: z.enum(['sufficient', 'shortfall', 'cannot-be-said-yet']),
    shortfall: z.string().regex(/^\d+\.\d\d$/),
    atLeast: z.boolean(),
    amount,
    open: z.array(open),
  });
  return z.looseObject({
    caseId: z.string(),
    period: z.enum(PERIODS),
    amounts: z.looseObject({ traditional: amount, indicative: amount, communicated: amount, final: amount }),
    heldBack: z.string().regex(/^-?\d+\.\d\d$/),
    duty: z.array(duty),
    round: z.int().min(1),
    warnings: z.array(z.looseObject({ code: z.string() })),
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
  });
  problems.throwIfAny();
}

function checkStatus({ status, moderation, proposed }: Moderated, stage: ModeratedStage, problems: ProblemList): void {
  const rules = moderation.filter(({ at }) => at === stage);
  const decisions = new Set(rules.map(({ decision }) => decision));
  const follows = ((): StageStatus | undefined => {
    if (rules.length === 0) return undefined;
    if (decisions.has('return')) return 'returned';
    if (decisions.has('awaiting')) return 'awaiting';
    if (decisions.has('contested')) return 'contested';
    if (decisions.has('blocked')) return 'blocked';
    return proposed[stage] === null ? 'absent' : 'set';
  })();
  const says = status[stage];
  const isRight = follows === undefined ? ['given', 'absent', 'not-reached'].includes(says) : says === follows;
  if (isRight) return;
  const message = `says ${show(says)}, where the decisions of its rules give ${show(follows ?? 'no rule of this stage')}`;
  problems.add('replay-mismatch', ['status', stage], message);
}

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
      problems.add('replay-mismatch', ['duty', index, key], `says ${show(says)}, where ${show(follows)} follows`);
    const short = parseAmount(shortfall) > 0n;
    const follows = short ? 'shortfall' : open.length > 0 ? 'cannot-be-said-yet' : 'sufficient';
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
