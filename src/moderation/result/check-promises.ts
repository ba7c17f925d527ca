import { parseRatio } from '../../exact/ratio.js';
import { formatRounded } from '../../exact/round.js';
import { type Pence, parseAmount } from '../../money/amount.js';
import { percentOfPackage } from '../fold/broken-promises.js';
import { keeps, type LimitPromise } from '../rule/promise.js';
import type { Moderated } from './result.js';
import type { ModerationStep } from './round.js';

type Tell = (at: readonly (string | number)[], says: unknown, follows: unknown) => void;

/**
 * Tells which warnings of broken limits are missing, too many, or of another change: what a floor, a ceiling, a peg and a
 * protection promised stands in their steps, and so does what a rule after them made of it.
 */
export function tellBrokenPromises({ moderation, warnings, amounts }: Moderated, tell: Tell): void {
  const known = new Set(moderation.filter(({ rule }) => Object.hasOwn(PROMISED, rule)).map(({ id }) => id));
  // What a limit on change promised does not stand in its steps as such; its warnings rest on their word.
  const told = warnings.filter(({ code, details }) => {
    return code === BROKEN && known.has(String(details?.promisedBy));
  });
  const lines = told.map(({ details = {} }) => lineOf(details.promisedBy, details.brokenBy, details.amount));
  const follow = brokenIn(moderation);
  const says = lines.join(', ');
  const follows = follow.join(', ');
  if (says !== follows) tell(['warnings'], says || 'no limit that was broken', follows || 'no limit that was broken');
  const traditional = amounts.traditional === null ? null : parseAmount(amounts.traditional);
  warnings.forEach(({ code, details = {} }, index) => {
    if (code !== BROKEN || typeof details.amount !== 'string' || !AMOUNT.test(details.amount)) return;
    const change = percentOfPackage(traditional, parseAmount(details.amount));
    tell(['warnings', index, 'details', 'percentOfPackage'], details.percentOfPackage, change);
  });
}

const BROKEN = 'promised-limit-broken';
const AMOUNT = /^-?\d{1,14}\.\d\d$/;

const lineOf = (by: unknown, broken: unknown, amount: unknown): string =>
  `${String(by)} broken by ${String(broken)} at ${String(amount)}`;

function brokenIn(rules: readonly ModerationStep[]): string[] {
  const promises: LimitPromise[] = [];
  return rules.flatMap((rule) => {
    const { id, before, after, applied } = rule;
    const broken =
      before === null || after === null
        ? []
        : promises.filter((one) => keeps(one, parseAmount(before)) && !keeps(one, parseAmount(after)));
    if (applied) promises.push(...promisedBy(rule));
    return broken.map(({ by }) => lineOf(by, id, after));
  });
}

/** What each of these rules promises, by what its steps hold of it. */
const PROMISED: Readonly<Record<string, (value: (step: string) => Pence | undefined) => Omit<LimitPromise, 'by'>>> = {
  floor: (value) => low(value('exact')),
  ceiling: (value) => high(value('exact')),
  peg: (value) => ({ ...low(value('package')), ...high(value('package')) }),
  protect: (value) => low(value('package')),
};

const low = (pence: Pence | undefined) => (pence === undefined ? {} : { low: pence });
const high = (pence: Pence | undefined) => (pence === undefined ? {} : { high: pence });

function promisedBy({ id, rule, steps }: ModerationStep): LimitPromise[] {
  const promised = Object.hasOwn(PROMISED, rule) ? PROMISED[rule] : undefined;
  if (promised === undefined) return [];
  const value = (name: string): Pence | undefined => {
    const step = steps.find((one) => one.id === `${id}.${name}`);
    // The limit of a floor and a ceiling is given beside the amount before; the package is what its step comes to.
    const text = name === 'package' ? step?.result : step?.inputs.find(({ from }) => from === undefined)?.value;
    return text === undefined ? undefined : parseAmount(formatRounded(parseRatio(text), 2));
  };
  return [{ by: id, ...promised(value) }];
}
