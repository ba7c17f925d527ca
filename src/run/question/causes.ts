import { type Amount, formatAmount, type Pence, parseAmount } from '../../money/amount.js';

/**
 * Why a family would be told another amount, in pounds a year: each thing changed alone, and what only all of them
 * together do. They add up to `total`.
 */
export interface Causes {
  /** What was told differs from what the model, the points and the policy of then give: decided for the family alone. */
  readonly onRecord: Amount;
  /** The new model alone. */
  readonly price: Amount;
  /** The new points alone. */
  readonly points: Amount;
  /** The new policy alone. */
  readonly policy: Amount;
  /** Limits on change counted from what was last told, where they were shares of the package: with nothing else changed. */
  readonly limitBase: Amount;
  /** What only all of them together do. */
  readonly together: Amount;
  /** What the family would be told less what it was told. */
  readonly total: Amount;
}

/** The same in pence. */
export type CausePence = { readonly [Name in keyof Causes]: Pence };

/** What a family was told, and what it would be told with nothing, one thing or everything changed. */
export interface ToldWith {
  readonly told: Amount | undefined;
  readonly start: Amount | undefined;
  readonly price: Amount | undefined;
  readonly points: Amount | undefined;
  readonly policy: Amount | undefined;
  readonly limitBase: Amount | undefined;
  readonly now: Amount | undefined;
}

/**
 * Tells the causes apart without an order: each is what it does alone, and the rest is what only all of them do.
 *
 * @returns undefined where one of the amounts is not known
 * @choice causes-alone: taken one after the other, causes would depend on which came first
 */
export function causesOf(amounts: ToldWith): CausePence | undefined {
  const { told, start, now } = amounts;
  if (told === undefined || start === undefined || now === undefined) return undefined;
  const { price: byPrice, points: byPoints, policy: byPolicy, limitBase: byBase } = amounts;
  if (byPrice === undefined || byPoints === undefined || byPolicy === undefined || byBase === undefined)
    return undefined;
  const first = parseAmount(start);
  const alone = (amount: Amount): Pence => parseAmount(amount) - first;
  const [price, points, policy, limitBase] = [alone(byPrice), alone(byPoints), alone(byPolicy), alone(byBase)];
  const total = parseAmount(now) - parseAmount(told);
  const onRecord = first - parseAmount(told);
  const together = total - onRecord - price - points - policy - limitBase;
  return { onRecord, price, points, policy, limitBase, together, total };
}

/** The causes of many families in sum. */
export function sumCauses(causes: readonly CausePence[]): CausePence {
  const sum = (of: (one: CausePence) => Pence): Pence => causes.reduce((total, one) => total + of(one), 0n);
  return {
    onRecord: sum((one) => one.onRecord),
    price: sum((one) => one.price),
    points: sum((one) => one.points),
    policy: sum((one) => one.policy),
    limitBase: sum((one) => one.limitBase),
    together: sum((one) => one.together),
    total: sum((one) => one.total),
  };
}

/** Causes as amounts. */
export function formatCauses(causes: CausePence): Causes {
  return {
    onRecord: formatAmount(causes.onRecord),
    price: formatAmount(causes.price),
    points: formatAmount(causes.points),
    policy: formatAmount(causes.policy),
    limitBase: formatAmount(causes.limitBase),
    together: formatAmount(causes.together),
    total: formatAmount(causes.total),
  };
}
