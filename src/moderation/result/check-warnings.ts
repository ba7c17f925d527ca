import { type Path, type ProblemList, show } from '../../errors.js';
import { formatAmount, parseAmount } from '../../money/amount.js';
import { mismatch } from '../../record/mismatch.js';
import { isLimitOnChange, isMakingFinal, isPromising, isWarnedOf, peopleOf, WARNED_WHERE_LEFT } from '../rules/list.js';
import type { Moderated } from './result.js';
import type { ModerationStep } from './round.js';

type Saying = (rule: ModerationStep) => string | undefined;

/** Warnings that a rule gives, with what each rule of a case says by it; undefined where it gives none. */
const BY_RULES: Readonly<Record<string, Saying>> = {
  // A rule that left an amount alone with a warning says so.
  ...Object.fromEntries(
    WARNED_WHERE_LEFT.map((code): [string, Saying] => [
      code,
      ({ rule, because = '' }) => (isWarnedOf(rule, because, code) ? because : undefined),
    ]),
  ),
  // Limits as printed may pay more than the target; they have no projection, as a clamp has.
  'pays-more-than-target': ({ rule, applied, projection, ...one }) => {
    const by = isLimitOnChange(rule) && applied && projection === undefined ? pence(one) : 0n;
    return by > 0n ? formatAmount(by) : undefined;
  },
  'reason-contradicts-change': ({ rule, reasonCode, ...one }) => {
    const by = peopleOf(rule)?.list === 'overrides' ? pence(one) : 0n;
    const isSo = (reasonCode === 'plan-needs-more' && by < 0n) || (reasonCode === 'plan-needs-less' && by > 0n);
    return isSo ? `the reason is ${reasonCode}, but the amount goes ${by < 0n ? 'down' : 'up'}` : undefined;
  },
};

const pence = ({ before, after }: Pick<ModerationStep, 'before' | 'after'>): bigint =>
  before === null || after === null ? 0n : parseAmount(after) - parseAmount(before);

/** How the stages and the duty warn, which is held where those are. */
const BY_STATUS = /^((communicated|final)-(awaiting|returned|blocked|contested)|shortfall)$/;
const BROKEN = 'promised-limit-broken';

/** Tells of warnings that moderation does not give, and of those that its rules give and do not stand there, or the other way. */
export function tellRuleWarnings({ warnings, moderation }: Moderated, problems: ProblemList): void {
  const tell = (at: Path, says: unknown, follows: unknown): void =>
    problems.add('replay-mismatch', at, mismatch(says, follows));
  for (const [code, sayingOf] of Object.entries(BY_RULES)) {
    const follow = moderation.flatMap((rule) => sayingOf(rule) ?? []).join('; ');
    const told = warnings.filter((one) => one.code === code);
    const says = told.map(({ message, details }) => (code === 'pays-more-than-target' ? details?.by : message));
    if (says.join('; ') !== follow) {
      tell(['warnings'], says.join('; ') || `no ${show(code)}`, follow || `no ${show(code)}`);
    }
  }
  const seen = new Set<string>();
  warnings.forEach(({ code, details = {} }, index) => {
    if (code !== BROKEN) {
      if (Object.hasOwn(BY_RULES, code) || BY_STATUS.test(code)) return;
      problems.add('unknown-name', ['warnings', index, 'code'], `no moderation gives the warning ${show(code)}`);
      return;
    }
    const [promised, broke] = [details.promisedBy, details.brokenBy].map((id) =>
      moderation.findIndex((rule) => rule.id === id),
    ) as [number, number];
    const isPromise = isPromising(moderation[promised]?.rule ?? '') && moderation[promised]?.applied === true;
    if (!isPromise || promised >= broke || pence(moderation[broke] as ModerationStep) === 0n) {
      tell(
        ['warnings', index],
        `${details.promisedBy} broken by ${details.brokenBy}`,
        'a limit, and a rule after it that changed the amount',
      );
    }
    const pair = JSON.stringify([promised, broke]);
    if (seen.has(pair)) tell(['warnings', index], 'the same broken limit once more', 'each once');
    seen.add(pair);
  });
}

/** Tells of rules that no policy has so: an id twice, what makes final anywhere but at the end, the stages mixed. */
export function tellPlaces({ moderation, earlier }: Moderated, problems: ProblemList): void {
  tellPlacesOf(moderation, ['moderation'], problems);
  for (const [index, round] of earlier.entries()) {
    tellPlacesOf(round.moderation, ['earlier', index, 'moderation'], problems);
  }
}

function tellPlacesOf(rules: readonly ModerationStep[], at: Path, problems: ProblemList): void {
  const seen = new Set<string>();
  rules.forEach(({ id, rule, at: stage }, index) => {
    if (seen.has(id)) problems.add('duplicate', [...at, index, 'id'], `another rule is called ${show(id)}`);
    seen.add(id);
    if (isMakingFinal(rule) && (stage !== 'final' || index < rules.length - 1))
      problems.add(
        'replay-mismatch',
        [...at, index],
        'makes an amount final and is not the last rule of the final stage',
      );
    if (stage === 'communicated' && rules.slice(0, index).some((one) => one.at === 'final'))
      problems.add('replay-mismatch', [...at, index, 'at'], 'says "communicated" after a rule of the final stage');
  });
}
