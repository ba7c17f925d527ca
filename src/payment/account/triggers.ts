import { certain } from '../../exact/at.js';
import { compareRatios, multiplyRatios, ratio } from '../../exact/ratio.js';
import { formatAmount, formatPounds, type Pence } from '../../money/amount.js';
import { spentIn } from './check.js';
import type { ParsedAccount } from './input.js';
import type { ReviewTrigger } from './result.js';

const pounds = (pence: Pence): string => formatPounds(formatAmount(pence));

/** What a review looks at; none of it is a debt. */
export function triggersOf(
  { statements, terms, liabilities }: ParsedAccount,
  { arrears, shortfall }: { readonly arrears: Pence | null; readonly shortfall: Pence },
): ReviewTrigger[] {
  const entries = statements.flatMap(({ spent }) => spent);
  const planned = statements.flatMap((one) => one.planned).reduce((sum, { amount }) => sum + amount, 0n);
  const inPlan = spentIn(entries.filter(({ line }) => line !== undefined));
  const outside = spentIn(entries.filter(({ line }) => line === undefined));
  const unproved = spentIn(entries.filter(({ evidence }) => !evidence));
  const { closing } = certain(statements.at(-1));
  const triggers: ReviewTrigger[] = [];
  const add = (code: ReviewTrigger['code'], message: string): void => void triggers.push({ code, message });
  const bound = multiplyRatios(ratio(planned, 100n), terms.tolerancePercent);
  const isBeyond = (pence: Pence): boolean => pence > 0n && compareRatios(ratio(pence), bound) > 0;
  if (isBeyond(planned - inPlan))
    add(
      'under-use',
      `${pounds(planned - inPlan)} of ${pounds(planned)} planned was not used${liabilities.length > 0 ? ', liabilities not counted' : ''}: is need met, and is the plan still right?`,
    );
  if (isBeyond(inPlan - planned))
    add(
      'overspending',
      `${pounds(inPlan - planned)} more than the ${pounds(planned)} planned was spent: is the plan enough for need?`,
    );
  if (closing < 0n) add('overdrawn', `the account is overdrawn by ${pounds(-closing)}`);
  if (outside > 0n)
    add('outside-the-plan', `${pounds(outside)} was spent outside the plan: a question, and no debt by itself`);
  if (unproved > 0n) add('evidence-missing', `${pounds(unproved)} was spent without a receipt or a payslip`);
  if (arrears !== null && arrears > 0n)
    add('contribution-arrears', `${pounds(arrears)} of the contribution was not paid in`);
  if (shortfall > 0n)
    add('payment-below-need', `payments and account lack ${pounds(shortfall)} to meet need, whatever is reclaimed`);
  return triggers;
}
