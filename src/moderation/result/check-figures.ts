import type { Path, ProblemList } from '../../errors.js';
import { parseRatio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { formatAmount, parseAmount } from '../../money/amount.js';
import { mismatch } from '../../record/mismatch.js';
import type { Step } from '../../record/step/step.js';
import { contestedResult, contestedWords } from '../case/contested.js';
import { type Sufficiency, UNMET_QUESTIONS } from '../duty/sufficiency.js';
import { MODERATED_STAGES } from '../moderated-stage.js';
import { isTransition } from '../rules/list.js';
import { tellBrokenPromises } from './check-promises.js';
import { tellQuestions } from './check-questions.js';
import { tellPlaces, tellRuleWarnings } from './check-warnings.js';
import type { Moderated } from './result.js';

type Tell = (at: Path, says: unknown, follows: unknown) => void;

/** Tells of figures of a moderated case that are not those of its steps, its rules or each other. */
export function tellFigures(moderated: Moderated, problems: ProblemList): void {
  const tell: Tell = (at, says, follows) => {
    if (says === follows) return;
    problems.add('replay-mismatch', at, mismatch(says, follows));
  };
  tellPackage(moderated, tell);
  tellProtection(moderated, tell);
  tellContested(moderated, tell);
  for (const [index, duty] of moderated.duty.entries()) tellDuty(duty, ['duty', index], tell);
  tellWarnings(moderated, tell);
  tellBrokenPromises(moderated, tell);
  tellRuleWarnings(moderated, problems);
  tellPlaces(moderated, problems);
}

/** A rule that compares with the package before holds it in a step. */
function tellPackage({ amounts, moderation }: Moderated, tell: Tell): void {
  const compared = moderation.flatMap(({ steps }) => steps.find(({ id }) => id.endsWith('.whole-package')) ?? []);
  for (const { result } of compared) tell(['amounts', 'traditional'], amounts.traditional, result);
}

function tellProtection({ proposed, protection, moderation }: Moderated, tell: Tell): void {
  for (const stage of MODERATED_STAGES) {
    const rules = moderation.filter(({ at }) => stage === 'final' || at === stage);
    const amount = proposed[stage];
    const told = protection[stage];
    const isTold = amount !== null && rules.some(({ rule }) => isTransition(rule));
    if ((told !== null) !== isTold) tell(['protection', stage], told, isTold ? 'what protection costs' : null);
    if (told === null || amount === null) continue;
    const { unprotected, cost } = told;
    const follows = unprotected === null ? null : formatAmount(parseAmount(amount) - parseAmount(unprotected));
    tell(['protection', stage, 'cost'], cost, follows);
  }
}

function tellContested({ contested, amounts, moderation }: Moderated, tell: Tell): void {
  if (contested === undefined) return;
  const { asAgreed, asClaimed, whileContested, meanwhile } = contested;
  const traditional = amounts.traditional === null ? null : parseAmount(amounts.traditional);
  const parsed = { asAgreed: parseAmount(asAgreed), asClaimed: parseAmount(asClaimed), whileContested };
  const most = contestedResult(parsed, traditional).meanwhile;
  // What of a present package was bought once, and is not paid again, stands in the inputs alone.
  const isPart = meanwhile !== null && most !== null && parseAmount(meanwhile) <= parseAmount(most);
  if (whileContested !== 'present-package' || !isPart) tell(['contested', 'meanwhile'], meanwhile, most);
  // The rule that makes nothing final while answers are contested says both amounts and what is paid, under its checksum.
  const words = contestedWords(contested);
  for (const { id, because, decision } of moderation) {
    if (decision === 'contested') tell(['moderation', id, 'because'], because, words);
  }
}

/** Tells of figures of a duty that are not those of its steps, its open questions or each other. */
export function tellDuty(duty: Sufficiency, at: Path, tell: Tell): void {
  const { amount, costOfNeed, contributions, reserved, open, unmet, costsAfterFigure, steps } = duty;
  const step = (id: string): Step | undefined => steps.find((one) => one.id === `duty.${id}`);
  const pounds = (one: Step | undefined): string | undefined =>
    one === undefined ? undefined : formatRounded(parseRatio(one.result), 2);
  if (amount !== null) {
    tell([...at, 'costOfNeed'], costOfNeed, pounds(step('cost')));
    tell([...at, 'contributions'], contributions, pounds(step('contributions')));
    const available = step('available')?.inputs;
    tell([...at, 'amount'], amount, available?.find(({ name }) => name === 'from')?.value);
    // What is kept of an amount is at most all of it.
    const kept = parseAmount(reserved) < parseAmount(amount) ? reserved : amount;
    tell([...at, 'reserved'], kept, available?.find(({ name }) => name === 'less')?.value);
  }
  tellQuestions(open, [...at, 'open'], tell);
  const asked = open.flatMap(({ code, needId }) => (UNMET_QUESTIONS.has(code) && needId !== undefined ? [needId] : []));
  tell([...at, 'unmet'], unmet.join(), [...new Set(asked)].join());
  const after = open.filter(({ code }) => code === 'cost-after-figure');
  const told: Partial<Sufficiency> = duty;
  if (told.costsAfterFigure !== undefined) {
    tell(
      [...at, 'costsAfterFigure'],
      costsAfterFigure.join(),
      after.flatMap((one) => one.needId ?? one.lineId ?? []).join(),
    );
  }
  if (told.needsShort !== undefined) tellNeedsShort(duty, step('contributions'), [...at, 'needsShort'], tell);
}

/** A shortfall falls on a need that has to be met; without one only what nothing serves is short. */
function tellNeedsShort(
  { shortfall, unmet, needsShort }: Sufficiency,
  contributions: Step | undefined,
  at: Path,
  tell: Tell,
) {
  const missing = unmet.find((id) => !needsShort.includes(id));
  if (missing !== undefined) tell(at, needsShort.join(), missing);
  const others = needsShort.filter((id) => !unmet.includes(id));
  if (parseAmount(shortfall) === 0n) {
    tell(at, others.join(), '');
    return;
  }
  if (needsShort.length === 0) tell(at, '', 'the needs that the shortfall falls on');
  const labels = new Set(contributions?.inputs.map(({ label }) => label));
  const unknown = others.find((id) => !labels.has(`secured, for ${id}`));
  if (unknown !== undefined) tell(at, unknown, 'a need that has to be met');
}

/** Figures of warnings are those of the duty and of the rules. */
function tellWarnings({ warnings, duty, moderation }: Moderated, tell: Tell): void {
  const short = duty.filter(({ answer }) => answer === 'shortfall');
  let next = 0;
  warnings.forEach(({ code, details = {} }, index) => {
    const at = (key: string): Path => ['warnings', index, 'details', key];
    if (code === 'shortfall') {
      const of = short[next];
      next += 1;
      tell(at('stage'), details.stage, of?.stage);
      tell(at('shortfall'), details.shortfall, of?.shortfall);
    }
    if (code === 'promised-limit-broken') {
      const by = moderation.find(({ id }) => id === details.brokenBy);
      tell(at('amount'), details.amount, by?.after);
      const promised = moderation.some(({ id }) => id === details.promisedBy);
      if (!promised) tell(at('promisedBy'), details.promisedBy, 'a rule of this case');
    }
  });
}
