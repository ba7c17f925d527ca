import { type Amount, formatAmount, type Pence, parseAmount } from '../money/amount.js';

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
  /** What only the new model, points and policy together do. */
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
  if (amounts.price === undefined || amounts.points === undefined || amounts.policy === undefined) return undefined;
  const first = parseAmount(start);
  const alone = (amount: Amount): Pence => parseAmount(amount) - first;
  const [price, points, policy] = [alone(amounts.price), alone(amounts.points), alone(amounts.policy)];
  const total = parseAmount(now) - parseAmount(told);
  const onRecord = first - parseAmount(told);
  return { onRecord, price, points, policy, together: total - onRecord - price - points - policy, total };
}

/** The causes of many families in sum. */
export function sumCauses(causes: readonly CausePence[]): CausePence {
  const sum = (of: (one: CausePence) => Pence): Pence => causes.reduce((total, one) => total + of(one), 0n);
  return {
    onRecord: sum((one) => one.onRecord),
    price: sum((one) => one.price),
    points: sum((one) => one.points),
    policy: sum((one) => one.policy),
    together: sum((one) => one.together),
    total: sum((one) => one.total),
  };
}

/** Causes as amounts. */
export function formatCauses({ onRecord, price, points, policy, together, total }: CausePence): Causes {
  return {
    onRecord: formatAmount(onRecord),
    price: formatAmount(price),
    points: formatAmount(points),
    policy: formatAmount(policy),
    together: formatAmount(together),
    total: formatAmount(total),
  };
}
